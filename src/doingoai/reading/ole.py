"""OLE containers (.doc, .xls, locked Office files), opened only when their declared sizes can be true.

A 12 KB file whose chain of sectors runs in a circle made olefile collect 2.6 GB (measured): it trusts the
sizes that the file declares. They cannot be larger than the file itself.
"""

from __future__ import annotations

import io
import struct

import olefile

from doingoai.reading.document import unreadable

_SECTOR = 512
_COUNTS = (44, 64, 72)  # sectors of the FAT, of the mini FAT and of the FAT's own table, as the header declares


def open_ole(data: bytes) -> olefile.OleFileIO:
    """Open a container; raises Unreadable (damaged) for impossible sizes, and what olefile raises."""
    sectors = len(data) // _SECTOR
    if len(data) < _SECTOR or any(struct.unpack_from("<I", data, at)[0] > sectors for at in _COUNTS):
        raise unreadable("damaged")
    ole = olefile.OleFileIO(io.BytesIO(data))
    if ole.root is None or ole.root.size > len(data):
        raise unreadable("damaged")
    return ole


def read_stream(ole: olefile.OleFileIO, name: str, *, limit: int) -> bytes:
    """Return a stream of at most `limit` bytes; raises Unreadable (damaged) for a larger one or none."""
    if not ole.exists(name) or ole.get_size(name) > limit:
        raise unreadable("damaged")
    return bytes(ole.openstream(name).read())
