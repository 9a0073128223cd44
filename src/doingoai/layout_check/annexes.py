"""Rules of annexes and of tables that run over pages (Phụ lục I, mục III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.lettering import lettering
from doingoai.lib.text import shorten

_ROMAN = re.compile(r"[ivxlcdm]+")


def references(case: Case) -> Iterator[Finding]:
    """Each annex names the document to which it belongs."""
    for annex in case.blocks.annexes:
        if annex.note is None:
            message = "Phụ lục không có dòng “(Kèm theo … số … ngày … của …)”."
            place = at("phụ lục", annex.line)
            yield Finding("TT-PHU-LUC-DONG", place, "không có", "“(Kèm theo …)”", message, annex.line.place.page)
            return


def labels(case: Case) -> Iterator[Finding]:
    """Two annexes and more are counted in Roman figures."""
    annexes = case.blocks.annexes
    if len(annexes) < 2:
        return
    wrong = next((annex for annex in annexes if not _ROMAN.fullmatch(annex.label)), None)
    if wrong:
        message = "Văn bản có nhiều phụ lục nên mỗi phụ lục phải có số La Mã."
        place = at("phụ lục", wrong.line)
        yield Finding("TT-PHU-LUC-SO", place, wrong.label or "không có số", "số La Mã", message, wrong.line.place.page)


def letters(case: Case) -> Iterator[Finding]:
    """The word "Phụ lục" stands in its letters."""
    yield from lettering(case, "TT-PHU-LUC-CHU", [annex.line for annex in case.blocks.annexes], "Chữ “Phụ lục”")


def table_heads(case: Case) -> Iterator[Finding]:
    """A table over several pages shows the heads of its columns on each."""
    for table in case.laid.tables:
        if table.long and table.head_repeats is False:
            place = f"Bảng “{shorten(table.head, 60)}”"
            message = "Bảng dài nhiều trang nhưng tiêu đề cột không lặp lại ở trang sau."
            yield Finding("TT-BANG-DAU", place, "không lặp lại", "lặp lại ở mỗi trang", message, table.page)
            return
