"""How an office of the demo works on documents: who drafts, who signs, how its bodies are written, whom it asks."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from doingoai.authority.models import Step
from doingoai.demo.cast import Cast
from doingoai.dossiers.models import Record
from doingoai.organisations.models import Body, Officer
from doingoai.registers.documents_out.codes import Form

R = TypeVar("R", bound=Record)
# Who drafts and who signs in the name of a body; the officer and the head of a department where nothing is said.
STAFF = {
    "NGV": ("FA_OFFICER", "FA_HEAD"), "UBND": ("FA_OFFICER", "UBND_CHAIR"), "TU": ("FA_OFFICER", "TTTU"),
    "CNV": ("MOFA_LOCAL", "MOFA_HEAD"), "VPUB": ("UBND_OFFICE", "UBND_OFFICE"), "CA": ("POLICE", "POLICE"),
    "BDBP": ("BORDER", "BORDER"), "STC": ("FINANCE", "FINANCE"), "XA": ("COMMUNE", "COMMUNE"),
}  # fmt: skip
# Who gives the number and sends, where that is not whoever drafted.
CLERKS = {"UBND": "UBND_OFFICE", "TU": "PARTY_OFFICE"}
UNITS = {"NGV": "HTQT", "SCT": "XTTM", "UBND": "NgV"}
# Capacity, collective, post of the head and of the signer; a director where nothing is said.
SIGNERS = {
    "UBND": ("TM", "Ủy ban nhân dân", "Chủ tịch", ""), "TU": ("TM", "Ban Thường vụ", "Bí thư", "Phó Bí thư"),
    "CNV": ("", "", "Cục trưởng", ""),
}  # fmt: skip


class Office:
    """The people of one province (no code: of the centre) as far as they write and receive documents."""

    def __init__(self, cast: Cast, code: str) -> None:
        self.cast, self.code = cast, code
        province = cast.province(code) if code else None
        self.place = province.full_name if province else ""

    def officer(self, body: str, *, head: bool = False, turn: int = 0) -> Officer:
        role = STAFF.get(body, ("REQUESTER", "REQUESTER_HEAD"))[head]
        return self.cast.officer(role, self.code, body=body if role.startswith("REQUESTER") else "", turn=turn)

    def clerk(self, body: str, *, turn: int = 0) -> Officer:
        role = CLERKS.get(body)
        return self.cast.officer(role, self.code) if role else self.officer(body, turn=turn)

    def body(self, key: str) -> Body:
        return self.cast.body(key, "" if key in {"CNV", "BNG"} else self.code)

    def written(self, key: str) -> str:
        """Return how the province writes one of its bodies: "Sở Công Thương"; a wording of its own stays."""
        if not key.isupper():
            return key
        name = self.body(key).name
        return name if key in {"UBND", "CNV", "BNG", "XA"} else name.removesuffix(f" {self.place}")

    def signature(self, body: str) -> dict[str, Any]:
        """Return the fields of whoever signs in the name of a body."""
        capacity, organisation, head, own = SIGNERS.get(body, ("", "", "Giám đốc", ""))
        return {
            "issuer": self.body(body).pk, "form": Form.PARTY if body == "TU" else Form.STATE,
            "capacity": capacity, "organisation": organisation, "head_post": head, "own_post": own,
            "signer": self.officer(body, head=True).full_name,
            "unit_symbol": UNITS.get(body, ""), "archive_note": f"VT, {UNITS[body]}" if body in UNITS else "VT",
        }  # fmt: skip

    def decider(self, record: Record, body: str) -> tuple[str, Officer] | None:
        """Return the role and the officer whose turn it is to speak; None when nobody is asked any more."""
        step = Step.objects.filter(dossier=record.dossier, outcome=Step.Outcome.CURRENT).first()
        if step is None:
            return None
        own = body if step.role.startswith("REQUESTER") else ""
        return step.role, self.cast.officer(step.role, self.code, body=own)


def fresh(record: R) -> R:
    """Return the record as it stands now: what others did to it meanwhile moved its version."""
    rows = type(record)._default_manager.for_system("demo")  # type: ignore[attr-defined]
    return cast(R, rows.get(pk=record.pk))
