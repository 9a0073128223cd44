"""Công văn lấy ý kiến, công văn đôn đốc, Bảng tổng hợp, tiếp thu, giải trình ý kiến.

Only the first is declared to the kit, which shows a document to everybody who sees the dossier; the others tell who
answered what and are handed out by `pages` to those who read all answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Block, Column, Document, OfficialDocument, Paragraph, Point, Table
from doingoai.lib.dates import format_date
from doingoai.lib.text import within_sentence
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.opinion_rounds.codes import SPOKEN, Silence, Stance, Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound

COLUMNS = (
    Column("TT", 0.7, "center"), Column("Cơ quan", 3), Column("Số, ngày văn bản", 2.2), Column("Ý kiến", 2),
    Column("Nội dung ý kiến", 6), Column("Tiếp thu, giải trình", 6),
)  # fmt: skip


def request_letter(record: OpinionRound, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter to all bodies: what is asked, until when, what silence means."""
    rows = _rows(record)
    return OfficialDocument(
        kind="cong_van", title=f"Lấy ý kiến về {_topic(record)}", addressees=tuple(str(row.body) for row in rows),
        blocks=(
            *([Paragraph(record.basis)] if record.basis else []),
            Paragraph(f"{record.dossier.body} lấy ý kiến quý cơ quan về nội dung sau:"),
            Paragraph(record.asked),
            *_questions(record),
            *([Paragraph("Dự thảo gửi kèm theo.")] if record.draft_text else []),
            Paragraph(_until(record, rows)),
            Paragraph(_silence(record)),
        ),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex("Dự thảo lấy ý kiến", (Paragraph(record.draft_text),)),) if record.draft_text else (),
        **letterhead(record.dossier, facts),
    )  # fmt: skip


