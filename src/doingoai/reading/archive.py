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
MAX_FILES = 20_000
_ENTRY = b"PK\x01\x02"  # begins each entry of the directory; a million of them take a gigabyte of memory
_MAX_NESTING = 2
# Small files of spaces or of one colour reach any ratio honestly and harm nobody.
_RATIO_APPLIES_FROM = 4 * MIB
# The other methods of zipfile unpack without a bound, and no office program writes them.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
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
    if data.count(_ENTRY) > MAX_FILES:
        raise unreadable("zip_bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS as error:
        raise unreadable("damaged") from error
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise unreadable("encrypted")
    if any(entry.compress_type not in _BOUNDED for entry in archive.infolist()):
        raise unreadable("damaged")
    _check_sizes(archive)
    return archive


def file_names(data: bytes) -> list[str]:
    """Return the names of the files in a ZIP; raises one of ZIP_ERRORS where there is no directory."""
    if data.count(_ENTRY) > MAX_FILES:
        raise zipfile.BadZipFile("too many files")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


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
    if not entry.filename.lower().endswith(_NESTED) or entry.compress_type not in _BOUNDED:
        return None
    try:
        return zipfile.ZipFile(io.BytesIO(archive.read(entry)))
    except ZIP_ERRORS:
        return None  # not an archive, or one that nobody here will open
