"""Which row of the matrix applies to an act on a day: the answer to "who decides, in which order, by which article"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from doingoai.authority.conditions import CONDITIONS
from doingoai.authority.models import AuthorityRule, Kind
from doingoai.organisations.models import Province
from doingoai.organisations.roles import Role

# R-QC-02: among several travellers the signing level is the highest one; from the lowest to the highest.
LEVELS = (
    Role.REQUESTER_HEAD,
    Role.FA_HEAD,
    Role.MOFA_HEAD,
    Role.UBND_CHAIR,
    Role.COUNCIL_CHAIR,
    Role.SECRETARY,
    Role.TTTU,
    Role.BTV,
    Role.CENTRAL,
)


class NoAuthority(LookupError):
    """R-QC-01: no row in force matches; a decider is never picked silently."""


class AmbiguousAuthority(LookupError):
    """R-QC-05: two rows of equal priority name different deciders."""


@dataclass(frozen=True)
class Chain:
    """The steps that an act needs, in order, and the codes of the rows from which they come."""

    action: str
    rules: tuple[AuthorityRule, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.code for rule in self.rules))


def chain_for(
    action: str, *, province: Province | None, on: dt.date, facts: Sequence[Mapping[str, object]] = ({},)
) -> Chain:
    """Lay out the steps for an act; with several sets of facts (members of a delegation) the union of their steps.

    Raises NoAuthority (R-QC-01) and AmbiguousAuthority (R-QC-05).
    """
    rows = rows_in_force(action, province=province, on=on)
    chosen = [rule for each in facts for rule in _best(action, rows, plain(each))]
    return Chain(action, _union(chosen))


def rows_in_force(action: str, *, province: Province | None, on: dt.date) -> list[AuthorityRule]:
    """Return the rows for an act on a day: the province's own, the national ones, those of every register ("*.attach")."""
    codes = ["", province.code] if province else [""]
    every_register = f"*.{action.partition('.')[2]}"
    rows = AuthorityRule.objects.filter(province_code__in=codes, action__in=[action, every_register])
    return list(rows.valid_on(on))


def matches(rule: AuthorityRule, facts: Mapping[str, str]) -> bool:
    """Tell whether the facts of a case are those of the row."""
    for clause in filter(None, rule.facts.split(";")):
        name, _, allowed = clause.partition("=")
        if facts.get(name.strip()) not in {value.strip() for value in allowed.split("|")}:
            return False
    return not rule.condition or CONDITIONS[rule.condition](facts)


def plain(facts: Mapping[str, object]) -> dict[str, str]:
    """Return facts as the words used in the matrix: yes/no for truth values."""
    words = {True: "yes", False: "no"}
    return {name: words[value] if isinstance(value, bool) else str(value) for name, value in facts.items()}


def _best(action: str, rows: Iterable[AuthorityRule], facts: Mapping[str, str]) -> list[AuthorityRule]:
    fitting = [rule for rule in rows if matches(rule, facts)]
    if not fitting:
        raise NoAuthority(action)
    if all(rule.kind == Kind.DO for rule in fitting):
        return fitting  # any of them grants a plain act
    top = max(_rank(rule) for rule in fitting)
    best = [rule for rule in fitting if _rank(rule) == top]
    deciders = {
        code: frozenset((rule.sequence, rule.kind, rule.role) for rule in group)
        for code, group in groupby(sorted(best, key=attrgetter("code")), key=attrgetter("code"))
    }
    if len(set(deciders.values())) > 1:
        raise AmbiguousAuthority(f"{action}: {', '.join(sorted(deciders))}")
    first = min(deciders)
    return [rule for rule in best if rule.code == first]


def _rank(rule: AuthorityRule) -> tuple[int, int]:
    return (bool(rule.province_code), rule.priority)


def _union(rules: Iterable[AuthorityRule]) -> tuple[AuthorityRule, ...]:
    """Keep each consultation once and, of the deciders, the highest (R-QC-02)."""
    before: dict[tuple[str, str, str], AuthorityRule] = {}
    deciders: list[AuthorityRule] = []
    for rule in rules:
        if rule.kind == Kind.DECIDE:
            deciders.append(rule)
        else:
            before.setdefault((rule.kind, rule.role, rule.at), rule)
    last = [rule for rule in deciders if _level(rule) == max(map(_level, deciders))]
    kept = {(rule.role, rule.at): rule for rule in last}
    return (*sorted(before.values(), key=attrgetter("sequence")), *kept.values())


def _level(rule: AuthorityRule) -> int:
    return LEVELS.index(Role(rule.role)) if rule.role in LEVELS else -1
