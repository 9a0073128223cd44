"""Attached bytes as files: many producers send each file, or all of them, inside a ZIP that nobody asked for."""

from __future__ import annotations

import zipfile

from doingoai.edxml.file_names import split_suffix
from doingoai.edxml.refusal import not_edxml
from doingoai.reading.archive import MAX_UNPACKED, open_archive, read_part
from doingoai.reading.document import Unreadable, unreadable
from doingoai.reading.sniffing import sniff

_ZIP = "application/zip"
_BEGINS = b"PK\x03\x04"
_UTF8_FLAG = 0x800
_REFUSED = ("zip_bomb", "too_large")


class Unpacking:
    """Opens the wrappers of one message within one limit: fifty small bombs are a bomb too."""

    def __init__(self, warnings: list[str]) -> None:
        self._left = MAX_UNPACKED
        self._warnings = warnings

    def files(self, name: str, data: bytes) -> list[tuple[str, bytes]]:
        """Return (name, bytes) of the files; a ZIP that is called .zip, or is an Office file, stays one file.

        Raises NotEdxml (zip_bomb). A wrapper that cannot be opened is kept as it came, with a warning.
        """
        if not data.startswith(_BEGINS):
            return [(name, data)]
        try:
            archive = open_archive(data)
            wraps = not name.lower().endswith(".zip") and sniff(data, name) == _ZIP
            return self._unpacked(name, archive) if wraps else [(name, data)]
        except Unreadable as error:
            if error.code in _REFUSED:
                raise not_edxml("zip_bomb", name=name) from error
            self._warnings.append(
                f"Tệp đính kèm “{name}” là tệp nén nhưng không mở được nên được giữ nguyên như khi đến."
            )
            return [(name, data)]

    def _unpacked(self, name: str, archive: zipfile.ZipFile) -> list[tuple[str, bytes]]:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and "__MACOSX/" not in entry.filename]
        self._left -= sum(entry.file_size for entry in entries)
        if self._left < 0:
            raise unreadable("zip_bomb")
        if not entries:
            raise unreadable("empty")
        files = [(_entry_name(entry), read_part(archive, entry.filename) or b"") for entry in entries]
        if len(files) == 1 and split_suffix(name)[1].lower() == split_suffix(files[0][0])[1].lower():
            return [(name, files[0][1])]
        return files


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the name; Vietnamese names are often UTF-8 without the flag that says so."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
