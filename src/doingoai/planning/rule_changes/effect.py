"""What a change is as rows of the matrix or of the norms: made for a check before it, written when it is confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from doingoai.authority.models import At, AuthorityRule, Kind
from doingoai.norms.models import Deadline, Limit, Norm, Requirement, Strictness
from doingoai.planning.rule_changes.models import ChangeStep, RuleChange, What

NORMS: dict[str, type[Norm]] = {
    What.LIMIT: Limit,
    What.DEADLINE: Deadline,
    What.REQUIREMENT: Requirement,
    What.STRICTNESS: Strictness,
}
WRITTEN: tuple[type[AuthorityRule] | type[Norm], ...] = (AuthorityRule, *NORMS.values())
DAY = dt.timedelta(days=1)


def matrix_rows(change: RuleChange, steps: Iterable[ChangeStep | Mapping[str, Any]]) -> list[AuthorityRule]:
    """Return the unsaved rows of the matrix that a change of kind ROW is, from its steps or from what was typed."""
    names = ("sequence", "kind", "role", "at", "quorum", "sla_wd", "organ")
    told = [{name: _said(step, name) for name in names} for step in steps]
    return [
        AuthorityRule(
            code=change.key, action=change.act, facts=change.cases, condition=change.condition,
            priority=change.priority, **common(change), **_filled(row),
        )
        for row in told
    ]  # fmt: skip


def norm_row(change: RuleChange) -> Norm:
    """Return the unsaved row of the norms that a change of another kind is."""
    own: dict[str, dict[str, Any]] = {
        What.LIMIT: {"key": change.key, "value": change.value, "unit": change.unit},
        What.DEADLINE: {
            "key": change.key, "name": change.name, "amount": change.amount, "unit": change.amount_unit,
            "reminders": change.reminders, "escalation_role": change.escalation_role,
        },
        What.REQUIREMENT: {"key": change.key, "item": change.item},
        What.STRICTNESS: {"rule": change.key, "severity": change.severity},
    }  # fmt: skip
    return NORMS[change.what](**common(change), **own[change.what])


def common(change: RuleChange) -> dict[str, Any]:
    """Return what every row of a change carries: where, since when, on what basis, by which dossier."""
    province = change.dossier.province
    assert province is not None  # only a province has rules of its own (QT-02)
    return {
        "province_code": province.living().code,
        "basis": change.basis,
        "confidence": change.confidence,
        "origin": change.dossier.key,
        "valid_from": change.effective_from,
        "valid_to": change.effective_to,
    }


def write(change: RuleChange) -> None:
    """Put a confirmed change in force: its rows stand beside those of the files and go before the national ones."""
    if change.what == What.ROW:
        AuthorityRule.objects.bulk_create(matrix_rows(change, change.steps.all()))
    elif change.what != What.END:
        norm_row(change).save(force_insert=True)


def end(change: RuleChange, first_day_without: dt.date) -> None:
    """End the rows of a change: they hold to the day before; one that never began is taken out."""
    for model in WRITTEN:
        mine = model.objects.filter(origin=change.dossier.key)
        mine.filter(valid_from__gte=first_day_without).delete()
        mine.update(valid_to=first_day_without - DAY)


def overlapping(change: RuleChange) -> list[str]:
    """Return the keys of the earlier dossiers whose rows the change takes over: the same row, act, key or item."""
    province_code = common(change)["province_code"]
    if change.what == What.ROW:
        same: Any = AuthorityRule.objects.filter(code=change.key, action=change.act)
    elif change.what == What.STRICTNESS:
        same = Strictness.objects.filter(rule=change.key)
    else:
        same = NORMS[change.what].objects.filter(key=change.key)  # type: ignore[misc]  # these three have a key
    if change.what == What.REQUIREMENT:
        same = same.filter(item=change.item)
    rows = same.filter(province_code=province_code, valid_to=None).exclude(origin__in=["", change.dossier.key])
    return sorted(set(rows.values_list("origin", flat=True)))


def _said(step: ChangeStep | Mapping[str, Any], name: str) -> Any:
    return step.get(name) if isinstance(step, Mapping) else getattr(step, name)


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a step leaves unsaid: in the province, one voice."""
    return {**row, "at": row["at"] or At.PROVINCE, "quorum": row["quorum"] or 1, "organ": row["organ"] or ""}


def decides(rows: Iterable[AuthorityRule]) -> bool:
    return any(rule.kind == Kind.DECIDE for rule in rows)
