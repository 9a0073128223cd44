"""A figure by province: rank, map and trends, for who sees every unit; the same as files; no query for each unit."""

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from doingoai.indicators.periods import Period
from doingoai.indicators.units import View
from doingoai.reporting.figure import figure
from doingoai.reporting.ranking import in_order, ranking
from doingoai.reporting.trends import Stretch, periods_until, trends
from doingoai.workflow import clock

FIGURE = "/bao-cao/chi-tieu/DT-I01/"
PAGES = ["xep-hang/", "ban-do/", "xu-huong/"]
FILES = ["xep-hang/csv/", "xu-huong/csv/"]
OF_2026 = {"year": "2026"}
Y2019, Y2025, Y2026 = (Period.parse(year) for year in ("2019", "2025", "2026"))


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


def ranked(code, period, view=View.TODAY):
    return ranking(figure(code, period, "VN"), view)


def shown(units):
    return {each.area.name: (each.rank, each.figure.value) for each in units if each.figure.rows}


@pytest.mark.parametrize("page", [*PAGES, *FILES])
def test_three_officers(two_years, ministry_officer, fa_officer, outsider, signed_in, client, page):
    answers = [
        signed_in(who).get(FIGURE + page, OF_2026).status_code for who in (ministry_officer, fa_officer, outsider)
    ]
    assert answers == [200, 403, 403]
    client.logout()
    assert client.get(FIGURE + page).status_code == 302


def test_officer_of_a_province_is_offered_the_pages_that_she_may_open(
    two_years, fa_officer, ministry_officer, signed_in
):
    tabs = {
        who: [str(tab["title"]) for tab in signed_in(who).get(FIGURE, OF_2026 | {"unit": "24"}).context["tabs"]]
        for who in (fa_officer, ministry_officer)
    }
    assert tabs[fa_officer] == ["Số liệu", "Ba cách tính", "Cơ cấu"]
    assert tabs[ministry_officer] == [*tabs[fa_officer], "Xếp hạng", "Bản đồ", "Xu hướng từng tỉnh"]


@pytest.mark.parametrize("page", [*PAGES, "ba-cach-tinh/", "co-cau/"])
@pytest.mark.parametrize("asked", [{"unit": "99"}, {"year": "x"}, {"view": "x"}])
def test_question_that_cannot_be_read_is_not_found(two_years, ministry_officer, signed_in, page, asked):
    assert signed_in(ministry_officer).get(FIGURE + page, OF_2026 | asked).status_code == 404


@pytest.mark.parametrize("page", [*PAGES, *FILES, "ba-cach-tinh/", "co-cau/"])
def test_unknown_code_is_not_found(two_years, ministry_officer, signed_in, page):
    assert signed_in(ministry_officer).get(f"/bao-cao/chi-tieu/XX-01/{page}", OF_2026).status_code == 404


@pytest.mark.parametrize("page", [*PAGES, *FILES])
def test_page_costs_the_same_for_one_province_as_for_all(held, unit, ministry_officer, signed_in, page):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(FIGURE + page, OF_2026)
        return len(caught)

    client = signed_in(ministry_officer)
    held(unit("24", 2026), "2026-02-01", attended="Ff")
    client.get(FIGURE + page, OF_2026)
    alone = queries()
    for code in ("01", "04", "22", "48", "79", "92", "96"):
        held(unit(code, 2026), "2026-02-01", attended="Ff")
        held(unit(code, 2026), "2026-03-01", attended="Ff")
    assert queries() == alone


