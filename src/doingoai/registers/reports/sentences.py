"""Figures as sentences of an official report: value, unit, change against the same period of the year before.

The sentences are data (data/reports/sentences.csv): "{DR-01}" is the value, "{DR-01:+}" the change, "{unit}" the
province or the nation. A row without a sentence leaves its figure to the annex; a figure without a row is told plainly.
What is computed stays computed: nothing here rounds or adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from django.conf import settings

from doingoai.indicators.figures import Figure
from doingoai.indicators.indicator import Measure
from doingoai.reference.load import read_rows
from doingoai.reporting.wording import value_text
from doingoai.web.amounts import vnnumber

CHANGE = "+"


@dataclass(frozen=True)
class Spoken:
    """A figure as it stands in a sentence; `compared` is false where the ground of the two periods differs (RP-10)."""

    figure: Figure
    compared: bool

    def __format__(self, spec: str) -> str:
        return self.change() if spec == CHANGE else self.value()

    def value(self) -> str:
        """Write the value without its unit."""
        return value_text(self.figure.value, self.figure.decimals)

    def amount(self, value: object) -> str:
        """Write a value of this figure with its unit: 12 đoàn, 85,0%."""
        unit = str(self.figure.indicator.unit)
        return f"{vnnumber(value, self.figure.decimals)}{unit if unit == '%' else f' {unit}'}"

    def change(self) -> str:
        """Write what changed, with its comma; nothing where nothing may be compared."""
        now, before = self.figure.value, self.figure.previous
        if not self.compared or now is None or before is None:
            return ""
        if now == before:
            return ", bằng cùng kỳ"
        if self.figure.indicator.measure == Measure.SHARE:
            return f", cùng kỳ {self.amount(before)}"
        if not before:
            return f", cùng kỳ {'không có' if self.figure.indicator.stock else 'không phát sinh'}"
        return f", {self.moved()} so với cùng kỳ ({self.amount(before)})"

    def moved(self) -> str:
        """Write the change alone: "tăng 20,0%"."""
        percent = self.figure.change_pct or 0
        return f"{'tăng' if percent >= 0 else 'giảm'} {vnnumber(abs(percent), 1)}%"

    @property
    def is_told(self) -> bool:
        """There is something to say: a value, or one a year ago."""
        return bool(self.figure.value) or (self.compared and bool(self.figure.previous))


@dataclass(frozen=True)
class Sentence:
    """A sentence with the codes of the figures that it tells."""

    text: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """How a figure is told: in which part, with which words; one that is not told is left to the annex."""

    part: str
    text: str = ""
    codes: tuple[str, ...] = ()
    is_told: bool = True


PLAIN = Form("I")


def told(figures: Iterable[Figure], part: str, *, unit: str, compared: bool) -> list[Sentence]:
    """Return the sentences of a part of the outline for some figures, in their order, each figure once."""
    spoken = {figure.code: Spoken(figure, compared) for figure in figures}
    forms = {code: form_of(code) for code in spoken}
    inside = {code for form in forms.values() for code in form.codes[1:]}
    return [
        _sentence(spoken[code], form, spoken, unit)
        for code, form in forms.items()
        if form.part == part and form.is_told and code not in inside and spoken[code].is_told
    ]


def _sentence(lead: Spoken, form: Form, spoken: Mapping[str, Spoken], unit: str) -> Sentence:
    if lead.figure.value and form.codes and all(code in spoken for code in form.codes):
        return Sentence(form.text.format_map({"unit": unit, **spoken}), form.codes)
    return Sentence(_plainly(lead), (lead.figure.code,))


def _plainly(each: Spoken) -> str:
    """Tell a figure that has no sentence of its own, or that fell to nothing."""
    figure = each.figure
    if not figure.value:
        return f"{figure.indicator.name}: không có (cùng kỳ {each.amount(figure.previous)})."
    return f"{figure.indicator.name}: {each.amount(figure.value)}{each.change()}."


def form_of(code: str) -> Form:
    """Return how the figure of a code is told; plainly where the data say nothing."""
    return _forms(settings.DATA / "reports" / "sentences.csv").get(code, PLAIN)


@cache
def _forms(path: Path) -> dict[str, Form]:
    return {
        row["code"]: Form(row["part"], row["sentence"], _codes(row["sentence"]), is_told=bool(row["sentence"]))
        for row in read_rows(path)
    }


def _codes(text: str) -> tuple[str, ...]:
    """Return the codes in a sentence in their order, each once."""
    names = (name for _before, name, _spec, _conversion in Formatter().parse(text) if name)
    return tuple(dict.fromkeys(name for name in names if name != "unit"))
