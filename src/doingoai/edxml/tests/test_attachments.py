"""Files of a package: direct or inside a ZIP, of any size that is allowed, two names alike, types by content."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from doingoai.edxml import Attachment, Letter, read, write_letter
from doingoai.edxml.tests.messages import FULL, PDF, foreign
from doingoai.edxml.tests.test_hostile import with_file, zipped


def files_of(data: bytes) -> tuple[Attachment, ...]:
    found = read(data)
    assert isinstance(found, Letter)
    return found.attachments


def docx() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("data", "name", "files"),
    [
        (PDF, "a.pdf", [("a.pdf", "application/pdf", PDF)]),
        (zipped({"b.pdf": PDF}), "a.pdf", [("a.pdf", "application/pdf", PDF)]),
        (zipped({"b.PDF": PDF}), "a.pdf", [("a.pdf", "application/pdf", PDF)]),
        (zipped({"b.txt": b"chu"}), "a.pdf", [("b.txt", "text/plain", b"chu")]),
        (zipped({"b.pdf": PDF}), "a", [("b.pdf", "application/pdf", PDF)]),
        (
            zipped({"t/": b"", "t/b.pdf": PDF, "__MACOSX/b": b"x", "u/b.pdf": b"chu"}),
            "a.pdf",
            [("b.pdf", "application/pdf", PDF), ("b (2).pdf", "text/plain", b"chu")],
        ),
        (zipped({"b.pdf": PDF}), "a.zip", [("a.zip", "application/zip", zipped({"b.pdf": PDF}))]),
        (docx(), "a.docx", [("a.docx", WORD, docx())]),
        (zipped({"b.docx": docx()}), "a.docx", [("a.docx", WORD, docx())]),
    ],
    ids=["direct", "one", "capitals", "other suffix", "no suffix", "several", "wanted zip", "word", "word in zip"],
)
def test_zip_around_files_is_taken_off(data: bytes, name: str, files: list[tuple[str, str, bytes]]) -> None:
    found = [(file.name, file.media_type, file.data) for file in files_of(with_file(data, name))]
    assert found == files


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut short", zipped({"b.pdf": PDF})[:60], zipped({"t/": b""})])
def test_zip_that_cannot_be_opened_is_kept_with_a_warning(data: bytes) -> None:
    found = read(with_file(data, "a.pdf"))
    assert isinstance(found, Letter)
    assert [(file.name, file.data) for file in found.attachments] == [("a.pdf", data)]
    assert "Tệp đính kèm “a.pdf” là tệp nén nhưng không mở được nên được giữ nguyên như khi đến." in found.warnings


@pytest.mark.parametrize(
    ("stored", "seen"), [("Công văn.txt".encode(), "Công văn.txt"), (b"C\x93ng v\xa7n.txt", "Công vºn.txt")]
)
def test_name_in_a_zip_without_the_flag_of_unicode_is_read(stored: bytes, seen: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("C" * len(stored), b"chu")
    data = buffer.getvalue().replace(b"C" * len(stored), stored)
    assert [file.name for file in files_of(with_file(data, "a.pdf"))] == [seen]


def test_two_files_with_one_name_are_both_written_and_read() -> None:
    twice = replace(
        FULL, attachments=(FULL.attachments[0], Attachment("188 KH-UBND.PDF", "application/pdf", b"%PDF-2"))
    )
    assert [(file.name, file.data) for file in files_of(write_letter(twice))] == [
        ("188 KH-UBND.pdf", PDF),
        ("188 KH-UBND (2).PDF", b"%PDF-2"),
    ]


def test_large_file_is_read_back() -> None:
    large = b"%PDF-" + bytes(range(256)) * 64 * 1024  # 16 MiB: more text than XML parsers take by default
    letter = replace(FULL, attachments=(replace(FULL.attachments[0], data=large),))
    assert files_of(write_letter(letter))[0].data == large


@pytest.mark.parametrize(
    ("declared", "media_type"),
    [
        ("Application/PDF; charset=utf-8", "application/pdf"),
        ("application/octet-stream", "application/pdf"),
        ("pdf", "application/pdf"),
        ("", "application/pdf"),
        ("image/png", "image/png"),
    ],
)
def test_media_type_is_the_senders_or_comes_from_the_content(declared: str, media_type: str) -> None:
    data = foreign("sdk_bussiness.xml").replace(b">application/pdf<", f">{declared}<".encode())
    assert [file.media_type for file in files_of(data)] == [media_type]


def test_lines_of_the_manifest_are_joined_by_place_when_nothing_else_tells() -> None:
    source = foreign("no_namespace.xml")
    apart = source.replace(b"<AttachmentName>mot.pdf</AttachmentName></Attachment>", b"</Attachment>")
    one = apart.replace(b"<Reference><AttachmentName>hai.pdf</AttachmentName></Reference>", b"")
    assert [file.name for file in files_of(one)] == ["mot.pdf"]
    assert [file.name for file in files_of(apart)] == ["tep-1"]
