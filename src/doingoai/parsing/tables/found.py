"""The values that a table gives: the table itself, and the tasks of a plan's annex."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Task:
    """A row of a task table; None stands for a column that the table has not or a cell that is empty.

    `group` is the heading row above it ("II. Ngoại giao kinh tế"); `start` and `end` are those of its first line.
    """

    no: str | None
    task: str
    lead: str | None = None
    cooperating: str | None = None
    deadline: str | None = None
    product: str | None = None
    group: str | None = None
    start: int = 0
    end: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return vars(self).copy()


@dataclass
class Table:
    """A table: its caption, one name for each column (merged heads joined by " - "), and the rows below."""

    title: str | None
    head: list[str]
    rows: list[list[str]]
    start: int
    end: int
    spans: list[tuple[int, int]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; `spans` stays inside."""
        return {key: value for key, value in vars(self).items() if key != "spans"}
