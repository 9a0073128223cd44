"""A body typed by name, code or short name: those of the own province first, then the centre and other focal bodies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from doingoai.lib.text import fold
from doingoai.organisations.models import Body, Province
from doingoai.organisations.named import names_around

Known = dict[str, list[Body]]


def known_around(province: Province | None) -> Known:
    """Return the bodies that may be asked by everything that people write for them: names, codes, keys."""
    known = names_around(province)
    bodies = {body.pk: body for same in known.values() for body in same}
    return known | {code: [body] for body in bodies.values() for code in (str(body.pk), body.code)}


class BodyField(forms.ModelChoiceField):
    """One body, typed with suggestions: cells can be pasted from a spreadsheet, and no list is drawn for each row."""

    widget = forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"})
    known: Known = {}

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Body) else value

    def to_python(self, value: Any) -> Body | None:
        if value in self.empty_values or isinstance(value, Body):
            return value or None
        text = str(value).strip()
        found = self.known.get(text) or self.known.get(fold(text)) or []
        if len(found) == 1:
            return found[0]
        problem = (
            _("có nhiều cơ quan tên “%s”; ghi tên đầy đủ.") if found else _("không có cơ quan “%s” để lấy ý kiến.")
        )
        raise ValidationError(problem % text)
