"""The facts on which a decision depends, as fields of the question “who decides what”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.authority.conditions import OF_CONDITIONS
from doingoai.authority.matrix import rows_in_force
from doingoai.authority.models import AuthorityRule
from doingoai.organisations.models import Province
from doingoai.register_kit.facts import fact_name, fact_words, register_of

UNSAID = ("", _("Chưa nói"))


def fact_fields(action: str, *, province: Province | None, on: dt.date) -> dict[str, forms.ChoiceField]:
    """Return one choice for each fact that the rows in force for the act look at."""
    return {name: _field(action, name) for name in _names(rows_in_force(action, province=province, on=on))}


def _names(rows: Iterable[AuthorityRule]) -> list[str]:
    names: dict[str, None] = {}
    for rule in rows:
        clauses = [clause.partition("=")[0].strip() for clause in rule.facts.split(";") if clause]
        names |= dict.fromkeys([*clauses, *OF_CONDITIONS.get(rule.condition, ())])
    return list(names)


def _field(action: str, name: str) -> forms.ChoiceField:
    register = register_of(action)
    choices = [UNSAID, *fact_words(register, name)]
    return forms.ChoiceField(label=fact_name(register, name), choices=choices, required=False)
