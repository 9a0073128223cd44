"""A periodic report: what is owed for which period, its working figures and narrative, its frozen versions.

`figures` and `sections` are the working copy of the version `version_no`; a `ReportVersion` is what was submitted, as
bytes that never change. A `Statement` is a number from a hand or another source, kept beside the computed one (RP-14).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Record
from doingoai.indicators.periods import Period
from doingoai.indicators.periods import Regime as Boundaries
from doingoai.organisations.models import Officer
from doingoai.registers.reports.codes import Frequency, Level, Qualifier, Quality, Regime, Signer, Source

BOUNDARIES = [
    (Boundaries.ND09.value, _("15 tháng trước đến 14")),
    (Boundaries.STATISTICAL.value, _("Tháng dương lịch")),
]


SECTION, COMMENT = "section", "comment"


def section_field(key: str) -> str:
    """Return the name of the form field that writes a heading's narrative."""
    return f"{SECTION}-{key}"


def comment_field(code: str) -> str:
    """Return the name of the form field that explains a figure."""
    return f"{COMMENT}-{code}"


class PeriodicReport(Record):
    """One report that one body owes for one period (báo cáo định kỳ), or for dates of its own (đột xuất)."""

    class State(models.TextChoices):
        COLLECTING = "COLLECTING", _("Đang thu thập số liệu")
        DRAFT = "DRAFT", _("Dự thảo")
        REVIEW = "REVIEW", _("Đang trình duyệt")
        APPROVED = "APPROVED", _("Đã duyệt")
        SENT = "SENT", _("Đã gửi")
        RETURNED = "RETURNED", _("Bị trả lại")
        ACCEPTED = "ACCEPTED", _("Đã được tiếp nhận")
        PUBLISHED = "PUBLISHED", _("Đã công bố")
        CANCELLED = "CANCELLED", _("Thôi không lập")

    register, prefix, parts = "reports", "BC", ("statements",)
    FINAL = frozenset({State.ACCEPTED, State.PUBLISHED, State.CANCELLED})
    OWED = frozenset({State.COLLECTING, State.DRAFT, State.REVIEW, State.APPROVED, State.RETURNED})
    ARRIVED = frozenset({State.SENT, State.ACCEPTED, State.PUBLISHED})
    FROZEN = frozenset({State.REVIEW, State.APPROVED, *ARRIVED})

    definition = models.CharField(_("loại báo cáo"), max_length=20)  # a code of data/reports/definitions.csv
    regime = models.CharField(_("chế độ báo cáo"), max_length=5, choices=Regime.choices, editable=False)
    level = models.CharField(_("cấp báo cáo"), max_length=8, choices=Level.choices, editable=False)
    frequency = models.CharField(_("định kỳ"), max_length=8, choices=Frequency.choices, editable=False)
    signer = models.CharField(_("ký"), max_length=10, choices=Signer.choices, editable=False)
    recipient = models.CharField(_("nơi nhận"), max_length=200, editable=False)
    # The place ("P12", "VN") stands here too, so that one report for a period is a constraint of this table.
    place = models.CharField(max_length=12, editable=False)
    period_key = models.CharField(_("kỳ"), max_length=8, blank=True)  # 2026, 2026-H1, 2026-Q3, 2026-09; ad hoc: none
    boundaries = models.CharField(_("cách tính kỳ"), max_length=4, choices=BOUNDARIES, editable=False)
    period_from = models.DateField(_("từ ngày"))
    period_to = models.DateField(_("đến ngày (ngày chốt)"))
    report_due = models.DateField(_("hạn gửi"), null=True, blank=True)  # kept when sent; the dossier's own ends then
    version_no = models.PositiveSmallIntegerField(_("phiên bản"), default=1, editable=False)
    quality = models.CharField(
        _("tình trạng số liệu"), max_length=11, choices=Quality.choices, default=Quality.ESTIMATE, editable=False
    )
    compiled_at = models.DateTimeField(_("tổng hợp lúc"), null=True, blank=True, editable=False)
    document_number = models.CharField(_("số, ký hiệu văn bản"), max_length=80, blank=True)
    sent_on = models.DateField(_("ngày gửi lần đầu"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("ngày tiếp nhận, công bố"), null=True, blank=True, editable=False)
    cancelled_on = models.DateField(_("ngày thôi lập"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("báo cáo")
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "place", "period_key"], name="report_once",
                condition=models.Q(period_key__gt="", cancelled_on=None),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["definition", "period_key"], name="report_board")]

    @cached_property
    def period(self) -> Period | None:
        """The reporting period; None for a report with dates of its own."""
        return Period.parse(self.period_key, Boundaries(self.boundaries)) if self.period_key else None

    @property
    def unit(self) -> str:
        """The unit as `reporting.report.report` is asked for it: "VN" or a two-digit code."""
        province = self.dossier.province
        return province.code if province else "VN"

    @property
    def is_national(self) -> bool:
        return self.level == Level.NATION

    @property
    def is_frozen(self) -> bool:
        """Whether the figures stand: from the submission on, until the report comes back."""
        return self.dossier.state in self.FROZEN

    def is_late(self, today: dt.date) -> bool:
        """RP-04: not sent by its day, or sent after it."""
        return self.report_due is not None and (self.sent_on or today) > self.report_due

    def facts(self) -> list[dict[str, object]]:
        """What the matrix asks: who reports, in whose name, whether the report is owed by the calendar."""
        return [{"level": self.level, "signer": self.signer, "ad_hoc": self.frequency == Frequency.AD_HOC}]

    def fields_in_rows(self) -> dict[str, str]:
        """The narrative and the explanations: one form writes them all, each stands in a row of its own."""
        said = {section_field(row.key): row.text for row in self.sections.all()}
        figures = self.figures.filter(version=self.version_no)
        return said | {comment_field(row.code): row.comment for row in figures}

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        """Name such a field in the history: "Mục I.5", "Giải trình DR-01"."""
        kind, _dash, key = name.partition("-")
        words = {SECTION: _("Mục %s"), COMMENT: _("Giải trình %s")}.get(kind)
        return str(words) % key if words else name

    def search_words(self) -> str:
        return f"{self.definition} {self.period_key} {self.document_number} {self.recipient}"


