"""The head and the foot of a document that the body of a dossier issues; what stands between is the register's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doingoai.documents import Signature
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body

CAPITAL = "Hà Nội"
COMMITTEE = "Ủy ban nhân dân"


def letterhead(dossier: Dossier, facts: Mapping[str, Any], *, kind: str = "") -> dict[str, Any]:
    """Return the arguments of `OfficialDocument` for the bodies, number, place, day and signature.

    `kind` is the abbreviation in the symbol ("TTr"; none for a letter). `facts` may give number, symbol, issued_on and
    signer; without them their places stay blank, as on a draft.
    """
    body = dossier.body
    symbol = "-".join(part for part in (kind, body.symbol) if part)
    return {
        **names_of(body),
        "number": facts.get("number"),
        "symbol": facts.get("symbol", symbol),
        "place": dossier.province.name if dossier.province else CAPITAL,
        "issued_on": facts.get("issued_on"),
        "signature": Signature(("Thủ trưởng cơ quan",), facts.get("signer", "")),
    }


def names_of(body: Body) -> dict[str, str]:
    """Return the two names at the head of a paper: the body above in short, then the body without what that says.

    "UBND tỉnh Bắc Ninh" over "Sở Ngoại vụ" (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: the names may be shortened).
    """
    above, own = body.parent, body.name
    if above is None:
        return {"body": own, "parent_body": ""}
    own = own.removesuffix(above.name).strip() or own
    if body.province and above.province_id == body.province_id:
        own = own.removesuffix(f"{body.province.kind} {body.province.name}").strip() or own
    return {"body": own, "parent_body": above.name.replace(COMMITTEE, "UBND", 1)}
