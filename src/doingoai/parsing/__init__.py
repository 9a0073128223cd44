"""From the text of a Vietnamese official document to its parts: `parse`. Reading files is `doingoai.reading`'s.

Start reading at `README.md` and `parse.py`; each step has a folder of its own.
"""

from doingoai.parsing.citation import Citation, Reference
from doingoai.parsing.document import (
    Annex,
    Effect,
    ParsedDocument,
    ParseWarning,
    Point,
    Recipient,
    Signature,
)
from doingoai.parsing.parse import parse
from doingoai.parsing.tables.found import Table, Task
from doingoai.parsing.text.decode import decode_bytes, decode_legacy

__all__ = [
    "Annex",
    "Citation",
    "Effect",
    "ParseWarning",
    "ParsedDocument",
    "Point",
    "Recipient",
    "Reference",
    "Signature",
    "Table",
    "Task",
    "decode_bytes",
    "decode_legacy",
    "parse",
]
