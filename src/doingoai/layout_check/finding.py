"""What a rule says when it is not kept, and what all rules are given to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.documents.kinds import DocumentKind
from doingoai.layout_check.blocks import Blocks
from doingoai.layout_check.forms import LIMITS, Limits
from doingoai.layout_check.model import Laid, Piece
from doingoai.layout_check.report import Form, Severity
from doingoai.layout_check.wordings import kind_of_type, type_of
from doingoai.lib.text import shorten

_QUOTED = 60


@dataclass(frozen=True)
class Finding:
    """A rule that is not kept; `severity` is given where it is milder than the rule's own."""

    rule: str
    place: str
    found: str
    expected: str
    message: str
    page: int | None = None
    severity: Severity | None = None


@dataclass(frozen=True)
class Case:
    """The document under examination."""

    laid: Laid
    blocks: Blocks

    @property
    def form(self) -> Form:
        """Return the form by which the document is measured."""
        return self.blocks.form or "STATE"

    @property
    def is_state(self) -> bool:
        """Return whether the rules of the State apply."""
        return self.form == "STATE"

    @property
    def limits(self) -> Limits:
        """Return the ranges of the form."""
        return LIMITS[self.form]

    @property
    def type_name(self) -> str | None:
        """Return the folded name of the type that is printed."""
        found = self.blocks.opening.type
        return type_of(found.text) if found else None

    @property
    def kind(self) -> DocumentKind | None:
        """Return the kind that is printed, None for one that the form does not list."""
        return kind_of_type(self.type_name, is_state=self.is_state)


def missing(rule: str, place: str, expected: str, page: int | None = 1) -> Finding:
    """Return the finding of a block that is not there."""
    return Finding(rule, place, "không có", expected, f"Không thấy {expected}.", page)


def at(label: str, piece: Piece) -> str:
    """Return the place of a piece in Vietnamese: page, block, first words."""
    page = f"Trang {piece.place.page}, " if piece.place.page else ""
    return f"{page}{label}: “{shorten(piece.text, _QUOTED)}”"


def joined(pieces: Sequence[Piece]) -> str:
    """Return the text of the lines of a block."""
    return " ".join(piece.text.strip() for piece in pieces if piece.text.strip())


def length(value: float) -> str:
    """Return millimetres as printed in Vietnamese."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " mm"
