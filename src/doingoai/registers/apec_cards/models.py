"""An APEC business travel card: who asks, what other bodies answer, what the Chair decides, how the card is used.

Law: Quyết định 09/2023/QĐ-TTg ngày 12/4/2023. The card itself is issued by the Ministry of Public Security.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.norms.lookup import due
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.seat import body_place
from doingoai.registers.apec_cards import codes

TAX_CODE = RegexValidator(
    r"^[0-9]{10}(-[0-9]{3})?\Z", _("Mã số thuế gồm 10 chữ số, hoặc 10 chữ số và mã chi nhánh “-001”.")
)


def _day(label: Any, **options: Any) -> models.DateField:
    return models.DateField(label, null=True, blank=True, **options)


class ApecCard(Record):
    """One applicant and one card. Its event date is that of the enterprise's request."""

    class State(models.TextChoices):
        RECEIVED = "RECEIVED", _("Đã nộp")
        CHECKED = "CHECKED", _("Đã kiểm tra hồ sơ")
        CONSULTING = "CONSULTING", _("Lấy ý kiến")
        DECIDING = "DECIDING", _("Trình quyết định")
        PERMITTED = "PERMITTED", _("Cho phép")
        REFUSED = "REFUSED", _("Từ chối")
        ISSUED = "ISSUED", _("Đã cấp thẻ")
        REVOKING = "REVOKING", _("Đang thu hồi")
        REVOKED = "REVOKED", _("Đã thu hồi")
        EXPIRED = "EXPIRED", _("Hết hạn")
        WITHDRAWN = "WITHDRAWN", _("Rút hồ sơ")

    register, prefix, parts = "apec_cards", "AB", ("checks", "use_reports", "outcomes")
    FINAL = frozenset({State.REFUSED, State.REVOKED, State.EXPIRED, State.WITHDRAWN})
    UNASKED = frozenset({State.RECEIVED, State.CHECKED})
    IN_USE = frozenset({State.PERMITTED, State.ISSUED})

    applicant_kind = models.CharField(_("người đề nghị"), max_length=12, choices=codes.Applicant.choices)
    applicant_name = models.CharField(_("họ và tên"), max_length=100)
    position = models.CharField(_("chức vụ"), max_length=150)
    position_since = models.DateField(_("giữ chức vụ từ ngày"))
    enterprise = models.CharField(_("doanh nghiệp, cơ quan"), max_length=200)
    tax_code = models.CharField(_("mã số thuế"), max_length=14, blank=True, validators=[TAX_CODE])
    started_on = _day(_("hoạt động từ ngày"))
    partners = models.TextField(_("đối tác, hợp đồng với các nền kinh tế APEC"), max_length=2000)
    received_on = models.DateField(_("ngày nhận đề nghị"))
    is_adult = models.BooleanField(_("đủ 18 tuổi, có năng lực hành vi dân sự đầy đủ"), default=False)
    may_leave = models.BooleanField(_("không thuộc diện chưa được xuất cảnh"), default=False)
    proposal = models.CharField(_("kiến nghị"), max_length=10, choices=codes.Proposal.choices, blank=True)
    proposal_note = models.TextField(_("lý do kiến nghị"), max_length=2000, blank=True)
    permission_no = models.CharField(_("số văn bản cho phép"), max_length=60, blank=True)
    permitted_on = _day(_("ngày cho phép"))
    permitted_until = _day(_("văn bản cho phép có giá trị đến"))
    refusal_no = models.CharField(_("số văn bản từ chối"), max_length=60, blank=True)
    refused_on = _day(_("ngày từ chối"))
    refusal_reason = models.TextField(_("lý do từ chối"), max_length=2000, blank=True)
    card_no = models.CharField(_("số thẻ"), max_length=30, blank=True)
    card_issued_on = _day(_("ngày cấp thẻ"))
    card_expires_on = _day(_("thẻ hết hạn"))
    ground = models.CharField(_("căn cứ thu hồi"), max_length=10, choices=codes.Ground.choices, blank=True)
    ground_on = _day(_("ngày phát sinh căn cứ thu hồi"))
    revoke_due = _day(_("hạn thu hồi"))
    revocation_no = models.CharField(_("số văn bản thu hồi"), max_length=60, blank=True)
    revoked_on = _day(_("ngày thu hồi"))

    class Meta:
        verbose_name = _("thẻ ABTC")
        indexes = [models.Index(fields=["tax_code"], name="apec_card_enterprise")]

    def settle(self) -> None:
        """Fill in what follows from what was typed."""
        self.dossier.title = f"Thẻ ABTC: {self.applicant_name}, {self.enterprise}"[:500]
        self.dossier.event_date = self.received_on

    def report_due(self, year: int) -> dt.date:
        """Return the last day for the report of a year (AB_USE_REPORT, a day of the calendar)."""
        return due("AB_USE_REPORT", dt.date(year, 1, 1), province=self.dossier.province)

    def reports_owed(self, until: int) -> list[dt.date]:
        """Return the days of the reports, up to that year, that the enterprise owes and has not made, oldest first.

        A report is owed for each year on whose day the card was valid.
        """
        if self.card_issued_on is None or self.card_expires_on is None:
            return []
        made = {row.year for row in self.use_reports.all()}
        years = [year for year in range(self.card_issued_on.year, until + 1) if year not in made]
        days = [self.report_due(year) for year in years]
        return [day for day in days if self.card_issued_on < day <= self.card_expires_on]

    def next_report(self) -> dt.date | None:
        """Return the day of the oldest report that is owed or will be; None when the card ends before."""
        last = self.card_expires_on
        return next(iter(self.reports_owed(last.year)), None) if last is not None else None

    def own_checks(self, officer: Officer) -> list[Check]:
        """Return what the officer's own bodies were asked."""
        places = officer.seat.places
        rows = self.checks.exclude(body=None).select_related("body__successor")
        return [row for row in rows if row.body is not None and body_place(row.body.living().pk) in places]

    def search_words(self) -> str:
        return f"{self.applicant_name} {self.enterprise} {self.tax_code} {self.permission_no}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        if self.dossier.state in self.UNASKED:
            return []
        rows = self.checks.exclude(body=None).select_related("body")
        return [(row.body, Participant.Part.CONSULTED) for row in rows if row.body is not None]


