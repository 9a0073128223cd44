"""A figure by what its records say: the parts add up to the headline (RP-06), and every number opens its records."""

import datetime as dt
import re
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.register_kit.catalogue import registers
from doingoai.reporting.figure import figure
from doingoai.reporting.parts import UNSAID, Chosen, RecordsOfPart, breakdown_of, divided
from doingoai.workflow import clock

PAGE = "/bao-cao/chi-tieu/DT-I02/co-cau/"
OF_2026 = {"year": "2026", "unit": "24"}
Y2026 = Period.parse("2026")
EVERY_BREAKDOWN = [
    pytest.param(indicator, by, id=f"{indicator.code}-{by.key}")
    for register in registers().values()
    for indicator in register.indicators
    for by in indicator.breakdowns
]


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


def parts(code, by, unit="VN", period=Y2026):
    found = figure(code, period, unit)
    return divided(found, breakdown_of(found.line.indicator, by))


def values(found):
    return {each.name: each.now.value for each in found.parts}


@pytest.mark.covers("RP-06")
@pytest.mark.parametrize(("indicator", "by"), EVERY_BREAKDOWN)
def test_parts_of_every_figure_add_up_to_its_headline(indicator, by, two_years):
    for unit in ("VN", "24"):
        found = figure(indicator.code, Y2026, unit)
        division = divided(found, by)
        if indicator.measure == Measure.SHARE:
            assert sum(each.now.part for each in division.parts) == found.figure.part
            assert sum(each.now.rows for each in division.parts) == found.figure.whole
        else:
            assert sum(each.now.value for each in division.parts) == (found.figure.value or 0) + division.overlap


def test_parts_of_attendances(two_years):
    assert values(parts("DT-I02", "sex")) == {"Nữ": 4, "Nam": 2}
    assert values(parts("DT-I02", "sex", "48")) == {"Nữ": 2}
    assert {each.name: each.before.value for each in parts("DT-I02", "sex", period=Period.parse("2019")).parts} == {
        "Nữ": 1, "Nam": 1,
    }  # fmt: skip


def test_shares_of_the_parts_have_their_own_denominators(two_years):
    found = {each.name: (each.now.value, each.now.part, each.now.rows) for each in parts("DT-I03", "topic").parts}
    assert found == {"Lễ tân": (Decimal("66.7"), 2, 3)}


def test_part_of_last_year_that_is_no_more_is_zero_now(two_years):
    (part,) = parts("DT-I02", "sex", "27", Period.parse("2020")).parts
    assert (part.name, part.now.value, part.before.value, part.change_pct) == ("Nam", 0, 2, -100)


def test_class_that_several_parts_share_is_said_to_be_counted_in_each(held, unit, ministry_officer, signed_in):
    held(unit("24", 2026), "2026-02-01", national="BNG-1")
    other = held(unit("48", 2026), "2026-02-01", national="BNG-1")
    registers()["training"].model.objects.for_system("test").filter(dossier=other).update(topic="LANGUAGE")
    found = parts("DT-I01", "topic")
    assert (sorted(values(found).values()), found.overlap) == ([1, 1], 1)
    page = signed_in(ministry_officer).get("/bao-cao/chi-tieu/DT-I01/co-cau/", {"year": "2026", "unit": "VN"})
    assert "Cộng các phần 2, trừ 1 tính ở nhiều phần: tổng 1." in page.content.decode()


