"""Small edits of a right Word file, each of which plants one fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

Edit = Callable[[WordFile], object]


def edited(data: bytes, *edits: Edit) -> bytes:
    """Return the file after the edits."""
    file = docx.Document(BytesIO(data))
    for edit in edits:
        edit(file)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def paragraphs(file: WordFile) -> Iterator[Paragraph]:
    """Yield all paragraphs of the body, also those in tables."""
    for element in file.element.body.iter(qn("w:p")):
        yield Paragraph(element, file)


def find(file: WordFile, text: str) -> Paragraph:
    """Return the paragraph that is `text`, else the first that holds it; fail when the document has none."""
    whole = [paragraph for paragraph in paragraphs(file) if paragraph.text == text]
    return whole[0] if whole else next(paragraph for paragraph in paragraphs(file) if text in paragraph.text)


def say(old: str, new: str) -> Edit:
    """Replace words in the first run that has them."""

    def edit(file: WordFile) -> None:
        run = next(run for p in paragraphs(file) for run in p.runs if old in run.text)
        run.text = run.text.replace(old, new)

    return edit


def both(first: Edit, second: Edit) -> Edit:
    """Make two edits that plant one fault together."""

    def edit(file: WordFile) -> None:
        first(file)
        second(file)

    return edit


def remove(*texts: str) -> Edit:
    """Take out whole paragraphs."""

    def edit(file: WordFile) -> None:
        for text in texts:
            find(file, text)._p.getparent().remove(find(file, text)._p)

    return edit


def font(text: str, **form: object) -> Edit:
    """Change the form of all runs of a paragraph: size, bold, italic, underline, name, red."""

    def edit(file: WordFile) -> None:
        for run in find(file, text).runs:
            if "size" in form:
                run.font.size = Pt(form["size"])
            if "name" in form:
                run.font.name = form["name"]
            if form.get("red"):
                run.font.color.rgb = RGBColor(0xFF, 0, 0)
            for mark in ("bold", "italic", "underline"):
                if mark in form:
                    setattr(run, mark, form[mark])

    return edit


def every(text_length: int, **settings: object) -> Edit:
    """Change the paragraph format of all running text longer than `text_length`."""

    def edit(file: WordFile) -> None:
        for paragraph in file.paragraphs:
            if len(paragraph.text) > text_length and _is_running(paragraph):
                for name, value in settings.items():
                    setattr(paragraph.paragraph_format, name, value)

    return edit


def _is_running(paragraph: Paragraph) -> bool:
    return paragraph.style.paragraph_format.alignment == ALIGN.JUSTIFY


def every_size(size: float) -> Edit:
    """Change the type size of all running text."""

    def edit(file: WordFile) -> None:
        for paragraph in file.paragraphs:
            if _is_running(paragraph) and not paragraph.text.startswith("Căn cứ"):
                for run in paragraph.runs:
                    run.font.size = Pt(size)

    return edit


def page(**settings: float) -> Edit:
    """Change the first section: lengths in millimetres."""

    def edit(file: WordFile) -> None:
        for name, value in settings.items():
            setattr(file.sections[0], name, Mm(value))

    return edit


def turned(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width


def number_on_first_page(file: WordFile) -> None:
    file.sections[0].different_first_page_header_footer = False


def number_in_footer(file: WordFile) -> None:
    section = file.sections[0]
    number = section.header.paragraphs[0]._p
    section.footer.is_linked_to_previous = False
    section.footer._element.append(number)
    section.header._element.append(OxmlElement("w:p"))


def number_gone(file: WordFile) -> None:
    for section in file.sections:
        section.header.is_linked_to_previous = False
        for field in list(section.header._element.iter(qn("w:fldSimple"))):
            field.getparent().remove(field)


def number_at_left(file: WordFile) -> None:
    file.sections[0].header.paragraphs[0].alignment = ALIGN.LEFT


def number_roman(file: WordFile) -> None:
    file.sections[0]._sectPr.find(qn("w:pgNumType")).set(qn("w:fmt"), "lowerRoman")


def number_large(file: WordFile) -> None:
    for run in file.sections[0].header._element.iter(qn("w:r")):
        run.find(qn("w:rPr")).find(qn("w:sz")).set(qn("w:val"), "36")


def rule_gone(below: str, *, underline: bool = False, dashes: bool = False) -> Edit:
    """Take the line under a paragraph away, perhaps to underline the words or to type dashes instead."""

    def edit(file: WordFile) -> None:
        paragraph = find(file, below)
        border = next(paragraph._p.itersiblings(qn("w:p")))
        border.pPr.remove(border.pPr.find(qn("w:pBdr")))
        for run in paragraph.runs:
            run.underline = underline
        if dashes:
            Paragraph(border, paragraph._parent).add_run("-----------")

    return edit


def rule_over_column(below: str) -> Edit:
    """Draw the line over the whole column."""

    def edit(file: WordFile) -> None:
        border = next(find(file, below)._p.itersiblings(qn("w:p")))
        border.pPr.remove(border.pPr.find(qn("w:ind")))

    return edit


def head_not_repeated(file: WordFile) -> None:
    mark = next(file.element.body.iter(qn("w:tblHeader")))
    mark.getparent().remove(mark)


def align(text: str, side: object) -> Edit:
    def edit(file: WordFile) -> None:
        find(file, text).alignment = side

    return edit