class ReportFigure(models.Model):
    """One figure of one version: copied from the records, typed, or chosen between sources; with its explanation.

    Values are rounded as printed (`decimals`); `num` and `den` are a share's numerator and denominator (RP-08).
    `records_value` is what the records say where another value was chosen.
    """

    LAST = 9999  # the position of a figure that came after the others were put in order

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="figures")
    version = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=8, blank=True)  # key of the outline: "I.5", "II"
    code = models.CharField(_("mã chỉ tiêu"), max_length=20)
    definition_version = models.PositiveSmallIntegerField(_("phiên bản định nghĩa"), default=1)
    name = models.CharField(_("chỉ tiêu"), max_length=200)
    unit = models.CharField(_("đơn vị tính"), max_length=40)
    decimals = models.PositiveSmallIntegerField(default=0)
    num = models.BigIntegerField(_("tử số"), null=True)
    den = models.BigIntegerField(_("mẫu số"), null=True)
    value = models.DecimalField(_("giá trị"), max_digits=20, decimal_places=2, null=True)
    previous = models.DecimalField(_("cùng kỳ"), max_digits=20, decimal_places=2, null=True)
    change_pct = models.DecimalField(_("tăng, giảm (%)"), max_digits=12, decimal_places=1, null=True)
    cumulative = models.DecimalField(_("lũy kế từ đầu năm"), max_digits=20, decimal_places=2, null=True)
    records = models.PositiveIntegerField(_("số hồ sơ"), default=0)
    records_value = models.DecimalField(_("tính từ hồ sơ"), max_digits=20, decimal_places=2, null=True)
    # The bridge of a national figure (RP-12): what the units add up to, what belongs to none of them.
    units_sum = models.DecimalField(_("cộng các địa phương"), max_digits=20, decimal_places=2, null=True)
    outside = models.DecimalField(_("ngoài các địa phương"), max_digits=20, decimal_places=2, null=True)
    qualifier = models.CharField(_("mức"), max_length=6, choices=Qualifier.choices, default=Qualifier.EXACT)
    source = models.CharField(_("nguồn"), max_length=8, choices=Source.choices, default=Source.RECORDS)
    source_text = models.CharField(_("văn bản nguồn"), max_length=300, blank=True)
    comment = models.TextField(_("giải trình"), max_length=2000, blank=True)

    class Meta:
        ordering = ("version", "position")
        verbose_name = _("số liệu")
        constraints = [models.UniqueConstraint(fields=["report", "version", "code"], name="report_figure_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def twice(self) -> Decimal | None:
        """RP-12: what several units count and the nation counts once."""
        if self.units_sum is None or self.outside is None or self.records_value is None:
            return None
        return self.units_sum + self.outside - self.records_value

    @property
    def leaps(self) -> bool:
        """RP-07: less than half or more than twice the same period of the year before."""
        if not self.value or not self.previous or self.change_pct is None:
            return False
        return not Decimal("0.5") <= self.value / self.previous <= 2


class ReportSection(models.Model):
    """The narrative under one heading of the outline (domain §7.3), in the working copy."""

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="sections")
    key = models.CharField(_("mục"), max_length=8)  # "I.5", "II": see data/reports/outline.csv
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("đề mục"), max_length=300)
    drafted = models.TextField(editable=False, blank=True)  # what the program proposed
    text = models.TextField(_("nội dung"), blank=True)

    class Meta:
        ordering = ("position",)
        verbose_name = _("mục của báo cáo")
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="report_section_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def is_as_drafted(self) -> bool:
        """Whether nobody wrote on what the program proposed."""
        return self.text == self.drafted


