"""What the pages of plans show beside the kit's: the coverage panel, the table of tasks, progress by body."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.planning.plans.coverage import Coverage
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.entries import due_text
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.planning.plans.panel import stored_panel, typed_panel
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.values import state_badge
from doingoai.web.markup import badge, deadline, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock

register = template.Library()


@register.inclusion_tag("plans/_coverage.html")
def coverage_panel(plan: ActionPlan, form: Any) -> dict[str, Any]:
    """Draw the panel over the form: for what was posted, else for the stored plan."""
    return (typed_panel(plan, form) if form.is_bound else stored_panel(plan)) | {"compact": True}


@register.simple_tag
def plan_page(plan: ActionPlan) -> dict[str, Any]:
    """Return the panel and the tables of a plan's page; its rows are read once for all of them."""
    panel = stored_panel(plan)
    tables = {
        "tasks": tasks_table(panel["rows"], issued=bool(plan.issued_on)),
        "points": points_table(panel["coverage"]),
        "progress": progress_table(panel["rows"]) if plan.issued_on else None,
    }
    return {"panel": panel, **tables}


@register.simple_tag
def body_names(plan: ActionPlan) -> list[tuple[str, str]]:
    """Return (name to write, full name) of every body that a row may name."""
    directory = Directory.of(plan.dossier.province, clock.today())
    return [(directory.called(body), body.name) for body in directory.bodies]


def tasks_table(rows: list[PlannedTask], *, issued: bool) -> Table:
    """Return the table of tasks; once the plan is issued each row leads to its dossier and shows how it stands."""
    labels = [_("Mã"), _("Nhiệm vụ"), _("Chủ trì"), _("Thời hạn"), _("Sản phẩm")]
    headings = [Heading(str(number), label) for number, label in enumerate(labels)]
    headings.append(Heading("state", _("Tình trạng") if issued else _("Ghi chú"), kind="state"))
    return Table(_("Nhiệm vụ"), headings, [_row(task) for task in rows], empty_title=_("Chưa có nhiệm vụ"))


def points_table(found: Coverage) -> Table:
    """Return every point with the tasks that cover it."""
    states = {
        "covered": ("đã có nhiệm vụ", "success"), "partly": ("mới có một phần", "warning"),
        "missing": ("chưa có nhiệm vụ", "danger"), "none": ("không giao việc", "neutral"),
    }  # fmt: skip
    headings = [
        Heading("path", _("Mục")), Heading("text", _("Nội dung")), Heading("guidance", _("Văn bản")),
        Heading("tasks", _("Nhiệm vụ")), Heading("state", _("Độ phủ"), kind="state"),
    ]  # fmt: skip
    rows = [
        Row([point.path, point.text, point.guidance, ", ".join(point.tasks), badge(*states[point.state])])
        for point in found.points
    ]
    return Table(_("Nội dung và nhiệm vụ"), headings, rows, empty_title=_("Kế hoạch chưa gắn với văn bản nào"))


def progress_table(rows: list[PlannedTask]) -> Table:
    """Return tasks by body and standing: the monitoring board of an issued plan (E.7)."""
    today = clock.today()
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.task is None:
            continue
        dossier = row.task.dossier
        late = dossier.is_open and dossier.due_on and dossier.due_on < today
        key = "late" if late else "going" if dossier.is_open else dossier.state
        counts.setdefault(str(row.lead), Counter())[key] += 1
    labels = [
        ("going", _("Đang thực hiện")),
        ("late", _("Quá hạn")),
        ("DONE", _("Hoàn thành")),
        ("CANCELLED", _("Hủy")),
    ]
    headings = [Heading("body", _("Cơ quan chủ trì")), *(Heading(key, label, kind="number") for key, label in labels)]
    lines = [Row([name, *(count[key] for key, _label in labels)]) for name, count in sorted(counts.items())]
    return Table(_("Tiến độ theo cơ quan"), headings, lines, empty_title=_("Chưa giao nhiệm vụ nào"))


def _row(task: PlannedTask) -> Row:
    standing: Any = badge(_("đề xuất"), "info") if task.proposed else task.note
    code: Any = task.code
    due: Any = due_text(task.due_on, task.span_wd)
    if task.task:
        dossier = task.task.dossier
        code = link(dossier.get_absolute_url(), task.code)
        standing = state_badge(registers()["tasks"], task.task)
        due = deadline(dossier.due_on, done=not dossier.is_open)
    return Row(
        [code, _with(task.title, _points(task)), _with(task.lead or "–", _helpers(task)), due, task.product, standing]
    )


def _points(task: PlannedTask) -> str:
    points = ", ".join(str(clause) for clause in task.clauses.all())
    return _("Nội dung %s") % points if points else ""


def _helpers(task: PlannedTask) -> str:
    helpers = "; ".join(body.short_name or body.name for body in task.co_units.all())
    return _("Phối hợp: %s") % helpers if helpers else ""


def _with(text: Any, below: str) -> SafeString:
    """Return a cell with a second, softer line."""
    return format_html('{}<br><span class="small soft">{}</span>', text, below) if below else format_html("{}", text)
