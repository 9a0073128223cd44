"""Compare the letters of a block with what the form prescribes for it: size, weight, slope, capitals."""

from __future__ import annotations

from collections.abc import Sequence

from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.forms import LETTERINGS, SIZE_TOLERANCE, Lettering
from doingoai.layout_check.model import Piece, Run

_MOSTLY, _PARTLY = 0.8, 0.3
_FEWEST_LETTERS = 3


def lettering(case: Case, rule: str, pieces: Sequence[Piece], label: str) -> list[Finding]:
    """Return the one finding of a block whose letters depart from the form, [] when they do not."""
    wanted = LETTERINGS[case.form].get(rule)
    if wanted is None:
        return []
    for piece in pieces:
        wrong = departures(piece, wanted)
        if wrong:
            found = ", ".join(wrong)
            message = f"{label} đang là {found}; quy định: {wanted.told()}."
            return [Finding(rule, at(label, piece), found, wanted.told(), message, piece.place.page)]
    return []


def departures(piece: Piece, wanted: Lettering) -> list[str]:
    """Return in Vietnamese in what a piece differs from the prescription."""
    runs = [run for run in piece.runs if any(letter.isalnum() for letter in run.text)]
    if not runs:
        return []
    wrong = [f"cỡ {size:g}" for size in wrong_sizes(runs, wanted)]
    wrong += _told(wanted.capitals, _capitals(piece.text), "chữ in hoa", "chữ thường")
    wrong += _told(wanted.italic, _has(runs, "italic", wanted.italic), "nghiêng", "đứng")
    wrong += _told(wanted.bold, _has(runs, "bold", wanted.bold), "đậm", "không đậm")
    wrong += _told(wanted.underline, _has(runs, "underline", wanted.underline), "gạch chân", "không gạch chân")
    if wanted.centred and piece.setting.align in ("left", "right", "justify"):
        wrong.append("không canh giữa")
    return wrong


def wrong_sizes(runs: Sequence[Run], wanted: Lettering) -> list[float]:
    """Return the sizes out of range, each once, rounded to a tenth of a point."""
    low, high = wanted.low - SIZE_TOLERANCE, wanted.high + SIZE_TOLERANCE
    return sorted({round(run.size, 1) for run in runs if not low <= run.size <= high})


def share(runs: Sequence[Run], attribute: str) -> float:
    """Return the share of the letters that are bold, italic or underlined."""
    letters = sum(len(run.text.strip()) for run in runs)
    return sum(len(run.text.strip()) for run in runs if getattr(run, attribute)) / letters if letters else 0.0


def _has(runs: Sequence[Run], attribute: str, wanted: bool | None) -> bool:
    """Tell a block that is mostly so where it must be, and one that is partly so where it must not."""
    return share(runs, attribute) > (_MOSTLY if wanted else _PARTLY)


def _capitals(text: str) -> bool | None:
    letters = [letter for letter in text if letter.isalpha()]
    return text.isupper() if len(letters) > _FEWEST_LETTERS else None


def _told(wanted: bool | None, found: bool | None, yes: str, no: str) -> list[str]:
    if wanted is None or found is None or wanted == found:
        return []
    return [yes if found else no]
