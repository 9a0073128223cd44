"""QC-05: the province's own rules in force whose base has ended (R-QC-06)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator
from doingoai.planning.rule_changes.models import RuleChange, What


def without_base() -> QuerySet:
    """Confirmed changes of which the clock found that the text they rest on is no longer in force."""
    return RuleChange.objects.for_system("figures").filter(base_lost_on__isnull=False)


WITHOUT_BASE = Indicator(
    "QC-05", _("Quy tắc của tỉnh mất căn cứ"), "Provincial rules without a valid base", _("quy tắc"), without_base,
    since="base_lost_on", until="ended_on", dated_by=_("ngày phát hiện mất căn cứ"),
    breakdowns=(Breakdown("what", _("Loại"), "what", lambda: dict(What.choices)),),
    source=_("Quyết định 272-QĐ/TW ngày 21/01/2015"),
)  # fmt: skip
