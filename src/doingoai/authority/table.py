"""The matrix as people print it: one line for each case of a decision, from the rows that lay out its steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from doingoai.authority.matrix import standing
from doingoai.authority.models import AuthorityRule, Kind
from doingoai.organisations.models import Province


@dataclass(frozen=True)
class Line:
    """One case of one row of the matrix: when it holds, and its steps by kind, each in their order."""

    action: str
    code: str
    facts: str
    condition: str
    appraisals: tuple[AuthorityRule, ...]
    opinions: tuple[AuthorityRule, ...]
    deciders: tuple[AuthorityRule, ...]
    own: bool  # of the province, not of the nation

    @property
    def rules(self) -> tuple[AuthorityRule, ...]:
        return (*self.appraisals, *self.opinions, *self.deciders)

    @property
    def working_days(self) -> int | None:
        """The sum of the steps one after another; of parallel steps the longest. None where none is limited."""
        by_sequence: dict[int, int] = {}
        for rule in self.rules:
            if rule.sla_wd:
                by_sequence[rule.sequence] = max(by_sequence.get(rule.sequence, 0), rule.sla_wd)
        return sum(by_sequence.values()) or None

    @property
    def basis(self) -> str:
        return "; ".join(dict.fromkeys(rule.basis for rule in self.rules))


def decisions_in_force(province: Province | None, on: dt.date, *, register: str = "") -> list[AuthorityRule]:
    """Return the rows of every decision that apply in a province on a day; of one register when it is named."""
    places = ["", province.code] if province else [""]
    rows = AuthorityRule.objects.filter(province_code__in=places).exclude(kind=Kind.DO).valid_on(on)
    if register:
        rows = rows.filter(action__startswith=f"{register}.")
    by_action: dict[str, list[AuthorityRule]] = {}
    for rule in rows:
        by_action.setdefault(rule.action, []).append(rule)
    return [rule for group in by_action.values() for rule in standing(group)]


def lines(rows: Iterable[AuthorityRule]) -> list[Line]:
    """Group rows into lines: those of one act and code whose deciders hold in the same cases stand together.

    Steps before the decision whose facts are not those of a decider join each decider of their code.
    """
    by_row: dict[tuple[str, str, str], list[AuthorityRule]] = {}
    for rule in rows:
        by_row.setdefault((rule.action, rule.code, rule.province_code), []).append(rule)
    return [line for group in by_row.values() for line in _lines_of(group)]


def _lines_of(group: list[AuthorityRule]) -> list[Line]:
    deciding = [rule for rule in group if rule.kind == Kind.DECIDE]
    cases = list(dict.fromkeys((rule.facts, rule.condition) for rule in deciding or group))
    return [_line(group, case, alone=not deciding) for case in cases]


def _line(group: list[AuthorityRule], case: tuple[str, str], *, alone: bool) -> Line:
    first = group[0]
    mine = [rule for rule in group if (rule.facts, rule.condition) == case or _joins(rule, case, alone=alone)]
    by_kind = {kind: tuple(rule for rule in mine if rule.kind == kind) for kind in Kind.values}
    return Line(
        first.action, first.code, *case, by_kind[Kind.APPRAISE], by_kind[Kind.OPINION], by_kind[Kind.DECIDE],
        bool(first.province_code),
    )  # fmt: skip


def _joins(rule: AuthorityRule, case: tuple[str, str], *, alone: bool) -> bool:
    """A step before the decision joins a case unless its own words exclude it."""
    if alone or rule.kind == Kind.DECIDE:
        return False
    mine, theirs = clauses(rule.facts), clauses(case[0])
    apart = any(not words & theirs[name] for name, words in mine.items() if name in theirs)
    return not apart and rule.condition in {"", case[1]}


def clauses(facts: str) -> dict[str, set[str]]:
    """Return the words that a row takes, by fact."""
    pairs = (clause.partition("=") for clause in filter(None, facts.split(";")))
    return {name.strip(): {word.strip() for word in allowed.split("|")} for name, _sign, allowed in pairs}
