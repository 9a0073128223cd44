"""Workbooks built for the tests: by openpyxl, and by hand where no library here writes the format."""

import io
import struct

import openpyxl

from doingoai.reading.tests.files import ole, zip_of


def xlsx(cells: dict[str, object]) -> bytes:
    """Return an .xlsx whose first sheet has these cells."""
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of an openpyxl workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(*rows: str) -> bytes:
    """Return an .ods whose first sheet has these table:table-row contents."""
    names = ("office", "table", "text")
    ns = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {ns}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_cell(text: str, kind: str = "string", value: str = "") -> str:
    """Return one cell of an .ods."""
    attribute = {"float": "value", "date": "date-value"}.get(kind)
    more = f' office:{attribute}="{value}"' if attribute else ""
    return f'<table:table-cell office:value-type="{kind}"{more}><text:p>{text}</text:p></table:table-cell>'


def xls(cells: list[tuple[int, int, str | float]]) -> bytes:
    """Return an .xls (BIFF8) whose sheet has these cells: (row, column, value)."""
    begin = struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)
    sheet = _record(0x0809, begin[:2] + struct.pack("<H", 0x10) + begin[4:])
    for row, column, value in cells:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            sheet += _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        else:
            sheet += _record(0x0203, place + struct.pack("<d", value))
    sheet += _record(0x000A, b"")
    globals_begin, end = _record(0x0809, begin), _record(0x000A, b"")
    size = len(globals_begin) + 4 + 8 + 1 + len(end)
    bound = _record(0x0085, struct.pack("<IBBBB", size, 0, 0, 1, 0) + b"A")
    return ole({"Workbook": globals_begin + bound + end + sheet})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body
