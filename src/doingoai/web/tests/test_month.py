"""The month as weeks, and what lasts several days drawn across them."""

from datetime import date

from doingoai.web.month import LANES, Entry, Mark, Month

NOVEMBER = date(2026, 11, 1)


def on(day, label="Gửi báo cáo", **changes):
    """Return an entry of November 2026, of one day unless `last` says else."""
    values = {"first": date(2026, 11, day), "last": date(2026, 11, day)} | changes
    return Entry(label, "/so/1", **values)


def drawn(entries, **known):
    """Return the days of November 2026 by date."""
    return {day.on: day for week in Month(2026, 11, entries, **known).weeks() for day in week}


def test_month_begins_on_monday_and_fills_whole_weeks():
    weeks = Month(2026, 11).weeks()
    assert [len(week) for week in weeks] == [7] * 6
    assert (weeks[0][0].on, weeks[-1][-1].on) == (date(2026, 10, 26), date(2026, 12, 6))
    assert sum(day.in_month for week in weeks for day in week) == 30


def test_entries_stand_on_their_day_and_today_is_known():
    entry = on(9)
    days = drawn([entry], today_is=date(2026, 11, 9))
    assert [(piece.entry, piece.days) for piece in days[date(2026, 11, 9)].pieces] == [(entry, 1)]
    assert [each for each, day in days.items() if day.is_today] == [date(2026, 11, 9)]
    assert [each for each, day in days.items() if not day.is_free] == [date(2026, 11, 9)]


def test_what_lasts_is_one_piece_a_week_and_says_where_it_goes_on():
    days = drawn([on(12, last=date(2026, 11, 17))])
    thursday, friday = days[date(2026, 11, 12)].pieces[0], days[date(2026, 11, 13)].pieces[0]
    monday = days[date(2026, 11, 16)].pieces[0]
    assert (thursday.days, thursday.begins, thursday.ends) == (4, True, False)
    assert (friday.days, friday.entry) == (0, thursday.entry)
    assert (monday.days, monday.begins, monday.ends) == (2, False, True)
    assert days[date(2026, 11, 18)].pieces == []


def test_a_span_over_months_fills_the_whole_grid():
    days = drawn([Entry("Chiến dịch", "/so/1", date(2026, 9, 1), date(2027, 2, 1))])
    assert [day.pieces[0].days for day in days.values() if day.on.weekday() == 0] == [7] * 6


def test_an_entry_keeps_its_lane_while_others_come_and_go():
    long, short = on(9, "Dài", last=date(2026, 11, 11)), on(10, "Ngắn")
    days = drawn([short, long])
    assert [piece.entry for piece in days[date(2026, 11, 10)].pieces] == [long, short]
    later = drawn([on(9, "Trước"), on(9, "Dài", last=date(2026, 11, 10))])[date(2026, 11, 10)]
    assert [piece.entry and piece.entry.label for piece in later.pieces] == ["Dài"]


def test_a_lane_below_a_finished_entry_stays_empty_above_the_one_that_goes_on():
    entries = [on(9, "A", last=date(2026, 11, 10)), on(10, "B", last=date(2026, 11, 11))]
    pieces = drawn(entries)[date(2026, 11, 11)].pieces
    assert [piece.entry and piece.entry.label for piece in pieces] == [None, "B"]


def test_what_does_not_fit_is_counted_on_each_of_its_days():
    days = drawn([on(9, f"Việc {number}") for number in range(LANES + 3)])
    assert len(days[date(2026, 11, 9)].pieces) == LANES
    assert days[date(2026, 11, 9)].more == 3


def test_days_know_their_marks_and_where_their_list_is():
    tet = date(2026, 11, 24)
    days = drawn([], marks={tet: [Mark("Ngày nghỉ")]}, off=frozenset({tet}), day_url=lambda day: f"?on={day}")
    assert (days[tet].marks, days[tet].is_off, days[tet].is_free) == ([Mark("Ngày nghỉ")], True, False)
    assert days[NOVEMBER].url == "?on=2026-11-01"
