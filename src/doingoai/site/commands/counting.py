"""`doingoai figures`: what is computed and what is not yet; are the stored figures those of the records? Recount."""

from __future__ import annotations

import argparse
import sys
from json import dumps
from typing import Any

from django.utils.translation import override

from doingoai.indicators import recounting
from doingoai.indicators.dates import SLOTS
from doingoai.indicators.indicator import Indicator
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.reporting.catalogue import missing_codes, published
from doingoai.reporting.catalogue_page import OF_THE_REGIME, additivity
from doingoai.reporting.command import text_table
from doingoai.web.amounts import vnnumber

SHOWN = 20


def figures(arguments: argparse.Namespace) -> int:
    """List the indicators, check the stored figures against the records, or count them anew; return the exit code."""
    if arguments.work == "check":
        return _check()
    if arguments.work == "recount":
        print(f"Đã đếm lại: {vnnumber(recounting.recount())} ô số liệu.")
        return 0
    with override("vi"):
        found = catalogue_json()
    if arguments.json:
        print(dumps(found, ensure_ascii=False, indent=1))
        return 0
    rows = [(each["code"], each["name_vi"], each["unit"], each["dated_by"]) for each in found["indicators"]]
    print(text_table(("Mã", "Chỉ tiêu", "Đơn vị", "Tính vào kỳ theo"), rows, frozenset()))
    print(f"\n{len(found['missing'])} chỉ tiêu của danh mục chưa có sổ để tính:")
    print(text_table(("Mã", "Chỉ tiêu"), [(each["code"], each["name_vi"]) for each in found["missing"]], frozenset()))
    return 0


def _check() -> int:
    """Return 0 when the stored cells are what the records say, else 1 with the places where they are not."""
    faults = recounting.check()
    for fault in faults[:SHOWN]:
        place = f"{fault.indicator}, đơn vị {fault.unit or '–'}, nửa tháng {_half_month(fault.slot)} {fault.key}"
        told = f"lưu {_sums(fault.stored)}, đếm lại {_sums(fault.counted)}"
        print(f"{place.strip()}: {told}.", file=sys.stderr)
    if faults:
        print(f"{vnnumber(len(faults))} chỗ sai. Chạy: doingoai figures recount.", file=sys.stderr)
        return 1
    print("Số liệu lưu khớp với hồ sơ.")
    return 0


def catalogue_json() -> dict[str, Any]:
    """Return the catalogue as other people's scripts read it."""
    indicators = [_entry(register, each) for register in registers().values() for each in register.indicators]
    waiting = [published()[code] for code in missing_codes()]
    return {
        "indicators": indicators,
        "missing": [
            {"code": each.code, "name_vi": each.name, "unit": each.unit, "typed": each.typed} for each in waiting
        ],
    }


def _entry(register: Register, indicator: Indicator) -> dict[str, Any]:
    return {
        "code": indicator.code,
        "name_vi": str(indicator.name),
        "name_en": indicator.name_en,
        "unit": str(indicator.unit),
        "register": register.key,
        "measure": indicator.measure.value,
        "time": "stock" if indicator.stock else "flow",
        "dated_by": str(indicator.dated_by),
        "additivity": additivity(indicator),
        "breakdowns": [each.key for each in indicator.breakdowns],
        "decimals": indicator.decimals,
        "national": list(indicator.national),
        "source": str(indicator.source or OF_THE_REGIME),
        "version": indicator.version,
    }


def _half_month(slot: int) -> str:
    year, rest = divmod(slot, SLOTS)
    return f"{'1–14' if rest % 2 == 0 else 'từ 15'}/{rest // 2 + 1:02d}/{year}"


def _sums(sums: tuple[Any, ...]) -> str:
    return "/".join(vnnumber(value) for value in sums)
