"""Paper, margins, page numbers and the foot of the first page, section by section."""

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm

from doingoai.documents.blocks import Run
from doingoai.documents.form import Layout
from doingoai.documents.sheet import Section
from doingoai.documents.word.text import draw_paragraph, run_element, text_paragraph
from doingoai.documents.word.xml import element


def prepare_pages(section: WordSection, layout: Layout) -> None:
    """Set the margins; page numbers are centred in the upper margin, except on a first page."""
    page = layout.page
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header)
    header = section.header
    header.is_linked_to_previous = False
    number = text_paragraph("page_number", (), layout)
    number.append(element("fldSimple", run_element(Run("2"), layout.styles["page_number"]), instr="PAGE"))
    header._element.replace(header.paragraphs[0]._element, number)


def set_pages(properties: WordSection, section: Section, layout: Layout) -> None:
    """Turn the paper if asked; unless it continues, the section counts from 1 and hides its first number."""
    page = layout.page
    width, height = (page.height, page.width) if section.landscape else (page.width, page.height)
    properties.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    properties.page_width, properties.page_height = Mm(width), Mm(height)
    properties.different_first_page_header_footer = not section.continues
    for counting in properties._sectPr.findall(qn("w:pgNumType")):
        properties._sectPr.remove(counting)
    if not section.continues:
        properties._sectPr.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))
    _set_foot(properties, section, layout)


def _set_foot(properties: WordSection, section: Section, layout: Layout) -> None:
    """Put the foot inside the type area of the first page; a later section would inherit it and gets an empty one."""
    # A copied reference is taken out by hand: the library would remove the foot of the section before with it.
    inherited = properties._sectPr.findall(qn("w:footerReference"))
    for reference in inherited:
        properties._sectPr.remove(reference)
    properties.footer_distance = Mm(layout.page.bottom if section.foot else layout.page.header)
    if not section.foot and not inherited:
        return
    footer = properties.first_page_footer
    footer.is_linked_to_previous = False
    empty = footer.paragraphs[0]._element
    for item in section.foot:
        empty.addprevious(draw_paragraph(item, layout, layout.page.text_width()))
    if section.foot:
        empty.getparent().remove(empty)
