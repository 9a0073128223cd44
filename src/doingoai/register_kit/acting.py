"""Between a page and an act: what was posted, the form as it is shown, findings, rendered documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from doingoai.authority.bodies import Undecidable
from doingoai.authority.matrix import chain_for
from doingoai.documents import render_docx, render_pdf
from doingoai.dossiers.models import Record
from doingoai.norms.rule import Finding
from doingoai.organisations.models import Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.organisations.roles import Role
from doingoai.register_kit.conflict import merged
from doingoai.register_kit.lists import ListFilters, page_url
from doingoai.register_kit.register import Register
from doingoai.workflow import clock
from doingoai.workflow.action import Action, facts_of
from doingoai.workflow.perform import may
from doingoai.workflow.rows import RowsField

REASON = "reason-"
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def verb_or_404(register: Register, name: str) -> type[Action]:
    action = register.verbs.get(name)
    if action is None or action.opens:
        raise Http404(name)
    return action


def posted(request: OfficerRequest, record: Record | type[Record]) -> dict[str, Any]:
    """Return the arguments of `perform` from a posted form."""
    data = merged(request.POST, record) if isinstance(record, Record) else request.POST
    version = data.get("version", "")
    return {
        "data": data,
        "files": request.FILES,
        "version": int(version) if version.isdecimal() else None,
        "note": data.get("note", ""),
        "reasons": {key.removeprefix(REASON): value for key, value in data.items() if key.startswith(REASON)},
    }


def form_context(
    request: OfficerRequest, register: Register, record: Record | type[Record], action: type[Action], *,
    form: forms.BaseForm | None, findings: Iterable[Finding],
) -> dict[str, Any]:  # fmt: skip
    """Return the context of an act's page: the form, who decides next and by which article, what stands against it."""
    opened = record if isinstance(record, Record) else None
    if form is None:
        form = form_of(request, opened, action, bound=request.method == "POST")
    decision = may(record, action, request.user)
    return {
        "register": register,
        "record": opened,
        "action": action,
        "title": str(action.label),
        "form": form,
        "findings": [_shown(finding, request.POST) for finding in findings],
        "may": decision,
        "steps": preview(opened, action, request.user) if opened else [],
        "version": opened.dossier.version if opened else "",
        "note": request.POST.get("note", ""),
        "cancel_url": opened.get_absolute_url() if opened else reverse(f"{register.key}:list"),
        "has_grid": any(isinstance(field, RowsField) for field in form.fields.values()),
    }


def preview(record: Record, action: type[Action], actor: Officer) -> list[dict[str, Any]]:
    """Say before the last click who will decide, in which order and by which article."""
    if not action.asks:
        return []
    dossier = record.dossier
    key = f"{dossier.register}.{action.asks}"
    try:
        chain = chain_for(key, province=dossier.province, on=clock.today(), facts=facts_of(record))
    except Undecidable as problem:
        return [{"title": _("Chưa xác định được thẩm quyền"), "who": str(problem), "state": "refused"}]
    return [
        {
            "title": rule.get_kind_display(),
            "who": str(Role(rule.role).label),
            "article": f"{rule.code}; {rule.basis}",
            "note": _("%d ngày làm việc") % rule.sla_wd if rule.sla_wd else "",
            "state": "waiting",
        }
        for rule in chain.rules
    ]


def filter_bar(register: Register, filters: ListFilters, query: QueryDict) -> dict[str, Any]:
    """Return the filter bar of a list: fields, chips of what is chosen, the way back."""
    chosen = [name for name in filters.fields if query.get(name)]
    chips = [
        {
            "label": filters.fields[name].label,
            "value": _said(filters, name, query),
            "remove_url": page_url(query, **{name: None}),
        }
        for name in chosen
    ]
    shown = ["q", "state", *register.filters[:2]]
    return {
        "fields": [filters[name] for name in shown],
        "more": [filters[name] for name in filters.fields if name not in shown],
        "chips": chips,
        "clear_url": reverse(f"{register.key}:list"),
        "action": reverse(f"{register.key}:list"),
        "hidden": {"order": query["order"]} if query.get("order") else {},
    }


def list_actions(register: Register, officer: Officer, query: QueryDict) -> list[dict[str, str]]:
    """Return the buttons above a list: open, import, export what is shown."""
    buttons: list[dict[str, str]] = []
    for action in register.openings:
        if may(register.model, action, officer).allowed:
            kind = "" if buttons else "primary"
            buttons.append(
                {"label": str(action.label), "url": reverse(f"{register.key}:open-{action.name}"), "kind": kind}
            )
    if may(register.model, register.importing, officer).allowed:
        buttons.append({"label": _("Nhập từ bảng tính"), "url": reverse(f"{register.key}:import"), "kind": ""})
    if any(route.name == "book" for route in register.urls):
        buttons.append({"label": _("Lập sổ đăng ký"), "url": reverse(f"{register.key}:book"), "kind": ""})
    if register.documents:
        batch = f"{reverse(f'{register.key}:batch')}?{query.urlencode()}"
        buttons.append({"label": _("Tải văn bản của danh sách (ZIP)"), "url": batch, "kind": ""})
    export = f"{reverse(f'{register.key}:export')}?{query.urlencode()}"
    return [*buttons, {"label": _("Xuất bảng tính"), "url": export, "kind": ""}]


def rendered(
    register: Register, record: Record, key: str, form: str, *, reader: Officer | None = None
) -> tuple[str, bytes, str]:
    """Return file name, bytes and media type of an official document of the dossier. Raises Http404.

    The document knows its `reader`: what only few may read is masked for the others, and for nobody in particular.
    """
    document = next((each for each in register.documents if each.key == key), None)
    if document is None or form not in MEDIA_TYPES:
        raise Http404(key)
    with override("vi"):  # an official document is Vietnamese, whatever the language of the page
        content = document.build(record, {"reader": reader})
    data = render_docx(content) if form == "docx" else render_pdf(content)
    return f"{record.dossier.number}-{key}.{form}", data, MEDIA_TYPES[form]


def form_of(request: OfficerRequest, record: Record | None, action: type[Action], *, bound: bool) -> forms.Form:
    """Return the form of an act, filled from the record or with what was posted."""
    if bound:
        return action.Inputs(request.POST, files=request.FILES, actor=request.user, record=record)
    initial = {**request.GET.dict(), **(action.initial(record) if record else {})}
    return action.Inputs(actor=request.user, record=record, initial=initial)


def _shown(finding: Finding, data: QueryDict) -> dict[str, Any]:
    rule = finding.rule
    return {
        "id": rule.id,
        "message": finding.message,
        "basis": rule.basis,
        "remedy": str(rule.remedy),
        "lifted_by": str(Role(rule.lifted_by).label) if rule.lifted_by else "",
        "blocks": finding.blocks,
        "field": f"{REASON}{rule.id}",
        "reason": data.get(f"{REASON}{rule.id}", ""),
    }


def _said(filters: ListFilters, name: str, query: QueryDict) -> str:
    choices = dict(getattr(filters.fields[name], "choices", ()) or ())
    values = query.getlist(name)
    return ", ".join(str(choices.get(value, value)) for value in values)
