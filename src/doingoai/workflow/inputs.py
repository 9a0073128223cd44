"""What an act needs from a person: forms that pages, the API, imports and seeds all fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.web.forms import GuidedForm
from doingoai.workflow import clock
from doingoai.workflow.near import narrow
from doingoai.workflow.rows import RowsField


class ActInputs(GuidedForm):
    """What both kinds of inputs share: they know for whom and on which record they are filled."""

    near: ClassVar[tuple[str, ...]] = ()  # choices that offer only what is near: see `near.narrow`
    needed: ClassVar[tuple[str, ...]] = ()  # fields that this act needs, though the record may be without
    needed_when: ClassVar[Mapping[str, Callable[[dict[str, Any]], Any]]] = {}  # field → claim about what was typed
    past: ClassVar[tuple[str, ...]] = ()  # days of what has happened: never after today
    actor: Officer
    record: Any

    def set_up(self) -> None:
        """Narrow choices, require what is needed; then whatever the register adds."""
        narrow(self, self.near, officer=self.actor, record=self.record)
        for name in self.needed:
            self.fields[name].required = True
        for field in self.fields.values():
            if isinstance(field, RowsField):
                field.widget.set_up_row = self._set_up_row
        self.prepare()

    def prepare(self) -> None:
        """Change fields by what the actor and the record allow; registers override."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        late = [name for name in self.past if said.get(name) and said[name] > clock.today()]
        for name in late:
            self.add_error(name, _("Ngày này chưa tới."))
        for name, claim in self.needed_when.items():
            if name not in self.errors and said.get(name) in (None, "", []) and claim(said):
                self.add_error(name, _("Cần có trong trường hợp đã chọn."))
        return said

    def _set_up_row(self, row: forms.BaseForm) -> None:
        narrow(row, getattr(row, "near", ()), officer=self.actor, record=self.record)


class Inputs(ActInputs, forms.Form):
    """The inputs of an act."""

    def __init__(self, data: Any = None, *, actor: Officer, record: Any = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        super().__init__(data, **kwargs)
        self.set_up()


class RecordInputs(ActInputs, forms.ModelForm):
    """Inputs that are fields of the record itself; `perform` copies the cleaned values, the form never saves."""

    def __init__(self, data: Any = None, *, actor: Officer, record: Any = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        kwargs.setdefault("instance", _copy(record) if record is not None else None)
        super().__init__(data, **kwargs)
        self._take_over_validators()
        self.set_up()

    def _take_over_validators(self) -> None:
        """Let what the model asks of a field be told there; Django would ask only while it builds an instance."""
        for kept in self._meta.model._meta.concrete_fields:
            field = self.fields.get(kept.name)
            if field is not None and not isinstance(field, forms.ChoiceField):  # a choice says itself what may be said
                field.validators += [each for each in kept.validators if each not in field.validators]

    def _post_clean(self) -> None:
        """Skip building and validating an instance here: the act validates the whole record once."""


def visible_dossier(number: str, officer: Officer, *, register: str = "") -> Dossier:
    """Return the dossier that bears a typed number. Raises ValidationError when this officer does not see one."""
    rows = Dossier.objects.visible_to(officer).filter(number=number.strip())
    found = (rows.filter(register=register) if register else rows).first()
    if found is None:
        raise ValidationError(_("Không tìm thấy hồ sơ “%s” trong phạm vi bạn được xem.") % number)
    return found


def _copy(record: models.Model) -> models.Model:
    """Return a copy, so that a form with errors leaves the record as it was."""
    return type(record)(**{f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields})
