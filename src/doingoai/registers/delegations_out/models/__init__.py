"""The tables of the register: the delegation, and what hangs on it."""

from doingoai.registers.delegations_out.models.delegation import AUTHORISED, OutgoingDelegation
from doingoai.registers.delegations_out.models.rows import Member, Paper, Stop

__all__ = ["AUTHORISED", "Member", "OutgoingDelegation", "Paper", "Stop"]
