"""Whatever the bytes are: text, or a refusal; no other exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.reading import CODES, ReadDocument, Unreadable, decode_bytes, read_document, sniff
from doingoai.reading.tests.files import docx, item, odt, ole, p, pdf
from doingoai.reading.tests.test_docx import NUMBERING, STYLES
from doingoai.reading.tests.word97_file import IN_TABLE, doc, in_list, one_list

SAMPLES = {
    "a.docx": docx(p("Kế hoạch") + item("x", 1, 1), numbering=NUMBERING, styles=STYLES),
    "a.odt": odt("<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>"),
    "a.doc": doc([("Kế hoạch\r", in_list(1)), ("x\x07", IN_TABLE)], lists=one_list([(0, "\0.", 1)])),
    "a.html": "<html><ol><li>Kế hoạch<table><tr><td>x</table></ol>".encode(),
    "a.txt": "Kế hoạch hành động".encode("utf-16"),
}
MAGIC = (b"PK\x03\x04", ole({})[:512], b"MZ", b"<html>", b"<?xml", b"\xff\xfe", b"{\\rtf", b"")


def assert_read_or_refused(data: bytes, name: str) -> None:
    try:
        assert isinstance(read_document(data, name), ReadDocument)
    except Unreadable as refusal:
        assert refusal.code in CODES


@given(st.sampled_from(MAGIC), st.binary(max_size=400), st.sampled_from(["", "a.docx", "a.doc", "a.txt", "a.html"]))
@settings(deadline=None)
def test_random_bytes(magic, data, name):
    assert isinstance(decode_bytes(magic + data), str)
    assert isinstance(sniff(magic + data, name), str)
    assert_read_or_refused(magic + data, name)


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(deadline=None)
def test_changed_files(name, data):
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    assert_read_or_refused(bytes(content[:cut]), name)


@given(data=st.data())
@settings(deadline=None, max_examples=12)  # each starts a child process
def test_changed_pdf(data):
    content = bytearray(pdf(b"BT /F1 12 Tf (Ke hoach doi ngoai) Tj ET"))
    for _ in range(5):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert_read_or_refused(bytes(content), "a.pdf")
