"""Rows that hold for a time: `valid_from` to `valid_to`, both days included; an open end is null."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def valid_on(day: dt.date, prefix: str = "") -> Q:
    """Return the condition "in force on `day`", for the fields behind `prefix` ("body__")."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


class DatedQuerySet(models.QuerySet):
    """Questions about rows with a beginning and an end."""

    def valid_on(self, day: dt.date) -> Self:
        return self.filter(valid_on(day))


class Dated(models.Model):
    """A row that is true from one day to another."""

    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_valid_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)
