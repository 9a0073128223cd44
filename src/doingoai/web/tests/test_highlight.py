"""Marks of the words that were searched for."""

import pytest

from doingoai.web.highlight import highlight


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Thoả thuận Đà Nẵng", "thoa da nang", "<mark>Thoả</mark> thuận <mark>Đà</mark> <mark>Nẵng</mark>"),
        ("Đà Nẵng", "", "Đà Nẵng"),
        ("<b>Lào</b>", "lao", "&lt;b&gt;<mark>Lào</mark>&lt;/b&gt;"),
    ],
)
def test_highlight_marks_words_and_escapes_the_rest(text, query, shown):
    assert highlight(text, query) == shown
