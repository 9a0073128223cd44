"""Pages beside the kit's: papers with the guests' personal data, for those who may read them only."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from doingoai.documents import Document
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.acting import rendered
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import View, visible_record
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.sight import sees_guests


def document_view(document: Document) -> View:
    """Return the page of a paper with personal data; 404 for whoever may not read them."""

    @require_GET
    def view(request: OfficerRequest, number: str) -> HttpResponse:
        register = registers()[IncomingDelegation.register]
        record = visible_record(register, request, number)
        assert isinstance(record, IncomingDelegation)
        if not sees_guests(record, request.user):
            raise Http404(document.key)
        kit = replace(register, documents=(document,))
        name, content, media_type = rendered(kit, record, document.key, request.GET.get("dang", "docx"))
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return HttpResponse(content, content_type=media_type, headers=headers)

    return view
