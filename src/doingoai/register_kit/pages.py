"""The pages of a register: list, dossier, act, document. Rights live below the page, in visible_to() and perform()."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import select_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import read
from doingoai.authority.decide import NotAllowed, is_guest
from doingoai.documents.preview import preview_png
from doingoai.dossiers.models import Dossier, Record
from doingoai.norms.rule import Finding
from doingoai.organisations.request import OfficerRequest
from doingoai.reading.isolated import ChildFailed
from doingoai.register_kit import acting
from doingoai.register_kit.conflict import conflict_context
from doingoai.register_kit.detail import aside_forms, page_of
from doingoai.register_kit.lists import list_page
from doingoai.register_kit.register import Register
from doingoai.register_kit.saved import saved_context
from doingoai.workflow.action import Action
from doingoai.workflow.notices import mark_read
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import ActRefused, Conflict, InvalidInputs, RulesBroken

View = Callable[..., HttpResponse]


def list_view(register: Register) -> View:
    @require_GET
    def view(request: OfficerRequest) -> HttpResponse:
        page = list_page(register, request.user, request.GET, timezone.localdate())
        kept = saved_context(register, request.user, request.GET)
        context = kept | {
            "register": register,
            "title": str(register.title),
            "table": page.table,
            "pages": page.pages,
            "filters": acting.filter_bar(register, page.filters, request.GET) | {"views": kept["views"]},
            "actions": acting.list_actions(register, request.user, request.GET),
        }
        return render(request, _template(register, "list"), context)

    return view


def detail_view(register: Register) -> View:
    @require_GET
    def view(request: OfficerRequest, number: str) -> HttpResponse:
        record = visible_record(register, request, number)
        mark_read(request.user, record.dossier)
        context = page_of(register, record, request.user) | aside_forms(register, record, request.user)
        return render(request, _template(register, "detail"), context)

    return view


def open_view(register: Register, action: type[Action]) -> View:
    @require_http_methods(["GET", "POST"])
    def view(request: OfficerRequest) -> HttpResponse:
        may(register.model, action, request.user).require()
        return _act(request, register, register.model, action)

    return view


def act_view(register: Register) -> View:
    @require_http_methods(["GET", "POST"])
    def view(request: OfficerRequest, number: str, verb: str) -> HttpResponse:
        record = visible_record(register, request, number)
        action = acting.verb_or_404(register, verb)
        return _act(request, register, record, action)

    return view


def document_view(register: Register) -> View:
    @require_GET
    def view(request: OfficerRequest, number: str, document: str) -> HttpResponse:
        record = visible_record(register, request, number)
        if is_guest(request.user):
            raise Http404(document)
        form = request.GET.get("dang", "docx")
        name, content, media_type = acting.rendered(register, record, document, form, reader=request.user)
        return HttpResponse(
            content,
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    return view


def visible_attachment(request: OfficerRequest, pk: int) -> Attachment:
    """Return a file of a dossier that the officer sees; 404 for any other."""
    attachment = get_object_or_404(Attachment.objects.select_related("file"), pk=pk)
    get_object_or_404(Dossier.objects.visible_to(request.user), pk=attachment.dossier_id)
    if is_guest(request.user):
        raise Http404(pk)
    return attachment


@require_GET
def attachment_picture(request: OfficerRequest, pk: int) -> HttpResponse:
    """Show the pages of a PDF as a picture: the file itself is never shown inside the page."""
    attachment = visible_attachment(request, pk)
    if attachment.file.media_type != acting.MEDIA_TYPES["pdf"]:
        raise Http404(pk)
    try:
        picture = preview_png(read(attachment.file))
    except ChildFailed as failed:
        raise Http404(pk) from failed
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_GET
def attachment_view(request: OfficerRequest, pk: int) -> FileResponse:
    """Hand out a file to whoever may see its dossier; never shown inside the page."""
    attachment = visible_attachment(request, pk)
    response = FileResponse(
        iter([read(attachment.file)]), as_attachment=True, filename=attachment.name,
        content_type=attachment.file.media_type,
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    return response


def visible_record(register: Register, request: OfficerRequest, number: str) -> Record:
    """Return the record behind a number as this officer sees it; 404 for what is not seen."""
    rows = register.model.objects.visible_to(request.user)
    related = ("dossier__body__parent", "dossier__province__successor", *register.select_related)
    return get_object_or_404(rows.select_related("dossier", *related), dossier__number=number)


def _act(
    request: OfficerRequest, register: Register, record: Record | type[Record], action: type[Action]
) -> HttpResponse:
    """Show the form of an act, or carry it out and return to the dossier; a refusal keeps all that was typed."""
    if request.method == "GET":
        return _form_page(request, register, record, action)
    try:
        done = perform(record, action, actor=request.user, **acting.posted(request, record))
    except InvalidInputs as refusal:
        return _form_page(request, register, record, action, form=refusal.form, status=422)
    except RulesBroken as refusal:
        return _form_page(request, register, record, action, findings=refusal.findings, status=422)
    except Conflict as refusal:
        return _conflict_page(request, register, refusal.record, action)
    except NotAllowed:
        raise
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(record) if isinstance(record, Record) else redirect(f"{register.key}:list")
    messages.success(request, _("Đã thực hiện: %s.") % action.label)
    return redirect(done)


def _form_page(
    request: OfficerRequest, register: Register, record: Record | type[Record], action: type[Action], *,
    form: forms.BaseForm | None = None, findings: Sequence[Finding] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = acting.form_context(request, register, record, action, form=form, findings=findings)
    template = select_template([f"{register.key}/{action.name}.html", "register_kit/act.html"])
    return HttpResponse(template.render(context, request), status=status)


def _conflict_page(request: OfficerRequest, register: Register, record: Record, action: type[Action]) -> HttpResponse:
    fresh = visible_record(register, request, record.dossier.number)
    mine = acting.form_of(request, fresh, action, bound=True)
    context = conflict_context(request.POST, register, fresh, mine)
    return render(request, "register_kit/conflict.html", context, status=409)


def _template(register: Register, page: str) -> str:
    return select_template([f"{register.key}/{page}.html", f"register_kit/{page}.html"]).template.name
