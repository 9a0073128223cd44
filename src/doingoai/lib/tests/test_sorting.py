"""Sorting: the Vietnamese alphabet, then the tones; keys that any database sorts alike."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.lib.sorting import person_sort_key, sort_key

NAMES = st.text("aăâbdđeêoôơuưyàảãáạằẫốợỹzwfj ABĐ-/019日ö", max_size=30)


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ"],
        ["o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y", "z", "日"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mặ", "mâ"],
        ["An", "Ăn", "Ân", "Ba"],
        ["An Giang", "Anh", "Ăn"],
        ["da", "Dũng", "đa", "đá"],
        ["hoà", "hỏa", "hoá"],
        ["Bắc Ninh", "Bình Định", "Cà Mau", "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Nội", "Huế"],
        ["10 a", "2", "a"],
        ["Hà", "Hạ", "Hạ Long", "Hà Nam", "Hà Nội"],
        ["", "-9", "a"],
    ],
)
def test_sort_key_orders(ordered):
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("HÀ NỘI", "Hà Nội"), ("Hà-Nội", "hà  nội."), ("Ðà Nẵng", "Đà Nẵng")],
)
def test_sort_key_equal(one, other):
    assert sort_key(one) == sort_key(other)


def test_sort_key_form():
    assert sort_key("Đà Nẵng 2") == "GA-RBRK-2 13"


@given(NAMES, NAMES)
def test_sort_key_is_ascii_and_does_not_depend_on_the_unicode_form(one, other):
    assert sort_key(one).isascii()
    assert sort_key(unicodedata.normalize("NFD", one)) == sort_key(unicodedata.normalize("NFC", one))
    assert sort_key(one.upper()) == sort_key(one.lower())
    assert (sort_key(one) < sort_key(other)) == (sort_key(one).encode() < sort_key(other).encode())


@given(NAMES, NAMES)
def test_sort_key_of_a_beginning_comes_first(one, other):
    assert sort_key(one) <= sort_key(f"{one} {other}")


def test_person_sort_key_given_name_then_family_then_middle():
    ordered = ["Lê An", "Nguyễn An", "Nguyễn Văn An", "Trần Thị Ân", "Đỗ Hà", "An Hạ", "Bùi Sơn"]
    assert sorted(reversed(ordered), key=person_sort_key) == ordered


@pytest.mark.parametrize(("one", "other"), [("", "An"), ("An", "Lê An"), ("Lê Hà", "An Hạ")])
def test_person_sort_key_pairs(one, other):
    assert person_sort_key(one) < person_sort_key(other)
