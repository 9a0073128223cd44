"""What an act needs from a person: forms that pages, the API, imports and seeds all fill."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Officer
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
    """Inputs that are fields of the record itself; `perform` copies the cleaned values, the form never saves.

    A page posts every field; code, the API and imports name only those they set, the others keep their value.
    """

    def __init__(self, data: Any = None, *, actor: Officer, record: Any = None, **kwargs: Any) -> None:
        self.actor, self.record = actor, record
        if record is not None:
            kwargs.setdefault("instance", _copy(record))
            if data is not None and not isinstance(data, QueryDict):
                data = model_to_dict(kwargs["instance"], fields=self._meta.fields) | dict(data)
        super().__init__(data, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Narrow choices to what the actor and the record allow; registers override."""

    def _post_clean(self) -> None:
        """Skip building and validating an instance here: the act validates the whole record once."""


def _copy(record: models.Model) -> models.Model:
    """Return a copy, so that a form with errors leaves the record as it was."""
    return type(record)(**{f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields})


def bodies_of_province(officer: Officer) -> QuerySet[Body]:
    """Return the bodies that a form of this officer offers: those of the province that live today, or the centre's."""
    province = officer.seat.province
    own = Q(province__isnull=True) if province is None else Q(province=province)
    return Body.objects.filter(own, valid_to=None).order_by("sort_key")


def visible_dossier(number: str, officer: Officer, *, register: str = "") -> Dossier:
    """Return the dossier that bears a typed number. Raises ValidationError when this officer does not see one."""
    rows = Dossier.objects.visible_to(officer).filter(number=number.strip())
    found = (rows.filter(register=register) if register else rows).first()
    if found is None:
        raise ValidationError(_("Không tìm thấy hồ sơ “%s” trong phạm vi bạn được xem.") % number)
    return found
