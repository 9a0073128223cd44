"""The tables of the register: the visit, and what hangs on it."""

from doingoai.registers.delegations_in.models.rows import (
    Cost,
    Guest,
    Item,
    Notice,
    Paper,
    Permit,
    Support,
)
from doingoai.registers.delegations_in.models.visit import IncomingDelegation

__all__ = ["Cost", "Guest", "IncomingDelegation", "Item", "Notice", "Paper", "Permit", "Support"]
