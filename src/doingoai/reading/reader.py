"""The one entrance: any file in, its text out, or a refusal in plain Vietnamese."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from doingoai.reading.archive import MIB
from doingoai.reading.document import ReadDocument, Unreadable, unreadable
from doingoai.reading.docx import read_docx
from doingoai.reading.kinds import DOC, DOCM, DOCX, HTML, KINDS, LOCKED, MARKDOWN, ODT, PDF, TEXT
from doingoai.reading.odt import read_odt
from doingoai.reading.pdf import read_pdf
from doingoai.reading.plain import read_plain
from doingoai.reading.sniffing import matches_name, sniff, suffix_of
from doingoai.reading.web_page import read_web_page
from doingoai.reading.word97 import read_word97

MAX_INPUT = 50 * MIB

_READERS: dict[str, Callable[[bytes], ReadDocument]] = {
    DOCX: read_docx,
    DOCM: read_docx,
    DOC: read_word97,
    ODT: read_odt,
    PDF: read_pdf,
    HTML: read_web_page,
    TEXT: read_plain,
    MARKDOWN: lambda data: read_plain(data, MARKDOWN),
}


def read_document(source: bytes | str | os.PathLike[str], name: str = "", *, limit: int = MAX_INPUT) -> ReadDocument:
    """Read the visible text of a document given as bytes or as a path.

    The content says what it is; a `name` that promises something else is refused. Raises Unreadable, and
    nothing else, whatever the bytes are.
    """
    try:
        data = source if isinstance(source, bytes) else load_file(Path(source), limit=limit)
        return _read(data, name or ("" if isinstance(source, bytes) else Path(source).name), limit)
    except Unreadable:
        raise
    except Exception as error:
        # Parsers of broken files raise whatever they stumble over; to the person it is one thing.
        raise unreadable("damaged") from error


def load_file(path: Path, *, limit: int = MAX_INPUT) -> bytes:
    """Read a file whose size is checked first, and never more of it than that; raises Unreadable."""
    try:
        if path.stat().st_size > limit:
            raise unreadable("too_large", limit=limit // MIB)
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise unreadable("missing") from error


def _read(data: bytes, name: str, limit: int) -> ReadDocument:
    if len(data) > limit:
        raise unreadable("too_large", limit=limit // MIB)
    if not data.strip():
        raise unreadable("empty")
    media_type = sniff(data, name)
    if not matches_name(media_type, name):
        raise unreadable("disguised", suffix=suffix_of(name), kind=KINDS[media_type].label_vi)
    if media_type == LOCKED:
        raise unreadable("encrypted")
    reader = _READERS.get(media_type)
    if reader is None:
        raise unreadable("unsupported", kind=KINDS[media_type].label_vi)
    return reader(data)
