"""The annual programme of external activities of a province on one channel (domain B.2): one dossier for each year.

Its lines are dossiers of the register `programme_lines`; what an approved version listed is kept frozen (`versions`).
"""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.planning.programmes.lines import leads_of
from doingoai.planning.programmes.thresholds import beyond_note
from doingoai.reference.activity import STATE_BUDGET, Channel, Funding

PAPER: dict[str, Any] = {"max_length": 80, "blank": True}
DAY: dict[str, Any] = {"null": True, "blank": True}
TEXT: dict[str, Any] = {"max_length": 8000, "blank": True}


class PaperKind(models.TextChoices):
    """Both names occur in the provinces."""

    PLAN = "ke_hoach", _("Kế hoạch")
    PROGRAMME = "chuong_trinh", _("Chương trình")


class VersionKind(models.TextChoices):
    FIRST = "GOC", _("Gốc")
    ADDED = "BO_SUNG", _("Bổ sung")
    CHANGED = "DIEU_CHINH", _("Điều chỉnh")


class AnnualProgramme(Record):
    """The programme of one year and channel; `version_no` is the version in force, once approved (0 the first)."""

    class State(models.TextChoices):
        PREPARED = "PREPARED", _("Chuẩn bị")
        CALLED = "CALLED", _("Mở đăng ký")
        REGISTERED = "REGISTERED", _("Đã đăng ký")
        COMPILED = "COMPILED", _("Tổng hợp")
        CONSULTING = "CONSULTING", _("Lấy ý kiến")
        SUBMITTED = "SUBMITTED", _("Trình UBND")
        PARTY = "PARTY", _("Trình Ban Thường vụ")
        PARTY_AGREED = "PARTY_AGREED", _("Ban Thường vụ thông qua")
        CENTRAL = "CENTRAL", _("Trình Trung ương")
        APPROVED = "APPROVED", _("Được duyệt")
        ISSUED = "ISSUED", _("Ban hành")
        SUPPLEMENTING = "SUPPLEMENTING", _("Bổ sung, điều chỉnh")
        SUPPLEMENT_SUBMITTED = "SUPPLEMENT_SUBMITTED", _("Trình bổ sung")
        CLOSED = "CLOSED", _("Đóng năm")
        CANCELLED = "CANCELLED", _("Thôi không lập")

    register, prefix, parts = "programmes", "CTDN", ("funds", "opinions", "versions")
    FINAL = frozenset({State.CLOSED, State.CANCELLED})
    CHANGING = frozenset({State.SUPPLEMENTING, State.SUPPLEMENT_SUBMITTED})

    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    channel = models.CharField(_("kênh"), max_length=10, choices=Channel.choices)
    paper_kind = models.CharField(_("tên gọi"), max_length=12, choices=PaperKind.choices, default=PaperKind.PLAN)
    register_by = models.DateField(_("hạn đăng ký"), blank=True)
    review = models.TextField(_("I. đánh giá kết quả năm trước"), **TEXT)
    aims = models.TextField(_("II. mục đích, yêu cầu"), **TEXT)
    content = models.TextField(_("III. nội dung"), **TEXT)
    organisation = models.TextField(_("V. tổ chức thực hiện"), **TEXT)
    version_no = models.PositiveSmallIntegerField(_("phiên bản"), default=0, editable=False)
    version_kind = models.CharField(
        _("loại phiên bản"), max_length=10, choices=VersionKind.choices, default=VersionKind.FIRST
    )
    submission_number = models.CharField(_("số tờ trình"), **PAPER)
    submission_on = models.DateField(_("ngày tờ trình"), **DAY)
    party_number = models.CharField(_("văn bản của Ban Thường vụ"), **PAPER)
    party_on = models.DateField(_("ngày văn bản của Ban Thường vụ"), **DAY)
    central_number = models.CharField(_("tờ trình Trung ương"), **PAPER)
    central_on = models.DateField(_("ngày trình Trung ương"), **DAY)
    approval_number = models.CharField(_("văn bản duyệt"), **PAPER)
    approved_on = models.DateField(_("ngày duyệt"), **DAY)
    approval_authority = models.CharField(_("cấp duyệt"), max_length=200, blank=True)
    issue_number = models.CharField(_("số, ký hiệu ban hành"), **PAPER)
    issued_on = models.DateField(_("ngày ban hành"), **DAY)
    supplement_number = models.CharField(_("tờ trình bổ sung"), **PAPER)
    supplement_on = models.DateField(_("ngày tờ trình bổ sung"), **DAY)
    closing_note = models.TextField(_("đánh giá khi đóng năm"), **TEXT)

    class Meta:
        indexes = [models.Index(fields=["year", "channel"], name="programme_year_channel")]
        verbose_name = _("chương trình hoạt động đối ngoại năm")

    def get_year_display(self) -> str:
        """A year is written without a point for the thousand."""
        return str(self.year)

    def search_words(self) -> str:
        return f"{self.year} {self.issue_number} {self.get_channel_display()}"

    def facts(self) -> list[dict[str, object]]:
        """A supplement beyond the thresholds needs the full approval (R-KH-07); decided anew at each submission."""
        changing = self.pk is not None and self.dossier.state in self.CHANGING
        return [{"channel": self.channel, "full": changing and bool(beyond_note(self))}]

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Those who were asked; once the programme is issued also those that lead a line."""
        found: list[tuple[Body, str]] = [
            (each.body, Participant.Part.CONSULTED) for each in self.opinions.select_related("body")
        ]
        if self.issued_on:
            found += [(body, Participant.Part.INFORMED) for body in leads_of(self)]
        return found

    @property
    def has_version(self) -> bool:
        """A version was approved and frozen: its lines are read only (R-KH-01)."""
        return self.versions.exists()


class ConfirmedFund(models.Model):
    """How much of one source the finance body has confirmed for the programme (R-KH-04)."""

    programme = models.ForeignKey(AnnualProgramme, models.CASCADE, related_name="funds")
    funding = models.CharField(_("nguồn"), max_length=12, choices=[(each.value, each.label) for each in STATE_BUDGET])
    amount_vnd = models.DecimalField(
        _("số xác nhận (đồng)"), max_digits=16, decimal_places=0, validators=[MinValueValidator(0)]
    )
    document = models.CharField(_("văn bản"), max_length=120, blank=True)
    confirmed_on = models.DateField(_("ngày xác nhận"))
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người xác nhận"))

    class Meta:
        ordering = ("funding",)
        constraints = [models.UniqueConstraint(fields=["programme", "funding"], name="programme_fund_once")]
        verbose_name = _("kinh phí được xác nhận")

    def __str__(self) -> str:
        return str(Funding(self.funding).label)


class ProgrammeOpinion(models.Model):
    """What a body says on the draft programme; `agrees` is null while it has not answered."""

    programme = models.ForeignKey(AnnualProgramme, models.CASCADE, related_name="opinions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    asked_on = models.DateField(_("ngày hỏi"))
    due_on = models.DateField(_("hạn trả lời"))
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    agrees = models.BooleanField(_("thống nhất"), null=True)
    text = models.TextField(_("ý kiến"), blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người trả lời"))

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["programme", "body"], name="programme_opinion_once")]
        verbose_name = _("ý kiến")


class ProgrammeVersion(models.Model):
    """An approved version: canonical JSON of its lines, never computed again, with its SHA-256."""

    programme = models.ForeignKey(AnnualProgramme, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    kind = models.CharField(_("loại"), max_length=10, choices=VersionKind.choices)
    approval_number = models.CharField(_("văn bản duyệt"), max_length=80)
    approved_on = models.DateField(_("ngày duyệt"))
    line_count = models.PositiveSmallIntegerField(_("số dòng"))
    budget_vnd = models.DecimalField(_("tổng dự toán (đồng)"), max_digits=16, decimal_places=0)
    frozen_at = models.DateTimeField(_("lúc chốt"))
    frozen_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    payload = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="programme_version_once")]
        verbose_name = _("phiên bản")
