"""The tables of the register: the delegation, and what hangs on it."""

from doingoai.registers.delegations_out.models.beside import Consult, Cost, GrantedException, MissionReply
from doingoai.registers.delegations_out.models.delegation import AUTHORISED, OutgoingDelegation
from doingoai.registers.delegations_out.models.rows import Member, Paper, Stop

__all__ = [
    "AUTHORISED", "Consult", "Cost", "GrantedException", "Member", "MissionReply", "OutgoingDelegation", "Paper",
    "Stop",
]  # fmt: skip
