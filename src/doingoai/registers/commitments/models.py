"""A promise given abroad, broken down until it can be counted: who does it, by when, how far it is, what came of it.

Basis: Nghị quyết 59-NQ/TW, Chỉ thị 15-CT/TW (implementation of what was signed). The promise itself is the title of the
dossier; where it comes from is a link of kind “arises”.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.norms.lookup import limit
from doingoai.organisations.models import Body
from doingoai.registers.commitments import codes


def _code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices.choices, **options)


def _amount(label: Any) -> models.DecimalField:
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True)


class Commitment(Record):
    """One commitment with exactly one lead unit and one countable product."""

    State = codes.State
    register, prefix, parts = "commitments", "CK", ("notes", "urges")
    FINAL = frozenset({State.DONE, State.DONE_PARTIAL, State.NO_LONGER_FIT, State.CANCELLED})
    RUNNING = frozenset({State.ACCEPTED, State.NOT_STARTED, State.ON_TRACK, State.AT_RISK, State.LATE})

    # What was promised, and where
    source_type = _code(_("nguồn"), codes.Source)
    source_number = models.CharField(_("mã hồ sơ nguồn"), max_length=40, blank=True)
    clause_ref = models.CharField(_("điều khoản"), max_length=80, blank=True)
    output = models.CharField(_("sản phẩm"), max_length=300, blank=True)
    kind = _code(_("loại cam kết"), codes.Kind)
    sector = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    priority = _code(_("ưu tiên"), codes.Priority, default=codes.Priority.NORMAL)
    is_high_level = models.BooleanField(_("cam kết cấp cao"), default=False)
    visit = models.CharField(_("chuyến thăm"), max_length=200, blank=True)
    duplicate_of = models.CharField(_("trùng với cam kết"), max_length=40, blank=True)

    # Who
    obligor = _code(_("bên thực hiện"), codes.Obligor)
    lead_unit = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan chủ trì")
    )
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    foreign_focal = models.CharField(_("đầu mối phía bạn"), max_length=200, blank=True)

    # By when, how much
    start_date = models.DateField(_("bắt đầu"))
    due_date = models.DateField(_("hạn"), null=True, blank=True)
    recurrence = _code(_("định kỳ"), codes.Recurrence, blank=True)
    measure = models.CharField(_("chỉ số"), max_length=120, blank=True)
    baseline, target_value, actual_value = _amount(_("mốc")), _amount(_("mục tiêu")), _amount(_("đạt được"))
    measure_unit = models.CharField(_("đơn vị đo"), max_length=40, blank=True)
    budget_vnd = models.DecimalField(_("kinh phí (đồng)"), max_digits=16, decimal_places=0, null=True, blank=True)
    budget_source = models.CharField(_("nguồn kinh phí"), max_length=120, blank=True)

    # How far
    progress_pct = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0, validators=[MaxValueValidator(100)])
    unchanged_periods = models.PositiveSmallIntegerField(_("số kỳ không tiến triển"), default=0)
    next_note_due = models.DateField(_("hạn báo cáo tiến độ"), null=True, blank=True)
    obstacle = _code(_("vướng mắc"), codes.Obstacle, blank=True)
    obstacle_text = models.TextField(_("mô tả vướng mắc"), blank=True)
    proposal = models.TextField(_("kiến nghị"), blank=True)

    # What came of it
    outcome = _code(_("kết quả đề nghị"), codes.Outcome, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    done_date = models.DateField(_("ngày hoàn thành"), null=True, blank=True)
    closed_by = models.CharField(_("người đóng"), max_length=100, blank=True)
    closed_date = models.DateField(_("ngày đóng"), null=True, blank=True)
    drop_doc = models.CharField(_("văn bản quyết định dừng"), max_length=120, blank=True)
    partner_told_on = models.DateField(_("ngày báo phía bạn"), null=True, blank=True)

    class Meta:
        verbose_name = _("cam kết")
        indexes = [models.Index(fields=["due_date"]), models.Index(fields=["done_date"])]

    def facts(self) -> list[dict[str, object]]:
        return [{"obligor": self.obligor, "is_high_level": self.is_high_level, "source_type": self.source_type}]

    def search_words(self) -> str:
        return f"{self.output} {self.source_number} {self.lead_unit or ''} {self.visit}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        lead = [(self.lead_unit, Participant.Part.LEAD)] if self.lead_unit else []
        others = self.co_units.select_related("province__successor")
        return [*lead, *((body, Participant.Part.COOPERATE) for body in others)]

    def standing(self, today: dt.date) -> str:
        """Return how the commitment stands: late (B-R03), at risk when stalled (B-R04) or near its day, on track."""
        if self.due_date is not None and today > self.due_date:
            return codes.State.LATE
        if self.progress_pct < 100 and (self._stalled(today) or self._short_of_time(today)):
            return codes.State.AT_RISK
        return codes.State.ON_TRACK if self.progress_pct else codes.State.NOT_STARTED

    def next_due(self) -> dt.date | None:
        return min((day for day in (self.due_date, self.next_note_due) if day), default=None)

    def _figure(self, key: str, today: dt.date) -> int:
        return int(limit(key, province=self.dossier.province, on=today))

    def _stalled(self, today: dt.date) -> bool:
        return self.unchanged_periods >= self._figure("CK_STALLED_PERIODS", today)

    def _short_of_time(self, today: dt.date) -> bool:
        near = self.due_date is not None and (self.due_date - today).days <= self._figure("CK_RISK_DAYS", today)
        return near and self.progress_pct < self._figure("CK_RISK_PCT", today)


class ProgressNote(models.Model):
    """How far the commitment was at the end of a review period."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="notes")
    noted_on = models.DateField(_("ngày báo cáo"))
    expected_by = models.DateField(_("hạn báo cáo"), null=True)
    pct = models.PositiveSmallIntegerField(_("tiến độ (%)"))
    text = models.TextField(_("diễn giải"))
    next_step = models.TextField(_("bước tiếp theo"), blank=True)

    class Meta:
        ordering = ("-noted_on", "-pk")
        verbose_name = _("báo cáo tiến độ")


class Urge(models.Model):
    """One reminder to whoever owes the commitment, at home or through a mission abroad."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="urges")
    urged_on = models.DateField(_("ngày đôn đốc"))
    channel = _code(_("hình thức"), codes.Channel)
    target = models.CharField(_("nơi nhận"), max_length=200)
    response_due = models.DateField(_("hạn trả lời"), null=True, blank=True)
    responded_on = models.DateField(_("ngày trả lời"), null=True, blank=True)

    class Meta:
        ordering = ("-urged_on", "-pk")
        verbose_name = _("đôn đốc")

    def __str__(self) -> str:
        return f"{self.urged_on:%d/%m/%Y} {self.target}"
