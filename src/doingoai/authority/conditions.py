"""What the conditions named in the matrix mean: claims about the facts of a case, each a function with a test.

Equality and alternatives ("rank=R07|R08") need no name: they stand in the row's `facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Facts = Mapping[str, str]
PARTY_SECTORS = frozenset({"DANG", "MAT_TRAN"})  # Party bodies; the Front and mass organisations

NOT_OF_THE_STATE = frozenset({"DU_AN", "DOI_TAC", "DOANH_NGHIEP", "CA_NHAN"})  # who pays when the State does not


def needs_central_consultation(facts: Facts) -> bool:
    """Sensitivity S1 or higher: the Ministry is asked first (matrix row A23)."""
    return facts.get("sensitivity", "S0") > "S0"


def in_name_of_province(facts: Facts) -> bool:
    """Signed in the name of the provincial People's Council or People's Committee (70/2020/QH14, Điều 18)."""
    return facts.get("signing_level", "") in {"PROV_COUNCIL", "PROV_PC"}


def managed_by_standing_committee(facts: Facts) -> bool:
    """The traveller is a cadre whom the Provincial Standing Committee manages (rows A08, A09)."""
    return facts.get("cadre_tier", "") == "BTV"


def outside_party_bodies(facts: Facts) -> bool:
    """The traveller works neither in the Party nor in the Front and its mass organisations (rows A08, A12)."""
    return facts.get("sector", "") not in PARTY_SECTORS


def heard_by_party_standing(facts: Facts) -> bool:
    """Even in plan the Standing Members of the Party Committee speak (A08, A09, A12): one level higher is the BTV."""
    if facts.get("private") == "yes":
        return False
    rank, party = facts.get("rank", ""), facts.get("sector", "") in PARTY_SECTORS
    return rank in {"R07", "R08", "R09"} or (rank >= "R10" and (party or managed_by_standing_committee(facts)))


def decided_by_chair_alone(facts: Facts) -> bool:
    """In plan the Chair decides without a Party opinion (A10, A13, A14): one level higher are the Standing Members."""
    alone = facts.get("rank", "") >= "R10" and not heard_by_party_standing(facts)
    return alone and facts.get("private") != "yes" and not _in_authorised_category(facts)


def _in_authorised_category(facts: Facts) -> bool:
    """What the Chair has given away while a power in force says so: public employees without State money (row A11)."""
    given = facts.get("authorised") == "yes" and facts.get("rank") == "R15"
    return given and facts.get("funding") in NOT_OF_THE_STATE


CONDITIONS: dict[str, Callable[[Facts], bool]] = {
    condition.__name__: condition
    for condition in (
        needs_central_consultation,
        in_name_of_province,
        managed_by_standing_committee,
        outside_party_bodies,
        heard_by_party_standing,
        decided_by_chair_alone,
    )
}

PERSON = ("rank", "sector", "cadre_tier", "private")
# Which facts each condition looks at: what the page asks, and what the search for conflicts tries out.
OF_CONDITIONS: dict[str, tuple[str, ...]] = {
    "needs_central_consultation": ("sensitivity",),
    "in_name_of_province": ("signing_level",),
    "managed_by_standing_committee": ("cadre_tier",),
    "outside_party_bodies": ("sector",),
    "heard_by_party_standing": PERSON,
    "decided_by_chair_alone": (*PERSON, "authorised", "funding"),
}
# Words with which the conditions compare, beside those that stand in the rows themselves.
WORDS: dict[str, tuple[str, ...]] = {
    "sensitivity": ("S0", "S1"),
    "signing_level": ("PROV_COUNCIL", "PROV_PC"),
    "cadre_tier": ("BTV", "CO_QUAN"),
    "sector": ("DANG", "MAT_TRAN", "NHA_NUOC"),
    "rank": ("R09", "R10", "R15"),
    "private": ("yes", "no"),
    "authorised": ("yes", "no"),
    "funding": ("DU_AN", "NSNN_TINH"),
}
