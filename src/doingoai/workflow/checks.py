"""The checks inside an act: what was typed, what must be filled by now, what the law says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from doingoai.attachments.store import SECRET
from doingoai.dossiers.models import Dossier, Record
from doingoai.lib.secrecy import find_stamp
from doingoai.norms.models import Severity, Waiver
from doingoai.norms.rule import Case, Finding, judge
from doingoai.organisations.models import Officer
from doingoai.organisations.seat import province_place
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

EVERY_RULE = "*"  # key in `reasons`: one reason for whatever warning comes (imports and seeds)


def clean_inputs(
    action: type[Action], inputs: Mapping[str, Any], *, actor: Officer, record: Record, note: str
) -> dict[str, Any]:
    """Return the cleaned inputs of an act. Raises InvalidInputs with the form that names the fields.

    A page posts every field (`data`); code names only those that it sets, the others keep what the record says.
    """
    form = _filled(action, inputs, actor=actor, record=record)
    if action.needs_note and not note.strip():
        form.add_error(None, _("Hãy ghi lý do."))
    for name in _stamped(form.cleaned_data | {"": note}):
        form.add_error(name or None, SECRET)
    if form.errors:
        raise InvalidInputs(form)
    return form.cleaned_data


def no_norm(
    action: type[Action], inputs: Mapping[str, Any], key: str, *, actor: Officer, record: Record
) -> InvalidInputs:  # fmt: skip
    """Return the refusal of a day for which no norm was ever in force: mostly a year typed wrongly."""
    form = _filled(action, inputs, actor=actor, record=record)
    form.add_error(None, _("Không có quy định %s cho ngày đã ghi. Hãy kiểm tra lại năm của các ngày.") % key)
    return InvalidInputs(form)


def _filled(action: type[Action], inputs: Mapping[str, Any], *, actor: Officer, record: Record) -> forms.BaseForm:
    data = inputs["data"] if "data" in inputs else {**_standing(action, record), **inputs}
    form = action.Inputs(data, files=inputs.get("files"), actor=actor, record=record)
    form.full_clean()
    return form


def require_filled(action: type[Action], record: Record) -> None:
    """Raise InvalidInputs that names each field of the record which must be filled by now and is not."""
    empty = [name for name in action.requires if getattr(record, name) in (None, "")]
    if not empty:
        return
    form = Inputs({}, actor=None, record=record)  # type: ignore[arg-type]  # a form that only carries errors
    form.full_clean()
    for name in empty:
        field = record._meta.get_field(name)
        assert isinstance(field, models.Field)  # `requires` names what the record itself holds
        form.add_error(None, _("Chưa có “%s”. Hãy bổ sung trước khi thực hiện bước này.") % field.verbose_name)
    raise InvalidInputs(form)


def judge_act(action: type[Action], case: Case, reasons: Mapping[str, str]) -> list[tuple[Finding, str]]:
    """Apply the rules of an act; return the findings that pass with their written reasons.

    A warning passes with a reason. A block passes only with a reason given by the role that may lift it. Raises
    RulesBroken with every finding that does not pass.
    """
    passed, stopped = [], []
    for finding in judge(action.rules, case):
        if finding.severity == Severity.INFO:
            continue
        reason = (reasons.get(finding.rule.id) or reasons.get(EVERY_RULE, "")).strip()
        if reason and (not finding.blocks or _may_lift(finding, case)):
            passed.append((finding, reason))
        else:
            stopped.append(finding)
    if stopped:
        raise RulesBroken(stopped)
    return passed


def _stamped(values: Mapping[str, Any]) -> list[str]:
    """SEC-01: return the fields, or fields with a row, whose text carries a stand-alone stamp of state secrecy."""
    found = []
    for name, value in values.items():
        texts = [value] if isinstance(value, str) else []
        if isinstance(value, list):
            texts = [text for row in value if isinstance(row, dict) for text in row.values() if isinstance(text, str)]
        if any(find_stamp(text) for text in texts):
            found.append(name)
    return found


def _standing(action: type[Action], record: Record) -> dict[str, Any]:
    """Return what the record says now in the fields that the act's form shows."""
    if not issubclass(action.Inputs, RecordInputs):
        return {}
    own = {field.name for field in record._meta.concrete_fields}
    names = [name for name in action.Inputs._meta.fields or () if name in own]
    return model_to_dict(record, fields=names) | action.initial(record)


def _may_lift(finding: Finding, case: Case) -> bool:
    if not finding.rule.lifted_by or case.actor is None:
        return False
    place = province_place(case.province.living().pk if case.province else None)
    return case.actor.seat.has(finding.rule.lifted_by, place)


def waiver(finding: Finding, reason: str, dossier: Dossier, key: str, actor: Officer) -> Waiver:
    """Return the unsaved row that keeps the reason for which a finding did not stop an act."""
    return Waiver(
        subject=dossier.key,
        action=key,
        rule=finding.rule.id,
        severity=finding.severity,
        message=finding.message,
        reason=reason,
        officer=actor,
        at=clock.now(),
    )
