"""Keep points, citations and conveying letters as they were reviewed; known points are changed in place.

Tasks of plans point at clauses, so a corrected clause stays the same row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from doingoai.planning.guidance.models import Citation, Clause, Conveyance, Guidance

Row = Mapping[str, Any]
CLAUSE_FIELDS = ("number_path", "label", "text", "theme", "obligation", "national_indicator", "start", "end")
CITATION_FIELDS = ("type", "number", "name", "issuer", "issued_on", "surface", "start", "end")


EMPTY: dict[str, Any] = {"number": "", "issued_on": None, "issuer": "", "received_on": None}  # of a conveying letter


def store_clauses(guidance: Guidance, rows: Iterable[Row]) -> None:
    """Make the clauses of the document those of the rows, in the order of the text."""
    known = {clause.pk: clause for clause in guidance.clauses.all()}
    by_path = {clause.number_path: clause for clause in known.values()}
    kept = []
    for position, row in enumerate(in_order(list(rows))):
        clause = known.get(row.get("id") or 0) or by_path.get(row["number_path"]) or Clause(guidance=guidance)
        for name in CLAUSE_FIELDS:
            setattr(clause, name, row.get(name) if row.get(name) is not None else getattr(clause, name))
        clause.position = position
        kept.append(clause)
    mine = Clause.objects.filter(guidance=guidance)
    mine.exclude(pk__in=[clause.pk for clause in kept if clause.pk]).delete()
    for clause in kept:  # two rows may have exchanged their paths: out of the way first
        if clause.pk:
            mine.filter(pk=clause.pk).update(number_path=f"~{clause.pk}")
    for clause in kept:
        clause.save()
    _join_parents(kept)


def store_citations(guidance: Guidance, rows: Iterable[Row]) -> None:
    """Make the citations of the document those of the rows; a changed number has to be found again."""
    known = {each.pk: each for each in guidance.citations.all()}
    kept = []
    for row in rows:
        citation = known.get(row.get("id") or 0) or Citation(guidance=guidance)
        if (citation.number, citation.issued_on) != (row["number"], row["issued_on"]):
            citation.instrument = None
        for name in CITATION_FIELDS:
            setattr(citation, name, row.get(name) if row.get(name) is not None else getattr(citation, name))
        citation.issued_on = row["issued_on"]
        citation.save()
        kept.append(citation.pk)
    Citation.objects.filter(guidance=guidance).exclude(pk__in=kept).delete()


def store_conveyances(guidance: Guidance, rows: Iterable[Row]) -> None:
    """Make the conveying letters those of the rows; one letter stands once, however often it is named."""
    letters = list({(row["number"], row.get("issued_on")): row for row in rows}.values())
    guidance.conveyances.all().delete()
    Conveyance.objects.bulk_create(
        Conveyance(guidance=guidance, **{name: row.get(name) or EMPTY[name] for name in EMPTY}) for row in letters
    )


def in_order(rows: list[Row]) -> list[Row]:
    """Return rows as the text has them; one added by hand comes after its last sibling, else after its parent."""
    placed = sorted((row for row in rows if row.get("start") is not None), key=lambda row: row["start"])
    for row in (row for row in rows if row.get("start") is None):
        above = parent_path(row["number_path"], {each["number_path"] for each in placed})
        family = [place for place, each in enumerate(placed) if _within(each["number_path"], above)]
        placed.insert(family[-1] + 1 if family and above else len(placed), row)
    return placed


def parent_path(path: str, paths: Iterable[str]) -> str:
    """Return the longest path above this one: "2" for "2.iii"; "" for a point of the first level."""
    above, known = path, set(paths)
    while "." in above:
        above = above.rpartition(".")[0]
        if above in known:
            return above
    return ""


def _within(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}.")


def _join_parents(clauses: list[Clause]) -> None:
    by_path = {clause.number_path: clause for clause in clauses}
    for clause in clauses:
        clause.parent = by_path.get(parent_path(clause.number_path, by_path))
    Clause.objects.bulk_update(clauses, ["parent"])
