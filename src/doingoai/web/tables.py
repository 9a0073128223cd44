"""A table as values: headings, rows, and the body drawn in Python (faster than a template per cell).

The frame around the body is templates/web/components/table.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: `kind` is text, title (wide), number, date or state; `sorted` is "", ascending or descending."""

    key: str
    label: StrOrPromise
    kind: str = "text"
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line: cells in the order of the headings; the first cell names the row and carries its link."""

    cells: Sequence[object]
    url: str = ""
    tone: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table, and what to say when it has no rows."""

    caption: StrOrPromise
    headings: Sequence[Heading]
    rows: Sequence[Row]
    empty_title: StrOrPromise = ""
    empty_text: StrOrPromise = ""
    empty_url: str = ""
    empty_label: StrOrPromise = ""


def cell_html(value: object) -> str:
    """Write one value as safe HTML: dates and numbers the Vietnamese way, a dash for what is not known."""
    if hasattr(value, "__html__"):
        return str(value.__html__())
    if value is None or value == "":
        return '<span class="none">–</span>'
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, int | float | Decimal):
        return vnnumber(value)
    if isinstance(value, date):
        return vndate(value)
    return escape(value)


def _open_cells(headings: Iterable[Heading]) -> list[str]:
    """Return the opening tag of each column once; the label serves the cards on narrow screens."""
    return [f'<td class="{heading.kind}" data-label="{escape(heading.label)}">' for heading in headings]


def _open_name(heading: Heading) -> str:
    """Return the opening tag of the first column; the number of a dossier stays on one line."""
    return '<th scope="row" class="code">' if heading.key == "number" else '<th scope="row">'


def _row_html(row: Row, naming: str, opening: Sequence[str]) -> str:
    first, *others = row.cells
    name = cell_html(first)
    if row.url:
        name = f'<a class="row-link" href="{escape(row.url)}">{name}</a>'
    head = f'<tr class="{escape(row.tone)}">' if row.tone else "<tr>"
    cells = [f"{tag}{cell_html(value)}</td>" for tag, value in zip(opening, others, strict=True)]
    return f"{head}{naming}{name}</th>{''.join(cells)}</tr>"


def body_html(table: Table) -> SafeString:
    """Draw the <tbody> of a table. Raises ValueError when a row has not one cell for each heading."""
    naming, opening = _open_name(table.headings[0]), _open_cells(table.headings[1:])
    lines = "".join([_row_html(row, naming, opening) for row in table.rows])
    return mark_safe(f"<tbody>{lines}</tbody>")  # noqa: S308 - every value went through escape
