"""What rests on a document and has to be looked at when it changes: cases, rows of the matrix, norms, and whatever
texts a higher layer hands in (rules of registers, templates of documents).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Model, Q
from django.utils.translation import gettext as _

from doingoai.authority.models import AuthorityRule
from doingoai.dossiers.models import Dossier, Link
from doingoai.lib.text import fold
from doingoai.norms.models import Deadline, Limit, Norm, Requirement
from doingoai.organisations.models import Officer
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf, mentions
from doingoai.relations.kinds import Kind, words
from doingoai.relations.models import Relation
from doingoai.relations.nodes import Node
from doingoai.web.amounts import vnnumber

Text = tuple[str, str, str]  # name, text in which citations are looked for, address
Sources = Callable[[], Iterable[Text]]
DEEP = 3  # guidance → plan → task: as far as what rests on a case is followed
MOST = 300  # cases of one step
COUNTED = 10_000
RESTING_KINDS = [
    Kind.BASED_ON, Kind.IMPLEMENTS, Kind.GUIDES, Kind.DETAILS, Kind.REFERS, Kind.PARENT, Kind.AMENDS, Kind.CORRECTS,
]  # fmt: skip
RESTING_LINKS = [Link.Kind.IMPLEMENTS, Link.Kind.SERVES, Link.Kind.ARISES, Link.Kind.FOLLOWS]
NORMS: tuple[type[Norm], ...] = (Limit, Deadline, Requirement)


@dataclass(frozen=True)
class Resting:
    """One thing that rests on a document: what it is, how it is named, how it rests on it, where it stands."""

    what: str
    name: str
    how: str
    url: str = ""


def rests_on(node: Node, officer: Officer, *, on: dt.date, sources: Iterable[Text] = ()) -> list[Resting]:
    """Return everything that rests on a document, as far as the officer sees it.

    Cases are found by relations and, from there, by the links between dossiers. Rows of the matrix and of norms in
    force on the day or later, and `sources` of (name, text, address), are found by the citations in their text.
    """
    found = list(_cases(node, officer))
    if isinstance(node.subject, Instrument):
        groups = {
            _("Ma trận thẩm quyền"): _matrix(on),
            _("Định mức, thời hạn, yêu cầu"): _norms(on),
            _("Quy tắc, biểu mẫu"): sources,
        }
        found += _citing(node.subject, groups)
    return found


def _cases(node: Node, officer: Officer) -> Iterator[Resting]:
    rows = Relation.objects.visible_to(officer).onto([node]).filter(kind__in=RESTING_KINDS).order_by("rank", "pk")
    told = list(rows[: MOST + 1])
    how: dict[Node, str] = {}
    for row in told[:MOST]:
        how.setdefault(row.source, words(row.kind, outward=True))
    yield from (_case(each, said) for each, said in how.items())
    if len(told) > MOST:
        yield Resting(_("Hồ sơ"), _("và %s quan hệ khác") % vnnumber(rows.order_by()[:COUNTED].count() - MOST), "")
    known = {each.subject.pk for each in (*how, node) if each.is_dossier}
    step = set(known)
    for _level in range(DEEP):
        linked = _linked(step, officer, known)
        yield from (_case(Node(dossier), told) for dossier, told in linked)
        step = {dossier.pk for dossier, _told in linked}
        known |= step
        if not step:
            break


def _linked(step: set[int], officer: Officer, known: set[int]) -> list[tuple[Dossier, str]]:
    """Return the visible dossiers that rest on some dossiers by a link, each with that link in words."""
    if not step:
        return []
    rows = Link.objects.filter(target__in=step, kind__in=RESTING_LINKS).exclude(source__in=known).order_by("pk")
    links = {row.source_id: row for row in reversed(rows.select_related("target")[:MOST])}
    seen = Dossier.objects.visible_to(officer).filter(pk__in=links).order_by("register", "number")
    return [(each, f"{links[each.pk].get_kind_display()} {links[each.pk].target.number}") for each in seen]


def _case(node: Node, told: str) -> Resting:
    what = _("Hồ sơ") if node.is_dossier else _("Văn bản")
    return Resting(what, node.full_name, told, node.url)


def _matrix(on: dt.date) -> Iterator[Text]:
    """Yield the rows of the matrix, those of one code and basis together."""
    rows = AuthorityRule.objects.filter(_not_over(on)).values("code", "basis").order_by("code", "basis")
    for row in rows.annotate(acts=Count("action", distinct=True)):
        name = row["code"] if row["acts"] == 1 else _("%(code)s (%(acts)d việc)") % row
        yield name, row["basis"], ""


def _norms(on: dt.date) -> Iterator[Text]:
    for model in NORMS:
        for row in model.objects.filter(_not_over(on)).order_by("pk"):
            place = f" ({row.province_code})" if row.province_code else ""
            yield f"{_norm_name(row)}{place}", row.basis, ""


def _norm_name(row: Model) -> str:
    return f"{row.name}: {row.amount} {row.get_unit_display()}" if isinstance(row, Deadline) else str(row)


def _not_over(on: dt.date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=on)


def _citing(instrument: Instrument, groups: Mapping[str, Iterable[Text]]) -> Iterator[Resting]:
    """Yield the texts that cite an instrument; a number without a day may mean each document of that number."""
    shelf = Shelf.of([instrument.lookup])
    names = [fold(alias) for alias in instrument.aliases.split("|") if fold(alias)]
    for what, texts in groups.items():
        for name, text, url in texts:
            said = mentions(text)
            numbered = any(lookup == instrument.lookup for lookup, _day in said.numbers)
            near = numbered or any(known in said.rest for known in names)  # before the dearer question
            if near and instrument in shelf.cited_in(text):
                yield Resting(what, name, text, url)
