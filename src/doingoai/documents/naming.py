"""How a document is named: its type, its number, and the way in which others refer to it."""

from doingoai.documents import wording
from doingoai.documents.content import Copy, OfficialDocument
from doingoai.documents.form import Layout
from doingoai.documents.kinds import DocumentKind, kind_of


def kind_in(document: OfficialDocument, layout: Layout) -> DocumentKind:
    """Return the document's kind; raise `ContentError` when the layout does not know it."""
    return kind_of(document.kind, layout.kinds)


def number(document: OfficialDocument | Copy, layout: Layout) -> str:
    """Return serial and symbol: "05/KH-UBND" of the State, "904-QĐ/TW" of the Party."""
    return layout.number_form.format(serial=wording.serial(document.number), symbol=wording.clean(document.symbol))


def name(document: OfficialDocument, layout: Layout) -> str:
    """Return the type and, when there is one, the number: "Kế hoạch số 05/KH-UBND"."""
    typed = wording.clean(document.type_name) or kind_in(document, layout).name
    return f"{typed} số {number(document, layout)}" if document.symbol else typed


def reference(document: OfficialDocument, layout: Layout) -> str:
    """Return how an annex names its document: "Kế hoạch số 05/KH-UBND ngày … của …"."""
    write_day = wording.short_day if layout.short_days else wording.day_line
    return layout.reference.format(
        name=name(document, layout), day=write_day(document.issued_on), issuer=issuer(document)
    )


def issuer(document: OfficialDocument) -> str:
    """Return who decides, which for a decision of a chairman is not the body of the letterhead."""
    return one_line(document.issuing_authority or document.body)


def file_title(document: OfficialDocument, layout: Layout) -> str:
    """Return the title that a file manager or a screen reader shows."""
    title = one_line(document.title)
    return f"{one_line(name(document, layout))}: {title}" if title else one_line(name(document, layout))


def one_line(text: str) -> str:
    """Return the text without line breaks and double spaces."""
    return " ".join(wording.clean(text).split())
