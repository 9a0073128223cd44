"""Tables of PDF pages: from places to rows, on made-up places and on a page that typst draws."""

import pytest
import typst

from doingoai.reading import read_document
from doingoai.reading.pdf_table import Word, with_tables

HEAD = [("TT", 30, 700), ("Nhiệm vụ", 120, 700), ("Chủ trì", 300, 700)]


def page(*words):
    """Return the text of a page and its words: (text, left, bottom), in the order of reading, 10 points high."""
    text, placed = "", []
    for said, left, bottom in words:
        placed.append(Word(left, bottom, left + 5 * len(said), bottom + 10, said, len(text), len(text) + len(said)))
        text += said + "\n"
    return text, placed


def test_rows_are_read_when_cells_wrap_and_numbers_stand_in_the_middle():
    text, words = page(
        ("KẾ HOẠCH", 100, 740), *HEAD,
        ("1", 32, 665), ("Xây dựng", 80, 672), ("kế hoạch", 80, 659), ("Sở Ngoại vụ", 290, 665),
        ("2", 32, 630), ("Tổng kết", 80, 630), ("VP", 290, 630),
        ("Yêu cầu các cơ quan thực hiện nghiêm túc.", 30, 600),
    )  # fmt: skip
    assert with_tables(text, words)[0] == (
        "KẾ HOẠCH\nTT | Nhiệm vụ | Chủ trì\n1 | Xây dựng kế hoạch | Sở Ngoại vụ\n2 | Tổng kết | VP\n"
        "Yêu cầu các cơ quan thực hiện nghiêm túc.\n"
    )


def test_table_goes_on_over_the_page_only_when_nothing_follows_it():
    text, words = page(*HEAD, ("1", 32, 660), ("Xây dựng", 80, 660), ("Sở Ngoại vụ", 290, 660), ("7", 250, 40))
    first, columns = with_tables(text, words)
    assert (first, len(columns)) == ("TT | Nhiệm vụ | Chủ trì\n1 | Xây dựng | Sở Ngoại vụ\n7\n", 3)
    text, words = page(
        ("2", 32, 720), ("Tổng kết", 80, 720), ("VP", 290, 720), ("Nơi nhận: các cơ quan có liên quan", 30, 600)
    )
    assert with_tables(text, words, columns) == ("2 | Tổng kết | VP\nNơi nhận: các cơ quan có liên quan\n", ())


@pytest.mark.parametrize(
    "words",
    [
        [("Nhiệm vụ", 120, 700), ("1", 32, 660)],
        [("TT", 30, 700), ("Nhiệm vụ", 120, 700), ("1", 32, 660)],
        [*HEAD, ("Chưa có nhiệm vụ", 100, 660)],
        [],
    ],
    ids=["no head", "two columns", "no numbers", "empty"],
)
def test_page_without_a_table_of_tasks_stays_as_it_is(words):
    text, placed = page(*words)
    assert with_tables(text, placed) == (text, ())


def test_table_of_a_drawn_page_is_read_row_by_row():
    source = """#set text(lang: "vi", font: "Libertinus Serif")
#set page(width: 14cm, height: 9cm)
Phân công như sau:
#table(columns: (1cm, 1fr, 3cm), align: center + horizon, [TT], [Nội dung nhiệm vụ], [Cơ quan chủ trì],
  ..range(1, 9).map(i => ([#i],
  [Nhiệm vụ thứ #i cần triển khai đồng bộ trên địa bàn toàn tỉnh], [Sở Ngoại vụ])).flatten())
Yêu cầu các cơ quan thực hiện."""
    rows = [f"{i} | Nhiệm vụ thứ {i} cần triển khai đồng bộ trên địa bàn toàn tỉnh | Sở Ngoại vụ" for i in range(1, 9)]
    expected = [
        "Phân công như sau:",
        "TT | Nội dung nhiệm vụ | Cơ quan chủ trì",
        *rows,
        "Yêu cầu các cơ quan thực hiện.",
    ]
    assert read_document(typst.compile(source.encode()), "a.pdf").text.splitlines() == expected
