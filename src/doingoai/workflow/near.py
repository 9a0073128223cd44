"""Which rows a choice offers: those of the officer's province and of the record itself, not of the whole nation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django import forms
from django.db.models import ForeignKey, Model, QuerySet

from doingoai.attachments.models import Attachment
from doingoai.organisations.models import Body, Commune, Officer

Row = TypeVar("Row", bound=Model)


def narrow(form: forms.BaseForm, names: Iterable[str], *, officer: Officer, record: Any) -> None:
    """Let the named choices offer only what is near: living bodies and communes of the dossier's province (of the
    officer's before there is a dossier), the files of the dossier, the record's own child rows.
    """
    for name in names:
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        assert field.queryset is not None  # None would be a choice whose rows its form sets itself
        field.queryset = near_rows(field.queryset, officer=officer, record=record)


def near_rows(rows: QuerySet[Row], *, officer: Officer, record: Any) -> QuerySet[Row]:
    if issubclass(rows.model, Body | Commune):
        province = record.dossier.province if record is not None else officer.seat.province
        return rows.filter(province=province.living() if province else None, valid_to=None)
    if record is None or record.dossier.pk is None:
        return rows.none()
    if issubclass(rows.model, Attachment):
        return rows.filter(dossier=record.dossier)
    return rows.filter(**{_key_to(rows.model, record): record})


def _key_to(model: type[Model], record: Any) -> str:
    """Return the name of the child row's key to the record."""
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return next(field.name for field in keys if isinstance(record, field.related_model))
