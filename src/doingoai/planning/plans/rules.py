"""R-CT-01 … R-CT-04, R-CT-09, R-CT-12, -13, -15 of an action plan (domain E.6), and integrity (CT-TV).

Each rule looks at the rows that are being saved, or at the stored ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.dates import format_date
from doingoai.lib.text import fold
from doingoai.norms.lookup import due, limit
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.planning.plans.coverage import coverage
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.reference.calendar import work_calendar
from doingoai.reference.work import TaskKind, is_checkable
from doingoai.reporting.told import differences_in

CHAIN = "225/VPCP-QHQT ngày 26/01/2022; định hướng của Bộ Ngoại giao (E.6)"
INTEGRITY = "Toàn vẹn dữ liệu"
State = ActionPlan.State
YEAR = re.compile(r"\b20\d{2}\b")
UNCONFIRMED = "RECEIVED"  # state of a guidance document that nobody has checked yet
SHOWN = 12


def uncovered(case: Case) -> Violation | None:
    """Name every binding point without a task."""
    return _uncovered(case.record)


def uncovered_too_long(case: Case) -> Violation | None:
    """The same, ten working days after the plan was issued."""
    record = case.record
    if record.dossier.state not in {State.ISSUED, State.AMENDING, State.AMENDED} or not record.issued_on:
        return None
    return _uncovered(record) if case.on > due("CT_COVER", record.issued_on, province=case.province) else None


def without_lead(case: Case) -> Violation | None:
    return _named(task for task in _tasks(case) if task.lead_id is None)


def without_product(case: Case) -> Violation | None:
    return _named(task for task in _tasks(case) if not is_checkable(task.product))


def deadline_missing(case: Case) -> Violation | None:
    problems = [problem for task in _tasks(case) if (problem := _deadline_problem(task, case.record))]
    return {"problems": "; ".join(problems[:SHOWN])} if problems else None


def opinions_open(case: Case) -> Violation | None:
    """An opinion that is late by more than five working days holds nobody up any more."""
    patience = int(limit("LIM_OPINION_PATIENCE", province=case.province, on=case.on))
    calendar = work_calendar()
    rows = case.record.opinions.filter(answered_on=None).select_related("body")
    waits = [row for row in rows if case.on <= calendar.add_working_days(row.due_on, patience)]
    return {"bodies": ", ".join(row.body.name for row in waits)} if waits else None


def plan_not_issued(case: Case) -> Violation | None:
    """Tell the days left until the answer is due, from ten working days before."""
    record, day = case.record, case.record.dossier.due_on
    if record.dossier.state not in {State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED} or not day:
        return None
    left = work_calendar().working_days_between(case.on, day)
    if left > int(limit("LIM_RESPONSE_WARNING", province=case.province, on=case.on)):
        return None
    return {
        "due": format_date(day),
        "left": _now("còn %d ngày làm việc") % left if case.on <= day else _now("đã quá hạn"),
    }


def copied_from_last_year(case: Case) -> Violation | None:
    """Name tasks whose words are those of an earlier plan with another year in them."""
    record = case.record
    earlier = PlannedTask.objects.exclude(plan=record).filter(
        plan__dossier__province=record.dossier.province, plan__period_to__lt=record.period_from
    )
    known = {_words(title): title for title in earlier.values_list("title", flat=True)}
    same = [task for task in _tasks(case) if (old := known.get(_words(task.title))) and old != task.title]
    return _named(same)


def same_work(case: Case) -> Violation | None:
    """E.9: a point that another issued plan of the province gives work for; one piece of work is counted once."""
    alone = [task for task in _tasks(case) if task.pk and not task.part_of]
    others = PlannedTask.objects.exclude(plan=case.record).filter(
        plan__dossier__state__in=ActionPlan.ISSUED, plan__dossier__province=case.record.dossier.province,
        task__dossier__is_open=True, clauses__tasks__in=[task.pk for task in alone],
    )  # fmt: skip
    numbers = sorted(set(others.values_list("task__dossier__number", flat=True)))
    return {"numbers": ", ".join(numbers[:SHOWN])} if numbers else None


def figures_differ(case: Case) -> Violation | None:
    """R-CT-13: a number of the review that stands before the code of a figure is not what the register counts."""
    text = "\n".join(str(case.inputs.get(name) or "") for name in ("results", "limits", "ahead", "request"))
    found = differences_in(text, officer=case.actor)
    return {"figures": "; ".join(map(str, found))} if found else None


def _added(case: Case) -> list[PlannedTask]:
    return [change["as_row"] for change in case.inputs["changes"] if change.get("as_row")]


def changed_without_lead(case: Case) -> Violation | None:
    return _named(row for row in _added(case) if row.lead_id is None)


def changed_without_product(case: Case) -> Violation | None:
    return _named(row for row in _added(case) if not is_checkable(row.product))


def changed_deadline(case: Case) -> Violation | None:
    problems = [problem for row in _added(case) if (problem := _deadline_problem(row, case.record))]
    return {"problems": "; ".join(problems[:SHOWN])} if problems else None


def unconfirmed_guidance(case: Case) -> Violation | None:
    given = case.inputs.get("guidance")
    dossiers = [given.dossier] if given is not None else case.record.guidance_dossiers()
    raw = [dossier.number for dossier in dossiers if dossier.state == UNCONFIRMED]
    return {"numbers": ", ".join(raw)} if raw else None


def no_task(case: Case) -> Violation | None:
    return None if case.record.tasks.exists() else {}


def issued_in_future(case: Case) -> Violation | None:
    return {} if case.record.issued_on > case.on else None


def amended_in_future(case: Case) -> Violation | None:
    return {} if case.inputs["amended_on"] > case.on else None


def tasks_open(case: Case) -> Violation | None:
    going = case.record.tasks.filter(task__dossier__is_open=True).count()
    return {"count": going} if going else None


def _uncovered(record: ActionPlan) -> Violation | None:
    binding = [point.path for point in coverage(record).uncovered if point.obligation == "BAT_BUOC"]
    return {"points": ", ".join(binding)} if binding else None


def _tasks(case: Case) -> list[PlannedTask]:
    """Return the rows as they stand in the form being edited, else the stored ones."""
    typed = case.inputs.get("planned")
    return list(case.record.tasks.all()) if typed is None else list(typed)


def _named(tasks: Iterable[PlannedTask]) -> Violation | None:
    codes = [task.code for task in tasks]
    more = _now(" và %d nhiệm vụ khác") % (len(codes) - SHOWN) if len(codes) > SHOWN else ""
    return {"codes": ", ".join(codes[:SHOWN]) + more} if codes else None


def _deadline_problem(task: PlannedTask, plan: ActionPlan) -> str:
    said: dict[str, Any] = {"code": task.code}
    if task.kind == TaskKind.CO_THOI_HAN and not (task.due_on or task.span_wd):
        return _now("%(code)s: có thời hạn nhưng chưa ghi thời hạn") % said
    if task.due_on and task.due_on > plan.period_to:
        said["end"] = format_date(plan.period_to)
        return _now("%(code)s: thời hạn sau ngày kết thúc kế hoạch %(end)s") % said
    if task.kind != TaskKind.CO_THOI_HAN and not task.cycle:
        return _now("%(code)s: nhiệm vụ thường xuyên, hằng năm cần chu kỳ") % said
    return ""


def _words(title: str) -> str:
    return YEAR.sub("", fold(title))


COVER = Rule(
    "R-CT-01", _("Nội dung chưa được cụ thể hóa thành nhiệm vụ: {points}."), CHAIN, uncovered,
    severity=Severity.WARN, field="tasks", remedy=_("Thêm nhiệm vụ, hoặc ghi lý do chưa triển khai."),
)  # fmt: skip
COVER_LATE = Rule(
    "R-CT-01", _("Đã quá 10 ngày làm việc mà nội dung vẫn chưa có nhiệm vụ: {points}."), CHAIN, uncovered_too_long,
    severity=Severity.WARN, remedy=_("Lập kế hoạch bổ sung."),
)  # fmt: skip
LEAD = Rule(
    "R-CT-02", _("Chưa có cơ quan chủ trì: {codes}."), CHAIN, without_lead,
    field="tasks", remedy=_("Ghi đúng một cơ quan chủ trì cho mỗi nhiệm vụ."),
)  # fmt: skip
PRODUCT = Rule(
    "R-CT-03", _("Chưa có sản phẩm kiểm tra được: {codes}."), CHAIN, without_product,
    field="tasks", remedy=_("Ghi sản phẩm cụ thể; “thường xuyên”, “các văn bản” không phải là sản phẩm."),
)  # fmt: skip
DEADLINE = Rule(
    "R-CT-04", _("Thời hạn chưa đúng: {problems}."), CHAIN, deadline_missing,
    field="tasks", remedy=_("Sửa cột Thời hạn, Loại hoặc Chu kỳ."),
)  # fmt: skip
OPINIONS = Rule(
    "R-CT-09", _("Chưa có ý kiến của: {bodies}."), CHAIN, opinions_open, severity=Severity.WARN,
    remedy=_("Chờ trả lời; quá hạn 5 ngày làm việc thì được trình mà không cần ý kiến đó."),
)  # fmt: skip
RESPONSE = Rule(
    "R-CT-12", _("Kế hoạch chưa ban hành; hạn trả lời {due}, {left}."), CHAIN, plan_not_issued,
    severity=Severity.WARN, remedy=_("Trình, ban hành trước hạn."),
)  # fmt: skip
COPIED = Rule(
    "R-CT-15", _("Chép từ kế hoạch trước, chỉ đổi năm: {codes}."), CHAIN, copied_from_last_year,
    severity=Severity.INFO, remedy=_("Xem lại nhiệm vụ có còn phù hợp không."),
)  # fmt: skip
SAME_WORK = Rule(
    "CT-TV-16", _("Nội dung này đã có nhiệm vụ của kế hoạch khác trong tỉnh: {numbers}."), INTEGRITY, same_work,
    severity=Severity.WARN, field="tasks",
    remedy=_("Ghi mã đó ở cột Thuộc nhiệm vụ để mỗi việc được đếm một lần; nếu là việc khác, nêu lý do."),
)  # fmt: skip
COUNT = Rule(
    "R-CT-13", _("Số liệu khác số đếm từ sổ. {figures}."), CHAIN, figures_differ,
    severity=Severity.WARN, remedy=_("Sửa số, hoặc ghi nguồn và ngày của số đang dùng."),
)  # fmt: skip
CHANGED_LEAD = replace(LEAD, test=changed_without_lead, field="changes")
CHANGED_PRODUCT = replace(PRODUCT, test=changed_without_product, field="changes")
CHANGED_DEADLINE = replace(DEADLINE, test=changed_deadline, field="changes")
RAW = Rule(
    "CT-TV-09", _("Văn bản chỉ đạo chưa được đối chiếu: {numbers}."), INTEGRITY, unconfirmed_guidance,
    field="guidance", remedy=_("Đối chiếu và xác nhận văn bản trước khi trình kế hoạch."),
)  # fmt: skip
RAW_DRAFT = Rule(
    "CT-TV-10", _("Văn bản {numbers} chưa được đối chiếu; nội dung có thể còn thay đổi."), INTEGRITY,
    unconfirmed_guidance, severity=Severity.WARN, field="guidance",
    remedy=_("Đối chiếu trước, hoặc ghi lý do lập dự thảo sớm."),
)  # fmt: skip
EMPTY = Rule(
    "CT-TV-11", _("Kế hoạch chưa có nhiệm vụ nào."), INTEGRITY, no_task, field="tasks", remedy=_("Thêm nhiệm vụ."),
)  # fmt: skip
FUTURE = Rule(
    "CT-TV-12", _("Ngày ban hành ở tương lai."), INTEGRITY, issued_in_future,
    field="issued_on", remedy=_("Ghi ngày ban hành thật."),
)  # fmt: skip
AMENDED_FUTURE = replace(FUTURE, test=amended_in_future, field="amended_on")
OPEN = Rule(
    "CT-TV-13", _("Còn {count} nhiệm vụ chưa kết thúc."), INTEGRITY, tasks_open, severity=Severity.WARN,
    remedy=_("Ghi cách xử lý; nhiệm vụ quá hạn được đề xuất vào kế hoạch sau."),
)  # fmt: skip
