"""Entries as an iCalendar file (RFC 5545): whole days, a UID that stays, a SEQUENCE that grows with the dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vUri

from doingoai.agenda.entries import Entry

PRODUCT = "-//doingoai//Lich doi ngoai//VI"
DOMAIN = "doingoai"  # of UIDs: the same whatever the address of the server
REFRESH = dt.timedelta(hours=4)
DAY = dt.timedelta(days=1)


def calendar_file(name: str, entries: Iterable[Entry], site: str) -> bytes:
    """Return the file; `site` is the address before the path of a dossier's page ("https://lich.gov.vn")."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT4H")
    for entry in entries:
        found.add_component(_event(entry, site))
    return found.to_ical()


def uid(entry: Entry) -> str:
    """Return the name under which calendar programs know the entry again when it has moved."""
    return f"{entry.number}.{entry.occasion}.{entry.ordinal}@{DOMAIN}".lower()


def _event(entry: Entry, site: str) -> Event:
    event = Event()
    event.add("uid", uid(entry))
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("sequence", entry.version)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + DAY)  # the day after: RFC 5545 counts to but not including it
    event.add("summary", entry.label)
    event.add("description", "\n".join(_lines(entry)))
    if entry.place or entry.countries:
        event.add("location", ", ".join(filter(None, (entry.where, entry.country_names))))
    event.add("categories", [entry.kind])
    event.add("transp", "OPAQUE" if entry.takes_time else "TRANSPARENT")
    event.add("url", vUri(f"{site}{entry.url}"))
    return event


def _lines(entry: Entry) -> list[str]:
    said = (
        (_("Mã hồ sơ"), entry.number),
        (_("Cơ quan"), entry.body_name),
        (_("Người tham gia"), entry.people),
        (_("Đối tác"), entry.partner),
    )
    return [f"{label}: {text}" for label, text in said if text]
