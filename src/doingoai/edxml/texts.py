"""Text as it may stand in a package: what XML can carry, precomposed (TCVN 6909:2001), without stray spaces."""

from __future__ import annotations

import re

from doingoai.lib.text import nfc

# XML 1.0 has no way to write these; Word leaves vertical tabs (line breaks) and form feeds behind.
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def paragraphs(text: str) -> str:
    """Return `text` with its line breaks (as one newline each), without what XML cannot carry."""
    return nfc(_NOT_IN_XML.sub("", _BREAKS.sub("\n", text))).strip()


def one_line(text: str) -> str:
    """Return `text` on one line: producers that indent their XML break subjects and names over lines."""
    return " ".join(paragraphs(text).split())
