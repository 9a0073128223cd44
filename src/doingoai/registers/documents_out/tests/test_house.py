"""Letterhead and templates as files of a province: they change the paper without code; a broken one is refused."""

import shutil

import pytest

from doingoai.register_kit.house import house_of
from doingoai.registers.documents_out.numbers import symbol_of
from doingoai.registers.documents_out.paper import content_of
from doingoai.registers.documents_out.start import proposed
from doingoai.registers.documents_out.tests import factories

pytestmark = pytest.mark.django_db
OWN = """[bodies.foreign_affairs]
parent_lines = ["UBND {{dia_phuong}}"]
name_lines = ["Sở Ngoại vụ", "và Hội nhập"]
place = "Kinh Bắc"
numbering = "together"
recipients = ["Như trên", "Lưu: VT"]
contact = { address = "Số 1 đường Sông Lam" }

[bodies.foreign_affairs.symbols]
mac_dinh = "{{loai}}-SNgVHN"

[[bodies.foreign_affairs.signers]]
title = "Giám đốc"
"""


@pytest.fixture
def own_folder(settings, tmp_path):
    """The data folder of an installation in which Bắc Ninh has files of its own."""
    shutil.copytree(settings.DATA / "templates", tmp_path / "templates")
    settings.DATA = tmp_path
    folder = tmp_path / "templates" / "24"
    folder.mkdir()
    return folder


def test_letterhead_of_the_province_changes_paper_and_symbol(own_folder, fa_officer):
    (own_folder / "letterhead.toml").write_text(OWN, encoding="utf-8")
    record = factories.open_one(fa_officer, kind="to_trinh", unit_symbol="")
    content = content_of(record)
    assert (content.body, content.place, symbol_of(record)) == ("Sở Ngoại vụ\nvà Hội nhập", "Kinh Bắc", "TTr-SNgVHN")
    assert content.contact.address == "Số 1 đường Sông Lam"


def test_one_series_for_all_kinds_where_the_body_decided_so(own_folder, fa_officer, fa_head):
    (own_folder / "letterhead.toml").write_text(OWN, encoding="utf-8")
    given = [
        factories.issued(fa_officer, fa_head, kind=kind, unit_symbol="").serial for kind in ("cong_van", "to_trinh")
    ]
    assert given == [1, 2]


def test_broken_file_is_refused_with_its_line_and_the_national_ones_stay(own_folder, province):
    (own_folder / "letterhead.toml").write_text(OWN.replace("place =", "plaec ="), encoding="utf-8")
    house = house_of(province)
    assert [problem.split(": ")[0] for problem in house.problems] == ["24/letterhead.toml:4"]
    assert "to_trinh" in house.templates.documents


def test_mended_file_counts_without_a_restart(own_folder, province):
    path = own_folder / "letterhead.toml"
    path.write_text("[bodies", encoding="utf-8")
    assert house_of(province).problems
    path.write_text(OWN, encoding="utf-8")
    assert house_of(province).problems == ()


def test_template_asks_in_brackets_for_what_only_the_officer_knows(fa_officer):
    draft = proposed(fa_officer, {"template": "to_trinh"})
    assert (draft["kind"], draft["addressees"]) == ("to_trinh", "[Kính gửi]")
    assert "[Vì sao cần làm]" in draft["content"]
    assert [row["text"] for row in draft["deliveries"]] == ["Như trên"]


def test_document_of_a_dossier_is_taken_over_as_text(fa_officer):
    from doingoai.registers.training.tests import factories as training

    record = training.open_one(fa_officer)
    draft = proposed(fa_officer, {"source_number": record.dossier.number, "document": "class-report"})
    assert (draft["kind"], draft["form"]) == ("bao_cao", "ND30_2020")
    assert "Lớp bồi dưỡng lễ tân đối ngoại" in draft["title"] + draft["content"]


def test_dossier_that_the_officer_does_not_see_gives_nothing(fa_officer, outsider):
    from doingoai.registers.training.tests import factories as training

    number = training.open_one(fa_officer).dossier.number
    assert "content" not in proposed(outsider, {"source_number": number, "document": "class-report"})
