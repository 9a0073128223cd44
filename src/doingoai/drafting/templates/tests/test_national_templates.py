"""Our own templates: all of them load, fill, compose, and rest only on instruments that are confirmed and in force."""

import csv
from datetime import date
from itertools import product

import pytest

from doingoai.documents.compose import compose
from doingoai.documents.content import Annex, Table
from doingoai.documents.layout import LAYOUTS
from doingoai.drafting.prose import read_prose, text_of
from doingoai.drafting.templates.assemble import document_of
from doingoai.drafting.templates.facts import FACTS
from doingoai.drafting.templates.fill import Filled, fill
from doingoai.drafting.templates.load import load_templates
from doingoai.drafting.templates.resting import bases_of
from doingoai.site.commands.templates import TEMPLATES

TEMPLATES_BY_KEY = load_templates(TEMPLATES / "national").documents
KEYS = (
    "bao_cao", "bien_ban", "cong_van", "cong_van_lay_y_kien", "cong_van_tra_loi", "dang_cong_van", "dang_to_trinh",
    "giay_moi", "ke_hoach", "phieu_chuyen", "quyet_dinh", "thong_bao", "to_trinh",
)  # fmt: skip


def filled(key: str) -> Filled:
    template = TEMPLATES_BY_KEY[key]
    values = {name: f"{label} thử" for name, label in FACTS.items()}
    values |= {name: f"{each.label} một\n{each.label} hai" for name, each in template.fields.items()}
    rows = {
        name: [dict.fromkeys(each.columns, "ô"), dict.fromkeys(each.columns, "ô")]
        for name, each in template.rows.items()
    }
    return fill(template, values | rows)


def test_every_kind_of_paper_of_the_work_has_a_template():
    assert tuple(sorted(TEMPLATES_BY_KEY)) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_filled_template_misses_nothing_and_is_read_back(key):
    draft = filled(key)
    assert draft.missing == ()
    prose = read_prose(draft.body)
    again = read_prose(text_of(prose.blocks, prose.annexes))
    assert again == prose


@pytest.mark.parametrize(("key", "body"), product(KEYS, ("peoples_committee", "foreign_affairs", "provincial_party")))
def test_a_filled_template_becomes_a_document_under_each_letterhead(key, body):
    templates = load_templates(TEMPLATES / "national")
    letterhead = templates.letterhead("", body, {"dia_phuong": "tỉnh Sông Lam", "co_quan": "Tỉnh ủy Sông Lam"})
    document = document_of(filled(key), letterhead, number=5, issued_on=date(2026, 3, 5), name="Nguyễn Văn A")
    assert compose(document, LAYOUTS[document.layout]).sections


def test_the_tasks_of_a_plan_stand_in_a_turned_annex():
    (annex,) = read_prose(filled("ke_hoach").body).annexes
    assert (type(annex), annex.title, annex.landscape) == (Annex, "Phân công nhiệm vụ", True)
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["1", "2"]


def test_templates_rest_only_on_confirmed_instruments_in_force():
    with (TEMPLATES.parent / "reference" / "instruments.csv").open(encoding="utf-8") as file:
        known = {row["number"]: (row["status"], row["confidence"]) for row in csv.DictReader(file)}
    cited = bases_of(load_templates(TEMPLATES / "national"))
    assert cited == {"72/2025/QH15": [("national/quyet_dinh.txt", 7)]}
    assert known["72/2025/QH15"] == ("IN_FORCE", "CONFIRMED")
