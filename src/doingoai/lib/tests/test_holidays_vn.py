"""Days off: lunar dates of the official table, the computed default against the notices, and the merge."""

from datetime import date

import pytest

from doingoai.lib.holidays_vn import Day, default_calendar, lunar_dates, read_days, work_calendar
from doingoai.lib.workdays import HOLIDAY, SUBSTITUTE, SWAP_OFF, SWAP_WORK

LUNAR = [
    (date(2018, 2, 16), date(2018, 4, 25)),
    (date(2019, 2, 5), date(2019, 4, 14)),
    (date(2020, 1, 25), date(2020, 4, 2)),
    (date(2021, 2, 12), date(2021, 4, 21)),
    (date(2022, 2, 1), date(2022, 4, 10)),
    (date(2023, 1, 22), date(2023, 4, 29)),
    (date(2024, 2, 10), date(2024, 4, 18)),
    (date(2025, 1, 29), date(2025, 4, 7)),
    (date(2026, 2, 17), date(2026, 4, 26)),
    (date(2027, 2, 6), date(2027, 4, 16)),
    (date(2028, 1, 26), date(2028, 4, 4)),
    (date(2029, 2, 13), date(2029, 4, 23)),
    (date(2030, 2, 2), date(2030, 4, 12)),
    (date(2031, 1, 23), date(2031, 4, 1)),
    (date(2032, 2, 11), date(2032, 4, 19)),
]


@pytest.mark.parametrize(("new_year", "hung_kings"), LUNAR)
def test_lunar_dates_official_table(new_year, hung_kings):
    assert lunar_dates(new_year.year) == (new_year, hung_kings)


def test_lunar_dates_2007_differ_from_the_chinese_calendar():
    assert lunar_dates(2007)[0] == date(2007, 2, 17)


@pytest.mark.parametrize("year", range(2018, 2027))
def test_default_calendar_gives_the_weekdays_off_of_the_official_notices(reference, year):
    official = {day.date for day in read_days(reference / "calendar.csv") if day.kind in {HOLIDAY, SUBSTITUTE}}
    computed = default_calendar(year)
    assert {on for on in computed if on.weekday() < 5} == {
        on for on in official if on.weekday() < 5 and on.year == year
    }


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2027, 5, 3), SUBSTITUTE),
        (date(2026, 4, 27), SUBSTITUTE),
        (date(2022, 5, 3), SUBSTITUTE),
        (date(2023, 9, 4), SUBSTITUTE),
        (date(2027, 9, 3), HOLIDAY),
        (date(2020, 9, 1), None),
        (date(2020, 9, 3), None),
        (date(2026, 11, 24), None),
    ],
)
def test_default_calendar_single_days(on, kind):
    day = default_calendar(on.year).get(on)
    assert (day.kind if day else None) == kind


@pytest.mark.parametrize(
    ("since", "on", "kind"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), HOLIDAY),
        (date(2026, 11, 25), date(2026, 11, 24), None),
        (date(2026, 1, 1), date(2029, 11, 26), SUBSTITUTE),
        (None, date(2029, 11, 26), None),
    ],
)
def test_culture_day_is_a_switch_in_known_and_computed_years(reference, since, on, kind):
    calendar = work_calendar(read_days(reference / "calendar.csv"), [on.year], culture_day_from=since)
    assert calendar.days.get(on) == kind


def test_work_calendar_known_years_and_assumed_years(reference):
    calendar = work_calendar(read_days(reference / "calendar.csv"), [2026, 2027, 2028])
    assert calendar.assumed_years == {2027, 2028}
    assert [calendar.covers(year) for year in (2018, 2026, 2027, 2033)] == [True, True, False, False]
    assert calendar.days[date(2026, 8, 31)] == SWAP_OFF
    assert calendar.days[date(2026, 8, 22)] == SWAP_WORK
    assert not calendar.is_working(date(2027, 2, 4))


def test_work_calendar_known_year_needs_no_row_for_fixed_days():
    tet = Day(date(2027, 2, 6), HOLIDAY, "Tết Nguyên đán", "thông báo")
    calendar = work_calendar([tet], [2027])
    assert calendar.assumed_years == frozenset()
    assert sorted(calendar.days) == [
        date(2027, 1, 1),
        date(2027, 2, 6),
        date(2027, 4, 30),
        date(2027, 5, 1),
        date(2027, 9, 2),
    ]


def test_work_calendar_early_swap_does_not_make_a_year_known():
    early = Day(date(2027, 1, 9), SWAP_WORK, "Làm bù", "thông báo")
    calendar = work_calendar([early], [2027])
    assert calendar.assumed_years == {2027}
    assert calendar.is_working(date(2027, 1, 9))
    assert not calendar.is_working(date(2027, 2, 8))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("2026-13-01,holiday,Tết,x\n", "dòng 2: “2026-13-01”"),
        ("2026-01-01,free,Tết,x\n", "dòng 2: loại ngày “free”"),
        ("2026-01-01,holiday,Tết,x\n2026-01-01,swap_off,Tết,x\n", "dòng 3: ngày 2026-01-01 đã có"),
    ],
)
def test_read_days_refuses_with_the_line(tmp_path, rows, message):
    path = tmp_path / "calendar.csv"
    path.write_text(f"date,kind,name,source\n{rows}", encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_days(path)
