"""The month as weeks."""

from datetime import date

from doingoai.web.month import Entry, month_weeks


def test_month_begins_on_monday_and_fills_whole_weeks():
    weeks = month_weeks(2026, 11, {})
    assert [len(week) for week in weeks] == [7] * 6
    assert (weeks[0][0].on, weeks[-1][-1].on) == (date(2026, 10, 26), date(2026, 12, 6))
    assert sum(day.in_month for week in weeks for day in week) == 30


def test_entries_stand_on_their_day_and_today_is_known():
    entry = Entry("Gửi báo cáo", "/so/1", "danger")
    days = {
        day.on: day for week in month_weeks(2026, 11, {date(2026, 11, 9): [entry]}, date(2026, 11, 9)) for day in week
    }
    assert days[date(2026, 11, 9)].entries == [entry]
    assert [on for on, day in days.items() if day.is_today] == [date(2026, 11, 9)]
