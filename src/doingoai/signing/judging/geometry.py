"""Whether the signed byte range is what it claims: from the first byte, with one gap that holds the signature only.

Pure arithmetic over bytes, before any library is asked. Signature wrapping lives on loose readings of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from asn1crypto import parser

_HEX = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
_NEXT_OBJECT = re.compile(rb"\bendobj\b")
_BYTE_RANGE = re.compile(rb"/ByteRange(?![A-Za-z])")
_OBJECT = re.compile(rb"\d+ +\d+ +obj\b")
_ENDS = re.compile(rb"%%EOF(?:\r\n|\n|\r)?\Z")


def range_problem(pdf: bytes, byte_range: Sequence[object], contents: bytes, position: object) -> str:
    """Return what is wrong with a signature's byte range, "" when it is as it must be.

    `position`: where the signature dictionary starts in the file, by the cross-reference table.
    """
    numbers = [each for each in byte_range if isinstance(each, int) and not isinstance(each, bool)]
    if len(byte_range) != 4 or len(numbers) != 4:
        return "Vùng dữ liệu được ký không được ghi đúng chuẩn (cần đúng bốn số)."
    start, first, second, last = numbers
    if start != 0 or not 0 < first < second or last <= 0 or second + last > len(pdf):
        return "Chữ ký không bắt đầu từ đầu tệp hoặc trỏ ra ngoài tệp: vùng được ký bị giả mạo."
    gap = pdf[first:second]
    if not _HEX.fullmatch(gap):
        return "Khoảng trống dành cho chữ ký chứa dữ liệu khác: có nội dung không được chữ ký bảo vệ."
    if len(gap) % 2 or bytes.fromhex(gap[1:-1].decode()) != contents:
        return "Chữ ký nằm ở chỗ khác với khoảng trống đã khai: tệp bị dàn dựng lại."
    return _padding_problem(contents) or _home_problem(pdf, first, second, position)


def _padding_problem(contents: bytes) -> str:
    """Refuse anything but zeros behind the signature itself."""
    length = _der_length(contents)
    if length is None:
        return "Dữ liệu chữ ký bị hỏng."
    return "Có dữ liệu lạ giấu sau chữ ký." if contents[length:].strip(b"\0") else ""


def _der_length(contents: bytes) -> int | None:
    """Return the length of the first value (a SEQUENCE, also of indefinite length), None when there is none."""
    try:
        return int(parser.peek(contents)) if contents[:1] == b"\x30" else None
    except ValueError:
        return None


def _home_problem(pdf: bytes, first: int, second: int, position: object) -> str:
    """Want the gap inside the very object that the reader takes for the signature."""
    if not isinstance(position, int) or not 0 < position < first or not _OBJECT.match(pdf, position):
        return "Chữ ký không nằm trong vùng được ký."
    end = _NEXT_OBJECT.search(pdf, second)
    inside = _NEXT_OBJECT.search(pdf, position, first)
    if end is None or inside is not None or not _BYTE_RANGE.search(pdf, position, end.start()):
        return "Chữ ký không nằm trọn trong đối tượng của nó: tệp bị dàn dựng lại."
    return ""


def stray_signatures(pdf: bytes, positions: Sequence[int]) -> bool:
    """Return whether the file holds a signature dictionary that no signature field leads to (removed or copied)."""
    return len(_BYTE_RANGE.findall(pdf)) != len(positions)


def ends_like_pdf(pdf: bytes) -> bool:
    """Return whether nothing but one line end follows the last end-of-file mark."""
    return _ENDS.search(pdf[-32:]) is not None
