"""The papers that are measured: a report of twenty pages in the legal layout, and the words of a letter of one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doingoai.documents import Block, Column, Heading, OfficialDocument, Paragraph, Point, Signature, Table

SAMPLE = Path(__file__).parents[1] / "demo" / "samples" / "dinh-huong-cong-tac-nam.txt"
PAGE_LETTERS = 2400  # letters of a page of an official document, at 14 pt
PARTS = 18  # headed parts of the report, each with its words, points and a table: twenty pages in all
SIGNER = "Nguyễn Thị Ánh Tuyết"
DAY = dt.date(2026, 10, 8)

_COLUMNS = (Column("TT", 1, "center"), Column("Nhiệm vụ", 6), Column("Cơ quan chủ trì", 3), Column("Thời hạn", 2))
_WORDS = (
    "Sau khi sắp xếp đơn vị hành chính, công tác đối ngoại của địa phương đã ổn định về tổ chức, không để gián đoạn "
    "các thỏa thuận và cam kết với đối tác nước ngoài; tuy nhiên, việc theo dõi cam kết sau ký kết và sau chuyến đi "
    "còn chậm, một số nội dung định hướng chưa được cụ thể hóa thành nhiệm vụ có cơ quan chủ trì, thời hạn, sản phẩm."
)

# What the form of an outgoing document asks for; issuer and title are added where it is opened.
LETTER: dict[str, Any] = {
    "form": "ND30_2020", "kind": "cong_van", "addressees": "Sở Công Thương\nSở Tài chính", "bases": "",
    "content": f"{_WORDS}\n\n1. Sở Công Thương chuẩn bị nội dung về thương mại.\n2. Sở Tài chính bố trí kinh phí.",
    "head_post": "Giám đốc", "signer": SIGNER, "unit_symbol": "HTQT", "archive_note": "VT, HTQT",
    "deliveries": [{"text": "Như trên", "purpose": "", "channel": "electronic"}],
}  # fmt: skip


def report_of_twenty_pages() -> OfficialDocument:
    """Return a report with everything that long reports have: bases, headings, paragraphs, points, tables."""
    return OfficialDocument(
        kind="bao_cao", body="Sở Ngoại vụ", parent_body="UBND tỉnh Sông Lam", number=188, symbol="BC-SNgV",
        place="Sông Lam", issued_on=DAY, title="Kết quả công tác đối ngoại năm 2026",
        blocks=tuple(_blocks()), recipients=("UBND tỉnh (để b/c)", "Lưu: VT, HTQT"),
        signature=Signature(("Giám đốc",), SIGNER),
    )  # fmt: skip


def _blocks() -> Iterator[Block]:
    for part in range(1, PARTS + 1):
        yield Heading(2, f"{part}.", "Quản lý thống nhất các hoạt động đối ngoại của địa phương")
        yield from (Paragraph(_WORDS) for _each in range(3))
        yield from (Point(f"{letter})", _WORDS) for letter in "abc")
        rows = tuple((str(row), f"Rà soát thỏa thuận thứ {row} đã ký", "Sở Ngoại vụ", "Quý IV") for row in range(1, 9))
        yield Table(_COLUMNS, rows)


def words_of_twenty_pages() -> str:
    """Return a guidance document again and again, as many letters as twenty pages hold."""
    text = SAMPLE.read_text(encoding="utf-8")
    return "\n\n".join([text] * (20 * PAGE_LETTERS // len(text) + 1))[: 20 * PAGE_LETTERS]
