"""The Ministry's catalogue of indicators and annexes (data/indicators), beside what the registers compute."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from doingoai.indicators.indicator import Indicator
from doingoai.reference.load import read_rows
from doingoai.register_kit.catalogue import indicators, registers
from doingoai.register_kit.register import Register


class BadCode(ValueError):
    """No indicator has this code; says which ones there are."""


@dataclass(frozen=True)
class Published:
    """An indicator as the Ministry's catalogue names it; `part_of` is the figure that it can never exceed (RP-06)."""

    code: str
    name: str
    unit: str
    typed: bool  # foreign or other bodies' statistics: no register of the system will ever count it
    part_of: str


def indicator_of(code: str) -> Indicator:
    """Return the indicator of a code, its own or that of the national table. Raises BadCode."""
    found = indicators().get(code.strip().upper())
    if found is None:
        waits = code.strip().upper() in _published(settings.DATA)
        reason = "chưa có sổ nào tính" if waits else "không có trong danh mục"
        raise BadCode(f"Chỉ tiêu “{code}” {reason}. Đang tính được: {', '.join(indicators())}.")
    return found


def register_of(indicator: Indicator) -> Register:
    """Return the register that computes an indicator."""
    return next(each for each in registers().values() if indicator in each.indicators)


def missing_codes() -> list[str]:
    """Return the codes of the catalogue that no register computes yet."""
    computed = {indicator.code for register in registers().values() for indicator in register.indicators}
    return [code for code in _published(settings.DATA) if code not in computed]


def published() -> dict[str, Published]:
    """Return the Ministry's catalogue by code, in its order."""
    return _published(settings.DATA)


def may_be_typed(code: str) -> bool:
    """Tell whether a figure may be typed by hand: the catalogue says so, or no register counts it yet."""
    entry = published().get(code)
    return entry is not None and (entry.typed or code not in indicators())


def annex_of(register: Register) -> tuple[str, str]:
    """Return code and title of the annex in which a register's records are listed (domain: report annexes)."""
    return _annexes(settings.DATA).get(register.key, ("", str(register.title)))


@cache
def _published(data: Path) -> dict[str, Published]:
    rows = read_rows(data / "indicators" / "catalogue.csv")
    return {
        row["code"]: Published(row["code"], row["name_vi"], row["unit"], row["typed"] == "yes", row["part_of"])
        for row in rows
    }


@cache
def _annexes(data: Path) -> dict[str, tuple[str, str]]:
    return {row["register"]: (row["code"], row["title_vi"]) for row in read_rows(data / "indicators" / "annexes.csv")}
