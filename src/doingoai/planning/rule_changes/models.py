"""A change of a province's own rules (domain 2.1, A.4): proposed by one officer, put in force by another.

Once confirmed it is written as dated rows of the matrix or of the norms, for its province only; those rows carry the
key of this dossier (`origin`), so that loading the reviewed files again leaves them as they are.
"""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import At, Kind
from doingoai.dossiers.models import Record
from doingoai.norms.models import Deadline, Severity
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence


class What(models.TextChoices):
    """What is changed: one table of dated rules."""

    ROW = "ROW", _("Dòng ma trận thẩm quyền")
    LIMIT = "LIMIT", _("Định mức")
    DEADLINE = "DEADLINE", _("Thời hạn")
    REQUIREMENT = "REQUIREMENT", _("Thành phần hồ sơ, cơ quan phải hỏi")
    STRICTNESS = "STRICTNESS", _("Mức áp dụng một quy tắc")
    END = "END", _("Chấm dứt một thay đổi trước")


class RuleChange(Record):
    """One change. `cases` (in the matrix: facts) and `condition` say when a row holds; `ended_on` is its end."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        SUBMITTED = "SUBMITTED", _("Chờ người thứ hai xác nhận")
        CONFIRMED = "CONFIRMED", _("Đã xác nhận")
        ENDED = "ENDED", _("Đã chấm dứt")
        REJECTED = "REJECTED", _("Không xác nhận")
        WITHDRAWN = "WITHDRAWN", _("Rút")

    register, prefix, parts = "rule_changes", "TDQT", ("steps",)
    FINAL = frozenset({State.ENDED, State.REJECTED, State.WITHDRAWN})

    what = models.CharField(_("loại thay đổi"), max_length=12, choices=What.choices, editable=False)
    key = models.CharField(_("mã"), max_length=60)
    act = models.CharField(_("việc"), max_length=80, blank=True)
    cases = models.CharField(_("khi"), max_length=300, blank=True)
    condition = models.CharField(_("điều kiện"), max_length=60, blank=True)
    priority = models.SmallIntegerField(_("ưu tiên"), default=0)
    replaces = models.CharField(_("thay cho các dòng"), max_length=120, blank=True)
    value = models.DecimalField(_("giá trị"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=30, blank=True)
    name = models.CharField(_("tên thời hạn"), max_length=200, blank=True)
    amount = models.IntegerField(_("số"), null=True, blank=True)
    amount_unit = models.CharField(_("đơn vị"), max_length=5, choices=Deadline.Unit.choices, blank=True)
    reminders = models.CharField(_("nhắc trước (ngày làm việc)"), max_length=60, blank=True)
    escalation_role = models.CharField(_("báo lên"), max_length=120, blank=True)
    item = models.CharField(_("yêu cầu"), max_length=40, blank=True)
    severity = models.CharField(_("mức"), max_length=5, choices=Severity.choices, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300)
    regulation = models.CharField(_("quy chế của tỉnh (số, ký hiệu)"), max_length=60, blank=True)
    confidence = models.CharField(_("mức tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.LOCAL)
    effective_from = models.DateField(_("có hiệu lực từ"))
    effective_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    reason = models.TextField(_("lý do thay đổi"), max_length=2000)
    confirmed_on = models.DateField(_("ngày xác nhận"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("hết hiệu lực từ"), null=True, blank=True, editable=False)
    base_lost_on = models.DateField(_("mất căn cứ từ"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("thay đổi quy tắc")

    def search_words(self) -> str:
        return f"{self.key} {self.act} {self.basis} {self.regulation}"

    @property
    def codes_replaced(self) -> frozenset[str]:
        """The code of the row itself and those that it is meant to replace."""
        named = (code.strip() for code in self.replaces.replace(";", ",").split(","))
        return frozenset(filter(None, [self.key, *named]))


class ChangeStep(models.Model):
    """One step of a row of the matrix: who acts where, in which order, within how many working days."""

    change = models.ForeignKey(RuleChange, models.CASCADE, related_name="steps")
    sequence = models.PositiveSmallIntegerField(_("thứ tự"), validators=[MinValueValidator(1)])
    kind = models.CharField(_("loại bước"), max_length=10, choices=Kind.choices)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    at = models.CharField(_("ở đâu"), max_length=12, choices=At.choices)
    quorum = models.PositiveSmallIntegerField(_("số người phải đồng ý"), default=1, validators=[MinValueValidator(1)])
    sla_wd = models.PositiveSmallIntegerField(_("số ngày làm việc"), null=True, blank=True)
    organ = models.CharField(_("cơ quan nêu tên"), max_length=200, blank=True)

    class Meta:
        ordering = ("sequence", "pk")
        verbose_name = _("bước")

    def __str__(self) -> str:
        return f"{self.sequence}. {self.get_kind_display()}: {self.get_role_display()}"
