"""The running order of labels: which one is expected next, and what an ambiguous one must be.

"i)" after "h)" is a letter, else a Roman number; "Thứ hai" without "Thứ nhất" is a day of the week.
"""

from __future__ import annotations

from dataclasses import replace

from doingoai.parsing.citing.unnumbered import roman_value
from doingoai.parsing.points.labels import RANKS, Label, label_at, letter_value

_GAP = 3  # labels that a scanner may have lost in between


def rank_of(style: str) -> int:
    """Return the level of a style, outermost first; all bullets share the innermost."""
    return RANKS[style] if style in RANKS else RANKS["bullet"]


class Sequence:
    """The last value of each style that is still open."""

    def __init__(self) -> None:
        self._last: dict[str, Label] = {}

    def restart(self) -> None:
        """Forget everything: an annex counts from the beginning."""
        self._last.clear()

    def label(self, text: str, place: int = 0) -> Label | None:
        """Return the label at `place` with ambiguous letters resolved."""
        found = label_at(text, place)
        return self._resolve(found) if found else None

    def accept(self, label: Label) -> None:
        """Make `label` the last of its style and close what is deeper."""
        rank = rank_of(label.style)
        self._last = {style: last for style, last in self._last.items() if rank_of(style) <= rank}
        self._last[label.style] = label

    def expected(self, label: Label) -> bool:
        """Tell whether `label` is exactly the next one, or the first."""
        return label.value in (1, self._value(label.style) + 1)

    def next_one(self, label: Label) -> bool:
        """Tell whether `label` goes on a list that has begun."""
        return label.value > 1 and label.value == self._value(label.style) + 1

    def plausible(self, label: Label) -> bool:
        """Tell whether `label` may be the next one when a few were lost; bullets always may."""
        last = self._value(label.style)
        return label.value <= 1 or last == 0 or -1 < label.value - last <= _GAP

    def possible(self, label: Label) -> bool:
        """Refuse what can only be a part of the sentence."""
        if label.style == "ordinal" or label.repaired:
            return self.expected(label)
        if label.style == "decimal2" and "number" in self._last and label.path[0].isdigit():
            parents = [self._last[style].path.split(".")[0] for style in ("number", "decimal2") if style in self._last]
            return label.path.split(".")[0] in parents or label.path.endswith(".1")
        if label.style == "upper":
            return self.expected(label)
        return True

    def printed_before(self, label: Label) -> str | None:
        """Return the label before this one as it is printed, if this one is its successor."""
        last = self._last.get(label.style)
        if label.value > 1 and (last is None or last.value != label.value - 1):
            return _predecessor(label)
        return None

    def _value(self, style: str) -> int:
        last = self._last.get(style)
        return last.value if last else 0

    def _resolve(self, label: Label) -> Label:
        inner = label.path
        if label.style == "letter" and inner in ("i", "v", "x") and not self._follows("letter", label.value):
            roman = roman_value(inner) or 0
            if roman == 1 or self._value("small_roman") == roman - 1:
                return replace(label, style="small_roman", value=roman)
        if (
            label.style == "small_roman_parens"
            and len(inner) == 1
            and self._follows("letter_parens", letter_value(inner))
        ):
            return replace(label, style="letter_parens", value=letter_value(inner))
        return label

    def _follows(self, style: str, value: int) -> bool:
        return 0 < value - self._value(style) <= 2 and self._value(style) > 0


_SMALL_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _predecessor(label: Label) -> str | None:
    inner = label.path
    if inner.isdigit():
        return label.printed.replace(inner, str(label.value - 1))
    if label.style.startswith("small_roman") and 1 < label.value <= len(_SMALL_ROMAN):
        return label.printed.replace(inner, _SMALL_ROMAN[label.value - 2])
    return None
