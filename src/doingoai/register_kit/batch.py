"""The page on which the documents of a list are asked for, as one ZIP; they are made in `batch_work`."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doingoai.authority.decide import is_guest
from doingoai.jobs.asking import TooMany, ask
from doingoai.jobs.models import Job
from doingoai.organisations.models import Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.batch_work import KIND, MOST, listed
from doingoai.register_kit.register import Register
from doingoai.register_kit.saved import plain_query
from doingoai.web.forms import GuidedForm

FORMS = (("docx", gettext_lazy("Word (.docx)")), ("pdf", gettext_lazy("PDF")))


class BatchForm(GuidedForm, forms.Form):
    """Which document of each dossier, in which form."""

    document = forms.ChoiceField(label=gettext_lazy("Văn bản"))
    form = forms.ChoiceField(label=gettext_lazy("Định dạng"), choices=FORMS, widget=forms.RadioSelect)

    def __init__(self, register: Register, *args: object) -> None:
        super().__init__(*args, initial={"form": "docx", "document": register.documents[0].key})
        document = self.fields["document"]
        assert isinstance(document, forms.ChoiceField)
        document.choices = [(each.key, str(each.title)) for each in register.documents]


def batch_view(register: Register) -> Callable[..., HttpResponse]:
    @require_http_methods(["GET", "POST"])
    def view(request: OfficerRequest) -> HttpResponse:
        if is_guest(request.user):
            raise Http404(register.key)
        query = plain_query(request.GET.urlencode())
        count = listed(register, request.user, query)[: MOST + 1].count()
        form = BatchForm(register, request.POST) if request.method == "POST" else BatchForm(register)
        if form.is_valid() and 0 < count <= MOST:
            try:
                return redirect(_asked(register, request.user, query, form.cleaned_data))
            except TooMany as problem:
                form.add_error(None, str(problem))
        context = {
            "register": register, "title": _("Tải văn bản của danh sách"), "form": form, "count": count,
            "fits": 0 < count <= MOST, "none": not count, "most": MOST, "list_url": _list_url(register, query),
        }  # fmt: skip
        return render(request, "register_kit/batch.html", context, status=422 if form.is_bound else 200)

    return view


def _asked(register: Register, officer: Officer, query: str, chosen: dict[str, str]) -> Job:
    document = next(each for each in register.documents if each.key == chosen["document"])
    title = _("%(document)s của danh sách “%(register)s”") % {"document": document.title, "register": register.title}
    arguments = {"register": register.key, "document": document.key, "form": chosen["form"], "query": query}
    return ask(KIND, officer, title=title, back=_list_url(register, query), **arguments)


def _list_url(register: Register, query: str) -> str:
    return f"{reverse(f'{register.key}:list')}?{query}" if query else reverse(f"{register.key}:list")
