"""The sorts of files that officers send: media type, name for people, suffixes; and which may be attached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One sort of file: what people call it, and the suffixes that its names may have."""

    media_type: str
    label_vi: str
    suffixes: tuple[str, ...] = ()


_WORD = (".docx", ".doc", ".docm", ".dotx", ".dot", ".odt", ".ott", ".rtf")
_SHEET = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
_SLIDES = (".pptx", ".ppt", ".odp", ".ppsx", ".pps")
TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".log", ".text")
_PROGRAM = (
    ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf",
    ".hta", ".sh", ".py", ".php", ".jar",
)  # fmt: skip
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

DOCX = _OOXML + "wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroenabled.12"
XLSX = _OOXML + "spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
ODT, ODS, ODP = _ODF + "text", _ODF + "spreadsheet", _ODF + "presentation"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
PPTX, PPT = _OOXML + "presentationml.presentation", "application/vnd.ms-powerpoint"
PDF, HTML, TEXT, MARKDOWN, CSV = "application/pdf", "text/html", "text/plain", "text/markdown", "text/csv"
LOCKED = "application/x-office-encrypted"
PROGRAM, SCRIPT = "application/x-program", "text/x-script"
BINARY = "application/octet-stream"

KINDS = {
    kind.media_type: kind
    for kind in (
        Kind(DOCX, "văn bản Word", _WORD),
        Kind(DOCM, "văn bản Word có macro", _WORD),
        Kind(DOC, "văn bản Word 97-2003", _WORD),
        Kind(ODT, "văn bản OpenDocument", _WORD),
        Kind("application/rtf", "văn bản RTF", _WORD),
        Kind(PDF, "tệp PDF", (".pdf",)),
        Kind(HTML, "trang web (HTML)", TEXT_SUFFIXES),
        Kind(TEXT, "văn bản thuần", TEXT_SUFFIXES),
        Kind(MARKDOWN, "văn bản Markdown", TEXT_SUFFIXES),
        Kind(CSV, "bảng CSV", TEXT_SUFFIXES),
        Kind("application/xml", "tệp XML", (".xml", *TEXT_SUFFIXES)),
        Kind("message/rfc822", "thư hoặc trang web lưu trữ (MHT)", (".mht", ".mhtml", ".eml")),
        Kind(XLSX, "bảng tính Excel", _SHEET),
        Kind(XLSM, "bảng tính Excel có macro", _SHEET),
        Kind(XLS, "bảng tính Excel 97-2003", _SHEET),
        Kind(ODS, "bảng tính OpenDocument", _SHEET),
        Kind(LOCKED, "tệp Office đặt mật khẩu", (*_WORD, *_SHEET, *_SLIDES)),
        Kind(PPTX, "bài trình chiếu", _SLIDES),
        Kind(PPT, "bài trình chiếu", _SLIDES),
        Kind(ODP, "bài trình chiếu", _SLIDES),
        Kind("application/x-ole-storage", "tệp Office kiểu cũ", (*_WORD, *_SHEET, *_SLIDES, ".msg")),
        Kind("image/png", "ảnh", (".png",)),
        Kind("image/jpeg", "ảnh", (".jpg", ".jpeg")),
        Kind("image/gif", "ảnh", (".gif",)),
        Kind("image/webp", "ảnh", (".webp",)),
        Kind("image/tiff", "ảnh", (".tif", ".tiff")),
        Kind("image/bmp", "ảnh", (".bmp",)),
        Kind("application/zip", "tệp nén ZIP", (".zip",)),
        Kind("application/x-archive", "tệp nén", (".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz")),
        Kind(PROGRAM, "chương trình máy tính", _PROGRAM),
        Kind(SCRIPT, "chương trình dạng chữ (script)", _PROGRAM),
        Kind(BINARY, "dữ liệu không rõ loại"),
    )
}

ALLOWED_ATTACHMENTS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",), DOCX: (".docx",), DOC: (".doc",), XLSX: (".xlsx",), ODT: (".odt",), TEXT: (".txt",),
    MARKDOWN: (".md",), HTML: (".html", ".htm"), "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"),
}  # fmt: skip
"""Media types that may be attached to a dossier, with the suffixes that they may carry there."""
