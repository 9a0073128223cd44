"""What a file is by its content, and which names it may carry."""

import pytest

from doingoai.reading import ALLOWED_ATTACHMENTS, matches_name, sniff
from doingoai.reading.kinds import (
    CSV,
    DOC,
    DOCM,
    DOCX,
    HTML,
    LOCKED,
    MARKDOWN,
    ODS,
    ODT,
    PDF,
    PROGRAM,
    SCRIPT,
    TEXT,
    XLS,
    XLSX,
)
from doingoai.reading.tests.files import docx, odt, ole, p, zip_of

DOCX_FILE, ODT_FILE = docx(p("x")), odt("<text:p>x</text:p>")
SHEET = zip_of({"[Content_Types].xml": "", "xl/workbook.xml": ""})


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (DOCX_FILE, "", DOCX),
        (DOCX_FILE[:400], "a.docx", DOCX),
        (DOCX_FILE[:60], "a.docx", DOCX),
        (DOCX_FILE[:60], "a.bin", "application/zip"),
        (zip_of({"word/document.xml": "", "word/vbaProject.bin": ""}), "a.docx", DOCM),
        (ODT_FILE, "", ODT),
        (ODT_FILE[:150], "", ODT),
        (zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "", ODS),
        (SHEET, "a.docx", XLSX),
        (zip_of({"a.txt": "x"}), "a.docx", "application/zip"),
        (ole({"WordDocument": b""}), "", DOC),
        (ole({"Workbook": b""}), "a.doc", XLS),
        (ole({"EncryptedPackage": b""}), "a.docx", LOCKED),
        (ole({"WordDocument": b""})[:512], "a.doc", DOC),
        (b"%PDF-1.7\n", "a.txt", PDF),
        (b"\r\n\r\n%PDF-1.4", "", PDF),
        (b"MZ\x90\0", "a.docx", PROGRAM),
        (b"\x7fELF\2", "a.pdf", PROGRAM),
        (b"#!/bin/sh\nrm", "a.docx", SCRIPT),
        (b"alert(1)", "a.js", SCRIPT),
        (b"\x89PNG\r\n\x1a\n\0", "", "image/png"),
        (b"\xff\xd8\xff\xe0", "", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBP", "", "image/webp"),
        (b"BM\0\0\0\0\0\0\0\0", "", "image/bmp"),
        (b"{\\rtf1", "a.doc", "application/rtf"),
        (b"<!DOCTYPE html><p>", "a.txt", HTML),
        (b"<!-- x --><?xml version='1.0'?><HTML>", "", HTML),
        (b"<p>x</p>", "", HTML),
        (b"<p align=center>x</p>", "README.md", MARKDOWN),
        (b"x", "a.html", HTML),
        ("<html>".encode("utf-16"), "", HTML),
        (b"<?xml version='1.0'?><a/>", "", "application/xml"),
        (b"From: x\r\nMIME-Version: 1.0\r\n", "a.doc", "message/rfc822"),
        ("Sở".encode("utf-16-le") * 9, "a.txt", TEXT),
        ("đối ngoại abc".encode("utf-16-be"), "a.txt", TEXT),
        (b"a;b", "a.csv", CSV),
        (b"# x", "a.md", MARKDOWN),
        (b"x", "", TEXT),
        (bytes(range(32)) * 9, "a.txt", "application/octet-stream"),
    ],
)  # fmt: skip
def test_sniff(head, name, media_type):
    assert sniff(head, name) == media_type


@pytest.mark.parametrize(
    ("media_type", "name", "fits"),
    [
        (DOCX, "kế hoạch.docx", True),
        (DOCX, "KẾ HOẠCH.DOC", True),
        (DOCX, "ke-hoach.pdf", False),
        (PDF, "C:\\tmp\\a.pdf", True),
        (PDF, "a.docx", False),
        (HTML, "a.doc", False),
        (HTML, "a.txt", True),
        (PROGRAM, "a.docx", False),
        (PROGRAM, "a.docx. ", False),
        (TEXT, "không đuôi", True),
        (TEXT, "thông báo 12.05", True),
        ("image/png", "a.jpg", False),
    ],
)
def test_matches_name(media_type, name, fits):
    assert matches_name(media_type, name) is fits


def test_allowed_attachments_are_the_agreed_formats():
    assert sorted(suffix for suffixes in ALLOWED_ATTACHMENTS.values() for suffix in suffixes) == [
        ".doc", ".docx", ".htm", ".html", ".jpeg", ".jpg", ".md", ".odt", ".pdf", ".png", ".txt", ".xlsx",
    ]  # fmt: skip
