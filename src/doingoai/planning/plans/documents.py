"""The plan as it is issued, with the annex of tasks, and the report on its progress (NĐ 30/2020; E.4, E.7)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Column, Document, Heading, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Body
from doingoai.planning.plans.coverage import COVERED, IDLE, MISSING, PARTLY, coverage
from doingoai.planning.plans.entries import due_text
from doingoai.planning.plans.models import ActionPlan, Change, IssuerLevel, PlannedTask
from doingoai.reference.work import Theme
from doingoai.register_kit.catalogue import registers
from doingoai.workflow import clock

ISSUERS = {
    IssuerLevel.UBND: (Body.Kind.PEOPLES_COMMITTEE, ("TM. Ủy ban nhân dân", "Chủ tịch")),
    IssuerLevel.TINH_UY: (Body.Kind.PROVINCIAL_PARTY, ("T/M Ban Thường vụ",)),
}
TASK_COLUMNS = (
    Column("TT", 1, "center"),
    Column("Nhiệm vụ", 7),
    Column("Cơ quan chủ trì", 3.2),
    Column("Cơ quan phối hợp", 3.5),
    Column("Thời hạn", 2.5, "center"),
    Column("Sản phẩm", 3.5),
    Column("Ghi chú", 2.2),
)
PROGRESS_COLUMNS = (
    Column("TT", 1, "center"),
    Column("Nhiệm vụ", 7),
    Column("Cơ quan chủ trì", 3.2),
    Column("Thời hạn", 2.3, "center"),
    Column("Tình trạng", 2.6),
    Column("Kết quả, sản phẩm", 4),
    Column("Nguyên nhân chậm", 3),
    Column("Kiến nghị", 3),
)
COVERAGE_COLUMNS = (
    Column("Mục", 1.6, "center"),
    Column("Nội dung", 9),
    Column("Văn bản", 4),
    Column("Nhiệm vụ", 3.5),
    Column("Mức cụ thể hóa", 3),
)
CHANGE_COLUMNS = (
    Column("TT", 1, "center"),
    Column("Mã", 1.8, "center"),
    Column("Việc", 2),
    Column("Nhiệm vụ", 6.5),
    Column("Cơ quan chủ trì", 3.2),
    Column("Thời hạn", 2.3, "center"),
    Column("Sản phẩm", 3),
    Column("Lý do", 3.5),
)
POINT_STATES = {
    COVERED: "đã có nhiệm vụ", PARTLY: "mới có một phần", MISSING: "chưa có nhiệm vụ", IDLE: "không giao việc",
}  # fmt: skip


def plan_document(record: ActionPlan, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the plan with its annex TT – Nhiệm vụ – Chủ trì – Phối hợp – Thời hạn – Sản phẩm – Ghi chú."""
    rows = list(_rows(record))
    blocks = [
        Paragraph(f"{_basis(record)} ban hành kế hoạch như sau:"),
        Heading(1, "I.", "Mục đích, yêu cầu"),
        *(Paragraph(line) for line in (record.objectives or _objectives(record)).splitlines() if line.strip()),
        Heading(1, "II.", "Nhiệm vụ, giải pháp"),
        *_by_theme(rows),
        Heading(1, "III.", "Kinh phí"),
        Paragraph(record.funding or "Từ dự toán được giao hằng năm và các nguồn hợp pháp khác theo quy định."),
        Heading(1, "IV.", "Tổ chức thực hiện"),
        *_duties(record, rows),
    ]
    table = Table(TASK_COLUMNS, tuple(_annex_row(number, row) for number, row in enumerate(rows, start=1)))
    annex = Annex("Phân công nhiệm vụ", (table,), landscape=True)
    return _framed(record, kind="ke_hoach", blocks=tuple(blocks), annexes=(annex,))


