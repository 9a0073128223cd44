"""Rules about the estimate: each line within the norm of its group of countries (second half of R-DR-12)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import NormMissing
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.rules.looking import costs, official

PUBLIC = frozenset({codes.Funding.PROVINCE, codes.Funding.CENTRAL, codes.Funding.MIXED})


@official
def dearer_than_norm(case: Case) -> list[Violation]:
    """A line of the State budget above the norm (US dollars for one person and day); lines without a norm are free."""
    if case.record.funding not in PUBLIC:
        return []
    found: list[Violation] = []
    for line in costs(case):
        most = norm(case, line.kind, line.country_group)
        if most is not None and line.unit_usd is not None and line.unit_usd > most:
            found.append({"kind": line, "group": line.country_group, "asked": line.unit_usd, "most": most})
    return found


def norm(case: Case, kind: str, group: str) -> int | None:
    """Return the norm of a kind of cost in a group of countries; None where none is set."""
    try:
        return int(case.limit(f"NORM_{kind}_{group}")) if group else None
    except NormMissing:
        return None


COST_NORM = Rule(
    "R-DR-12b", _("{kind}, nhóm {group}: {asked} USD/người/ngày, vượt định mức {most} USD."),
    "Thông tư 102/2012/TT-BTC ngày 21/6/2012", dearer_than_norm, confidence=Confidence.VERIFY,
    remedy=_("Giảm đơn giá theo định mức, hoặc nêu căn cứ của mức cao hơn."),
)  # fmt: skip
