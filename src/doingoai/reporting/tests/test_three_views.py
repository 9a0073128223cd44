"""The three views over the merger of 2025 side by side: values, what they are made of, why they differ."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.indicators.periods import Period
from doingoai.indicators.units import View
from doingoai.reporting.figure import figure
from doingoai.reporting.three_views import conclusion, of_nation, of_unit
from doingoai.workflow import clock

PAGE = "/bao-cao/chi-tieu/DT-I01/ba-cach-tinh/"
MERGED = {"year": "2025", "unit": "24"}


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def merged(held, unit):
    """One class of old Bắc Giang in 2024, one of old Bắc Ninh in 2025, one of the new Bắc Ninh in 2025."""
    held(unit("24", 2019), "2024-05-01")
    held(unit("27", 2019), "2025-05-01")
    held(unit("24", 2025), "2025-09-01")


def rows_of(page):
    return {str(row.cells[0]): list(row.cells) for row in page.context["table"].rows}


def test_year_of_the_merger(merged, fa_officer, signed_in):
    page = signed_in(fa_officer).get(PAGE, MERGED)
    rows = rows_of(page)
    assert [(name, cells[1], cells[3], cells[4]) for name, cells in rows.items()] == [
        ("Theo đơn vị của thời kỳ", "Bắc Ninh (24)", "1", "không so sánh được"),
        ("Theo đơn vị hiện nay", "Bắc Ninh (24)", "1", "+100,0"),
        ("Cùng địa giới cuối kỳ", "Bắc Ninh (24)", "1", "+100,0"),
    ]
    assert [cells[2].count(">1<") + 2 * cells[2].count(">2<") for cells in rows.values()] == [1, 2, 2]
    assert [cells[5] for cells in rows.values()] == [
        "Bắc Ninh (24): 1",
        "Bắc Giang (24, đến 30/06/2025): 0; Bắc Ninh (27, đến 30/06/2025): 1; Bắc Ninh (24): 1",
        "Bắc Giang (24, đến 30/06/2025): 0; Bắc Ninh (27, đến 30/06/2025): 1; Bắc Ninh (24): 1",
    ]
    assert rows["Theo đơn vị của thời kỳ"][6] == (
        "Chỉ đơn vị mang mã này trong kỳ. Không so với năm 2024: mã 24 khi đó là Bắc Giang."
    )
    assert page.context["note"] == (
        "So với đơn vị của thời kỳ, đơn vị hiện nay có thêm Bắc Giang (24, đến 30/06/2025): 0;"
        " Bắc Ninh (27, đến 30/06/2025): 1."
    )


def test_code_that_meant_another_province_names_it(merged, fa_officer, signed_in):
    rows = rows_of(signed_in(fa_officer).get(PAGE, {"year": "2024", "unit": "24"}))
    assert [cells[1] for cells in rows.values()] == ["Bắc Giang (24)", "Bắc Ninh (24)", "Bắc Giang (24)"]
    assert rows["Cùng địa giới cuối kỳ"][6] == "Địa giới của Bắc Giang ngày 14/12/2024, cả hai kỳ."


def test_view_that_knows_no_such_unit_says_who_was_there(merged, fa_officer):
    seen = of_unit(figure("DT-I01", Period.parse("2026"), "27", view=View.TODAY), "27", fa_officer)
    assert [bool(each.figure) for each in seen] == [False, True, False]
    assert "hãy hỏi Bắc Ninh (24)" in seen[0].told


def test_unit_that_was_never_merged_is_the_same_in_all_three(held, unit, ministry_officer):
    held(unit("01", 2025), "2025-09-01")
    seen = of_unit(figure("DT-I01", Period.parse("2025"), "01"), "01", ministry_officer)
    assert [each.figure.value for each in seen] == [1, 1, 1]
    assert conclusion(seen) == "Ba cách tính cùng một địa giới nên cho cùng số liệu trong kỳ."


@pytest.mark.parametrize("year", [2019, 2024, 2025, 2026])
@pytest.mark.parametrize("code", ["DT-I01", "DT-I03", "TT-02"])
def test_side_by_side_says_what_each_view_says_alone(two_years, merged, ministry_officer, year, code):
    period = Period.parse(str(year))
    seen = {each.view: each for each in of_unit(figure(code, period, "24"), "24", ministry_officer)}
    for view in View:
        assert seen[view].figure == figure(code, period, "24", view=view).figure


def test_nation_is_shown_by_the_units_of_today(merged, ministry_officer, signed_in):
    found = figure("DT-I01", Period.parse("2025"), "VN")
    sides = {each.area.name: each for each in of_nation(found)}
    assert len(sides) == 34
    assert {area.name: value for area, value in sides["Bắc Ninh"].as_was} == {
        "Bắc Giang (đến 30/06/2025)": 0, "Bắc Ninh (đến 30/06/2025)": 1, "Bắc Ninh": 1,
    }  # fmt: skip
    assert [value for _area, value in sides["Bắc Ninh"].like_for_like] == [2]
    page = signed_in(ministry_officer).get(PAGE, {"year": "2025", "unit": "VN"})
    assert page.context["note"].startswith("Toàn quốc ba cách tính đều là 2:")
    assert len(page.context["table"].rows) == 34


def test_three_officers(merged, ministry_officer, fa_officer, outsider, signed_in):
    answers = [signed_in(who).get(PAGE, MERGED).status_code for who in (ministry_officer, fa_officer, outsider)]
    assert answers == [200, 200, 404]
    nation = signed_in(fa_officer).get(PAGE, {"year": "2025", "unit": "VN"})
    assert [row.cells[1] for row in nation.context["table"].rows] == ["Toàn quốc (VN)"] * 3
    assert "Đà Nẵng" not in nation.content.decode()


@pytest.mark.parametrize("place", ["24", "VN"])
def test_page_costs_the_same_for_one_record_as_for_many(held, unit, ministry_officer, signed_in, place):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE, {"year": "2026", "unit": place})
        return len(caught)

    client = signed_in(ministry_officer)
    held(unit("24", 2026), "2026-02-01")
    client.get(PAGE, {"year": "2026", "unit": place})
    alone = queries()
    for code in ("01", "24", "24", "48"):
        held(unit(code, 2026), "2026-02-01")
    assert queries() == alone
