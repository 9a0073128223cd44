"""The rows of an HTML table on their columns: a cell over several columns or rows leaves empty ones under it."""

from __future__ import annotations


class Grid:
    """A table: knows which columns a cell of a row above still covers."""

    def __init__(self) -> None:
        self._below: dict[int, int] = {}

    def row(self) -> Row:
        """Begin the next row."""
        due = set(self._below)
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        return Row(due, self._below)


class Row:
    """A row under construction: its cells, and how many of them are covered by a merged cell."""

    def __init__(self, due: set[int], below: dict[int, int]) -> None:
        self.cells: list[list[str]] = []
        self.covered = 0
        self._due = due
        self._below = below

    def add(self, cell: list[str], *, columns: int, rows: int) -> None:
        """Add a cell that goes over `columns` and `rows`."""
        self._skip()
        if rows > 1:
            first = len(self.cells)
            self._below.update({column: rows - 1 for column in range(first, first + columns)})
        self.cells.append(cell)
        self.cells += [[] for _ in range(columns - 1)]
        self.covered += columns - 1

    def close(self) -> None:
        """End the row: the columns to its right may be covered too."""
        self._skip()

    def _skip(self) -> None:
        while len(self.cells) in self._due:
            self.cells.append([])
            self.covered += 1
