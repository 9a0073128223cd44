"""Which row of the matrix applies to an act on a day: the answer to "who decides, in which order, by which article"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.utils.translation import gettext as _

from doingoai.authority.bodies import Undecidable, body_named
from doingoai.authority.conditions import CONDITIONS
from doingoai.authority.models import AuthorityRule, Kind
from doingoai.lib.held import remembered
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


class NoAuthority(Undecidable):
    """R-QC-01: no row in force matches; a decider is never picked silently."""

    def __init__(self) -> None:
        super().__init__(_("Chưa xác định được thẩm quyền; chuyển lãnh đạo cơ quan ngoại vụ (R-QC-01)."))


class AmbiguousAuthority(Undecidable):
    """R-QC-05: two rows of equal priority name different deciders."""

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(_("Hai quy tắc trái nhau (R-QC-05): %s") % ", ".join(sorted(codes)))
        self.codes = tuple(sorted(codes))


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

    Raises NoAuthority (R-QC-01), AmbiguousAuthority (R-QC-05) and, when a row names a body that is no more and has no
    successor, BodyGone (R-QC-09).
    """
    rows = rows_in_force(action, province=province, on=on)
    chosen = [rule for each in facts for rule in best(rows, plain(each))]
    chain = Chain(action, _union(chosen))
    for rule in chain.rules:
        if rule.organ:
            body_named(rule.organ, province=province, on=on)
    return chain


def rows_in_force(action: str, *, province: Province | None, on: dt.date) -> list[AuthorityRule]:
    """Return the rows in force for an act: the province's own, the national ones, every register's ("*.attach")."""
    codes = ["", province.code] if province else [""]
    every_register = f"*.{action.partition('.')[2]}"
    asked = AuthorityRule.objects.filter
    return remembered(
        (action, *codes, on),
        lambda: standing(asked(province_code__in=codes, action__in=[action, every_register]).valid_on(on)),
    )


def standing(rows: Iterable[AuthorityRule]) -> list[AuthorityRule]:
    """Leave out the province's rows of the files whose code a confirmed change of the province has taken over."""
    among = list(rows)
    changed = {(rule.code, rule.action) for rule in among if rule.origin}
    return [rule for rule in among if rule.origin or not rule.province_code or (rule.code, rule.action) not in changed]


def matches(rule: AuthorityRule, facts: Mapping[str, str]) -> bool:
    """Tell whether the facts of a case are those of the row."""
    for clause in filter(None, rule.facts.split(";")):
        name, _sign, allowed = clause.partition("=")
        if facts.get(name.strip()) not in {value.strip() for value in allowed.split("|")}:
            return False
    return not rule.condition or CONDITIONS[rule.condition](facts)


def plain(facts: Mapping[str, object]) -> dict[str, str]:
    """Return facts as the words used in the matrix: yes/no for truth values."""
    words = {True: "yes", False: "no"}
    return {name: words[value] if isinstance(value, bool) else str(value) for name, value in facts.items()}


def best(rows: Iterable[AuthorityRule], facts: Mapping[str, str]) -> list[AuthorityRule]:
    """Return the steps of the row that decides, and of those without a decider, which add theirs to it (A16, A23).

    Raises NoAuthority and AmbiguousAuthority.
    """
    fitting = [rule for rule in rows if matches(rule, facts)]
    if not fitting:
        raise NoAuthority
    if all(rule.kind == Kind.DO for rule in fitting):
        return fitting  # any of them grants a plain act
    deciding = {rule.code for rule in fitting if rule.kind == Kind.DECIDE}
    if not deciding:
        raise NoAuthority  # opinions alone decide nothing
    adding = _by_code(rule for rule in fitting if rule.code not in deciding)
    strongest = _strongest(rule for rule in fitting if rule.code in deciding)
    deciders = {
        code: frozenset((rule.sequence, rule.kind, rule.role) for rule in group)
        for code, group in _by_code(strongest).items()
    }
    if len(set(deciders.values())) > 1:
        raise AmbiguousAuthority(deciders)
    first = min(deciders)
    own = [rule for rule in strongest if rule.code == first]
    return [*own, *(rule for group in adding.values() for rule in _strongest(group))]


def _by_code(rules: Iterable[AuthorityRule]) -> dict[str, list[AuthorityRule]]:
    groups: dict[str, list[AuthorityRule]] = {}
    for rule in rules:
        groups.setdefault(rule.code, []).append(rule)
    return groups


def _strongest(rules: Iterable[AuthorityRule]) -> list[AuthorityRule]:
    """Keep the province's own rows before the national ones, then those of the highest priority."""
    among = list(rules)
    top = max(map(rank, among))
    return [rule for rule in among if rank(rule) == top]


def rank(rule: AuthorityRule) -> tuple[int, int]:
    """Return which row goes before which: the province's own, then the higher priority."""
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
    kept = {(rule.role, rule.at): rule for rule in reversed(last)}  # the row of the member named first
    return (*sorted(before.values(), key=attrgetter("sequence")), *kept.values())


def _level(rule: AuthorityRule) -> int:
    return LEVELS.index(Role(rule.role)) if rule.role in LEVELS else -1
