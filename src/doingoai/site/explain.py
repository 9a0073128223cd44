"""“Who decides what”: the chain of an act for a unit on a day, as data for the command and as a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.authority.bodies import Undecidable, body_named
from doingoai.authority.conditions import WORDS
from doingoai.authority.matrix import chain_for, rows_in_force
from doingoai.authority.models import AuthorityRule
from doingoai.authority.table import clauses
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.roles import Role
from doingoai.organisations.system import system_officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.facts import ACTS, fact_words, register_of
from doingoai.register_kit.register import Register
from doingoai.relations.lapsed import lapsed_in_texts
from doingoai.site import rulebook
from doingoai.site.facts import fact_fields
from doingoai.web.forms import GuidedForm
from doingoai.web.tables import Table


def explain(action: str, *, unit: str, on: dt.date, facts: Mapping[str, str]) -> dict[str, Any]:
    """Return who decides, in which order, by which article.

    `unit` is a province code or "VN". When nothing or more than one thing matches, or a body named in a row is no more,
    `steps` is empty and `problem` says so (R-QC-01, R-QC-05, R-QC-09); so for an act or a fact that nobody knows: an
    answer that passed over it would pick a decider silently. `unsaid` names the facts that matter and were not given.
    Raises Province.DoesNotExist.
    """
    province = None if unit == "VN" else Province.objects.by_code(unit, on)
    asked = list(fact_fields(action, province=province, on=on))
    said: dict[str, Any] = {"action": action, "unit": unit, "on": on.isoformat(), "facts": dict(facts)}
    said["unsaid"] = [name for name in asked if not facts.get(name)]
    try:
        _require_known(action, facts, rows_in_force(action, province=province, on=on), asked)
        chain = chain_for(action, province=province, on=on, facts=[facts])
    except Undecidable as problem:
        return said | {"rule": None, "steps": [], "problem": str(problem), "warnings": []}
    return said | {
        "rule": ", ".join(chain.codes),
        "steps": [_step(rule, province, on) for rule in chain.rules],
        "problem": None,
        "warnings": _lost(chain.rules, on),
    }


def _require_known(action: str, facts: Mapping[str, str], rows: Collection[AuthorityRule], asked: list[str]) -> None:
    """Refuse an act, a fact or a word of a fact that nobody knows. Raises Undecidable."""
    register = register_of(action)
    verbs = register.verbs if register else {}
    if not rows and action not in ACTS and action.partition(".")[2] not in verbs:
        raise Undecidable(_("Không có việc “%s”; xem tên các việc bằng “doingoai registers --json”.") % action)
    for name, word in facts.items() if rows else ():
        if name not in asked:
            said = {"name": name, "known": ", ".join(asked)}
            raise Undecidable(_("Việc này không xét dữ kiện “%(name)s”; các dữ kiện được xét: %(known)s.") % said)
        words = {key for key, _label in fact_words(register, name)} | {*WORDS.get(name, ())}
        words = words.union(*(clauses(rule.facts).get(name, ()) for rule in rows))
        if word and word not in words:
            said = {"name": name, "word": word, "known": ", ".join(sorted(words))}
            raise Undecidable(_("Dữ kiện “%(name)s” không có giá trị “%(word)s”; các giá trị: %(known)s.") % said)


def _lost(rules: Iterable[AuthorityRule], on: dt.date) -> list[str]:
    """R-QC-06: say of each row on whose basis the answer rests which text it cites has ended by the day."""
    ended = lapsed_in_texts([rule.basis for rule in rules], system_officer(), on)
    found = [(rule.code, each.node.name) for rule in rules for each in ended.get(rule.basis, ())]
    return [
        _("Dòng %(code)s dẫn %(text)s đã hết hiệu lực (R-QC-06).") % {"code": code, "text": text}
        for code, text in dict.fromkeys(found)
    ]


def _step(rule: AuthorityRule, province: Province | None, on: dt.date) -> dict[str, Any]:
    """Describe a step; a body that the row names is told by the name of the one that carries its duties (R-QC-09)."""
    return {
        "organ": body_named(rule.organ, province=province, on=on).name_on(on) if rule.organ else "",
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
        without = [(act, str(name)) for act, name in ACTS.items() if register_of(act) is None]
        groups = [(str(register.title), _acts(register)) for register in registers().values()]
        action_field.choices = [*groups, (_("Việc chưa có sổ"), without)]
        self.facts: list[str] = []
        if data and self.is_valid():
            action = self.cleaned_data["action"]
            asked = fact_fields(action, province=province, on=self.day)
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


Tables = Callable[[Officer, Province | None, dt.date], list[Table]]
# The parts of the page beside the question: address, name, what they show.
PARTS: dict[str, tuple[Any, Tables]] = {
    "ma-tran": (gettext_lazy("Ma trận để in"), lambda officer, province, on: [rulebook.matrix(province, on)]),
    "trai-nhau": (gettext_lazy("Quy tắc trái nhau"), lambda officer, province, on: [rulebook.conflicts(province, on)]),
    "mat-can-cu": (
        gettext_lazy("Quy tắc mất căn cứ"),
        lambda officer, province, on: [rulebook.lost_bases(province, on, officer)],
    ),
    "ra-soat": (
        gettext_lazy("Rà soát quy chế"),
        lambda officer, province, on: [
            rulebook.to_review(officer), rulebook.overlapping_steps(province, on), rulebook.decided(officer, on),
        ],
    ),
}  # fmt: skip


class DayForm(GuidedForm, forms.Form):
    """The day on which the matrix is shown."""

    on = forms.DateField(
        label=gettext_lazy("Vào ngày"), required=False, help_text=gettext_lazy("Để trống là hôm nay.")
    )  # fmt: skip


def explain_page(officer: Officer, query: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of the page; the officer's own province is asked about."""
    province, part = officer.seat.province, query.get("muc", "")
    tabs = [{"title": _("Ai quyết định"), "url": "?", "current": part not in PARTS}]
    tabs += [{"title": name, "url": f"?muc={key}", "current": key == part} for key, (name, _tables) in PARTS.items()]
    if part not in PARTS:
        return {"tabs": tabs, **_question(province, query)}
    form = DayForm(query)
    on = form.cleaned_data["on"] if form.is_valid() and form.cleaned_data["on"] else timezone.localdate()
    name, tables = PARTS[part]
    shown = tables(officer, province, on)
    return {"title": str(name), "tabs": tabs, "part": part, "form": form, "tables": shown, "province": province}


def _question(province: Province | None, query: Mapping[str, str]) -> dict[str, Any]:
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
        "who": step["organ"] or step["role_vi"],
        "article": f"{step['basis']} ({step['rule']})",
        "state": "waiting",
        "note": _("%d ngày làm việc") % step["sla_wd"] if step["sla_wd"] else "",
    }


def parse_facts(words: list[str]) -> dict[str, str]:
    """Read k=v words; a word without “=” is taken as k=yes."""
    pairs = (word.partition("=") for word in words)
    return {name: value or "yes" for name, _sign, value in pairs}
