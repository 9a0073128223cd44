"""What the conditions named in the matrix mean: claims about the facts of a case, each a function with a test.

Equality and alternatives ("rank=R07|R08") need no name: they stand in the row's `facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Facts = Mapping[str, str]


def needs_central_consultation(facts: Facts) -> bool:
    """Sensitivity S1 or higher: the Ministry is asked first (matrix row A23)."""
    return facts.get("sensitivity", "S0") > "S0"


def in_name_of_province(facts: Facts) -> bool:
    """Signed in the name of the provincial People's Council or People's Committee (70/2020/QH14, Điều 18)."""
    return facts.get("signing_level", "") in {"PROV_COUNCIL", "PROV_PC"}


def managed_by_standing_committee(facts: Facts) -> bool:
    """The traveller is a cadre whom the Provincial Standing Committee manages (rows A08, A09)."""
    return facts.get("cadre_tier", "") == "BTV"


CONDITIONS: dict[str, Callable[[Facts], bool]] = {
    condition.__name__: condition
    for condition in (needs_central_consultation, in_name_of_province, managed_by_standing_committee)
}
