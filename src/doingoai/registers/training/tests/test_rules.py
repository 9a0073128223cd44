"""Rules DT-01 … DT-09, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, judge
from doingoai.registers.training import rules
from doingoai.registers.training.models import TrainingClass

ROW = {
    "full_name": "Nguyễn Thị An",
    "sex": "F",
    "position_group": "LEADER",
    "position": "Giám đốc",
    "is_commune": False,
}
MAN = {"full_name": "Trần Văn Bình", "sex": "M", "position_group": "OFFICIAL", "position": "Cán bộ", "is_commune": True}


def broken(rule, province, *, attendances=(), on=dt.date(2026, 3, 4), **fields):
    """Return the messages of a rule for a class with these fields."""
    days = {"date_from": dt.date(2026, 3, 2), "date_to": dt.date(2026, 3, 4), "hours": 16}
    record = TrainingClass(**days | fields)
    case = Case(record=record, inputs={"attendances": list(attendances)}, actor=None, on=on, province=province)
    return [finding.message for finding in judge([rule], case)]


@pytest.mark.covers("DT-01")
@pytest.mark.parametrize("name", ["leaders_total", "women_total", "commune_officials"])
def test_part_may_equal_the_total_and_not_exceed_it(province, name):
    assert broken(rules.COUNTS, province, participants_total=10, **{name: 10}) == []
    assert len(broken(rules.COUNTS, province, participants_total=10, **{name: 11})) == 1


@pytest.mark.covers("DT-02")
@pytest.mark.parametrize(
    ("women", "leaders", "both", "count"), [(5, 3, 3, 0), (5, 3, 4, 1), (2, 3, 2, 0), (2, 3, 3, 1)]
)
def test_women_leaders_are_no_more_than_women_and_leaders(province, women, leaders, both, count):
    found = broken(rules.WOMEN_LEADERS, province, women_total=women, leaders_total=leaders, women_leaders=both)
    assert len(found) == count


@pytest.mark.covers("DT-03")
def test_typed_counts_equal_the_rows_once_there_are_rows(province):
    assert broken(rules.ROWS, province, participants_total=99) == []
    assert broken(rules.ROWS, province, attendances=[ROW, MAN], participants_total=2, women_total=1) == []
    assert broken(rules.ROWS, province, attendances=[ROW, MAN], participants_total=3) == [
        "“tổng lượt người” ghi 3 nhưng danh sách học viên có 2."
    ]


@pytest.mark.covers("DT-08")
def test_one_official_attends_a_class_once(province):
    assert broken(rules.TWICE, province, attendances=[ROW, MAN]) == []
    assert broken(rules.TWICE, province, attendances=[ROW, MAN, ROW]) == [
        "Học viên “Nguyễn Thị An” có hai dòng trong cùng một lớp."
    ]


@pytest.mark.covers("DT-09")
@pytest.mark.parametrize(("hours", "count"), [(4, 0), (3, 1)])
def test_class_lasts_four_hours_or_is_a_talk(province, hours, count):
    assert len(broken(rules.TALK, province, hours=hours)) == count
    assert rules.TALK.severity == Severity.WARN


@pytest.mark.covers("DT-S1")
@pytest.mark.parametrize(("end", "count"), [(dt.date(2026, 3, 2), 0), (dt.date(2026, 3, 1), 1)])
def test_class_does_not_end_before_it_begins(province, end, count):
    assert len(broken(rules.DATES, province, date_to=end)) == count


@pytest.mark.covers("DT-S2")
@pytest.mark.parametrize(("on", "count"), [(dt.date(2026, 3, 4), 0), (dt.date(2026, 3, 3), 1)])
def test_class_is_held_when_its_last_day_has_come(province, on, count):
    assert len(broken(rules.HELD, province, on=on)) == count
