"""Action plans of the demo: last year's issued with its tasks under way, this year's in several states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doingoai.authority.models import Kind, Step
from doingoai.demo.cast import Cast
from doingoai.demo.guidance import HOW_TO, SENT, YEARLY
from doingoai.demo.stage import Stage, Story
from doingoai.demo.tasks import DUES, ENDS, task_stories
from doingoai.planning.plans import actions, amending, reviewing
from doingoai.planning.plans.draft import draft_plan
from doingoai.planning.plans.models import ActionPlan
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã thống nhất trong cuộc họp với các cơ quan."}
DAY = dt.timedelta(days=1)
SPEAKS = {Kind.APPRAISE: actions.Appraise, Kind.OPINION: actions.Agree, Kind.DECIDE: actions.Approve}
MID_TERM: dict[str, Any] = {
    "results": "Đã hoàn thành việc rà soát thỏa thuận và sửa đổi quy chế; chương trình văn hóa đúng tiến độ.",
    "limits": "Một số cơ quan cập nhật tiến độ chậm; nhân lực đối ngoại của cấp xã còn thiếu.",
    "ahead": "Tập trung nhiệm vụ đến hạn trong quý tới, rà soát nhiệm vụ cần điều chỉnh.",
    "request": "Bộ Ngoại giao hướng dẫn sớm chương trình bồi dưỡng.",
}
# Who is in charge of each point of the yearly orientation, and who answers when opinions are asked for.
LEADS = {
    "1.a": "NGV", "1.b": "VPUB", "2.a": "NGV", "2.b": "NGV", "3.a": "SCT", "3.b": "SKHCN", "3.c": "STC",
    "4.a": "SVHTTDL", "4.b": "SVHTTDL", "5.a": "CA", "5.b": "BDBP", "6.a": "VPTU", "6.b": "NGV",
}  # fmt: skip
ANSWERS = (("REQUESTER", "SCT"), ("FINANCE", "STC"), ("POLICE", "CA"))
PRODUCTS = ("Báo cáo kết quả", "Kế hoạch chi tiết", "Danh mục được phê duyệt")
# How far this year's plan has come, by province with full staff; then how far last year's has in the others.
THIS_YEAR = ("consulting", "submitted", "draft")
OTHERS = ("issued", "issued", "submitted", "draft")


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every plan."""
    for place, code in enumerate(codes):
        yield _Plan(cast, stage, code, YEARLY, "issued").story()
        yield _Plan(cast, stage, code, HOW_TO, THIS_YEAR[place % len(THIS_YEAR)]).story()
    for code, end in zip(light, OTHERS, strict=False):
        yield _Plan(cast, stage, code, YEARLY, end, full=False).story()


class _Plan:
    """One plan of one province while its story is played."""

    def __init__(self, cast: Cast, stage: Stage, code: str, name: str, end: str, *, full: bool = True) -> None:
        self.cast, self.stage, self.code, self.name, self.end, self.full = cast, stage, code, name, end, full
        self.start = stage.ago(SENT[name] - 6)

    def story(self) -> Story:
        day = self.start + 5 * DAY
        yield day
        officer = self.cast.officer("FA_OFFICER", self.code)
        plan = draft_plan(self.cast.told["guidance", self.name], actor=officer)
        if self.end == "draft":
            return
        yield day + 4 * DAY
        perform(plan, actions.Edit, actor=officer, reasons=REASONS, **self._table(plan))
        if self.full:
            yield day + 6 * DAY
            perform(plan, actions.Consult, actor=officer, reasons=REASONS)
            yield from self._answered(plan, day + 9 * DAY)
        if self.end == "consulting":
            return
        yield day + 18 * DAY
        perform(plan, actions.Submit, actor=officer, reasons=REASONS)
        yield from self._decided(plan, day + 20 * DAY)

    def _table(self, plan: ActionPlan) -> dict[str, Any]:
        """Return the table as drafted, with a body in charge, a day and a product on every row."""
        shown = actions.Edit.initial(plan)
        last = self.stage.ago(-120)
        rows = [row | self._cells(row, number, last) for number, row in enumerate(shown["tasks"])]
        return shown | {"tasks": rows, "period_from": self.start.replace(day=1), "period_to": last}

    def _cells(self, row: dict[str, Any], number: int, last: dt.date) -> dict[str, Any]:
        cells = {"product": PRODUCTS[number % len(PRODUCTS)], "due": last}
        if self.full and self.name == YEARLY:
            point = row["clauses"]
            end = ENDS.get(point, "running")
            lead = self.cast.body(LEADS.get(point, "NGV"), self.code)
            cells |= {"lead": lead.name, "co_units": "", "due": self.stage.ago(DUES[end])}
        return cells

    def _answered(self, plan: ActionPlan, day: dt.date) -> Story:
        """Those who were asked answer, one after the other; not all of them."""
        asked = set(plan.opinions.values_list("body__code", flat=True))
        for role, key in ANSWERS:
            if self.cast.body(key, self.code).code not in asked:
                continue
            yield day
            day += DAY
            officer = self.cast.officer(role, self.code, body=key)
            perform(plan, actions.Opine, actor=officer, agrees="yes", text="Thống nhất với dự thảo.")

    def _decided(self, plan: ActionPlan, day: dt.date) -> Story:
        waits_at = "TTTU" if self.full else "UBND_CHAIR"
        while step := Step.objects.filter(dossier=plan.dossier, outcome=Step.Outcome.CURRENT).first():
            if self.end == "submitted" and step.role == waits_at:
                return
            yield day
            day += 2 * DAY
            perform(plan, SPEAKS[Kind(step.kind)], actor=self.cast.officer(step.role, self.code), reasons=REASONS)
        yield day
        issuer = self.cast.officer("UBND_OFFICE" if self.full else "FA_HEAD", self.code)
        number = f"{100 + int(self.code)}/KH-UBND"
        perform(plan, actions.Issue, actor=issuer, reasons=REASONS, document_number=number, issued_on=clock.today())
        if self.full:
            for story in task_stories(self.cast, self.stage, plan, self.code):
                self.stage.add(story)
            yield from self._followed(plan)

    def _followed(self, plan: ActionPlan) -> Story:
        """Half-way the plan is reviewed; now its amendment waits for the one who decides."""
        officer = self.cast.officer("FA_OFFICER", self.code)
        yield self.stage.ago(140)
        perform(plan, reviewing.MidTerm, actor=officer, reasons=REASONS, **MID_TERM)
        yield self.stage.ago(9)
        row = plan.tasks.filter(clauses__number_path="5.b", task__dossier__is_open=True).first()
        if row is None:
            return
        change = {
            "what": "SUA",
            "code": row.code,
            "due": self.stage.ago(-60),
            "reason": "Đối tác đề nghị lùi sang năm sau.",
        }
        perform(plan, amending.Propose, actor=officer, reasons=REASONS, changes=[change],
                reason="Điều chỉnh theo kết luận giao ban công tác đối ngoại.")  # fmt: skip
        yield self.stage.ago(7)
        perform(plan, amending.Appraise, actor=self.cast.officer("FA_HEAD", self.code), reasons=REASONS)
