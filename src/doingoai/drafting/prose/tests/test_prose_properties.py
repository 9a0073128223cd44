"""For every text and every content: nothing raises, no word is lost, and writing is the inverse of reading."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.documents.content import Annex, Article, Column, Heading, Paragraph, Point, Run, Table
from doingoai.drafting.prose import normal_annexes, normalise, read_prose, text_of
from doingoai.drafting.prose.runs import cleaned

PIECES = (
    "Sở Ngoại vụ", "chủ trì", " ", "\n", "**", "*", "_", "__", "\\", "\\ ", "|", "---", "<br>", "\\&", "{{X}}",
    "Điều 1.", "Điều 2: ", "Điều 5 của Luật", "Chương I", "Mục 1", "Phần thứ nhất", "MỤC ĐÍCH", "I. ", "II.", "A. ",
    "1. ", "1.", "1.1. ", "1)", "a) ", "đ)", "(i) ", "(1)", "- ", "-", "+ ", "* ", "# ", "## ", "Bảng: ", "Bảng 1. ",
    "Ghi chú: ", "Phụ lục: ", "Phụ lục (ngang): ", "PHỤ LỤC", ".", ";", ":", "\t", "\r\n", "\u0301", "\u2028",
    "x" * 190,
)  # fmt: skip
TURNED = st.sampled_from((None, True, False))
LETTERS = st.text(max_size=12)
WORDS = st.lists(st.sampled_from(PIECES) | LETTERS, max_size=8).map("".join)
RUNS = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans()), max_size=4).map(tuple)
TEXTS = WORDS | RUNS
LABELS = st.sampled_from(("1.", "2)", "1.1.", "a)", "đ)", "(i)", "-", "+", "I.", "A.", "1-", "Thứ nhất,", "")) | LETTERS
PARTS = st.sampled_from(("Phần thứ nhất", "Chương I", "Mục 1", "Tiểu mục 2", "I.", "1.", "1.1.", "", "Bước 1"))


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))
    shares = st.sampled_from((1, 2, 3.5, 7, 41, 0.3))
    columns = [
        Column(draw(WORDS), draw(shares), draw(st.sampled_from(("left", "center", "right")))) for _ in range(width)
    ]
    rows = draw(st.lists(st.tuples(*[WORDS] * width), max_size=3))
    bold = draw(st.frozensets(st.integers(0, 3)))
    return Table(
        tuple(columns), tuple(rows), caption=draw(WORDS), note=draw(WORDS), bold_rows=bold, landscape=draw(TURNED)
    )


SIMPLE = (
    st.builds(Paragraph, TEXTS)
    | st.builds(Point, LABELS, TEXTS)
    | st.builds(Heading, st.integers(0, 8), PARTS, WORDS)
    | tables()
)
ARTICLES = st.builds(Article, st.integers(0, 12), TEXTS, WORDS, st.lists(SIMPLE, max_size=3).map(tuple))
BLOCKS = st.lists(SIMPLE | ARTICLES, max_size=6)
ANNEXES = st.lists(st.builds(Annex, WORDS, BLOCKS.map(tuple), TURNED), max_size=2)


@settings(deadline=None)
@given(BLOCKS, ANNEXES)
def test_blocks_written_and_read_are_the_same(blocks, annexes):
    prose = read_prose(text_of(blocks, annexes))
    assert (prose.blocks, prose.annexes) == (normalise(blocks), normal_annexes(annexes))


@settings(deadline=None)
@given(BLOCKS)
def test_the_normal_form_is_its_own(blocks):
    assert normalise(normalise(blocks)) == normalise(blocks)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | LETTERS, max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_letter(text):
    prose = read_prose(text)
    written = text_of(prose.blocks, prose.annexes)
    assert _letters(written) == _letters(text)
    assert read_prose(written) == prose


def _letters(text: str) -> str:
    """Return the letters and digits in order; the number of an annex is given anew when it is printed."""
    lines = (
        re.sub(r"(?i)^(\s*phụ lục)\s+(?:[ivxlc]+|[0-9]+)\s*(?=:|\(|$)", r"\1", line)
        for line in cleaned(text).split("\n")
    )
    return "".join(letter for line in lines for letter in line.replace("<br>", "").lower() if letter.isalnum())
