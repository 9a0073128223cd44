"""HC-01 … HC-04: passports in custody by kind, late returns, losses, withdrawals."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator
from doingoai.registers.passports.codes import Kind, Rank
from doingoai.registers.passports.models import Handover, Passport


def passports() -> QuerySet:
    return Passport.objects.for_system("figures")


def late_returns() -> QuerySet:
    """Handovers from which a passport did not come back by its day; the day after that is kept on the row."""
    return Handover.objects.exclude(late_on=None)


def _kinds(path: str) -> tuple[Breakdown, ...]:
    return (
        Breakdown("kind", _("Loại hộ chiếu"), f"{path}kind", lambda: dict(Kind.choices)),
        Breakdown("rank", _("Nhóm chức danh"), f"{path}rank_group", lambda: dict(Rank.choices)),
    )


SOURCE = _("Luật 49/2019/QH14; Quyết định 58/2012/QĐ-TTg")
OF_PASSPORT: dict[str, Any] = {"breakdowns": _kinds(""), "source": SOURCE}

KEPT = Indicator(
    "HC-01", _("Hộ chiếu đang quản lý"), "Passports in custody", _("hộ chiếu"), passports, since="kept_on",
    until="ended_on", dated_by=_("ngày nhận quản lý, đến ngày thôi quản lý"), **OF_PASSPORT,
)  # fmt: skip
LATE = Indicator(
    "HC-02", _("Lượt nộp lại hộ chiếu chậm"), "Passports returned late", _("lượt"), late_returns, on="late_on",
    dated_by=_("ngày đầu tiên quá hạn nộp lại"), to_dossier="passport__dossier",
    to_province="passport__dossier__province", breakdowns=_kinds("passport__"), source=SOURCE,
)  # fmt: skip
LOST = Indicator(
    "HC-03", _("Hộ chiếu bị mất"), "Passports lost", _("hộ chiếu"), passports, on="lost_on",
    dated_by=_("ngày phát hiện mất"), **OF_PASSPORT,
)  # fmt: skip
WITHDRAWN = Indicator(
    "HC-04", _("Hộ chiếu đã thu hồi"), "Passports withdrawn", _("hộ chiếu"), passports, on="withdrawn_on",
    dated_by=_("ngày thu hồi"), **OF_PASSPORT,
)  # fmt: skip
ALL = (KEPT, LATE, LOST, WITHDRAWN)
