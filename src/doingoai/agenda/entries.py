"""What falls on days, as an officer sees it: the occasions that registers declare, the deadlines of what is open.

One query for each kind of occasion and one for the deadlines, however many entries there are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.agenda.asked import Chosen
from doingoai.dossiers.models import Dossier, Participant
from doingoai.lib.text import fold
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Access
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Register

MOST = 3_000  # rows read of one kind; whoever asks for more is told to narrow
DEADLINE = "deadline"
OF_DOSSIER = (
    "pk", "number", "title", "version", "state_since", "body_id", "body__name", "body__short_name", "province_id",
    "province__name",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar: what, from which day to which, whose, and with whom."""

    register: str
    occasion: str  # key of the register's occasion, or DEADLINE
    kind: str  # "Đoàn đi", as people read it
    dossier: int
    number: str
    title: str
    version: int
    changed_at: dt.datetime
    body: int
    body_name: str
    province: int | None
    province_name: str
    first: dt.date
    last: dt.date
    people: str = ""
    partner: str = ""
    place: str = ""
    countries: tuple[tuple[str, str], ...] = ()  # (code, name)
    takes_time: bool = False
    is_due: bool = False  # the day until which something open has to be done
    ordinal: int = 1  # among the entries of this kind that one dossier has

    @property
    def url(self) -> str:
        return reverse(f"{self.register}:detail", args=[self.number])

    @property
    def label(self) -> str:
        """ "Đoàn đi: Đoàn công tác của tỉnh tại Lào" """
        return f"{self.kind}: {self.title}"

    @property
    def short_label(self) -> str:
        """The same where little room is: what it is called stands first."""
        return f"{self.title} ({self.kind})"

    @property
    def country_names(self) -> str:
        return ", ".join(name for _code, name in self.countries)

    @property
    def with_whom(self) -> str:
        """The partner with the country, as far as they are known."""
        return " – ".join(filter(None, (self.partner, self.country_names)))

    @property
    def where(self) -> str:
        """The place, where it says more than the country does."""
        return "" if self.place == self.country_names else self.place

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether any of its days lies in a span of days."""
        return self.first <= last and self.last >= first


@dataclass(frozen=True)
class Found:
    """The entries of some days in order; `cut` when some kind had more than can be read."""

    entries: tuple[Entry, ...]
    cut: bool


def entries_of(
    officer: Officer, first: dt.date, last: dt.date, chosen: Chosen | None = None, *, highest: int | None = None
) -> Found:
    """Return what this officer sees between two days; `highest` is an access level above which nothing is given."""
    chosen = chosen or Chosen()
    found: list[Entry] = []
    cut = False
    for register in registers().values():
        for occasion in register.calendar:
            if chosen.wants(register.key, occasion.key):
                some, more = occurring(register, occasion, officer, first, last, chosen, highest)
                found += some
                cut |= more
    if chosen.wants_deadlines:
        some, more = _deadlines(officer, first, last, chosen, highest)
        found = _with_deadlines(found, some)
        cut |= more
    return Found(tuple(sorted(found, key=lambda each: (each.first, each.last, each.title, each.number))), cut)


def occurring(
    register: Register, occasion: Occasion, officer: Officer, first: dt.date, last: dt.date, chosen: Chosen,
    highest: int | None = None,
) -> tuple[list[Entry], bool]:  # fmt: skip
    """Return the entries of one kind of occasion between two days, and whether there were more than MOST rows."""
    begins = _path(occasion.first)
    ends = _path(occasion.last) or begins
    lasting = Q(**{f"{ends}__gte": first}) | Q(**{f"{ends}__isnull": True, f"{begins}__gte": first})
    within = Q(**{f"{begins}__lte": last}) & lasting
    rows = register.model.objects.visible_to(officer)
    # One filter() call: conditions on child rows must meet in one and the same row.
    rows = rows.filter(occasion.only, within, _narrowed(chosen, highest, "dossier__")).order_by(begins, "pk")
    country = _path(occasion.country)
    paths = {
        "first": begins, "last": ends, "people": _path(occasion.people), "partner": _path(occasion.partner),
        "place": _path(occasion.place), "code": country, "country": country and f"{country}__name",
    }  # fmt: skip
    names = [f"dossier__{name}" for name in OF_DOSSIER]
    read = list(rows.values(*{*names, *filter(None, paths.values())})[: MOST + 1])
    values = [
        {name: row[f"dossier__{name}"] for name in OF_DOSSIER}
        | {name: row[path] if path else None for name, path in paths.items()}
        for row in read[:MOST]
    ]
    made = _merged(_entry(each, register.key, occasion.key, str(occasion.name), occasion.takes_time) for each in values)
    return [each for each in made if _named(each, chosen)], len(read) > MOST


def _deadlines(
    officer: Officer, first: dt.date, last: dt.date, chosen: Chosen, highest: int | None
) -> tuple[list[Entry], bool]:
    rows = Dossier.objects.visible_to(officer).filter(_narrowed(chosen, highest, ""), is_open=True)
    rows = rows.filter(due_on__range=(first, last)).order_by("due_on", "pk")
    if chosen.registers:
        rows = rows.filter(register__in=chosen.registers)
    read = list(rows.values("register", "due_on", *OF_DOSSIER)[: MOST + 1])
    name = _("Hạn xử lý")
    made = (_entry(row | {"first": row["due_on"]}, row["register"], DEADLINE, name, False) for row in read[:MOST])
    return [replace(each, is_due=True) for each in made], len(read) > MOST


def _with_deadlines(found: Sequence[Entry], deadlines: Sequence[Entry]) -> list[Entry]:
    """Add the deadlines; where a register tells the same day in its own words, its entry is the deadline."""
    due = {(each.dossier, each.last) for each in deadlines}
    told = {(each.dossier, each.last) for each in found}
    named = [
        replace(each, is_due=True) if not each.takes_time and (each.dossier, each.last) in due else each
        for each in found
    ]
    return [*named, *(each for each in deadlines if (each.dossier, each.last) not in told)]


def _narrowed(chosen: Chosen, highest: int | None, prefix: str) -> Q:
    condition = Q(**{f"{prefix}access_level__lte": Access.PERSONAL if highest is None else highest})
    if chosen.body:
        taking_part = Participant.objects.filter(body=chosen.body).values("dossier")
        condition &= Q(**{f"{prefix}body": chosen.body}) | Q(**{f"{prefix}pk__in": taking_part})
    if chosen.province:
        unit = f"{prefix}province"
        before = {f"{unit}__successor": chosen.province}, {f"{unit}__successor__successor": chosen.province}
        condition &= Q(**{unit: chosen.province}) | Q(**before[0]) | Q(**before[1])
    return condition


def _named(entry: Entry, chosen: Chosen) -> bool:
    """Tell whether an entry names the person, the partner and one of the countries asked for."""
    wanted = {country.pk for country in chosen.countries}
    return (
        (not chosen.person or fold(chosen.person) in fold(entry.people))
        and (not chosen.partner or fold(chosen.partner) in fold(entry.partner))
        and (not wanted or any(code in wanted for code, _name in entry.countries))
    )


def _entry(row: dict[str, Any], register: str, occasion: str, kind: str, takes_time: bool) -> Entry:
    first, last = row["first"], row.get("last") or row["first"]
    return Entry(
        register=register,
        occasion=occasion,
        kind=kind,
        dossier=row["pk"],
        number=row["number"],
        title=row["title"],
        version=row["version"],
        changed_at=row["state_since"],
        body=row["body_id"],
        body_name=row["body__short_name"] or row["body__name"],
        province=row["province_id"],
        province_name=row["province__name"] or "",
        first=first,
        last=max(first, last),
        people=row.get("people") or "",
        partner=row.get("partner") or "",
        place=row.get("place") or "",
        countries=((row["code"], row["country"]),) if row.get("code") else (),
        takes_time=takes_time,
    )


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Make one entry of the rows of one dossier and the same days, and number the entries of one dossier."""
    whole: dict[tuple[int, dt.date, dt.date], Entry] = {}
    for each in entries:
        key = (each.dossier, each.first, each.last)
        whole[key] = _joined(whole[key], each) if key in whole else each
    seen: dict[int, int] = {}
    for each in whole.values():
        seen[each.dossier] = seen.get(each.dossier, 0) + 1
        yield replace(each, ordinal=seen[each.dossier])


def _joined(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        people=_each_once(one.people, other.people),
        partner=_each_once(one.partner, other.partner),
        place=_each_once(one.place, other.place),
        countries=tuple(sorted({*one.countries, *other.countries})),
    )


def _each_once(said: str, more: str) -> str:
    """Join texts in an order that does not depend on the database."""
    return "; ".join(sorted({*said.split("; "), more} - {""}))


def _path(declared: str) -> str:
    return declared.replace(".", "__")
