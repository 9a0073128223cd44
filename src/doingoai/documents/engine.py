"""Run the drawing engine (typst) in a process of its own, and say in Vietnamese what it complains about."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from doingoai.documents.blocks import ContentError

_HERE = Path(__file__).parent
# Isolated (-I): neither the environment nor the folder of the program may change what it imports.
_PROGRAM = [sys.executable, "-I", "-X", "utf8", str(_HERE / "drawing.py")]
_PATIENCE = 60
_UNKNOWN_LETTERS = re.compile(r'the text `"(?P<letters>.*)"` could not be displayed')


class RenderError(RuntimeError):
    """A file could not be drawn as prescribed; one in a wrong form is not returned."""


def run_engine(template: str, data: dict[str, Any], form: str = "pdf") -> bytes:
    """Return what `typst/<template>` draws of the data: a PDF, or for the form “png” a JSON list of base64 pages.

    Raises `ContentError` for letters that the prescribed font lacks (a partner's name in Chinese, say) and
    `RenderError` for anything else: a warning of the engine is an error here.
    """
    command = [*_PROGRAM, str(_HERE / "typst" / template), str(_HERE / "fonts"), form]
    content = json.dumps(data, ensure_ascii=False).encode()
    try:
        # S603: the command is ours and fixed; the content goes in as data, never as an argument.
        drawn = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"Tạo PDF quá {_PATIENCE} giây nên đã dừng; hãy chia văn bản thành các phụ lục.") from error
    if drawn.returncode:
        raise _explained(drawn.stderr.decode(errors="replace").strip())
    return drawn.stdout


def _explained(complaint: str) -> Exception:
    """Return the engine's complaint in words that tell the author what to change."""
    unknown = _UNKNOWN_LETTERS.search(complaint)
    if unknown:
        return ContentError(
            f"Phông chữ của văn bản không có các ký tự “{unknown['letters']}”; "
            "hãy phiên âm sang chữ La-tinh hoặc bỏ các ký tự này."
        )
    return RenderError(f"Không tạo được PDF đúng thể thức: {complaint}")
