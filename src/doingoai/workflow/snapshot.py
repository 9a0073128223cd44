"""What a record says, as plain values, and what changed between two moments: the `changes` of a ledger entry."""

from __future__ import annotations

from typing import Any

from django.db import models

from doingoai.dossiers.models import Dossier, Record

Plain = dict[str, Any]
DOSSIER_FIELDS = ("title", "state", "event_date", "due_on", "access_level")
HIDDEN = "***"  # fields that a register keeps encrypted are named in the ledger, never shown


def snapshot(record: Record) -> Plain:
    """Return the record's fields, those of its dossier, and the rows of its parts, as strings by name."""
    dossier = record.dossier
    if dossier.pk is None:
        return {}
    said = {name: _plain(getattr(dossier, name)) for name in DOSSIER_FIELDS}
    said |= row(record)
    if record.pk:
        said |= _joined(record) | record.fields_in_rows()
        for part in record.parts:
            children = getattr(record, part).order_by("pk")
            children = children.prefetch_related(*_many(children.model))
            said[part] = [row(child) | _joined(child) for child in children]
    return said


def row(instance: models.Model) -> Plain:
    """Return one row's own fields, without keys that only join tables and without what is derived from others."""
    return {
        field.name: HIDDEN if getattr(field, "is_secret", False) else _plain(getattr(instance, field.attname))
        for field in instance._meta.concrete_fields
        if field.editable and not field.primary_key and not _joins_record(field)
    }


def _joined(instance: models.Model) -> Plain:
    """Return what a row is joined with (co-operating bodies, points), by the names of those rows."""
    return {name: sorted(str(each) for each in getattr(instance, name).all()) for name in _many(type(instance))}


def _many(model: type[models.Model]) -> list[str]:
    """Name the many-to-many relations that a reader may follow without a door."""
    many = model._meta.many_to_many
    return [field.name for field in many if not issubclass(field.related_model, Record | Dossier)]


def difference(before: Plain, after: Plain) -> dict[str, list[Any]]:
    """Return {field: [before, after]} for what is not the same."""
    names = dict.fromkeys([*before, *after])
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}


def _joins_record(field: models.Field[Any, Any]) -> bool:
    return field.related_model is not None and issubclass(field.related_model, Record)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | str | list | dict) or value is None else str(value)
