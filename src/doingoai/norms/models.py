"""Norms as dated data: how many (limits), by when (deadlines), what is required, how strictly a rule is applied where.

A row without a province code is the national default; a province's own row goes before it. Rows come from reviewed
files in data/norms and are never overwritten: a change closes one row and opens another.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.dated import Dated
from doingoai.organisations.models import Officer
from doingoai.reference.models import Confidence


class Severity(models.TextChoices):
    """What a finding does: ERROR blocks, WARN needs a written reason that is kept, INFO only shows."""

    ERROR = "ERROR", _("Chặn")
    WARN = "WARN", _("Cảnh báo")
    INFO = "INFO", _("Thông tin")
    OFF = "OFF", _("Không áp dụng")


class Norm(Dated):
    """What every kind of norm carries."""

    province_code = models.CharField(_("mã tỉnh"), max_length=2, blank=True)  # empty: the whole nation
    basis = models.CharField(_("căn cứ"), max_length=300)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    # Key of the dossier by which a province put the row in force; empty: from the reviewed files.
    origin = models.CharField(_("theo hồ sơ"), max_length=80, blank=True)

    class Meta:
        abstract = True


class Limit(Norm):
    """A figure that a rule compares with (LIM_DAYS = 10)."""

    key = models.CharField(_("khóa"), max_length=40)
    value = models.DecimalField(_("giá trị"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("đơn vị"), max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "province_code", "valid_from", "origin"], name="limit_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} {self.unit}"


class Deadline(Norm):
    """A time limit: how much of which unit, when to remind, to whom it goes when it is missed."""

    class Unit(models.TextChoices):
        WORKING_DAY = "wd", _("ngày làm việc")
        DAY = "day", _("ngày")
        MONTH = "month", _("tháng")
        DATE = "date", _("ngày ấn định")  # amount 1115 is 15 November of the year asked for, -1115 of the year before

    key = models.CharField(_("khóa"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    amount = models.IntegerField(_("số"))
    unit = models.CharField(_("đơn vị"), max_length=5, choices=Unit.choices)
    reminders = models.CharField(_("nhắc trước (ngày làm việc)"), max_length=60, blank=True)  # "-5,-2,0,1"
    # A role, or "5:REQUESTER_HEAD,10:UBND_CHAIR": see `norms.reminders`.
    escalation_role = models.CharField(_("báo lên"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "province_code", "valid_from", "origin"], name="deadline_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount} {self.get_unit_display()}"


class Requirement(Norm):
    """Something that an act needs: a body to be asked, a paper of its dossier (rule_consultation, rule_dossier).

    `key` names the act and the case ("agreements.consult.DEFENCE"), `item` what is required, in the register's codes.
    """

    key = models.CharField(_("khóa"), max_length=60)
    item = models.CharField(_("yêu cầu"), max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "item", "province_code", "valid_from", "origin"], name="requirement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.item}"


class Strictness(Norm):
    """How strictly a province applies a rule from a day on (raises a warning to a block, or switches it off)."""

    rule = models.CharField(_("quy tắc"), max_length=20)
    severity = models.CharField(_("mức"), max_length=5, choices=Severity.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "province_code", "valid_from", "origin"], name="strictness_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.severity}"


class Waiver(models.Model):
    """A finding that did not stop an act, with the written reason: a warning justified or an exception granted."""

    subject = models.CharField(_("hồ sơ"), max_length=80, db_index=True)
    action = models.CharField(_("việc"), max_length=80)
    rule = models.CharField(_("quy tắc"), max_length=20)
    severity = models.CharField(_("mức"), max_length=5, choices=Severity.choices)
    message = models.TextField(_("phát hiện"))
    reason = models.TextField(_("lý do"))
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)
