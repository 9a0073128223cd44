"""Rules of the page: paper, direction, margins (Phụ lục I, mục I.1-3)."""

from __future__ import annotations

from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding, length
from doingoai.layout_check.forms import LENGTH_TOLERANCE
from doingoai.layout_check.model import Measure, Section

_A4 = (210.0, 297.0)
_PAPER_TOLERANCE = 1.0


def paper(case: Case) -> Iterator[Finding]:
    """Every sheet is A4."""
    for index, section in enumerate(case.laid.sections):
        sides = sorted((section.width, section.height))
        if any(abs(side - wanted) > _PAPER_TOLERANCE for side, wanted in zip(sides, _A4, strict=True)):
            found = f"{section.width:.0f} × {section.height:.0f} mm"
            yield Finding("TT-GIAY", _place(case, index), found, "210 × 297 mm", f"Khổ giấy là {found}, không phải A4.")
            return


def direction(case: Case) -> Iterator[Finding]:
    """The main pages stand upright, unless a table needs the width."""
    has_table = any(table.section == 0 for table in case.laid.tables)
    if case.laid.sections[0].landscape and not has_table:
        message = "Trang chính đang đặt ngang mà không có bảng, biểu."
        yield Finding("TT-HUONG", _place(case, 0), "trang ngang", "trang dọc", message, 1)


def margins(case: Case) -> Iterator[Finding]:
    """Each margin of the upright pages lies in its range; the first page that departs is named."""
    limits = case.limits
    for side, told, allowed in (
        ("top", "trên", limits.top),
        ("bottom", "dưới", limits.bottom),
        ("left", "trái", limits.left),
        ("right", "phải", limits.right),
    ):
        for index, section in enumerate(case.laid.sections):
            measured = getattr(section, side)
            if not section.landscape and measured is not None and _is_out(measured, allowed):
                yield _margin(case, index, section, side, told, allowed)
                break


def _margin(case: Case, index: int, section: Section, side: str, told: str, allowed: tuple[float, float]) -> Finding:
    rule = {"top": "TT-LE-TREN", "bottom": "TT-LE-DUOI", "left": "TT-LE-TRAI", "right": "TT-LE-PHAI"}[side]
    found = _measured(getattr(section, side))
    expected = length(allowed[0]) if allowed[0] == allowed[1] else f"{allowed[0]:g}–{allowed[1]:g} mm"
    return Finding(rule, _place(case, index), found, expected, f"Lề {told} là {found}; quy định {expected}.")


def _is_out(measured: Measure, allowed: tuple[float, float]) -> bool:
    return measured.high < allowed[0] - LENGTH_TOLERANCE or measured.low > allowed[1] + LENGTH_TOLERANCE


def _measured(measured: Measure) -> str:
    if measured.high - measured.low < LENGTH_TOLERANCE:
        return length(measured.low)
    return f"khoảng {length(measured.high)}"


def _place(case: Case, index: int) -> str:
    return "Thiết lập trang" if len(case.laid.sections) == 1 else f"Thiết lập trang, phần {index + 1}"
