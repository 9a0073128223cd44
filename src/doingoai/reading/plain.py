"""Plain text and Markdown: which encoding the bytes are in, and the text in it.

Text of the legacy fonts TCVN3 and VNI comes out as the Latin letters that those fonts borrow;
`doingoai.parsing.decode` recognises it there, since .doc and .pdf files bring it too.
"""

from __future__ import annotations

import codecs
import unicodedata

from doingoai.reading.document import ReadDocument, unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_CP1258_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in _CP1258_MARKS
) | frozenset("ăâđêôơưĂÂĐÊÔƠƯ“”‘’–—…•₫«»§°\xa0")


def guess_encoding(data: bytes) -> str:
    """Return the codec of `data`: Unicode if it can be, then cp1258, else cp1252 or latin-1."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    if _is_utf8(data):
        return "utf-8"
    return _single_byte_codec(data)


def decode_bytes(data: bytes) -> str:
    """Decode text of unknown encoding; never raises. Letters of TCVN3 and VNI fonts stay as they are."""
    codec = guess_encoding(data)
    text = data.decode(codec, errors="replace")
    # Windows-1258 writes tone marks as separate characters: put them together once, here.
    return unicodedata.normalize("NFC", text) if codec == "cp1258" else text


def read_plain(data: bytes, media_type: str = "text/plain") -> ReadDocument:
    """Read a text file; line ends become newlines."""
    text = tidy(decode_bytes(data))
    if not text.strip():
        raise unreadable("empty")
    warnings = []
    if "\ufffd" in text:
        warnings.append("Một số ký tự trong tệp bị hỏng, được thay bằng dấu \ufffd; hãy so lại với bản gốc.")
    return ReadDocument(text, media_type, warnings=warnings)


def tidy(text: str) -> str:
    """Return `text` with newlines only as line ends, and without the NUL that databases refuse."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _utf16_without_mark(data: bytes) -> str:
    """Recognise UTF-16 by the zero half of its spaces and Latin letters, which no 8-bit text has."""
    sample = data[:_SAMPLE]
    if sample.count(0) * 5 <= len(sample):
        return ""
    little = sample[1::2].count(0) >= sample[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8, also when the file was cut in the middle of a letter or a few bytes are broken."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # an unfinished letter at the end is no error here
    except UnicodeDecodeError:
        text = data[:_SAMPLE].decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        whole = sum(letter > "\x7f" for letter in text) - broken
        return broken * 20 <= whole
    return True


def _single_byte_codec(data: bytes) -> str:
    if _is_cp1258(data[:_SAMPLE]):
        return "cp1258"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _is_cp1258(sample: bytes) -> bool:
    """True when nearly all letters beyond ASCII become Vietnamese ones, tone marks joined to their vowels.

    TCVN3 and VNI bytes fail: read as cp1258 they give ®, ñ, ø and marks that follow no vowel.
    """
    raw = sample.decode("cp1258", errors="replace")
    if not _CP1258_MARKS & set(raw):
        return False
    strange = [letter for letter in unicodedata.normalize("NFC", raw) if letter > "\x7f"]
    return sum(letter in _VIETNAMESE for letter in strange) >= 0.95 * len(strange)
