"""A rule of the law as a value: id, basis, severity, and the named function that says what it means.

Who may lift it, from when, and with which figures is data (`norms.models`). `judge` applies rules to a case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise

from doingoai.lib.held import held
from doingoai.norms.lookup import limit, strictness
from doingoai.norms.models import Severity
from doingoai.organisations.models import Officer, Province
from doingoai.reference.models import Confidence


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the record as it would be, the inputs of the act, who acts and on which day."""

    record: Any
    inputs: Mapping[str, Any]
    actor: Officer | None
    on: dt.date
    province: Province | None

    def limit(self, key: str) -> Decimal:
        """Return the figure in force for this case's province and day."""
        return limit(key, province=self.province, on=self.on)


# What a rule's test returns: nothing when the law is kept, else the figures of the message, once or several times;
# with them the `field` at which a form shows it and the `confidence` of the row of data on which it rests.
Violation = Mapping[str, Any]
Test = Callable[[Case], Violation | Iterable[Violation] | None]


@dataclass(frozen=True)
class Rule:
    """One rule. `message` is Vietnamese with {names} that the violation fills; `field` is where a form shows it."""

    id: str
    message: str | Promise
    basis: str | Promise
    test: Test
    severity: Severity = Severity.ERROR
    confidence: Confidence = Confidence.CONFIRMED
    field: str = ""
    remedy: str | Promise = ""
    lifted_by: str = ""  # role that may grant an exception to a block


@dataclass(frozen=True)
class Finding:
    """A rule that a case does not keep."""

    rule: Rule
    severity: Severity
    message: str
    field: str

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.ERROR


def judge(rules: Iterable[Rule], case: Case) -> list[Finding]:
    """Apply every rule to the case and return what it does not keep, blocks first."""
    with held():
        found = [finding for rule in rules for finding in _apply(rule, case)]
    order = [Severity.ERROR, Severity.WARN, Severity.INFO]
    return sorted(found, key=lambda finding: order.index(finding.severity))


def severity_of(rule: Rule, province: Province | None, on: dt.date, *, confidence: str = "") -> Severity:
    """Return how strictly a rule applies there and then.

    R-QC-07: what is not confirmed never does more than warn, unless the province has adopted it.
    """
    local = strictness(rule.id, province=province, on=on)
    if local is not None:
        return Severity(local)
    if (confidence or rule.confidence) == Confidence.VERIFY and rule.severity == Severity.ERROR:
        return Severity.WARN
    return rule.severity


def _apply(rule: Rule, case: Case) -> list[Finding]:
    severity = severity_of(rule, case.province, case.on)
    if severity == Severity.OFF:
        return []
    outcome = rule.test(case)
    if outcome is None:
        return []
    violations = [outcome] if isinstance(outcome, Mapping) else list(outcome)
    return [_finding(rule, violation, severity, case) for violation in violations]


def _finding(rule: Rule, violation: Violation, severity: Severity, case: Case) -> Finding:
    confidence = str(violation.get("confidence", ""))
    if confidence:
        severity = severity_of(rule, case.province, case.on, confidence=confidence)
    return Finding(rule, severity, str(rule.message).format(**violation), str(violation.get("field", rule.field)))
