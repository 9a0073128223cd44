"""ZIP containers (.docx, .odt, .xlsx) opened in memory and within limits; nothing is ever written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from doingoai.reading.document import unreadable

MIB = 1024 * 1024
MAX_UNPACKED = 200 * MIB
MAX_RATIO = 200
MAX_PART = 64 * MIB
_MAX_NESTING = 2
# Small files of spaces or of one colour reach any ratio honestly and harm nobody.
_RATIO_APPLIES_FROM = 4 * MIB
_NESTED = (".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".odt", ".ods", ".jar", ".bin")

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP after its declared sizes were checked; raises Unreadable: damaged, encrypted, zip_bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS as error:
        raise unreadable("damaged") from error
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise unreadable("encrypted")
    _check_sizes(archive)
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return one file of the archive, None where it has none; raises Unreadable: damaged, too_large."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.file_size > MAX_PART:
        raise unreadable("too_large", limit=MAX_PART // MIB)
    try:
        return archive.read(entry)  # never gives more than the size that was checked
    except ZIP_ERRORS as error:
        raise unreadable("damaged") from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    packed = sum(entry.compress_size for entry in archive.infolist())
    unpacked = _unpacked(archive, nesting=0)
    if unpacked > MAX_UNPACKED:
        raise unreadable("zip_bomb")
    if unpacked > _RATIO_APPLIES_FROM and unpacked > MAX_RATIO * max(packed, 1):
        raise unreadable("zip_bomb")


def _unpacked(archive: zipfile.ZipFile, *, nesting: int) -> int:
    """Add up the declared sizes, those of archives inside archives too; more than two levels are refused."""
    total = sum(entry.file_size for entry in archive.infolist())
    if total > MAX_UNPACKED:
        return total
    for entry in archive.infolist():
        inner = _inner_archive(archive, entry)
        if inner is not None:
            if nesting == _MAX_NESTING:
                raise unreadable("zip_bomb")
            total += _unpacked(inner, nesting=nesting + 1)
    return total


def _inner_archive(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> zipfile.ZipFile | None:
    if not entry.filename.lower().endswith(_NESTED):
        return None
    try:
        return zipfile.ZipFile(io.BytesIO(archive.read(entry)))
    except ZIP_ERRORS:
        return None  # not an archive, or one that nobody here will open
