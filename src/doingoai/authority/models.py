"""The authority matrix as dated rows, the chain of steps it lays out for a dossier, and delegations of power."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.dated import Dated, DatedQuerySet
from doingoai.organisations.models import Body, Officer, Province
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence


class Kind(models.TextChoices):
    """What a step is."""

    DO = "DO", _("Thực hiện")
    APPRAISE = "APPRAISE", _("Thẩm định")
    OPINION = "OPINION", _("Cho ý kiến")
    DECIDE = "DECIDE", _("Quyết định")


class At(models.TextChoices):
    """Where the role of a step sits, seen from the dossier."""

    OWNER = "owner", _("Cơ quan chủ trì hồ sơ")
    PARTICIPANT = "participant", _("Cơ quan tham gia")
    PROVINCE = "province", _("Trong tỉnh")
    NATION = "nation", _("Trung ương")


class AuthorityRule(Dated):
    """One step of one row of the matrix: for this act, under these facts, this role acts, by this article."""

    code = models.CharField(_("mã"), max_length=30)
    action = models.CharField(_("việc"), max_length=80)
    sequence = models.PositiveSmallIntegerField(_("thứ tự"), default=1)
    kind = models.CharField(_("loại bước"), max_length=10, choices=Kind.choices)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    at = models.CharField(_("ở đâu"), max_length=12, choices=At.choices)
    quorum = models.PositiveSmallIntegerField(_("số người phải đồng ý"), default=1)
    facts = models.CharField(_("khi"), max_length=300, blank=True)  # "rank=R07|R08;in_plan=yes"
    condition = models.CharField(_("điều kiện"), max_length=60, blank=True)  # a name in `conditions`
    sla_wd = models.PositiveSmallIntegerField(_("số ngày làm việc"), null=True, blank=True)
    province_code = models.CharField(_("mã tỉnh"), max_length=2, blank=True)  # empty: the whole nation
    priority = models.SmallIntegerField(_("ưu tiên"), default=0)
    basis = models.CharField(_("căn cứ"), max_length=300)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    # A body that the row names by the name of its own time; who carries its duties today is found by `bodies`.
    organ = models.CharField(_("cơ quan nêu tên"), max_length=200, blank=True)
    # Key of the dossier by which a province put the row in force; empty: from the reviewed files, which replace it.
    origin = models.CharField(_("theo hồ sơ"), max_length=80, blank=True, db_index=True)

    class Meta:
        ordering = ("action", "code", "sequence", "pk")
        indexes = [models.Index(fields=["action"], name="authority_action")]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "action", "sequence", "role", "at", "province_code", "valid_from", "origin"],
                name="authority_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.action} {self.sequence} {self.role}"


class AuthorisationQuerySet(DatedQuerySet):
    """Questions about powers that were given."""

    def in_force(self, on: dt.date) -> Self:
        """Keep those that hold on a day: begun, not over, not revoked by then."""
        return self.valid_on(on).filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=on))


class Authorisation(Dated):
    """Dated delegation of power (ủy quyền) from one role to another or to a named officer.

    It is passed on only where `sub_delegation` says so. The register of authorisations writes the row when the paper is
    issued (`origin` is its dossier) and ends it when the paper is revoked or its giver leaves.
    """

    giver = models.CharField(_("vai trò ủy quyền"), max_length=20, choices=Role.choices)
    receiver = models.CharField(_("vai trò nhận"), max_length=20, choices=Role.choices, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    # Where the giver sits: a power over the decisions of one body is given for that body.
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(_("việc"), max_length=80)
    document = models.CharField(_("văn bản ủy quyền"), max_length=120)
    revoked_on = models.DateField(_("thu hồi ngày"), null=True, blank=True)
    sub_delegation = models.BooleanField(_("được ủy quyền lại"), default=False)
    origin = models.CharField(_("theo hồ sơ"), max_length=80, blank=True, db_index=True)

    objects = AuthorisationQuerySet.as_manager()  # type: ignore[misc]  # as of Province: the plugin allows one only

    def __str__(self) -> str:
        return f"{self.document}: {self.giver} → {self.receiver or self.officer}"


class Step(models.Model):
    """One step of the decision asked for on one dossier."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Chưa tới lượt")
        CURRENT = "current", _("Đang chờ")
        AGREED = "agreed", _("Đồng ý")
        RETURNED = "returned", _("Trả lại")
        VOID = "void", _("Không còn")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="steps")
    action = models.CharField(max_length=80)
    sequence = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    role = models.CharField(max_length=20, choices=Role.choices)
    place = models.CharField(max_length=12)
    quorum = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=30)
    basis = models.CharField(max_length=300)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    sla_wd = models.PositiveSmallIntegerField(null=True)
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "sequence", "pk")
        indexes = [
            models.Index(fields=["place", "role", "due_on"], name="step_current", condition=models.Q(outcome="current"))
        ]


class Voice(models.Model):
    """What one officer said at a step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="voices")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    note = models.TextField(blank=True)
    authorisation = models.ForeignKey(Authorisation, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "officer"], name="voice_once")]
