"""The pages of mail: my choices, the mails that I got or should have got; for administrators counts without persons."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doingoai.mailing.forms import PreferenceForm, without_mail
from doingoai.mailing.models import Mail
from doingoai.mailing.routing import preferences_of
from doingoai.organisations.request import OfficerRequest
from doingoai.organisations.roles import Role
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table

SHOWN = 50
OVERSEERS = frozenset({Role.RULE_ADMIN, Role.AUDITOR})
TONES = {
    Mail.State.WAITING: "neutral", Mail.State.SENDING: "info", Mail.State.SENT: "success",
    Mail.State.FAILED: "warning", Mail.State.GIVEN_UP: "danger", Mail.State.DROPPED: "neutral",
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def choices(request: OfficerRequest) -> HttpResponse:
    """Show and keep how the officer wants to be told."""
    preference = preferences_of([request.user])[request.user.pk]
    form = PreferenceForm(request.POST or None, instance=preference)
    if form.is_valid():
        form.save()
        messages.success(request, _("Đã lưu cách nhận tin."))
        return redirect("mailing:settings")
    actions = [{"label": _("Thư đã gửi cho tôi"), "url": reverse("mailing:mine"), "kind": ""}]
    context = {"title": _("Cách nhận tin"), "form": form, "remarks": _remarks(request), "actions": actions}
    return render(request, "mailing/choices.html", context)


@require_POST
def stop_mail(request: OfficerRequest) -> HttpResponse:
    """Stop the officer's mails; what cannot be switched off comes in the daily digest."""
    without_mail(preferences_of([request.user])[request.user.pk]).save()
    messages.success(request, _("Đã ngừng gửi thư. Tin vẫn hiện trong trang."))
    return redirect("mailing:settings")


@never_cache
@require_GET
def mine(request: OfficerRequest) -> HttpResponse:
    """List the officer's own mails of the last months, the newest first."""
    mails = Mail.objects.filter(officer=request.user).annotate(notices=Count("items"))[:SHOWN]
    headings = [
        Heading("due", _("Giờ gửi"), kind="date"), Heading("cadence", _("Cách gửi")),
        Heading("notices", _("Số tin"), kind="number"), Heading("sent", _("Đã gửi lúc"), kind="date"),
        Heading("attempts", _("Số lần thử"), kind="number"), Heading("error", _("Lỗi gần nhất")),
        Heading("state", _("Trạng thái"), kind="state"),
    ]  # fmt: skip
    rows = [
        Row([
            mail.due_at, mail.get_cadence_display(), mail.notices, mail.sent_at, mail.attempts, mail.error,
            badge(mail.get_state_display(), TONES[Mail.State(mail.state)]),
        ])
        for mail in mails
    ]  # fmt: skip
    title = _("Thư đã gửi cho tôi")
    table = Table(title, headings, rows, empty_title=_("Chưa có thư nào"))
    context = {"title": title, "table": table, "remarks": _remarks(request), "oversees": _oversees(request)}
    return render(request, "mailing/mine.html", context)


@never_cache
@require_GET
def counts(request: OfficerRequest) -> HttpResponse:
    """Count the mails of the whole system by state: nobody's mail, nobody's name."""
    if not _oversees(request):
        raise PermissionDenied(_("Chỉ quản trị quy tắc và kiểm tra, kiểm toán xem được số liệu thư."))
    found = dict(Mail.objects.order_by().values_list("state").annotate(Count("pk")))
    late = Mail.objects.filter(state__in=Mail.PENDING, due_at__lt=timezone.now()).count()
    facts = [(label, found.get(state, 0)) for state, label in Mail.State.choices]
    context = {"title": _("Số liệu thư"), "facts": [*facts, (_("Đã đến giờ mà chưa gửi"), late)], "remarks": _states()}
    return render(request, "mailing/counts.html", context)


def _oversees(request: OfficerRequest) -> bool:
    return bool(request.user.seat.role_names & OVERSEERS)


def _remarks(request: OfficerRequest) -> list[str]:
    """Say what stands in the way of any mail to this officer."""
    if not request.user.email:
        return [*_states(), _("Tài khoản của bạn chưa có địa chỉ thư. Hãy báo quản trị viên ghi vào.")]
    return _states()


def _states() -> list[str]:
    """Say what the installation lacks."""
    if not settings.MAIL_ON:
        return [_("Hệ thống chưa nối máy chủ thư nên không gửi thư nào; tin chỉ hiện trong trang.")]
    if not settings.SITE_URL:
        return [_("Hệ thống chưa khai địa chỉ trang nên thư không có liên kết.")]
    return []
