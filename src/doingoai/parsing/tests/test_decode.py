"""Legacy fonts and encodings of text files."""

import pytest

from doingoai.parsing import decode_bytes, decode_legacy, parse

LEGACY = [
    ("QuyÕt ®Þnh sè 7413/Q§-UBND", "Quyết định số 7413/QĐ-UBND", "tcvn3"),
    ("v¨n phßng cña tØnh ñy", "văn phòng của tỉnh ủy", "tcvn3"),
    ("Uû BAN NH¢N D¢N TØNH S¤NG LAM", "UỶ BAN NHÂN DÂN TỈNH SÔNG LAM", "tcvn3"),
    ("cña Bé VHTTDL", "của Bộ VHTTDL", "tcvn3"),
    ("Quyeát ñònh soá 7413/QÑ-UBND", "Quyết định số 7413/QĐ-UBND", "vni"),
    ("UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH", "vni"),
]
PLAIN = ["Quyết định số 1/QĐ-UBND", "đây là văn bản", "café à la carte, déjà vu", "plain English text", "", "®©§"]


@pytest.mark.parametrize(("text", "decoded", "name"), LEGACY)
def test_legacy_font_is_recognised_and_decoded(text, decoded, name):
    assert decode_legacy(text) == (decoded, name)


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_is_left_as_it_is(text):
    assert decode_legacy(text) == (text, None)


SENTENCE = "Căn cứ Quyết định số 7413/QĐ-UBND của Ủy ban nhân dân tỉnh"
ENCODED = [
    (SENTENCE.encode(), "utf-8"),
    (SENTENCE.encode("utf-8-sig"), "utf-8-sig"),
    (SENTENCE.encode("utf-16"), "utf-16"),
]


@pytest.mark.parametrize(("data", "name"), ENCODED)
def test_bytes_of_unicode_are_decoded(data, name):
    assert decode_bytes(data) == (SENTENCE, name)


def test_bytes_of_windows_1258_are_decoded():
    data = "Quyê\u0301t đi\u0323nh của tỉnh".replace("ủ", "u\u0309").replace("ỉ", "i\u0309").encode("cp1258")
    assert decode_bytes(data) == ("Quyết định của tỉnh", "cp1258")


def test_bytes_of_a_legacy_font_are_decoded():
    assert decode_bytes("QuyÕt ®Þnh sè 7413/Q§-UBND".encode("cp1252")) == ("Quyết định số 7413/QĐ-UBND", "tcvn3")


def test_bytes_cut_inside_a_letter_are_still_unicode():
    text, name = decode_bytes((SENTENCE * 3).encode()[:-2])
    assert name == "utf-8"
    assert text.startswith(SENTENCE)


def test_parse_tells_that_it_decoded():
    document = parse("QuyÕt ®Þnh sè 7413/Q§-UBND")
    assert document.text == "Quyết định số 7413/QĐ-UBND"
    assert [warning.code for warning in document.warnings] == ["legacy_encoding"]
