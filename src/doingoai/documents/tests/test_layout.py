"""A document names its form; the forms differ by figures and words alone."""

from dataclasses import replace

import pytest

from doingoai.documents import LAYOUTS, ND30_2020, PARTY, ContentError, kind_of, layout_of, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.tests.papers import paper_of
from doingoai.documents.tests.samples import LETTER

EVERY_KIND = [(layout, kind) for layout in LAYOUTS.values() for kind in layout.kinds]


def test_known_layouts_are_found_by_key():
    assert [layout_of(key) for key in ("ND30_2020", "PARTY")] == [ND30_2020, PARTY]


def test_unknown_layout_is_refused_with_the_known_ones():
    with pytest.raises(ContentError) as refusal:
        render_docx(replace(LETTER, layout="A4"))
    assert str(refusal.value) == "Không có thể thức văn bản “A4”. Được dùng: ND30_2020, PARTY."


@pytest.mark.parametrize(
    ("kind", "abbreviation"),
    [("quyet_dinh", "QĐ"), ("quy_dinh", "QĐ"), ("cong_van", "CV"), ("thong_tri", "TT"), ("ket_luan", "KL")],
)
def test_party_kinds_have_their_abbreviations(kind, abbreviation):
    assert PARTY.kinds[kind].abbreviation == abbreviation


def test_party_kinds_are_the_25_and_the_8_papers_of_the_regulation():
    assert len(PARTY.kinds) == 33


def test_kind_of_the_party_alone_is_unknown_to_the_state():
    with pytest.raises(ContentError):
        kind_of("thong_tri")
    assert kind_of("thong_tri", PARTY.kinds).name == "Thông tri"


@pytest.mark.parametrize(("layout", "kind"), EVERY_KIND, ids=[f"{layout.key}-{kind}" for layout, kind in EVERY_KIND])
def test_every_kind_is_drawn_in_both_forms(layout, kind):
    paper = paper_of(kind, layout)
    assert render_docx(paper)[:2] == b"PK"
    assert render_pdf(paper)[:5] == b"%PDF-"


@pytest.mark.parametrize(
    ("layout", "kind", "opening"),
    [
        (ND30_2020, "cong_van", "Kính gửi:"),
        (ND30_2020, "to_trinh", "Kính gửi:"),
        (ND30_2020, "cong_dien", "Sở Ngoại vụ điện:"),
        (ND30_2020, "giay_moi", "Sở Ngoại vụ trân trọng kính mời:"),
        (ND30_2020, "giay_gioi_thieu", "Sở Ngoại vụ trân trọng giới thiệu:"),
        (PARTY, "giay_moi", "Sở Ngoại vụ trân trọng kính mời:"),
    ],
)
def test_each_kind_opens_its_addressees_in_its_own_words(layout, kind, opening):
    items = compose(paper_of(kind, layout), layout).sections[0].items
    assert [item.text for item in items if getattr(item, "style", "") == "addressee_head"] == [opening]


@pytest.mark.parametrize(("type_name", "styles"), [("", ["title"]), ("Thư chúc mừng", ["type", "title"])])
def test_letter_of_courtesy_has_a_heading_and_no_subject(type_name, styles):
    paper = replace(paper_of("thu_cong", ND30_2020), type_name=type_name)
    letterhead, *items = compose(paper, ND30_2020).sections[0].items
    assert [item.style for item in letterhead.rows[1][0]] == ["number"]
    assert [item.style for item in items if getattr(item, "style", "") in ("type", "title")] == styles


@pytest.mark.parametrize("line", ["MẬT", "TỐI MẬT", "Tuyệt mật"])
def test_marking_of_secrecy_is_never_drawn(line):
    with pytest.raises(ContentError) as refusal:
        render_pdf(replace(LETTER, addressees=(), type_name=line, kind="bao_cao"))
    assert str(refusal.value).startswith("Văn bản có dòng ghi dấu chỉ độ mật")


def test_words_about_secrecy_are_drawn():
    assert render_docx(replace(LETTER, title="Về việc bảo vệ bí mật nhà nước"))[:2] == b"PK"
