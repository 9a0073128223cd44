"""“Đính chính”: putting right what was recorded wrongly of a case that figures count already.

Basis: Luật Lưu trữ 33/2024/QH15 (a record is complete and true); domain RP-02 (what was reported and is corrected needs
a written reason). What it changes of a closed report, `restating` writes down as a restatement.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.workflow.action import Action
from doingoai.workflow.inputs import RecordInputs


class Rectify(Action):
    """Put right what was recorded; the state stays, the reason is kept. First in the bases, before the act it redoes.

    A register names as `source` the states in which its figures count the case, and as `Inputs` what they rest on.
    """

    name, label, needs_note = "rectify", _("Đính chính"), True
    help = _("Ghi lại cho đúng, kèm lý do. Báo cáo đã nộp giữ số cũ; số mới và lý do hiện ở phần đính chính.")


class RectifyInputs(RecordInputs):
    """Inputs whose choices offer also what stands now: the body of those days may be no more."""

    def set_up(self) -> None:
        super().set_up()
        for name in self.near:
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField) and field.queryset is not None
            standing = field.queryset.model._default_manager.filter(pk__in=_keys(self.record, name))
            field.queryset = field.queryset | standing

    def keep(self, *names: str) -> None:
        """Let these fields be put right where they are filled, never emptied and never filled for the first time."""
        for name in names:
            filled = getattr(self.record, name) not in (None, "")
            self.fields[name].required, self.fields[name].disabled = filled, not filled


def _keys(record: models.Model, name: str) -> list[Any]:
    """Return the keys of the rows that a field of the record names now."""
    field = record._meta.get_field(name)
    value = field.value_from_object(record)  # type: ignore[union-attr]  # `near` names own fields only
    return [row.pk for row in value] if field.many_to_many else [value]
