"""Sổ đăng ký văn bản đi: the issuing body's numbers, each kind in its row, voided ones with their reason."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.dossiers.models import Dossier, Reach
from doingoai.reading import read_document
from doingoai.registers.documents_out.actions import issuing
from doingoai.registers.documents_out.book import COLUMNS, book, filled
from doingoai.registers.documents_out.models import GivenNumber, OutgoingDocument
from doingoai.registers.documents_out.tests.factories import issued, open_one
from doingoai.workflow.perform import perform


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def year(today):
    return (today.replace(month=1, day=1), today.replace(month=12, day=31))


@pytest.fixture
def three(fa_officer, fa_head):
    """Two letters, the second with its number voided, and a report."""
    first = issued(fa_officer, fa_head)
    second = issued(fa_officer, fa_head, title="gửi nhầm nơi nhận")
    perform(second, issuing.Void, actor=fa_head, reason="Nhầm người ký")
    report = issued(fa_officer, fa_head, kind="bao_cao", title="Kết quả đón đoàn")
    return first, second, report


def shown(found):
    return [(part.title, [line.cells[0] for line in part.lines]) for part in found.parts]


def test_each_kind_is_in_order_of_number(three, fa_officer, year):
    found = filled(fa_officer, fa_officer.seat.body, *year)
    first, second, report = (each.document_number for each in three)
    now = year[0].year
    assert sorted(shown(found)) == [(f"Báo cáo {now}", [report]), (f"Công văn {now}", [first, second])]
    assert found.remarks() == []


def test_cells_are_those_of_the_decree(three, fa_officer, year):
    first = three[0]
    letters = next(
        part for part in filled(fa_officer, fa_officer.seat.body, *year).parts if part.title.startswith("Công văn")
    )
    assert [str(column.label) for column in COLUMNS] == [
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
        "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ghi chú",
    ]  # fmt: skip
    recipients = [each.text for each in first.deliveries.all() if not each.is_pointer]
    assert letters.lines[0].cells == (
        first.document_number, first.issued_on, "Công văn: chuẩn bị đón đoàn tỉnh Gyeonggi", "Nguyễn Văn An",
        "; ".join(recipients), "VT, HTQT", len(recipients), "",
    )  # fmt: skip
    assert (letters.lines[1].cells[-1], [line.is_void for line in letters.lines]) == (
        "đã hủy số: Nhầm người ký", [False, True],
    )  # fmt: skip


def test_number_that_was_never_given_is_a_gap(three, fa_officer, year):
    GivenNumber.objects.filter(dossier=three[1].pk).update(serial=4)
    remarks = filled(fa_officer, fa_officer.seat.body, *year).remarks()
    assert remarks == [f"Công văn {year[0].year}: thiếu số 02–03."]


def test_three_officers_see_what_is_theirs(three, fa_officer, fa_head, auditor, outsider, rf, year):
    Dossier.objects.for_system("test").filter(pk=three[0].pk).update(access_level=2)
    Reach.objects.filter(dossier=three[0].pk).update(level=2)
    body = fa_officer.seat.body
    assert sum(len(numbers) for _title, numbers in shown(filled(fa_head, body, *year))) == 3
    found = filled(fa_officer, body, *year)
    assert sorted(line.cells[0] for part in found.parts for line in part.lines) == sorted(
        each.document_number for each in three[1:]
    )
    assert found.remarks() == [f"Công văn {year[0].year}: số 01 có trong sổ nhưng ngoài quyền xem của bạn."]
    for officer in (auditor, outsider):  # who sees the paper and who does not: neither keeps this book
        request = rf.get("/", {"tu": f"{year[0]:%d/%m/%Y}", "den": f"{year[1]:%d/%m/%Y}"})
        request.user = officer
        assert three[2].document_number not in book(request).content.decode()


def test_draft_and_another_day_are_not_in_the_book(fa_officer, fa_head, today):
    open_one(fa_officer)
    record = issued(fa_officer, fa_head)
    body = fa_officer.seat.body
    OutgoingDocument.objects.for_system("test").update(issued_on=dt.date(today.year, 6, 15))
    days = [(14, 14), (14, 15), (15, 16), (16, 16)]
    counts = [
        filled(fa_officer, body, dt.date(today.year, 6, since), dt.date(today.year, 6, until)).count
        for since, until in days
    ]
    assert (counts, record.serial) == ([0, 1, 1, 0], 1)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_book_on_paper_names_kinds_and_voided_numbers(three, fa_officer, rf, year, form):
    request = rf.get("/", {"tu": f"{year[0]:%d/%m/%Y}", "den": f"{year[1]:%d/%m/%Y}", "dang": form})
    request.user = fa_officer
    text = " ".join(read_document(book(request).content, f"so.{form}").text.split())
    wanted = ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", f"Công văn {year[0].year}", f"Báo cáo {year[0].year}", "đã hủy số")
    assert [each in text for each in wanted] == [True] * 4


def test_book_uses_as_many_queries_for_three_rows_as_for_one(fa_officer, fa_head, year, django_assert_num_queries):
    body = fa_officer.seat.body
    for _round in range(2):
        issued(fa_officer, fa_head)
        with django_assert_num_queries(4):
            filled(fa_officer, body, *year)
