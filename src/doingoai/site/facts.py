"""The facts on which a decision depends, in the words of people: what the page “who decides what” asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.authority.matrix import rows_in_force
from doingoai.authority.models import AuthorityRule
from doingoai.organisations.models import Province
from doingoai.register_kit.register import Register
from doingoai.register_kit.values import label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Text

UNSAID = ("", _("Chưa nói"))
YES_NO: tuple[tuple[str, Text], ...] = (("yes", _("Có")), ("no", _("Không")))
STORED_AS = {"rank": "rank_group"}  # facts that a record or its rows hold under another name
PERSON = ("rank", "sector", "cadre_tier", "private")
# What the conditions named in the matrix look at; a test holds this beside authority.conditions.
OF_CONDITIONS: dict[str, tuple[str, ...]] = {
    "needs_central_consultation": ("sensitivity",),
    "in_name_of_province": ("signing_level",),
    "managed_by_standing_committee": ("cadre_tier",),
    "outside_party_bodies": ("sector",),
    "heard_by_party_standing": PERSON,
    "decided_by_chair_alone": (*PERSON, "authorised"),
}
# Facts that no field holds: what they are called and, beside yes and no, which words they take.
NAMES: dict[str, Text] = {
    "in_plan": _("Trong kế hoạch năm"),
    "private": _("Đi việc riêng"),
    "exception": _("Vượt số chuyến trong năm"),
    "authorised": _("Đã có ủy quyền"),
    "owner": _("Cơ quan lập kế hoạch"),
    "lead": _("Cơ quan chủ trì"),
    "level": _("Cấp giao nhiệm vụ"),
    "extension": _("Lần gia hạn"),
}
FOCAL_OR_OTHER: tuple[tuple[str, Text], ...] = (("focal", _("Cơ quan ngoại vụ")), ("other", _("Cơ quan khác")))
WORDS: dict[str, tuple[tuple[str, Text], ...]] = {
    "owner": FOCAL_OR_OTHER,
    "lead": FOCAL_OR_OTHER,
    "level": (("nation", _("Trung ương")), ("province", _("Tỉnh"))),
    "extension": (("few", _("Lần thứ nhất, thứ hai")), ("third", _("Từ lần thứ ba"))),
}


def fact_fields(
    register: Register, action: str, *, province: Province | None, on: dt.date
) -> dict[str, forms.ChoiceField]:
    """Return one choice for each fact that the rows in force for the act look at."""
    rows = rows_in_force(action, province=province, on=on)
    return {name: _field(register, name) for name in _names(rows)}


def _names(rows: Iterable[AuthorityRule]) -> list[str]:
    names: dict[str, None] = {}
    for rule in rows:
        clauses = [clause.partition("=")[0].strip() for clause in rule.facts.split(";") if clause]
        names |= dict.fromkeys([*clauses, *OF_CONDITIONS.get(rule.condition, ())])
    return list(names)


def _field(register: Register, name: str) -> forms.ChoiceField:
    found = _stored(register, STORED_AS.get(name, name))
    if found is not None and found.flatchoices:
        choices = [UNSAID, *found.flatchoices]
        return forms.ChoiceField(label=label_of(found.model, found.name), choices=choices, required=False)
    choices = [UNSAID, *WORDS.get(name, YES_NO)]
    return forms.ChoiceField(label=str(NAMES.get(name, name)), choices=choices, required=False)


def _stored(register: Register, name: str) -> models.Field | None:
    """Find the field that holds the fact: in the record, else in the rows of its parts."""
    parts = [getattr(register.model, part.name).rel.related_model for part in register.parts]
    for model in (register.model, *parts):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.Field):
            return field
    return None
