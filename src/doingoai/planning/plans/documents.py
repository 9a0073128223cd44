"""The plan as it is issued, with the annex of tasks, and the report on its progress (NĐ 30/2020; E.4, E.7)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Column, Document, Heading, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Body
from doingoai.planning.plans.entries import due_text
from doingoai.planning.plans.models import ActionPlan, IssuerLevel, PlannedTask
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
    Column("Tình trạng", 3),
    Column("Kết quả, sản phẩm", 4),
)


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
    rows = [row for row in _rows(record) if row.task]
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


def _framed(record: ActionPlan, *, kind: str, title: str = "", **content: Any) -> OfficialDocument:
    issuer, authority = _issuer(record)
    number, _slash, symbol = record.document_number.partition("/")
    issued = kind == "ke_hoach"
    return OfficialDocument(
        kind=kind,
        body=issuer.name,
        number=number if issued and number else None,
        symbol=symbol if issued and symbol else f"{'KH' if issued else 'BC'}-{issuer.symbol}",
        place=str(record.dossier.province or "Hà Nội"),
        issued_on=record.issued_on if issued else None,
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
    return record.tasks.select_related("lead", "task__dossier").prefetch_related("co_units", "clauses")


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
    return (str(number), row.title, row.lead.name if row.lead else "", due, state, done)


def _late(row: PlannedTask) -> bool:
    dossier = row.task.dossier if row.task else None
    return bool(dossier and dossier.is_open and dossier.due_on and dossier.due_on < clock.today())


def _plain_title(title: str) -> str:
    """Return the title without the kind of document, which is printed above it."""
    plain = title.removeprefix("Kế hoạch ").removeprefix("kế hoạch ")
    return plain[:1].upper() + plain[1:]


PLAN = Document("plan", _("Kế hoạch hành động"), plan_document)
PROGRESS = Document("progress", _("Báo cáo tiến độ"), progress_report)
