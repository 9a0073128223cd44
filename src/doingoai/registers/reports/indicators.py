"""BC-01 … BC-03: reports that fell due, those sent, the share sent in time, and what was restated after closing."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.indicators.models import Restatement
from doingoai.register_kit.catalogue import registers
from doingoai.registers.reports.codes import Frequency, Level, Regime
from doingoai.registers.reports.models import PeriodicReport

BREAKDOWNS = (
    Breakdown("frequency", _("Định kỳ"), "frequency", lambda: dict(Frequency.choices)),
    Breakdown("regime", _("Chế độ báo cáo"), "regime", lambda: dict(Regime.choices)),
    Breakdown("recipient", _("Nơi nhận"), "recipient"),
)
ASKED: dict[str, Any] = {"breakdowns": BREAKDOWNS, "source": "Nghị định 09/2019/NĐ-CP"}


def owed() -> QuerySet:
    """Reports of the units with a deadline; what was given up is owed no more."""
    rows = PeriodicReport.objects.for_system("figures").filter(level=Level.PROVINCE, cancelled_on=None)
    return rows.exclude(report_due=None)


def sent() -> QuerySet:
    rows = PeriodicReport.objects.for_system("figures").filter(level=Level.PROVINCE)
    return rows.exclude(sent_on=None)


def restated() -> QuerySet:
    """Corrections of submitted figures; a figure of one report that was corrected twice is one."""
    figure = Concat(Cast("closing", CharField()), Value("/"), "indicator")
    return Restatement.objects.exclude(closing__dossier=None).annotate(figure=figure)


REGISTER = Breakdown(
    "register", _("Sổ"), "dossier__register", lambda: {key: each.title for key, each in registers().items()}
)

ALL = (
    Indicator(
        "BC-01", _("Báo cáo phải gửi"), "Reports due", _("báo cáo"), owed, on="report_due",
        dated_by=_("hạn gửi"), **ASKED,
    ),
    Indicator(
        "BC-01G", _("Báo cáo đã gửi"), "Reports sent", _("báo cáo"), sent, on="sent_on",
        dated_by=_("ngày gửi lần đầu"), **ASKED,
    ),
    Indicator(
        "BC-02", _("Báo cáo đúng hạn"), "Reports sent in time", "%", owed, on="report_due", dated_by=_("hạn gửi"),
        measure=Measure.SHARE, part=Q(sent_on__lte=F("report_due")), decimals=1, **ASKED,
    ),
    Indicator(
        "BC-03", _("Số liệu chốt lại sau kỳ"), "Figures restated after closing", _("chỉ tiêu"), restated, on="on",
        dated_by=_("ngày đính chính"), measure=Measure.DISTINCT, of="figure", to_dossier="closing__dossier",
        to_province="closing__dossier__province", register=PeriodicReport.register, breakdowns=(REGISTER,),
        source="Nghị định 09/2019/NĐ-CP",
    ),
)  # fmt: skip
