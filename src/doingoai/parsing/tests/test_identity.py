"""Party numbers by term, short names by the date of the citing document, laws by name, bodies that changed."""

import csv
from pathlib import Path

import pytest

from doingoai.parsing import parse
from doingoai.parsing.identity.registers import known, rows_of, term_of
from doingoai.parsing.identity.succession import today

REFERENCE = Path(__file__).resolve().parents[4] / "data" / "reference"

TERMS = [
    ("2000-12-31", None), ("2001-05-01", 9), ("2005", 9), ("2006", None), ("2010-12-31", 10),
    ("2014-07-21", 11), ("2015-12-31", 11), ("2016-01-15", None), ("2016-02-01", 12), ("2019-09-19", 12),
    ("2021-01", None), ("2021-02-01", 13), ("2025-12-31", 13), ("2026-01-07", None), ("2026-02-01", 14), ("2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("day", "term"), TERMS)
def test_term_is_told_by_the_day_but_not_in_a_month_of_change(day, term):
    assert term_of(day) == term


def only(text, day=None):
    head = f"Số: 1/KH-UBND\nSông Lam, ngày {day}\nKẾ HOẠCH\nĐối ngoại\n\n" if day else ""
    document = parse(head + text)
    (citation,) = document.citations
    return citation, [warning.code for warning in document.warnings]


PARTY = [
    ("Chỉ thị số 38-CT/TW ngày 21/7/2014 của Bộ Chính trị", None, 11, []),
    ("Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư", None, 12, []),
    ("Chỉ thị số 903-CT/TW của Bộ Chính trị khóa XIII", None, 13, []),
    ("Chỉ thị số 38-CT/TW của Bộ Chính trị khóa XI", None, 11, ["2014-07-21"]),
    ("Kết luận số 902-KL/TW (tháng 7/2024)", None, 13, []),
    ("Nghị quyết 901-NQ/TW năm 2023", None, 13, []),
    ("Chỉ thị số 38-CT/TW", None, None, ["2014-07-21", "2019-09-19"]),
    ("Chỉ thị số 38-CT/TW", "05 tháng 3 năm 2016", None, ["2014-07-21"]),
    ("Chỉ thị số 32-CT/TW", "05 tháng 3 năm 2025", None, ["2019-02-18", "2024-04-10"]),
    ("Nghị quyết số 59-NQ/TW", None, None, ["2025-01-24"]),
    ("Quy định số 272-QĐ/TW", None, None, []),
    ("Chỉ thị số 5-CT/TU ngày 21/7/2014", None, None, []),
]


@pytest.mark.parametrize(("text", "day", "term", "candidates"), PARTY)
def test_party_number_is_known_by_date_or_term(text, day, term, candidates):
    citation, warnings = only(text, day)
    assert (citation.term, [each.issued_on for each in citation.candidates]) == (term, candidates)
    assert ("term_ambiguous" in warnings) == (len(candidates) > 1)


def test_undated_number_takes_the_date_told_elsewhere_in_the_document():
    text = "Thực hiện Chỉ thị số 38-CT/TW ngày 21/7/2014. Theo Chỉ thị số 38-CT/TW, các cơ quan"
    document = parse(text)
    assert [each.target_issued_on for each in document.citations] == [None, "2014-07-21"]
    assert document.citations[1].term == 11
    assert document.warnings == []


def test_number_that_two_dates_share_is_told_and_not_chosen():
    text = (
        "Chỉ thị số 38-CT/TW ngày 21/7/2014; Chỉ thị số 38-CT/TW ngày 19/9/2019. Theo Chỉ thị số 38-CT/TW, các cơ quan"
    )
    last = parse(text).citations[-1]
    assert (last.target_issued_on, len(last.candidates)) == (None, 2)


def test_term_that_contradicts_the_date_is_told():
    _, warnings = only("Chỉ thị số 38-CT/TW ngày 21/7/2014 của Bộ Chính trị khóa XIII")
    assert warnings == ["term_conflict"]


SHORT = [
    ("theo Quy chế 272 của tỉnh", None, "272-QĐ/TW", "2015-01-21", 11),
    ("thực hiện Kết luận 33 của Bộ Chính trị", None, "33-KL/TW", "2018-07-25", 12),
    ("thực hiện Nghị quyết 59 của Bộ Chính trị", None, "59-NQ/TW", "2025-01-24", 13),
    ("triển khai Chỉ thị số 15 của Ban Bí thư", None, "15-CT/TW", "2022-08-10", 13),
    ("triển khai Kết luận 12 của Bộ Chính trị", None, "12-KL/TW", "2021-08-12", 13),
    ("triển khai Chỉ thị 15 của Ban Bí thư", "05 tháng 3 năm 2020", None, None, None),
    ("thực hiện Chỉ thị 38 của Trung ương", "05 tháng 3 năm 2016", "38-CT/TW", "2014-07-21", 11),
    ("thực hiện Chỉ thị 38 của Trung ương", "05 tháng 3 năm 2023", "38-CT/TW", None, None),
    ("thực hiện Nghị quyết 999 của Bộ Chính trị", None, None, None, None),
]


@pytest.mark.parametrize(("text", "day", "number", "issued_on", "term"), SHORT)
def test_short_name_is_resolved_by_the_date_of_the_citing_document(text, day, number, issued_on, term):
    citation, _ = only(text, day)
    assert (citation.target, citation.target_issued_on, citation.term) == (number, issued_on, term)


LAWS = [
    ("theo Luật Thỏa thuận quốc tế năm 2020", "70/2020/QH14"),
    ("Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020;", "70/2020/QH14"),
    ("theo Luật Thỏa thuận quốc tế năm 2019", None),
    ("theo Luật Đầu tư năm 2020", "61/2020/QH14"),
    ("theo Luật Kết nghĩa địa phương năm 2024", None),
]


@pytest.mark.parametrize(("text", "number"), LAWS)
def test_law_cited_by_name_and_year_gets_its_number(text, number):
    assert only(text)[0].target == number


BODIES = [
    ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", None),
    ("Bộ Thông tin và Truyền thông", "Bộ Văn hóa, Thể thao và Du lịch", "báo chí, thông tin đối ngoại"),
    ("Ban Đối ngoại Trung ương", "Bộ Ngoại giao", None),
    ("Cục Ngoại vụ", "Cục Ngoại vụ và Ngoại giao văn hóa", None),
    ("Cục Ngoại vụ - Bộ Ngoại giao", "Cục Ngoại vụ và Ngoại giao văn hóa", None),
    ("Cục Ngoại vụ và Ngoại giao văn hóa", None, None),
    ("Ủy ban nhân dân tỉnh Bắc Giang", "Ủy ban nhân dân tỉnh Bắc Ninh", None),
    ("Ủy ban nhân dân tỉnh Hải Dương", "Ủy ban nhân dân thành phố Hải Phòng", None),
    ("Tỉnh ủy Hải Dương", "Thành ủy Hải Phòng", None),
    ("Tỉnh ủy Bà Rịa - Vũng Tàu", "Thành ủy Hồ Chí Minh", None),
    ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Ủy ban nhân dân thành phố Huế", None),
    ("Sở Ngoại vụ tỉnh Quảng Nam",
     "Sở Ngoại vụ hoặc Phòng Ngoại vụ (Văn phòng Ủy ban nhân dân) thành phố Đà Nẵng", None),
    ("Ủy ban nhân dân tỉnh Bắc Ninh", None, None),
    ("Bộ Ngoại giao", None, None),
    (None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "now", "scope"), BODIES)
def test_body_that_changed_has_its_name_of_today(name, now, scope):
    assert today(name) == (now, scope)


def test_citation_keeps_the_printed_issuer_beside_the_one_of_today():
    citation, _ = only("Hướng dẫn số 05-HD/BĐNTW ngày 26/3/2019 của Ban Đối ngoại Trung ương")
    assert (citation.issuer, citation.issuer_today) == ("Ban Đối ngoại Trung ương", "Bộ Ngoại giao")


def reference(name):
    path = REFERENCE / name
    if not path.is_file():
        pytest.skip("the reference data are not beside this package")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_known_documents_are_those_of_the_reference():
    rows = {(row["number"], row["issued_on"]): row for row in reference("instruments.csv")}
    for each in known():
        row = rows[each.number, each.issued_on]
        assert (each.type, set(each.names) - set(row["aliases"].split("|"))) == (row["kind"], set())


def test_provinces_that_ended_are_those_of_the_reference():
    ended = {(row["kind"], row["name_vi"], row["valid_to"]) for row in reference("provinces.csv") if row["valid_to"]}
    assert {(row["kind"], row["name"], row["valid_to"]) for row in rows_of("provinces.csv")} <= ended
