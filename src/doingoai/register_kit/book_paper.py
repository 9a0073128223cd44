"""A registration book on paper: an upright first page, then its table on turned pages with repeated heads; and Excel.

Law: Nghị định 30/2020/NĐ-CP, Phụ lục IV (the first page names body, year, days and numbers; the inside is landscape).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from doingoai.documents import Column, OfficialDocument, Paragraph, Signature, Table, render_docx, render_pdf
from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.exchange.sheets_out import write_sheet
from doingoai.register_kit.book import Book, Line
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate

FILES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def book_file(book: Book, form: str) -> bytes:
    """Return the book as a file, in Vietnamese. Raises ContentError or RenderError where it cannot be drawn."""
    with override("vi"):
        if form == "xlsx":
            return sheet(book)
        return render_docx(paper(book)) if form == "docx" else render_pdf(paper(book))


def paper(book: Book) -> OfficialDocument:
    """Return the book as a document without a number of its own."""
    return OfficialDocument(
        kind="bao_cao",
        type_name=str(book.title),
        body=book.body.name,
        parent_body=str(book.body.parent or ""),
        title=f"Năm {book.since.year}",
        blocks=tuple(_blocks(book)),
        signature=Signature(("Người giữ sổ",)),
    )


def sheet(book: Book) -> bytes:
    """Return the book as a workbook, the remarks in its sheet of guidance."""
    columns = [SheetColumn(each.key, str(each.label), each.kind) for each in book.columns]
    lines = (line.cells for part in book.parts for line in part.lines)
    stream = io.BytesIO()
    write_sheet(stream, columns, lines, title=f"{book.title} {book.since.year}", notes=[book.body.name, *told(book)])
    return stream.getvalue()


def told(book: Book) -> list[str]:
    """Return the sentences of the first page: the days, how many numbers, from which to which, what is missing."""
    days = f"Từ ngày {vndate(book.since)} đến ngày {vndate(book.until)}: {vnnumber(book.count)} {book.counted}."
    return [days, *book.remarks()]


def _blocks(book: Book) -> Iterator[Any]:
    for sentence in told(book):
        yield Paragraph(sentence)
    columns = tuple(
        Column(str(each.label), each.share, "center" if each.kind != "text" else "left") for each in book.columns
    )
    rows: list[tuple[str, ...]] = []
    heads = set()
    for part in book.parts:
        if len(book.parts) > 1:
            heads.add(len(rows))
            rows.append((part.title, *("" for _column in columns[1:])))
        rows += [_cells(line) for line in part.lines]
    yield Table(columns, tuple(rows), landscape=True, bold_rows=frozenset(heads))


def _cells(line: Line) -> tuple[str, ...]:
    return tuple(
        vndate(each) if hasattr(each, "year") else str(each if each is not None else "") for each in line.cells
    )
