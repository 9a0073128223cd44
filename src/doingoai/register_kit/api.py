"""The registers as JSON: the same lists, dossiers and acts as the pages, through the same doors.

Paths: GET /api/so/{key}, GET and POST /api/so/{key}/{number}…; errors have one shape (`problem`).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from ninja import NinjaAPI, Path, Query, Router, Schema, Status
from ninja.security import django_auth

from doingoai.authority.decide import is_guest
from doingoai.dossiers.models import Record
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.catalogue import register_or_404, registers
from doingoai.register_kit.lists import PAGE, ListFilters, visible_rows
from doingoai.register_kit.pages import visible_record
from doingoai.register_kit.register import Register
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import ActRefused, Conflict, InvalidInputs, RulesBroken
from doingoai.workflow.snapshot import snapshot

router = Router(auth=django_auth)


class ListQuery(Schema):
    """What a list may be narrowed by; dates are dd/mm/yyyy or ISO."""

    q: str = ""
    state: str = ""
    since: str = ""
    until: str = ""
    late: bool = False
    page: int = 1


class Act(Schema):
    """The inputs of an act by field name; `version` is the one that was read, `reasons` answer warnings by rule id."""

    inputs: dict[str, Any] = {}
    note: str = ""
    version: int | None = None
    reasons: dict[str, str] = {}


class DossierOut(Schema):
    """One dossier: what all share, and in `fields` what the law asks of this kind."""

    key: str
    number: str
    title: str
    state: str
    state_label: str
    body: str
    province: str | None
    event_date: str
    due_on: str | None
    version: int
    fields: dict[str, Any]


class ListOut(Schema):
    items: list[DossierOut]
    page: int
    has_next: bool


class Problem(Schema):
    """Why nothing was done: one kind, sentences for people, and where each belongs."""

    kind: str
    messages: list[str]
    fields: dict[str, list[str]] = {}
    rules: list[dict[str, str]] = []


ERRORS = {403: Problem, 404: Problem, 409: Problem, 422: Problem}


@router.get("", response=list[dict[str, Any]], summary="Danh mục sổ")
def catalogue(request: OfficerRequest) -> list[dict[str, Any]]:
    return [{"key": each.key, "title": str(each.title), "verbs": list(each.verbs)} for each in registers().values()]


@router.get("/{key}", response={200: ListOut, **ERRORS}, summary="Danh sách hồ sơ")
def listing(request: OfficerRequest, key: Path[str], query: Query[ListQuery]) -> dict[str, Any]:
    chosen = register_or_404(key)
    data = {name: value for name, value in query.dict(exclude={"page"}).items() if value}
    rows = ListFilters(data, chosen).narrow(visible_rows(chosen, request.user), timezone.localdate())
    page = min(max(query.page, 1), 100_000)
    rows = rows.select_related("dossier__body", "dossier__province").newest_first()
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    return {"items": [_told(record) for record in shown[:PAGE]], "page": page, "has_next": len(shown) > PAGE}


@router.post("/{key}", response={201: DossierOut, **ERRORS}, summary="Mở hồ sơ")
def opening(request: OfficerRequest, key: Path[str], act: Act) -> Any:
    chosen = register_or_404(key)
    data = _posted(chosen, chosen.opening.name, act)
    record = perform(chosen.model, chosen.opening, actor=request.user, reasons=act.reasons, data=data)
    return Status(201, _told(record))


@router.get("/{key}/{number}", response={200: DossierOut, **ERRORS}, summary="Một hồ sơ")
def detail(request: OfficerRequest, key: Path[str], number: Path[str]) -> dict[str, Any]:
    return _told(visible_record(register_or_404(key), request, number), whole=not is_guest(request.user))


@router.post("/{key}/{number}/{verb}", response={200: DossierOut, **ERRORS}, summary="Thực hiện một việc")
def acting(request: OfficerRequest, key: Path[str], number: Path[str], verb: Path[str], act: Act) -> dict[str, Any]:
    chosen = register_or_404(key)
    record = visible_record(chosen, request, number)
    action = chosen.verbs.get(verb)
    if action is None or action.opens:
        raise Http404(verb)
    done = perform(
        record, action, actor=request.user, version=act.version, note=act.note, reasons=act.reasons,
        data=_posted(chosen, verb, act),
    )  # fmt: skip
    return _told(done, whole=True)


def install(api: NinjaAPI) -> None:
    """Add the routes and let every refusal answer in the one error shape."""
    api.add_router("/so", router)

    @api.exception_handler(ActRefused)
    def refused(request: HttpRequest, refusal: ActRefused) -> JsonResponse:
        return JsonResponse(problem(refusal), status=409 if isinstance(refusal, Conflict) else 422)

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, refusal: PermissionDenied) -> JsonResponse:
        return JsonResponse({"kind": "not_allowed", "messages": [str(refusal)], "fields": {}, "rules": []}, status=403)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, _refusal: Http404) -> JsonResponse:
        return JsonResponse({"kind": "not_found", "messages": [], "fields": {}, "rules": []}, status=404)


def problem(refusal: ActRefused) -> dict[str, Any]:
    """Return a refusal as data."""
    fields, rules = {}, []
    if isinstance(refusal, InvalidInputs):
        fields = {name: [str(error) for error in errors] for name, errors in refusal.form.errors.items()}
    if isinstance(refusal, RulesBroken):
        rules = [
            {"id": each.rule.id, "severity": str(each.severity), "message": each.message, "basis": str(each.rule.basis)}
            for each in refusal.findings
        ]
    kind = type(refusal).__name__
    return {"kind": kind, "messages": refusal.messages, "fields": fields, "rules": rules}


def _posted(register: Register, verb: str, act: Act) -> dict[str, Any]:
    """Return inputs as a form reads them; files come in through the page."""
    fields = register.verbs[verb].Inputs.base_fields
    known = {name: value for name, value in act.inputs.items() if name in fields}
    return {name: value for name, value in known.items() if not isinstance(fields[name], forms.FileField)}


def _told(record: Record, *, whole: bool = False) -> dict[str, Any]:
    dossier = record.dossier
    said = snapshot(record) if whole else {}
    return {
        "key": dossier.key,
        "number": dossier.number,
        "title": dossier.title,
        "state": dossier.state,
        "state_label": record.state_label,
        "body": dossier.body.name,
        "province": dossier.province.code if dossier.province else None,
        "event_date": dossier.event_date.isoformat(),
        "due_on": dossier.due_on.isoformat() if dossier.due_on else None,
        "version": dossier.version,
        "fields": said,
    }
