"""“Who decides what”: the chain of an act for a unit on a day, as data for the command and as a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.authority.matrix import AmbiguousAuthority, NoAuthority, chain_for
from doingoai.authority.models import AuthorityRule
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.roles import Role
from doingoai.register_kit.catalogue import registers
from doingoai.web.forms import GuidedForm


def explain(action: str, *, unit: str, on: dt.date, facts: Mapping[str, str]) -> dict[str, Any]:
    """Return who decides, in which order, by which article.

    `unit` is a province code or "VN". When nothing or more than one thing matches, `steps` is empty and `problem`
    says so (R-QC-01, R-QC-05). Raises Province.DoesNotExist.
    """
    province = None if unit == "VN" else Province.objects.by_code(unit, on)
    said: dict[str, Any] = {"action": action, "unit": unit, "on": on.isoformat(), "facts": dict(facts)}
    try:
        chain = chain_for(action, province=province, on=on, facts=[facts])
    except NoAuthority:
        problem = _("Chưa xác định được thẩm quyền; chuyển lãnh đạo cơ quan ngoại vụ (R-QC-01).")
        return said | {"rule": None, "steps": [], "problem": problem}
    except AmbiguousAuthority as clash:
        return said | {"rule": None, "steps": [], "problem": _("Hai quy tắc trái nhau (R-QC-05): %s") % clash}
    return said | {
        "rule": ", ".join(chain.codes),
        "steps": [_step(rule) for rule in chain.rules],
        "problem": None,
    }


def _step(rule: AuthorityRule) -> dict[str, Any]:
    return {
        "sequence": rule.sequence,
        "kind": rule.kind,
        "kind_vi": str(rule.get_kind_display()),
        "role": rule.role,
        "role_vi": str(Role(rule.role).label),
        "at": rule.at,
        "quorum": rule.quorum,
        "sla_wd": rule.sla_wd,
        "rule": rule.code,
        "basis": rule.basis,
        "confidence": rule.confidence,
    }


class ExplainForm(GuidedForm, forms.Form):
    """The question: which act, with which facts, on which day."""

    action = forms.ChoiceField(label=gettext_lazy("Việc"))
    facts = forms.CharField(
        label=gettext_lazy("Điều kiện của hồ sơ"), required=False,
        help_text=gettext_lazy("Ví dụ: rank=R09 in_plan=yes"),
    )  # fmt: skip
    on = forms.DateField(label=gettext_lazy("Vào ngày"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        action_field = self.fields["action"]
        assert isinstance(action_field, forms.ChoiceField)
        action_field.choices = [
            (f"{register.key}.{action.name}", f"{register.title}: {action.label}")
            for register in registers().values()
            for action in register.actions
            if action.agrees and not action.opens
        ]


def explain_page(officer: Officer, query: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of the page; the officer's own province is asked about."""
    form = ExplainForm(query if query.get("action") else None)
    context: dict[str, Any] = {"title": _("Ai quyết định việc gì"), "form": form}
    if form.is_valid():
        province = officer.seat.province
        answer = explain(
            form.cleaned_data["action"],
            unit=province.code if province else "VN",
            on=form.cleaned_data["on"] or timezone.localdate(),
            facts=parse_facts(form.cleaned_data["facts"].split()),
        )
        context["answer"] = answer
        context["steps"] = [
            {
                "title": step["kind_vi"],
                "who": step["role_vi"],
                "article": f"{step['rule']}; {step['basis']}",
                "state": "waiting",
                "note": _("%d ngày làm việc") % step["sla_wd"] if step["sla_wd"] else "",
            }
            for step in answer["steps"]
        ]
    return context


def parse_facts(words: list[str]) -> dict[str, str]:
    """Read k=v words; a word without “=” is taken as k=yes."""
    pairs = (word.partition("=") for word in words)
    return {name: value or "yes" for name, _sign, value in pairs}
