"""What a file is, by its content; the name only tells apart what content cannot (Markdown from plain text).

Used before reading and for uploads. The sorts of files, and which may be attached, are in `kinds.py`.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from doingoai.reading import kinds
from doingoai.reading.archive import ZIP_ERRORS, file_names
from doingoai.reading.ole import open_ole

HEAD_SIZE = 8192
_TEXT_SAMPLE = 65_536
_MAGIC = (
    (b"MZ", kinds.PROGRAM),
    (b"\x7fELF", kinds.PROGRAM),
    (b"\xca\xfe\xba\xbe", kinds.PROGRAM),
    (b"\xcf\xfa\xed\xfe", kinds.PROGRAM),
    (b"\xce\xfa\xed\xfe", kinds.PROGRAM),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/x-archive"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-archive"),
    (b"\x1f\x8b", "application/x-archive"),
    (b"BZh", "application/x-archive"),
    (b"\xfd7zXZ\0", "application/x-archive"),
    (b"{\\rtf", "application/rtf"),
)
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SUFFIXES = {".docx": kinds.DOCX, ".xlsx": kinds.XLSX, ".odt": kinds.ODT, ".ods": kinds.ODS}
_OLE_SUFFIXES = {".doc": kinds.DOC, ".xls": kinds.XLS}
_SCRIPTS = (b"#!", b"@echo", b"<?php", b"<%@", b"powershell")
_HTML = re.compile(
    rb"\s*(<!--.{0,2000}?-->\s*)*(<\?xml[^>]*>\s*)?(<!doctype\s+html|<html|<head\b|<body\b)", re.I | re.S
)
_FRAGMENT = re.compile(rb"\s*<(script|title|meta|table|div|p|h[1-6]|ul|ol|center|font)\b", re.I)
_MAIL = re.compile(rb"(mime-version|content-type|from|received|return-path):\s", re.I)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def sniff(head: bytes, name: str = "") -> str:
    """Return the media type by the first bytes (HEAD_SIZE or more); given the whole file it is surest.

    Never raises. Content decides; the name decides only between sorts of text, and for an Office file whose
    directory lies behind `head`.
    """
    if head.startswith(_ZIP):
        return _zip_type(head, name)
    if head.startswith(_OLE):
        return _ole_type(head, name)
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in head[:1024]:
        return kinds.PDF
    sample = head[:_TEXT_SAMPLE]
    return _text_type(sample, name) if _is_text(sample) else _bitmap_or_binary(head)


def matches_name(media_type: str, name: str) -> bool:
    """True when a file of this type may have this name: a suffix of its family, or one unknown here."""
    suffix = suffix_of(name)
    known = {s for kind in kinds.KINDS.values() for s in kind.suffixes}
    return suffix not in known or suffix in kinds.KINDS.get(media_type, kinds.KINDS[kinds.BINARY]).suffixes


def suffix_of(name: str) -> str:
    """Return the suffix in lower case, with the dot; Windows paths too."""
    return PurePath(name.replace("\\", "/").rstrip(". ")).suffix.lower()


def _zip_type(head: bytes, name: str) -> str:
    unknown = "application/zip"
    try:
        names = file_names(head)
    except ZIP_ERRORS:
        names, unknown = _local_names(head), _ZIP_SUFFIXES.get(suffix_of(name), unknown)
    # OpenDocument keeps its type in the first file, stored as it is, so that the first bytes show it.
    return _office_type(names, head[38:138] if head[30:38] == b"mimetype" else b"") or unknown


def _local_names(head: bytes) -> list[str]:
    """Return the names of the files whose headers stand in `head`; the directory is at the end of a ZIP."""
    names = []
    at = head.find(b"PK\x03\x04")
    while at >= 0:
        length = int.from_bytes(head[at + 26 : at + 28], "little")
        names.append(head[at + 30 : at + 30 + length].decode("utf-8", errors="replace"))
        at = head.find(b"PK\x03\x04", at + 4)
    return names


def _office_type(names: list[str], mimetype: bytes) -> str:
    for media_type in (kinds.ODT, kinds.ODS, kinds.ODP):
        if mimetype.startswith(media_type.encode()):
            return media_type
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    for folder, plain, with_macros in (
        ("word/", kinds.DOCX, kinds.DOCM),
        ("xl/", kinds.XLSX, kinds.XLSM),
        ("ppt/", kinds.PPTX, kinds.PPT),
    ):
        if any(name.startswith(folder) for name in names):
            return with_macros if macros else plain
    return ""


def _ole_type(head: bytes, name: str) -> str:
    streams: set[str] = set()
    try:
        with open_ole(head) as ole:
            streams = {entry[0] for entry in ole.listdir()}
    except Exception:  # noqa: S110 - olefile raises many kinds on a file cut short; then the name decides
        pass
    for stream, media_type in (
        ("EncryptedPackage", kinds.LOCKED),
        ("WordDocument", kinds.DOC),
        ("Workbook", kinds.XLS),
        ("Book", kinds.XLS),
        ("PowerPoint Document", kinds.PPT),
    ):
        if stream in streams:
            return media_type
    unknown = "application/x-ole-storage"
    return unknown if streams else _OLE_SUFFIXES.get(suffix_of(name), unknown)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    if head.count(0) * 5 >= max(len(head), 1):  # UTF-16 without its mark
        zeros = (head[0::2].count(0), head[1::2].count(0))
        return min(zeros) * 8 < max(zeros) and len(head.translate(None, _CONTROLS)) * 3 > len(head)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" not in head and controls * 50 <= len(head)


def _text_type(head: bytes, name: str) -> str:
    plain = head.replace(b"\0", b"")[:4096] if b"\0" in head[:4096] else head[:4096]
    plain = plain.lstrip(b"\xef\xbb\xbf\xff\xfe")
    suffix = suffix_of(name)
    if suffix in kinds.KINDS[kinds.SCRIPT].suffixes or plain.lstrip()[:20].lower().startswith(_SCRIPTS):
        return kinds.SCRIPT
    by_name = {".md": kinds.MARKDOWN, ".markdown": kinds.MARKDOWN, ".csv": kinds.CSV, ".tsv": kinds.CSV}
    if _HTML.match(plain) or suffix in (".html", ".htm", ".xhtml"):
        return kinds.HTML
    if suffix not in by_name and suffix not in kinds.TEXT_SUFFIXES and _FRAGMENT.match(plain):
        return kinds.HTML
    if plain.lstrip().startswith(b"<?xml"):
        return "application/xml"
    if _MAIL.match(plain) and b"mime-version" in plain.lower():
        return "message/rfc822"
    return by_name.get(suffix, kinds.TEXT)


def _bitmap_or_binary(head: bytes) -> str:
    return "image/bmp" if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0" else kinds.BINARY
