"""The number of a passport: how it is written, sealed, told apart without being read. It never stands open in a table.

Basis: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 [verify]; domain §2.4 (masked except for who processes the dossier).
"""

from __future__ import annotations

import re
import unicodedata

from django.conf import settings
from django.db.models import Q

from doingoai.lib import sealing
from doingoai.organisations.models import Province

WRITTEN = re.compile(r"[A-Z]{1,2}[0-9]{6,8}")
NATION = "VN"


def tidied(number: str) -> str:
    """Return the number as it is printed: capitals without spaces, wide letters of other keyboards made plain."""
    return "".join(unicodedata.normalize("NFKC", number).split()).upper()


def is_well_formed(number: str) -> bool:
    return bool(WRITTEN.fullmatch(number))


def sealed(number: str) -> str:
    return sealing.seal(number, settings.FIELD_KEY)


def unsealed(text: str) -> str:
    """Return the number. Raises sealing.Unreadable when the key of the installation was lost."""
    return sealing.unseal(text, settings.FIELD_KEY)


def print_of(number: str, province: Province | None) -> str:
    """Return the fingerprint of a number inside a province: two provinces may know the passport of one official."""
    return _print(number, str(province.living().pk) if province else NATION)


def prints_of(number: str, province: Province | None) -> list[str]:
    """Return the fingerprints under which a province and the units merged into it would have kept a number."""
    if province is None:
        return [_print(number, NATION)]
    living = province.living()
    units = Province.objects.filter(Q(pk=living.pk) | Q(successor=living)).values_list("pk", flat=True)
    return [_print(number, str(unit)) for unit in units]


def _print(number: str, place: str) -> str:
    return sealing.fingerprint(f"{place}/{number}", settings.FIELD_KEY)
