"""Pages of plans beside the kit's: live coverage of the open form, the centre's board, input of the next plan."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from doingoai.organisations.request import OfficerRequest
from doingoai.organisations.seat import NATION
from doingoai.planning.plans import actions
from doingoai.planning.plans.board import ISSUED, answers, board_map, board_table, soon_after, standings
from doingoai.planning.plans.models import ActionPlan
from doingoai.planning.plans.panel import typed_panel
from doingoai.planning.plans.unfinished import unfinished
from doingoai.register_kit import acting
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import visible_record
from doingoai.web.markup import deadline, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock
from doingoai.workflow.perform import may


@require_POST
def live(request: OfficerRequest, number: str) -> HttpResponse:
    """Count the coverage of what stands in the form, without saving: a fragment for htmx, else the whole page again."""
    register = registers()["plans"]
    plan = visible_record(register, request, number)
    assert isinstance(plan, ActionPlan)
    context = acting.form_context(request, register, plan, actions.Edit, form=None, findings=())
    context["panel"] = typed_panel(plan, context["form"])
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(
            render_to_string("plans/_coverage.html", context["panel"] | {"compact": True}, request=request)
        )
    return render(request, "plans/edit.html", context)


@require_GET
def board(request: OfficerRequest, guidance: str) -> HttpResponse:
    """Show the centre how far every province is; a province sees only its own plans."""
    if request.user.seat.scope != NATION:
        raise PermissionDenied(_("Bảng này dành cho cơ quan Trung ương."))
    rows = registers()["guidance"].model.objects.visible_to(request.user).select_related("dossier")
    document = rows.filter(dossier__number=guidance).first()
    if document is None:
        raise Http404(guidance)
    found, today = answers(document), clock.today()
    soon = soon_after(today)
    issued = sum(bool(each.plan and each.plan.dossier.state in ISSUED) for each in found)
    context = {
        "title": _("Các tỉnh triển khai đến đâu"),
        "document": document,
        "table": board_table(found, today, soon),
        "standings": standings(found, today, soon),
        "map": board_map(found),
        "stats": [
            (_("Đã gửi"), len(found)),
            (_("Đã tiếp nhận"), sum(bool(each.receipt.received_on) for each in found)),
            (_("Đang xây dựng"), sum(bool(each.plan) for each in found) - issued),
            (_("Đã ban hành"), issued),
            (_("Quá hạn, chưa ban hành"), sum(each.flag(today, soon)[1] == "danger" for each in found)),
        ],
    }
    return render(request, "plans/board.html", context)


@require_GET
def next_input(request: OfficerRequest) -> HttpResponse:
    """List what was not delivered, as input of the next plan."""
    found = unfinished(request.user, clock.today())
    headings = [
        Heading("number", _("Mã hồ sơ")),
        Heading("title", _("Nội dung")),
        Heading("register", _("Sổ")),
        Heading("body", _("Cơ quan")),
        Heading("due", _("Hạn"), kind="date"),
        Heading("why", _("Vì sao")),
    ]
    rows = [
        Row(
            [
                link(each.dossier.get_absolute_url(), each.dossier.number), each.dossier.title,
                registers()[each.dossier.register].title, each.dossier.body, deadline(each.dossier.due_on), each.why,
            ]
        )
        for each in found
    ]  # fmt: skip
    may_open = bool(found) and may(ActionPlan, actions.RollForward, request.user).allowed
    label = {"label": _("Lập kế hoạch từ các việc này"), "url": reverse("plans:open-roll_forward"), "kind": "primary"}
    context = {
        "title": _("Đầu vào của kế hoạch sau"),
        "actions": [label] if may_open else [],
        "table": Table(
            _("Việc chưa xong"), headings, rows, empty_title=_("Không có việc nào quá hạn hoặc tạm dừng"),
            empty_text=_("Nhiệm vụ, cam kết quá hạn của tỉnh sẽ hiện ở đây để đưa vào kế hoạch sau."),
        ),
    }  # fmt: skip
    return render(request, "plans/next_input.html", context)
