"""A line of the annual programme of external activities (domain B.3): what one body intends to do, when, how dear.

A line with `changes_code` is no activity of its own: it asks to change an approved line, and is carried into that one
when the supplement is approved.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body
from doingoai.organisations.seat import province_place
from doingoai.planning.programme_lines import codes
from doingoai.reference.activity import Annex, Channel, Funding, Rank, Sensitivity, Topic
from doingoai.reference.models import Country

AMOUNT: dict[str, Any] = {"max_digits": 14, "decimal_places": 0, "validators": [MinValueValidator(0)]}
MONTH: dict[str, Any] = {"validators": [MinValueValidator(1), MaxValueValidator(12)]}
# What a supplement may change of an approved line.
CHANGEABLE = (
    "purpose", "expected_result", "deliverable", "kind", "topic", "head_name", "head_position", "head_rank", "partner",
    "place_text", "member_count", "day_count", "month_from", "month_to", "funding", "budget_vnd", "sensitivity",
    "exception_reason",
)  # fmt: skip


class ProgrammeLine(Record):
    """One line. Its dossier's body leads; its event date is the first day of its window."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("Dự kiến")
        APPROVED = "APPROVED", _("Được duyệt")
        REJECTED = "REJECTED", _("Không duyệt")
        RUNNING = "RUNNING", _("Đang thực hiện")
        DONE = "DONE", _("Đã thực hiện")
        POSTPONED = "POSTPONED", _("Hoãn")
        CANCELLED = "CANCELLED", _("Hủy")
        CARRIED = "CARRIED", _("Chuyển năm sau")

    register, prefix = "programme_lines", "DKH"
    FINAL = frozenset({State.REJECTED, State.DONE, State.CANCELLED, State.CARRIED})

    line_code = models.CharField(_("mã dòng"), max_length=20, blank=True, editable=False)
    home = models.CharField(max_length=12, blank=True, editable=False)  # place in which the code is given once
    annex = models.CharField(_("phụ lục"), max_length=3, choices=Annex.choices)
    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    channel = models.CharField(_("kênh"), max_length=10, choices=Channel.choices)
    # Two channels may list one and the same activity: it stays one line with one owner.
    also_channel = models.CharField(_("cùng ghi ở kênh"), max_length=10, choices=Channel.choices, blank=True)
    kind = models.CharField(_("loại hoạt động"), max_length=20, choices=codes.Purpose.choices)
    topic = models.CharField(_("chủ đề chính"), max_length=12, choices=Topic.choices)
    purpose = models.TextField(_("mục đích"), max_length=4000, validators=[MinLengthValidator(30)])
    expected_result = models.TextField(_("kết quả dự kiến"), max_length=2000)
    deliverable = models.CharField(_("sản phẩm cụ thể"), max_length=300, blank=True)
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    head_name = models.CharField(_("trưởng đoàn"), max_length=100, blank=True)
    head_position = models.CharField(_("chức vụ trưởng đoàn"), max_length=150, blank=True)
    head_rank = models.CharField(_("cấp trưởng đoàn"), max_length=3, choices=Rank.choices, blank=True)
    member_count = models.PositiveSmallIntegerField(_("số người"), null=True, blank=True)
    day_count = models.PositiveSmallIntegerField(_("số ngày"), null=True, blank=True)
    countries = models.ManyToManyField(Country, blank=True, related_name="+", verbose_name=_("nước"))
    place_text = models.CharField(_("địa bàn"), max_length=200, blank=True)
    partner = models.CharField(_("đối tác"), max_length=200, blank=True)
    month_from = models.PositiveSmallIntegerField(_("từ tháng"), **MONTH)
    month_to = models.PositiveSmallIntegerField(_("đến tháng"), **MONTH)
    first_on = models.DateField(_("từ ngày"), editable=False)
    last_on = models.DateField(_("đến ngày"), editable=False)
    funding = models.CharField(_("nguồn kinh phí"), max_length=12, choices=Funding.choices)
    budget_vnd = models.DecimalField(_("dự toán (đồng)"), **AMOUNT)
    sensitivity = models.CharField(_("mức nhạy cảm"), max_length=2, choices=Sensitivity.choices)
    exception_reason = models.CharField(_("lý do vượt giới hạn"), max_length=500, blank=True)
    # As typed: "VBCD-24-2026-0001: 2.iii, 3; NV-24-2026-0004". What it names is kept in `clauses` and in links.
    orientation = models.CharField(_("nội dung định hướng"), max_length=500, blank=True)
    clauses = models.ManyToManyField("guidance.Clause", blank=True, related_name="+", verbose_name=_("điểm định hướng"))
    change_kind = models.CharField(_("loại thay đổi"), max_length=16, choices=codes.ChangeKind.choices, blank=True)
    change_reason_code = models.CharField(
        _("nhóm lý do thay đổi"), max_length=24, choices=codes.ChangeReason.choices, blank=True
    )
    change_reason = models.TextField(_("lý do thay đổi"), max_length=2000, blank=True)
    changes_code = models.CharField(_("dòng bị thay đổi"), max_length=20, blank=True)
    registered_on = models.DateField(_("ngày đăng ký"), null=True, blank=True, editable=False)
    register_by = models.DateField(_("hạn đăng ký"), null=True, blank=True, editable=False)
    version_no = models.PositiveSmallIntegerField(_("phiên bản được duyệt"), null=True, blank=True, editable=False)
    approved_on = models.DateField(_("ngày được duyệt"), null=True, blank=True, editable=False)
    done_on = models.DateField(_("ngày thực hiện xong"), null=True, blank=True)
    actual_cost_vnd = models.DecimalField(_("kinh phí đã dùng (đồng)"), null=True, blank=True, **AMOUNT)
    result = models.TextField(_("kết quả thực hiện"), max_length=4000, blank=True)
    outcome_reason = models.TextField(_("lý do không thực hiện"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["home", "line_code"], name="line_code_once", condition=~models.Q(line_code="")
            )
        ]
        indexes = [models.Index(fields=["year", "channel"], name="line_year_channel")]
        verbose_name = _("dòng kế hoạch")

    def get_year_display(self) -> str:
        """A year is written without a point for the thousand."""
        return str(self.year)

    def search_words(self) -> str:
        return f"{self.line_code} {self.head_name} {self.partner} {self.place_text} {self.dossier.body}"

    def is_going_on(self) -> bool:
        """An approved change has been carried into the line that it changes."""
        return super().is_going_on() and not (self.changes_code and self.dossier.state == self.State.APPROVED)

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """The co-operating bodies, and the foreign-affairs body, which consolidates."""
        found: list[tuple[Body, str]] = [(body, Participant.Part.COOPERATE) for body in self.co_units.all()]
        focal = Body.objects.filter(is_focal=True, province=self.dossier.province, valid_to=None).first()
        if focal and focal.pk != self.dossier.body_id:
            found.append((focal, Participant.Part.INFORMED))
        return found

    @property
    def is_approved(self) -> bool:
        """In an approved version, and neither struck out nor put off; moved to the next year it still stands."""
        standing = {self.State.APPROVED, self.State.RUNNING, self.State.DONE, self.State.CARRIED}
        return self.dossier.state in standing and not self.changes_code

    @property
    def head(self) -> str:
        """Who leads, as tables print it: name and post, else the rank."""
        return ", ".join(filter(None, (self.head_name, self.head_position))) or str(self.get_head_rank_display())

    @property
    def window(self) -> str:
        """ "T3/2027", "T7-T9/2027"."""
        span = f"T{self.month_from}" if self.month_from == self.month_to else f"T{self.month_from}-T{self.month_to}"
        return f"{span}/{self.year}"

    @property
    def where(self) -> str:
        """Countries, with the place inside them in brackets."""
        names = ", ".join(country.name for country in self.countries.all())
        return f"{names} ({self.place_text})" if names and self.place_text else names or self.place_text

    def set_window(self) -> None:
        """Fill the first and the last day from the months."""
        last = calendar.monthrange(self.year, self.month_to)[1]
        self.first_on, self.last_on = dt.date(self.year, self.month_from, 1), dt.date(self.year, self.month_to, last)
        self.home = province_place(self.dossier.province_id)

    def excess(self, limit: Callable[[str], Decimal], countries: int) -> list[str]:
        """Say by what a planned trip exceeds the limits of people, days and countries (R-KH-05)."""
        if self.annex != Annex.OUTGOING:
            return []
        counted = (
            ("LIM_MEMBERS", self.member_count or 0, _now("người")),
            ("LIM_DAYS", self.day_count or 0, _now("ngày")),
            ("LIM_COUNTRIES", countries, _now("nước")),
        )
        return [
            _now("%(number)d %(unit)s (nhiều nhất %(most)d)") % {"number": number, "unit": unit, "most": most}
            for key, number, unit in counted
            if number > (most := int(limit(key)))
        ]
