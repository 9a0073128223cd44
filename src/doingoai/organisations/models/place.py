"""Provinces and communes as dated rows: a two-digit code alone is ambiguous, the key is (code, valid_from).

Seven codes changed meaning on 1 July 2025 (Nghị quyết 202/2025/QH15); no old row is ever rewritten.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.dated import Dated, DatedQuerySet


class ProvinceQuerySet(DatedQuerySet):
    """Provinces by code and day."""

    def by_code(self: ProvinceQuerySet[Province], code: str, day: dt.date) -> Province:
        """Return the province that had `code` on `day`, else the latest that ever had it.

        Raises Province.DoesNotExist when the code was never given.
        """
        rows = self.filter(code=code).order_by("valid_from")
        return next((p for p in rows if p.is_valid_on(day)), None) or self._latest(rows, code)

    def _latest(self: ProvinceQuerySet[Province], rows: ProvinceQuerySet[Province], code: str) -> Province:
        latest = rows.last()
        if latest is None:
            raise self.model.DoesNotExist(code)
        return latest


class Province(Dated):
    """A provincial unit during the time in which its code, name and territory stayed the same."""

    code = models.CharField(_("mã"), max_length=2)
    name = models.CharField(_("tên"), max_length=60)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=60)
    kind = models.CharField(_("loại"), max_length=20)  # tỉnh, thành phố: dated text, never tested in code
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    sort_key = models.CharField(max_length=200, editable=False)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)

    objects = ProvinceQuerySet.as_manager()  # type: ignore[misc]  # the plugin takes only Dated's for a class variable

    class Meta:
        ordering = ("sort_key", "valid_from")
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="province_code_from")]
        verbose_name = _("tỉnh, thành phố")

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """ "tỉnh Lào Cai", "thành phố Huế": as it stands inside a sentence."""
        return f"{self.kind} {self.name}"

    def living(self) -> Province:
        """Return the unit in which this one lives on: itself while it has no successor."""
        unit = self
        while unit.successor_id and unit.successor_id != unit.pk:
            assert unit.successor is not None  # its key is set
            unit = unit.successor
        return unit


class Commune(Dated):
    """A commune-level unit: xã, phường, đặc khu."""

    code = models.CharField(_("mã"), max_length=5)
    name = models.CharField(_("tên"), max_length=80)
    kind = models.CharField(_("loại"), max_length=20)
    province = models.ForeignKey(Province, models.PROTECT, related_name="communes")
    is_border = models.BooleanField(_("biên giới"), default=False)
    is_coastal = models.BooleanField(_("ven biển"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="commune_code_from")]
        verbose_name = _("xã, phường, đặc khu")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
