"""Numbers and money for templates; how they are written is decided in `lib.dates` and `lib.money`.

What is not a number is returned as text, so that a cell never hides what was stored.
"""

from decimal import Decimal, InvalidOperation

from doingoai.lib.dates import format_number
from doingoai.lib.money import Money

NOTHING = "–"


def _as_decimal(value: object) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def vnnumber(value: object, decimals: int | None = None) -> str:
    """Write a number as 1.234,5: its own decimals without trailing zeros, or exactly `decimals` of them."""
    number = _as_decimal(value)
    if number is None:
        return "" if value is None else str(value)
    return format_number(number, decimals)


def signed(change: Decimal | None) -> str:
    """Write a change in percent with its sign and one decimal: +2,1, −0,5; a dash where there is none."""
    if change is None:
        return NOTHING
    sign = "+" if change > 0 else ""
    return f"{sign}{vnnumber(change, 1)}".replace("-", "−")


def money(value: object, currency: str = "VND") -> str:
    """Write an amount with its currency, which never stands alone on the next line; nothing as nothing."""
    number = _as_decimal(value)
    if number is None:
        return "" if value is None else str(value)
    return str(Money(number, currency)).replace(" ", "\u00a0")
