"""What of a .doc is read, on files written after [MS-DOC]."""

import pytest

from doingoai.reading import read_document
from doingoai.reading.tests.word97_file import DELETED, HIDDEN, IN_TABLE, ROW_END, doc, in_list, one_list, style_sheet

LIST = one_list([(1, "\0.", 1), (0, "\1.", 1), (4, "\2)", 1), (23, "\uf02d", 1)])


def text_of(paragraphs, **more) -> str:
    return read_document(doc(paragraphs, **more), "a.doc").text


@pytest.mark.parametrize("wide", [True, False])
def test_read_paragraphs(wide):
    text = "Báo cáo\r" if not wide else "Báo cáo công tác đối ngoại\r"
    assert text_of([(text, b""), ("x\x0by\x1ez\r", b"")], wide=wide) == text[:-1] + "\nx\ny-z\n"


def test_read_letters_beyond_the_first_plane_keep_the_places():
    assert text_of([("🏛 a\r", b""), ("x\x07", IN_TABLE), ("\x07", IN_TABLE + ROW_END)]) == "🏛 a\nx\n"


def test_read_table_rows_with_empty_cells():
    rows = [("TT\x07", IN_TABLE), ("Việc\x07", IN_TABLE), ("\x07", IN_TABLE + ROW_END)]
    rows += [("1\x07", IN_TABLE), ("hai\r", IN_TABLE), ("dòng\x07", IN_TABLE), ("\x07", IN_TABLE)]
    rows += [("\x07", IN_TABLE + ROW_END), ("sau\r", b"")]
    assert text_of(rows) == "TT | Việc\n1 | hai dòng | \nsau\n"


def test_read_fields_show_their_result_only():
    assert text_of([("x \x13 HYPERLINK \x13 a \x14 b\x15\x14kết quả\x15 y\r", b"")]) == "x kết quả y\n"


@pytest.mark.parametrize("properties", [DELETED, HIDDEN])
def test_read_deleted_and_hidden_text_is_left_out(properties):
    assert text_of([("còn xoá lại\r", b"")], runs=[(4, 8, properties)]) == "còn lại\n"


def test_read_list_labels():
    items = [("x\r", in_list(1, level)) for level in (0, 1, 1, 2, 3, 0, 1)]
    assert text_of([*items, ("y\r", b"")], lists=LIST) == "I. x\n1. x\n2. x\na) x\n- x\nII. x\n1. x\ny\n"


def test_read_list_with_its_own_start():
    lists = one_list([(0, "\0.", 1)], start=5)
    assert text_of([("x\r", in_list(1)), ("x\r", in_list(1))], lists=lists) == "5. x\n6. x\n"


def test_read_list_of_a_style():
    styled = [("x\r", b"S"), ("x\r", b"S"), ("y\r", b"")]
    assert text_of(styled, lists=LIST, styles=style_sheet(in_list(1, 1))) == "1. x\n2. x\ny\n"


def test_read_stories_without_comments():
    stories = ["thân\r", "chú thích\r", "đầu trang\rđầu trang\r", "", "góp ý\r", "cuối\r", "khung\r", ""]
    text = text_of([(story, b"") for story in stories if story], lengths=tuple(map(len, stories)))
    assert text == "thân\nkhung\nchú thích\ncuối\nđầu trang\n"
