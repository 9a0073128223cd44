"""A document template as a file: declarations between two lines `+++`, then the body as prose with marks."""

from collections.abc import Iterator
from typing import Any

from doingoai.documents.layout import LAYOUTS
from doingoai.drafting.templates.body_checks import body_errors
from doingoai.drafting.templates.errors import TemplateError
from doingoai.drafting.templates.facts import FACTS
from doingoai.drafting.templates.shape import Key, errors_of
from doingoai.drafting.templates.source import Declared, Source, read_toml
from doingoai.drafting.templates.tags import read_tags
from doingoai.drafting.templates.template import FIELD_KINDS, Field, Nodes, Recipient, Rows, Template

FENCE = "+++"
CAPACITIES = ("", "KT", "TL", "TUQ", "Q")
_NO_FENCE = f"tệp phải bắt đầu bằng phần khai báo giữa hai dòng {FENCE}; xem một mẫu trong data/templates/national."
_KEYS = {
    "title": Key(required=True),
    "kind": Key(required=True),
    "layout": Key(choices=tuple(LAYOUTS)),
    "subject": Key(),
    "issuing_authority": Key(),
    "addressees": Key("texts"),
    "bases": Key("texts"),
    "recipients": Key("recipients"),
    "capacity": Key(choices=CAPACITIES),
    "fields": Key("table"),
    "rows": Key("table"),
}
_FIELD = {
    "label": Key(required=True),
    "required": Key("flag"),
    "kind": Key(choices=FIELD_KINDS),
    "help": Key(),
}
_ROWS = {"label": Key(required=True), "required": Key("flag"), "columns": Key("table", required=True)}


def read_template(source: Source, key: str) -> Template | list[TemplateError]:
    """Return the template in a file, or all that is wrong with it."""
    lines = source.text.split("\n")
    fences = [number for number, line in enumerate(lines[:500], start=1) if line.strip() == FENCE][:2]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0] - 1]):
        return [source.error(1, _NO_FENCE)]
    first, last = fences
    declared = read_toml(source, "\n".join(lines[first : last - 1]), first + 1)
    if isinstance(declared, TemplateError):
        return [declared]
    errors = list(_declared_errors(declared))
    if errors:
        return errors
    reading = _Reading(source, declared)
    template = reading.template(key, "\n".join(lines[last:]), last + 1)
    errors = reading.errors or list(body_errors(source, template, last + 1))
    return errors or template


class _Reading:
    """The making of a template from sound declarations; collects the errors of its marks."""

    def __init__(self, source: Source, declared: Declared) -> None:
        self._source, self._declared = source, declared
        self.errors: list[TemplateError] = []

    def template(self, key: str, body: str, first: int) -> Template:
        values = self._declared.values
        return Template(
            key=key,
            file=self._source.file,
            title=values["title"],
            kind=values["kind"],
            layout=values.get("layout", "ND30_2020"),
            subject=self._marks("subject", values.get("subject", "")),
            issuing_authority=self._marks("issuing_authority", values.get("issuing_authority", "")),
            addressees=self._each("addressees"),
            bases=self._each("bases"),
            recipients=tuple((self._marks("recipients", each.text), each.channel) for each in recipients_of(values)),
            capacity=values.get("capacity", ""),
            fields={name: _field(name, each) for name, each in values.get("fields", {}).items()},
            rows={name: _rows(name, each) for name, each in values.get("rows", {}).items()},
            body=self._read(body, first),
            lines=tuple(enumerate(self._source.text.split("\n"), start=1)),
        )

    def _each(self, key: str) -> tuple[Nodes, ...]:
        return tuple(self._marks(key, text) for text in self._declared.values.get(key, ()))

    def _marks(self, key: str, text: str) -> Nodes:
        return self._read(text, self._declared.line_of(key))

    def _read(self, text: str, line: int) -> Nodes:
        nodes, errors = read_tags(self._source, text, line)
        self.errors += errors
        return nodes


def recipients_of(values: dict[str, Any]) -> tuple[Recipient, ...]:
    """Return the declared lines of "Nơi nhận", each a text or a text with its channel."""
    return tuple(
        Recipient(each) if isinstance(each, str) else Recipient(**each) for each in values.get("recipients", ())
    )


def _field(name: str, values: dict[str, Any]) -> Field:
    return Field(name, **values)


def _rows(name: str, values: dict[str, Any]) -> Rows:
    return Rows(name, **values)


def _declared_errors(declared: Declared) -> Iterator[TemplateError]:
    """Yield what is wrong with the declarations: keys, kind of document, fields and rows."""
    kinds = LAYOUTS.get(str(declared.values.get("layout", "ND30_2020")), LAYOUTS["ND30_2020"]).kinds
    yield from errors_of(declared, (), {**_KEYS, "kind": Key(required=True, choices=tuple(kinds))})
    for group, keys in (("fields", _FIELD), ("rows", _ROWS)):
        named = declared.values.get(group, {})
        for name in named if isinstance(named, dict) else ():
            yield from errors_of(declared, (group, name), keys)
            if name in FACTS:
                told = f"“{name}” là dữ kiện có sẵn ({FACTS[name]}); bỏ khai báo này hoặc đặt tên khác."
                yield declared.error((group, name), told)
    rows = declared.values.get("rows", {})
    for name, each in rows.items() if isinstance(rows, dict) else ():
        columns = each.get("columns", {}) if isinstance(each, dict) else {}
        if isinstance(columns, dict) and not all(isinstance(label, str) for label in columns.values()):
            yield declared.error(("rows", name, "columns"), f"mỗi cột của “{name}” phải có nhãn bằng chữ.")
