"""Rules of annexes and of tables that run over pages (Phụ lục I, mục III)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from doingoai.layout_check import day
from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.lettering import lettering
from doingoai.lib.text import shorten

_NUMBER = re.compile(r"[Ss]ố\s*:?\s*(\d[\w/\- ]*?/[\w\-]+|\d+-[\w]+/[\w\-]+)")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|/|-)\s*(\d{1,2})\s*(?:năm|/|-)\s*(\d{4})")
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
    """Two annexes and more are counted in Roman figures, from I without a gap."""
    annexes = case.blocks.annexes
    if len(annexes) < 2:
        return
    wrong = next((annex for annex in annexes if not _ROMAN.fullmatch(annex.label)), None)
    if wrong:
        message = "Văn bản có nhiều phụ lục nên mỗi phụ lục phải có số La Mã."
        place = at("phụ lục", wrong.line)
        yield Finding("TT-PHU-LUC-SO", place, wrong.label or "không có số", "số La Mã", message, wrong.line.place.page)
        return
    expected = [_as_roman(index) for index in range(1, len(annexes) + 1)]
    gap = next((one for one, label in zip(annexes, expected, strict=True) if one.label != label), None)
    if gap:
        message = f"Số thứ tự của phụ lục không liên tục: “{gap.line.text.strip()}”."
        place = at("phụ lục", gap.line)
        yield Finding("TT-PHU-LUC-SO", place, gap.label, ", ".join(expected).upper(), message, gap.line.place.page)


def _as_roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def letters(case: Case) -> Iterator[Finding]:
    """The word "Phụ lục" stands in its letters."""
    yield from lettering(case, "TT-PHU-LUC-CHU", [annex.line for annex in case.blocks.annexes], "Chữ “Phụ lục”")


def titles(case: Case) -> Iterator[Finding]:
    """An annex has a title in bold capitals; the line "(Kèm theo …)" is in italics and in brackets."""
    for annex in case.blocks.annexes:
        if annex.note is None:
            continue
        place, page = at("phụ lục", annex.line), annex.line.place.page
        if not annex.title:
            yield Finding("TT-PHU-LUC-TEN", place, "không có", "tên phụ lục", "Phụ lục không có tên.", page)
        yield from lettering(case, "TT-PHU-LUC-TEN", annex.title, "Tên phụ lục")
        for finding in lettering(case, "TT-PHU-LUC-DONG", (annex.note,), "Dòng “(Kèm theo …)”"):
            yield replace(finding, severity="WARN")
        if not annex.note_text.startswith("(") or not annex.note_text.rstrip(".").endswith(")"):
            message = "Dòng “Kèm theo …” của phụ lục phải đặt trong ngoặc đơn."
            yield Finding("TT-PHU-LUC-DONG", place, annex.note_text[:40], "“(Kèm theo …)”", message, page, "WARN")


def agreement(case: Case) -> Iterator[Finding]:
    """Number and date in the line "(Kèm theo …)" are those of the document, where both are filled in."""
    number, issued = case.blocks.head.number, day.date_of(case)
    own = _NUMBER.search(number.text) if number else None
    for annex in case.blocks.annexes:
        told, dated = _NUMBER.search(annex.note_text), _DAY.search(annex.note_text)
        wrong = told[1] if own and told and _plain(told) != _plain(own) else ""
        if (
            dated
            and issued
            and (int(dated[1]), int(dated[2]), int(dated[3])) != (issued.day, issued.month, issued.year)
        ):
            wrong = wrong or dated[0]
        if wrong:
            message = f"Phụ lục ghi kèm theo văn bản “{wrong}”, không khớp với số, ngày của văn bản này."
            place = at("phụ lục", annex.note or annex.line)
            yield Finding("TT-PHU-LUC-KHOP", place, wrong, "số, ngày của văn bản", message, annex.line.place.page)
            return


def _plain(match: re.Match[str]) -> str:
    return "".join(match[1].split()).lstrip("0")


def table_heads(case: Case) -> Iterator[Finding]:
    """A table over several pages shows the heads of its columns on each."""
    for table in case.laid.tables:
        if table.long and table.head_repeats is False:
            place = f"Bảng “{shorten(table.head, 60)}”"
            message = "Bảng dài nhiều trang nhưng tiêu đề cột không lặp lại ở trang sau."
            yield Finding("TT-BANG-DAU", place, "không lặp lại", "lặp lại ở mỗi trang", message, table.page)
            return
