"""A number as people print it: "1.730" is 1730, "7,02" is 7.02, "hơn 1.000" is more than 1000 (RP-09, RP-15)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from doingoai.lib.dates import parse_number
from doingoai.registers.reports.codes import Qualifier

CLAIMS = {
    "trên": Qualifier.GT, "hơn": Qualifier.GT, "gần": Qualifier.LT, "dưới": Qualifier.LT,
    "khoảng": Qualifier.APPROX, "ước": Qualifier.APPROX,
}  # fmt: skip
FORM = re.compile(rf"(?:(?P<claim>{'|'.join(CLAIMS)})\s+)?(?P<number>[\d.,]+)\s*%?", re.IGNORECASE)


class BadNumber(ValueError):
    """The text is no number as reports print it; says how to write one."""


@dataclass(frozen=True)
class Stated:
    """A value with what was claimed about it."""

    value: Decimal
    qualifier: Qualifier


def read_stated(text: str) -> Stated:
    """Read a printed number. Raises BadNumber."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    found = FORM.fullmatch(plain)
    if found is None:
        raise BadNumber(_("“%s” không phải một số. Viết 1.730, 7,02 hoặc hơn 1.000.") % text)
    try:
        value = parse_number(found["number"])
    except ValueError:
        raise BadNumber(_("“%s” không phải một số. Viết 1.730, 7,02 hoặc hơn 1.000.") % text) from None
    return Stated(value, CLAIMS[found["claim"].lower()] if found["claim"] else Qualifier.EXACT)
