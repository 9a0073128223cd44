"""The registers in force, in the order of the menu, read from the one list in `site.registers`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import Http404

from doingoai.indicators.indicator import Indicator
from doingoai.norms.rule import Rule
from doingoai.register_kit.register import Register


@cache
def registers() -> dict[str, Register]:
    """Return every register by key."""
    found = [import_module(f"{app}.register").REGISTER for app in settings.REGISTERS]
    return {register.key: register for register in found}


def model_of(key: str) -> Any:
    """Return the model of a register that another one knows by key only: untyped, for its fields are not known here."""
    return registers()[key].model


def register_or_404(key: str) -> Register:
    try:
        return registers()[key]
    except KeyError:
        raise Http404(key) from None


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by its code, and by its code in the national table."""
    found: dict[str, Indicator] = {}
    for register in registers().values():
        for indicator in register.indicators:
            found |= dict.fromkeys((indicator.code, *indicator.national), indicator)
    return found


def rules() -> list[tuple[str, Rule]]:
    """Return (register, rule) for every rule implemented."""
    return [(register.key, rule) for register in registers().values() for rule in register.rules]
