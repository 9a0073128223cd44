"""How a value of a record is shown: by path, with the label of its choice, one place for list, detail and documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import ForeignObjectRel
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Record
from doingoai.register_kit.register import Column, Register
from doingoai.web.markup import badge, link


def reader(column: Column) -> Callable[[Any], Any]:
    """Return the function that reads a column's value from a record; compiled once for a whole list."""
    if column.value:
        return column.value
    *heads, last = column.path.split(".")

    def read(record: Any) -> Any:
        for head in heads:
            record = getattr(record, head)
        return shown(record, last)

    return read


def shown(instance: Any, name: str) -> Any:
    """Return one field as people read it: the label of a choice, yes or no, names joined by commas."""
    display = getattr(instance, f"get_{name}_display", None)
    if display:
        return display()
    value = getattr(instance, name)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, models.Manager):
        return ", ".join(str(each) for each in value.all())
    return str(value) if isinstance(value, models.Model) or (value is not None and is_year(name)) else value


def is_year(name: str) -> bool:
    """Tell whether a field holds a year: such a number is written without a point for its thousands."""
    return name == "year" or name.endswith("_year")


def label_of(model: type[models.Model], name: str) -> str:
    """Return the label of a field, a relation or a property of the model."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        said = getattr(getattr(model, name, None), "short_description", "")
        return str(said or (model.label_in_rows(name) if issubclass(model, Record) else name))
    text = str(field.related_model._meta.verbose_name if isinstance(field, ForeignObjectRel) else field.verbose_name)
    return text[:1].upper() + text[1:]


def state_badge(register: Register, record: Record) -> str:
    return badge(record.state_label, register.tones.get(record.dossier.state, "neutral"))


def title_link(record: Record) -> str:
    return link(record.get_absolute_url(), record.dossier.title)
