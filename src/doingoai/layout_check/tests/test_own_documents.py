"""Whatever our own renderers draw is right: every kind of every layout, as Word file and as PDF."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.documents import OfficialDocument, Signature, render_docx, render_pdf
from doingoai.documents.layout import LAYOUTS
from doingoai.documents.tests.samples import DECISION, PLAN
from doingoai.layout_check import check

EVERY = tuple((layout.key, kind) for layout in LAYOUTS.values() for kind in layout.kinds)
_STATE = (
    "UBND",
    "Ủy ban nhân dân tỉnh Sông Lam",
    ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"),
    "Lưu: VT, NgV",
)
_PARTY = ("TU", "Tỉnh ủy Sông Lam", ("T/M Ban Thường vụ", "Bí thư"), "Lưu Văn phòng Tỉnh ủy")


def document(layout, kind, **changes) -> OfficialDocument:
    """Return a document of the kind with everything that the kind asks for."""
    declared = LAYOUTS[layout].kinds[kind]
    organ, body, authority, archive = _PARTY if layout == "PARTY" else _STATE
    abbreviation = declared.abbreviation
    symbol = (
        f"{abbreviation or 'CV'}/{organ}"
        if layout == "PARTY"
        else f"{abbreviation}-{organ}"
        if abbreviation
        else f"{organ}-NgV"
    )
    made = OfficialDocument(
        kind=kind,
        layout=layout,
        body=body,
        number=5,
        symbol=symbol,
        place="Sông Lam",
        issued_on=date(2026, 3, 5),
        title="Về công tác đối ngoại năm 2026",
        addressees=() if declared.typed and kind != "to_trinh" else ("Bộ Ngoại giao", "Các sở, ban, ngành"),
        bases=PLAN.bases if declared.enacting else (),
        blocks=DECISION.blocks if declared.enacting else PLAN.blocks,
        recipients=("Bộ Ngoại giao (để b/c)", archive),
        signature=Signature(authority, "Nguyễn Văn An"),
    )
    return replace(made, **changes)


@pytest.mark.parametrize(("layout", "kind"), EVERY)
def test_word_file_of_every_kind_gives_nothing(layout, kind):
    report = check(render_docx(document(layout, kind)), "a.docx")
    assert [deviation.message for deviation in report.deviations] == []
    assert report.form == ("PARTY" if layout == "PARTY" else "STATE")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pdf_of_every_kind_gives_nothing(layout):
    found = {}
    for kind in LAYOUTS[layout].kinds:
        deviations = check(render_pdf(document(layout, kind)), "a.pdf").deviations
        found |= {kind: [deviation.message for deviation in deviations]} if deviations else {}
    assert found == {}


@pytest.mark.parametrize("count", [1, 12, 40])
def test_own_document_of_several_pages_gives_nothing(count):
    long = document("ND30_2020", "ke_hoach", blocks=PLAN.blocks * count)
    assert check(render_docx(long), "a.docx").deviations == ()
    assert check(render_pdf(long), "a.pdf").deviations == ()
