"""Pages of the board of tasks: the counts, and the list behind each of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from doingoai.lib.dates import format_date
from doingoai.organisations.request import OfficerRequest
from doingoai.planning.tasks.board import BODY, POINT, THEME, Board, Group, board_of, watched
from doingoai.planning.tasks.status import Colour, status_of, tone_of
from doingoai.web.markup import badge, deadline, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock

KINDS = {
    BODY: gettext_lazy("Cơ quan chủ trì"),
    THEME: gettext_lazy("Lĩnh vực"),
    POINT: gettext_lazy("Nội dung của văn bản chỉ đạo"),
}
STAT_TONES = {Colour.YELLOW: "warning", Colour.ORANGE: "danger", Colour.RED: "danger"}
MOST = 500  # tasks of one list; the register's own list has pages


@require_GET
def board(request: OfficerRequest) -> HttpResponse:
    """Show the tasks of the officer's province in five colours, by body, theme and point."""
    today = clock.today()
    found = board_of(request.user, today)
    counts = found.counts
    context = {
        "title": _("Tiến độ nhiệm vụ"),
        "today": format_date(today),
        "stats": [_stat(colour, counts[colour]) for colour in Colour],
        "parts": found.parts,
        "parts_url": reverse("tasks:board-list") + "?" + urlencode({"viec_con": 1}),
        "tables": [counts_table(found, kind) for kind in KINDS] if found.tasks else [counts_table(found, BODY)],
    }
    return render(request, "tasks/board.html", context)


@require_GET
def board_list(request: OfficerRequest) -> HttpResponse:
    """List the tasks behind one number of the board. Raises Http404 for a line that it does not have."""
    asked = {name: request.GET.get(name, "") for name in ("nhom", "muc", "mau")}
    kind, key, colour = asked["nhom"] or BODY, asked["muc"], asked["mau"]
    if kind not in KINDS or (colour and colour not in Colour.values):
        raise Http404
    today = clock.today()
    parts = request.GET.get("viec_con") == "1"
    rows = watched(request.user)
    if parts:
        rows, named = rows.exclude(part_of=None), _("Việc con của nhiệm vụ khác")
    else:
        found = board_of(request.user, today)
        rows = rows.filter(pk__in=found.chosen(kind, key, colour)[:MOST])
        named = found.label(kind, key) if key else _("Tất cả nhiệm vụ")
        if not named:
            raise Http404
    shown = rows.select_related("dossier__body").order_by("dossier__due_on", "pk")[:MOST]
    title = f"{named}: {Colour(colour).label}" if colour else named
    return render(request, "tasks/board_list.html", {"title": title, "table": tasks_table(list(shown), today)})


urls = (
    path("bang/", board, name="board"),
    path("bang/danh-sach/", board_list, name="board-list"),
)


def counts_table(found: Board, kind: str) -> Table:
    """Return one table of the board; each number is a link to its tasks."""
    headings = [Heading("name", KINDS[kind]), *(Heading(each.value, each.label, kind="number") for each in Colour)]
    headings.append(Heading("total", _("Cộng"), kind="number"))
    rows = [_line(group, kind) for group in found.groups(kind)]
    return Table(
        _("Theo %s") % str(KINDS[kind]).lower(), headings, rows, empty_title=_("Chưa có nhiệm vụ nào"),
        empty_text=_("Nhiệm vụ của kế hoạch đã ban hành và nhiệm vụ giao bằng văn bản hiện ở đây."),
    )  # fmt: skip


def tasks_table(tasks: list[Any], today: Any) -> Table:
    """Return the tasks behind a number, the oldest deadline first."""
    headings = [
        Heading("number", _("Mã hồ sơ")), Heading("title", _("Nhiệm vụ"), kind="title"),
        Heading("body", _("Cơ quan chủ trì")), Heading("due", _("Thời hạn"), kind="date"),
        Heading("percent", _("Tiến độ (%)"), kind="number"), Heading("status", _("Tình trạng"), kind="state"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                task.dossier.number, task.dossier.title, task.dossier.body,
                deadline(task.dossier.due_on, done=not task.dossier.is_open), task.percent,
                badge(status_of(task, today).label, tone_of(task, today)),
            ],
            url=task.get_absolute_url(),
        )
        for task in tasks
    ]  # fmt: skip
    return Table(_("Nhiệm vụ"), headings, rows, empty_title=_("Không có nhiệm vụ nào"))


def _stat(colour: Colour, count: int) -> dict[str, Any]:
    url = f"{reverse('tasks:board-list')}?{urlencode({'mau': colour.value})}" if count else ""
    return {"label": colour.label, "value": count, "tone": STAT_TONES.get(colour, ""), "url": url}


def _line(group: Group, kind: str) -> Row:
    cells = [_counted(group.counts[colour], kind, group.key, colour.value) for colour in Colour]
    return Row([group.label, *cells, _counted(group.counts.total(), kind, group.key, "")])


def _counted(number: int, kind: str, key: str, colour: str) -> Any:
    if not number:
        return 0
    query = urlencode({"nhom": kind, "muc": key, "mau": colour})
    return link(f"{reverse('tasks:board-list')}?{query}", number)
