"""DV-10 of the law of incoming delegations, and how many gifts went either way."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.registers.gifts.codes import Category, Direction, Handling
from doingoai.registers.gifts.models import Gift


def gifts(direction: str) -> QuerySet:
    rows = Gift.objects.for_system("figures").filter(direction=direction)
    return rows.exclude(dossier__state=Gift.State.CANCELLED)


def given() -> QuerySet:
    return gifts(Direction.GIVEN)


def received() -> QuerySet:
    return gifts(Direction.RECEIVED)


CATEGORY = Breakdown("category", _("Loại quà"), "category", lambda: dict(Category.choices))
HANDLING = Breakdown("handling", _("Cách xử lý"), "handling", lambda: dict(Handling.choices))
GIFT: dict[str, Any] = {
    "on": "dossier__event_date", "dated_by": _("ngày tặng, nhận"), "source": _("Nghị định 59/2019/NĐ-CP"),
}  # fmt: skip

ALL = (
    Indicator(
        "DV-10", _("Tỷ lệ quà nhận được kê khai đúng hạn"), "Share of gifts declared in time", "%", received,
        measure=Measure.SHARE, decimals=1, part=Q(declared_on__lte=F("declare_due_on")), breakdowns=(CATEGORY,), **GIFT,
    ),
    Indicator(
        "DV-12", _("Quà đã nhận"), "Gifts received", _("lần"), received, breakdowns=(CATEGORY, HANDLING), **GIFT
    ),
    Indicator("DV-13", _("Quà đã tặng"), "Gifts given", _("lần"), given, breakdowns=(CATEGORY,), **GIFT),
)  # fmt: skip
