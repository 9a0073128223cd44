"""Draw a composed document as PDF: tagged, PDF/A-2a and PDF/UA-1, in Vietnamese, with embedded fonts.

The drawing is in `typst/official.typ`; this module hands the sheet to `drawing`, the program that runs the
engine, and says in Vietnamese what went wrong.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from doingoai.documents.compose import compose
from doingoai.documents.content import ContentError, OfficialDocument
from doingoai.documents.layout import SINGLE_LINE, Layout, layout_of
from doingoai.documents.sheet import Sheet

_HERE = Path(__file__).parent
# Isolated (-I): neither the environment nor the folder of the program may change what it imports.
_COMMAND = [
    sys.executable,
    "-I",
    "-X",
    "utf8",
    str(_HERE / "drawing.py"),
    str(_HERE / "typst" / "official.typ"),
    str(_HERE / "fonts"),
]
_PATIENCE = 60
_UNKNOWN_LETTERS = re.compile(r'the text `"(?P<letters>.*)"` could not be displayed')


class RenderError(RuntimeError):
    """The PDF could not be drawn as prescribed; a document in a wrong form is not returned."""


def render_pdf(document: OfficialDocument, layout: Layout | None = None) -> bytes:
    """Return the document as PDF in its own layout, or the one given; content with a date gives the same bytes.

    Raises `ContentError` for letters that the prescribed font lacks (a partner's name in Chinese, say) and
    `RenderError` when a font is missing: a warning of the engine is an error here.
    """
    layout = layout or layout_of(document.layout)
    sheet = _as_json(compose(document, layout), layout)
    try:
        # S603: the command is ours and fixed; the content goes in as data, never as an argument.
        drawn = subprocess.run(  # noqa: S603
            _COMMAND, input=sheet.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"Tạo PDF quá {_PATIENCE} giây nên đã dừng; hãy chia văn bản thành các phụ lục.") from error
    if drawn.returncode:
        raise _explained(drawn.stderr.decode(errors="replace").strip())
    return drawn.stdout


def _as_json(sheet: Sheet, layout: Layout) -> str:
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
    return json.dumps({"sheet": drawn, "layout": figures, "single_line": SINGLE_LINE}, ensure_ascii=False)


def _explained(complaint: str) -> Exception:
    """Return the engine's complaint in words that tell the author what to change."""
    unknown = _UNKNOWN_LETTERS.search(complaint)
    if unknown:
        return ContentError(
            f"Phông chữ của văn bản không có các ký tự “{unknown['letters']}”; "
            "hãy phiên âm sang chữ La-tinh hoặc bỏ các ký tự này."
        )
    return RenderError(f"Không tạo được PDF đúng thể thức: {complaint}")
