"""From the bytes of an office file to its text: `read_document`. What the text means is `doingoai.parsing`'s.

Also what a file is (`sniff`, `ALLOWED_ATTACHMENTS`) and how a hostile one is kept in a child process
(`isolated`); nothing here knows Django.
"""

from doingoai.reading.document import CODES, ReadDocument, Unreadable
from doingoai.reading.kinds import ALLOWED_ATTACHMENTS
from doingoai.reading.plain import decode_bytes
from doingoai.reading.reader import MAX_INPUT, read_document
from doingoai.reading.sniffing import matches_name, sniff

__all__ = [
    "ALLOWED_ATTACHMENTS",
    "CODES",
    "MAX_INPUT",
    "ReadDocument",
    "Unreadable",
    "decode_bytes",
    "matches_name",
    "read_document",
    "sniff",
]
