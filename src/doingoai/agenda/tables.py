"""The entries as a table on the page and as columns of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from doingoai.agenda.clashes import days_text
from doingoai.agenda.entries import Entry
from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.web.dates import days_until
from doingoai.web.markup import SOON, link
from doingoai.web.tables import Heading, Row, Table


def tone_of(entry: Entry) -> str:
    """Return the tone of an entry: a deadline that has passed or is near stands out."""
    if not entry.is_due:
        return "info" if entry.takes_time else "neutral"
    days = days_until(entry.last)
    return "danger" if days < 0 else "warning" if days <= SOON else "neutral"


def list_table(caption: str, entries: Iterable[Entry], *, with_province: bool) -> Table:
    """Return the entries as a table, one row each; `with_province` where they are of several."""
    headings = [
        Heading("days", _("Ngày")),
        Heading("title", _("Việc"), kind="title"),
        Heading("kind", _("Loại việc")),
        Heading("people", _("Người tham gia")),
        Heading("with", _("Đối tác, nước")),
        Heading("place", _("Nơi")),
        Heading("body", _("Cơ quan")),
    ]
    rows = [
        Row(
            [
                days_text(each.first, each.last), link(each.url, each.title), each.kind, each.people, each.with_whom,
                each.where, whose(each, with_province=with_province),
            ]
        )
        for each in entries
    ]  # fmt: skip
    return Table(caption, headings, rows, empty_title=_("Không có việc nào trong những ngày này"))


def whose(entry: Entry, *, with_province: bool) -> str:
    """Name the body, and its province where several provinces are shown."""
    return ", ".join(filter(None, (entry.body_name, entry.province_name if with_province else "")))


def file_columns() -> list[SheetColumn]:
    """Return the columns of the list as a file; their keys are those of the JSON."""
    return [
        SheetColumn("first", _("Từ ngày"), "date"),
        SheetColumn("last", _("Đến ngày"), "date"),
        SheetColumn("kind", _("Loại việc")),
        SheetColumn("title", _("Việc")),
        SheetColumn("number", _("Mã hồ sơ")),
        SheetColumn("people", _("Người tham gia")),
        SheetColumn("partner", _("Đối tác")),
        SheetColumn("countries", _("Nước")),
        SheetColumn("place", _("Nơi")),
        SheetColumn("body", _("Cơ quan")),
        SheetColumn("province", _("Địa phương")),
    ]


def file_rows(entries: Iterable[Entry]) -> Iterator[Sequence[Any]]:
    """Yield the entries as rows of `file_columns`."""
    for each in entries:
        yield (
            each.first, each.last, each.kind, each.title, each.number, each.people, each.partner, each.country_names,
            each.place, each.body_name, each.province_name,
        )  # fmt: skip


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry for programs: dates as ISO texts, countries by code, its register and kind by key."""
    return {
        "register": entry.register,
        "occasion": entry.occasion,
        "kind": entry.kind,
        "number": entry.number,
        "title": entry.title,
        "url": entry.url,
        "version": entry.version,
        "first": entry.first.isoformat(),
        "last": entry.last.isoformat(),
        "people": entry.people,
        "partner": entry.partner,
        "countries": [code for code, _name in entry.countries],
        "place": entry.place,
        "body": entry.body_name,
        "province": entry.province_name,
    }
