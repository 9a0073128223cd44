"""What a register declares: one frozen value, from which pages, API, import, export, inbox and tests follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import URLPattern
from django.utils.functional import Promise

from doingoai.documents.declare import Document
from doingoai.dossiers.models import Record
from doingoai.indicators.indicator import Indicator
from doingoai.norms.rule import Rule
from doingoai.register_kit.asides import ASIDES
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.offers import Offers
from doingoai.workflow.action import Action

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """A column of the list: `path` leads from the record to the value ("dossier.number", "country")."""

    path: str
    label: Text
    kind: str = "text"  # text number date state
    sort: str = ""  # order_by path; empty: the list is not sorted by it
    value: Callable[[Any], Any] | None = None  # where the path alone does not say it


@dataclass(frozen=True)
class Section:
    """A group of fields on the detail page."""

    title: Text
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A table of child rows on the detail page: related name, title, columns."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    select_related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """One register: its key, law, verbs, columns, figures, documents."""

    key: str
    title: Text  # of the list: "Thỏa thuận quốc tế"
    singular: Text  # of one case: "thỏa thuận quốc tế"
    model: type[Record]
    basis: tuple[str, ...]
    actions: tuple[type[Action], ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    parts: tuple[Part, ...] = ()
    filters: tuple[str, ...] = ()  # fields of the record by which the list is filtered
    select_related: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    documents: tuple[Document, ...] = ()
    watch: tuple[Rule, ...] = ()  # rules that the clock breaks: no act applies them, the dossier's page tells them
    tones: Mapping[str, str] = field(default_factory=dict)  # state → tone of its badge
    duties: Mapping[str, str] = field(default_factory=dict)  # state → key of the time limit that `due_on` is then
    calendar: tuple[Occasion, ...] = ()
    offers: Offers = field(default_factory=dict)  # type → how others get that value of a case
    own_code: str = ""  # field of the code by which officers call a case ("DR-2027-014"), beside the dossier's number
    urls: tuple[URLPattern, ...] = ()  # pages beside the kit's own
    imports_with: type[Action] | None = None  # the opening act of spreadsheets, where it is not that of the page
    daily: Callable[[dt.date], int] | None = None  # acts that the clock asks for; returns how many were done
    menu: Text = ""  # group in the menu
    why: Text = ""  # one sentence on the empty list: what is kept here

    @cached_property
    def openings(self) -> tuple[type[Action], ...]:
        """Every act that opens a dossier, the usual one first."""
        return tuple(action for action in self.actions if action.opens)

    @property
    def opening(self) -> type[Action]:
        """The usual act that opens a dossier."""
        return self.openings[0]

    @property
    def importing(self) -> type[Action]:
        """The act that opens a dossier for each row of a spreadsheet; its inputs are the columns, out and in."""
        return self.imports_with or self.opening

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that some act of the register or the clock applies, each once."""
        of_acts = [rule for action in self.actions for rule in action.rules]
        return tuple({rule.id: rule for rule in (*of_acts, *self.watch)}.values())

    @cached_property
    def verbs(self) -> dict[str, type[Action]]:
        """Every act by name, with those that all registers share."""
        return {action.name: action for action in (*self.actions, *ASIDES)}
