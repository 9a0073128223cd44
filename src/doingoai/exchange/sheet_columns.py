"""A column of a table that goes out and comes in again, and how the header of a file is matched to columns.

What a cell means is in `sheet_cells.py`; files are written in `sheets_out.py` and read in `sheets_in.py`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from doingoai.lib.text import fold

Kind = Literal["text", "date", "integer", "decimal", "boolean", "choice"]
HIDDEN_SHEET = "_doingoai"
"""The sheet in which an exported workbook keeps the keys of its columns."""


@dataclass(frozen=True)
class SheetColumn:
    """One column: its key (stable), its label (what people read), its kind, and (key, label) of its choices."""

    key: str
    label: str
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False

    @cached_property
    def label_of_choice(self) -> dict[str, str]:
        """Labels of the choices by key."""
        return dict(self.choices)

    @cached_property
    def choice_by_text(self) -> dict[str, str]:
        """Keys of the choices by everything that a cell may say: key, label, folded label where it is unique."""
        folded = Counter(fold(label) for _, label in self.choices)
        index = {fold(label): key for key, label in self.choices if folded[fold(label)] == 1}
        index |= {exact(label): key for key, label in self.choices}
        return index | {exact(key): key for key, _ in self.choices}


@dataclass(frozen=True)
class ColumnMatch:
    """Where each known column stands in a file, and everything that does not fit, all at once."""

    positions: dict[str, int]
    unknown: list[str]
    repeated: list[str]
    missing: list[SheetColumn]

    def problems(self) -> list[str]:
        """Return one Vietnamese sentence for each thing that stops an import."""
        needed = [column.label for column in self.missing if column.required]
        if not self.positions:
            needed = [column.label for column in self.missing]
        return [
            f"{what}: {', '.join(f'“{name}”' for name in names)}. {remedy}"
            for what, names, remedy in (
                ("Thiếu cột", needed, "Hãy thêm cột với đúng tên đó, hoặc tải tệp mẫu về dùng."),
                ("Không có cột nào tên", self.unknown, "Hãy sửa lại tên cột theo tệp mẫu, hoặc xoá cột đó."),
                ("Cột xuất hiện nhiều lần", self.repeated, "Hãy giữ lại một cột."),
            )
            if names
        ]


def match_columns(
    header: Sequence[str], columns: Sequence[SheetColumn], *, keys: Mapping[str, str] | None = None
) -> ColumnMatch:
    """Find each column in the header by label, without regard to case and diacritics, or by key.

    `keys` are those that an exported file brings along (label in the file → key): they win, so that a file
    exported in another language or before a label was changed can be imported.
    """
    by_text = _index(columns, keys or {})
    positions: dict[str, int] = {}
    unknown, repeated = [], []
    for position, name in enumerate(header):
        if not name.strip():
            continue
        key = by_text.get(exact(name)) or by_text.get(fold(name))
        if key is None:
            unknown.append(name)
        elif key in positions:
            repeated.append(name)
        else:
            positions[key] = position
    return ColumnMatch(positions, unknown, repeated, [c for c in columns if c.key not in positions])


def exact(text: str) -> str:
    """Return the text as compared first: one Unicode form, one case, no outer spaces, diacritics kept."""
    return unicodedata.normalize("NFC", text).strip().casefold()


def column_letters(position: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    text = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        text = chr(65 + rest) + text
    return text


def _index(columns: Sequence[SheetColumn], keys: Mapping[str, str]) -> dict[str, str]:
    known = {column.key for column in columns}
    folded = Counter(fold(column.label) for column in columns)
    index = {fold(column.label): column.key for column in columns if folded[fold(column.label)] == 1}
    index |= {exact(column.label): column.key for column in columns}
    index |= {exact(column.key): column.key for column in columns}
    return index | {exact(label): key for label, key in keys.items() if key in known}
