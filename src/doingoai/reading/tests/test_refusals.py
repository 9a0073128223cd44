"""Every refusal by its code, with the files that cause it."""

import io
import pickle
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
import typst

from doingoai.reading import CODES, MAX_INPUT, Unreadable, read_document
from doingoai.reading.document import unreadable
from doingoai.reading.tests.files import LOCKED_PDF, docx, odt, ole, p, parts_of, pdf, zip_of
from doingoai.reading.tests.word97_file import doc

MIB = 1024 * 1024
DOCX_FILE = docx(p("Kế hoạch"))
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<document>&c;</document>"
)


def code_of(source, name="", **more) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_document(source, name, **more)
    assert refusal.value.code in CODES
    return refusal.value.code


def with_part(name: str, content: bytes | str) -> bytes:
    return zip_of(parts_of(DOCX_FILE) | {name: content})


def nested(depth: int) -> bytes:
    data = zip_of({"x.txt": b"0" * 100})
    for _ in range(depth):
        data = zip_of({"a.zip": data})
    return data


def flag_encrypted(data: bytes) -> bytes:
    """Set the encryption bit in the headers of a ZIP, local and central."""
    out = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(signature)
        while place >= 0:
            out[place + at] |= 1
            place = out.find(signature, place + 4)
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "empty"),
        (b" \r\n\t", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (b"<html><script>x</script></html>", "a.html", "empty"),
        (docx(p("")), "a.docx", "empty"),
        (odt("<text:p/>"), "a.odt", "empty"),
        (doc([("\r", b"")]), "a.doc", "empty"),
        (b"MZ\x90\0" + b"\0" * 99, "a.docx", "disguised"),
        (b"\x7fELF" + b"\0" * 99, "a.pdf", "disguised"),
        (b"#!/bin/sh\necho", "a.docx", "disguised"),
        (b"<script>alert(1)</script>", "a.docx", "disguised"),
        (b"<html><p>x</p></html>", "a.doc", "disguised"),
        (DOCX_FILE, "a.pdf", "disguised"),
        (DOCX_FILE, "a.txt", "disguised"),
        (zip_of({"a.txt": "x"}), "a.docx", "disguised"),
        (b"van ban", "a.docx", "disguised"),
        (b"\x89PNG\r\n\x1a\n\0", "a.docx", "disguised"),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "a.docx", "encrypted"),
        (pdf(b"", encrypt=LOCKED_PDF), "a.pdf", "encrypted"),
        (doc([("x\r", b"")], flags=0x0100), "a.doc", "encrypted"),
        (flag_encrypted(DOCX_FILE), "a.docx", "encrypted"),
        (odt("<text:p>x</text:p>", manifest="<encryption-data/>"), "a.odt", "encrypted"),
        (DOCX_FILE[:-100], "a.docx", "damaged"),
        (DOCX_FILE[:200], "a.docx", "damaged"),
        (b"%PDF-1.7\n1 0 obj", "a.pdf", "damaged"),
        (zip_of({"word/document.xml": "<a><b></a>"}), "a.docx", "damaged"),
        (zip_of({"word/styles.xml": "<a/>"}), "a.docx", "damaged"),
        (zip_of({"word/document.xml": LAUGHS}), "a.docx", "damaged"),
        (zip_of({"word/document.xml": LAUGHS.encode("utf-16")}), "a.docx", "damaged"),
        (zip_of({"word/document.xml": "<a>" * 5000}), "a.docx", "damaged"),
        (b"<html>" + b"<b>" * 6_000_001, "a.html", "too_large"),
        (ole({"WordDocument": b"\xec\xa5\xc1\0"}), "a.doc", "damaged"),
        (ole({"WordDocument": b"\xec\xa5\x65\0"}), "a.doc", "unsupported"),
        (b"{\\rtf1 x}", "a.rtf", "unsupported"),
        (b"{\\rtf1 x}", "a.doc", "unsupported"),
        (b"\x89PNG\r\n\x1a\n\0", "a.png", "unsupported"),
        (zip_of({"xl/workbook.xml": ""}), "a.xlsx", "unsupported"),
        (b"a;b", "a.csv", "unsupported"),
        (b"\0\1\2\3" * 99, "a", "unsupported"),
    ],
)  # fmt: skip
def test_refuse(data, name, code):
    assert code_of(data, name) == code


