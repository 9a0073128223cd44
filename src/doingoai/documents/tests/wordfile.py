"""Read back a Word file that was written: its paragraphs wherever they stand, lengths in millimetres."""

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from doingoai.documents import OfficialDocument, render_docx


def opened(document: OfficialDocument) -> WordFile:
    """Return the document as written and read back."""
    return docx.Document(BytesIO(render_docx(document)))


def paragraph(file: WordFile, text: str) -> Paragraph:
    """Return the first paragraph of the file, tables included, whose text begins with `text`."""
    for element in file.element.body.iter(qn("w:p")):
        found = Paragraph(element, file)
        if found.text.startswith(text):
            return found
    raise AssertionError(f"no paragraph begins with “{text}”")


def millimetres(length: Length) -> float:
    """Return a length of Word in millimetres to a tenth."""
    return round(length / Mm(1), 1)
