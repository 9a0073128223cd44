"""What a prescribed form is made of: page, type sizes and fixed words as figures. The forms are `nd30`, `party`.

Both renderers read every figure from here, so that the Word file and the PDF agree. Lengths are millimetres,
type sizes and spaces between lines points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from doingoai.documents.kinds import KINDS, DocumentKind

SINGLE_LINE = 1.149
"""Height of one line in relation to the type size: the single spacing of Times New Roman."""


@dataclass(frozen=True)
class TextStyle:
    """How one block of the document is set; `name` is the block's name in the law, which Word shows."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "justify"] = "center"
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    keep_next: bool = False
    underline: bool = False


@dataclass(frozen=True)
class Page:
    """The sheet of paper and its margins; the page number stands `header` below the upper edge."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10

    def text_width(self, *, landscape: bool = False) -> float:
        """Return the width between the margins."""
        return (self.height if landscape else self.width) - self.left - self.right


@dataclass(frozen=True)
class Layout:
    """One prescribed form, in force from `valid_from`; an issued document keeps the form of its day.

    `body_mark` stands under the issuing body in place of a rule; `title_rule` is the length of the rule under the
    title, without which it is `rule_share` of the title. `item_mark` closes the items of a list but the last,
    `basis_ends` are the marks after the bases and after their last. `reference` is how an annex names its document.
    """

    key: str
    basis: str
    valid_from: date
    styles: Mapping[str, TextStyle]
    nation: str
    motto: str
    number_label: str
    number_form: str
    end_mark: str
    kinds: Mapping[str, DocumentKind] = field(default_factory=lambda: KINDS)
    page: Page = field(default_factory=Page)
    font: str = "Times New Roman"
    pdf_font: str = "Tinos"
    letterhead: tuple[float, float] = (66, 99)
    rule_share: float = 0.42
    title_rule: float | None = None
    closing_space: float = 12
    signature_space: float = 64
    digital_copy_space: float = 57
    cell_padding: float = 1.5
    body_mark: str = ""
    subject_mark: str = "V/v "
    item_mark: str = ";"
    basis_dash: str = ""
    basis_ends: tuple[str, str] = (";", ".")
    reference: str = "{name} {day} của {issuer}"
    short_days: bool = False
    annex_opening: str = "Kèm theo"
