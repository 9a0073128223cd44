"""QC-04: delegations of power in force at the end of the period."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator
from doingoai.organisations.roles import Role
from doingoai.planning.authorisations.models import PowerGiven


def given() -> QuerySet:
    """Every power that was given by an issued paper."""
    return PowerGiven.objects.for_system("figures").filter(given_on__isnull=False)


IN_FORCE = Indicator(
    "QC-04", _("Ủy quyền đang có hiệu lực"), "Delegations of power in force", _("ủy quyền"), given, since="first_day",
    until="over_on", dated_by=_("ngày bắt đầu, ngày không còn hiệu lực"),
    breakdowns=(Breakdown("giver", _("Người ủy quyền"), "giver", lambda: dict(Role.choices)),),
    source=_("Quyết định 272-QĐ/TW ngày 21/01/2015"),
)  # fmt: skip
