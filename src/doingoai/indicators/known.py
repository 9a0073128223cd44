"""Every indicator in force by the register that declares it; what an act on a dossier may change."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from django.conf import settings

from doingoai.indicators.indicator import Indicator


@cache
def every_indicator() -> dict[str, Indicator]:
    """Return the indicators of all registers by their own code, in the order of the menu."""
    registers = [import_module(f"{app}.register").REGISTER for app in settings.REGISTERS]
    return {indicator.code: indicator for register in registers for indicator in register.indicators}


@cache
def counting(register: str) -> tuple[Indicator, ...]:
    """Return the indicators whose rows hang on dossiers of a register, and on nothing else."""
    return tuple(each for each in every_indicator().values() if each.owner == register and not each.looks_at)


@cache
def looking(register: str) -> tuple[Indicator, ...]:
    """Return the indicators on which a dossier of a register has a say, its own or by a link to the one counted."""
    found = (each for each in every_indicator().values() if each.looks_at)
    return tuple(each for each in found if register in (each.owner, *each.looks_at))
