"""The visible text of an HTML page: no scripts, no hidden parts, no menus; lists keep their labels.

Which lines a table row gives is in `table_text.py`.
"""

from __future__ import annotations

import re

from lxml import etree

from doingoai.reading.document import ReadDocument, unreadable
from doingoai.reading.list_labels import format_number
from doingoai.reading.plain import decode_bytes, guess_encoding, tidy
from doingoai.reading.safe_xml import check_markup
from doingoai.reading.table_text import cell_lines, row_lines, spanned
from doingoai.reading.web_rows import Grid, Row

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NO_BULLET = re.compile(r"list-style(-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_BLOCKS = frozenset(
    ("html", "body", "p", "div", "section", "article", "header", "footer", "main", "aside", "center",
     "address", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre",
     "blockquote", "hr", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
     "figure", "figcaption", "fieldset", "details", "summary")
)  # fmt: skip
# Menus and controls are not the document; <header>, <footer> and <aside> often are, so they stay.
_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "svg", "math", "canvas", "iframe", "object",
     "embed", "audio", "video", "select", "option", "datalist", "button", "input", "textarea")
)  # fmt: skip
_SKIPPED_ROLES = frozenset(("navigation", "search", "menu", "menubar", "dialog"))
_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_web_page(data: bytes) -> ReadDocument:
    """Read a page in the encoding that it declares; raises Unreadable (empty, damaged)."""
    source = tidy(_decode(data)).encode("utf-8", errors="replace")
    check_markup(source)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise unreadable("empty" if not source.strip() else "damaged") from error
    text = "" if root is None else _Page().text_of(root)
    if not text.strip():
        raise unreadable("empty")
    return ReadDocument(text, "text/html")


def _decode(data: bytes) -> str:
    guess = guess_encoding(data)
    declared = _CHARSET.search(data[:4096])
    # Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever an old page template declares.
    if declared is None or guess.startswith("utf"):
        return decode_bytes(data)
    try:
        return data.decode(declared.group(1).decode("ascii"))
    except (LookupError, UnicodeError):
        return decode_bytes(data)


class _Page:
    """Walks the page without recursion (pages nest deeper than Python calls may) and collects lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._label = ""
        self._preformatted = 0
        self._outer: list[list[str]] = []  # lines around the open cells
        self._grids: list[Grid] = []  # the open tables
        self._rows: list[Row] = []  # their open rows
        self._numbers: list[tuple[int, int, str] | None] = []  # next number, step and style of the open lists

    def text_of(self, root: etree._Element) -> str:
        """Return the visible text below `root`."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif _is_skipped(element):
                walk.skip_subtree()
            else:
                self._enter(element)
        self._break_line()
        return "".join(line + "\n" for line in self._lines)

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break_line()
        if tag == "br":
            self._break_line(keep_empty=True)
        elif tag == "li":
            self._label = self._next_label(element)
        elif tag in ("ol", "ul"):
            self._numbers.append(_numbering(element))
        elif tag == "pre":
            self._preformatted += 1
        elif tag in ("table", "tr"):
            self._open_table(tag)
        elif tag in ("td", "th"):
            self._outer.append(self._lines)
            self._lines = []
        self._add(element.text)

    def _open_table(self, tag: str) -> None:
        if tag == "table":
            self._grids.append(Grid())
        else:
            self._rows.append((self._grids[-1] if self._grids else Grid()).row())

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS and not _is_skipped(element):
            self._break_line()
            self._close(element)
        self._add(element.tail)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in ("td", "th") and self._outer:
            cell, self._lines = cell_lines(self._lines), self._outer.pop()
            if self._rows:
                columns, rows = spanned(element.get("colspan")), spanned(element.get("rowspan"))
                self._rows[-1].add(cell, columns=columns, rows=rows)
            else:
                self._lines.extend(cell)  # a cell without a row: keep its text
        elif tag == "tr" and self._rows:
            row = self._rows.pop()
            row.close()
            self._lines.extend(row_lines(row.cells, covered=row.covered))
        elif tag == "table" and self._grids:
            self._grids.pop()
        elif tag == "li":
            self._label = ""

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            *whole, last = text.split("\n")
            for line in whole:
                self._line += line
                self._break_line(keep_empty=True)
            self._line += last
            return
        text = _SPACE.sub(" ", text)
        self._line += text.lstrip(" ") if not self._line or self._line.endswith(" ") else text

    def _break_line(self, *, keep_empty: bool = False) -> None:
        line, self._line = self._line.rstrip(), ""
        if line and self._label:
            line, self._label = f"{self._label} {line}", ""
        if line or keep_empty:
            self._lines.append(line)

    def _next_label(self, item: etree._Element) -> str:
        current = self._numbers[-1] if self._numbers else (1, 1, "bullet")
        if current is None or _NO_BULLET.search(_style(item)):
            return ""
        number, step, style = current
        number = _integer(item.get("value"), number)
        self._numbers[-1:] = [(number + step, step, style)]
        return "•" if style == "bullet" else format_number(number, style) + "."


def _numbering(element: etree._Element) -> tuple[int, int, str] | None:
    """Return (first number, step, style) of a list, None for one that shows no labels."""
    if _NO_BULLET.search(_style(element)):
        return None
    if element.tag == "ul":
        return 1, 1, "bullet"
    style = _NUMBERS.get(element.get("type", "1"), "decimal")
    if element.get("reversed") is None:
        return _integer(element.get("start"), 1), 1, style
    items = sum(1 for child in element if child.tag == "li")
    return _integer(element.get("start"), items), -1, style


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _style(element: etree._Element) -> str:
    """Return the beginning of the style: honest ones are short, and searching long ones would take hours."""
    return str(element.get("style", ""))[:500]


def _is_skipped(element: etree._Element) -> bool:
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    return element.get("role") in _SKIPPED_ROLES or bool(_INVISIBLE.search(_style(element)))
