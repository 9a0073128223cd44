"""Check declared values against the keys that are known: unknown, missing, of the wrong type, not among the choices."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from doingoai.drafting.templates.errors import TemplateError, nearest, suggestion
from doingoai.drafting.templates.source import Declared

_NAMES = {"text": "một dòng chữ trong dấu nháy kép", "texts": 'một danh sách, ví dụ ["dòng một", "dòng hai"]',
          "flag": "true hoặc false", "table": "một mục [...]", "tables": "các mục [[...]]",
          "recipients": 'một danh sách gồm chữ hoặc {text = "...", channel = "giấy"}'}  # fmt: skip
CHANNELS = ("giấy", "điện tử", "cả hai")


@dataclass(frozen=True)
class Key:
    """A key: the type of its value, whether it must be there, what it may be (nothing: anything)."""

    type: Literal["text", "texts", "flag", "table", "tables", "recipients"] = "text"
    required: bool = False
    choices: Collection[str] = ()


def errors_of(declared: Declared, path: tuple[str, ...], keys: Mapping[str, Key]) -> Iterator[TemplateError]:
    """Yield every error of the table at `path`."""
    table = value_at(declared, path)
    if not isinstance(table, dict):
        yield declared.error(path, f"“{'.'.join(path)}” phải là {_NAMES['table']}.")
        return
    unknown = [name for name in table if name not in keys]
    for name in unknown:
        yield declared.error((*path, name), f"không có khóa “{name}”; {suggestion(name, list(keys))}")
    misspelt = {nearest(name, list(keys)) for name in unknown}
    for name, key in keys.items():
        if name in table:
            yield from _of_value(declared, (*path, name), key)
        elif key.required and name not in misspelt:
            where = f"mục [{'.'.join(path)}]" if path else "phần khai báo"
            yield declared.error(path, f"{where} thiếu khóa “{name}”; hãy thêm {_NAMES[key.type]}.")


def value_at(declared: Declared, path: tuple[str, ...]) -> Any:
    """Return the value at a path; a figure in the path counts the tables of a list."""
    value: Any = declared.values
    for key in path:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def _of_value(declared: Declared, path: tuple[str, ...], key: Key) -> Iterator[TemplateError]:
    value = value_at(declared, path)
    if not _fits(value, key.type):
        yield declared.error(path, f"“{path[-1]}” phải là {_NAMES[key.type]}.")
    elif key.required and not value:
        yield declared.error(path, f"“{path[-1]}” đang để trống; hãy điền.")
    elif key.choices and value not in key.choices:
        yield declared.error(path, f"“{path[-1]}” không thể là “{value}”; {suggestion(value, list(key.choices))}")


def _fits(value: Any, type_: str) -> bool:
    if type_ == "recipients":
        return isinstance(value, list) and all(_is_recipient(each) for each in value)
    if type_ in ("texts", "tables"):
        return isinstance(value, list) and all(isinstance(each, str if type_ == "texts" else dict) for each in value)
    return isinstance(value, {"text": str, "flag": bool, "table": dict}[type_])


def _is_recipient(value: Any) -> bool:
    if isinstance(value, str):
        return True
    named = isinstance(value, dict) and set(value) <= {"text", "channel"} and isinstance(value.get("text"), str)
    return named and value.get("channel", CHANNELS[0]) in CHANNELS
