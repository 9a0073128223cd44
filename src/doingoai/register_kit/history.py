"""The history of a dossier as people read it: the ledger in the words of the register, newest first."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.audit.models import Entry
from doingoai.authority.decide import PARTY, reads_party_opinions
from doingoai.authority.models import AuthorityRule, Voice
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Holding, Officer
from doingoai.organisations.seat import NATION
from doingoai.register_kit.register import Register
from doingoai.register_kit.values import is_year, label_of
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate
from doingoai.workflow.snapshot import DOSSIER_FIELDS

HISTORY = 50
# What acts beside the case tell (`Action.tells`): no fields of any record.
BESIDE = {
    "relation": gettext_lazy("Quan hệ"),
    "file": gettext_lazy("Tệp"),
    "link": gettext_lazy("Liên kết"),
    "reason": gettext_lazy("Lý do"),
}
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def timeline(register: Register, dossier: Dossier, officer: Officer) -> list[dict[str, Any]]:
    """Return the history from the ledger, newest first, in the words of the register.

    What a Party body wrote is read by few (domain §2.5); the others see that it has spoken. What the officers of
    other provinces did in a shared dossier is theirs.
    """
    entries = list(Entry.objects.filter(subject=dossier.key)[:HISTORY])
    if officer.seat.scope != NATION:
        strangers = _of_other_provinces(entries, dossier, officer)
        entries = [entry for entry in entries if entry.actor not in strangers]
    bases = dict(AuthorityRule.objects.filter(code__in={entry.rule for entry in entries}).values_list("code", "basis"))
    private = set() if reads_party_opinions(officer) else _party_notes(dossier)
    return [
        {
            "when": entry.at,
            "who": entry.actor_name,
            "what": _verb_label(register, entry.action),
            "note": "" if (entry.actor, entry.note) in private else entry.note,
            "basis": f"{bases[entry.rule]} ({entry.rule})" if entry.rule in bases else entry.rule,
            "tone": "neutral",
            "changes": [_change(register, name, pair) for name, pair in entry.changes.items() if not _is_empty(pair)],
        }
        for entry in entries
    ]


def _of_other_provinces(entries: list[Entry], dossier: Dossier, officer: Officer) -> set[str]:
    """Return who among the actors sits in provinces only that are neither the officer's nor the dossier's."""
    home = {province.living().pk for province in (officer.seat.province, dossier.province) if province is not None}
    seats = Holding.objects.filter(officer__username__in={entry.actor for entry in entries})
    found: dict[str, set[bool]] = {}
    for holding in seats.select_related("officer", "post__body__province__successor"):
        province = holding.post.body.province
        at_home = province is None or province.living().pk in home
        found.setdefault(holding.officer.username, set()).add(at_home)
    return {name for name, places in found.items() if places == {False}}


def _party_notes(dossier: Dossier) -> set[tuple[str, str]]:
    voices = Voice.objects.filter(step__dossier=dossier, step__role__in=PARTY).exclude(note="")
    return set(voices.values_list("officer__username", "note"))


def _is_empty(pair: list[Any]) -> bool:
    """A field that said nothing before and says nothing or “no” now is no news."""
    return all(value in (None, "", [], {}, False) for value in pair)


def _verb_label(register: Register, key: str) -> str:
    action = register.verbs.get(key.partition(".")[2])
    return str(action.label) if action else key


def _change(register: Register, name: str, pair: list[Any]) -> dict[str, str]:
    model = Dossier if name in DOSSIER_FIELDS else register.model
    before, after = (_said(register, model, name, value) for value in pair)
    if before == after:  # as many rows as before, with other contents
        before, after = "", _("%s, đã sửa") % after
    titles = {part.name: str(part.title) for part in register.parts} | {key: str(said) for key, said in BESIDE.items()}
    return {"field": titles.get(name) or label_of(model, name), "before": before, "after": after}


def _said(register: Register, model: type[models.Model], name: str, value: Any) -> str:
    """Return a value of the ledger in words: the label of a choice, a date as it is written, how many rows."""
    if value in (None, ""):
        return ""
    if name == "state":
        return str(dict(register.model.State.choices).get(value, value))
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list | dict):
        return _said_of_several(model, name, value)
    field = next((each for each in model._meta.concrete_fields if each.name == name), None)
    if field is not None and field.related_model is not None:
        named = field.related_model._base_manager.filter(pk=value).first()
        return str(named or value)
    if field is not None and field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _said_plainly(field, value)


def _said_plainly(field: Any, value: Any) -> str:
    """Return a number, a moment or a day as it is written, anything else as it stands."""
    if isinstance(field, models.IntegerField | models.DecimalField):
        return str(value) if is_year(field.name) else vnnumber(value)
    if isinstance(field, models.DateTimeField):
        return date_format(timezone.localtime(dt.datetime.fromisoformat(str(value))), "H:i d/m/Y")
    return vndate(dt.date.fromisoformat(value)) if ISO_DATE.fullmatch(str(value)) else str(value)


def _said_of_several(model: type[models.Model], name: str, values: list[Any] | dict[str, Any]) -> str:
    if not (isinstance(values, list) and values and isinstance(values[0], str)):
        return _("%d dòng") % len(values)
    joined = any(each.name == name for each in model._meta.many_to_many)  # names of rows, not codes of a choice
    several = None if joined else getattr(model(**{name: values}), f"get_{name}_display", None)
    return str(several()) if several else ", ".join(values)
