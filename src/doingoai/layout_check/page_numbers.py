"""Rules of the page number (Phụ lục I, mục I.7): in the upper margin, centred, not on page 1, from 1."""

from __future__ import annotations

from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding
from doingoai.layout_check.forms import SIZE_TOLERANCE
from doingoai.layout_check.model import PageMark
from doingoai.layout_check.report import Severity

_PLACE = "Số trang"
_NOT_ALONE = "kèm chữ hoặc dấu khác"


def shown(case: Case) -> Iterator[Finding]:
    """Every page after the first shows its number."""
    page = case.laid.numbers.missing
    if page is not None:
        where = "Các trang từ trang thứ hai" if case.laid.kind == "docx" else f"Trang {page}"
        yield Finding("TT-SO-TRANG", _PLACE, "không có", "số trang từ trang 2", f"{where} không có số trang.", page)


def hidden_on_first_page(case: Case) -> Iterator[Finding]:
    """The first page shows no number."""
    if case.laid.numbers.on_first_page:
        message = "Số trang hiện ở trang thứ nhất."
        yield Finding("TT-SO-TRANG-DAU", _PLACE, "có ở trang 1", "không hiển thị ở trang 1", message, 1)


def position(case: Case) -> Iterator[Finding]:
    """The number stands in the upper margin, centred."""
    for mark in case.laid.numbers.marks:
        if not mark.top or mark.centred is False:
            found = "không canh giữa" if mark.top else "ở cuối trang"
            message = f"Số trang đang {found}; quy định canh giữa trong lề trên."
            yield Finding("TT-SO-TRANG-VI-TRI", _PLACE, found, "canh giữa trong lề trên", message, mark.page)
            return


def lettering(case: Case) -> Iterator[Finding]:
    """The number is in upright Arabic figures of the prescribed size and begins with 1."""
    wrong = next((told for mark in case.laid.numbers.marks if (told := _departures(case, mark))), "")
    if not wrong and case.laid.numbers.marks and case.laid.numbers.starts_at != 1:
        wrong = f"bắt đầu từ {case.laid.numbers.starts_at}"
    if wrong:
        expected = "chữ số Ả Rập, cỡ 13–14, đứng, từ số 1"
        severity: Severity | None = "WARN" if wrong == _NOT_ALONE else None
        message = f"Số trang đang là {wrong}; quy định: {expected}."
        yield Finding("TT-SO-TRANG-CHU", _PLACE, wrong, expected, message, None, severity)


def _departures(case: Case, mark: PageMark) -> str:
    limits = case.limits.page_number
    wrong = [] if mark.arabic else ["không phải chữ số Ả Rập"]
    if limits and mark.size and not limits[0] - SIZE_TOLERANCE <= mark.size <= limits[1] + SIZE_TOLERANCE:
        wrong.append(f"cỡ {mark.size:g}")
    wrong += [] if mark.alone else [_NOT_ALONE]
    return ", ".join([*wrong, *(["nghiêng"] if mark.italic else [])])
