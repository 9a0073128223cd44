"""Compose what follows a document on pages of its own: annexes, and the documents that are issued with it."""

from dataclasses import replace

from doingoai.documents import wording
from doingoai.documents.body import compose_blocks
from doingoai.documents.closing import compose_signature, ended
from doingoai.documents.content import Annex, Attached, OfficialDocument, Table
from doingoai.documents.form import Layout
from doingoai.documents.kinds import kind_of
from doingoai.documents.letterhead import compose_short_letterhead, line
from doingoai.documents.naming import reference
from doingoai.documents.opening import type_and_title
from doingoai.documents.pages import in_sections
from doingoai.documents.sheet import Flow, Section

# A portrait page has room for five columns of 33 mm; a register's annex with more is turned.
_WIDEST_PORTRAIT_TABLE = 5


def compose_annexes(document: OfficialDocument, layout: Layout) -> tuple[Section, ...]:
    """Return the attached documents and then the annexes, each from page 1 of its own."""
    attached = (section for each in document.attached for section in _attached(each, document, layout))
    annexes = (
        section
        for index, annex in enumerate(document.annexes)
        for section in _annex(annex, _label(document, index), document=document, layout=layout)
    )
    return (*attached, *annexes)


def _label(document: OfficialDocument, index: int) -> str:
    """Return "Phụ lục", which takes a Roman figure when there are several (mục III)."""
    return "Phụ lục" if len(document.annexes) == 1 else f"Phụ lục {wording.roman(index + 1)}"


def _annex(annex: Annex, label: str, *, document: OfficialDocument, layout: Layout) -> tuple[Section, ...]:
    landscape = _is_wide(annex) if annex.landscape is None else annex.landscape
    heading: tuple[Flow, ...] = (
        line("annex", label, outline=1),
        line("annex_title", wording.capitals(annex.title)),
        line("annex_note", f"({layout.annex_opening} {reference(document, layout)})"),
    )
    blocks = compose_blocks(annex.blocks, layout, landscape=landscape, outline_above=1)
    return in_sections((*heading, *blocks), landscape=landscape)


def _is_wide(annex: Annex) -> bool:
    return any(isinstance(block, Table) and len(block.columns) > _WIDEST_PORTRAIT_TABLE for block in annex.blocks)


def _attached(child: Attached, document: OfficialDocument, layout: Layout) -> tuple[Section, ...]:
    """Return a regulation or plan issued with the document, which names its parent under its title (mục III)."""
    name = child.type_name or kind_of(child.kind, layout.kinds).name
    note = f"(Ban hành kèm theo {reference(document, layout)})"
    # A letterhead of two portrait columns does not suit a turned page.
    head = () if child.landscape else (compose_short_letterhead(document, layout),)
    opening = type_and_title(name, child.title, layout=layout, note=note)
    blocks = compose_blocks(child.blocks, layout, landscape=child.landscape, outline_above=1)
    sections = in_sections((*head, *opening, *blocks), landscape=child.landscape)
    *earlier, last = sections
    width = layout.page.text_width(landscape=last.landscape)
    closing = compose_signature(child.signature, layout, width=width) if child.signature else ()
    items = (*ended(last.items, layout), *closing)
    return (*earlier, replace(last, items=items))
