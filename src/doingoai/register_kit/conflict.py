"""Two officers changed one dossier: both versions side by side, and what is saved after the choice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from doingoai.audit.models import Entry
from doingoai.dossiers.models import Record
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
    """Return both versions of every field that differs, who was first, and what is needed to save again."""
    other = Entry.objects.filter(subject=fresh.dossier.key).first()
    return {
        "register": register,
        "record": fresh,
        "title": _("Hai người cùng sửa một hồ sơ"),
        "fields": [_both(mine, fresh, name) for name in mine.fields if _differs(mine, fresh, name)],
        "hidden": Kept(data, fresh.dossier.version),
        "theirs_who": other.actor_name if other else "",
        "theirs_when": other.at if other else None,
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
            copy[name] = _text(standing(record, name))
    return copy


def standing(record: Record, name: str) -> Any:
    """Return what a record says now for a field of a form, as the form would be filled."""
    field = next((each for each in record._meta.concrete_fields if each.name == name), None)
    return getattr(record, field.attname) if field else getattr(record.dossier, name, None)


def _differs(mine: forms.Form, fresh: Record, name: str) -> bool:
    if isinstance(mine.fields[name], RowsField):
        return False  # a table is saved as it was typed; its rows are shown in the history
    return _text(mine[name].value()) != _text(standing(fresh, name))


def _both(mine: forms.Form, fresh: Record, name: str) -> dict[str, Any]:
    field = mine.fields[name]
    words = dict(getattr(field, "choices", ()) or ())
    values = {"mine": mine[name].value(), "theirs": standing(fresh, name)}
    said = {side: str(words.get(value, "") or _text(value)) for side, value in values.items()}
    return {"name": name, "label": field.label, "base": "", "conflict": True, **said}


def _text(value: Any) -> str:
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return "" if value is None else str(value)
