"""docs/benchmarks.md: an opening and one section for each part, of which a run replaces those that it measured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from doingoai.bench.timing import Line

OPENING = """# Benchmarks

Made by `./dev bench`, a part alone by `./dev bench --only documents`. Client, server and database share the machine;
a load well over 0 before the run means that others used it too, and every time below is longer for it.

"""
PARTS = {
    "dossiers": (
        "## Dossiers",
        "Measured as an officer of one province unless a line says otherwise, beside the bare query or library call of "
        "the same\nrun. The world is that of `doingoai world --dossiers N --seed 1`.",
    ),
    "documents": (
        "## Documents",
        "Medians of seven calls after one that is not timed. Beside each stands what the libraries need for the same "
        "without\nlayout, rules or limits.",
    ),
}


def section(part: str, facts: Sequence[str], lines: Sequence[Line]) -> str:
    """Return a section: what it is, on which machine it was measured, its table."""
    heading, about = PARTS[part]
    rows = [f"| {line.name} | {line.goal} | {line.measured} | {line.bare} | {line.ratio} |" for line in lines]
    head = ["| what | goal | measured | bare call | ratio |", "|---|---|---|---|---|"]
    return "\n".join([heading, about, "", *(f"- {fact}" for fact in facts), "", *head, *rows, ""])


def merged(page: str, measured: Mapping[str, str]) -> str:
    """Return the page with the sections that were measured; those of an earlier run stay as they are."""
    earlier = {text.partition("\n")[0]: text for text in re.split(r"(?m)^(?=## )", page)[1:]}
    kept = {part: earlier.get(heading, "") for part, (heading, _about) in PARTS.items()} | dict(measured)
    return OPENING + "\n".join(text.strip() + "\n" for text in kept.values() if text)
