"""The program that `engine` runs: template, fonts and form as arguments, the data as JSON on stdin, the file on stdout.

A process of its own, because the engine keeps what it has drawn: a server that had drawn forty long reports
held 1.1 GiB. It imports nothing of doingoai, so that starting it costs 15 ms.
"""

import base64
import json
import sys
from typing import Any

import typst

_PIXELS_PER_INCH = 200  # of pictures: sharp on an office printer, and half the size of 300
_FORMS: dict[str, dict[str, Any]] = {
    "pdf": {"format": "pdf", "pdf_standards": ["a-2a", "ua-1"]},
    "png": {"format": "png", "ppi": _PIXELS_PER_INCH},
}


def main(template: str, fonts: str, form: str) -> None:
    """Write the PDF, or a list of pictures as base64; or end with the engine's complaint.

    A warning (a missing font) is a complaint too.
    """
    try:
        drawn, warnings = typst.compile_with_warnings(
            template,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"data": sys.stdin.buffer.read().decode()},
            **_FORMS[form],
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    if warnings:
        sys.exit("; ".join(str(warning) for warning in warnings))
    sys.stdout.buffer.write(drawn if form == "pdf" else _listed(drawn))


def _listed(pages: bytes | list[bytes]) -> bytes:
    """Return the pages as a list; of a single one the engine returns the bytes alone."""
    every = [pages] if isinstance(pages, bytes) else pages
    return json.dumps([base64.b64encode(page).decode() for page in every]).encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
