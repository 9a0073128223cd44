"""Every body and province joined in memory, so that following parents and successors asks the database nothing."""

from __future__ import annotations

from doingoai.organisations.models import Body, Province


def joined_provinces() -> dict[int, Province]:
    """Return every provincial unit by key, joined to the one in which it lives on."""
    units = {unit.pk: unit for unit in Province.objects.order_by("code", "valid_from")}
    for unit in units.values():
        unit.successor = units.get(unit.successor_id)  # type: ignore[arg-type, assignment]  # None has no unit
    return units


def joined_bodies() -> dict[str, Body]:
    """Return every body by code, joined to its province, the body above it and its successor."""
    provinces = joined_provinces()
    bodies = {body.pk: body for body in Body.objects.order_by("code")}
    for body in bodies.values():
        body.province = provinces.get(body.province_id)  # type: ignore[arg-type]
        body.parent = bodies.get(body.parent_id)  # type: ignore[arg-type]
        body.successor = bodies.get(body.successor_id)  # type: ignore[arg-type]
    return {body.code: body for body in bodies.values()}
