"""A table of figures as a file states them: the values by code and year, and what is odd about them.

The form of the file: indicator_code, name_vi, unit, value_<year> for one year or more, change_stated; other columns
are not read. Cells are parted by commas, or by semicolons or tabs as spreadsheets write them in Viet Nam.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from doingoai.indicators.tallies import rounded
from doingoai.lib.text import nfc

WHOLE = 100  # per cent
CONTEXT = "CTX-"  # figures of the whole economy, beside local foreign affairs
YEAR = re.compile(r"^value_((?:19|20)\d\d)$")
NUMBER = re.compile(r"[-+]?\d[\d., ]*")
GROUPS = re.compile(r"^\d{1,3}([., ]\d{3})+$")
FALL = re.compile(r"giảm|[-−–]")
ABOUT = re.compile(r"\b(gần|khoảng|trên|hơn|dưới|ước|xấp xỉ)\b", re.IGNORECASE)  # RP-09: not an exact number
PARTED_BY = ",;\t"
AS_UTF8 = "Trong Excel hãy chọn “Lưu thành”, kiểu “CSV UTF-8”, rồi nạp lại."


class BadFigures(ValueError):
    """The file is no table of figures; says what is missing."""


@dataclass
class Table:
    """The figures of a file: values by code and year, derived ones marked, oddities in words."""

    values: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    derived: set[tuple[str, int]] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    changes: dict[str, str] = field(default_factory=dict)
    shares: set[str] = field(default_factory=set)
    years: tuple[int, ...] = ()

    def of_year(self, year: int) -> dict[str, Decimal]:
        return {code: value for (code, each), value in self.values.items() if each == year}


def read_table(path: Path) -> Table:
    """Read a file of figures. Raises BadFigures, OSError."""
    text = _text(path)
    first = text.partition("\n")[0]
    lines = csv.DictReader(io.StringIO(text), delimiter=max(PARTED_BY, key=first.count), strict=True)
    try:
        heads = [name.strip() for name in lines.fieldnames or ()]
        lines.fieldnames = heads
        table = _read(lines, heads)
    except csv.Error:
        raise BadFigures(
            f"Tệp “{path.name}”, dòng {lines.reader.line_num}: dấu ngoặc kép mở mà không đóng, hoặc đóng sai chỗ."
        ) from None
    if not table.names:
        raise BadFigures(f"Tệp “{path.name}” chỉ có hàng tiêu đề, không có dòng số liệu nào.")
    _derive(table)
    return table


def _text(path: Path) -> str:
    """Return the text of a file, precomposed. Raises BadFigures, OSError."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        raise BadFigures(f"Tệp “{path.name}” là bảng tính Excel, không phải CSV. {AS_UTF8}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadFigures(f"Tệp “{path.name}” không phải văn bản UTF-8. {AS_UTF8}")
    if not text.strip():
        raise BadFigures(f"Tệp “{path.name}” trống.")
    return nfc(text)


def _read(rows: csv.DictReader, heads: list[str]) -> Table:
    columns = {int(found[1]): name for name in heads if (found := YEAR.match(name))}
    if "indicator_code" not in heads or not columns:
        raise BadFigures("Bảng số liệu cần cột indicator_code và ít nhất một cột value_<năm>, ví dụ value_2019.")
    table = Table(years=tuple(sorted(columns)))
    for row in rows:
        if None in row:
            raise BadFigures(
                f"Dòng {rows.line_num} có nhiều ô hơn hàng tiêu đề. Số hoặc tên có dấu phẩy phải đặt trong ngoặc kép: "
                '"7,02".'
            )
        code = (row["indicator_code"] or "").strip().upper()
        if not code:
            continue
        table.names.setdefault(code, (row.get("name_vi") or "").strip())
        if (row.get("unit") or "").strip() == "%":
            table.shares.add(code)
        for year, column in columns.items():
            _take(table, (code, year), row[column] or "")
        if change := (row.get("change_stated") or "").strip():
            table.changes.setdefault(code, change)
    return table


def _take(table: Table, key: tuple[str, int], text: str) -> None:
    """Keep a value; the same again is nothing new, another one is said and left out."""
    if not text.strip():
        return
    code, year = key
    share = code in table.shares
    value, head = number_in(text, share=share), f"{code} năm {year}"
    if value is None or len(NUMBER.findall(text)) > 1:
        table.warnings.append(f"{head}: không đọc được một số trong “{text.strip()}”; bỏ qua.")
    elif value < 0 or (share and value > WHOLE):
        wrong = "số âm" if value < 0 else "tỷ lệ lớn hơn 100%"
        table.warnings.append(f"{head}: {wrong} “{text.strip()}”; bỏ qua.")
    elif table.values.setdefault(key, value) != value:
        table.warnings.append(f"{head}: có hai số {table.values[key]} và {value}; giữ số đầu.")
    elif ABOUT.search(text):
        table.warnings.append(f"{head}: “{text.strip()}” là số gần đúng; dựng đúng {value}.")


def number_in(text: str, *, share: bool = False) -> Decimal | None:
    """Return the number of “232”, “gần 30”, “trên 8.534” or “7,02”; None when there is none.

    Groups of three digits are thousands, except in a share.
    """
    found = NUMBER.search(" ".join(text.replace("−", "-").split()))  # any kind of space is one
    if not found:
        return None
    digits = found[0].rstrip(" .,")
    if not share and GROUPS.match(digits.lstrip("+-")):
        return Decimal(re.sub(r"[., ]", "", digits))
    plain = digits.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 and " " not in plain else None


def _derive(table: Table) -> None:
    """Set the year before the last one where only the change is stated: 232 with +2% comes from 227."""
    if not table.years:
        return
    last = table.years[-1]
    for code, change in table.changes.items():
        value, key = table.values.get((code, last)), (code, last - 1)
        percent = number_in(change, share=True)
        if value is None or percent is None or code.startswith(CONTEXT) or code in table.shares:
            continue
        percent = -abs(percent) if FALL.search(change) else percent
        if key in table.values:
            _compare(table, code, value, percent)
        elif (earlier := before(value, percent)) is not None:
            table.values[key] = earlier
            table.derived.add(key)
            table.years = tuple(sorted({*table.years, last - 1}))


def before(value: Decimal, percent: Decimal) -> Decimal | None:
    """Return the whole number from which `value` changed by `percent` as printed; None where there is none."""
    if percent <= -100:
        return None
    middle = int(rounded(value / (1 + percent / 100), 0))
    nearest = sorted(range(max(middle - 2, 1), middle + 3), key=lambda each: abs(each - middle))
    fitting = (Decimal(each) for each in nearest if _change(value, Decimal(each), percent) == percent)
    return next(fitting, Decimal(middle) if middle > 0 else None)


def _change(value: Decimal, earlier: Decimal, percent: Decimal) -> Decimal:
    """Return the change between two values, rounded as the stated one is."""
    return Decimal(rounded((value / earlier - 1) * 100, _decimals(percent)))


def _decimals(percent: Decimal) -> int:
    exponent = percent.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _compare(table: Table, code: str, value: Decimal, percent: Decimal) -> None:
    earlier = table.values[code, table.years[-1] - 1]
    if earlier and _change(value, earlier, percent) != percent:
        found = rounded((value / earlier - 1) * 100, 1)
        table.warnings.append(f"{code}: nêu thay đổi {percent}% nhưng hai số cho {found}%; theo hai số.")
