"""Filters of a list that an officer keeps under a name: tabs above the list, saved and dropped by a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doingoai.attachments.store import require_no_stamp
from doingoai.organisations.models import Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.register import Register
from doingoai.workflow.models import SavedView

MOST = 20
BESIDE = ("page", "csrfmiddlewaretoken")


class ViewForm(forms.Form):
    """The name of a filter and the query string behind it."""

    name = forms.CharField(label=gettext_lazy("Tên bộ lọc"), max_length=60)
    query = forms.CharField(max_length=1000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        conditions = parse_qsl(self.cleaned_data.get("query", ""))
        for text in (self.cleaned_data.get("name", ""), *(value for _name, value in conditions)):
            require_no_stamp(text)
        return self.cleaned_data

    def clean_query(self) -> str:
        return plain_query(self.cleaned_data["query"])


def plain_query(text: str) -> str:
    """Return a query string in one order, without the page and without what was left empty."""
    pairs = [(name, value) for name, value in parse_qsl(text) if name not in BESIDE]
    return urlencode(sorted(pairs))


def saved_context(register: Register, officer: Officer, query: QueryDict) -> dict[str, Any]:
    """Return the tabs of the officer's own filters; the form to keep the one in use, or the one to drop it."""
    used, url = plain_query(query.urlencode()), reverse(f"{register.key}:list")
    kept = list(SavedView.objects.filter(officer=officer, register=register.key))
    current = next((view for view in kept if view.query == used), None)
    tabs = [{"title": view.name, "url": f"{url}?{view.query}", "current": view is current} for view in kept]
    every = {"title": _("Tất cả"), "url": url, "current": not used}
    return {
        "views": [every, *tabs] if kept else [],
        "keep_form": ViewForm(initial={"query": used}, auto_id="keep-%s") if used and current is None else None,
        "kept": current,
    }


def keep_view(register: Register) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: OfficerRequest) -> HttpResponse:
        form = ViewForm(request.POST)
        mine = SavedView.objects.filter(officer=request.user, register=register.key)
        back = f"{reverse(f'{register.key}:list')}?{plain_query(request.POST.get('query', ''))}"
        if not form.is_valid():
            messages.error(request, "; ".join(str(text) for texts in form.errors.values() for text in texts))
        elif mine.exclude(name=form.cleaned_data["name"]).count() >= MOST:
            messages.error(request, _("Mỗi sổ giữ nhiều nhất %d bộ lọc; hãy bỏ bớt một bộ lọc cũ.") % MOST)
        else:
            name, query = form.cleaned_data["name"], form.cleaned_data["query"]
            mine.update_or_create(
                name=name, defaults={"query": query}, create_defaults={
                    "officer": request.user, "register": register.key, "query": query,
                },
            )  # fmt: skip
            messages.success(request, _("Đã lưu bộ lọc “%s”.") % name)
        return redirect(back)

    return view


def drop_view(register: Register) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: OfficerRequest, pk: int) -> HttpResponse:
        kept = get_object_or_404(SavedView, pk=pk, officer=request.user, register=register.key)
        kept.delete()
        messages.success(request, _("Đã bỏ bộ lọc “%s”.") % kept.name)
        return redirect(f"{reverse(f'{register.key}:list')}?{kept.query}")

    return view
