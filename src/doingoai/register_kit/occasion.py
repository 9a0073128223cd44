"""What a register puts into the calendar: a span of days of its cases, and by whom, where and with whom to look for it.

The pages and feeds are made in `agenda`; a register only declares. Paths lead from the record ("depart_on",
"dossier.due_on", "stops.country"), also through child rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise


@dataclass(frozen=True)
class Occasion:
    """One kind of entry; an empty path means that the register knows no such thing.

    Where `people` or `last` is declared somebody is busy then, and two such entries may clash; any other occasion
    marks a day (the end of an agreement). Names in `people` are divided by commas, semicolons or line breaks.
    Whoever sees the dossier reads what the paths lead to: never a field that `Record.masked_for` hides.
    """

    key: str  # inside the register: "trip", "reception"
    name: str | Promise  # "Đoàn đi", on the entry and in the filter
    first: str  # path of a date
    last: str = ""  # path of a date; empty: one day
    people: str = ""  # path of a text that names who is busy then
    country: str = ""  # path of a key to reference.Country, also through child rows
    partner: str = ""  # path of a text
    place: str = ""  # path of a text
    only: Q = field(default_factory=Q)  # of which records
    is_window: bool = False  # within these days, which are not fixed yet (a line of a plan): nobody is busy on all

    @property
    def takes_time(self) -> bool:
        """Tell whether somebody is busy then; else the occasion only marks a day."""
        return bool(self.people or self.last) and not self.is_window
