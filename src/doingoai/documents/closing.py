"""Compose the foot of a document: recipients, signatures, the copy made of it, the contact (cells 7, 9b, 12, 13)."""

from dataclasses import replace

from doingoai.documents import wording
from doingoai.documents.blocks import Run
from doingoai.documents.content import Contact, Copy, OfficialDocument, Signature
from doingoai.documents.form import Layout
from doingoai.documents.letterhead import copy_rows, line
from doingoai.documents.measure import bold_width
from doingoai.documents.sheet import Cell, Columns, Flow, Grid, Line, Rule, Space

_LEAST_LINES_WITH_SIGNATURE = 2
_SPACE_BELOW_COPY_RULE = 6
_PROSE = ("text", "article")


def ended(body: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """Return the body with the end mark after its last paragraph, its last two lines kept with what follows."""
    if body and isinstance(body[-1], Line) and body[-1].style in _PROSE:
        last = body[-1]
        body = (*body[:-1], replace(last, runs=wording.with_end_mark(last.runs, layout.end_mark)))
    return kept_with_next(body, layout)


def kept_with_next(body: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """Return the items, those of the last two lines kept on the page of what follows: no signature stands alone."""
    items, lines = list(body), 0.0
    for index in reversed(range(len(items))):
        item = items[index]
        if isinstance(item, Grid):
            items[index] = replace(item, keep_last=True)
        if not isinstance(item, Line) or lines >= _LEAST_LINES_WITH_SIGNATURE:
            break
        style = layout.styles[item.style]
        width = bold_width(item.text, style.size) + style.first_line
        lines += 1 if width <= layout.page.text_width() else _LEAST_LINES_WITH_SIGNATURE
        items[index] = replace(item, keep_next=True)
    return tuple(items)


def compose_closing(document: OfficialDocument, layout: Layout, *, width: float) -> tuple[Flow, ...]:
    """Return recipients on the left and signature on the right of `width`, on one page; then the copy's foot."""
    cell = (*_recipients(document.recipients, layout), *_drafter(document))
    closing = _foot(cell, document.signature, left=document.left_signature, layout=layout, width=width)
    copied = _copied(document.copy, layout, width) if document.copy else ()
    return (Space(layout.closing_space), closing, *copied)


def compose_signature(signature: Signature, layout: Layout, *, width: float) -> tuple[Flow, ...]:
    """Return a signature without recipients, in the right half of `width`."""
    return (Space(layout.closing_space), _foot((), signature, left=None, layout=layout, width=width))


def compose_contact(contact: Contact, layout: Layout) -> tuple[Line | Rule, ...]:
    """Return the rule as wide as the page and the lines below it: address, then telephone, fax, e-mail, site."""
    ways = (("Điện thoại", contact.phone), ("Fax", contact.fax), ("Email", contact.email), ("Website", contact.website))
    reached = "; ".join(f"{label}:\u00a0{wording.clean(value)}" for label, value in ways if value)
    address = f"Địa chỉ: {wording.clean(contact.address)}" if contact.address else ""
    return (Rule(layout.page.text_width()), *(line("contact", text) for text in (address, reached) if text))


def _foot(recipients: Cell, signature: Signature, *, left: Signature | None, layout: Layout, width: float) -> Columns:
    halves = (width / 2, width / 2)
    if left is None:
        return Columns(halves, ((recipients, _signature(signature, layout)),))
    rows: tuple[tuple[Cell, Cell], ...] = ((_signature(left, layout), _signature(signature, layout)),)
    below: Cell = (Space(layout.closing_space), *recipients)
    return Columns(halves, (*rows, (below, ())) if recipients else rows)


def _signature(signature: Signature, layout: Layout) -> Cell:
    authority = (line("capacity", wording.capitals(text)) for text in signature.authority)
    return (*authority, Space(layout.signature_space), line("signer", wording.clean(signature.name)))


def _recipients(recipients: tuple[str, ...], layout: Layout) -> Cell:
    """Return "Nơi nhận:" and its items; one that ends with a colon ("Gửi bản giấy:") heads those below it."""
    if not recipients:
        return ()
    heads = {index for index, text in enumerate(recipients) if wording.clean(text).rstrip().endswith(":")}
    items = iter(
        wording.closed(
            [text for index, text in enumerate(recipients) if index not in heads], dash="- ", mark=layout.item_mark
        )
    )
    lines = (
        Line("recipient", (Run(wording.clean(text), italic=True),))
        if index in heads
        else line("recipient", next(items))
        for index, text in enumerate(recipients)
    )
    return (line("recipients", "Nơi nhận:"), *lines)


def _drafter(document: OfficialDocument) -> Cell:
    """Return the drafter's initials and the number of copies issued: "NVA.300" (cell 12)."""
    copies = "" if document.copies is None else str(document.copies)
    text = ".".join(part for part in (wording.capitals(document.drafter), copies) if part)
    return (line("drafter", text),) if text else ()


def _copied(copy: Copy, layout: Layout, width: float) -> tuple[Flow, ...]:
    """Return the foot of a copy, on one page under a rule over the whole width, below the text that was copied."""
    space = Space(layout.closing_space)
    signed = ((space, *_recipients(copy.recipients, layout)), (space, *_signature(copy.signature, layout)))
    rows = (*copy_rows(copy, layout), signed)
    return (space, Rule(width), Space(_SPACE_BELOW_COPY_RULE), Columns(layout.letterhead, rows))
