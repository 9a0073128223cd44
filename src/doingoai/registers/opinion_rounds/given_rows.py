"""A table whose rows are given (questions, opinions): cells that are read beside cells that are typed, no row added."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from doingoai.workflow.rows import GridWidget, RowsField

TALLEST, LETTERS = 12, 45  # rows of a cell that is read, letters in one of its lines


class Shown(forms.Textarea):
    """A cell that is read, not typed."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        lines = str(value or "").splitlines()
        rows = sum(1 + len(line) // LETTERS for line in lines)
        return super().get_context(name, value, {**(attrs or {}), "readonly": True, "rows": min(rows, TALLEST) or 1})


class GivenRows(GridWidget):
    """The rows as they are given."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows = [self._shown(name, number, row) for number, row in enumerate(value or [])]
        context = {"rows": rows, "head": self.row()}
        return SafeString(render_to_string("opinion_rounds/given_rows.html", context))


class GivenRowsField(RowsField):
    def __init__(self, row_form: type[forms.Form], **kwargs: Any) -> None:
        super().__init__(row_form, **kwargs)
        self.widget = GivenRows(row_form)
