"""The framework of bodies that every installation needs: the centre, and in each province those of bodies.csv.

Names are patterns; a province renames its bodies where they differ. Bodies of the provinces that ended on 30 June 2025
are there too, each with its successor, so that old dossiers keep their own body (ADM-03, ADM-09).
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from doingoai.lib.sorting import sort_key
from doingoai.organisations.models import Body, BodyName, Province
from doingoai.reference.load import Row, read_rows

CENTRAL_FROM = "2008-08-01"


@transaction.atomic
def load_bodies(folder: Path) -> int:
    """Make the bodies that are missing; those that exist are left as the installation has them. Return how many."""
    rows = list(read_rows(folder / "bodies.csv"))
    known = set(Body.objects.values_list("code", flat=True))
    central = [row for row in rows if row["level"] == "central"]
    provincial = [row for row in rows if row["level"] == "province"]
    provinces = Province.objects.select_related("successor").order_by("-valid_from")
    wanted = [*(_mission(row) for row in read_rows(folder / "missions.csv")), *(_body(row, None) for row in central)]
    wanted += [_body(row, province) for province in provinces for row in provincial]
    fresh = [body for body in wanted if body.code not in known]
    Body.objects.bulk_create(fresh)
    if fresh:
        _join(rows, list(provinces))
    _name_for_exchange(folder / "organ_codes.csv")
    _load_names(folder / "body_names.csv")
    return len(fresh)


def _load_names(path: Path) -> None:
    """Keep the former names and aliases under which older texts call a body (R-QC-09); safe to repeat."""
    bodies = {body.code: body for body in Body.objects.filter(province=None)}
    for row in read_rows(path):
        BodyName.objects.update_or_create(
            body=bodies[row["code"]],
            name=row["name"],
            valid_from=row["valid_from"],
            defaults={"valid_to": row["valid_to"] or None, "is_alias": True, "source": row["source"]},
        )


def _name_for_exchange(path: Path) -> None:
    """Give bodies their codes on the exchange axis, as the installation's file says (Quyết định 20/2020/QĐ-TTg)."""
    given = {row["code"]: row["organ_id"] for row in read_rows(path)}
    bodies = list(Body.objects.filter(code__in=given))
    for body in bodies:
        body.organ_id = given[body.code]
    Body.objects.bulk_update(bodies, ["organ_id"])


def code_of(key: str, province: Province | None) -> str:
    """Return the code of a framework body: UBND-24-202507 is that of the province that began in July 2025."""
    return f"{key}-{province.code}-{province.valid_from:%Y%m}" if province else key


def _body(row: Row, province: Province | None) -> Body:
    kind = province.kind if province else ""
    words = {
        "kind": kind,
        "name": province.name if province else "",
        "party": "Thành ủy" if kind == "thành phố" else "Tỉnh ủy",
    }
    name = row["name"].format(**words)
    return Body(
        code=code_of(row["key"], province),
        kind=row["kind"],
        name=name,
        short_name=row["short_name"],
        symbol=row["symbol"],
        province=province,
        is_focal=row["is_focal"] == "true",
        valid_from=province.valid_from if province else CENTRAL_FROM,
        valid_to=province.valid_to if province else None,
        sort_key=sort_key(name),
    )


def _mission(row: Row) -> Body:
    """Return the body of a Vietnamese mission abroad; its code is that of the mission."""
    name = row["name_vi"]
    return Body(
        code=row["code"], kind=Body.Kind.MISSION, name=name, short_name=name[:60], valid_from=CENTRAL_FROM,
        sort_key=sort_key(name),
    )  # fmt: skip


def _join(rows: list[Row], provinces: list[Province]) -> None:
    """Set parents and successors, once all bodies have their keys."""
    bodies = {body.code: body for body in Body.objects.all()}
    changed = []
    for row in rows:
        for province in provinces if row["level"] == "province" else [None]:
            body = bodies[code_of(row["key"], province)]
            parent = bodies[code_of(row["parent"], province)] if row["parent"] else None
            heir = bodies[code_of(row["key"], province.successor)] if province and province.successor else None
            if (body.parent, body.successor) != (parent, heir):
                body.parent, body.successor = parent, heir
                changed.append(body)
    Body.objects.bulk_update(changed, ["parent", "successor"], batch_size=500)
