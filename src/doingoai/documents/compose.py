"""Compose a document of the State: the order of its blocks and the words that the law adds to the author's.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I. Nothing is drawn here: see `word` and `pdf` for that, and `body`
for the blocks between the letterhead and the signature.
"""

from dataclasses import replace

from doingoai.documents import wording
from doingoai.documents.body import compose_blocks
from doingoai.documents.content import Annex, OfficialDocument, Run, Signature, Table
from doingoai.documents.kinds import DocumentKind, kind_of
from doingoai.documents.layout import Layout
from doingoai.documents.measure import bold_width
from doingoai.documents.sheet import Cell, Columns, Flow, Line, Rule, Section, Sheet, Space

# A portrait page has room for five columns of 33 mm; a register's annex with more is turned.
_WIDEST_PORTRAIT_TABLE = 5


def compose(document: OfficialDocument, layout: Layout) -> Sheet:
    """Return the document as it is printed under `layout`; raise `ContentError` for an unknown kind."""
    kind = kind_of(document.kind)
    opening = _opening(document, kind, layout)
    body = compose_blocks(document.blocks, layout, width=layout.page.text_width(), outline_above=1 if kind.typed else 0)
    closing = (Space(layout.closing_space), _closing(document, layout))
    items = (_letterhead(document, kind, layout), *opening, *_ended(body, layout), *closing)
    annexes = tuple(_annex(document, kind, layout, index) for index in range(len(document.annexes)))
    return Sheet(
        _file_title(document, kind, layout),
        _one_line(document.body),
        document.issued_on,
        (Section(items), *annexes),
    )


def _line(style: str, text: str, outline: int = 0) -> Line:
    return Line(style, (Run(text),), outline)


