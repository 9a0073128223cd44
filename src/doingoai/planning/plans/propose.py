"""What a draft proposes for each point of guidance: the actions that it chains, who might do them, by when, what for.

Everything is a proposal, named as such in the row (`proposed`) until a person saves the table.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from doingoai.lib.text import fold
from doingoai.planning.plans.directory import Directory
from doingoai.reference.work import Cycle, TaskKind, guess_product, guess_theme

LEAD_IN = re.compile(r"(?:trong đó|cụ thể|như sau|sau đây|gồm)?\s*:\s*$", re.IGNORECASE)
YEARLY = re.compile(r"\b(?:hang nam|moi nam)\b")
ALWAYS = re.compile(r"\b(?:thuong xuyen|tiep tuc duy tri)\b")
# A piece that begins with the name of a document goes on with a list, it does not begin another action.
NOUNS = re.compile(
    r"(?:và |các |những )?(?:nghị quyết|chỉ thị|quyết định|kết luận|quy chế|quy định|thông tư|nghị định|luật|"
    r"chiến lược|đề án|chương trình|kế hoạch|công văn|hiệp định)\b",
    re.IGNORECASE,
)
SHORTEST = 15  # letters: a shorter piece between two ";" belongs to the piece before it
LONGEST = 1000

Row = dict[str, Any]


def actions_in(text: str) -> list[str]:
    """Split the actions that a point chains by ";" (official-documents 3.13); brackets and lists stay whole."""
    pieces: list[str] = []
    for piece in _cut(" ".join(text.split())):
        piece = piece.strip(" .,;/")
        if pieces and (len(piece) < SHORTEST or NOUNS.match(piece)):
            pieces[-1] = f"{pieces[-1]}; {piece}" if piece else pieces[-1]
        elif piece:
            pieces.append(piece)
    return [piece[:1].upper() + piece[1:] for piece in pieces]


def is_lead_in(text: str) -> bool:
    """Tell whether a point only opens its sub-points ("…, trong đó:")."""
    return text.rstrip().endswith(":") or bool(LEAD_IN.search(text))


def proposals(clauses: Sequence[Any], directory: Directory, period_to: dt.date, *, first: int = 1) -> list[Row]:
    """Return one row or more for each clause that gives work; a lead-in leaves the work to its sub-points."""
    parents = {clause.parent_id for clause in clauses if clause.gives_work}
    rows: list[Row] = []
    for clause in clauses:
        if not clause.gives_work or (clause.pk in parents and is_lead_in(clause.text)):
            continue
        for action in actions_in(clause.text) or [clause.text]:
            rows.append(_row(action, clause, directory, period_to) | {"code": f"NV-{first + len(rows):02d}"})
    return rows


def _row(action: str, clause: Any, directory: Directory, period_to: dt.date) -> Row:
    named = directory.named_in(action)
    kind = kind_of(action)
    return {
        "title": action[:LONGEST],
        "clauses": [clause],
        "lead": named[0] if named else directory.focal,
        "co_units": named[1:],
        "kind": kind,
        "cycle": Cycle.YEAR if kind != TaskKind.CO_THOI_HAN else "",
        "due_on": period_to,
        "product_kind": guess_product(action),
        "product": "",
        "theme": guess_theme(action) or clause.theme,
        "proposed": "lead,due,kind,product_kind,theme",
    }


def kind_of(action: str) -> str:
    """Guess whether a task ends on a day, comes back every year, or goes on."""
    folded = fold(action)
    if YEARLY.search(folded):
        return TaskKind.HANG_NAM
    return TaskKind.THUONG_XUYEN if ALWAYS.search(folded) else TaskKind.CO_THOI_HAN


def _cut(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "([“") - (letter in ")]”")
        if letter == ";" and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]
