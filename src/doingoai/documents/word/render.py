"""Draw a composed document as a Word file."""

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document as WordFile

from doingoai.documents.compose import compose
from doingoai.documents.content import OfficialDocument
from doingoai.documents.layout import Layout, layout_of
from doingoai.documents.sheet import Section, Sheet
from doingoai.documents.word.blank import blank_file
from doingoai.documents.word.flow import draw
from doingoai.documents.word.outside import attach
from doingoai.documents.word.pages import set_pages
from doingoai.documents.word.text import hidden_paragraph


def render_docx(document: OfficialDocument, layout: Layout | None = None) -> bytes:
    """Return the document as a Word file in its own layout, or the one given; compare two of them by their text.

    The file carries its time. Raises `ContentError` for an unknown kind, mark or layout, `RenderError` for a drawing
    that is no SVG.
    """
    layout = layout or layout_of(document.layout)
    sheet = compose(document, layout)
    file = blank_file(layout)
    _describe(file, sheet)
    for index, section in enumerate(sheet.sections):
        if index:
            _close_section(file)
        _fill_section(file, section, layout)
    attach(file, sheet)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _describe(file: WordFile, sheet: Sheet) -> None:
    """Replace what the library's template says about itself."""
    properties = file.core_properties
    properties.title, properties.author, properties.last_modified_by = sheet.title, sheet.author, sheet.author
    properties.language, properties.comments = "vi-VN", ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _fill_section(file: WordFile, section: Section, layout: Layout) -> None:
    """Put the items before the section's properties, which close the body, and set its pages."""
    set_pages(file.sections[-1], section, layout)
    width = layout.page.text_width(landscape=section.landscape)
    end = file.element.body.sectPr
    for item in section.items:
        for drawn in draw(item, layout, width):
            end.addprevious(drawn)


def _close_section(file: WordFile) -> None:
    """End the section in a paragraph without height: a full last page must not be followed by a blank one."""
    end = file.element.body.sectPr
    paragraph = hidden_paragraph()
    paragraph.pPr.append(deepcopy(end))
    end.addprevious(paragraph)
