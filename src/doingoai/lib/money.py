"""An amount with its currency, as printed in Vietnamese: 1.234.567 đồng, 45.000 USD. No conversion here."""

from dataclasses import dataclass
from decimal import Decimal

from doingoai.lib.dates import format_number

_WITHOUT_DECIMALS = frozenset({"VND", "JPY", "KRW", "LAK", "KHR"})


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217); amounts of different currencies are never equal."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Refuse a currency that is not three capital letters and an amount that is not finite."""
        if not (len(self.currency) == 3 and self.currency.isascii() and self.currency.isupper()):
            raise ValueError(f"“{self.currency}” không phải là mã tiền tệ. Hãy dùng mã ISO 4217, ví dụ VND, USD.")
        if not self.amount.is_finite():
            raise ValueError("Số tiền phải là một số hữu hạn.")

    def __str__(self) -> str:
        """Return the amount with dots between thousands; decimals only where the amount has some."""
        needs_decimals = self.amount != self.amount.to_integral_value()
        decimals = 2 if needs_decimals and self.currency not in _WITHOUT_DECIMALS else 0
        return f"{format_number(self.amount, decimals)} {'đồng' if self.currency == 'VND' else self.currency}"
