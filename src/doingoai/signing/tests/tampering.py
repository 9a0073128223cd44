"""Attacks on the bytes of a signed file: each takes the signed bytes and returns the attacked ones."""

from __future__ import annotations

import re

from asn1crypto import cms

from doingoai.signing.tests.files import SHADOW
from doingoai.signing.tests.updates import last_table, raw_revision

_GAP = re.compile(rb"/Contents\s*(<[0-9a-fA-F]+>)")
_RANGE = re.compile(rb"/ByteRange\s*\[([^\]]*)\]")


def gap(pdf: bytes, which: int = -1) -> tuple[int, int]:
    """Return where the hexadecimal value of a signature stands, brackets included."""
    return list(_GAP.finditer(pdf))[which].span(1)


def value_of(pdf: bytes, which: int = -1) -> bytes:
    start, end = gap(pdf, which)
    return bytes.fromhex(pdf[start + 1 : end - 1].decode())


def with_value(pdf: bytes, value: bytes, which: int = -1) -> bytes:
    """Return the file with another signature value in the same room."""
    start, end = gap(pdf, which)
    room = (end - start - 2) // 2
    assert len(value) <= room
    return pdf[: start + 1] + value.ljust(room, b"\0").hex().encode() + pdf[end - 1 :]


def with_range(pdf: bytes, numbers: bytes, which: int = -1) -> bytes:
    """Return the file with another byte range in the same room (blanks follow the array)."""
    start, end = list(_RANGE.finditer(pdf))[which].span(1)
    room = len(pdf[end + 1 :]) - len(pdf[end + 1 :].lstrip(b" ")) + end - start
    return pdf[:start] + (numbers + b"]").ljust(room + 1) + pdf[start + room + 1 :]


def range_of(pdf: bytes, which: int = -1) -> list[int]:
    return [int(each) for each in list(_RANGE.finditer(pdf))[which][1].split()]


def flip_in_text(pdf: bytes) -> bytes:
    return pdf.replace(b"100 trieu", b"900 trieu", 1)


def pad_with_data(pdf: bytes) -> bytes:
    """Data where only zeros may stand, behind the signature value."""
    _start, end = gap(pdf)
    return pdf[: end - 41] + SHADOW[:20].hex().encode() + pdf[end - 1 :]


def open_the_gap(pdf: bytes) -> bytes:
    """Signature wrapping: the signed end moves back, and unsigned objects stand in the gap that the range allows."""
    _start, first, second, last = range_of(pdf)
    planted = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    moved = pdf[:second] + planted + pdf[second:]
    return with_range(moved, b"0 %d %d %d" % (first, second + len(planted), last))


def start_later(pdf: bytes) -> bytes:
    _start, first, second, last = range_of(pdf)
    return with_range(pdf, b"9 %d %d %d" % (first - 9, second, last))


def end_earlier(pdf: bytes) -> bytes:
    _start, first, second, last = range_of(pdf)
    return with_range(pdf, b"0 %d %d %d" % (first, second, last - 9))


def no_range(pdf: bytes) -> bytes:
    return with_range(pdf, b"0 0 0 0")


def null_range(pdf: bytes) -> bytes:
    """Universal forgery: no numbers, so that a careless reader compares nothing."""
    return with_range(pdf, b"null null null null")


def five_numbers(pdf: bytes) -> bytes:
    return with_range(pdf, b"%d %d %d %d 0" % tuple(range_of(pdf)))


def negative_range(pdf: bytes) -> bytes:
    _start, first, second, _last = range_of(pdf)
    return with_range(pdf, b"0 %d %d -1" % (first, second))


def no_value(pdf: bytes) -> bytes:
    return with_value(pdf, b"")


def no_signers(pdf: bytes) -> bytes:
    message = cms.ContentInfo.load(value_of(pdf))
    message["content"]["signer_infos"] = cms.SignerInfos([])
    return with_value(pdf, message.dump(force=True))


def two_signers(pdf: bytes) -> bytes:
    message = cms.ContentInfo.load(value_of(pdf))
    signer = message["content"]["signer_infos"][0]
    message["content"]["certificates"] = [message["content"]["certificates"][0]]
    message["content"]["signer_infos"] = cms.SignerInfos([signer, signer])
    return with_value(pdf, message.dump(force=True))


def data_before(pdf: bytes) -> bytes:
    return b"#!/bin/sh\n" + pdf


def data_behind(pdf: bytes) -> bytes:
    return pdf + b"\n<!-- them vao -->"


def blanks_behind(pdf: bytes) -> bytes:
    return pdf + b"\n\n   \n"


def object_behind(pdf: bytes) -> bytes:
    """An object behind the end, with the old table named again: readers that repair files would find it."""
    planted = b"\n4 0 obj\n<< /Length %d >>\nstream\n%sendstream\nendobj\n" % (len(SHADOW), SHADOW)
    return pdf + planted + b"startxref\n%d\n%%%%EOF\n" % last_table(pdf)


def same_table_again(pdf: bytes) -> bytes:
    return pdf + b"startxref\n%d\n%%%%EOF\n" % last_table(pdf)


def free_an_object(pdf: bytes) -> bytes:
    """The table says that the object of the font is gone."""
    number = int(re.search(rb"/F1 (\d+) 0 R", pdf)[1])
    return raw_revision(pdf, number, b"", free=True)


def orphan(pdf: bytes) -> bytes:
    """An object that nothing refers to, as the first step of a later trick."""
    number = int(re.findall(rb"/Size (\d+)", pdf)[-1]) + 5
    return raw_revision(pdf, number, b"%d 0 obj\n(an)\nendobj\n" % number)


def cut_short(pdf: bytes) -> bytes:
    return pdf[:-200]


BYTES = (
    flip_in_text, pad_with_data, open_the_gap, start_later, end_earlier, no_range, null_range, five_numbers,
    negative_range, no_value, no_signers, two_signers, data_before, data_behind, blanks_behind,
    object_behind, same_table_again, free_an_object, orphan, cut_short,
)  # fmt: skip
