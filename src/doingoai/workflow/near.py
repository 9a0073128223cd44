"""Which rows a choice offers: those of the officer's province and of the record itself, not of the whole nation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import ForeignKey, QuerySet

from doingoai.attachments.models import Attachment
from doingoai.organisations.models import Body, Commune, Officer


def narrow(form: forms.Form, names: Iterable[str], *, officer: Officer, record: Any) -> None:
    """Let the named choices offer only what is near: living bodies and communes of the officer's province, the files
    of the dossier, the record's own child rows. For an officer of the centre: the bodies of the centre.
    """
    for name in names:
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = near_rows(field.queryset, officer=officer, record=record)


def near_rows(rows: QuerySet, *, officer: Officer, record: Any) -> QuerySet:
    if issubclass(rows.model, Body | Commune):
        return rows.filter(province=officer.seat.province, valid_to=None)
    if record is None or record.dossier.pk is None:
        return rows.none()
    if issubclass(rows.model, Attachment):
        return rows.filter(dossier=record.dossier)
    return rows.filter(**{_key_to(rows.model, record): record})


def _key_to(model: type, record: Any) -> str:
    """Return the name of the child row's key to the record."""
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))  # type: ignore[attr-defined]
    return next(field.name for field in keys if isinstance(record, field.related_model))
