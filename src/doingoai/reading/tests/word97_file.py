"""A writer of small .doc files for the tests, after [MS-DOC]: text, properties of paragraphs and runs, lists."""

import struct
from itertools import pairwise

from doingoai.reading.tests.files import ole

_TEXT_AT = 2048
IN_TABLE, ROW_END = b"\x16\x24\x01", b"\x17\x24\x01"
DELETED, HIDDEN = b"\x00\x08\x01", b"\x3c\x08\x01"


def in_list(use: int, level: int = 0) -> bytes:
    """Return the paragraph properties of a list item."""
    return struct.pack("<HBHH", 0x260A, level, 0x460B, use)


def doc(
    paragraphs: list[tuple[str, bytes]],
    *,
    runs: list[tuple[int, int, bytes]] = (),
    lists: tuple[bytes, bytes] = (b"", b""),
    styles: bytes = b"",
    lengths: tuple[int, ...] = (),
    flags: int = 0,
    version: int = 0xC1,
    wide: bool = True,
) -> bytes:
    """Return a .doc of these paragraphs (text with its end mark, properties).

    `runs` are (first letter, letter behind the last, properties); `lengths` those of the stories.
    """
    text = "".join(part for part, _ in paragraphs)
    raw = text.encode("utf-16-le") if wide else text.encode("cp1252")
    width = 2 if wide else 1
    places = [_TEXT_AT]
    for part, _ in paragraphs:
        places.append(places[-1] + _units(part) * width)
    main = bytearray(_TEXT_AT) + raw
    main += b"\0" * (-len(main) % 512)
    paragraph_page = len(main) // 512
    main += _paragraph_page(places, [properties for _, properties in paragraphs])
    run_page = len(main) // 512
    bounds = sorted({0, _units(text), *(at for first, last, _ in runs for at in (first, last))})
    own = {(first, last): properties for first, last, properties in runs}
    run_properties = [own.get(bound, b"") for bound in pairwise(bounds)]
    main += _run_page([_TEXT_AT + at * width for at in bounds], run_properties)
    piece = struct.pack("<HIH", 0, _TEXT_AT if wide else (_TEXT_AT * 2) | 0x40000000, 0)
    clx = b"\x02" + struct.pack("<III", 16, 0, _units(text)) + piece
    ends = struct.pack("<II", _TEXT_AT, places[-1])
    table = b""
    for at, part in (
        (0x1A2, clx),
        (0x102, ends + struct.pack("<I", paragraph_page)),
        (0xFA, ends + struct.pack("<I", run_page)),
        (0xA2, styles),
        (0x2EA, lists[1]),
    ):
        struct.pack_into("<II", main, at, len(table), len(part))
        table += part
    struct.pack_into("<II", main, 0x2E2, len(table), 2 + 28 if lists[0] else 0)
    table += lists[0]
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, flags | 0x0200)
    struct.pack_into("<8I", main, 0x4C, *(lengths or (_units(text),)), *[0] * (8 - len(lengths or (1,))))
    return ole({"WordDocument": bytes(main), "1Table": table})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def one_list(levels: list[tuple[int, str, int]], *, start: int | None = None) -> tuple[bytes, bytes]:
    """Return (PlfLst, PlfLfo) of one list; levels are (number format, text, start), `start` that of its use."""
    padded = levels + [(255, "", 1)] * (9 - len(levels))
    plf_lst = struct.pack("<H", 1) + struct.pack("<ii18sBB", 7, 0, b"\xff" * 18, 0, 0)
    for number_format, text, first in padded:
        plf_lst += struct.pack("<iBB9xB4x4xBBBx", first, number_format, 0, 0, 0, 0, 0)
        plf_lst += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    overrides = struct.pack("<iI", start, 0x10) if start is not None else b""
    plf_lfo = struct.pack("<I", 1) + struct.pack("<i8xBBBx", 7, 1 if overrides else 0, 0, 0)
    return plf_lst, plf_lfo + b"\xff" * 4 + overrides


def style_sheet(style_properties: bytes) -> bytes:
    """Return a STSH whose style 1 is a paragraph style with these properties; style 0 is empty."""
    packed = struct.pack("<H", 1) + style_properties
    style = (
        struct.pack("<HHHHH", 0, 0xFFF << 4 | 1, 1, 0, 0) + struct.pack("<H", 2) + "Mt".encode("utf-16-le") + b"\0\0"
    )
    style += struct.pack("<H", len(packed)) + packed
    return struct.pack("<H", 4) + struct.pack("<HH", 2, 10) + b"\0\0" + struct.pack("<H", len(style)) + style


def _paragraph_page(places: list[int], properties: list[bytes]) -> bytes:
    page = bytearray(512)
    count = len(properties)
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    at = 510
    for number, own in enumerate(properties):
        style, own = (1, own[1:]) if own.startswith(b"S") else (0, own)
        packed = struct.pack("<H", style) + own
        packed += b"\0" * (1 - len(packed) % 2)  # the stored length is odd: 2 * cb - 1
        at = (at - len(packed) - 1) // 2 * 2
        page[at] = (len(packed) + 1) // 2
        page[at + 1 : at + 1 + len(packed)] = packed
        page[4 * (count + 1) + 13 * number] = at // 2
    page[511] = count
    return bytes(page)


def _run_page(places: list[int], properties: list[bytes]) -> bytes:
    page = bytearray(512)
    count = len(properties)
    struct.pack_into(f"<{count + 1}I", page, 0, *places)
    at = 510
    for number, own in enumerate(properties):
        if own:
            at = (at - len(own) - 1) // 2 * 2
            page[at] = len(own)
            page[at + 1 : at + 1 + len(own)] = own
            page[4 * (count + 1) + number] = at // 2
    page[511] = count
    return bytes(page)
