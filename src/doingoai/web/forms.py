"""What every form of the system shares: Vietnamese dates and numbers, why-hints, groups of fields.

Labels, errors and hints are tied together by Django's own aria-describedby; the drawing is in
templates/web/components/field.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.choices import BlankChoiceIterator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    FormMixin = forms.BaseForm  # a mixin of forms, and to the type checker a form itself
else:
    FormMixin = object


class DateText(forms.DateInput):
    """A date written as dd/mm/yyyy; the browser's own date field shows the American order to many."""


class MomentText(forms.DateTimeInput):
    """A date and time written as dd/mm/yyyy hh:mm."""


class NumberText(forms.TextInput):
    """A number written as 1.234,5; the browser's own number field refuses the comma."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together, ready to be drawn."""

    title: StrOrPromise
    hint: StrOrPromise
    fields: Sequence[BoundField]


def _with_format(field: forms.Field, example: StrOrPromise) -> None:
    """Say in the hint how to write the value; the placeholder alone vanishes when one types."""
    field.help_text = format_lazy("{} {}", field.help_text, example) if field.help_text else example


def _become(field: forms.Field, widget: forms.Widget, **attrs: object) -> None:
    """Give the field another widget and keep what the form's author set on the old one."""
    widget.attrs = {**attrs, **field.widget.attrs}
    widget.is_required, widget.is_localized = field.required, True
    field.widget = widget


def _guide_date(field: forms.Field) -> None:
    _become(field, DateText(), placeholder=_("dd/mm/yyyy"), inputmode="numeric", autocomplete="off")
    _with_format(field, _("Ví dụ 25/02/2026."))


def _guide_moment(field: forms.Field) -> None:
    _become(field, MomentText(), placeholder=_("dd/mm/yyyy hh:mm"), autocomplete="off")
    _with_format(field, _("Ví dụ 25/02/2026 14:30."))


def _guide_number(field: forms.Field) -> None:
    whole = type(field) is forms.IntegerField
    field.localize = True
    _become(field, NumberText(), inputmode="numeric" if whole else "decimal", autocomplete="off")


def _guide(field: forms.Field) -> None:
    """Choose the written form of a field by its kind; a widget that the author chose himself stays."""
    match field, field.widget:
        case forms.DateTimeField(), forms.DateTimeInput():
            _guide_moment(field)
        case forms.DateField(), forms.DateInput():
            _guide_date(field)
        case forms.IntegerField(), forms.NumberInput():
            _guide_number(field)
        case _, forms.Textarea(attrs={"rows": "10"}):  # Django's own default; the box grows with its text
            field.widget.attrs["rows"] = "3"


def name_gap(field: forms.Field, text: StrOrPromise) -> None:
    """Say in words what an empty choice means, where Django draws a row of dashes."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = text if field.empty_label is not None else None
    elif isinstance(field, forms.ChoiceField) and isinstance(field.choices, list | BlankChoiceIterator):
        field.choices = [(key, text if key == "" else label) for key, label in field.choices]


class GuidedForm(FormMixin):
    """Mixin, first in the bases of a form: guided fields, and `fieldsets` from the class's `groups`.

    `groups` holds (title, hint, names of fields); fields that no group names come last, without a title.
    """

    groups: Sequence[tuple[StrOrPromise, StrOrPromise, tuple[str, ...]]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _guide(field)
            name_gap(field, _("Chọn…"))

    def fieldsets(self) -> Iterator[FieldGroup]:
        """Yield the groups of visible fields in the order of `groups`. Raises KeyError for an unknown one."""
        visible = {bound.name: bound for bound in self.visible_fields()}
        rest = dict(visible)
        for title, hint, names in self.groups:
            yield FieldGroup(title, hint, [visible[name] for name in names])
            for name in names:
                rest.pop(name, None)
        if rest:
            yield FieldGroup("", "", list(rest.values()))
