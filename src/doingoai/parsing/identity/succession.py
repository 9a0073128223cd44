"""What a body that a document names is called today: ministries, provinces and offices that changed.

Reorganisations do not repeal documents, so the printed name stays; today's name stands beside it.
"""

from __future__ import annotations

import re
from functools import cache

from doingoai.parsing.identity.registers import bodies, provinces

_ENDS = ("", " -", ",", " thuộc", " Bộ", " của")
_SEAT = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"}
_LOCAL_OFFICE = re.compile(r"(?:Sở|Phòng) Ngoại vụ(?= )")
_EITHER = "Sở Ngoại vụ hoặc Phòng Ngoại vụ (Văn phòng Ủy ban nhân dân)"


def today(name: str | None) -> tuple[str | None, str | None]:
    """Return (today's name, part of its work) of a body that changed, (None, None) of one that did not.

    A province that was merged is named by its successor. Whether that one has a Sở Ngoại vụ or only a Phòng is its
    own decision, so both are said.
    """
    if not name:
        return None, None
    for body in bodies():
        if (name.startswith(body.name) and name[len(body.name) :].startswith(_ENDS[1:])) or name == body.name:
            return body.successor, body.scope or None
    match = _provinces().search(name)
    if match is None:
        return None, None
    kind, place = provinces()[f"{_kind_of(match['kind'])} {match['place']}"]
    seat = _SEAT[kind] if match["kind"] in _SEAT.values() else kind
    seat = seat[0].upper() + seat[1:] if match["kind"][0].isupper() else seat
    changed = f"{name[: match.start()]}{seat} {place}{name[match.end() :]}"
    return _LOCAL_OFFICE.sub(_EITHER, changed), None


@cache
def _provinces() -> re.Pattern[str]:
    places = "|".join(sorted({name.partition(" ")[2] if name.startswith("tỉnh ") else name.removeprefix("thành phố ")
                              for name in provinces()}, key=len, reverse=True))  # fmt: skip
    return re.compile(rf"\b(?P<kind>[Tt]ỉnh|Tỉnh ủy|[Tt]hành phố|Thành ủy) (?P<place>{places})(?!\w)(?! [A-ZĐ])")


def _kind_of(kind: str) -> str:
    return "thành phố" if kind.lower().startswith("thành") else "tỉnh"
