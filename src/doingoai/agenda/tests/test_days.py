"""Days off: Tết by name and number, days worked instead, years without a notice, holidays of partner countries."""

import pytest
from django.conf import settings
from django.utils.translation import override

from doingoai.agenda.days import Days, partner_days_off
from doingoai.agenda.foreign import days_off, is_known, vietnamese_names
from doingoai.agenda.tests.conftest import day
from doingoai.agenda.tests.test_clashes import entry
from doingoai.lib.holidays_vn import lunar_dates
from doingoai.reference.models import CalendarDay, Country


def marks(days):
    return {on.isoformat(): [mark.label for mark in found] for on, found in days.marks.items()}


@pytest.mark.django_db
def test_tet_is_named_and_counted():
    found = Days(day("2026-02-14"), day("2026-02-22"))
    named = marks(found)
    assert lunar_dates(2026)[0] == day("2026-02-17")
    assert named["2026-02-16"] == ["Tết Nguyên đán"]
    assert named["2026-02-17"] == ["Tết Nguyên đán (mùng 1)"]
    assert named["2026-02-19"] == ["Tết Nguyên đán (mùng 3)"]
    assert {day("2026-02-16"), day("2026-02-20"), day("2026-02-21")} <= found.off


@pytest.mark.django_db
def test_a_year_without_notice_is_computed_and_says_so():
    found = Days(day("2028-01-20"), day("2028-01-31"))
    assert found.assumed_years == ["2028"]
    assert marks(found)["2028-01-26"] == ["Tết Nguyên đán (mùng 1)"]


@pytest.mark.django_db
def test_new_year_stands_in_a_span_over_two_years():
    assert marks(Days(day("2026-12-28"), day("2027-01-03")))["2027-01-01"] == ["Tết Dương lịch"]


@pytest.mark.django_db
def test_a_day_worked_instead_is_no_day_off():
    swapped = CalendarDay.objects.filter(kind="swap_work").latest("date")
    found = Days(swapped.date, swapped.date)
    assert swapped.date.weekday() >= 5
    assert found.off == frozenset()
    assert [(mark.label, mark.tone) for mark in found.marks[swapped.date]] == [(swapped.name, "info")]


@pytest.mark.django_db
def test_weekends_are_off_without_a_mark():
    found = Days(day("2026-11-06"), day("2026-11-09"))
    assert (found.off, found.marks) == ({day("2026-11-07"), day("2026-11-08")}, {})


@pytest.mark.django_db
def test_countries_add_their_days_and_one_that_is_not_known_is_said():
    laos, nowhere = Country.objects.get(pk="LA"), Country(pk="ZZ", name="Chưa rõ")
    found = Days(day("2026-12-01"), day("2026-12-04"), [laos, nowhere])
    assert marks(found) == {"2026-12-02": ["Lào: Quốc khánh Lào"]}
    assert found.unknown == ["Chưa rõ"]


@pytest.mark.django_db
def test_days_cost_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        Days(day("2026-01-01"), day("2026-12-31"), [Country(pk="LA", name="Lào")])


def test_names_are_vietnamese_or_english_by_the_language_of_the_officer():
    with override("vi"):
        assert days_off("KR", day("2026-03-01"), day("2026-03-02")) == [
            (day("2026-03-01"), "Ngày Phong trào Độc lập"),
            (day("2026-03-02"), "Nghỉ bù Ngày Phong trào Độc lập"),
        ]
    with override("en"):
        assert days_off("LA", day("2026-12-02"), day("2026-12-02")) == [(day("2026-12-02"), "Lao National Day")]


def test_a_holiday_without_a_vietnamese_name_keeps_its_own():
    with override("vi"):
        assert days_off("CZ", day("2026-07-06"), day("2026-07-06")) == [(day("2026-07-06"), "Jan Hus Day")]


def test_nothing_is_known_of_what_is_no_country():
    assert not is_known("ZZ")
    assert days_off("ZZ", day("2026-01-01"), day("2026-12-31")) == []


def test_names_of_the_file_are_whole_and_each_is_there_once(tmp_path):
    assert vietnamese_names(settings.DATA / "reference" / "foreign_holidays.csv")["Songkran Festival"]
    path = tmp_path / "names.csv"
    path.write_text("name,name_vi\nA,B\nA,C\n", encoding="utf-8")
    with pytest.raises(ValueError, match="tên lặp lại"):
        vietnamese_names(path)


def test_an_entry_on_a_holiday_of_its_country_is_warned_of():
    laos = (("LA", "Lào"),)
    trip = entry(1, "2026-12-01", "2026-12-04", countries=laos)
    before = entry(2, "2026-11-29", "2026-12-01", countries=laos)
    mark = entry(3, "2026-12-02", countries=laos, takes_time=False)
    at_home = entry(4, "2026-09-02", countries=(("VN", "Việt Nam"),))
    with override("vi"):
        found = partner_days_off([trip, before, mark, at_home], day("2026-01-01"), day("2026-12-31"))
        outside = partner_days_off([trip], day("2026-12-03"), day("2026-12-31"))
    assert [(each.dossier, text) for each, text in found] == [(1, "Lào nghỉ: Quốc khánh Lào.")]
    assert outside == []
