"""Dates as database expressions, the same on SQLite and PostgreSQL: half-months, shifts by days and months."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import DateField, Func, IntegerField, Value
from django.db.models.functions import Coalesce, Greatest, Least

SLOTS = 24  # half-months of a year: from the 1st to the 14th, from the 15th to the end
NEVER = dt.date(9999, 12, 31)


def slot_of(day: dt.date) -> int:
    """Return the half-month in which a day lies, counted from the year 0.

    Both regimes have their boundaries there: a month of Nghị định 09/2019/NĐ-CP begins on the 15th, one of the
    statistical regime on the 1st.
    """
    return day.year * SLOTS + (day.month - 1) * 2 + (day.day >= 15)


class Slot(Func):
    """The half-month of a date, as `slot_of`."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # The text of the date is read three times; Django's own extracts call back into Python for every row.
        source = self.get_source_expressions()[0]
        sql, params = compiler.compile(source)
        template = (
            f"(CAST(substr({sql}, 1, 4) AS INTEGER) * 24 + CAST(substr({sql}, 6, 2) AS INTEGER) * 2 - 2"
            f" + (substr({sql}, 9, 2) >= '15'))"
        )
        return template, (*params, *params, *params)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        source = self.get_source_expressions()[0]
        sql, params = compiler.compile(source)
        parts = [f"EXTRACT({name} FROM {sql})::int" for name in ("YEAR", "MONTH", "DAY")]
        template = f"({parts[0]} * 24 + {parts[1]} * 2 - 2 + ({parts[2]} >= 15)::int)"
        return template, (*params, *params, *params)


class Days(Func):
    """A date so many days later; before it where the number is negative."""

    output_field = DateField()

    def __init__(self, day: Any, days: int) -> None:
        super().__init__(day)
        self.days = int(days)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=f"date(%(expressions)s, '{self.days:+d} days')")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=f"((%(expressions)s) + {self.days})")


class Months(Func):
    """The same day so many months later or earlier, at most the last of its month (as `lib.workdays.months_later`)."""

    output_field = DateField()

    def __init__(self, day: Any, months: int) -> None:
        super().__init__(day)
        self.months = int(months)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # SQLite lets 31 January + 1 month overflow into March: the end of the month meant is the limit.
        sql, params = compiler.compile(self.get_source_expressions()[0])
        last = f"date({sql}, 'start of month', '{self.months + 1:+d} months', '-1 day')"
        return f"min(date({sql}, '{self.months:+d} months'), {last})", (*params, *params)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f"((%(expressions)s) + interval '{self.months} months')::date"
        return self.as_sql(compiler, connection, template=template)


def day_after(day: Any) -> Days:
    """Return the day after: from which a row that still counts on its last day counts no more."""
    return Days(day, 1)


def earliest(*days: Any) -> Any:
    """Return the first of some dates, those that are empty left out; year 9999 when all are."""
    never = Value(NEVER, output_field=DateField())
    return Least(*(Coalesce(day, never, output_field=DateField()) for day in days), never)


def latest(*days: Any) -> Any:
    """Return the last of some dates, all of them known."""
    return Greatest(*days)