def _letterhead(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> Columns:
    """Return the issuing body and number on the left, the State and the date on the right (cells 1-4, 5b)."""
    left_width, right_width = layout.letterhead
    style = layout.styles["body"]
    fits = bold_width(wording.capitals(document.body), style.size) <= left_width
    body = wording.letterhead_name(document.body, fits=fits)
    motto_width = bold_width(layout.motto, layout.styles["motto"].size)
    left: Cell = (_line("body", body), Rule(_short_rule(body, "body", layout, left_width)))
    if document.parent_body:
        left = (_line("parent_body", wording.capitals(document.parent_body)), *left)
    right: Cell = (
        _line("nation", wording.capitals(layout.nation)),
        _line("motto", layout.motto),
        Rule(min(motto_width, right_width)),
    )
    return Columns(layout.letterhead, ((left, right), (_number_cell(document, kind, layout), _date_cell(document))))


def _short_rule(text: str, style: str, layout: Layout, available: float) -> float:
    """Return the length of a rule of a third to a half of the last line of `text`."""
    return layout.rule_share * min(bold_width(text.split("\n")[-1], layout.styles[style].size), available)


def _number_cell(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> Cell:
    number = f"{layout.number_label} {_number(document, layout)}"
    lines = (_line("number", number),) if document.symbol else ()
    return lines if kind.typed or not document.title else (*lines, _line("subject", wording.subject(document.title)))


def _number(document: OfficialDocument, layout: Layout) -> str:
    return layout.number_form.format(serial=wording.serial(document.number), symbol=wording.clean(document.symbol))


def _date_cell(document: OfficialDocument) -> Cell:
    if not document.place:
        return ()
    return (_line("date", f"{wording.clean(document.place)}, {wording.day_line(document.issued_on)}".rstrip()),)


def _opening(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> tuple[Flow, ...]:
    """Return what stands between letterhead and body: type, title, addressees, bases, enacting words."""
    items: list[Flow] = []
    if kind.typed:
        title = wording.without_closing(document.title)
        width = _short_rule(title, "title", layout, layout.page.text_width())
        items += [_line("type", wording.capitals(document.type_name or kind.name), outline=1)]
        items += [_line("title", title), Rule(width)] if title else []
    items += _addressees(document.addressees)
    if document.issuing_authority:
        items.append(_line("issuing_authority", wording.capitals(document.issuing_authority)))
    items += [_line("basis", text) for text in wording.closed(document.bases)]
    if kind.enacting:
        items.append(_line("enacting", wording.capitals(kind.enacting)))
    return tuple(items)


def _addressees(addressees: tuple[str, ...]) -> list[Flow]:
    """Return "Kính gửi: …." on one line, or each of several on its own line under the colon (mục II.9a)."""
    if len(addressees) < 2:
        return [_line("addressee", f"Kính gửi: {text}") for text in wording.closed(addressees)]
    items = (_line("addressee_item", text) for text in wording.closed(addressees, dash="- "))
    return [_line("addressee_head", "Kính gửi:"), *items]


def _ended(body: tuple[Flow, ...], layout: Layout) -> tuple[Flow, ...]:
    """Return the body with the end mark in its last paragraph, which stays with the signature."""
    if not body or not isinstance(body[-1], Line):
        return body
    last = body[-1]
    is_prose = last.style in ("text", "article")
    runs = wording.with_end_mark(last.runs, layout.end_mark) if is_prose else last.runs
    return (*body[:-1], replace(last, runs=runs, keep_next=True))


def _closing(document: OfficialDocument, layout: Layout) -> Columns:
    """Return the recipients on the left and the signature on the right (cells 7 and 9b), on one page."""
    recipients: Cell = ()
    if document.recipients:
        items = (_line("recipient", text) for text in wording.closed(document.recipients, dash="- "))
        recipients = (_line("recipients", "Nơi nhận:"), *items)
    signature = _signature(document.signature, layout)
    if document.left_signature is None:
        return Columns(layout.closing, ((recipients, signature),))
    rows: tuple[tuple[Cell, Cell], ...] = ((_signature(document.left_signature, layout), signature),)
    below: Cell = (Space(layout.closing_space), *recipients)
    return Columns(layout.closing, (*rows, (below, ())) if recipients else rows)


def _signature(signature: Signature, layout: Layout) -> Cell:
    authority = (_line("capacity", wording.capitals(text)) for text in signature.authority)
    return (*authority, Space(layout.signature_space), _line("signer", wording.clean(signature.name)))


def _annex(document: OfficialDocument, kind: DocumentKind, layout: Layout, index: int) -> Section:
    """Return an annex on its own pages; several annexes are counted in Roman figures (mục III)."""
    annex = document.annexes[index]
    label = "Phụ lục" if len(document.annexes) == 1 else f"Phụ lục {wording.roman(index + 1)}"
    landscape = _is_wide(annex) if annex.landscape is None else annex.landscape
    heading = (
        _line("annex", label, outline=1),
        _line("annex_title", wording.capitals(annex.title)),
        _line("annex_note", f"(Kèm theo {_reference(document, kind, layout)})"),
    )
    width = layout.page.text_width(landscape=landscape)
    return Section((*heading, *compose_blocks(annex.blocks, layout, width=width, outline_above=1)), landscape)


def _is_wide(annex: Annex) -> bool:
    return any(isinstance(block, Table) and len(block.columns) > _WIDEST_PORTRAIT_TABLE for block in annex.blocks)


def _reference(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> str:
    """Return how an annex names its document: "Kế hoạch số 05/KH-UBND ngày … của …"."""
    day, body = wording.day_line(document.issued_on), _one_line(document.body)
    return f"{_name(document, kind, layout)} {day} của {body}"


def _name(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> str:
    """Return the document's type and, when it has one, its number: "Kế hoạch số 05/KH-UBND"."""
    name = wording.clean(document.type_name) or kind.name
    return f"{name} số {_number(document, layout)}" if document.symbol else name


def _file_title(document: OfficialDocument, kind: DocumentKind, layout: Layout) -> str:
    """Return the title that a file manager or a screen reader shows."""
    return _one_line(f"{_name(document, kind, layout)}: {document.title}")


def _one_line(text: str) -> str:
    return " ".join(wording.clean(text).split())
