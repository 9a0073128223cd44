"""The head and the foot of a document that the body of a dossier issues; what stands between is the register's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doingoai.documents import Signature
from doingoai.dossiers.models import Dossier
from doingoai.register_kit.house import letterhead_of


def letterhead(dossier: Dossier, facts: Mapping[str, Any], *, kind: str = "") -> dict[str, Any]:
    """Return the arguments of `OfficialDocument` for the bodies, number, place, day and signature.

    `kind` is the abbreviation in the symbol ("TTr"; none for a letter). `facts` may give number, symbol, issued_on and
    signer; without them their places stay blank, as on a draft.
    """
    body = dossier.body
    head = letterhead_of(body)
    symbol = "-".join(part for part in (kind, body.symbol) if part)
    return {
        "body": "\n".join(head.name_lines),
        "parent_body": "\n".join(head.parent_lines),
        "number": facts.get("number"),
        "symbol": facts.get("symbol", symbol),
        "place": head.place,
        "issued_on": facts.get("issued_on"),
        "signature": Signature(("Thủ trưởng cơ quan",), facts.get("signer", "")),
    }
