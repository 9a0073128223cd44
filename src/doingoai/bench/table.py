"""docs/benchmarks.md: an opening and one section for each part, of which a run replaces those that it measured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from doingoai.bench.timing import Line

OPENING = """# Benchmarks

Made by `./dev bench`, a part alone by `./dev bench --only documents`; those on PostgreSQL by `--url` of an empty
database. Client, server and database share the machine;
a load well over 0 before the run means that others used it too, and every time below is longer for it.

"""
PARTS = {
    "dossiers": (
        "## Dossiers",
        "Measured as an officer of one province unless a line says otherwise, beside the bare query or library call of "
        "the same\nrun. The world is that of `doingoai world --dossiers N --seed 1`.",
    ),
    "figures": (
        "## Figures",
        "From stored cells that every act keeps exact, as an officer who sees the nation; beside them the bare SQL of "
        "the same\nrun: one SELECT for each figure, its rows grouped by unit and half-month. The world is that of "
        "`doingoai world\n--dossiers N --seed 1`.",
    ),
    "documents": (
        "## Documents",
        "Medians of seven calls after one that is not timed. Beside each stands what the libraries need for the same "
        "without\nlayout, rules or limits.",
    ),
}


SQLITE = "SQLite"


def section(part: str, facts: Sequence[str], lines: Sequence[Line], *, database: str = SQLITE) -> str:
    """Return a section: what it is, on which machine it was measured, its table."""
    about = PARTS[part][1]
    rows = [f"| {line.name} | {line.goal} | {line.measured} | {line.bare} | {line.ratio} |" for line in lines]
    head = ["| what | goal | measured | bare call | ratio |", "|---|---|---|---|---|"]
    return "\n".join([heading(part, database), about, "", *(f"- {fact}" for fact in facts), "", *head, *rows, ""])


def heading(part: str, database: str) -> str:
    """Return the heading of a part: each database has a section of its own."""
    return PARTS[part][0] + ("" if database == SQLITE else f" on {database}")


def merged(page: str, measured: Mapping[str, str]) -> str:
    """Return the page with the sections that were measured; those of an earlier run stay as they are."""
    kept = {text.partition("\n")[0]: text for text in re.split(r"(?m)^(?=## )", page)[1:]}
    kept |= {text.partition("\n")[0]: text for text in measured.values()}
    order = [heading(part, database) for part in PARTS for database in (SQLITE, "PostgreSQL")]
    return OPENING + "\n".join(kept[each].strip() + "\n" for each in order if each in kept)
