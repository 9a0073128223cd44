"""What should not fall together: one person in two places, one partner or country visited by several bodies at once.

Both are found among the entries that the officer sees; of any other nothing is said, not even that there is one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from doingoai.agenda.entries import Entry
from doingoai.lib.text import fold
from doingoai.web.dates import vndate

_BETWEEN_NAMES = re.compile(r"[,;\n]")
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Clash:
    """What clashes, in words, and the entries between which it does."""

    text: str
    entries: tuple[Entry, ...]


def clashes(entries: Sequence[Entry], first: dt.date, last: dt.date) -> list[Clash]:
    """Return the clashes among entries in a span of days: of persons first, then of partners, then of countries."""
    busy = [each for each in entries if each.takes_time and each.meets(first, last)]
    partners = _visits(busy, first, last, lambda each: [(fold(each.partner), each.partner)] if each.partner else [])
    shown = {clash.entries for clash in partners}
    countries = _visits(busy, first, last, lambda each: each.countries)
    return [*_persons(busy), *partners, *(clash for clash in countries if clash.entries not in shown)]


def _persons(busy: Iterable[Entry]) -> Iterator[Clash]:
    """Find who is in two places: a person is known by the name within a province, for namesakes live elsewhere."""
    duties: dict[tuple[str, int | None], list[tuple[str, Entry]]] = defaultdict(list)
    for each in busy:
        names = {fold(name): name.strip() for name in _BETWEEN_NAMES.split(each.people) if name.strip()}
        for key, name in names.items():
            duties[key, each.province].append((name, each))
    for together in duties.values():
        for (name, one), (_same, other) in combinations(together, 2):
            if one.dossier != other.dossier and one.meets(other.first, other.last):
                begin, end = max(one.first, other.first), min(one.last, other.last)
                said = {"name": name, "days": days_text(begin, end)}
                yield Clash(_("%(name)s có hai việc trùng ngày: %(days)s.") % said, (one, other))


def _visits(
    busy: Iterable[Entry], first: dt.date, last: dt.date, named: Callable[[Entry], Sequence[tuple[str, str]]]
) -> list[Clash]:
    """Find the weeks in which several bodies meet one partner or go to one country, by (key, name) of each entry."""
    weeks: dict[tuple[str, dt.date], list[Entry]] = defaultdict(list)
    words: dict[str, str] = {}
    for each in busy:
        for key, word in named(each):
            words.setdefault(key, word)
            for monday in _mondays(max(each.first, first), min(each.last, last)):
                weeks[key, monday].append(each)
    together: dict[tuple[str, tuple[Entry, ...]], list[dt.date]] = defaultdict(list)
    for (key, monday), met in sorted(weeks.items(), key=lambda pair: pair[0]):
        if len({each.body for each in met}) > 1:
            together[key, tuple(dict.fromkeys(met))].append(monday)
    return [
        Clash(
            _("%(name)s: %(bodies)d cơ quan cùng có việc trong tuần %(days)s.")
            % {
                "name": words[key],
                "bodies": len({each.body for each in met}),
                "days": days_text(mondays[0], mondays[-1] + WEEK - dt.timedelta(days=1)),
            },
            met,
        )
        for (key, met), mondays in together.items()
    ]


def days_text(first: dt.date, last: dt.date) -> str:
    """Write a span of days: "12/10/2026", "12/10/2026 – 16/10/2026"."""
    return vndate(first) if first == last else f"{vndate(first)} – {vndate(last)}"


def _mondays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    monday = first - dt.timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += WEEK
