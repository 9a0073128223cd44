"""A draft filled from a template: what is known stands in it, what the officer knows is asked in brackets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from doingoai.dossiers.models import Dossier
from doingoai.drafting.templates import Filled, Recipient, Template, fill
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.house import facts_of, house_of
from doingoai.registers.documents_out.codes import Channel
from doingoai.workflow import clock

CHANNELS = {"giấy": Channel.PAPER, "điện tử": Channel.ELECTRONIC, "cả hai": Channel.BOTH}
# What a template asks ("[Nội dung chính]") and what it leaves open ("…………"), until somebody writes it.
UNWRITTEN = re.compile(r"\[[^\[\]\n]{2,120}\]|…{4,}")


def offered(officer: Officer, query: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the templates of the officer's province as links that keep for which dossier the draft is."""
    kept = {name: query[name] for name in ("source_number", "answers_number") if query.get(name)}
    documents = house_of(officer.seat.province).templates.documents.values()
    return [
        {"label": each.title, "url": f"?{urlencode({'template': each.key, **kept})}"}
        for each in sorted(documents, key=lambda template: template.title)
    ]


def filled_template(key: str, actor: Officer, source: Dossier | None) -> dict[str, Any]:
    """Return the first values of a draft from a template; nothing when the province has none of that name."""
    body = actor.seat.body
    template = house_of(actor.seat.province).templates.documents.get(key)
    if template is None or body is None:
        return {}
    return _values(fill(template, {**_asked(template), **_known(body, actor, source)}))


def _asked(template: Template) -> dict[str, Any]:
    """Return for each field its label in brackets, and one such row for each table."""
    fields: dict[str, Any] = {name: f"[{field.label}]" for name, field in template.fields.items()}
    rows = {
        name: [{column: f"[{label}]" for column, label in each.columns.items()}] for name, each in template.rows.items()
    }
    return fields | rows


def _known(body: Body, actor: Officer, source: Dossier | None) -> dict[str, str]:
    today = clock.today()
    known = facts_of(body) | {"nguoi_soan": actor.full_name, **_day(today)}
    if source is None:
        return known
    due = {"han": format_date(source.due_on)} if source.due_on else {}
    return known | {"so_ho_so": source.number, "ten_ho_so": source.title} | due


def _day(day: dt.date) -> dict[str, str]:
    return {"ngay": f"{day.day:02d}", "thang": str(day.month), "nam": str(day.year)}


def _values(draft: Filled) -> dict[str, Any]:
    values = {
        "form": draft.layout,
        "kind": draft.kind,
        "title": draft.title,
        "addressees": "\n".join(draft.addressees),
        "bases": "\n".join(draft.bases),
        "content": draft.body,
        "deliveries": [row for row in map(row_of, draft.recipients) if row],
    }
    archive = next((each.text for each in draft.recipients if each.text.startswith("Lưu")), "")
    if archive:
        values["archive_note"] = archive.removeprefix("Lưu").lstrip(": ").rstrip(",. ")
    return values | ({"capacity": draft.capacity} if draft.capacity else {})


def row_of(recipient: Recipient) -> dict[str, str]:
    """Return a line of Nơi nhận as a row of the form; nothing for the archive, which has its own field."""
    text, _bracket, purpose = recipient.text.strip("-; .").partition("(")
    if not text.strip() or text.strip().startswith("Lưu"):
        return {}
    channel = CHANNELS.get(recipient.channel, Channel.ELECTRONIC)
    return {"text": text.strip(), "purpose": purpose.strip("). ;"), "channel": channel}
