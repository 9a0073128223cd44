"""From the bytes of a package to the root of its XML: Unicode only, no document type, within limits.

`reading.safe_xml` does not fit: it ends a text at 10 MB, and here an attachment is one text of any size.
"""

from __future__ import annotations

import re

from lxml import etree

from doingoai.edxml.refusal import not_edxml

MIB = 1024 * 1024
MAX_MESSAGE = 70 * MIB
"""Room for a file of 50 MiB, the upload limit, in base64."""

MAX_MARKUP = 400_000
"""Tags and attributes: five thousand receivers with all their particulars stay below; each tag costs 120 bytes."""

_UTF8_MARK = b"\xef\xbb\xbf"
_DECLARED = re.compile(rb"\A<\?xml[^>]*\?>")


def parse_root(data: bytes) -> etree._Element:
    """Return the root element; raises NotEdxml: empty, too_large, too_much_markup, encoding, doctype, not_xml."""
    if len(data) > MAX_MESSAGE:
        raise not_edxml("too_large", limit=MAX_MESSAGE // MIB)
    markup = _as_utf8(data)
    if not markup:
        raise not_edxml("empty")
    if b"<!DOCTYPE" in markup:
        raise not_edxml("doctype")
    if markup.count(b"<") + markup.count(b"=") > MAX_MARKUP:
        raise not_edxml("too_much_markup")
    # huge_tree only lifts the limit on the length of a text; depth stays limited, entities cannot be declared.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(markup, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise not_edxml("not_xml", detail=_where(error)) from error


def _as_utf8(data: bytes) -> bytes:
    """Return the XML in UTF-8 without its declaration, which .NET producers write as utf-16 over UTF-8 bytes."""
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16").encode()
        elif b"\0" in data[:4]:
            data = data.decode("utf-16-be" if data[0] == 0 else "utf-16-le").encode()
        else:
            data.decode("utf-8")
    except UnicodeError as error:
        raise not_edxml("encoding", at=getattr(error, "start", 0)) from error
    return _DECLARED.sub(b"", data.removeprefix(_UTF8_MARK).strip()).strip()


def _where(error: Exception) -> str:
    line = error.lineno if isinstance(error, etree.XMLSyntaxError) else None
    return f"lỗi ở dòng {line}" if line else "không đọc được"
