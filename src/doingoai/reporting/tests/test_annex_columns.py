"""Columns of the annexes are data: every shipped row can be read, a province may have its own form."""

import csv

import pytest
from django.conf import settings

from doingoai.register_kit.catalogue import indicators, registers
from doingoai.reporting import annex_columns as module
from doingoai.reporting.annex_columns import annex_columns, figures_of_annex


def rows_of(name):
    with (settings.DATA / "indicators" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


WITH_COLUMNS = sorted({row["register"] for row in rows_of("annex_columns.csv")})


@pytest.mark.parametrize("key", WITH_COLUMNS)
def test_every_path_leads_somewhere(key):
    register = registers()[key]
    columns = annex_columns(register)
    assert [column.title for column in columns] == [
        row["title_vi"] for row in rows_of("annex_columns.csv") if row["register"] == key
    ]
    for row in rows_of("annex_columns.csv"):
        for path in row["value"].split(";") if row["register"] == key else ():
            found = module.PATH.fullmatch(path)
            assert hasattr(register.model, found["rows"] if found else path.split(".")[0]), path


def test_annexes_name_registers_once_and_figures_that_exist_or_will():
    rows = rows_of("annexes.csv")
    assert len({row["register"] for row in rows}) == len(rows)
    known = {*indicators(), *(row["code"] for row in rows_of("catalogue.csv"))}
    assert [code for row in rows for code in row["figures"].split() if code not in known] == []
    assert figures_of_annex(registers()["agreements"]) == {"TT-01"}
    assert figures_of_annex(registers()["commitments"]) == frozenset()


def test_register_without_columns_is_listed_with_its_own():
    register = registers()["opinion_rounds"]
    assert [column.title for column in annex_columns(register)] == [
        *(str(column.label) for column in register.columns), "Trạng thái",
    ]  # fmt: skip


def test_kinds_follow_the_fields():
    kinds = {column.title: column.kind for column in annex_columns(registers()["delegations_out"])}
    assert {kinds[name] for name in ("Số người", "Trong đó nữ", "Kinh phí (đồng)")} == {"number"}
    assert (kinds["Tên đoàn"], kinds["Thời gian"], kinds["Trong kế hoạch"]) == ("name", "text", "text")
    assert {column.title: column.kind for column in annex_columns(registers()["agreements"])}["Ngày ký"] == "date"


def test_province_may_have_its_own_form(monkeypatch):
    own = {
        "register": "training",
        "title_vi": "Lớp",
        "value": "dossier.title",
        "between": "",
        "share": "1",
        "province": "24",
    }
    monkeypatch.setattr(module, "_rows", lambda data: (own, {**own, "province": "", "title_vi": "Tên lớp"}))
    register = registers()["training"]
    assert [annex_columns(register, unit)[0].title for unit in ("24", "48", "")] == ["Lớp", "Tên lớp", "Tên lớp"]


class Rows(list):
    """Related rows as a manager gives them."""

    def all(self):
        return self


class Of:
    def __init__(self, **fields):
        vars(self).update(fields)

    def __str__(self):
        return self.name


def test_rows_of_a_kind_are_counted_or_named():
    members = Rows([Of(sex="F", name="Lan"), Of(sex="M", name="Minh"), Of(sex="F", name="Lan")])
    record = Of(members=members)
    read = [
        module._reader(path)(record)
        for path in ("#members[sex=F]", "members[sex=F].name", "members[sex=M]", "members[sex=X]")
    ]
    assert read == [2, "Lan", "Minh", ""]
