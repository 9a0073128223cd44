"""From the text of a Vietnamese official document to its parts: `parse`. Reading files is `doingoai.reading`'s.

Start reading at `parse.py`; the grammar (numbers, dates, citations, points) has one module for each thing.
"""

from doingoai.parsing.decode import decode_bytes, decode_legacy
from doingoai.parsing.document import Citation, ParsedDocument, ParseWarning, Point, Recipient, Signature
from doingoai.parsing.parse import parse

__all__ = [
    "Citation",
    "ParseWarning",
    "ParsedDocument",
    "Point",
    "Recipient",
    "Signature",
    "decode_bytes",
    "decode_legacy",
    "parse",
]
