"""Compose a document: the order of its blocks and the words that the rules add to the author's.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, and Hướng dẫn 36-HD/VPTW. Nothing is drawn here: see `word` and `pdf` for
that. The blocks come from `letterhead`, `opening`, `body`, `closing` and `annex`.
"""

from dataclasses import replace

from doingoai.documents.annex import compose_annexes
from doingoai.documents.body import compose_blocks
from doingoai.documents.closing import compose_closing, compose_contact, ended
from doingoai.documents.content import OfficialDocument
from doingoai.documents.form import Layout
from doingoai.documents.letterhead import compose_letterhead
from doingoai.documents.naming import file_title, one_line
from doingoai.documents.opening import compose_opening, has_bookmark
from doingoai.documents.pages import in_sections
from doingoai.documents.secret import refuse_secret
from doingoai.documents.sheet import Section, Sheet, Space


def compose(document: OfficialDocument, layout: Layout) -> Sheet:
    """Return the document as it is printed under `layout`.

    Raises `ContentError` for a kind or a mark that the layout does not know, and for a text marked as a state secret.
    """
    sections = (*_main_sections(document, layout), *compose_annexes(document, layout))
    refuse_secret(sections)
    return Sheet(file_title(document, layout), one_line(document.body), document.issued_on, sections)


def _main_sections(document: OfficialDocument, layout: Layout) -> tuple[Section, ...]:
    """Return the document without its annexes; it is signed on the pages on which its body ends."""
    opening = compose_opening(document, layout)
    body = compose_blocks(document.blocks, layout, outline_above=1 if has_bookmark(document, layout) else 0)
    is_digital = bool(document.copy and document.copy.digital)
    corner = (Space(layout.digital_copy_space),) if is_digital else ()
    foot = compose_contact(document.contact, layout) if document.contact else ()
    *earlier, last = in_sections((*corner, compose_letterhead(document, layout), *opening, *body), foot=foot)
    width = layout.page.text_width(landscape=last.landscape)
    closing = compose_closing(document, layout, width=width)
    return (*earlier, replace(last, items=(*ended(last.items, layout), *closing)))
