"""TT-01, TT-02 and KPI-A1 … A11: agreements signed, in force, ending, and how their duties are kept.

KPI-A7 and KPI-A9 are means of durations, which no measure of an indicator gives yet.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.lib.workdays import months_later
from doingoai.registers.agreements.codes import Duty, Health, Regime, TermMode
from doingoai.registers.agreements.models import Agreement, Consultation, Obligation


def agreements() -> QuerySet:
    """Agreements in the sense of the law; `code` is the one that several provinces share, where there is one."""
    rows = Agreement.objects.for_system("figures").filter(regime=Regime.LAW70)
    return rows.annotate(code=Coalesce(NullIf("shared_code", Value("")), F("dossier__number")))


def signed(period: Period) -> QuerySet:
    return agreements().filter(signed_date__range=period.range)


def in_force_on(day: dt.date) -> QuerySet:
    begun = agreements().filter(effective_date__lte=day)
    return begun.exclude(expiry_date__lt=day).exclude(Q(end_date__lte=day) & ~Q(end_ground=""))


def in_force(period: Period) -> QuerySet:
    return in_force_on(period.end)


def ending_within(months: int, period: Period) -> QuerySet:
    return in_force(period).filter(expiry_date__lte=months_later(period.end, months))


def ended(period: Period) -> QuerySet:
    given_up = Q(end_date__range=period.range) & ~Q(end_ground="")
    run_out = Q(expiry_date__range=period.range) & ~Q(term_mode=TermMode.AUTO_RENEW)
    return agreements().filter(run_out | given_up)


def with_promises(rows: QuerySet) -> QuerySet:
    promises = Link.objects.filter(kind=Link.Kind.ARISES, source__register="commitments", target=OuterRef("pk"))
    return rows.filter(Exists(promises))


def duties(period: Period, *kinds: str) -> QuerySet:
    return Obligation.objects.filter(kind__in=kinds, due_on__range=period.range, agreement__regime=Regime.LAW70)


def legal_duties(period: Period) -> QuerySet:
    return duties(period, Duty.REPORT_PM, Duty.COPY_MOFA, Duty.NOTIFY_MOFA)


def heirs(period: Period) -> QuerySet:
    return Obligation.objects.filter(kind=Duty.INHERIT, due_on__lte=period.end)


def done(rows: QuerySet) -> QuerySet:
    return rows.exclude(done_on=None)


def done_in_time(rows: QuerySet) -> QuerySet:
    return rows.filter(done_on__lte=F("due_on"))


def consultations(period: Period) -> QuerySet:
    return Consultation.objects.filter(due_on__range=period.range)


def answered_in_time(rows: QuerySet) -> QuerySet:
    return rows.filter(replied_on__lte=F("due_on"))


def dormant(period: Period) -> QuerySet:
    return in_force(period).filter(health=Health.DORMANT)


DOCUMENTS = _("văn bản")
ROW: dict[str, Any] = {"to_dossier": "agreement__dossier", "to_province": "agreement__dossier__province"}
ONCE: dict[str, Any] = {"measure": Measure.DISTINCT, "of": "code"}
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}

ALL = (
    Indicator(
        "TT-01", _("Thỏa thuận quốc tế ký mới"), "New international agreements signed", DOCUMENTS, signed,
        national=("NAT-AGR-01",), **ONCE,
    ),
    Indicator(
        "TT-02", _("Thỏa thuận còn hiệu lực"), "International agreements in force", DOCUMENTS, in_force,
        stock=True, **ONCE,
    ),
    Indicator("KPI-A1", _("Lượt tỉnh ký thỏa thuận trong kỳ"), "Signings by provinces", _("lượt"), signed),
    Indicator(
        "KPI-A2", _("Lượt tỉnh có thỏa thuận còn hiệu lực"), "Agreements in force, by province", _("lượt"), in_force,
        stock=True,
    ),
    Indicator(
        "KPI-A3", _("Thỏa thuận hết hiệu lực trong 12 tháng tới"), "Agreements expiring in 12 months", DOCUMENTS,
        lambda period: ending_within(12, period), stock=True, **ONCE,
    ),
    Indicator(
        "KPI-A3-6", _("Thỏa thuận hết hiệu lực trong 6 tháng tới"), "Agreements expiring in 6 months", DOCUMENTS,
        lambda period: ending_within(6, period), stock=True, **ONCE,
    ),
    Indicator(
        "KPI-A4", _("Thỏa thuận hết hạn, chấm dứt trong kỳ"), "Agreements expired or ended", DOCUMENTS, ended, **ONCE
    ),
    Indicator(
        "KPI-A5", _("Tỷ lệ thỏa thuận có cam kết cụ thể"), "Share with specific commitments", "%", in_force,
        part=with_promises, stock=True, **SHARE,
    ),
    Indicator(
        "KPI-A6", _("Tỷ lệ nghĩa vụ 15 ngày đúng hạn"), "Fifteen-day duties done in time", "%", legal_duties,
        part=done_in_time, **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A8", _("Tỷ lệ cơ quan trả lời ý kiến đúng hạn"), "Opinions given in time", "%", consultations,
        part=answered_in_time, **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A10", _("Tỷ lệ thỏa thuận kế thừa đã xử lý"), "Inherited agreements dealt with", "%", heirs,
        part=done, stock=True, **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A11", _("Thỏa thuận tạm lắng"), "Dormant agreements", DOCUMENTS, dormant, stock=True, **ONCE
    ),
)  # fmt: skip
