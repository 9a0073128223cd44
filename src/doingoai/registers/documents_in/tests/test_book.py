"""Sổ đăng ký văn bản đến: own body, order of numbers, what is missing, in legal columns, on page and paper."""

import datetime as dt
import io

import openpyxl
import pytest
from django.http import Http404
from django.utils import timezone

from doingoai.dossiers.models import Dossier, Reach
from doingoai.reading import read_document
from doingoai.registers.documents_in.actions import handling
from doingoai.registers.documents_in.book import COLUMNS, book, filled
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.tests.factories import open_one
from doingoai.workflow.perform import perform

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
MARCH = {"tu": "01/03/2026", "den": "31/03/2026"}


@pytest.fixture
def ask(rf):
    def get(officer, **query):
        request = rf.get("/so/documents_in/so-dang-ky/", query)
        request.user = officer
        return book(request)

    return get


@pytest.fixture
def three(fa_officer):
    days = (dt.date(2026, 3, 9), dt.date(2026, 3, 11), dt.date(2026, 3, 10))
    return [
        open_one(fa_officer, arrived_on=day, document_number=f"{number}/SCT-QLTM")
        for number, day in enumerate(days, start=45)
    ]


def numbers(found):
    return [[line.cells[1] for line in part.lines] for part in found.parts]


def hide(record):
    """Put a paper above what an ordinary officer may read."""
    Dossier.objects.for_system("test").filter(pk=record.pk).update(access_level=2)
    Reach.objects.filter(dossier=record.pk).update(level=2)


def test_book_is_in_order_of_number_and_of_the_asked_days(three, fa_officer):
    body = fa_officer.seat.body
    assert numbers(filled(fa_officer, body, *YEAR)) == [[1, 2, 3]]
    found = filled(fa_officer, body, dt.date(2026, 3, 10), dt.date(2026, 3, 11))
    assert (numbers(found), found.remarks()) == ([[2, 3]], [])
    assert numbers(filled(fa_officer, body, dt.date(2026, 3, 12), YEAR[1])) == []


def test_cells_are_those_of_the_decree(fa_officer, fa_head, foreign_affairs):
    record = open_one(fa_officer, urgency="khan", reply_due=dt.date(2026, 3, 20))
    perform(record, handling.Assign, actor=fa_head, assigned_to=foreign_affairs, assignee=fa_officer)
    perform(record, handling.Work, actor=fa_officer)
    cells = filled(fa_officer, foreign_affairs, *YEAR).parts[0].lines[0].cells
    assert [str(column.label) for column in COLUMNS] == [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ]  # fmt: skip
    assert cells[:7] == (
        dt.date(2026, 3, 9), 1, "Sở Công Thương tỉnh Sông Lam", "45/SCT-QLTM", dt.date(2026, 3, 5),
        "Công văn: mời dự hội nghị xúc tiến thương mại", f"{foreign_affairs}, {fa_officer}",
    )  # fmt: skip
    today = timezone.localdate()
    assert cells[7:] == (today, f"Điện tử, {today:%d/%m/%Y}", "Khẩn; hạn trả lời 20/03/2026")


def test_number_that_was_never_given_is_a_gap_and_one_of_another_day_is_not(three, fa_officer):
    body = fa_officer.seat.body
    rows = IncomingDocument.objects.for_system("test")
    rows.filter(pk=three[2].pk).update(arrival_no=5)
    assert filled(fa_officer, body, *YEAR).remarks() == ["Năm 2026: thiếu số 03–04."]
    rows.filter(pk=three[1].pk).update(arrived_on=dt.date(2026, 4, 1))
    assert filled(fa_officer, body, YEAR[0], dt.date(2026, 3, 31)).remarks() == ["Năm 2026: thiếu số 03–04."]


def test_three_officers_see_what_is_theirs(three, fa_officer, fa_head, auditor, outsider, ask):
    hide(three[1])
    body = fa_officer.seat.body
    assert numbers(filled(fa_head, body, *YEAR)) == [[1, 2, 3]]
    assert numbers(filled(fa_officer, body, *YEAR)) == [[1, 3]]
    said = "Năm 2026: số 02 có trong sổ nhưng ngoài quyền xem của bạn."
    assert filled(fa_officer, body, *YEAR).remarks() == [said]
    for officer in (auditor, outsider):  # who sees the paper and who does not: neither keeps this book
        text = ask(officer, **MARCH).content.decode()
        assert ("SCT-QLTM" in text, "Không có dòng nào trong sổ" in text) == (False, True)


def test_page_leads_to_the_dossiers(three, fa_officer, ask):
    text = ask(fa_officer, **MARCH).content.decode()
    assert [f'href="{record.get_absolute_url()}"' in text for record in three] == [True, True, True]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"tu": "31/12/2025", "den": "01/01/2026"}, "trong cùng một năm"),
        ({"tu": "02/01/2026", "den": "01/01/2026"}, "không được sau"),
        ({"tu": "32/01/2026", "den": "01/02/2026"}, "Lập sổ"),
        ({**MARCH, "dang": "exe"}, "Lập sổ"),
    ],
)
def test_wrong_days_are_told(fa_officer, ask, query, said):
    answer = ask(fa_officer, **query)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("day", ["01/01/2026", "31/12/2026"])
def test_first_and_last_day_of_a_year_are_taken(fa_officer, ask, day):
    assert ask(fa_officer, tu="01/01/2026", den=day).status_code == 200


def test_officer_without_a_body_has_no_book(fa_officer, ask):
    fa_officer.holdings.all().delete()
    with pytest.raises(Http404):
        ask(type(fa_officer).objects.get(pk=fa_officer.pk), **MARCH)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_book_on_paper_says_what_the_page_says(three, fa_officer, ask, form):
    answer = ask(fa_officer, **MARCH, dang=form)
    assert answer["Content-Disposition"] == f'attachment; filename="documents_in-20260301-20260331.{form}"'
    text = " ".join(read_document(answer.content, f"so.{form}").text.split())
    wanted = ("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Năm 2026", "01/03/2026 đến ngày 31/03/2026: 3 văn bản", "Ký nhận")
    assert [each in text for each in wanted] == [True] * 4
    assert text.index("45/SCT") < text.index("46/SCT") < text.index("47/SCT")


def test_workbook_has_a_row_for_each_number(three, fa_officer, ask):
    sheet = openpyxl.load_workbook(io.BytesIO(ask(fa_officer, **MARCH, dang="xlsx").content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["Số đến", 1, 2, 3]
    assert rows[1][0] == dt.datetime(2026, 3, 9)


def test_book_uses_as_many_queries_for_three_rows_as_for_one(fa_officer, django_assert_num_queries):
    body = fa_officer.seat.body
    for _round in range(2):
        open_one(fa_officer)
        with django_assert_num_queries(3):
            filled(fa_officer, body, *YEAR)
