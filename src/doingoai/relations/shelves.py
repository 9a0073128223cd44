"""The list of instruments: folded search over number, short names, title and issuer; filters by state and kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.lib.text import fold
from doingoai.organisations.models import Officer
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.relations.history import states_on
from doingoai.relations.nodes import Node
from doingoai.relations.validity import State
from doingoai.relations.wording import FORCES, state_badge
from doingoai.web.forms import GuidedForm, name_gap
from doingoai.web.tables import Heading, Row, Table

PAGE = 50


class ShelfForm(GuidedForm, forms.Form):
    """What the list can be narrowed by."""

    q = forms.CharField(label=gettext_lazy("Số, ký hiệu, tên, cơ quan ban hành"), required=False, max_length=200)
    force = forms.ChoiceField(label=gettext_lazy("Hiệu lực"), choices=[("", ""), *FORCES.items()], required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    day = forms.DateField(label=gettext_lazy("Vào ngày"), required=False)

    def __init__(self, data: Mapping[str, Any], kinds: list[str]) -> None:
        super().__init__(data)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", ""), *((each, each) for each in kinds)]
        for name in ("force", "kind"):
            name_gap(self.fields[name], _("Tất cả"))
        self.full_clean()

    def day_or(self, today: dt.date) -> dt.date:
        return self.cleaned_data.get("day") or today


@dataclass(frozen=True)
class Found:
    """One page of the list, and how many there are in all."""

    rows: list[tuple[Instrument, State]]
    total: int


def find(form: ShelfForm, officer: Officer, *, today: dt.date, page: int) -> Found:
    """Return the asked page of the instruments that match, each with its state on the asked day.

    Only a filter by state computes the state of every match; otherwise that of one page.
    """
    said, day = form.cleaned_data, form.day_or(today)
    found = [each for each in Instrument.objects.all() if _matches(each, said.get("q") or "", said.get("kind") or "")]
    force, first = said.get("force"), (page - 1) * PAGE
    if not force:
        shown = found[first : first + PAGE]
        states = states_on([Node(each) for each in shown], day, officer=officer)
        return Found([(each, states[Node(each)]) for each in shown], len(found))
    states = states_on([Node(each) for each in found], day, officer=officer)
    fitting = [(each, states[Node(each)]) for each in found if states[Node(each)].force == force]
    return Found(fitting[first : first + PAGE], len(fitting))


def shelf_table(found: Found) -> Table:
    headings = [
        Heading("number", _("Số, ký hiệu")),
        Heading("kind", _("Loại")),
        Heading("title", _("Trích yếu"), kind="title"),
        Heading("issuer", _("Cơ quan ban hành")),
        Heading("issued_on", _("Ngày ban hành"), kind="date"),
        Heading("force", _("Hiệu lực"), kind="state"),
    ]
    rows = [
        Row(
            [each.number, each.kind, each.title, each.issuer, each.issued_on, state_badge(Node(each), state)],
            url=Node(each).url, key=each.number,
        )
        for each, state in found.rows
    ]  # fmt: skip
    return Table(
        _("Văn bản và hiệu lực"), headings, rows, empty_title=_("Không có văn bản nào khớp"),
        empty_text=_("Bớt từ, viết không dấu, hoặc bỏ điều kiện hiệu lực."),
    )  # fmt: skip


def _matches(instrument: Instrument, typed: str, kind: str) -> bool:
    if kind and instrument.kind != kind:
        return False
    words = fold(typed).split()
    if not words or instrument.lookup == instrument_lookup(typed):
        return True
    text = _folded(f"{instrument.kind} {instrument.number} {instrument.title} {instrument.issuer} {instrument.aliases}")
    *whole, last = words
    return all(f" {word} " in text for word in whole) and f" {last}" in text


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return f" {fold(text)} "
