"""Provincial units through time: who bore a code on a day, who continues whom, who was merged into whom.

Read once for a whole report (about a hundred rows); what a figure counts for a unit stands in `units`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from doingoai.lib.text import fold
from doingoai.organisations.models import Province

KINDS = ("thanh pho ", "tinh ", "tp ")


class Atlas:
    """Every provincial unit that the reference data knows, with its successions."""

    def __init__(self, rows: Iterable[Province]) -> None:
        self.rows = sorted(rows, key=lambda row: (row.sort_key, row.valid_from))
        self._by_pk = {row.pk: row for row in self.rows}
        self._before: dict[int, list[Province]] = {}
        for row in self.rows:
            if row.successor_id:
                self._before.setdefault(row.successor_id, []).append(row)

    @classmethod
    def load(cls) -> Atlas:
        """Read the units of the database in one query."""
        return cls(Province.objects.all())

    def named(self, text: str) -> list[Province]:
        """Return every unit that ever bore this code or name, in order of time; a name may lack its marks."""
        text = text.strip()
        if text.isdigit():
            found = [row for row in self.rows if row.code == text.zfill(2)]
        else:
            folded = _plain_name(text)
            found = [row for row in self.rows if fold(row.name) == folded]
        return sorted(found, key=lambda row: row.valid_from)

    def living(self, unit: Province) -> Province:
        """Return the unit in which this one lives on today."""
        while unit.successor_id and unit.successor_id in self._by_pk:
            unit = self._by_pk[unit.successor_id]
        return unit

    def family(self, unit: Province) -> list[Province]:
        """Return the unit with all its predecessors: its present territory through time."""
        return [unit, *(each for before in self._before.get(unit.pk, ()) for each in self.family(before))]

    def line(self, unit: Province) -> list[Province]:
        """Return the unit and those that it merely continues under another name or kind, on the same ground."""
        found = [unit]
        while len(before := self._before.get(found[-1].pk, [])) == 1:
            found.append(before[0])
        return found

    def valid_on(self, day: dt.date) -> list[Province]:
        """Return the units of a day in Vietnamese order."""
        return [row for row in self.rows if row.is_valid_on(day)]

    def valid_within(self, first: dt.date, last: dt.date) -> list[Province]:
        """Return the units that existed at some time between two days."""
        return [row for row in self.rows if row.valid_from <= last and (row.valid_to is None or row.valid_to >= first)]

    @cached_property
    def retired(self) -> list[Province]:
        """Units that ended and whose code nobody bears any more."""
        borne = {row.code for row in self.rows if row.valid_to is None}
        return [row for row in self.rows if row.valid_to and row.code not in borne]


def _plain_name(text: str) -> str:
    folded = fold(text)
    return next((folded.removeprefix(kind) for kind in KINDS if folded.startswith(kind)), folded)