class Check(models.Model):
    """One body asked about one thing; all answer in parallel."""

    card = models.ForeignKey(ApecCard, models.CASCADE, related_name="checks")
    kind = models.CharField(_("nội dung"), max_length=12, choices=codes.CheckKind.choices)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan trả lời")
    )
    body_name = models.CharField(_("cơ quan ngoài hệ thống"), max_length=150, blank=True)
    asked_on = models.DateField(_("ngày hỏi"))
    due_on = models.DateField(_("hạn trả lời"))
    answered_on = _day(_("ngày trả lời"))
    result = models.CharField(_("kết quả"), max_length=10, choices=codes.Result.choices, blank=True)
    document = models.CharField(_("văn bản trả lời"), max_length=100, blank=True)
    text = models.TextField(_("nội dung trả lời"), max_length=2000, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("ý kiến kiểm tra")
        constraints = [models.UniqueConstraint(fields=["card", "kind"], name="apec_check_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.who}"

    @property
    def who(self) -> str:
        return str(self.body or self.body_name)


class UseReport(models.Model):
    """The enterprise's report of one year: how the card was used (R-AB-04)."""

    card = models.ForeignKey(ApecCard, models.CASCADE, related_name="use_reports")
    year = models.PositiveSmallIntegerField(_("năm"))
    received_on = models.DateField(_("ngày nhận"))
    trips = models.PositiveSmallIntegerField(_("số chuyến đi"))
    text = models.TextField(_("kết quả sử dụng"), max_length=2000, blank=True)

    class Meta:
        ordering = ("year",)
        verbose_name = _("báo cáo sử dụng thẻ")
        constraints = [models.UniqueConstraint(fields=["card", "year"], name="apec_use_report_once")]


class Outcome(models.Model):
    """What came of the case, with its day: a card may be granted in one year and revoked in another (AB-01)."""

    card = models.ForeignKey(ApecCard, models.CASCADE, related_name="outcomes")
    kind = models.CharField(_("kết quả"), max_length=10, choices=codes.OutcomeKind.choices)
    on = models.DateField(_("ngày"))
    number = models.CharField(_("văn bản"), max_length=60)

    class Meta:
        ordering = ("on", "pk")
        verbose_name = _("kết quả")
        constraints = [models.UniqueConstraint(fields=["card", "kind"], name="apec_outcome_once")]
