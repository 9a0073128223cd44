"""Numbers and money as written in Vietnamese papers: 1.234,5 and 1.234.567 VND."""

from decimal import Decimal, InvalidOperation

NARROW = str.maketrans({",": ".", ".": ","})
WITHOUT_MINOR_UNIT = frozenset({"VND", "JPY", "KRW", "LAK"})


def _as_decimal(value: object) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def vnnumber(value: object, decimals: int | None = None) -> str:
    """Write a number as 1.234,5: its own decimals without trailing zeros, or exactly `decimals` of them.

    What is not a number is returned as text, so that a cell never hides what was stored.
    """
    number = _as_decimal(value)
    if number is None:
        return "" if value is None else str(value)
    if decimals is not None:
        return f"{number:,.{decimals}f}".translate(NARROW)
    whole, _point, fraction = f"{number:,f}".partition(".")
    fraction = fraction.rstrip("0")
    return (f"{whole}.{fraction}" if fraction else whole).translate(NARROW)


def money(value: object, currency: str = "VND") -> str:
    """Write an amount with its currency code: 1.234.567 VND, 1.234,50 USD; nothing as nothing."""
    number = _as_decimal(value)
    if number is None:
        return "" if value is None else str(value)
    decimals = None if number == number.to_integral_value() or currency in WITHOUT_MINOR_UNIT else 2
    return f"{vnnumber(number, decimals)}\u00a0{currency}"
