"""KHDN-01 … KHDN-06: lines approved and done, execution rate, supplements, money, punctual registration (domain B).

The domain's codes KH-01 … KH-06 are taken by the reporting catalogue (KH-01: items of action plans), hence KHDN. The
off-plan share (its KH-05) is DR-03 of the delegations.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.planning.programme_lines.codes import Purpose
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.reference.activity import Annex, Channel, Funding

State = ProgrammeLine.State


def registered() -> QuerySet:
    """Lines that a body registered for the yearly programme, supplements left out."""
    rows = ProgrammeLine.objects.for_system("figures").exclude(registered_on=None)
    return rows.filter(change_kind="")


def approved() -> QuerySet:
    """Activities approved; one of the centre that was only joined is not the province's, a change is no activity."""
    rows = ProgrammeLine.objects.for_system("figures").exclude(approved_on=None).filter(changes_code="")
    return rows.exclude(kind=Purpose.JOIN_CENTRAL)


def done() -> QuerySet:
    return approved().filter(dossier__state=State.DONE)


def supplements() -> QuerySet:
    """Lines that came in or were changed by a supplement."""
    rows = ProgrammeLine.objects.for_system("figures").exclude(approved_on=None)
    return rows.exclude(change_kind="")


ANNEX = Breakdown("annex", _("Phụ lục"), "annex", lambda: dict(Annex.choices))
CHANNEL = Breakdown("channel", _("Kênh"), "channel", lambda: dict(Channel.choices))
STATE = Breakdown("state", _("Trạng thái"), "dossier__state", lambda: dict(State.choices))
FUNDING = Breakdown("funding", _("Nguồn kinh phí"), "funding", lambda: dict(Funding.choices))
LEAD = Breakdown("lead", _("Cơ quan chủ trì"), "dossier__body__name")
SOURCE = _("Quyết định 272-QĐ/TW năm 2015")
LINES = _("dòng")
WINDOW: dict[str, Any] = {"on": "last_on", "dated_by": _("cuối thời gian dự kiến của dòng"), "source": SOURCE}
DONE: dict[str, Any] = {"on": "done_on", "dated_by": _("ngày thực hiện xong"), "source": SOURCE}
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}

ALL = (
    Indicator(
        "KHDN-01", _("Dòng kế hoạch đối ngoại được duyệt"), "Approved lines of the programme", LINES, approved,
        breakdowns=(ANNEX, CHANNEL, STATE), **WINDOW,
    ),
    Indicator(
        "KHDN-01B", _("Dòng kế hoạch đối ngoại đã thực hiện"), "Lines carried out", LINES, done,
        breakdowns=(ANNEX, CHANNEL), **DONE,
    ),
    Indicator(
        "KHDN-02", _("Tỷ lệ thực hiện kế hoạch đối ngoại"), "Execution rate of the programme", "%", approved,
        part=Q(dossier__state=State.DONE), breakdowns=(ANNEX, CHANNEL), **SHARE, **WINDOW,
    ),
    Indicator(
        "KHDN-03", _("Dòng bổ sung, điều chỉnh"), "Lines of supplements", LINES, supplements, on="approved_on",
        dated_by=_("ngày duyệt bổ sung"), breakdowns=(ANNEX, CHANNEL), source=SOURCE,
    ),
    Indicator(
        "KHDN-04", _("Dự toán của kế hoạch đối ngoại"), "Budget planned", _("đồng"), approved, measure=Measure.SUM,
        of="budget_vnd", breakdowns=(ANNEX, FUNDING), **WINDOW,
    ),
    Indicator(
        "KHDN-04B", _("Kinh phí kế hoạch đối ngoại đã dùng"), "Budget used", _("đồng"), done, measure=Measure.SUM,
        of="actual_cost_vnd", breakdowns=(ANNEX, FUNDING), **DONE,
    ),
    Indicator(
        "KHDN-06", _("Tỷ lệ dòng đăng ký đúng hạn"), "Lines registered in time", "%", registered, on="registered_on",
        dated_by=_("ngày đăng ký"), part=Q(registered_on__lte=F("register_by")), breakdowns=(LEAD, ANNEX),
        source=SOURCE, **SHARE,
    ),
)  # fmt: skip
