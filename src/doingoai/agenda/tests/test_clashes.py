"""What should not fall together: one person in two places, one partner or country visited by several bodies."""

import datetime as dt

import pytest

from doingoai.agenda.clashes import clashes, days_text
from doingoai.agenda.entries import Entry, entries_of
from doingoai.agenda.tests.conftest import day

FIRST, LAST = day("2026-11-01"), day("2026-11-30")


def entry(number, first, last="", **fields):
    """Return an entry of body 1 in province 1, unless `fields` say else."""
    values = {"people": "", "partner": "", "countries": (), "body": 1, "province": 1, "takes_time": True} | fields
    return Entry(
        register="delegations_out", occasion="trip", kind="Đoàn đi", dossier=number, number=f"DR-{number}",
        title=f"Đoàn {number}", version=1, changed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), body_name="Sở Ngoại vụ",
        province_name="Bắc Ninh", first=day(first), last=day(last or first), **values,
    )  # fmt: skip


def told(*entries, first=FIRST, last=LAST):
    return [(clash.text, [each.dossier for each in clash.entries]) for clash in clashes(entries, first, last)]


def test_one_person_in_two_overlapping_entries_is_told_with_the_days():
    one = entry(1, "2026-11-09", "2026-11-13", people="Trần Thị Bình, Nguyễn Văn An")
    other = entry(2, "2026-11-12", "2026-11-16", people="nguyễn văn an")
    assert told(one, other) == [("Nguyễn Văn An có hai việc trùng ngày: 12/11/2026 – 13/11/2026.", [1, 2])]


@pytest.mark.parametrize(
    "other",
    [
        {"first": "2026-11-14", "last": "2026-11-16"},
        {"people": "Nguyễn Văn Anh"},
        {"province": 2},
        {"number": 1},
        {"takes_time": False},
    ],
    ids=["days-after", "another-name", "namesake-elsewhere", "same-dossier", "only-marks-a-day"],
)
def test_what_is_no_clash_of_a_person(other):
    values = {"number": 2, "first": "2026-11-13", "last": "2026-11-16", "people": "Nguyễn Văn An"} | other
    assert told(entry(1, "2026-11-09", "2026-11-13", people="Nguyễn Văn An"), entry(**values)) == []


def test_the_last_day_of_one_is_the_first_of_the_other():
    both = [entry(number, "2026-11-09", last, people="An Bình") for number, last in ((1, ""), (2, "2026-11-12"))]
    assert told(*both) == [("An Bình có hai việc trùng ngày: 09/11/2026.", [1, 2])]


def test_several_bodies_in_one_country_in_one_week():
    laos = (("LA", "Lào"),)
    one = entry(1, "2026-11-09", "2026-11-10", countries=laos)
    other = entry(2, "2026-11-13", "2026-11-15", countries=laos, body=2)
    words = "Lào: 2 cơ quan cùng có việc trong tuần 09/11/2026 – 15/11/2026."
    assert told(one, other) == [(words, [1, 2])]


def test_the_next_week_or_the_same_body_is_no_clash_of_a_country():
    laos = (("LA", "Lào"),)
    one = entry(1, "2026-11-09", "2026-11-15", countries=laos)
    assert told(one, entry(2, "2026-11-16", "2026-11-17", countries=laos, body=2)) == []
    assert told(one, entry(2, "2026-11-10", "2026-11-11", countries=laos)) == []


def test_one_partner_told_once_although_its_country_is_the_same():
    said = {"countries": (("LA", "Lào"),), "partner": "Tỉnh Xiêng Khoảng"}
    one, other = entry(1, "2026-11-09", **said), entry(2, "2026-11-11", body=2, **said)
    words = "Tỉnh Xiêng Khoảng: 2 cơ quan cùng có việc trong tuần 09/11/2026 – 15/11/2026."
    assert told(one, other) == [(words, [1, 2])]


def test_weeks_with_the_same_entries_are_one_clash():
    laos = (("LA", "Lào"),)
    one = entry(1, "2026-11-09", "2026-11-20", countries=laos)
    other = entry(2, "2026-11-10", "2026-11-18", countries=laos, body=2)
    words = "Lào: 2 cơ quan cùng có việc trong tuần 09/11/2026 – 22/11/2026."
    assert told(one, other) == [(words, [1, 2])]


def test_only_the_days_that_are_shown_count():
    both = [entry(number, "2026-10-05", people="Nguyễn Văn An") for number in (1, 2)]
    assert told(*both) == []


@pytest.mark.django_db
def test_nobody_learns_of_a_clash_with_what_she_may_not_see(fa_officer, fa_head, signed, other_body):
    signed("2026-11-09")
    signed("2026-11-11", access_level=2, body=other_body)
    seen = {
        officer: len(clashes(entries_of(officer, FIRST, LAST).entries, FIRST, LAST))
        for officer in (fa_officer, fa_head)
    }
    assert seen == {fa_officer: 0, fa_head: 1}


def test_days_are_written_once_or_as_a_span():
    assert days_text(FIRST, FIRST) == "01/11/2026"
    assert days_text(FIRST, LAST) == "01/11/2026 – 30/11/2026"
