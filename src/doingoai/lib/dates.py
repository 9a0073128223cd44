"""Dates and numbers as Vietnamese offices write them: dd/mm/yyyy, "ngày 05 tháng 3 năm 2026", 1.234,5.

Counting of days is in `workdays.py`; amounts with a currency are in `money.py`.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"([+-]?)([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")


def format_date(d: date) -> str:
    """Return dd/mm/yyyy."""
    return f"{d.day:02d}/{d.month:02d}/{d.year:04d}"


def long_date(d: date) -> str:
    """Return the date line of an official document: days below 10 and months 1 and 2 take a zero.

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    month = f"{d.month:02d}" if d.month < 3 else f"{d.month}"
    return f"ngày {d.day:02d} tháng {month} năm {d.year:04d}"


def parse_date(text: str) -> date:
    """Read dd/mm/yyyy, dd-mm-yyyy, dd.mm.yyyy or yyyy-mm-dd; the day always stands before the month.

    Raises ValueError, in Vietnamese, for anything else and for a day that the calendar does not have.
    """
    stripped = text.strip()
    if match := _DAY_FIRST.fullmatch(stripped):
        day, month, year = match[1], match[3], match[4]
    elif match := _ISO.fullmatch(stripped):
        year, month, day = match.groups()
    else:
        raise ValueError(f"“{stripped}” không phải là ngày. Hãy viết theo dạng ngày/tháng/năm, ví dụ 05/03/2026.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"“{stripped}” không có trong lịch. Hãy kiểm tra lại ngày và tháng.") from None


def parse_number(text: str) -> Decimal:
    """Read a number with dots between thousands and a comma before decimals: "1.730" is 1730, "7,02" is 7.02.

    "1.73" could mean two things and is refused. Raises ValueError in Vietnamese.
    """
    stripped = text.strip().replace("\u2212", "-")
    match = _NUMBER.fullmatch(stripped)
    if not match:
        raise ValueError(
            f"“{stripped}” không phải là số. Hãy dùng dấu chấm ngăn hàng nghìn và dấu phẩy trước "
            "phần thập phân, ví dụ 1.234,5."
        )
    sign, whole, decimals = match.groups()
    return Decimal(f"{sign}{whole.replace('.', '')}" + (f".{decimals}" if decimals else ""))


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return `value` as 1.234,5: with `decimals` places, rounded half up, or with as many as it needs.

    Raises ValueError for a value that is not a number (NaN, infinity).
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("Giá trị không phải là số hữu hạn.")
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{number:,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    text = whole.replace(",", ".") + (f",{fraction}" if fraction else "")
    return text.removeprefix("-") if not number else text
