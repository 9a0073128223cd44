"""PDFium's part of `preview`; runs in a child process only, for a file may be hostile."""

import struct
import zlib

import pypdfium2

_GAP = 12
_GREY = 0xD8


def read(data: bytes, width: str, most: str) -> bytes:
    """Return the pages as one PNG, a grey gap between them."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()  # without forms the stamps of signatures are not drawn
    wide = int(width)
    rows: list[bytes] = []
    for index in range(min(len(document), int(most))):
        if index:
            rows += [bytes([_GREY]) * (3 * wide)] * _GAP
        rows += _rows(document[index], wide)
    return _png(rows, wide)


def _rows(page: pypdfium2.PdfPage, wide: int) -> list[bytes]:
    """Return the lines of one page in RGB; a page in landscape is as wide as the others."""
    bitmap = page.render(scale=wide / page.get_width(), rev_byteorder=True, bitmap_maker=pypdfium2.PdfBitmap.new_native)
    raw, step, depth = bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels
    lines = (raw[at * step : at * step + bitmap.width * depth] for at in range(bitmap.height))
    if depth == 4:
        lines = (b"".join(line[at : at + 3] for at in range(0, len(line), 4)) for line in lines)
    blank = b"\xff" * (3 * wide)
    return [(line + blank)[: 3 * wide] for line in lines]


def _png(rows: list[bytes], wide: int) -> bytes:
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", wide, len(rows), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
