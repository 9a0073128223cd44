"""A template and the values of an officer become the text of a draft: `fill`. Values are only ever text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from doingoai.drafting.prose.runs import cleaned, one_line
from doingoai.drafting.templates.body_checks import ORDINAL
from doingoai.drafting.templates.filled_lines import Piece, prose_of
from doingoai.drafting.templates.template import Node, Nodes, Recipient, Template
from doingoai.lib.dates import format_date

Value: TypeAlias = object
BLANK = "…………"


@dataclass(frozen=True)
class Filled:
    """A filled template; `body` is prose for `read_prose`, `missing` names what was asked for and not given."""

    kind: str
    layout: str
    title: str
    body: str
    issuing_authority: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    capacity: str = ""
    missing: tuple[str, ...] = ()


def fill(template: Template, values: Mapping[str, Value]) -> Filled:
    """Return the draft of a template with the facts and fields given in `values`.

    Rows are given as a sequence of mappings. Nothing in a value is read as a mark, a label or a placeholder; what is
    required or a fact and not given leaves dots and is named in `missing`.
    """
    filling = _Filling(template, values)
    draft = Filled(
        kind=template.kind,
        layout=template.layout,
        title=filling.line(template.subject),
        body=prose_of(filling.pieces(template.body)),
        issuing_authority=filling.line(template.issuing_authority),
        addressees=filling.lines(template.addressees),
        bases=filling.lines(template.bases),
        recipients=tuple(
            Recipient(text, channel) for nodes, channel in template.recipients for text in filling.lines((nodes,))
        ),
        capacity=template.capacity,
        missing=(),
    )
    return Filled(**{**vars(draft), "missing": tuple(filling.missing())})


class _Filling:
    """The values of one draft, and which of them were asked for in vain."""

    def __init__(self, template: Template, values: Mapping[str, Value]) -> None:
        self._template, self._values = template, values
        self._asked: set[str] = set()

    def missing(self) -> Iterator[str]:
        """Yield required fields and rows without a value, then facts that were needed and not given."""
        template = self._template
        required = [each.name for each in template.fields.values() if each.required]
        required += [each.name for each in template.rows.values() if each.required]
        yield from (name for name in required if not self._given(name, self._values))
        yield from sorted(self._asked - set(template.fields))

    def line(self, nodes: Nodes) -> str:
        """Return a text on one line."""
        return one_line("".join(piece.text for piece in self.pieces(nodes)))

    def lines(self, texts: Sequence[Nodes]) -> tuple[str, ...]:
        """Return texts, without those that are empty; several lines of a value are several texts."""
        found = ("".join(piece.text for piece in self.pieces(nodes)) for nodes in texts)
        return tuple(line.strip() for text in found for line in text.split("\n") if line.strip())

    def pieces(self, nodes: Nodes, row: Mapping[str, Value] | None = None) -> Iterator[Piece]:
        """Yield the texts of the template and of the values, told apart."""
        for node in nodes:
            if node.mark == "=":
                yield self._value(node, row)
            elif node.mark == "?":
                if self._given(node.text, {**self._values, **(row or {})}):
                    yield from self.pieces(node.nodes, row)
            elif node.mark == "*":
                columns = dict.fromkeys(self._template.rows[node.text].columns, "")
                for number, each in enumerate(self._rows(node.text), start=1):
                    yield from self.pieces(node.nodes, {**columns, **each, ORDINAL: str(number)})
            else:
                yield Piece(node.text)

    def _value(self, node: Node, row: Mapping[str, Value] | None) -> Piece:
        name = node.text
        if row and name in row:
            return Piece(text_of_value(row[name]), is_value=name != ORDINAL)
        text = text_of_value(self._values.get(name))
        declared = self._template.fields.get(name)
        if not text and (declared is None or declared.required):
            self._asked.add(name)
            text = BLANK
        return Piece(text, is_value=True, is_long=declared is not None and declared.kind == "long")

    def _rows(self, name: str) -> Sequence[Mapping[str, Value]]:
        rows = self._values.get(name)
        return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []

    def _given(self, name: str, values: Mapping[str, Value]) -> bool:
        if name in self._template.rows:
            return bool(self._rows(name))
        return bool(text_of_value(values.get(name)))


def text_of_value(value: Value) -> str:
    """Return a value as text: a day as dd/mm/yyyy, nothing as an empty text."""
    if isinstance(value, date):
        return format_date(value)
    return "" if value is None else cleaned(str(value)).strip()
