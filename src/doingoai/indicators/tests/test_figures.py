"""Figures over real rows: every measure, the merger, the previous year, the bridge from provinces to the nation."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingoai.dossiers.models import Dossier
from doingoai.indicators.figures import Bridge, Reckoning, change_pct
from doingoai.indicators.periods import Period
from doingoai.indicators.records import RecordsBehind
from doingoai.indicators.recounting import recount
from doingoai.indicators.tests.conftest import COUNTED, DISTINCT, EVERY, PARTS, SHARE, STOCK, SUMMED, counted
from doingoai.indicators.trends import series
from doingoai.indicators.units import EVERYWHERE, View, areas, territory
from doingoai.organisations.models import Province

TODAY = dt.date(2026, 11, 21)
Y2019 = Period.parse("2019")


@pytest.fixture
def figure(atlas):
    """figure(COUNTED, "24", "2019", View.TODAY) → Figure"""

    def ask(indicator, text="VN", key="2019", view=None):
        period = Period.parse(key)
        where = territory(atlas, text, period, view=view, today=TODAY)
        return counted(indicator, period, within=where.reach).figure(where)

    return ask


@pytest.fixture
def two_provinces(keep, unit):
    """2018: one dossier of old Bắc Giang; 2019: two of it, one of old Bắc Ninh, one of the centre."""
    giang, ninh = unit("24", 2019), unit("27", 2019)
    keep(giang, "2018-06-01", title="Lớp A", version=2)
    keep(giang, "2019-05-01", title="Lớp B", version=3)
    keep(giang, "2019-12-14", title="Lớp C", state="LATE", version=4)
    keep(ninh, "2018-12-15", title="Lớp C", version=5)
    keep(None, "2019-03-01", title="Lớp D", version=6)
    keep(giang, "2019-12-15", title="Lớp E")  # belongs to 2020


def of(figure):
    return figure.value, figure.previous, figure.change_pct, figure.rows


@pytest.mark.covers("RP-02", "RP-12", "ADM-04")
@pytest.mark.parametrize(
    ("indicator", "text", "view", "expected"),
    [
        (COUNTED, "VN", None, (4, 1, Decimal("300.0"), 4)),
        (COUNTED, "24", View.AS_WAS, (2, 1, Decimal("100.0"), 2)),
        (COUNTED, "27", View.AS_WAS, (1, 0, None, 1)),
        (COUNTED, "24", View.TODAY, (3, 1, Decimal("200.0"), 3)),
        (COUNTED, "24", View.LIKE_FOR_LIKE, (2, 1, Decimal("100.0"), 2)),
        (DISTINCT, "VN", None, (3, 1, Decimal("200.0"), 4)),
        (DISTINCT, "24", View.TODAY, (2, 1, Decimal("100.0"), 3)),
        (SUMMED, "VN", None, (18, 2, Decimal("800.0"), 4)),
        (SUMMED, "48", None, (0, 0, None, 0)),
        (SHARE, "VN", None, (Decimal("25.0"), Decimal("0.0"), None, 4)),
        (SHARE, "24", View.AS_WAS, (Decimal("50.0"), Decimal("0.0"), None, 2)),
        (SHARE, "48", None, (None, None, None, 0)),
    ],
)
def test_figure_over_the_merger(two_provinces, figure, indicator, text, view, expected):
    assert of(figure(indicator, text, view=view)) == expected


def test_year_of_the_merger_is_compared_on_one_ground_only(keep, unit, figure):
    keep(unit("24", 2019), "2024-05-01")
    keep(unit("27", 2019), "2025-05-01")
    keep(unit("24", 2025), "2025-09-01")
    assert of(figure(COUNTED, "24", "2025", View.AS_WAS)) == (1, 1, None, 1)
    assert of(figure(COUNTED, "24", "2025", View.TODAY)) == (2, 1, Decimal("100.0"), 2)
    assert of(figure(COUNTED, "24", "2025", View.LIKE_FOR_LIKE)) == (2, 1, Decimal("100.0"), 2)
    assert of(figure(COUNTED, "27", "2025")) == (1, 0, None, 1)


@pytest.mark.covers("ADM-09")
def test_stock_passes_to_the_successor_on_the_day_of_the_merger(keep, unit, figure):
    keep(unit("27", 2019), "2015-01-01")
    assert figure(STOCK, "27", "2019").value == 1
    assert figure(STOCK, "24", "2025", View.AS_WAS).value == 1
    assert figure(STOCK, "24", "2019", View.AS_WAS).value == 0


@pytest.mark.covers("DT-07", "RP-12")
def test_class_of_two_provinces_is_two_locally_and_one_nationally(keep, unit, atlas):
    for code in ("24", "48", "79"):
        keep(unit(code, 2026), "2026-03-01", title="Lớp của Bộ")
    keep(None, "2026-03-01", title="Lớp riêng của Bộ")
    period = Period.parse("2026")
    reckoning = counted(DISTINCT, period)
    units = areas(atlas, period, view=View.TODAY, today=TODAY)
    assert reckoning.bridge(units) == Bridge(units=3, outside=1, national=2)
    assert reckoning.bridge(units).counted_twice == 2
    assert counted(SHARE, period).bridge(units) is None


def test_dossier_with_rows_in_two_provinces_stands_behind_both_and_once_behind_the_nation(keep, make_body, unit, atlas):
    bodies = tuple(make_body(f"Sở {code}", province=unit(code, 2026)) for code in ("24", "24", "48"))
    keep(unit("24", 2026), "2026-02-01", parts=bodies)
    reckoning = counted(PARTS, Period.parse("2026"))
    found = {
        text: reckoning.figure(territory(atlas, text, reckoning.period, today=TODAY)) for text in ("VN", "24", "48")
    }
    assert {text: (figure.value, figure.rows) for text, figure in found.items()} == {
        "VN": (3, 1), "24": (2, 1), "48": (1, 1),
    }  # fmt: skip


@pytest.mark.covers("DT-05", "RP-08")
@pytest.mark.parametrize(
    ("this", "last", "change"),
    [
        (61, 36, "69.4"),
        (8534, 4220, "102.2"),
        (232, 227, "2.2"),
        (1, 3, "-66.7"),
        (5, 5, "0.0"),
        (2001, 2000, "0.1"),  # half is rounded up, as in an office
        (0, 4, "-100.0"),
        (4, 0, None),
        (4, None, None),
        (None, 4, None),
    ],
)
def test_change_is_computed_to_one_decimal(this, last, change):
    assert change_pct(this, last) == (None if change is None else Decimal(change))


@pytest.mark.covers("RP-07")
@pytest.mark.parametrize(("this", "asks"), [(4, True), (5, False), (20, False), (21, True)])
def test_leap_of_half_or_double_asks_for_a_comment(keep, unit, figure, this, asks):
    for day in ("2018-05-01",) * 10 + ("2019-05-01",) * this:
        keep(unit("24", 2019), day)
    assert figure(COUNTED).needs_comment is asks


@pytest.mark.parametrize("indicator", EVERY, ids=lambda each: each.code)
@pytest.mark.parametrize("text", ["VN", "24"])
def test_records_behind_are_as_many_as_the_figure_says(two_provinces, atlas, indicator, text):
    where = territory(atlas, text, Y2019, today=TODAY)
    figure = counted(indicator, Y2019).figure(where)
    behind = RecordsBehind(indicator, Y2019, where.now.of(stock=indicator.stock), officer=None)
    assert (behind.count(), len(behind.page())) == (figure.rows, figure.rows)
    if indicator in (COUNTED, SUMMED, PARTS):
        assert sum(record.weight for record in behind.page()) == figure.value


def test_share_shows_numerator_and_denominator_of_each_record(two_provinces):
    records = RecordsBehind(SHARE, Y2019, None, officer=None).page()
    assert [(record.title, record.part, record.weight) for record in records] == [
        ("Lớp C", 1, 1), ("Lớp B", 0, 1), ("Lớp D", 0, 1), ("Lớp C", 0, 1),
    ]  # fmt: skip


def test_person_finds_only_the_records_that_reach_her(two_provinces, fa_officer, outsider, ministry_officer):
    counts = [
        RecordsBehind(COUNTED, Y2019, None, officer=who).count() for who in (fa_officer, outsider, ministry_officer)
    ]
    assert counts == [3, 0, 4]


@pytest.mark.parametrize(
    ("indicator", "values", "queries"), [(COUNTED, [1, 4, 1], 1), (STOCK, [1, 5, 6], 1), (DISTINCT, [1, 3, 1], 2)]
)
def test_trend_costs_the_same_however_long_it_is(two_provinces, django_assert_num_queries, indicator, values, queries):
    recount([indicator])
    with django_assert_num_queries(queries):
        found = series(indicator, [Y2019.previous, Y2019, Period.parse("2020")], {"VN": EVERYWHERE})
    assert found == {"VN": values}


def test_cost_does_not_grow_with_the_provinces(keep, atlas, unit):
    def queries():
        recount(EVERY)
        with CaptureQueriesContext(connection) as caught:
            for indicator in EVERY:
                reckoning = Reckoning.of(indicator, Period.parse("2026"))
                for area in areas(atlas, reckoning.period, view=View.TODAY, today=TODAY):
                    reckoning.figure_of(area)
        return len(caught)

    keep(unit("24", 2026), "2026-03-01")
    alone = queries()
    for code in ("01", "48", "79", "92"):
        keep(unit(code, 2026), "2026-03-01")
    assert (alone, queries()) == (24, 24)  # the cells and what is shared, in two periods for each of six


UNITS = st.integers(0, 97)
RECORDS = st.lists(st.tuples(UNITS, st.sampled_from(["A", "B", "C"]), st.booleans()), max_size=12)


@pytest.mark.covers("RP-06", "RP-12")
@pytest.mark.parametrize("key", ["2019", "2025", "2026"])
@given(records=RECORDS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sum_over_todays_provinces_is_the_national_value(keep, atlas, key, records):
    Dossier.objects.for_system("test").delete()
    period = Period.parse(key)
    known = [row for row in atlas.rows if row.valid_from <= period.end and (row.valid_to or period.end) >= period.start]
    for place, title, late in records:
        province: Province = known[place % len(known)]
        keep(
            province, max(province.valid_from, period.start).isoformat(), title=title, state="LATE" if late else "HELD"
        )
    units = areas(atlas, period, view=View.TODAY, today=TODAY)
    for indicator in (COUNTED, SUMMED):
        bridge = counted(indicator, period).bridge(units)
        assert (bridge.units, bridge.outside, bridge.counted_twice) == (bridge.national, 0, 0)
    assert counted(DISTINCT, period).bridge(units).counted_twice >= 0
