"""The list of the calendar as a file: CSV and Excel for people, JSON for programs; the address is that of the page."""

from __future__ import annotations

import io
import json

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doingoai.agenda.asked import AgendaForm, Asked, asked_of
from doingoai.agenda.entries import Found, entries_of
from doingoai.agenda.tables import as_json, file_columns, file_rows
from doingoai.exchange.lines_out import csv_lines
from doingoai.exchange.sheets_out import write_sheet
from doingoai.organisations.request import OfficerRequest

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@never_cache
@require_GET
def download(request: OfficerRequest, form: str) -> HttpResponse:
    """Hand out the days that the page shows at the same address; 404 for a form that is not made."""
    if form not in FORMS:
        raise Http404(form)
    asked = asked_of(AgendaForm(request.GET, request.user), request.GET)
    found = entries_of(request.user, asked.first, asked.last, asked.chosen)
    name = f"lich-{asked.first.isoformat()}-{asked.last.isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(_content(form, asked, found), content_type=FORMS[form], headers=headers)


def _content(form: str, asked: Asked, found: Found) -> str | bytes:
    if form == "csv":
        return "".join(csv_lines(file_columns(), file_rows(found.entries)))
    if form == "xlsx":
        stream = io.BytesIO()
        write_sheet(stream, file_columns(), file_rows(found.entries), title=f"{asked.first} {asked.last}")
        return stream.getvalue()
    told = {
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "complete": not found.cut,
        "entries": [as_json(each) for each in found.entries],
    }
    return json.dumps(told, ensure_ascii=False)
