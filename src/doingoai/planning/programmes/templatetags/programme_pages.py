"""What a programme's page shows beside the kit's: lines by annex, clashes, money, execution, coverage."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.norms.lookup import limit
from doingoai.planning.programmes.clashes import KINDS, Clash, clashes
from doingoai.planning.programmes.coverage import coverage
from doingoai.planning.programmes.execution import dossiers_of, execution
from doingoai.planning.programmes.lines import EVER_APPROVED, JOINED, LINES, budget, listed, pending, planned
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.reference.activity import STATE_BUDGET, Annex, Funding
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.values import state_badge
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock

register = template.Library()


@register.simple_tag(takes_context=True)
def programme_page(context: Any, record: AnnualProgramme) -> dict[str, Any]:
    """Return the tables of a programme; lines are those that this officer may see, each read once."""
    lines = listed(record, seen_by=context["request"].user)
    days = int(limit("LIM_SAME_GROUND_DAYS", province=record.dossier.province, on=clock.today()))
    live = [line for line in lines if line.dossier.state not in ("CANCELLED", "CARRIED")]
    found = coverage(record)
    started = any(line.dossier.state in EVER_APPROVED for line in lines)
    return {
        "annexes": annex_tables(record, lines),
        "clashes": clash_table(clashes(live, days)),
        "money": money_table(record),
        "changes": changes_table(record) if record.dossier.state in record.CHANGING else None,
        "execution": execution_table(lines) if started else None,
        "covered": found.told if found.total else "",
    }


def annex_tables(record: AnnualProgramme, lines: list[Any]) -> list[Table]:
    """Return one table of lines for each annex that has some."""
    linked = dossiers_of(lines)
    return [
        Table(
            annex.label,
            _headings(
                _("Mã dòng"), _("Nội dung"), _("Nước, đối tác"), _("Thời gian"), _("Dự toán (đồng)"), _("Trạng thái")
            ),
            [_line(record, line, linked) for line in group],
        )
        for annex in Annex
        if (group := [line for line in lines if line.annex == annex])
    ]  # fmt: skip


def clash_table(found: list[Clash]) -> Table:
    """Return the pairs of lines that get into each other's way."""
    rows = [
        Row(
            [
                KINDS[clash.kind](), _code(clash.first), _code(clash.second), clash.shared,
                f"{clash.first.window}; {clash.second.window}",
            ]
        )
        for clash in found
    ]  # fmt: skip
    headings = _headings(_("Loại"), _("Dòng"), _("Dòng kia"), _("Trùng"), _("Thời gian"))
    return Table(_("Trùng lặp cần nhập hoặc giải trình"), headings, rows)


def money_table(record: AnnualProgramme) -> Table:
    """Return the estimates by source beside what the finance body has confirmed (R-KH-04)."""
    lines = planned(record)
    confirmed = {fund.funding: fund.amount_vnd for fund in record.funds.all()}
    rows = []
    for source in Funding:
        asked = budget([line for line in lines if line.funding == source])
        if not asked and source not in confirmed:
            continue
        owed = source in STATE_BUDGET
        enough = asked <= confirmed.get(source, 0)
        verdict: Any = badge(_("đủ"), "success") if enough else badge(_("vượt số xác nhận"), "danger")
        rows.append(Row([source.label, asked, confirmed.get(source) if owed else None, verdict if owed else None]))
    headings = _headings(_("Nguồn"), _("Dự toán (đồng)"), _("Tài chính xác nhận (đồng)"), _("So sánh"))
    return Table(_("Kinh phí theo nguồn"), headings, rows, empty_title=_("Chưa có dòng nào được đăng ký"))


def changes_table(record: AnnualProgramme) -> Table:
    """Return the lines that wait for the supplement."""
    rows = [
        Row(
            [
                _code(change), change.changes_code, change.get_change_kind_display(), change.dossier.title,
                change.window, change.budget_vnd, change.change_reason,
            ]
        )
        for change in pending(record)
    ]  # fmt: skip
    headings = _headings(
        _("Mã dòng"), _("Thay đổi dòng"), _("Loại"), _("Nội dung"), _("Thời gian"), _("Dự toán (đồng)"), _("Lý do")
    )
    empty = _("Chưa có dòng bổ sung, điều chỉnh nào được đăng ký")
    return Table(_("Bổ sung, điều chỉnh chờ duyệt"), headings, rows, empty_title=empty)


def execution_table(lines: list[Any]) -> Table:
    """Return plan and execution by annex, with what was not carried out and why."""
    rows = [
        Row(
            [
                each.label, each.approved, each.done, f"{each.percent}%" if each.percent is not None else None,
                each.joined or None, each.planned_vnd, each.used_vnd,
            ]
        )
        for each in execution(lines)
    ]  # fmt: skip
    headings = _headings(
        _("Phụ lục"), _("Kế hoạch"), _("Thực hiện"), _("Tỷ lệ"), _("Đoàn TW có tham gia"), _("Dự toán (đồng)"),
        _("Đã dùng (đồng)"),
    )  # fmt: skip
    return Table(_("Kế hoạch và thực hiện"), headings, rows, empty_title=_("Chưa có dòng nào được duyệt"))


def _headings(*labels: str) -> list[Heading]:
    numbers = {_("Dự toán (đồng)"), _("Tài chính xác nhận (đồng)"), _("Đã dùng (đồng)")}
    kinds = {_("Nội dung"): "title", _("Trạng thái"): "state", _("So sánh"): "state"}
    return [Heading(label, label, kind="number" if label in numbers else kinds.get(label, "text")) for label in labels]


def _line(record: AnnualProgramme, line: Any, linked: Counter[int]) -> Row:
    return Row(
        [
            _code(line), _with(line.dossier.title, _beside(record, line, linked[line.pk])),
            ". ".join(filter(None, (line.where, line.partner))), line.window, line.budget_vnd,
            state_badge(registers()[LINES], line),
        ]
    )  # fmt: skip


def _beside(record: AnnualProgramme, line: Any, dossiers: int) -> str:
    notes = [line.head, line.dossier.body.name]
    if line.kind == JOINED:
        notes.append(_("tham gia đoàn Trung ương"))
    if line.also_channel:
        other = line.get_channel_display() if line.channel != record.channel else line.get_also_channel_display()
        notes.append(_("cùng ghi ở kênh %s") % other)
    if dossiers:
        notes.append(_("%d hồ sơ thực hiện") % dossiers)
    return "; ".join(filter(None, notes))


def _code(line: Any) -> SafeString:
    return link(line.dossier.get_absolute_url(), line.line_code)


def _with(text: Any, below: str) -> SafeString:
    """Return a cell with a second, softer line."""
    return format_html('{}<br><span class="small soft">{}</span>', text, below)
