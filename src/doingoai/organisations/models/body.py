"""Bodies (cơ quan): who leads a task, owns a dossier, is asked for an opinion; with names over time."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.dated import Dated
from doingoai.organisations.models.place import Province


class Body(Dated):
    """An organisation from its founding to its end; after that its duties live in `successor`."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Đơn vị thuộc Bộ Ngoại giao")
        CENTRAL = "central", _("Cơ quan Trung ương")
        MISSION = "mission", _("Cơ quan đại diện ở nước ngoài")
        PROVINCIAL_PARTY = "provincial_party", _("Tỉnh ủy, Thành ủy")
        PARTY_OFFICE = "party_office", _("Văn phòng Tỉnh ủy")
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân tỉnh")
        COMMITTEE_OFFICE = "committee_office", _("Văn phòng UBND tỉnh")
        FOREIGN_AFFAIRS = "foreign_affairs", _("Cơ quan ngoại vụ")
        DEPARTMENT = "department", _("Sở, ban, ngành")
        ORGANISATION = "organisation", _("Mặt trận, đoàn thể")
        COMMUNE = "commune", _("UBND cấp xã")

    code = models.CharField(_("mã"), max_length=40, unique=True)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên viết tắt"), max_length=60, blank=True)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=20, blank=True)
    # The body's code on the national exchange axis (Quyết định 20/2020/QĐ-TTg), where it has one.
    organ_id = models.CharField(_("mã định danh điện tử"), max_length=35, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True, related_name="bodies")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    # The role that Quy chế and TT 09/2025/TT-BNG give to "cơ quan ngoại vụ": a department or an office.
    is_focal = models.BooleanField(_("là cơ quan ngoại vụ"), default=False)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("cơ quan")

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: dt.date) -> str:
        """Return the name that the body bore on `day` (its present one when none is recorded)."""
        past = BodyName.objects.filter(body=self, is_alias=False).valid_on(day).first()
        return past.name if past else self.name

    @property
    def exchange_code(self) -> str:
        """The code under which packages of documents name this body."""
        return self.organ_id or self.code

    def living(self) -> Body:
        """Return the body that carries this one's duties today."""
        body = self
        while body.successor_id:
            assert body.successor is not None  # its key is set
            body = body.successor
        return body

    def ancestors(self) -> list[Body]:
        """Return the bodies above, nearest first."""
        found, body = [], self
        while body.parent_id:
            assert body.parent is not None  # its key is set
            body = body.parent
            found.append(body)
        return found


class BodyName(Dated):
    """A name or an alias of a body during some time ("Cục Ngoại vụ", "BĐNTW")."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="names")
    name = models.CharField(_("tên"), max_length=200)
    is_alias = models.BooleanField(_("tên gọi khác"), default=False)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
