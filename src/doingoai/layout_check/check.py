"""Check one file: read it, find its blocks, apply every rule. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from doingoai.layout_check import (
    addressing,
    annexes,
    arrangement,
    body,
    characters,
    day,
    letterhead,
    number,
    numbering,
    opening,
    page,
    page_numbers,
    recipients,
    ruled_lines,
    signing,
    spacing,
)
from doingoai.layout_check.blocks import recognise
from doingoai.layout_check.docx_model import read_docx_model
from doingoai.layout_check.finding import Case, Finding
from doingoai.layout_check.model import Laid
from doingoai.layout_check.pdf_model import read_pdf_model
from doingoai.layout_check.report import Deviation, Report
from doingoai.layout_check.rules import RULES
from doingoai.lib.secrecy import find_hint, find_stamp
from doingoai.reading import MAX_INPUT, Unreadable, matches_name, sniff
from doingoai.reading.document import unreadable
from doingoai.reading.kinds import DOCM, DOCX, KINDS, LOCKED, PDF
from doingoai.reading.sniffing import suffix_of

_MARKED = "Tài liệu có dấu chỉ độ mật nên không được kiểm tra trong hệ thống này; hãy xử lý theo chế độ tài liệu mật."
_HINT = (
    "Văn bản có dấu hiệu của tài liệu mật (ký hiệu kết thúc bằng -m hoặc chữ không dấu); hãy kiểm tra lại nguồn gốc."
)
_OLDER = "Văn bản đề ngày trước 05/3/2020, khi Nghị định 30/2020/NĐ-CP chưa có hiệu lực; kết quả chỉ để tham khảo."
_DECREE = date(2020, 3, 5)
_MIB = 1024 * 1024

Test = Callable[[Case], Iterable[Finding]]

# Rules of any paper, and those that make sense only where an official document was recognised.
ALWAYS: tuple[Test, ...] = (
    letterhead.known, page.paper, page.direction, page.margins, characters.face, characters.colour,
    characters.composed, characters.code_table, page_numbers.shown, page_numbers.hidden_on_first_page,
    page_numbers.position, page_numbers.lettering,
)  # fmt: skip
OF_BLOCKS: tuple[Test, ...] = (
    letterhead.unmixed, letterhead.nation, letterhead.motto, ruled_lines.under_motto, letterhead.bodies,
    arrangement.centred, arrangement.ordered, arrangement.urgency,
    ruled_lines.under_body, number.number, day.place_and_day, opening.type_and_title, ruled_lines.under_title,
    ruled_lines.typed_lines,
    addressing.dear, opening.bases, opening.enacting, body.sizes, body.upright, body.headings, numbering.numbers,
    spacing.lines,
    spacing.between, spacing.indents, spacing.justified, body.end_mark, signing.capacity, signing.name,
    recipients.recipients, annexes.references, annexes.labels, annexes.letters, annexes.titles,
    annexes.agreement, annexes.table_heads,
)  # fmt: skip


def check(data: bytes, name: str) -> Report:
    """Return the deviations of a .docx or a .pdf from the prescribed layout, in the order of its parts.

    Raises `Unreadable` for what is no such file, damaged, locked, hostile, or bears a mark of state secrecy
    (code "secret": nothing of it is read further or kept).
    """
    try:
        laid = _read(data, name)
    except Unreadable:
        raise
    except Exception as error:
        # Parsers of broken files raise whatever they stumble over; to the person it is one thing.
        raise unreadable("damaged") from error
    text = "\n".join(piece.text for piece in laid.pieces)
    if find_stamp(text):
        raise Unreadable("secret", _MARKED)
    blocks = recognise(laid)
    case = Case(laid, blocks)
    tests = (*ALWAYS, *(OF_BLOCKS if blocks.form else ()))
    found = [_deviation(finding, case) for test in tests for finding in test(case)]
    notes = (*laid.notes, *_remarks(case, text))
    return Report(name, laid.kind, blocks.form, laid.pages, tuple(found), notes)


def _remarks(case: Case, text: str) -> list[str]:
    """Return what a person should know of the document besides its deviations."""
    issued = day.date_of(case)
    remarks = [_OLDER] if case.is_state and issued is not None and issued < _DECREE else []
    return [*remarks, *([_HINT] if find_hint(text) else [])]


def _read(data: bytes, name: str) -> Laid:
    if len(data) > MAX_INPUT:
        raise unreadable("too_large", limit=MAX_INPUT // _MIB)
    if not data.strip():
        raise unreadable("empty")
    media_type = sniff(data, name)
    if not matches_name(media_type, name):
        raise unreadable("disguised", suffix=suffix_of(name), kind=KINDS[media_type].label_vi)
    if media_type == LOCKED:
        raise unreadable("encrypted")
    if media_type == PDF:
        return read_pdf_model(data)
    if media_type in (DOCX, DOCM):
        return read_docx_model(data)
    told = KINDS[media_type].label_vi
    raise Unreadable("unsupported", f"Chỉ kiểm tra được tệp .docx và .pdf, không kiểm tra được {told}.")


def _deviation(finding: Finding, case: Case) -> Deviation:
    rule = RULES[finding.rule]
    return Deviation(
        rule.id,
        rule.basis(case.blocks.form),
        finding.severity or rule.severity,
        finding.place,
        finding.page,
        finding.found,
        finding.expected,
        finding.message,
        rule.remedy,
    )
