"""How far the provinces are with one guidance document (R-CT-12, E.7): received, plan begun, issued, coverage, in time.

For the centre only: provinces are compared by coverage and punctuality and by nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.dossiers.models import Dossier
from doingoai.lib.dates import format_date
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.planning.plans.coverage import coverages
from doingoai.planning.plans.models import ActionPlan
from doingoai.reference.calendar import work_calendar
from doingoai.reporting.catalogue import indicator_of
from doingoai.web.charts import Standing, Tile, standing_map, tile_map
from doingoai.web.charts.provinces import PLACES
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock, notices
from doingoai.workflow.models import Topic

State = ActionPlan.State
ISSUED = ActionPlan.ISSUED
WARNING_WD = 10
ON_TIME = "NVKH-04"  # the share of tasks done in time, as the register of tasks declares it


class Step(models.TextChoices):
    """How far a province is with a document."""

    ISSUED = "ISSUED", gettext_lazy("đã ban hành")
    ISSUED_LATE = "ISSUED_LATE", gettext_lazy("đã ban hành, trễ hạn")
    OVERDUE = "OVERDUE", gettext_lazy("quá hạn, chưa ban hành")
    SOON = "SOON", gettext_lazy("sắp đến hạn")
    WRITING = "WRITING", gettext_lazy("đang xây dựng")
    IDLE = "IDLE", gettext_lazy("chưa bắt đầu")


TONES = {
    Step.ISSUED: "success", Step.ISSUED_LATE: "warning", Step.OVERDUE: "danger", Step.SOON: "warning",
    Step.WRITING: "info", Step.IDLE: "neutral",
}  # fmt: skip
# On a tile there is room for one or two words, on a narrow one for a sign only.
WORDS = {Step.ISSUED_LATE: gettext_lazy("ban hành trễ"), Step.OVERDUE: gettext_lazy("quá hạn")}
SIGNS = TONES | {Step.SOON: "waiting"}


@dataclass(frozen=True)
class Answer:
    """One receipt and the plan with which the province answers, if there is one yet."""

    receipt: Any
    plan: ActionPlan | None
    percent: float | None
    on_time: float | None = None  # % of the plan's tasks due so far; None while none was due

    def step(self, today: dt.date, soon: dt.date) -> Step:
        """Return how far the province is; past the deadline, or due until `soon`, says so (R-CT-12)."""
        due = self.receipt.response_due
        if self.plan and self.plan.dossier.state in ISSUED:
            late = bool(due and self.plan.issued_on and self.plan.issued_on > due)
            return Step.ISSUED_LATE if late else Step.ISSUED
        if due and today > due:
            return Step.OVERDUE
        if due and due <= soon:
            return Step.SOON
        return Step.WRITING if self.plan else Step.IDLE

    def flag(self, today: dt.date, soon: dt.date) -> tuple[str, str]:
        """Return (words, tone) of that step."""
        step = self.step(today, soon)
        return str(step.label), TONES[step]


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
    covered, timely = coverages(list(plans.values())), on_time(plans.values(), clock.today())
    found = []
    for receipt in guidance.receipts.select_related("body__province__successor", "received_by"):
        mine = plans.get(receipt.body.province_id)
        found.append(
            Answer(receipt, mine, covered[mine.pk].percent, timely.get(mine.pk))
            if mine
            else Answer(receipt, None, None)
        )
    return found


def on_time(plans: Iterable[ActionPlan], today: dt.date) -> dict[int, float]:
    """Return the share in percent of each plan's tasks due so far that were done in time, in two queries for all."""
    share = indicator_of(ON_TIME)
    rows = share.rows().filter(planned__plan__in=[plan.pk for plan in plans], dossier__due_on__lte=today)
    due = _by_plan(rows)
    done = _by_plan(share.with_part(rows))
    return {plan: round(100 * done.get(plan, 0) / count, 1) for plan, count in due.items()}


def _by_plan(tasks: Any) -> dict[int, int]:
    rows = tasks.order_by().values_list("planned__plan").annotate(count=Count("pk"))
    return {plan: count for plan, count in rows}


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
        Heading("on_time", _("Đúng hạn (%)"), kind="number"),
        Heading("flag", _("Tình trạng"), kind="state"),
    ]
    rows = [_row(answer, today, soon) for answer in found]
    return Table(_("Các tỉnh triển khai"), headings, rows, empty_title=_("Văn bản chưa được gửi đến tỉnh nào"))


def standings(found: list[Answer], today: dt.date, soon: dt.date) -> SafeString | None:
    """Draw the provinces with one word each; None for units of a time that the grid has no tile for."""
    tiles = {}
    for answer in found:
        province = answer.receipt.body.province
        if province is None or province.living().code not in PLACES:
            return None
        step = answer.step(today, soon)
        url = answer.plan.get_absolute_url() if answer.plan else ""
        word = str(WORDS.get(step, step.label))
        tiles[province.living().code] = Standing(word, str(step.label), TONES[step], SIGNS[step], url)
    return standing_map(tiles, _("Các tỉnh triển khai đến đâu")) if tiles else None


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
        notices.tell(heads.distinct(), dossier, kind="R-CT-12", text=text, topic=Topic.NEAR)
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
            answer.on_time,
            badge(words, tone),
        ]
    )