def test_every_number_opens_the_records_of_its_part_and_period(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    page = client.get(PAGE, OF_2026 | {"by": "sex"})
    rows = {row.cells[0]: row for row in page.context["table"].rows}
    women = client.get(rows["Nữ"].url)
    assert [(str(row.cells[0]), row.cells[-1]) for row in women.context["table"].rows] == [
        ("DT-T-0006", 1), ("DT-T-0005", 1),
    ]  # fmt: skip
    assert women.context["chosen"]["name"] == "Giới tính: Nữ"
    assert women.context["hidden"] == 0
    as_json = next(each["url"] for each in women.context["downloads"] if each["label"] == "JSON")
    assert [record["number"] for record in client.get(as_json).json()] == ["DT-T-0006", "DT-T-0005"]
    whole = client.get(women.context["chosen"]["url"])
    assert (whole.context["chosen"], len(whole.context["table"].rows)) == (None, 2)


def test_number_of_the_year_before_opens_its_records(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    table = client.get(PAGE, {"year": "2019", "unit": "24", "by": "sex"}).context["table"]
    row = next(row for row in table.rows if row.cells[0] == "Nữ")
    url = unescape(re.search('href="([^"]+)"', row.cells[2])[1])
    assert [str(each.cells[0]) for each in client.get(url).context["table"].rows] == ["DT-T-0001"]


@pytest.mark.parametrize(("indicator", "by"), EVERY_BREAKDOWN)
def test_records_of_the_parts_are_those_that_were_counted(indicator, by, two_years, ministry_officer):
    found = figure(indicator.code, Y2026, "VN", officer=ministry_officer)
    for part in divided(found, by).parts:
        behind = RecordsOfPart(found, Chosen(by, part.key), ministry_officer)
        assert behind.count() == len(behind.page()) == part.now.dossiers


@pytest.mark.parametrize(("indicator", "by"), EVERY_BREAKDOWN)
def test_every_breakdown_has_its_page_even_without_a_record(indicator, by, db, ministry_officer, signed_in):
    page = signed_in(ministry_officer).get(f"/bao-cao/chi-tieu/{indicator.code}/co-cau/", OF_2026 | {"by": by.key})
    assert (page.status_code, page.context["bars"], list(page.context["table"].rows)) == (200, None, [])
    assert "Không có hồ sơ nào" in page.content.decode()


def test_code_that_the_field_cannot_have_opens_nothing(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    for asked in ({"by": "commune", "of": "x"}, {"by": "sex", "of": "Z"}, {"by": "sex", "of": UNSAID}):
        page = client.get("/bao-cao/chi-tieu/DT-I02/", OF_2026 | asked)
        assert (page.status_code, list(page.context["table"].rows)) == (200, [])


def test_yes_and_no_are_parts_with_names(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    table = client.get(PAGE, OF_2026 | {"by": "commune"}).context["table"]
    assert [(row.cells[0], row.cells[-1]) for row in table.rows] == [("Cấp khác", 2)]
    assert len(client.get(table.rows[0].url).context["table"].rows) == 2


def test_unknown_breakdown_is_not_found(two_years, fa_officer, signed_in):
    assert signed_in(fa_officer).get(PAGE, OF_2026 | {"by": "x"}).status_code == 404


def test_three_officers(two_years, ministry_officer, fa_officer, outsider, signed_in):
    answers = [signed_in(who).get(PAGE, OF_2026).status_code for who in (ministry_officer, fa_officer, outsider)]
    assert answers == [200, 200, 404]


def test_restricted_record_is_counted_in_its_part_and_not_listed(held, unit, fa_officer, signed_in):
    held(unit("24", 2026), "2026-02-01", attended="F", access_level=2)
    client = signed_in(fa_officer)
    row = client.get(PAGE, OF_2026 | {"by": "sex"}).context["table"].rows[0]
    assert (row.cells[0], row.cells[-1]) == ("Nữ", 1)
    assert list(client.get(row.url).context["table"].rows) == []


def test_page_costs_the_same_for_one_part_as_for_many(held, unit, fa_officer, signed_in):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE, OF_2026 | {"by": "group"})
        return len(caught)

    client = signed_in(fa_officer)
    held(unit("24", 2026), "2026-02-01", attended="F")
    client.get(PAGE, OF_2026 | {"by": "group"})
    alone = queries()
    held(unit("24", 2026), "2026-02-01", attended="FfMm" * 20)
    assert queries() == alone
