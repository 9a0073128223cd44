"""Encodings of text files."""

import unicodedata

import pytest

from doingoai.reading.plain import decode_bytes, guess_encoding, read_plain

TEXT = "Ủy ban nhân dân tỉnh Quảng Ninh – Kế hoạch đối ngoại năm 2026: “hội nhập”, 5.000 tỷ ₫"
SHORT = "Sở Ngoại vụ"


def cp1258(text: str) -> bytes:
    """Write as Windows-1258 does: the vowel with its shape, then the tone as a mark of its own."""
    letters = []
    for letter in text:
        try:
            letters.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            shape = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
            letters.append((shape + tone).encode("cp1258"))
    return b"".join(letters)


@pytest.mark.parametrize(
    ("data", "codec", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", TEXT),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8", unicodedata.normalize("NFD", TEXT)),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (TEXT.encode("utf-32"), "utf-32", TEXT),
        (cp1258(TEXT), "cp1258", TEXT),
        (b"plain", "utf-8", "plain"),
        (b"", "utf-8", ""),
        # TCVN3 "Sở Ngoại vụ" and VNI "Sở Ngoại vụ": the letters that their fonts borrow.
        (b"S\xeb Ngo\xb9i v\xf4", "cp1252", "Së Ngo¹i vô"),
        (b"S\xf4\xfb Ngoa\xefi vu\xef", "cp1252", "Sôû Ngoaïi vuï"),
        (b"\xa7\xe8i ngo\xb9i \x81", "latin-1", "§èi ngo¹i \x81"),
    ],
)
def test_decode_each_encoding(data, codec, text):
    assert (guess_encoding(data), decode_bytes(data)) == (codec, text)


def test_decode_utf8_cut_in_a_letter_keeps_the_rest():
    data = (SHORT * 5).encode()[:-1]
    assert decode_bytes(data) == SHORT * 4 + "Sở Ngoại v\ufffd"


def test_read_plain_line_ends_become_newlines():
    assert read_plain(b"a\r\nb\rc\nd\0").text == "a\nb\nc\nd"


def test_read_plain_broken_letters_are_told():
    read = read_plain((SHORT * 5).encode()[:-1])
    assert read.warnings == ["Một số ký tự trong tệp bị hỏng, được thay bằng dấu \ufffd; hãy so lại với bản gốc."]
