"""When a time limit is recalled, and to whom it goes once it is missed: two columns of a deadline's row, read.

`reminders` lists working days relative to the deadline ("-5,-2,0,1,5,10"); empty: those of domain §2.3.
`escalation_role` is empty, or says for each day after the deadline who hears of it beside the owners
("5:REQUESTER_HEAD,10:UBND_CHAIR"), or is one role alone: it hears of every late reminder after the first, or of the
only one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from doingoai.norms.models import Deadline
from doingoai.organisations.roles import Role

DEFAULT_DAYS = (-5, -2, 0, 1)  # domain §2.3


@dataclass(frozen=True)
class Reminders:
    """Working days relative to the deadline, ascending; by day after it, the roles that are told too."""

    days: tuple[int, ...] = DEFAULT_DAYS
    told: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def reminders_of(rule: Deadline) -> Reminders:
    """Return what the row of a time limit says."""
    return read_reminders(rule.reminders, rule.escalation_role)


def read_reminders(days: str, escalation: str) -> Reminders:
    """Read the two columns. Raises ValueError that says what is wrong with them."""
    read = tuple(_day(each) for each in days.split(",")) if days.strip() else DEFAULT_DAYS
    if list(read) != sorted(set(read)):
        raise ValueError(f"reminders {days!r} are not in ascending order, each day once")
    late = tuple(day for day in read if day > 0)
    return Reminders(read, _steps(escalation, late) if ":" in escalation else _one(escalation.strip(), late))


def _one(role: str, late: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    return dict.fromkeys(late[1:] or late, (_role(role),)) if role else {}


def _steps(escalation: str, late: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
    told: dict[int, tuple[str, ...]] = {}
    for step in escalation.split(","):
        day, _colon, role = step.partition(":")
        if _day(day) not in late:
            raise ValueError(f"escalation {step.strip()!r}: no reminder comes that many days after the deadline")
        told[_day(day)] = (*told.get(_day(day), ()), _role(role.strip()))
    return told


def _day(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{text.strip()!r} is not a number of working days") from None


def _role(name: str) -> str:
    if name not in Role.values:
        raise ValueError(f"{name!r} is not a role")
    return name
