"""How far the provinces are with one guidance document (R-CT-12, E.7): received, plan begun, issued, coverage, in time.

For the centre only: provinces are compared by coverage and punctuality and by nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.lib.dates import format_date
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.planning.plans.coverage import coverage
from doingoai.planning.plans.models import ActionPlan
from doingoai.reference.calendar import work_calendar
from doingoai.web.charts import Tile, tile_map
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import notices

State = ActionPlan.State
ISSUED = frozenset({State.ISSUED, State.CLOSED})
WARNING_WD = 10


@dataclass(frozen=True)
class Answer:
    """One receipt and the plan with which the province answers, if there is one yet."""

    receipt: Any
    plan: ActionPlan | None
    percent: float | None

    def flag(self, today: dt.date, soon: dt.date) -> tuple[str, str]:
        """Return (words, tone): issued, begun, nothing; past the deadline or due until `soon` (R-CT-12)."""
        due = self.receipt.response_due
        if self.plan and self.plan.dossier.state in ISSUED:
            late = bool(due and self.plan.issued_on and self.plan.issued_on > due)
            return (_("đã ban hành, trễ hạn"), "warning") if late else (_("đã ban hành"), "success")
        if due and today > due:
            return _("quá hạn, chưa ban hành"), "danger"
        if due and due <= soon:
            return _("sắp đến hạn"), "warning"
        return (_("đang xây dựng"), "info") if self.plan else (_("chưa bắt đầu"), "neutral")


def answers(guidance: Any) -> list[Answer]:
    """Return every receipt of the document with the plan of its province; the furthest one where there are several."""
    rows = ActionPlan.objects.for_system("board").filter(
        dossier__links_out__kind="implements", dossier__links_out__target=guidance.dossier
    )
    plans: dict[int | None, ActionPlan] = {}
    order = list(State.values)
    for plan in rows.exclude(dossier__state=State.CANCELLED).select_related("dossier").distinct():
        place = plan.dossier.province_id
        known = plans.get(place)
        if known is None or order.index(plan.dossier.state) > order.index(known.dossier.state):
            plans[place] = plan
    found = []
    for receipt in guidance.receipts.select_related("body__province__successor", "received_by"):
        mine = plans.get(receipt.body.province_id)
        found.append(Answer(receipt, mine, coverage(mine).percent if mine else None))
    return found


def soon_after(today: dt.date) -> dt.date:
    """Return the day until which a deadline counts as near: ten working days from today."""
    return work_calendar().add_working_days(today, WARNING_WD)


def board_table(found: list[Answer], today: dt.date, soon: dt.date) -> Table:
    headings = [
        Heading("province", _("Địa phương")),
        Heading("received", _("Tiếp nhận"), kind="date"),
        Heading("due", _("Hạn trả lời"), kind="date"),
        Heading("plan", _("Kế hoạch")),
        Heading("issued", _("Ban hành"), kind="date"),
        Heading("coverage", _("Độ phủ (%)"), kind="number"),
        Heading("flag", _("Tình trạng"), kind="state"),
    ]
    rows = [_row(answer, today, soon) for answer in found]
    return Table(_("Các tỉnh triển khai"), headings, rows, empty_title=_("Văn bản chưa được gửi đến tỉnh nào"))


def board_map(found: list[Answer]) -> SafeString:
    """Draw the provinces with the coverage of their plans."""
    tiles = {
        answer.receipt.body.province.living().code: Tile(
            answer.percent, name=str(answer.receipt.body.province.living())
        )
        for answer in found
        if answer.receipt.body.province
    }
    return tile_map(tiles, _("Độ phủ của kế hoạch theo tỉnh (%)"))


def remind(today: dt.date) -> int:
    """R-CT-12: tell the heads of foreign-affairs bodies whose plan is due in ten working days and not issued."""
    drafts = {State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED}
    rows = Dossier.objects.for_system("reminders").filter(
        register="plans", state__in=drafts, due_on__lte=soon_after(today)
    )
    count = 0
    for dossier in rows.select_related("body__successor"):
        text = _("Kế hoạch chưa ban hành, hạn trả lời %(due)s: %(title)s") % {
            "due": format_date(dossier.due_on or today), "title": dossier.title,
        }  # fmt: skip
        heads = Officer.objects.filter(
            valid_on(today, "holdings__"), is_active=True, holdings__post__body=dossier.body.living(),
            holdings__post__role=Role.FA_HEAD,
        )  # fmt: skip
        notices.tell(heads.distinct(), dossier, kind="R-CT-12", text=text)
        count += 1
    return count


def _row(answer: Answer, today: dt.date, soon: dt.date) -> Row:
    receipt, plan = answer.receipt, answer.plan
    words, tone = answer.flag(today, soon)
    return Row(
        [
            receipt.body.province or receipt.body,
            receipt.received_on,
            receipt.response_due,
            link(plan.get_absolute_url(), plan.dossier.number) if plan else None,
            plan.issued_on if plan else None,
            answer.percent,
            badge(words, tone),
        ]
    )
