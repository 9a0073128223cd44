"""Compute the formulas of a workbook as a spreadsheet would: the few shapes that the workbook of the report has.

Where LibreOffice is installed the same file is also computed by it (`test_workbook`).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

OF_ROW = r"(?P<{0}_table>\w+)\[\[#This Row\],\[(?P<{0}>[^\]]+)\]\]"
CHANGE = re.compile(
    rf'=IF\(OR\({OF_ROW.format("v1")}="",{OF_ROW.format("l1")}="",{OF_ROW.format("l2")}=0\),"",'
    rf"ROUND\(\({OF_ROW.format('v2')}/{OF_ROW.format('l3')}-1\)\*100,1\)\)"
)
SHARE = re.compile(
    rf'=IF\(N\({OF_ROW.format("w1")}\)=0,"",ROUND\(100\*{OF_ROW.format("p")}/{OF_ROW.format("w2")},(?P<digits>\d)\)\)'
)
TOTAL = re.compile(r"=SUM\((?P<table>\w+)\[\[#This Row\],\[(?P<first>[^\]]+)\]:\[(?P<last>[^\]]+)\]\]\)")
TWICE = re.compile(rf"={OF_ROW.format('a')}\+{OF_ROW.format('b')}-{OF_ROW.format('c')}")
LOOKUP = re.compile(
    rf"=INDEX\((?P<there>\w+)\[(?P<value>[^\]]+)\],MATCH\({OF_ROW.format('key')},(?P=there)\[(?P<keys>[^\]]+)\],0\)\)"
)
SUBTOTAL = re.compile(r"=SUBTOTAL\((?P<function>\d+),\[(?P<column>[^\]]+)\]\)")


class Computed:
    """A workbook of openpyxl whose formulas are computed anew from the cells, never from what was stored."""

    def __init__(self, book: Any) -> None:
        self._tables = {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table by column, formulas as they are written."""
        sheet, table = self._tables[name]
        head, *rows = sheet[table.ref]
        names = [cell.value for cell in head]
        if table.totalsRowCount:
            rows = rows[:-1]
        return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in rows]

    def total(self, name: str, column: str) -> Any:
        """Compute the total below a column."""
        sheet, table = self._tables[name]
        names = [cell.value for cell in sheet[table.ref][0]]
        formula = sheet[table.ref][-1][names.index(column)].value
        found = SUBTOTAL.fullmatch(formula)
        assert found, formula
        values = [self.value(name, row, column) for row in self.rows(name)]
        numbers = [Decimal(str(value)) for value in values if isinstance(value, int | float | Decimal)]
        if found["function"] == "103":
            return sum(value not in (None, "") for value in values)
        return sum(numbers) if found["function"] == "109" else sum(numbers) / len(numbers)

    def value(self, name: str, row: dict[str, Any], column: str) -> Any:
        """Compute one cell. Raises AssertionError for a formula of another shape."""
        formula = row[column]
        if not isinstance(formula, str) or not formula.startswith("="):
            return formula
        for shape, compute in (
            (CHANGE, self._change), (SHARE, self._share), (TOTAL, self._total), (TWICE, self._twice),
            (LOOKUP, self._lookup),
        ):  # fmt: skip
            found = shape.fullmatch(formula)
            if found:
                return compute(name, row, found)
        raise AssertionError(formula)

    def _change(self, name: str, row: dict[str, Any], found: re.Match[str]) -> Any:
        now, before = (self.value(name, row, found[each]) for each in ("v1", "l1"))
        if now in (None, "") or before in (None, "", 0):
            return ""
        return _rounded((Decimal(str(now)) / Decimal(str(before)) - 1) * 100, 1)

    def _share(self, name: str, row: dict[str, Any], found: re.Match[str]) -> Any:
        part, whole = (self.value(name, row, found[each]) for each in ("p", "w1"))
        return _rounded(Decimal(100 * part) / whole, int(found["digits"])) if whole else ""

    def _total(self, name: str, row: dict[str, Any], found: re.Match[str]) -> Any:
        names = list(row)
        first, last = names.index(found["first"]), names.index(found["last"])
        return sum(Decimal(str(row[each] or 0)) for each in names[first : last + 1])

    def _twice(self, name: str, row: dict[str, Any], found: re.Match[str]) -> Any:
        one, two, three = (Decimal(str(self.value(name, row, found[each]))) for each in "abc")
        return one + two - three

    def _lookup(self, name: str, row: dict[str, Any], found: re.Match[str]) -> Any:
        key, there = row[found["key"]], found["there"]
        first = next(each for each in self.rows(there) if each[found["keys"]] == key)
        return self.value(there, first, found["value"])


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
