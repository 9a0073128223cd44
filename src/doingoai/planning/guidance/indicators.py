"""NVKH-01: guidance received by provinces, and the share answered in time by an issued plan (domain E.8, NV-01).

The domain's codes NV-01 … NV-09 also name figures of overseas Vietnamese; here they are NVKH-01 … NVKH-09.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.planning.guidance.models import Kind, Receipt

PLANS = "plans"
# States of a plan that was issued; plans are known here by register key only.
ISSUED = ("ISSUED", "AMENDING", "AMENDED", "SUMMED_UP", "CLOSED")


def receipts() -> QuerySet:
    """Receipts of documents sent or registered; one document counts once for each province."""
    return Receipt.objects.all()


IN_TIME = Exists(
    Link.objects.filter(
        target=OuterRef("guidance__dossier"), kind=Link.Kind.IMPLEMENTS, source__register=PLANS,
        source__state__in=ISSUED, source__province=OuterRef("body__province"),
        source__event_date__lte=OuterRef("response_due"),
    )
)  # fmt: skip
OF_RECEIPT: dict[str, Any] = {
    "to_dossier": "guidance__dossier", "to_province": "body__province",
    "breakdowns": (Breakdown("kind", _("Loại văn bản"), "guidance__kind", lambda: dict(Kind.choices)),),
}  # fmt: skip

RECEIVED = Indicator(
    "NVKH-01", _("Văn bản chỉ đạo đã nhận"), "Guidance documents received", _("văn bản"), receipts, on="sent_on",
    dated_by=_("ngày gửi"), **OF_RECEIPT,
)  # fmt: skip
ON_TIME = Indicator(
    "NVKH-01T", _("Tỷ lệ văn bản có kế hoạch ban hành đúng hạn"), "Share answered by a plan in time", "%", receipts,
    on="response_due", dated_by=_("hạn trả lời"), measure=Measure.SHARE, part=IN_TIME, decimals=1,
    looks_at=(PLANS,), **OF_RECEIPT,
)  # fmt: skip
