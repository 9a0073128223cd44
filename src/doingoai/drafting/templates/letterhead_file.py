"""`letterhead.toml`: for each body, by its code or kind, how its papers are headed, numbered, signed and sent."""

import re
from collections.abc import Iterator
from typing import Any

from doingoai.documents.layout import LAYOUTS
from doingoai.drafting.templates.document_file import CAPACITIES, recipients_of
from doingoai.drafting.templates.errors import TemplateError, suggestion
from doingoai.drafting.templates.facts import FACTS
from doingoai.drafting.templates.shape import Key, errors_of, value_at
from doingoai.drafting.templates.source import Declared, Source, read_toml
from doingoai.drafting.templates.template import Letterhead, Signer

FILE = "letterhead.toml"
DEFAULT_SYMBOL = "mac_dinh"

_BODY = {
    "parent_lines": Key("texts"),
    "name_lines": Key("texts", required=True),
    "place": Key(),
    "symbols": Key("table"),
    "contact": Key("table"),
    "numbering": Key(choices=("together", "by_kind")),
    "recipients": Key("recipients"),
    "signers": Key("tables", required=True),
}
_SIGNER = {
    "title": Key(required=True),
    "capacity": Key(choices=CAPACITIES),
    "head": Key(),
    "organisation": Key(),
}
_CONTACT = {name: Key() for name in ("address", "email", "website", "phone", "fax")}
_SYMBOL = re.compile(r"[^\s/]+(?:/[^\s/]+)?")
_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_KINDS = tuple({kind: None for layout in LAYOUTS.values() for kind in layout.kinds})


def read_letterheads(source: Source) -> dict[str, Letterhead] | list[TemplateError]:
    """Return the letterheads of a file by their keys, or all that is wrong with it."""
    declared = read_toml(source, source.text, 1)
    if isinstance(declared, TemplateError):
        return [declared]
    errors = list(errors_of(declared, (), {"bodies": Key("table", required=True)}))
    if not errors:
        errors = [error for key in declared.values["bodies"] for error in _body_errors(declared, key)]
    return errors or {key: _letterhead(key, values) for key, values in declared.values["bodies"].items()}


def _letterhead(key: str, values: dict[str, Any]) -> Letterhead:
    return Letterhead(
        key=key,
        name_lines=tuple(values["name_lines"]),
        parent_lines=tuple(values.get("parent_lines", ())),
        place=values.get("place", ""),
        symbols=dict(values.get("symbols", {})),
        contact=dict(values.get("contact", {})),
        numbering=values.get("numbering", "by_kind"),
        recipients=recipients_of(values),
        signers=tuple(Signer(**each) for each in values["signers"]),
    )


def _body_errors(declared: Declared, key: str) -> Iterator[TemplateError]:
    path = ("bodies", key)
    errors = list(errors_of(declared, path, _BODY))
    yield from errors
    if errors:
        return
    body = value_at(declared, path)
    yield from _symbol_errors(declared, (*path, "symbols"), body.get("symbols", {}))
    for at in range(len(body["signers"])):
        yield from _signer_errors(declared, (*path, "signers", str(at)))
    if "contact" in body:
        yield from errors_of(declared, (*path, "contact"), _CONTACT)
    for name in ("parent_lines", "name_lines"):
        yield from _unknown_facts(declared, (*path, name), " ".join(body.get(name, ())))
    yield from _unknown_facts(declared, (*path, "place"), body.get("place", ""))
    texts = " ".join(each.text for each in recipients_of(body))
    yield from _unknown_facts(declared, (*path, "recipients"), texts)


def _symbol_errors(declared: Declared, path: tuple[str, ...], symbols: dict[str, Any]) -> Iterator[TemplateError]:
    for kind, symbol in symbols.items():
        if kind not in _KINDS and kind != DEFAULT_SYMBOL:
            near = suggestion(kind, [DEFAULT_SYMBOL, *_KINDS])
            yield declared.error((*path, kind), f"không có loại văn bản “{kind}”; {near}")
        elif not isinstance(symbol, str) or not _SYMBOL.fullmatch(symbol):
            told = (
                f"ký hiệu “{symbol}” phải là chữ liền, không có dấu cách, ví dụ “SNgV-HTQT” hoặc “{{{{loai}}}}-UBND”."
            )
            yield declared.error((*path, kind), told)


def _signer_errors(declared: Declared, path: tuple[str, ...]) -> Iterator[TemplateError]:
    """Yield what is wrong with a signer: a deputy signs KT. with his own PHÓ line below (NĐ 30/2020, Điều 13)."""
    errors = list(errors_of(declared, path, _SIGNER))
    yield from errors
    if errors:
        return
    signer = Signer(**value_at(declared, path))
    if signer.capacity in ("KT", "TL", "TUQ") and not signer.head:
        told = f'ký {signer.capacity}. phải ghi chức vụ của người đứng đầu; thêm head = "..." (ví dụ "Giám đốc").'
        yield declared.error((*path, "capacity"), told)
    if signer.capacity == "KT" and not signer.title.lower().startswith("phó"):
        told = (
            f"ký KT. phải có dòng chức vụ cấp phó bên dưới nhưng title là “{signer.title}”; "
            f'ghi title = "Phó {signer.head or "Giám đốc"}" hoặc bỏ capacity.'
        )
        yield declared.error((*path, "title"), told)
    if signer.head and not signer.capacity:
        told = 'có head nhưng không có capacity; thêm capacity = "KT", "TL" hoặc "TUQ", hoặc bỏ head.'
        yield declared.error((*path, "head"), told)


def _unknown_facts(declared: Declared, path: tuple[str, ...], text: str) -> Iterator[TemplateError]:
    for name in _TAG.findall(text):
        if name not in FACTS:
            yield declared.error(path, f"không có dữ kiện “{name}”; {suggestion(name, list(FACTS))}")
