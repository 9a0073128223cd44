"""TT-01, TT-02 and KPI-A1 … A11: agreements signed, in force, ending, and how their duties are kept.

KPI-A7 and KPI-A9 are means of durations, which no measure of an indicator gives yet.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.indicators.dates import Months, day_after, earliest, latest
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.registers.agreements.codes import Duty, Health, Regime, SigningLevel, TermMode
from doingoai.registers.agreements.models import Agreement, Consultation, Obligation

COMMITMENTS = "commitments"
LEGAL_DUTIES = (Duty.REPORT_PM, Duty.COPY_MOFA, Duty.NOTIFY_MOFA)


def agreements() -> QuerySet:
    """Agreements in the sense of the law; one that several provinces signed carries their shared code."""
    return Agreement.objects.for_system("figures").filter(regime=Regime.LAW70)


def expiring() -> QuerySet:
    return agreements().exclude(expiry_date=None)


def dormant() -> QuerySet:
    return agreements().filter(health=Health.DORMANT)


def legal_duties() -> QuerySet:
    return Obligation.objects.filter(kind__in=LEGAL_DUTIES, agreement__regime=Regime.LAW70)


def heirs() -> QuerySet:
    return Obligation.objects.filter(kind=Duty.INHERIT)


def consultations() -> QuerySet:
    return Consultation.objects.all()


# Not as a bare column: by its index SQLite would walk every promise of the nation for each agreement.
OF_REGISTER = Coalesce(F("source__register"), Value(""))
PROMISES = Link.objects.alias(of_register=OF_REGISTER).filter(of_register=COMMITMENTS, kind=Link.Kind.ARISES)
WITH_PROMISES = Exists(PROMISES.filter(target=OuterRef("pk")))
GIVEN_UP = When(~Q(end_ground=""), then=F("end_date"))  # without a ground it is only suspended
# It holds on its last day; on the day from which it is given up it does no more.
NO_MORE = earliest(day_after(F("expiry_date")), Case(GIVEN_UP))
ENDED_ON = Case(GIVEN_UP, When(~Q(term_mode=TermMode.AUTO_RENEW), then=F("expiry_date")))

DOCUMENTS = _("văn bản")
IN_FORCE: dict[str, Any] = {
    "since": "effective_date", "until": NO_MORE, "dated_by": _("từ ngày có hiệu lực đến ngày hết hiệu lực"),
}  # fmt: skip
SIGNED: dict[str, Any] = {"on": "signed_date", "dated_by": _("ngày ký")}
SOURCE = _("Luật Thỏa thuận quốc tế 70/2020/QH14")
OF_AGREEMENT: dict[str, Any] = {
    "breakdowns": (
        Breakdown("country", _("Nước, vùng lãnh thổ"), "country__name"),
        Breakdown("level", _("Danh nghĩa ký"), "signing_level", lambda: dict(SigningLevel.choices)),
    ),
    "source": SOURCE,
}  # fmt: skip
ROW: dict[str, Any] = {
    "to_dossier": "agreement__dossier", "to_province": "agreement__dossier__province", "source": SOURCE,
}  # fmt: skip
ONCE: dict[str, Any] = {"measure": Measure.DISTINCT, "of": "shared_code"}
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}


def _ending_within(months: int) -> dict[str, Any]:
    """In force at the cut-off and at its end so many months later."""
    since = latest(F("effective_date"), Months(F("expiry_date"), -months))
    return IN_FORCE | {"since": since, "dated_by": _("còn hiệu lực ngày chốt và ngày hết hiệu lực trong hạn nêu")}


ALL = (
    Indicator(
        "TT-01", _("Thỏa thuận quốc tế ký mới"), "New international agreements signed", DOCUMENTS, agreements,
        national=("NAT-AGR-01",), **SIGNED, **ONCE, **OF_AGREEMENT,
    ),
    Indicator(
        "TT-02", _("Thỏa thuận còn hiệu lực"), "International agreements in force", DOCUMENTS, agreements,
        **IN_FORCE, **ONCE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A1", _("Lượt tỉnh ký thỏa thuận trong kỳ"), "Signings by provinces", _("lượt"), agreements,
        **SIGNED, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A2", _("Lượt tỉnh có thỏa thuận còn hiệu lực"), "Agreements in force, by province", _("lượt"), agreements,
        **IN_FORCE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A3", _("Thỏa thuận hết hiệu lực trong 12 tháng tới"), "Agreements expiring in 12 months", DOCUMENTS,
        expiring, **_ending_within(12), **ONCE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A3-6", _("Thỏa thuận hết hiệu lực trong 6 tháng tới"), "Agreements expiring in 6 months", DOCUMENTS,
        expiring, **_ending_within(6), **ONCE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A4", _("Thỏa thuận hết hạn, chấm dứt trong kỳ"), "Agreements expired or ended", DOCUMENTS, agreements,
        on=ENDED_ON, dated_by=_("ngày hết hạn hoặc chấm dứt"), **ONCE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A5", _("Tỷ lệ thỏa thuận có cam kết cụ thể"), "Share with specific commitments", "%", agreements,
        part=WITH_PROMISES, looks_at=(COMMITMENTS,), **IN_FORCE, **SHARE, **OF_AGREEMENT,
    ),
    Indicator(
        "KPI-A6", _("Tỷ lệ nghĩa vụ 15 ngày đúng hạn"), "Fifteen-day duties done in time", "%", legal_duties,
        on="due_on", dated_by=_("hạn của nghĩa vụ"), part=Q(done_on__lte=F("due_on")), **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A8", _("Tỷ lệ cơ quan trả lời ý kiến đúng hạn"), "Opinions given in time", "%", consultations,
        on="due_on", dated_by=_("hạn trả lời"), part=Q(replied_on__lte=F("due_on")), **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A10", _("Tỷ lệ thỏa thuận kế thừa đã xử lý"), "Inherited agreements dealt with", "%", heirs,
        since="due_on", dated_by=_("từ hạn xử lý"), part=Q(done_on__isnull=False), **SHARE, **ROW,
    ),
    Indicator(
        "KPI-A11", _("Thỏa thuận tạm lắng"), "Dormant agreements", DOCUMENTS, dormant, **IN_FORCE, **ONCE,
        **OF_AGREEMENT,
    ),
)  # fmt: skip