def urging_letter(record: OpinionRound, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter to the bodies that have not answered."""
    rows = [row for row in _rows(record) if row.state == Standing.WAITING]
    letter = f"tại Công văn số {record.letter_number}" if record.letter_number else ""
    sent = f"ngày {format_date(record.sent_on)}" if record.sent_on else ""
    return OfficialDocument(
        kind="cong_van", title=f"Đôn đốc cho ý kiến về {_topic(record)}",
        addressees=tuple(str(row.body) for row in rows),
        blocks=(
            Paragraph(
                " ".join(filter(None, (str(record.dossier.body), "đã lấy ý kiến quý cơ quan", letter, sent)))
                + f" về {_topic(record)}. Đến nay chưa nhận được ý kiến của các cơ quan sau:"
            ),
            *(Point("-", f"{row.body} (hạn {_day(row.deadline)})") for row in rows),
            Paragraph(f"Đề nghị quý cơ quan sớm gửi ý kiến. {_silence(record)}"),
        ),
        recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts),
    )  # fmt: skip


def opinion_table(record: OpinionRound, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the report on the opinions: counts, who was silent and by which rule, and the table as an annex."""
    rows = _rows(record)
    heard = [row for row in rows if row.state in SPOKEN]
    silent = [row for row in rows if row.state == Standing.SILENT]
    waiting = [row for row in rows if row.state == Standing.WAITING]
    tardy = sum(row.state == Standing.LATE for row in heard)
    late = f", trong đó {tardy} trả lời muộn" if tardy else ""
    counted = Counter(str(row.get_stance_display()) for row in heard)
    lines = [
        f"{stance.label}: {counted[str(stance.label)]} cơ quan." for stance in Stance if counted[str(stance.label)]
    ]
    table = tuple(_line(number, row) for number, row in enumerate(rows, start=1))
    return OfficialDocument(
        kind="bao_cao", title=f"Tổng hợp, tiếp thu, giải trình ý kiến về {_topic(record)}",
        blocks=(
            Paragraph(
                f"{record.dossier.body} đã lấy ý kiến (lần {record.round_no}) {len(rows)} cơ quan; {len(heard)} cơ "
                f"quan trả lời{late}."
            ),
            *(Point("-", line) for line in lines),
            *([Paragraph(_silent(record, silent))] if silent else []),
            *([Paragraph(f"Chưa trả lời: {_names(waiting)}.")] if waiting else []),
            Paragraph("Ý kiến và nội dung tiếp thu, giải trình tại Phụ lục kèm theo."),
        ),
        recipients=("Lưu: VT",),
        annexes=(Annex("Bảng tổng hợp, tiếp thu, giải trình ý kiến", (Table(COLUMNS, table),), landscape=True),),
        **letterhead(record.dossier, facts, kind="BC"),
    )  # fmt: skip


def _rows(record: OpinionRound) -> list[OpinionRequest]:
    rows = record.requests.exclude(state=Standing.WITHDRAWN).select_related("body")
    return list(rows.prefetch_related("replies__question"))


def _topic(record: OpinionRound) -> str:
    title = within_sentence(record.dossier.title)
    return title.removeprefix("lấy ý kiến về ").removeprefix("lấy ý kiến ")


def _questions(record: OpinionRound) -> Iterable[Block]:
    return [Point(f"{each.number}.", each.text) for each in record.questions.all()]


def _until(record: OpinionRound, rows: list[OpinionRequest]) -> str:
    days = sorted({row.deadline for row in rows if row.deadline})
    own = [f"{row.body}: {_day(row.deadline)}" for row in rows if row.deadline and row.deadline != days[-1]]
    if days:
        whom = f" (riêng {'; '.join(own)})" if own else ""
        return f"Đề nghị quý cơ quan có ý kiến bằng văn bản trước hết ngày {format_date(days[-1])}{whom}."
    wd = f"trong {record.answer_wd} ngày làm việc" if record.answer_wd else "trong thời hạn quy định"
    until = f"trước hết ngày {format_date(record.answer_by)}" if record.answer_by else wd
    return f"Đề nghị quý cơ quan có ý kiến bằng văn bản {until}."


def _silence(record: OpinionRound) -> str:
    past = "Quá thời hạn trên, nếu chưa nhận được văn bản trả lời thì"
    if record.silence == Silence.AGREES:
        return f"{past} coi như quý cơ quan đồng ý ({record.silence_basis})."
    return f"{past} coi như quý cơ quan không có ý kiến." if record.silence == Silence.NOTED else (
        "Ý kiến của quý cơ quan là bắt buộc; đề nghị trả lời kể cả khi không có góp ý."
    )  # fmt: skip


def _silent(record: OpinionRound, rows: list[OpinionRequest]) -> str:
    if record.silence == Silence.AGREES:
        return f"Không trả lời trong thời hạn, coi như đồng ý ({record.silence_basis}): {_names(rows)}."
    if record.silence == Silence.NOTED:
        return f"Không trả lời trong thời hạn, coi như không có ý kiến: {_names(rows)}."
    return f"Phải trả lời nhưng không trả lời dù đã đôn đốc: {_names(rows)}."


def _line(number: int, row: OpinionRequest) -> tuple[str, ...]:
    paper = ", ".join(filter(None, (row.document_number, _day(row.answered_on))))
    taken = ". ".join(filter(None, (str(row.get_handling_display()), row.explanation)))
    stance = str(row.get_stance_display() or row.get_state_display())
    return str(number), str(row.body), paper, f"{stance} (do im lặng)" if row.by_silence else stance, row.told(), taken


def _names(rows: Iterable[OpinionRequest]) -> str:
    return "; ".join(str(row.body) for row in rows)


def _day(day: Any) -> str:
    return format_date(day) if day else ""


REQUEST_LETTER = Document("request_letter", _("Công văn lấy ý kiến"), request_letter)
OF_THE_OWNER = (
    Document("urging_letter", _("Công văn đôn đốc"), urging_letter),
    Document("opinion_table", _("Bảng tổng hợp, tiếp thu, giải trình ý kiến"), opinion_table),
)
