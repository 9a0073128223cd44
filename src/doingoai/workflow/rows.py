"""A field that holds a table: members of a delegation, tasks of a plan. One row form, checked row by row.

On a page it is an editable grid (`table[data-grid]`), in code a list of dicts; errors name row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import ManagementForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

MOST = 1000  # rows of one table
TOLD = 20  # errors of one table said above the form
SPARE = 3  # blank rows at the end, so that a table grows without JavaScript too


class Grid:
    """The rows of a table as bound forms: what web/components/grid.html draws."""

    can_delete = True

    def __init__(self, prefix: str, forms_: list[forms.Form], empty_form: forms.Form) -> None:
        self.prefix, self.forms, self.empty_form = prefix, forms_, empty_form
        counts = {"TOTAL_FORMS": len(forms_), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": MOST}
        self.management_form = ManagementForm(initial=counts, prefix=prefix)
        for form in (*forms_, empty_form):
            form.fields["DELETE"] = forms.BooleanField(label=_("Bỏ"), required=False)
        _share_choices([*forms_, empty_form])

    def __iter__(self) -> Iterator[forms.Form]:
        return iter(self.forms)


class GridWidget(forms.Widget):
    """Renders a table of row forms and reads it back by prefix (`members-0-name`)."""

    use_fieldset = True  # the label names the whole table, no single field

    def __init__(self, row_form: type[forms.Form]) -> None:
        super().__init__()
        self.row_form = row_form
        self.row_kwargs: dict[str, Any] = {}
        self.set_up_row: Callable[[forms.Form], None] = _leave_row

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows = list(value or [])
        filled = [self._shown(name, number, row) for number, row in enumerate(rows)]
        first = 1 + max((int(str(form.prefix).rpartition("-")[2]) for form in filled), default=-1)
        blank = [self._blank(f"{name}-{number}") for number in range(first, first + SPARE)]
        grid = Grid(name, [*filled, *blank], self._blank(f"{name}-__prefix__"))
        return SafeString(render_to_string("web/components/grid.html", {"formset": grid, "title": ""}))

    def _blank(self, prefix: str) -> forms.Form:
        return self.row(prefix=prefix, use_required_attribute=False)

    def row(self, *args: Any, **kwargs: Any) -> forms.Form:
        """Return one row form, with the choices that the whole form allows."""
        form = self.row_form(*args, **(kwargs | self.row_kwargs))
        self.set_up_row(form)
        return form

    def _shown(self, name: str, number: int, row: Mapping[str, Any]) -> forms.Form:
        """Return the row form filled with one row, with its errors when it was posted."""
        if row.get("__posted__"):
            return self.row(row["__posted__"], prefix=row["__prefix__"])
        return self.row(initial=dict(row), prefix=f"{name}-{number}")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Mapping[str, Any]]:
        if isinstance(data.get(name), list):
            return data[name]
        heads = (key[len(name) + 1 :].split("-")[0] for key in data if key.startswith(f"{name}-"))
        numbers = {int(head) for head in heads if head.isdecimal()}
        prefixes = [f"{name}-{number}" for number in sorted(numbers)]
        return [{"__posted__": data, "__prefix__": prefix} for prefix in prefixes if self._filled(data, prefix)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key == name or key.startswith(f"{name}-") for key in data)

    def _filled(self, data: Any, prefix: str) -> bool:
        """A row counts when anything was typed in it and it is not ticked for removal."""
        if data.get(f"{prefix}-DELETE"):
            return False
        fields = self.row_form.base_fields.items()
        return any(str(data.get(f"{prefix}-{name}") or "").strip() not in _untouched(field) for name, field in fields)


def _share_choices(forms_: list[forms.Form]) -> None:
    """Read the rows that a column offers once for the whole table, not once for each of its lines."""
    offered: dict[str, list[Any]] = {}
    for form in forms_:
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and isinstance(field.widget, forms.Select):
                if name not in offered:
                    offered[name] = list(field.choices)  # type: ignore[arg-type]  # the rows of a model, never a callable
                field.widget.choices = offered[name]


def _untouched(field: forms.Field) -> set[str]:
    """Return what a browser posts for a cell that nobody touched: a list without an empty choice, its first one."""
    choices = [] if isinstance(field, forms.ModelChoiceField) else list(getattr(field, "choices", ()))
    return {"", *(str(key) for key, _label in choices[:1])}


def _shortened(errors: list[str]) -> list[str]:
    """Tell the first errors of a long table; each cell says its own anyway."""
    if len(errors) <= TOLD + 1:
        return errors
    return [*errors[:TOLD], _("và %d chỗ nữa; mỗi ô sai nói rõ trong bảng.") % (len(errors) - TOLD)]


def _leave_row(form: forms.Form) -> None:
    """Leave a row form as it is declared."""


class RowsField(forms.Field):
    """A list of rows, each cleaned by `row_form`; between `least` and `most` of them."""

    def __init__(self, row_form: type[forms.Form], *, least: int = 0, most: int = MOST, **kwargs: Any) -> None:
        self.row_form, self.least, self.most = row_form, least, most
        kwargs.setdefault("required", least > 0)
        super().__init__(widget=GridWidget(row_form), **kwargs)

    def clean(self, value: list[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
        rows = list(value or [])
        if len(rows) < self.least:
            raise ValidationError(_("Cần ít nhất %(n)d dòng.") % {"n": self.least}, code="required")
        if len(rows) > self.most:
            raise ValidationError(_("Nhiều nhất %(n)d dòng.") % {"n": self.most}, code="too_many")
        cleaned, errors = [], []
        for number, row in enumerate(rows, start=1):
            form = self._form(row)
            if form.is_valid():
                cleaned.append(form.cleaned_data)
            errors += [
                _("Dòng %(row)d, %(column)s: %(error)s")
                % {"row": number, "column": self._label(form, name), "error": error}
                for name, found in form.errors.items()
                for error in found
            ]
        if errors:
            raise ValidationError(_shortened(errors), code="rows")
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) or bool(initial)

    def _form(self, row: Mapping[str, Any]) -> forms.Form:
        if row.get("__posted__"):
            return self.widget.row(row["__posted__"], prefix=row["__prefix__"])
        return self.widget.row(dict(row))

    @staticmethod
    def _label(form: forms.Form, name: str) -> str:
        return str(form.fields[name].label or name) if name in form.fields else ""
