"""The filters of the calendar as the page shows them: fields, and a chip for each condition with the way out of it."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from doingoai.agenda.asked import FILTERS, AgendaForm
from doingoai.register_kit.lists import page_url
from doingoai.web.dates import vndate

ALWAYS = ("kind", "person", "partner")
DATES = ("since", "until")


def filter_bar(form: AgendaForm, query: QueryDict) -> dict[str, Any]:
    """Return the filter bar; view and day stay as they are."""
    page = reverse("agenda:agenda")
    kept = {name: query[name] for name in ("view", "on") if query.get(name)}
    return {
        "fields": [form[name] for name in ALWAYS],
        "more": [form[name] for name in form.fields if name not in ALWAYS],
        "chips": chips_of(form, query),
        "clear_url": page + page_url(QueryDict(), **kept),
        "action": page,
        "hidden": kept,
    }


def chips_of(form: AgendaForm, query: QueryDict) -> list[dict[str, str]]:
    """Return the conditions in words, each with the address of the page without it."""
    form.full_clean()
    return [
        {
            "label": str(form.fields[name].label),
            "value": _said(form, name),
            "remove_url": page_url(query, **{name: None}),
        }
        for name in (*FILTERS, *DATES)
        if name in form.fields and form.cleaned_data.get(name)
    ]


def _said(form: AgendaForm, name: str) -> str:
    value = form.cleaned_data[name]
    if name in ("kind", "deadlines", "body"):
        names = dict(getattr(form.fields[name], "choices", ()))
        return ", ".join(str(names[each]) for each in ([value] if isinstance(value, str) else value))
    if name == "country":
        return ", ".join(country.name for country in value)
    return vndate(value) if name in DATES else str(value)