def test_pages_of_no_record_at_all(db, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    pages = {page: client.get(FIGURE + page, OF_2026) for page in PAGES}
    assert pages["xep-hang/"].context["bars"] is None
    assert {row.cells[1] for row in pages["xep-hang/"].context["table"].rows} == {1}
    assert "0/34 tỉnh, thành phố có hồ sơ trong kỳ." in pages["xep-hang/"].content.decode()
    assert "0: 34 đơn vị" in pages["ban-do/"].content.decode()
    assert len(pages["xu-huong/"].context["rows"]) == 34


# Ranking


def test_largest_is_first_equal_ones_share_a_rank_and_the_next_is_skipped(held, unit):
    for code, many in (("24", 3), ("48", 2), ("01", 2), ("79", 1)):
        for day in range(1, many + 1):
            held(unit(code, 2026), f"2026-02-{day:02d}")
    found = ranked("DT-I01", Y2026)
    assert shown(found.units) == {"Bắc Ninh": (1, 3), "Hà Nội": (2, 2), "Đà Nẵng": (2, 2), "Hồ Chí Minh": (4, 1)}
    assert {each.rank for each in found.units if not each.figure.rows} == {5}
    assert (found.with_records, len(found.standing), found.apart) == (4, 34, ())


def test_share_of_nothing_has_no_rank_and_stands_last(held, unit):
    held(unit("24", 2026), "2026-02-01", attended="Mm")
    held(unit("48", 2026), "2026-02-01", attended="FM")
    found = ranked("DT-I03", Y2026)
    assert shown(found.units) == {"Đà Nẵng": (1, 50), "Bắc Ninh": (2, 0)}
    assert sum(each.rank is None for each in found.units) == 32
    for sort in ("value", "-value", "rank", "-rank"):
        ordered = in_order(found.units, sort)
        assert {each.area.name for each in ordered[:2]} == {"Đà Nẵng", "Bắc Ninh"}
        assert all(each.rank is None for each in ordered[2:])


@pytest.mark.covers("RP-10", "RP-13")
def test_units_that_began_or_ended_in_the_periods_stand_apart(held, unit):
    held(unit("24", 2019), "2025-05-01")
    held(unit("24", 2025), "2025-09-01")
    held(unit("01", 2025), "2025-09-01")
    as_was, today = ranked("DT-I01", Y2025, View.AS_WAS), ranked("DT-I01", Y2025)
    assert shown(as_was.units) == {"Hà Nội": (1, 1)}
    assert shown(as_was.apart) == {"Bắc Giang (đến 30/06/2025)": (None, 1), "Bắc Ninh": (None, 1)}
    assert shown(today.units) == {"Bắc Ninh": (1, 2), "Hà Nội": (2, 1)}
    assert [(found.with_records, len(found.standing)) for found in (as_was, today)] == [(2, 34), (2, 34)]
    assert today.apart == ()


def test_view_of_the_page_is_that_of_the_question(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    pages = [
        client.get(f"{FIGURE}xep-hang/", {"year": "2019", "view": view}) for view in ("", "as_was", "like_for_like")
    ]
    assert [len(page.context["table"].rows) for page in pages] == [34, 63, 63]
    assert [[tab["current"] for tab in page.context["views"]].index(True) for page in pages] == [1, 0, 2]


def test_columns_are_sorted_by_links_both_ways(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    page = client.get(f"{FIGURE}xep-hang/", OF_2026)
    headings = {heading.key: heading for heading in page.context["table"].headings}
    assert (headings["rank"].sorted, headings["value"].sorted) == ("ascending", "")
    assert [row.cells[0] for row in page.context["table"].rows[:2]] == ["Bắc Ninh", "Đà Nẵng"]
    upwards = client.get(headings["rank"].sort_url)
    assert [row.cells[0] for row in upwards.context["table"].rows[-2:]] == ["Đà Nẵng", "Bắc Ninh"]
    by_name = client.get(headings["name"].sort_url).context["table"]
    assert [row.cells[0] for row in by_name.rows] == [row.cells[0] for row in sorted_by_name(by_name.rows)]
    assert client.get(f"{FIGURE}xep-hang/", OF_2026 | {"sort": "x"}).context["table"].headings[1].sorted == "ascending"


def sorted_by_name(rows):
    from doingoai.lib.sorting import sort_key

    return sorted(rows, key=lambda row: sort_key(row.cells[0]))


def test_share_is_shown_with_its_numerator_and_denominator(two_years, ministry_officer, signed_in):
    table = signed_in(ministry_officer).get("/bao-cao/chi-tieu/DT-I03/xep-hang/", OF_2026).context["table"]
    keys = [heading.key for heading in table.headings]
    rows = {row.cells[0]: dict(zip(keys, row.cells, strict=True)) for row in table.rows}
    assert (rows["Đà Nẵng"]["value"], rows["Đà Nẵng"]["part"], rows["Đà Nẵng"]["whole"]) == ("100,0", 2, 2)
    assert (rows["Huế"]["value"], rows["Huế"]["rank"]) == ("–", None)


def test_every_unit_leads_to_its_own_figure(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    for page in PAGES:
        html = client.get(FIGURE + page, OF_2026).content.decode()
        urls = set(re.findall(r'href="(/bao-cao/chi-tieu/DT-I01/\?[^"]*unit=48[^"]*)"', html))
        assert urls == {"/bao-cao/chi-tieu/DT-I01/?year=2026&amp;unit=48&amp;view=today&amp;regime=ND09"}


def table_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_ranking_as_a_file(two_years, ministry_officer, signed_in):
    answer = signed_in(ministry_officer).get(f"{FIGURE}xep-hang/csv/", OF_2026)
    rows = table_of(answer)
    assert answer["Content-Disposition"] == 'attachment; filename="xep-hang-dt-i01-2026.csv"'
    assert rows[:3] == [
        ["Mã tỉnh", "Tỉnh, thành phố", "Hạng", "2026", "2025", "Tăng/giảm %", "Hồ sơ"],
        ["24", "Bắc Ninh", "1", "2", "0", "", "2"],
        ["48", "Đà Nẵng", "2", "1", "0", "", "1"],
    ]
    assert len(rows) == 35


# Map


def test_map_is_divided_as_was_asked(held, unit, ministry_officer, signed_in):
    for code, many in (("24", 6), ("48", 1), ("01", 1)):
        for day in range(1, many + 1):
            held(unit(code, 2026), f"2026-02-{day:02d}")
    client = signed_in(ministry_officer)
    quantile, equal = (
        client.get(f"{FIGURE}ban-do/", OF_2026 | {"classes": classes}).content.decode() for classes in ("", "equal")
    )
    assert "1 đến dưới 6: 2 đơn vị" in quantile
    assert ("trên 0 đến dưới 2: 2 đơn vị" in equal, "từ 6: 1 đơn vị" in equal) == (True, True)
    assert "0: 31 đơn vị" in equal


# Trends


def test_months_and_years_end_with_the_period_and_never_after_today(db):
    def keys(text, stretch):
        return [period.key for period in periods_until(Period.parse(text), stretch)]

    assert keys("2026-H1", Stretch.MONTHS)[::11] == ["2025-07", "2026-06"]
    assert keys("2026", Stretch.YEARS) == ["2022", "2023", "2024", "2025", "2026"]
    with clock.acting_at(dt.datetime(2026, 3, 2, tzinfo=dt.UTC)):
        assert keys("2026", Stretch.MONTHS)[::11] == ["2025-04", "2026-03"]
        assert keys("2027", Stretch.YEARS)[-1] == "2026"


def test_trend_of_a_unit_is_what_its_figures_say(two_years):
    found = trends(figure("DT-I01", Y2026, "VN"), View.TODAY, Stretch.MONTHS)
    values = {area.name: values for area, values in found.units}
    for place, period in enumerate(found.periods):
        assert values["Bắc Ninh"][place] == figure("DT-I01", period, "24").figure.value
    years = trends(figure("DT-I01", Y2019, "VN"), View.TODAY, Stretch.YEARS)
    assert next(values for area, values in years.units if area.code == "24") == (0, 0, 0, 1, 2)


def test_trends_are_drawn_on_one_scale_or_on_each_its_own(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    common, own = (
        client.get(f"{FIGURE}xu-huong/", OF_2026 | {"scale": scale}).content.decode() for scale in ("", "own")
    )
    assert "Mọi hình cùng thang từ 0 đến 1, từ 01/2026 đến 12/2026." in common
    assert own.count("thang 0–1<") == 34
    assert common.count('class="trend"') == 34


def test_trend_across_a_merger_is_not_offered_unit_by_unit_of_the_time(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    page = client.get(f"{FIGURE}xu-huong/", OF_2026)
    offered = {
        field.name: [str(label) for _value, label in field.field.choices] for field in page.context["filters"]["fields"]
    }
    assert offered["view"] == ["Theo đơn vị hiện nay", "Cùng địa giới cuối kỳ"]
    assert (offered["span"], offered["scale"]) == (["12 tháng", "5 năm"], ["Thang chung", "Thang riêng"])
    assert client.get(f"{FIGURE}xu-huong/", OF_2026 | {"view": "as_was"}).status_code == 404


def test_trends_as_a_file_say_what_the_table_says(two_years, ministry_officer, signed_in):
    client = signed_in(ministry_officer)
    rows = table_of(client.get(f"{FIGURE}xu-huong/csv/", OF_2026 | {"span": "years"}))
    assert rows[0] == ["Mã tỉnh", "Tỉnh, thành phố", "2022", "2023", "2024", "2025", "2026"]
    shown = client.get(f"{FIGURE}xu-huong/", OF_2026 | {"span": "years"}).context["rows"]
    assert [[strip_tags(name), *values] for name, *values in shown] == [row[1:] for row in rows[1:]]