def progress_report(record: ActionPlan, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the report on the plan's tasks as they stand today."""
    rows = [row for row in _rows(record).prefetch_related("task__progress") if row.task]
    going = [row for row in rows if row.task and row.task.dossier.is_open]
    late = [row for row in going if _late(row)]
    told = (
        f"Đến ngày {format_date(clock.today())}, kế hoạch có {len(rows)} nhiệm vụ đã giao: {len(rows) - len(going)} đã "
        f"kết thúc, {len(going)} đang thực hiện, trong đó {len(late)} quá hạn."
    )
    blocks = (Paragraph(told),)
    table = Table(PROGRESS_COLUMNS, tuple(_progress_row(number, row) for number, row in enumerate(rows, start=1)))
    annex = Annex("Tiến độ nhiệm vụ", (table,), landscape=True)
    title = f"tiến độ thực hiện {record.document_number or record.dossier.number}"
    return _framed(record, kind="bao_cao", blocks=blocks, annexes=(annex,), title=title)


def coverage_table(record: ActionPlan, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the table of points and the tasks that cover them (R-CT-01)."""
    found = coverage(record)
    total, done = len(found.counted), len(found.counted) - len(found.uncovered)
    told = f"Kế hoạch cụ thể hóa {done}/{total} nội dung được giao thành nhiệm vụ ({found.percent:g}%)."
    lines = [
        (point.path, point.text, point.guidance, ", ".join(point.tasks), POINT_STATES[point.state])
        for point in found.points
    ]
    annex = Annex("Nội dung và nhiệm vụ", (Table(COVERAGE_COLUMNS, tuple(lines)),), landscape=True)
    title = f"mức độ cụ thể hóa văn bản chỉ đạo trong {record.document_number or record.dossier.number}"
    return _framed(record, kind="bao_cao", blocks=(Paragraph(told),), annexes=(annex,), title=title)


def amendment_document(record: ActionPlan, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the plan that amends the issued one: the latest amendment, asked for or issued."""
    latest = record.amendments.order_by("pk").last()
    plan = record.document_number or record.dossier.number
    if latest is None:
        none = Paragraph(f"{plan} chưa có điều chỉnh.")
        return _framed(record, kind="ke_hoach", blocks=(none,), title=f"điều chỉnh {plan}", number="")
    changes = latest.changes.select_related("row__lead", "lead")
    lines = [_change_row(number, each) for number, each in enumerate(changes, start=1)]
    annex = Annex("Nội dung điều chỉnh", (Table(CHANGE_COLUMNS, tuple(lines)),), landscape=True)
    blocks = (
        Paragraph(latest.reason),
        Paragraph(
            f"Điều chỉnh {len(lines)} nhiệm vụ của {plan} như Phụ lục. Các nội dung khác của kế hoạch giữ nguyên."
        ),
    )
    return _framed(
        record, kind="ke_hoach", blocks=blocks, annexes=(annex,), title=f"điều chỉnh {plan}",
        number=latest.document_number, issued_on=latest.issued_on,
    )  # fmt: skip


def _framed(
    record: ActionPlan, *, kind: str, title: str = "", number: str | None = None, issued_on: Any = None, **content: Any
) -> OfficialDocument:  # fmt: skip
    """Frame content as a document of the issuer; a plan bears the number of its issue unless another one is given."""
    issuer, authority = _issuer(record)
    is_plan = kind == "ke_hoach"
    if number is None:
        number, issued_on = (record.document_number, record.issued_on) if is_plan else ("", None)
    figures, _slash, symbol = number.partition("/")
    return OfficialDocument(
        kind=kind,
        body=issuer.name,
        number=figures or None,
        symbol=symbol or f"{'KH' if is_plan else 'BC'}-{issuer.symbol}",
        place=str(record.dossier.province or "Hà Nội"),
        issued_on=issued_on,
        title=title or _plain_title(record.dossier.title),
        signature=Signature(authority),
        recipients=("Bộ Ngoại giao (để b/c);", "Các cơ quan có tên tại Phụ lục;", "Lưu: VT."),
        **content,
    )


def _issuer(record: ActionPlan) -> tuple[Body, tuple[str, ...]]:
    kind, authority = ISSUERS.get(IssuerLevel(record.issuer_level), ("", ("Thủ trưởng cơ quan",)))
    found = Body.objects.filter(province=record.dossier.province, kind=kind, valid_to=None).first() if kind else None
    return found or record.dossier.body, authority


def _rows(record: ActionPlan) -> Any:
    return record.tasks.select_related("lead", "task__dossier__body__successor").prefetch_related("co_units", "clauses")


def _basis(record: ActionPlan) -> str:
    named = "; ".join(dossier.title for dossier in record.guidance_dossiers())
    issuer, _authority = _issuer(record)
    return f"Thực hiện {named}, {issuer.name}" if named else issuer.name


def _objectives(record: ActionPlan) -> str:
    return (
        f"Cụ thể hóa đầy đủ các nội dung được giao thành nhiệm vụ có cơ quan chủ trì, thời hạn và sản phẩm trong thời "
        f"gian từ {format_date(record.period_from)} đến {format_date(record.period_to)}."
    )


def _by_theme(rows: list[PlannedTask]) -> list[Heading | Point]:
    order = list(Theme.values)
    themed = sorted(rows, key=lambda row: order.index(row.theme) if row.theme in order else len(order))
    blocks: list[Heading | Point] = []
    for number, (theme, group) in enumerate(groupby(themed, key=lambda row: row.theme), start=1):
        label = str(Theme(theme).label) if theme in order else "Nhiệm vụ khác"
        blocks.append(Heading(2, f"{number}.", label))
        blocks += [Point("-", f"{row.title} ({row.code}).") for row in group]
    return blocks


def _duties(record: ActionPlan, rows: list[PlannedTask]) -> list[Point]:
    """Say what each body in charge has to do, and when progress is told."""
    duties: dict[str, list[str]] = {}
    for row in rows:
        if row.lead:
            duties.setdefault(row.lead.name, []).append(row.code)
    cycle = record.get_progress_cycle_display().lower()
    points = [
        Point(f"{number}.", f"{name} chủ trì: {', '.join(codes)}.")
        for number, (name, codes) in enumerate(duties.items(), start=1)
    ]
    closing = f"{record.dossier.body.name} là cơ quan thường trực, theo dõi, đôn đốc và tổng hợp báo cáo {cycle}."
    return [*points, Point(f"{len(points) + 1}.", closing)]


def _annex_row(number: int, row: PlannedTask) -> tuple[str, ...]:
    co_units = "; ".join(body.name for body in row.co_units.all())
    due = due_text(row.due_on, row.span_wd) or str(row.get_cycle_display())
    return (str(number), row.title, row.lead.name if row.lead else "", co_units, due, row.product, row.note)


def _progress_row(number: int, row: PlannedTask) -> tuple[str, ...]:
    task = row.task
    assert task is not None
    dossier = task.dossier
    labels = dict(registers()["tasks"].model.State.choices)
    state = f"{labels[dossier.state]}{', quá hạn' if _late(row) else ''}"
    due = format_date(dossier.due_on) if dossier.due_on else ""
    done = f"{task.percent}%. {task.product_record or row.product}"
    told = list(task.progress.all())  # the newest first
    causes, requests = ([each for note in told if (each := getattr(note, name))] for name in ("delay_cause", "request"))
    lead = task.dossier.body.living().name  # of a dissolved body: the one that carries its duties on
    return (str(number), row.title, lead, due, state, done, *(next(iter(said), "") for said in (causes, requests)))


def _change_row(number: int, change: Change) -> tuple[str, ...]:
    row = change.row
    lead = change.lead or (row.lead if row else None)
    due = change.due_on or (row.due_on if row else None)
    waits = f" Chờ {change.waits_for}." if change.waits_for else ""
    return (
        str(number), row.code if row else "", str(change.get_what_display()),
        change.title or (row.title if row else ""), lead.name if lead else "",
        format_date(due) if due else "", change.product or (row.product if row else ""), change.reason + waits,
    )  # fmt: skip


def _late(row: PlannedTask) -> bool:
    dossier = row.task.dossier if row.task else None
    return bool(dossier and dossier.is_open and dossier.due_on and dossier.due_on < clock.today())


def _plain_title(title: str) -> str:
    """Return the title without the kind of document, which is printed above it."""
    plain = title.removeprefix("Kế hoạch ").removeprefix("kế hoạch ")
    return plain[:1].upper() + plain[1:]


PLAN = Document("plan", _("Kế hoạch hành động"), plan_document)
PROGRESS = Document("progress", _("Báo cáo tiến độ"), progress_report)
COVERAGE = Document("coverage", _("Bảng nội dung và nhiệm vụ"), coverage_table)
AMENDMENT = Document("amendment", _("Kế hoạch điều chỉnh"), amendment_document)