def test_refuse_docx_of_pictures_only_as_scanned():
    assert code_of(zip_of(parts_of(docx(p())) | {"word/media/image1.png": b"x"}), "a.docx") == "scanned"


def test_refuse_pdf_without_text_layer():
    assert code_of(typst.compile(b"#circle()"), "a.pdf") == "scanned"


def test_refuse_missing_file(tmp_path):
    assert (code_of(tmp_path / "không có.docx"), code_of(tmp_path)) == ("missing", "missing")


def test_refuse_too_large_file_without_reading_it(tmp_path):
    path = tmp_path / "a.docx"
    with path.open("wb") as stream:
        stream.truncate(200 * MIB)
    tracemalloc.start()
    code = code_of(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (code, peak < MIB) == ("too_large", True)


@pytest.mark.parametrize(("size", "limit"), [(11, 10), (MAX_INPUT + 1, MAX_INPUT)])
def test_refuse_too_large_bytes(size, limit):
    assert code_of(b"x" * size, "a.txt", limit=limit) == "too_large"


def test_accept_file_of_exactly_the_limit():
    assert read_document(b"x" * 10, "a.txt", limit=10).text == "x" * 10


@pytest.mark.parametrize(
    "data",
    [
        with_part("word/media/a.bmp", b"\0" * (201 * MIB)),
        with_part("word/document.xml", b" " * (20 * MIB)),
        with_part("word/embeddings/a.zip", zip_of({"a.txt": b"\0" * (201 * MIB)})),
        with_part("word/embeddings/a.zip", nested(3)),
        zip_of({"word/document.xml": "x"} | {f"{number}": "" for number in range(20_000)}),
    ],
    ids=["sum", "ratio", "nested sum", "nested deeply", "files"],
)
def test_refuse_zip_bomb_at_once(data):
    began = time.process_time()
    code = code_of(data, "a.docx")
    assert (code, time.process_time() - began < 1) == ("zip_bomb", True)


def test_accept_small_archive_inside():
    assert read_document(with_part("word/embeddings/a.xlsx", nested(0)), "a.docx").text == "Kế hoạch\n"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_refuse_compression_without_bound(method):
    stream = io.BytesIO(DOCX_FILE)
    with zipfile.ZipFile(stream, "a", method) as archive:
        archive.writestr("x.xml", "x")
    assert code_of(stream.getvalue(), "a.docx") == "damaged"


@pytest.mark.parametrize(("at", "value"), [(44, 0xFFFFFF), (64, 0xFFFFFF), (72, 0xFFFFFF)])
def test_refuse_ole_with_impossible_header(at, value):
    data = bytearray(doc([("x\r", b"")]))
    struct.pack_into("<I", data, at, value)
    assert code_of(bytes(data), "a.doc") == "damaged"


@pytest.mark.parametrize("stream", ["WordDocument", "Root Entry"])
def test_refuse_ole_with_a_circle_of_sectors_at_once(stream):
    data = bytearray(doc([("x\r", b"")]))
    entry = data.find(stream.encode("utf-16-le"))
    (first,) = struct.unpack_from("<I", data, entry + 116)
    struct.pack_into("<Q", data, entry + 120, 0x7FFFFFF0)
    if stream != "Root Entry":
        struct.pack_into("<I", data, 512 + 4 * first, first)
    began = time.process_time()
    assert (code_of(bytes(data), "a.doc"), time.process_time() - began < 1) == ("damaged", True)


def test_refuse_pdf_that_unpacks_to_gigabytes():
    twice = zlib.compress(zlib.compress(b" " * 900 * MIB, 1), 9)
    assert code_of(pdf(twice, filters=b"/Filter[/FlateDecode/FlateDecode]"), "a.pdf") == "damaged"


@pytest.mark.parametrize("code", sorted(CODES))
def test_messages_say_what_to_do(code):
    refusal = unreadable(code, limit=50, suffix=".docx", kind="ảnh")
    assert "Hãy" in refusal.message_vi
    assert "{" not in refusal.message_vi


def test_refusal_survives_the_way_to_another_process():
    refusal = pickle.loads(pickle.dumps(Unreadable("empty", "Tệp trống.")))
    assert (refusal.code, refusal.message_vi) == ("empty", "Tệp trống.")
