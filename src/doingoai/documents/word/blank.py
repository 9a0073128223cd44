"""A blank Word file of a layout: paper, styles and language in place of the library's American defaults."""

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from doingoai.documents.form import Layout
from doingoai.documents.word.pages import prepare_pages
from doingoai.documents.word.text import style_id, style_properties
from doingoai.documents.word.xml import element, half_points

_LANGUAGE = "vi-VN"
_WORD_2013 = "15"
# Parts of the library's template without use here: more styles, numbering, a picture of a blank page.
_DROPPED_PARTS = ("stylesWithEffects", "customXml", "numbering", "thumbnail")


def blank_file(layout: Layout) -> WordFile:
    """Return a file of one empty section, its styles named as the law names the blocks."""
    file = docx.Document()
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_DROPPED_PARTS)]:
            del rels[key]
    _replace_styles(file.styles.element, layout)
    _set_language(file.settings.element)
    prepare_pages(file.sections[0], layout)
    return file


def _replace_styles(styles: BaseOxmlElement, layout: Layout) -> None:
    """Keep only the styles that every file must have, and add those of the layout."""
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) is None:
            styles.remove(style)
    defaults = styles.find(qn("w:docDefaults"))
    styles.replace(defaults, _defaults(layout))
    styles.extend(_style(key, layout) for key in layout.styles)


def _defaults(layout: Layout) -> BaseOxmlElement:
    # All four scripts: with only one of them Word sets "ư", "ơ" and "đ" in another face.
    fonts = {script: layout.font for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    size = half_points(layout.styles["text"].size)
    run = element(
        "rPr",
        element("rFonts", **fonts),
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi=_LANGUAGE),
    )
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", element("pPr", spacing)))


def _style(key: str, layout: Layout) -> BaseOxmlElement:
    style = layout.styles[key]
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        *style_properties(style),
        type="paragraph",
        customStyle=1,
        styleId=style_id(key),
    )


def _set_language(settings: BaseOxmlElement) -> None:
    language = settings.find(qn("w:themeFontLang"))
    settings.replace(language, element("themeFontLang", val=_LANGUAGE))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
