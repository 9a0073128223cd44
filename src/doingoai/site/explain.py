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
from doingoai.register_kit.register import Register
from doingoai.site.facts import fact_fields
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
    """The question: which act, on which day and, once the act is known, with which facts."""

    action = forms.ChoiceField(label=gettext_lazy("Việc"))
    on = forms.DateField(
        label=gettext_lazy("Vào ngày"), required=False, help_text=gettext_lazy("Để trống là hôm nay.")
    )  # fmt: skip

    def __init__(self, data: Any, province: Province | None) -> None:
        super().__init__(data)
        action_field = self.fields["action"]
        assert isinstance(action_field, forms.ChoiceField)
        action_field.choices = [(str(register.title), _acts(register)) for register in registers().values()]
        self.facts: list[str] = []
        if data and self.is_valid():
            action = self.cleaned_data["action"]
            register = registers()[action.partition(".")[0]]
            asked = fact_fields(register, action, province=province, on=self.day)
            self.facts = list(asked)
            self.fields |= asked
            self.full_clean()

    @property
    def day(self) -> dt.date:
        return self.cleaned_data["on"] or timezone.localdate()

    def said(self) -> dict[str, str]:
        """Return the facts that were chosen."""
        return {name: self.cleaned_data[name] for name in self.facts if self.cleaned_data.get(name)}


def _acts(register: Register) -> list[tuple[str, str]]:
    return [
        (f"{register.key}.{action.name}", str(action.label))
        for action in register.actions
        if action.agrees and not action.opens
    ]


def explain_page(officer: Officer, query: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of the page; the officer's own province is asked about."""
    province = officer.seat.province
    form = ExplainForm(query if query.get("action") else None, province)
    context: dict[str, Any] = {"title": _("Ai quyết định việc gì"), "form": form}
    if form.is_valid():
        unit = province.code if province else "VN"
        answer = explain(form.cleaned_data["action"], unit=unit, on=form.day, facts=form.said())
        context |= {"answer": answer, "steps": [_shown(step) for step in answer["steps"]]}
        context["unsaid"] = [form.fields[name].label for name in form.facts if name not in form.said()]
    return context


def _shown(step: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": step["kind_vi"],
        "who": step["role_vi"],
        "article": f"{step['basis']} ({step['rule']})",
        "state": "waiting",
        "note": _("%d ngày làm việc") % step["sla_wd"] if step["sla_wd"] else "",
    }


def parse_facts(words: list[str]) -> dict[str, str]:
    """Read k=v words; a word without “=” is taken as k=yes."""
    pairs = (word.partition("=") for word in words)
    return {name: value or "yes" for name, _sign, value in pairs}
