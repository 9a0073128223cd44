"""Official documents: content (`content`), prescribed form (`layout`, `compose`), Word file and PDF.

A register builds an `OfficialDocument` from its record and declares that as a `Document`; it never draws.
"""

from doingoai.documents.capacity import CAPACITIES, authority_lines, check_authority
from doingoai.documents.content import (
    Annex,
    Article,
    Attached,
    Block,
    Column,
    Contact,
    ContentError,
    Copy,
    Heading,
    OfficialDocument,
    Paragraph,
    Picture,
    Point,
    Run,
    Signature,
    Table,
)
from doingoai.documents.declare import Document
from doingoai.documents.engine import RenderError
from doingoai.documents.kinds import KINDS, DocumentKind, kind_of
from doingoai.documents.layout import LAYOUTS, ND30_2020, PARTY, Layout, layout_of
from doingoai.documents.marks import CIRCULATIONS, COPIES, URGENCIES
from doingoai.documents.party_kinds import PARTY_KINDS
from doingoai.documents.pdf import render_pdf
from doingoai.documents.word.render import render_docx

__all__ = [
    "CAPACITIES",
    "CIRCULATIONS",
    "COPIES",
    "KINDS",
    "LAYOUTS",
    "ND30_2020",
    "PARTY",
    "PARTY_KINDS",
    "URGENCIES",
    "Annex",
    "Article",
    "Attached",
    "Block",
    "Column",
    "Contact",
    "ContentError",
    "Copy",
    "Document",
    "DocumentKind",
    "Heading",
    "Layout",
    "OfficialDocument",
    "Paragraph",
    "Picture",
    "Point",
    "RenderError",
    "Run",
    "Signature",
    "Table",
    "authority_lines",
    "check_authority",
    "kind_of",
    "layout_of",
    "render_docx",
    "render_pdf",
]
