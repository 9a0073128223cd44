"""Pages of a report beside the kit's: the bytes of a frozen version, the report on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.acting import MEDIA_TYPES
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import visible_record
from doingoai.registers.reports.models import PeriodicReport, ReportVersion
from doingoai.registers.reports.printing import file_of


@require_GET
def version(request: OfficerRequest, number: str, version: int) -> HttpResponse:
    """Hand out the data of a frozen version, the same bytes for ever; 404 for who does not see the report."""
    record = _report(request, number)
    row = get_object_or_404(ReportVersion, report=record, number=version)
    return HttpResponse(row.payload, content_type="application/json", headers={"ETag": f'"{row.sha256}"'})


@require_GET
def on_paper(request: OfficerRequest, number: str, form: str) -> HttpResponse:
    """Hand out the report in the layout of the State; 404 for one with dates of its own, and before it is compiled."""
    record = _report(request, number)
    if form not in MEDIA_TYPES or record.period is None or record.compiled_at is None:
        raise Http404(form)
    name = f"{number}-v{record.version_no}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file_of(record, form, request.user), content_type=MEDIA_TYPES[form], headers=headers)


def _report(request: OfficerRequest, number: str) -> PeriodicReport:
    record = visible_record(registers()["reports"], request, number)
    assert isinstance(record, PeriodicReport)
    return record
