"""The pages of instruments: one with its state on a day, the way to it by number. The list is `list_page`.

`sources` comes from a higher layer: what it knows that rests on instruments (rules, templates), see `dependants`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from doingoai.organisations.request import OfficerRequest
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Confidence, Instrument
from doingoai.relations.dependants import Sources, rests_on
from doingoai.relations.nodes import Node
from doingoai.relations.panel import panel_of
from doingoai.relations.tables import resting_tables
from doingoai.web.forms import GuidedForm
from doingoai.workflow import clock

View = Callable[..., HttpResponse]
FIRST_DAY = dt.date(1945, 9, 2)


class DayForm(GuidedForm, forms.Form):
    """On which day the state is asked for."""

    ngay = forms.DateField(label=gettext_lazy("Hiệu lực vào ngày"), required=False)

    def clean_ngay(self) -> dt.date | None:
        asked = self.cleaned_data["ngay"]
        if asked and asked < FIRST_DAY:
            raise forms.ValidationError(_("Ngày trước 02/09/1945. Chọn ngày từ 02/09/1945 trở đi."))
        return asked


def instrument_view(sources: Sources) -> View:
    """Return the view of one instrument."""

    @require_GET
    def view(request: OfficerRequest, pk: int) -> HttpResponse:
        instrument = get_object_or_404(Instrument, pk=pk)
        form = DayForm(request.GET)
        form.full_clean()
        day = form.cleaned_data.get("ngay") or clock.today()
        node = Node(instrument)
        resting = rests_on(node, request.user, on=day, sources=sources())
        context = {
            "title": instrument.title or str(instrument),
            "instrument": instrument,
            "facts": facts(instrument),
            "form": form,
            "to_verify": instrument.confidence == Confidence.VERIFY,
            "panel": panel_of(node, request.user, day),
            "resting": resting_tables(resting),
            "resting_total": len(resting),
        }
        return render(request, "relations/instrument.html", context)

    return view


@require_GET
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """Lead to the instrument of a number; to the list when several bear it. Raises Http404 when none does."""
    found = list(Instrument.objects.filter(lookup=instrument_lookup(number)).values_list("pk", flat=True)[:2])
    if not found:
        raise Http404(number)
    if len(found) == 1:
        return redirect("relations:instrument", found[0])
    return redirect(f"{reverse('relations:list')}?{urlencode({'q': number})}")


def facts(instrument: Instrument) -> list[tuple[str, Any]]:
    """Return what the reference holds of an instrument, as far as it is known."""
    pairs = [
        (_("Số, ký hiệu"), instrument.number),
        (_("Loại"), instrument.kind),
        (_("Cơ quan ban hành"), instrument.issuer),
        (_("Ngày ban hành"), instrument.issued_on),
        (_("Có hiệu lực từ"), instrument.effective_from),
        (_("Hiệu lực đến hết ngày"), instrument.effective_to),
        (_("Tên gọi tắt"), ", ".join(instrument.aliases.split("|"))),
        (_("Mức tin cậy"), instrument.get_confidence_display()),
        (_("Nguồn"), instrument.source),
    ]
    return [(label, value) for label, value in pairs if value]
