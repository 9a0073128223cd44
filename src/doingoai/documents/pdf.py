"""Draw a composed document as PDF: tagged, PDF/A-2a and PDF/UA-1, in Vietnamese, with embedded fonts.

The drawing is in `typst/official.typ`; this module hands the sheet to `engine`.
"""

from dataclasses import asdict
from typing import Any

from doingoai.documents.blocks import SMALL
from doingoai.documents.compose import compose
from doingoai.documents.content import OfficialDocument
from doingoai.documents.engine import run_engine
from doingoai.documents.layout import SINGLE_LINE, Layout, layout_of
from doingoai.documents.sheet import Sheet


def render_pdf(document: OfficialDocument, layout: Layout | None = None) -> bytes:
    """Return the document as PDF in its own layout, or the one given; content with a date gives the same bytes.

    Raises `ContentError` for letters that the prescribed font lacks (a partner's name in Chinese, say) and
    `RenderError` when a font is missing: a warning of the engine is an error here.
    """
    layout = layout or layout_of(document.layout)
    return run_engine("official.typ", _as_data(compose(document, layout), layout))


def _as_data(sheet: Sheet, layout: Layout) -> dict[str, Any]:
    """Return the sheet and its figures as the template reads them."""
    drawn: dict[str, Any] = asdict(sheet)
    day = sheet.issued_on
    drawn["issued_on"] = {"year": day.year, "month": day.month, "day": day.day} if day else None
    figures = {
        "page": asdict(layout.page),
        "styles": {key: asdict(style) for key, style in layout.styles.items()},
        "cell_padding": layout.cell_padding,
        "pdf_font": layout.pdf_font,
    }
    return {"sheet": drawn, "layout": figures, "single_line": SINGLE_LINE, "small": SMALL}
