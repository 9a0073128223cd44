"""NVKH-01: guidance received by provinces, and the share answered in time by an issued plan (domain E.8, NV-01).

The domain's codes NV-01 … NV-09 also name figures of overseas Vietnamese; here they are NVKH-01 … NVKH-09.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.planning.guidance.models import Receipt

ISSUED = ("ISSUED", "CLOSED")  # states of a plan that was issued; plans are known here by register key only


def receipts(period: Period) -> QuerySet:
    """Receipts of documents sent or registered in the period; one document counts once for each province."""
    return Receipt.objects.filter(sent_on__range=period.range)


def due_receipts(period: Period) -> QuerySet:
    return Receipt.objects.filter(response_due__range=period.range)


def answered_in_time(rows: QuerySet) -> QuerySet:
    plans = Link.objects.filter(
        target=OuterRef("guidance__dossier"), kind=Link.Kind.IMPLEMENTS, source__register="plans",
        source__state__in=ISSUED, source__province=OuterRef("body__province"),
        source__event_date__lte=OuterRef("response_due"),
    )  # fmt: skip
    return rows.filter(Exists(plans)).annotate(due=F("response_due"))


OF_RECEIPT: dict[str, Any] = {"to_dossier": "guidance__dossier", "to_province": "body__province"}

RECEIVED = Indicator(
    "NVKH-01", _("Văn bản chỉ đạo đã nhận"), "Guidance documents received", _("văn bản"), receipts,
    to_dossier="guidance__dossier", to_province="body__province",
)  # fmt: skip
ON_TIME = Indicator(
    "NVKH-01T", _("Tỷ lệ văn bản có kế hoạch ban hành đúng hạn"), "Share answered by a plan in time", "%", due_receipts,
    Measure.SHARE, part=answered_in_time, decimals=1, to_dossier="guidance__dossier", to_province="body__province",
)  # fmt: skip
