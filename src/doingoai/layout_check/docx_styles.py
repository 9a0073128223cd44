"""The styles of a Word file: what a run or a paragraph looks like after defaults, styles and its own properties."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from doingoai.layout_check.docx_parts import A, Parts, W
from doingoai.layout_check.docx_properties import Properties, paragraph_properties, run_properties

_LONGEST_CHAIN = 12
_WORDS_DEFAULT_SIZE = 10.0
_WORDS_DEFAULT_FACE = "Times New Roman"


@dataclass
class _Style:
    based_on: str | None
    run: Properties
    paragraph: Properties


@dataclass
class Styles:
    """All styles of a file, resolved once each."""

    themes: dict[str, str]
    _defaults: _Style
    _by_id: dict[str, _Style]
    _default_paragraph: str
    _resolved: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)

    def paragraph(self, style: str | None, table_style: str | None = None) -> tuple[Properties, Properties]:
        """Return (run, paragraph) properties of a paragraph style inside a table style."""
        key = f"{style or self._default_paragraph}|{table_style or ''}"
        if key not in self._resolved:
            run, paragraph = dict(self._defaults.run), dict(self._defaults.paragraph)
            for name in (table_style, style or self._default_paragraph):
                for link in self._chain(name):
                    run |= link.run
                    paragraph |= link.paragraph
            self._resolved[key] = run, paragraph
        return self._resolved[key]

    def character(self, style: str | None) -> Properties:
        """Return the run properties of a character style alone."""
        merged: Properties = {}
        for link in self._chain(style):
            merged |= link.run
        return merged

    def has_borders(self, style: str | None) -> bool:
        """Tell whether a table style, or one that it is based on, draws lines."""
        return any(link.paragraph.get("table_borders") for link in self._chain(style))

    def _chain(self, name: str | None) -> list[_Style]:
        """Return the style after those that it is based on."""
        chain: list[_Style] = []
        while name in self._by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self._by_id[name])
            name = chain[-1].based_on
        return chain[::-1]


def read_styles(parts: Parts) -> Styles:
    """Return the styles of a file; one without styles has Word's own defaults."""
    themes = _themes(parts.of_kind("theme"))
    root = parts.of_kind("styles")
    defaults = _Style(
        None, {"size": _WORDS_DEFAULT_SIZE, "ascii": _WORDS_DEFAULT_FACE, "hAnsi": _WORDS_DEFAULT_FACE}, {}
    )
    by_id: dict[str, _Style] = {}
    default_paragraph = ""
    if root is not None:
        defaults.run |= run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), themes)
        defaults.paragraph |= paragraph_properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in root.iterchildren(W + "style"):
            key = element.get(W + "styleId", "")
            by_id[key] = _read(element, themes)
            if element.get(W + "default") in ("1", "true") and element.get(W + "type") == "paragraph":
                default_paragraph = key
    return Styles(themes, defaults, by_id, default_paragraph)


def _read(element: etree._Element, themes: dict[str, str]) -> _Style:
    based_on = element.find(W + "basedOn")
    paragraph = paragraph_properties(element.find(W + "pPr"))
    if element.find(f"{W}tblPr/{W}tblBorders") is not None:
        paragraph["table_borders"] = True
    return _Style(
        None if based_on is None else based_on.get(W + "val"),
        run_properties(element.find(W + "rPr"), themes),
        paragraph,
    )


def _themes(root: etree._Element | None) -> dict[str, str]:
    """Return the Latin faces by the first letters of their use: "minor" for text, "major" for headings."""
    faces: dict[str, str] = {}
    for use in ("minor", "major"):
        found = None if root is None else root.find(f".//{A}{use}Font/{A}latin")
        if found is not None:
            faces[use] = found.get("typeface", "")
    return faces
