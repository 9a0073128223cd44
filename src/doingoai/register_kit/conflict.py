"""Two officers changed one dossier: both versions side by side, and what is saved after the choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import localize_input
from django.utils.translation import gettext as _

from doingoai.audit.models import Entry
from doingoai.dossiers.models import Dossier, Record
from doingoai.register_kit.register import Register
from doingoai.workflow.rows import RowsField

CHOICE = "choose-"


class Kept:
    """Everything that was posted, to be posted again: several values of one name stay several."""

    def __init__(self, data: QueryDict, version: int) -> None:
        self.data, self.version = data, version

    def items(self) -> Iterator[tuple[str, Any]]:
        for name, values in self.data.lists():
            if name not in {"csrfmiddlewaretoken", "version"} and not name.startswith(CHOICE):
                yield from ((name, value) for value in values)
        yield "version", self.version


def conflict_context(data: QueryDict, register: Register, fresh: Record, mine: forms.Form) -> dict[str, Any]:
    """Return the versions of every field that differs, who was first, and what is needed to save again."""
    dossier = fresh.dossier
    seen = data.get("version", "")
    entries = _since(dossier, int(seen) if seen.isdecimal() else dossier.version)
    before: dict[str, Any] = {}
    for entry in entries:  # newest first: the oldest change since then has the last word
        before |= {name: pair[0] for name, pair in entry.changes.items()}
    differing = [name for name in mine.fields if _differs(mine, fresh, name)]
    return {
        "register": register,
        "record": fresh,
        "title": _("Hai người cùng sửa một hồ sơ"),
        "fields": [_both(mine, fresh, name, before) for name in differing],
        "tables": [
            field.label for name, field in mine.fields.items() if isinstance(field, RowsField) and name in before
        ],
        "hidden": Kept(data, dossier.version),
        "theirs_who": entries[0].actor_name if entries else "",
        "theirs_when": entries[0].at if entries else None,
        "cancel_url": fresh.get_absolute_url(),
    }


def merged(data: QueryDict, record: Record) -> QueryDict:
    """Return the posted data after a conflict: where “theirs” was chosen, the value that now stands."""
    chosen = {key.removeprefix(CHOICE): value for key, value in data.items() if key.startswith(CHOICE)}
    if not chosen:
        return data
    copy = data.copy()
    for name, side in chosen.items():
        if side == "theirs":
            value = standing(record, name)
            copy.setlist(name, [_text(each) for each in value] if isinstance(value, list) else [_text(value)])
    return copy


def standing(record: Record, name: str) -> Any:
    """Return what a record says now for a field of a form, as the form would be filled."""
    if any(each.name == name for each in record._meta.many_to_many):
        return list(getattr(record, name).values_list("pk", flat=True))
    field = next((each for each in record._meta.concrete_fields if each.name == name), None)
    if field is None and name in (rows := record.fields_in_rows()):
        return rows[name]
    return getattr(record, field.attname) if field else getattr(record.dossier, name, None)


def _since(dossier: Dossier, version: int) -> list[Entry]:
    """Return the acts that changed the dossier after the version that the officer saw, newest first."""
    entries = [entry for entry in Entry.objects.filter(subject=dossier.key)[:100] if entry.changes]
    return entries[: max(dossier.version - version, 1)]


def _differs(mine: forms.Form, fresh: Record, name: str) -> bool:
    field = mine.fields[name]
    if isinstance(field, RowsField):
        return False  # a table is saved as it was typed; its rows are shown in the history
    return _value(field, mine[name].value()) != _value(field, standing(fresh, name))


def _both(mine: forms.Form, fresh: Record, name: str, before: dict[str, Any]) -> dict[str, Any]:
    """Return the versions of one field in words; what the officer left alone is theirs unless she says otherwise."""
    field, theirs = mine.fields[name], standing(fresh, name)
    base = _of_ledger(fresh, name, before[name]) if name in before else theirs
    values = {"base": base, "mine": mine[name].value(), "theirs": theirs}
    untouched = _value(field, values["mine"]) == _value(field, base)
    said = {side: _words(field, _value(field, value)) for side, value in values.items()}
    return {"name": name, "label": field.label, "conflict": True, "choice": "theirs" if untouched else "mine", **said}


def _of_ledger(record: Record, name: str, value: Any) -> Any:
    """Return a plain value of the ledger as the kind of value that the record holds."""
    owner = record if any(each.name == name for each in record._meta.concrete_fields) else record.dossier
    field = next((each for each in owner._meta.concrete_fields if each.name == name), None)
    return value if field is None or field.is_relation else field.to_python(value)


def _value(field: forms.Field, value: Any) -> Any:
    """Return what a text stands for, so that 57.000.000 and 57000000 are one number; unreadable text as it is."""
    try:
        understood = field.to_python(value)
    except ValidationError:
        return value
    return None if understood in ("", []) else understood


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_words(field, each) for each in value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if value is None or isinstance(value, models.Model):
        return str(value or "")
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ()) or ()}
    return labels.get(str(value)) or _text(value)


def _text(value: Any) -> str:
    """Write a value as it would be typed."""
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal | float):
        return localize_input(value)
    return "" if value is None else str(value)
