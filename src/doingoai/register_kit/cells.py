"""Between a form field and a cell of a table: what kind of column it is, how its value is written and read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Record
from doingoai.exchange.sheet_cells import CellError, as_people_write
from doingoai.exchange.sheet_columns import Kind
from doingoai.lib.text import fold
from doingoai.workflow.rows import RowsField

BAR, END = " | ", "\n"
_held: ContextVar[dict[int, dict[str, list[models.Model]]]] = ContextVar("choices")
KINDS: tuple[tuple[type[forms.Field], Kind], ...] = (
    (forms.ModelChoiceField, "text"),
    (forms.MultipleChoiceField, "text"),
    (forms.ChoiceField, "choice"),
    (forms.BooleanField, "boolean"),
    (forms.DateField, "date"),
    (forms.DecimalField, "decimal"),
    (forms.IntegerField, "integer"),
)


def kind_of(field: forms.Field) -> Kind:
    """Return the kind of column that a form field makes."""
    return next((kind for type_, kind in KINDS if isinstance(field, type_)), "text")


def relations(model: type[models.Model], fields: Mapping[str, forms.Field]) -> Iterator[str]:
    """Yield the lookups that `cell_of` follows for these fields, to be prefetched: "co_units", "members__body"."""
    known = {each.name: each.related_model for each in model._meta.get_fields() if each.is_relation}
    for name, field in fields.items():
        child = known.get(name)
        if child is None:
            continue
        yield name
        if isinstance(field, RowsField):
            yield from (f"{name}__{lookup}" for lookup in relations(child, field.row_form.base_fields))


def cell_of(record: Record, name: str, field: forms.Field, held: Mapping[str, Any]) -> Any:
    """Return what the record holds for a field of its opening form, ready for a cell."""
    if isinstance(field, RowsField):
        return END.join(_line(child, field) for child in getattr(record, name).all())
    value = held[name] if name in held else getattr(record, name, None)
    if isinstance(value, models.Manager):
        value = list(value.all())
    if isinstance(value, list | tuple | models.QuerySet):
        return "; ".join(_name(each, field) for each in value)
    return _name(value, field) if isinstance(value, models.Model) else value


def value_of(cell: Any, field: forms.Field) -> Any:
    """Return the form's input for a cell. Raises CellError naming what was not found."""
    if isinstance(field, RowsField):
        return [_row(line, field) for line in str(cell or "").split(END) if line.strip()]
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [_found(part, field).pk for part in str(cell or "").split(";") if part.strip()]
    if isinstance(field, forms.MultipleChoiceField):
        return [_choice(part, field) for part in str(cell or "").split(";") if part.strip()]
    if isinstance(field, forms.ModelChoiceField):
        return _found(str(cell), field).pk if cell not in (None, "") else None
    return cell


def _line(child: models.Model, field: RowsField) -> str:
    cells = [_row_cell(child, name, each) for name, each in field.row_form.base_fields.items()]
    return BAR.join(str(cell).replace("|", "/").replace(END, " ") for cell in cells).rstrip(" |")


def _row_cell(child: models.Model, name: str, field: forms.Field) -> str:
    value = getattr(child, name, None)
    if value is None or value == "":
        return ""
    if isinstance(value, models.Model):
        return _name(value, field)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(_choices(field)).get(value, value))
    return as_people_write(value)


def _row(line: str, field: RowsField) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split(BAR.strip())]
    values: dict[str, Any] = {}
    for (name, each), cell in zip(field.row_form.base_fields.items(), cells, strict=False):
        if isinstance(each, forms.ModelChoiceField):
            values[name] = _found(cell, each).pk if cell else None
        elif isinstance(each, forms.BooleanField):
            values[name] = fold(cell) in {"co", "x", "1", "true"}
        elif isinstance(each, forms.ChoiceField):
            values[name] = _choice(cell, each) if cell else ""
        else:
            values[name] = cell
    return values


def _choice(text: str, field: forms.ChoiceField) -> str:
    wanted = text.strip()
    for key, label in _choices(field):
        if wanted == str(key) or fold(wanted) == fold(str(label)):
            return str(key)
    raise CellError(_("“%(text)s” không có trong danh mục “%(label)s”.") % {"text": wanted, "label": field.label})


def _choices(field: forms.Field) -> Iterable[tuple[Any, Any]]:
    """Return the choices of a field as pairs of value and label; none for a field without choices."""
    return getattr(field, "choices", ())


def _name(row: Any, field: forms.Field) -> str:
    """Return the name by which a row is written: its code where it has one, for two bodies may share a name."""
    if not isinstance(row, models.Model):
        return str(dict(_choices(field)).get(row, row))
    return str(row)


def _found(text: str, field: forms.ModelChoiceField) -> models.Model:
    """Find a row by code, exact name or folded name. Raises CellError when there is none or more than one."""
    index = _index(field)
    rows = index.get(text.strip()) or index.get(fold(text)) or []
    if len(rows) > 1:  # of two bodies or provinces of one name, the one that lives
        rows = [row for row in rows if getattr(row, "valid_to", None) is None] or rows
    if len(rows) == 1:
        return rows[0]
    problem = _("Không tìm thấy “%(text)s” ở cột “%(label)s”.") if not rows else _(
        "Có nhiều mục tên “%(text)s” ở cột “%(label)s”; hãy ghi mã."
    )  # fmt: skip
    raise CellError(problem % {"text": text.strip(), "label": field.label})


@contextmanager
def choices_held() -> Iterator[None]:
    """Read each list of choices once inside the block: for the rows of one import."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def _index(field: forms.ModelChoiceField) -> dict[str, list[models.Model]]:
    """Return the choices of a field by code, by name and by folded name."""
    held = _held.get()
    if id(field) in held:
        return held[id(field)]
    known: dict[str, list[models.Model]] = {}
    assert field.queryset is not None  # a choice of rows that offers none has an empty queryset
    for row in field.queryset.all():
        for key in {str(getattr(row, "code", "")), str(row), fold(str(row))} - {""}:
            known.setdefault(key, []).append(row)
    held[id(field)] = known
    return known
