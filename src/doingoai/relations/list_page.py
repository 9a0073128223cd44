"""The list of instruments as a page: filter bar, table, pages of fifty. What is found is `shelves`."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.organisations.request import OfficerRequest
from doingoai.reference.models import Instrument
from doingoai.relations.shelves import PAGE, ShelfForm, find, shelf_table
from doingoai.web.amounts import vnnumber
from doingoai.workflow import clock


@require_GET
def index(request: OfficerRequest) -> HttpResponse:
    """List the instruments, folded search, state on a day."""
    kinds = list(Instrument.objects.order_by("kind").values_list("kind", flat=True).distinct())
    form, number = ShelfForm(request.GET, kinds), _page_number(request.GET.get("page", "1"))
    found = find(form, request.user, today=clock.today(), page=number)
    context = {
        "title": _("Văn bản và hiệu lực"),
        "filters": _filter_bar(form, request.GET),
        "table": shelf_table(found),
        "pages": _pages(request.GET, number, len(found.rows), found.total),
    }
    return render(request, "relations/index.html", context)


def _filter_bar(form: ShelfForm, query: QueryDict) -> dict[str, Any]:
    chosen = [name for name in form.fields if form.cleaned_data.get(name)]
    chips = [
        {"label": form.fields[name].label, "value": _said(form, name, query), "remove_url": f"?{_without(query, name)}"}
        for name in chosen
    ]
    return {
        "fields": [form[name] for name in form.fields],
        "chips": chips,
        "clear_url": reverse("relations:list"),
        "action": reverse("relations:list"),
    }


def _said(form: ShelfForm, name: str, query: QueryDict) -> str:
    value = query.get(name, "")
    return str(dict(getattr(form.fields[name], "choices", ()) or ()).get(value, value))


def _pages(query: QueryDict, number: int, shown: int, total: int) -> dict[str, Any]:
    return {
        "first": (number - 1) * PAGE + 1 if shown else 0,
        "last": (number - 1) * PAGE + shown,
        "total_text": _("%s văn bản") % vnnumber(total),
        "has_previous": number > 1,
        "has_next": number * PAGE < total,
        "previous_url": f"?{_without(query, 'page')}&page={number - 1}",
        "next_url": f"?{_without(query, 'page')}&page={number + 1}",
    }


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    rest.pop(name, None)
    return rest.urlencode()


def _page_number(text: str) -> int:
    return min(max(int(text), 1), 100_000) if text.isdecimal() and len(text) < 7 else 1
