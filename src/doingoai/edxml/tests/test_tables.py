"""The tables: codes of organisations, document types, and which status may follow which."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.documents.kinds import KINDS
from doingoai.edxml import (
    BUSINESS_LABELS,
    DOCUMENT_TYPES,
    INFERRED,
    MEANINGS,
    NORMATIVE_TYPES,
    PRIORITY_LABELS,
    BusinessType,
    DocumentType,
    Priority,
    StatusCode,
    canonical_organ_id,
    document_id,
    document_type,
    is_organ_id,
    may_follow,
    next_codes,
    type_name,
)

LEGAL = {
    "01": "02 03 13",
    "02": "",
    "03": "04 05 06",
    "04": "05",
    "05": "06",
    "06": "",
    "13": "15 16",
    "15": "",
    "16": "02 03 13",
}


@pytest.mark.parametrize(("code", "following"), list(itertools.product(StatusCode, StatusCode)))
def test_steps_of_the_table_are_legal_and_all_others_are_not(code: StatusCode, following: StatusCode) -> None:
    assert may_follow(code, following) == (following.value in LEGAL[code.value].split())
    assert next_codes(code) == set(LEGAL[code.value].split())


def test_letter_of_which_nothing_was_heard_can_only_arrive() -> None:
    assert next_codes(None) == {"01"}
    assert [code for code in StatusCode if may_follow(None, code)] == [StatusCode.ARRIVED]


def test_refused_wish_goes_back_to_the_only_code_that_allows_one() -> None:
    before = [code for code in (None, *StatusCode) if may_follow(code, StatusCode.TAKE_BACK)]
    assert before == [StatusCode.ARRIVED, StatusCode.TAKE_BACK_REFUSED]
    assert next_codes(StatusCode.TAKE_BACK_REFUSED) == next_codes(StatusCode.ARRIVED)


def test_every_code_has_a_label_and_only_the_wish_is_the_senders() -> None:
    assert set(MEANINGS) == set(StatusCode)
    assert [code.value for code, meaning in MEANINGS.items() if meaning.by_sender] == ["13"]
    assert [meaning.label for meaning in MEANINGS.values()][:3] == ["Đã đến", "Từ chối tiếp nhận", "Đã tiếp nhận"]
    assert set(BUSINESS_LABELS) == set(BusinessType)
    assert set(PRIORITY_LABELS) == set(Priority)


@pytest.mark.parametrize(
    ("code", "canonical"),
    [
        ("H99", "H99"),
        ("H99.01.02", "H99.01.02"),
        ("000.00.00.H99", "H99"),
        ("000.00.01.H99", "H99.01"),
        ("000.02.01.H99", "H99.01.02"),
        ("003.02.01.H99", "H99.01.02.003"),
        ("000.02.00.H99", "H99.00.02"),
        ("H99.00.00", "H99"),
        (" h99 . 01 ", "H99.01"),
        ("01.h99", "H99.01"),
        ("H99.DN.001", "H99.DN.001"),
        ("songlam", "SONGLAM"),
        ("", ""),
        (".", "."),
        ("H99..1", "H99..1"),
    ],
)
def test_code_of_an_organisation_has_one_form(code: str, canonical: str) -> None:
    assert canonical_organ_id(code) == canonical


@given(
    st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True),
    st.lists(st.integers(1, 99), max_size=2),
)
def test_old_and_new_form_of_one_organisation_are_the_same(first: str, lower: list[int]) -> None:
    levels = [f"{level:02d}" for level in lower]
    second, third = (*levels, "00", "00")[:2]
    new = ".".join((first, *levels))
    assert canonical_organ_id(f"000.{third}.{second}.{first}") == canonical_organ_id(new) == new


@given(st.text(max_size=20))
def test_canonical_form_is_its_own_canonical_form(code: str) -> None:
    assert canonical_organ_id(canonical_organ_id(code)) == canonical_organ_id(code)


@pytest.mark.parametrize(
    ("code", "known"),
    [("H99", True), ("000.00.01.H99", True), ("H99.1", True), ("H9", False), ("", False), ("songlam", False)],
)
def test_code_is_recognised(code: str, known: bool) -> None:
    assert is_organ_id(code) == known


def test_every_kind_that_is_drafted_here_has_its_codes() -> None:
    assert [kind.name for kind in KINDS.values() if kind.name not in DOCUMENT_TYPES] == []
    for kind in KINDS.values():
        assert document_type(kind.name) is DOCUMENT_TYPES[kind.name]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Nghị quyết", (2, 1)),
        ("Quyết định", (2, 2)),
        ("Chương trình", (2, 9)),
        ("Kế hoạch", (2, 10)),
        ("Hợp đồng", (2, 17)),
        ("Công văn", (2, 18)),
        ("cong van", (2, 18)),
        ("GIẤY GIỚI THIỆU", (2, 26)),
        ("Phiếu báo", (2, 27)),
        ("Thông điệp", (2, 27)),
    ],
)
def test_administrative_type_has_its_codes(name: str, codes: tuple[int, int]) -> None:
    found = document_type(name)
    assert (found.type, found.detail) == codes


def test_normative_types_have_their_own_codes() -> None:
    assert document_type("Nghị quyết", normative=True) == DocumentType("Nghị quyết", 1, 5)
    assert document_type("Bộ luật", normative=True) == DocumentType("Bộ luật", 1, 12)
    assert [kind.detail for kind in NORMATIVE_TYPES.values()] == list(range(1, 14))


def test_name_of_a_type_is_found_by_its_codes_where_they_name_one() -> None:
    assert (type_name(2, 18), type_name(1, 7), type_name(2, 27), type_name(None, None)) == (
        "Công văn",
        "Nghị định",
        "",
        "",
    )
    numbered = [kind for kind in DOCUMENT_TYPES.values() if kind.detail != 27]
    assert [type_name(kind.type, kind.detail) for kind in numbered] == [kind.name for kind in numbered]


def test_inferred_codes_are_those_that_no_text_confirms() -> None:
    assert {kind.detail for name, kind in DOCUMENT_TYPES.items() if name in INFERRED} == {*range(10, 18), 27}
    assert set(DOCUMENT_TYPES) >= INFERRED


def test_document_id_names_organisation_year_and_serial() -> None:
    assert document_id("000.00.01.H99", year=2026, serial=188) == "H99.01,2026,188"
