"""Lines that get into each other's way: same country and topic (R-KH-03), same head at once, same partner at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from doingoai.lib.text import fold
from doingoai.reference.activity import Annex


@dataclass(frozen=True)
class Clash:
    """Two lines and what they share; `kind` is ground, head or partner."""

    kind: str
    first: Any
    second: Any
    shared: str

    @property
    def told(self) -> str:
        return f"{self.first.line_code} – {self.second.line_code} ({self.shared})"


def same_ground(lines: list[Any], days: int) -> list[Clash]:
    """Return the pairs of trips to one country about one topic whose windows are closer than `days`."""
    trips = [line for line in lines if line.annex == Annex.OUTGOING]
    return list(_ground(trips, days))


def clashes(lines: list[Any], days: int) -> list[Clash]:
    """Return every clash among the lines, those of R-KH-03 first."""
    overlapping = [pair for pair in combinations(lines, 2) if _gap(*pair) < 0]
    heads = [
        Clash("head", first, second, first.head_name)
        for first, second in overlapping
        if first.head_name and fold(first.head_name) == fold(second.head_name)
    ]
    partners = [
        Clash("partner", first, second, first.partner)
        for first, second in overlapping
        if first.partner and fold(first.partner) == fold(second.partner)
    ]
    return [*same_ground(lines, days), *heads, *partners]


KINDS = {
    "ground": lambda: _("Cùng nước, cùng chủ đề (R-KH-03)"),
    "head": lambda: _("Một người dẫn hai đoàn cùng thời gian"),
    "partner": lambda: _("Cùng đối tác, cùng thời gian"),
}


def _ground(trips: list[Any], days: int) -> Iterator[Clash]:
    countries = {line.pk: {country.pk: country.name for country in line.countries.all()} for line in trips}
    for first, second in combinations(trips, 2):
        shared = countries[first.pk].keys() & countries[second.pk].keys()
        if shared and first.topic == second.topic and _gap(first, second) < days:
            names = ", ".join(sorted(countries[first.pk][code] for code in shared))
            yield Clash("ground", first, second, f"{names}, {first.get_topic_display()}")


def _gap(first: Any, second: Any) -> int:
    """Return the days from the end of the earlier window to the beginning of the later one; negative: they overlap."""
    earlier, later = sorted((first, second), key=lambda line: line.first_on)
    return int((later.first_on - earlier.last_on).days)
