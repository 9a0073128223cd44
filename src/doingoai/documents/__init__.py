"""Official documents: content (`content`), prescribed form (`layout`, `compose`), Word file and PDF.

A register builds an `OfficialDocument` from its record and declares that as a `Document`; it never draws.
"""

from doingoai.documents.content import (
    Annex,
    Article,
    Block,
    Column,
    ContentError,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Run,
    Signature,
    Table,
)
from doingoai.documents.declare import Document
from doingoai.documents.kinds import KINDS, DocumentKind, kind_of
from doingoai.documents.layout import ND30_2020, Layout
from doingoai.documents.pdf import RenderError, render_pdf
from doingoai.documents.word.render import render_docx

__all__ = [
    "KINDS",
    "ND30_2020",
    "Annex",
    "Article",
    "Block",
    "Column",
    "ContentError",
    "Document",
    "DocumentKind",
    "Heading",
    "Layout",
    "OfficialDocument",
    "Paragraph",
    "Point",
    "RenderError",
    "Run",
    "Signature",
    "Table",
    "kind_of",
    "render_docx",
    "render_pdf",
]
