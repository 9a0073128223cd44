"""Who reads the guests' passport numbers and days of birth: those who process the dossier (domain §2.4)."""

from __future__ import annotations

from doingoai.authority.decide import decide
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.workflow import clock

SEE = "delegations_in.see_guests"  # rows DV-24 of the matrix


def sees_guests(record: IncomingDelegation, officer: Officer) -> bool:
    """Tell whether a row of the matrix lets the officer read the personal data; whoever sees the dossier is asked."""
    return decide(SEE, actor=officer, dossier=record.dossier, on=clock.today()).allowed
