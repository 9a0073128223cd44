"""Tables typed as lines "| a | b |": head, an optional line of dashes with alignment and widths, rows."""

import re
from functools import reduce
from itertools import zip_longest
from math import gcd

from doingoai.documents.content import Align, Column, Table
from doingoai.drafting.prose.inline import escape, is_bold, read_plain, split_cells
from doingoai.drafting.prose.lines import TURNED
from doingoai.drafting.prose.runs import cleaned, one_line, plain

_DASHES = re.compile(r"(:?)(-+)(:?)")
_MOST_DASHES = 40
_LEAST_SHARE = 4
_ORDINALS = frozenset({"tt", "stt", "số tt"})


def read_table(lines: list[str]) -> Table:
    """Return the table of typed rows; a row that is too short is filled up, one too long widens the head."""
    cells = [split_cells(line) or [""] for line in lines]
    width = max(len(row) for row in cells)
    head, *rows = [row + [""] * (width - len(row)) for row in cells]
    dashes = rows[0] if rows and all(_DASHES.fullmatch(cell) for cell in cells[1]) else None
    rows = rows[1:] if dashes else rows
    texts = tuple(tuple(_read_cell(cell) for cell in row) for row in rows)
    titles = [_read_cell(cell) for cell in head]
    bold = frozenset(at for at, row in enumerate(rows) if any(row) and all(is_bold(cell) for cell in row if cell))
    columns = _drawn(titles, dashes) if dashes else _guessed(titles, texts)
    return Table(columns, texts, bold_rows=bold)


def write_table(table: Table) -> list[str]:
    """Return the lines to be typed for a normal table (`normal_table`)."""
    captioned = bool(table.caption) or table.landscape is not None
    lines = [f"Bảng{TURNED[table.landscape]}: {escape(table.caption)}".rstrip()] if captioned else []
    lines.append(_row([_write_cell(column.title) for column in table.columns]))
    lines.append(_row([_dashes(column) for column in table.columns]))
    for at, row in enumerate(table.rows):
        bold = at in table.bold_rows
        cells = [plain(cell) for cell in row]
        lines.append(_row([f"**{escape(cell)}**" if bold and cell else _write_cell(cell) for cell in cells]))
    return [*lines, escape(table.note)] if table.note else lines


def normal_table(table: Table) -> Table:
    """Return the table with clean cells of plain text, whole shares and a note that begins with "Ghi chú:"."""
    rows = tuple(tuple(_normal_cell(plain(cell)) for cell in row) for row in table.rows)
    shares = _whole([column.share for column in table.columns])
    columns = tuple(
        Column(_normal_cell(column.title), float(share), column.align)
        for column, share in zip(table.columns, shares, strict=True)
    )
    note = one_line(table.note)
    note = note if not note or note.lower().startswith("ghi chú:") else f"Ghi chú: {note}"
    bold = frozenset(at for at in table.bold_rows if at < len(rows) and any(rows[at]))
    return Table(columns, rows, caption=one_line(table.caption), note=note, bold_rows=bold, landscape=table.landscape)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _normal_cell(text: str) -> str:
    return "\n".join(line.strip() for line in cleaned(text).split("\n")).strip()


def _read_cell(source: str) -> str:
    return _normal_cell(read_plain(source, breaks=True))


def _write_cell(text: str) -> str:
    as_typed = "\n" not in text and read_plain(text, breaks=True) == text and split_cells(f"|{text}|") == [text]
    return text if as_typed else escape(text)


def _dashes(column: Column) -> str:
    left, right = {"left": ("", ""), "center": (":", ":"), "right": ("", ":")}[column.align]
    return left + "-" * int(column.share) + right


def _drawn(titles: list[str], dashes: list[str]) -> tuple[Column, ...]:
    """Return the columns as the line of dashes draws them: ":--:" centred, "--:" right, longer means wider."""
    found = [_DASHES.fullmatch(cell) for cell in dashes]
    shares = _whole([float(len(match[2])) if match else 1.0 for match in found])
    aligns: list[Align] = [
        "center" if match and match[1] and match[3] else "right" if match and match[3] else "left" for match in found
    ]
    return tuple(Column(title, float(share), align) for title, share, align in zip(titles, shares, aligns, strict=True))


def _guessed(titles: list[str], rows: tuple[tuple[str, ...], ...]) -> tuple[Column, ...]:
    """Return columns as wide as their longest text asks; the column of ordinal numbers is narrow and centred."""
    lengths = [max(map(len, column)) for column in zip_longest(titles, *rows, fillvalue="")]
    shares = _whole([float(min(max(length, _LEAST_SHARE), _MOST_DASHES)) for length in lengths])
    return tuple(
        Column(title, float(share), "center" if title.lower() in _ORDINALS else "left")
        for title, share in zip(titles, shares, strict=True)
    )


def _whole(shares: list[float]) -> list[int]:
    """Return shares as small whole numbers in the same relation, as dashes can show it."""
    greatest = max(shares)
    if greatest > _MOST_DASHES or any(share != int(share) for share in shares):
        whole = [max(1, round(share * 20 / greatest)) for share in shares]
    else:
        whole = [int(share) for share in shares]
    common = reduce(gcd, whole)
    return [share // common for share in whole]
