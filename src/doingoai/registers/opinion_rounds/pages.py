"""What the kit hands to whoever sees the dossier and this register must not: documents of answers, files of answers."""

from __future__ import annotations

from dataclasses import replace

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from doingoai.attachments.store import read
from doingoai.documents import Document
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.acting import rendered
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import View, visible_record
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.sight import reads_all, seen_requests


def document_view(document: Document) -> View:
    """Return the page of a document that only those who read all answers get; 404 for the others."""

    @require_GET
    def view(request: OfficerRequest, number: str) -> HttpResponse:
        record = _round(request, number)
        if not reads_all(record, request.user):
            raise Http404(document.key)
        kit = replace(registers()["opinion_rounds"], documents=(document,))
        name, content, media_type = rendered(kit, record, document.key, request.GET.get("dang", "docx"))
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=media_type, headers=headers)

    return view


@require_GET
def answer_file(request: OfficerRequest, number: str, pk: int) -> FileResponse:
    """Hand out the file of an answer to those who may read it; never shown inside the page."""
    rows = seen_requests(_round(request, number), request.user).exclude(file=None)
    row = get_object_or_404(rows.select_related("file"), pk=pk)
    assert row.file is not None  # the others are excluded
    response = FileResponse(
        iter([read(row.file)]), as_attachment=True, filename=row.file_name, content_type=row.file.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _round(request: OfficerRequest, number: str) -> OpinionRound:
    record = visible_record(registers()["opinion_rounds"], request, number)
    assert isinstance(record, OpinionRound)
    return record
