"""Load the authority matrix from data/authority/*.csv: reviewed like code, dated, refused when a name is unknown."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from doingoai.authority.conditions import CONDITIONS
from doingoai.authority.models import At, AuthorityRule, Kind
from doingoai.organisations.roles import Role
from doingoai.reference.load import Row, day, read_rows
from doingoai.reference.models import Confidence


class BadMatrix(ValueError):
    """A row of the matrix cannot be taken; says file, row and reason."""


@transaction.atomic
def load_matrix(folder: Path) -> int:
    """Replace the rows of the files; return how many. Raises BadMatrix, and nothing is changed then.

    The files are the whole truth of what they hold: a row that ends stays in its file with its `valid_to`. Rows that a
    province put in force by a confirmed change (`origin`) are not of the files and stay.
    """
    rules = [
        _rule(each, f"{path.name}, row {number}")
        for path in sorted(folder.glob("*.csv"))
        for number, row in enumerate(read_rows(path), start=2)
        for each in spread(row)
    ]
    AuthorityRule.objects.filter(origin="").delete()
    AuthorityRule.objects.bulk_create(rules)
    return len(rules)


def spread(row: Row) -> list[Row]:
    """Return one row for each act and role that a line names: `plans.edit|submit` by `FA_OFFICER|FA_HEAD` is four.

    Only plain acts are written together: the steps of a decision each stand on a line of their own.
    """
    if row["kind"] != Kind.DO:
        return [row]
    register, _dot, verbs = row["action"].partition(".")
    return [
        {**row, "action": f"{register}.{verb}", "role": role}
        for verb in verbs.split("|")
        for role in row["role"].split("|")
    ]


def _rule(row: Row, where: str) -> AuthorityRule:
    _require(row, where)
    start = day(row["valid_from"])
    assert start is not None
    return AuthorityRule(
        code=row["code"],
        action=row["action"],
        sequence=int(row["sequence"] or 1),
        kind=row["kind"],
        role=row["role"],
        at=row["at"],
        quorum=int(row["quorum"] or 1),
        facts=row["facts"],
        condition=row["condition"],
        sla_wd=int(row["sla_wd"]) if row["sla_wd"] else None,
        province_code=row["province"],
        priority=int(row["priority"] or 0),
        basis=row["basis"],
        confidence=row["confidence"],
        organ=row.get("organ", ""),
        valid_from=start,
        valid_to=day(row["valid_to"]),
    )


def _require(row: Row, where: str) -> None:
    known = {"kind": Kind.values, "role": Role.values, "at": At.values, "confidence": Confidence.values}
    for name, values in known.items():
        if row[name] not in values:
            raise BadMatrix(f"{where}: {name} “{row[name]}” is not one of {', '.join(values)}")
    if row["condition"] and row["condition"] not in CONDITIONS:
        raise BadMatrix(f"{where}: no condition is named “{row['condition']}”")
    if not (row["basis"] and row["valid_from"] and "." in row["action"]):
        raise BadMatrix(f"{where}: action, basis and valid_from are needed")
