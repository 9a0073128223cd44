"""Compose what stands between letterhead and body: type, title, addressees, bases, enacting words (cells 5a, 9a)."""

from doingoai.documents import wording
from doingoai.documents.blocks import Run
from doingoai.documents.content import OfficialDocument
from doingoai.documents.form import Layout
from doingoai.documents.letterhead import line, short_rule
from doingoai.documents.naming import issuer, kind_in
from doingoai.documents.sheet import Flow, Line, Rule, Space


def compose_opening(document: OfficialDocument, layout: Layout) -> tuple[Flow, ...]:
    """Return the lines before the body, as far as the document has them."""
    kind = kind_in(document, layout)
    items: list[Flow] = []
    if not kind.has_subject:
        items += type_and_title(document.type_name or (kind.name if kind.typed else ""), document.title, layout=layout)
    items += _addressees(document, layout)
    if document.issuing_authority:
        items.append(line("issuing_authority", wording.capitals(document.issuing_authority)))
    among, last = layout.basis_ends
    items += [
        line("basis", text) for text in wording.closed(document.bases, dash=layout.basis_dash, mark=among, last=last)
    ]
    if kind.enacting:
        items.append(line("enacting", wording.capitals(kind.enacting)))
    return tuple(items)


def has_bookmark(document: OfficialDocument, layout: Layout) -> bool:
    """Tell whether the document opens with a bookmark, below which those of its body stand."""
    kind = kind_in(document, layout)
    return kind.typed or bool(document.type_name and not kind.has_subject)


def type_and_title(type_name: str, title: str, *, layout: Layout, note: str = "") -> list[Flow]:
    """Return the type in capitals, the title below it, a `note` in brackets, and the short rule."""
    above: Flow = Space(layout.styles["type"].before)
    items: list[Flow] = [line("type", wording.capitals(type_name), outline=1) if type_name else above]
    # In the form with a mark in place of the rule the title goes on where the type ends: "CHỈ THỊ / về …".
    plain = wording.small_about(title) if layout.body_mark else wording.without_closing(title)
    items += [line("title", plain)] if plain else []
    items += [line("annex_note", note)] if note else []
    if plain:
        items.append(
            Rule(layout.title_rule or short_rule(plain, "title", layout=layout, available=layout.page.text_width()))
        )
    return items


def _addressees(document: OfficialDocument, layout: Layout) -> list[Flow]:
    """Return "Kính gửi: …." on one line, or each of several on its own line under the colon (mục II.9a)."""
    opening = kind_in(document, layout).address.format(issuer=issuer(document))
    if not document.addressees:
        return []
    if len(document.addressees) == 1:
        (text,) = wording.closed(document.addressees)
        head = layout.styles["addressee_head"]
        return [Line("addressee", (Run(opening, italic=head.italic), Run(f" {text}")))]
    items = wording.closed(document.addressees, dash="- ", mark=layout.item_mark)
    return [line("addressee_head", opening), *(line("addressee_item", text) for text in items)]
