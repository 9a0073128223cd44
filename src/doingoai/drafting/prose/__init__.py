"""Plain text as an officer types it ↔ the blocks of a document; the grammar in one place to import from."""

from doingoai.drafting.prose.inline import escape
from doingoai.drafting.prose.normal import normal_annexes, normalise
from doingoai.drafting.prose.reading import Prose, read_prose
from doingoai.drafting.prose.writing import text_of

__all__ = ["Prose", "escape", "normal_annexes", "normalise", "read_prose", "text_of"]
