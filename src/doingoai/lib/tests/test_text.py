"""Text: the same words fold alike whatever their form, and highlighting never changes the text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doingoai.lib.text import fold, highlight, nfc, shorten, slug, within_sentence

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặĐƠƯÊÂĂÔ /-.,0123456789\u0301\u0323", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Thỏa thuận hợp tác Đà Nẵng", "thoa thuan hop tac da nang"),
        ("Thoả thuận   hợp tác\nĐÀ NẴNG", "thoa thuan hop tac da nang"),
        ("123/UBND-NV", "123 ubnd nv"),
        ("Q\u00d0-UBND", "qd ubnd"),
        ("05/02/2026", "05 02 2026"),
        ("Türkiye, São Paulo", "turkiye sao paulo"),
        ("…", ""),
        ("", ""),
    ],
)
def test_fold_table(text, folded):
    assert fold(text) == folded


@given(st.one_of(VIETNAMESE, st.text(max_size=40)))
def test_fold_is_the_same_for_every_unicode_form_and_when_repeated(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe")])
def test_fold_ignores_the_place_of_the_tone_mark(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "query", "segments"),
    [
        ("Hội nghị Đà Nẵng", "da nang", [("Hội nghị ", False), ("Đà", True), (" ", False), ("Nẵng", True)]),
        ("Đà Nẵng", "da nan", [("Đà", True), (" ", False), ("Nẵn", True), ("g", False)]),
        ("Đan Mạch", "da mach", [("Đan ", False), ("Mạch", True)]),
        ("123/UBND-NV", "ubnd", [("123/", False), ("UBND", True), ("-NV", False)]),
        ("Đà Nẵng", "hue", [("Đà Nẵng", False)]),
        ("Đà Nẵng", "  ", [("Đà Nẵng", False)]),
        ("", "hue", []),
    ],
)
def test_highlight_table(text, query, segments):
    assert highlight(text, query) == segments


def test_highlight_keeps_decomposed_marks_with_their_letter():
    text = unicodedata.normalize("NFD", "Đà Nẵng")
    assert [(nfc(part), hit) for part, hit in highlight(text, "nan")] == [
        ("Đà ", False),
        ("Nẵn", True),
        ("g", False),
    ]


@given(VIETNAMESE, VIETNAMESE)
@example("a\u0301", "a")
def test_highlight_segments_joined_are_the_text_and_alternate(text, query):
    segments = highlight(text, query)
    assert "".join(part for part, _ in segments) == text
    assert all(one[1] != other[1] for one, other in pairwise(segments))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đà Nẵng 2026", "da-nang-2026"),
        ("Kế hoạch số 188/KH-UBND", "ke-hoach-so-188-kh-ubnd"),
        ("東京 Tokyo", "tokyo"),
        ("…", ""),
    ],
)
def test_slug_table(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "n", "expected"),
    [
        ("Hợp tác", 7, "Hợp tác"),
        ("Hợp tác quốc tế", 15, "Hợp tác quốc tế"),
        ("Hợp tác quốc tế", 14, "Hợp tác quốc…"),
        ("Hợp tác quốc tế", 13, "Hợp tác quốc…"),
        ("Hợp tác quốc tế", 12, "Hợp tác…"),
        ("Hợp tác, quốc tế", 9, "Hợp tác…"),
        ("Liên\n hợp  quốc", 40, "Liên hợp quốc"),
        ("Supercalifragilistic", 6, "Super…"),
        ("Hợp tác", 0, ""),
    ],
)
def test_shorten_table(text, n, expected):
    assert shorten(text, n) == expected


@given(st.text(max_size=60), st.integers(0, 70))
def test_shorten_never_exceeds_the_limit(text, n):
    assert len(shorten(text, n)) <= n


@pytest.mark.parametrize(
    ("name", "said"),
    [("Bản ghi nhớ", "bản ghi nhớ"), ("UBND tỉnh", "UBND tỉnh"), ("Ý định thư", "ý định thư"), ("", "")],
)
def test_name_within_a_sentence(name, said):
    assert within_sentence(name) == said
