"""Compose the head of a page: issuer, State or Party, number, place and date, marks (cells 1-5b, 10, 11)."""

from doingoai.documents import wording
from doingoai.documents.blocks import Run
from doingoai.documents.content import Copy, OfficialDocument
from doingoai.documents.form import Layout
from doingoai.documents.marks import circulation_of, copy_of, urgency_of
from doingoai.documents.measure import bold_width, wrapped
from doingoai.documents.naming import kind_in, number
from doingoai.documents.sheet import Cell, Columns, Frame, Line, Rule, Space

_MARK_PADDING = 6
_MARK_HEIGHT = 8
_SPACE_BEFORE_MARK = 6


def compose_letterhead(document: OfficialDocument, layout: Layout) -> Columns:
    """Return the issuing body and number on the left, the State or the Party and the date on the right."""
    bodies = (_bodies(document, layout), _heading(layout))
    return Columns(layout.letterhead, (bodies, (_left(document, layout), _right(document, layout))))


def compose_short_letterhead(document: OfficialDocument, layout: Layout) -> Columns:
    """Return the head of a document attached to this one, which has no number and date of its own."""
    return Columns(layout.letterhead, ((_bodies(document, layout), _heading(layout)),))


def copy_rows(copy: Copy, layout: Layout) -> tuple[tuple[Cell, Cell], ...]:
    """Return the head below a copied text: who copied, SAO Y, number, place and date of the copy."""
    form = (line("copy", wording.capitals(copy_of(copy.kind))),)
    return ((_bodies(copy, layout), form), (_number(copy, layout), _date(copy)))


def line(style: str, text: str, *, outline: int = 0) -> Line:
    """Return a line in one style."""
    return Line(style, (Run(text),), outline)


def short_rule(text: str, style: str, *, layout: Layout, available: float) -> float:
    """Return the length of a rule of a third to a half of the last line of `text` in a column of `available`."""
    size = layout.styles[style].size
    return layout.rule_share * min(bold_width(wrapped(text, size, width=available)[-1], size), available)


def _bodies(issuer: OfficialDocument | Copy, layout: Layout) -> Cell:
    """Return the parent and the issuing body over their rule or mark."""
    width = layout.letterhead[0]
    body = _name(issuer.body, layout)
    under = (
        line("body_mark", layout.body_mark)
        if layout.body_mark
        else Rule(short_rule(body, "body", layout=layout, available=width))
    )
    parent = (line("parent_body", _name(issuer.parent_body, layout)),) if issuer.parent_body else ()
    return (*parent, line("body", body), under)


def _name(name: str, layout: Layout) -> str:
    fits = bold_width(wording.capitals(name), layout.styles["body"].size) <= layout.letterhead[0]
    return wording.letterhead_name(name, fits=fits)


def _heading(layout: Layout) -> Cell:
    """Return Quốc hiệu and Tiêu ngữ, or the Party's name, over a rule of the same length as the last line."""
    lines = [line("nation", wording.capitals(layout.nation))]
    lines += [line("motto", layout.motto)] if layout.motto else []
    length = bold_width(lines[-1].text, layout.styles[lines[-1].style].size)
    return (*lines, Rule(min(length, layout.letterhead[1])))


def _left(document: OfficialDocument, layout: Layout) -> Cell:
    """Return number, subject of a letter and mark of urgency (cells 3, 5b, 10b)."""
    cell = list(_number(document, layout))
    if kind_in(document, layout).has_subject and document.title:
        cell.append(line("subject", wording.subject(document.title, layout.subject_mark)))
    if document.urgency:
        mark = urgency_of(document.urgency)
        cell += [Space(_SPACE_BEFORE_MARK), Frame("urgency", mark.text, mark.width, mark.height, red=True)]
    return tuple(cell)


def _right(document: OfficialDocument, layout: Layout) -> Cell:
    """Return place and date over the note on circulation (cells 4, 11)."""
    if not document.circulation:
        return _date(document)
    note = circulation_of(document.circulation)
    width = bold_width(note, layout.styles["circulation"].size) + _MARK_PADDING
    return (*_date(document), Space(_SPACE_BEFORE_MARK), Frame("circulation", note, width, _MARK_HEIGHT))


def _number(issued: OfficialDocument | Copy, layout: Layout) -> Cell:
    return (line("number", f"{layout.number_label} {number(issued, layout)}"),) if issued.symbol else ()


def _date(issued: OfficialDocument | Copy) -> Cell:
    if not issued.place:
        return ()
    return (line("date", f"{wording.clean(issued.place)}, {wording.day_line(issued.issued_on)}".rstrip()),)
