"""The pages of long work: mine, one with its progress, its result, the stop. For others a job does not exist."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doingoai.jobs.asking import stop
from doingoai.jobs.models import Job
from doingoai.organisations.request import OfficerRequest
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table

SHOWN = 50
TONES = {
    Job.State.WAITING: "neutral", Job.State.RUNNING: "info", Job.State.DONE: "success", Job.State.FAILED: "danger",
    Job.State.STOPPED: "warning",
}  # fmt: skip


@never_cache
@require_GET
def mine(request: OfficerRequest) -> HttpResponse:
    """List the officer's own jobs of the last week, the newest first."""
    jobs = Job.objects.filter(officer=request.user)[:SHOWN]
    table = Table(
        _("Việc dài của tôi"),
        [
            Heading("title", _("Việc"), kind="title"), Heading("created", _("Yêu cầu lúc"), kind="date"),
            Heading("state", _("Trạng thái"), kind="state"), Heading("done", _("Tiến độ")),
        ],
        [Row([job.title, job.created_at, _state(job), how_far(job)], url=job.get_absolute_url()) for job in jobs],
        empty_title=_("Chưa có việc nào"),
        empty_text=_("Việc lâu (tải văn bản của cả danh sách) chạy nền; kết quả giữ 7 ngày ở đây."),
    )  # fmt: skip
    return render(request, "jobs/mine.html", {"title": _("Việc dài của tôi"), "table": table})


@never_cache
@require_GET
def page(request: OfficerRequest, pk: int) -> HttpResponse:
    """Show how far a job is; with script the page asks again every two seconds until it has ended."""
    job = _mine(request, pk)
    badges = [{"label": job.get_state_display(), "tone": TONES[Job.State(job.state)]}]
    return render(request, "jobs/job.html", {"title": job.title, "job": job, "badges": badges, "how_far": how_far(job)})


@require_GET
def result(request: OfficerRequest, pk: int) -> FileResponse:
    """Hand out the file that came of a job."""
    job = _mine(request, pk)
    if job.result is None:
        raise Http404(str(pk))
    answer = FileResponse(
        default_storage.open(job.result.path), as_attachment=True, filename=job.name,
        content_type=job.result.media_type,
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def stop_view(request: OfficerRequest, pk: int) -> HttpResponse:
    """Stop a job on its officer's word."""
    job = _mine(request, pk)
    if stop(job):
        messages.success(request, _("Đã dừng việc này."))
    else:
        messages.info(request, _("Việc này đã kết thúc trước đó."))
    return redirect(job)


def how_far(job: Job) -> str:
    """Return "12 / 100", or nothing before the work has counted what there is to do."""
    return f"{job.done} / {job.total}" if job.total else ""


def _mine(request: OfficerRequest, pk: int) -> Job:
    return get_object_or_404(Job.objects.select_related("result"), pk=pk, officer=request.user)


def _state(job: Job) -> str:
    return badge(job.get_state_display(), TONES[Job.State(job.state)])
