"""What an act needs from a person: forms that pages, the API, imports and seeds all fill."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from doingoai.organisations.models import Officer
from doingoai.web.forms import GuidedForm


class Inputs(GuidedForm, forms.Form):
    """The inputs of an act; knows for whom and on which record it is filled."""

    def __init__(self, data: Any = None, *, actor: Officer, record: Any = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        super().__init__(data, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to what the actor and the record allow; registers override."""


class RecordInputs(GuidedForm, forms.ModelForm):
    """Inputs that are fields of the record itself; `perform` copies the cleaned values, the form never saves."""

    def __init__(self, data: Any = None, *, actor: Officer, record: Any = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        kwargs.setdefault("instance", _copy(record) if record is not None else None)
        super().__init__(data, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to what the actor and the record allow; registers override."""

    def _post_clean(self) -> None:
        """Skip building and validating an instance here: the act validates the whole record once."""


def _copy(record: models.Model) -> models.Model:
    """Return a copy, so that a form with errors leaves the record as it was."""
    return type(record)(**{f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields})
