"""Divide composed items into sections of upright and of turned pages."""

from collections.abc import Iterable

from doingoai.documents.sheet import Flow, Line, Rule, Section
from doingoai.documents.table import Turned

# What opens the next block must not stay behind on the page before it.
_OPENINGS = ("part", "heading_1", "heading_2")


def in_sections(
    items: Iterable[Flow | Turned], *, landscape: bool = False, foot: tuple[Line | Rule, ...] = ()
) -> tuple[Section, ...]:
    """Return the items in sections that go on counting their pages; a turned table takes the headings before it."""
    sections: list[Section] = []
    gathered: list[Flow] = []
    for item in items:
        if not isinstance(item, Turned):
            gathered.append(item)
            continue
        kept = len(gathered)
        while kept and _opens(gathered[kept - 1]):
            kept -= 1
        _add(sections, gathered[:kept], landscape=landscape, foot=foot)
        _add(sections, [*gathered[kept:], *item.items], landscape=True, foot=foot)
        gathered = []
    _add(sections, gathered, landscape=landscape, foot=foot)
    return tuple(sections)


def _opens(item: Flow) -> bool:
    return isinstance(item, Line) and item.style in _OPENINGS


def _add(sections: list[Section], items: list[Flow], *, landscape: bool, foot: tuple[Line | Rule, ...]) -> None:
    if items:
        sections.append(Section(tuple(items), landscape, continues=bool(sections), foot=() if sections else foot))