class ReportVersion(models.Model):
    """What was submitted, as bytes: canonical JSON of figures and narrative, with its SHA-256. Never rewritten."""

    report = models.ForeignKey(PeriodicReport, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    quality = models.CharField(_("tình trạng số liệu"), max_length=11, choices=Quality.choices)
    frozen_at = models.DateTimeField(_("chốt lúc"))
    frozen_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người chốt"))
    payload = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    sent_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người gửi"))
    return_note = models.TextField(_("lý do trả lại"), blank=True)

    class Meta:
        ordering = ("number",)
        verbose_name = _("phiên bản đã chốt")
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class Statement(models.Model):
    """A number for one figure from another hand or source, as it was printed; kept, whatever is decided (RP-14)."""

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="statements")
    code = models.CharField(_("mã chỉ tiêu"), max_length=20)
    printed = models.CharField(_("số như đã in"), max_length=60)  # "hơn 1.000"
    num = models.BigIntegerField(_("tử số"), null=True)
    den = models.BigIntegerField(_("mẫu số"), null=True)
    value = models.DecimalField(_("giá trị"), max_digits=20, decimal_places=2)
    qualifier = models.CharField(_("mức"), max_length=6, choices=Qualifier.choices, default=Qualifier.EXACT)
    source = models.CharField(_("nguồn"), max_length=300)
    reason = models.CharField(_("lý do nhập"), max_length=500)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    at = models.DateTimeField(_("nhập lúc"))
    chosen = models.BooleanField(_("được chọn"), default=False)
    decision_reason = models.CharField(_("lý do chọn"), max_length=500, blank=True)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người chọn"))
    decided_at = models.DateTimeField(_("chọn lúc"), null=True)

    class Meta:
        ordering = ("code", "pk")
        verbose_name = _("số liệu từ nguồn khác")

    def __str__(self) -> str:
        return f"{self.code} {self.printed} ({self.source})"
