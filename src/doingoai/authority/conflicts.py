"""R-QC-05 before it happens: rows in force that would name different deciders for one and the same case.

Two rows are tried out on every combination of the words that either of them looks at; what a row does not look at is
left unsaid, so that a third row which asks for it does not hide the conflict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from doingoai.authority.bodies import Undecidable
from doingoai.authority.conditions import OF_CONDITIONS, WORDS
from doingoai.authority.matrix import AmbiguousAuthority, NoAuthority, best, matches, rank, standing
from doingoai.authority.models import AuthorityRule, Kind
from doingoai.organisations.models import Province

Rows = Sequence[AuthorityRule]
OTHER = "…"  # a word that no row names


@dataclass(frozen=True)
class Clash:
    """Two codes that decide one case differently, and the facts of such a case."""

    action: str
    codes: tuple[str, str]
    facts: Mapping[str, str]


def clashes(rows: Iterable[AuthorityRule]) -> list[Clash]:
    """Return the conflicts among rows of one act that are in force together, each pair of codes once."""
    among = list(rows)
    codes = _deciding(among)
    pairs = combinations(sorted(codes), 2)
    found = (_clash(among, codes[one], codes[other]) for one, other in pairs if _may_meet(codes[one], codes[other]))
    return [each for each in found if each]


def clashes_in(province: Province | None, on: dt.date) -> list[Clash]:
    """Return every conflict of the matrix of a province on a day."""
    places = ["", province.code] if province else [""]
    rows = AuthorityRule.objects.filter(province_code__in=places).exclude(kind=Kind.DO).valid_on(on)
    by_action: dict[str, list[AuthorityRule]] = {}
    for rule in rows:
        by_action.setdefault(rule.action, []).append(rule)
    return [clash for group in by_action.values() for clash in clashes(standing(group))]


def overruled(rows: Iterable[AuthorityRule], wanted: Rows, *, but: Collection[str]) -> list[Clash]:
    """Return where rows that a province wants would silently take a case from a row that decides otherwise.

    A province's own row goes before the national one. That is meant where it bears the same code or names it (`but`),
    and an oversight anywhere else.
    """
    among = list(rows)
    codes = {code: group for code, group in _deciding(among).items() if code not in but}
    return [clash for group in codes.values() if (clash := _met(among, group, wanted))]


def _deciding(rows: Iterable[AuthorityRule]) -> dict[str, list[AuthorityRule]]:
    """Return the deciding rows by code."""
    found: dict[str, list[AuthorityRule]] = {}
    for rule in rows:
        if rule.kind == Kind.DECIDE:
            found.setdefault(rule.code, []).append(rule)
    return found


def _may_meet(one: Rows, other: Rows) -> bool:
    return bool({rank(rule) for rule in one} & {rank(rule) for rule in other})


def _clash(rows: Rows, one: Rows, other: Rows) -> Clash | None:
    for facts in _points(one, other):
        try:
            best(rows, facts)
        except AmbiguousAuthority as clash:
            if {one[0].code, other[0].code} <= set(clash.codes):
                return Clash(one[0].action, (one[0].code, other[0].code), facts)
        except NoAuthority:
            continue
    return None


def _met(rows: Rows, one: Rows, wanted: Rows) -> Clash | None:
    """Return a case that `one` decides among all rows, and that the wanted ones decide otherwise."""
    for facts in _points(one, wanted):
        try:
            deciding = {(rule.role, rule.at) for rule in best(rows, facts) if rule in one}
        except Undecidable:
            continue
        mine = {(rule.role, rule.at) for rule in wanted if rule.kind == Kind.DECIDE and matches(rule, facts)}
        if deciding and mine and deciding != mine:
            return Clash(one[0].action, (one[0].code, wanted[0].code), facts)
    return None


def _points(one: Rows, other: Rows) -> Iterator[dict[str, str]]:
    """Yield the cases that both sides look at: each combination of the words of their clauses and conditions."""
    words = _words([*one, *other])
    for chosen in product(*words.values()):
        facts = {name: word for name, word in zip(words, chosen, strict=True) if word != OTHER}
        if any(matches(rule, facts) for rule in one) and any(matches(rule, facts) for rule in other):
            yield facts


def _words(rows: Rows) -> dict[str, list[str]]:
    words: dict[str, dict[str, None]] = {}
    for rule in rows:
        for clause in filter(None, rule.facts.split(";")):
            name, _sign, allowed = clause.partition("=")
            words.setdefault(name.strip(), {}).update(dict.fromkeys(word.strip() for word in allowed.split("|")))
        for name in OF_CONDITIONS.get(rule.condition, ()):
            words.setdefault(name, {}).update(dict.fromkeys(WORDS.get(name, ())))
    return {name: [*known, OTHER] for name, known in words.items()}
