"""The papers, the book, the figures and the calendar: what they say of passports that were worked on."""

import datetime as dt

import pytest

from doingoai.documents import ND30_2020, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.indicators import recounting
from doingoai.indicators.periods import Period, Regime
from doingoai.registers.passports import book, documents, indicators
from doingoai.registers.passports.actions import custody, ending
from doingoai.registers.passports.register import REGISTER
from doingoai.registers.passports.tests.conftest import OUT
from doingoai.registers.passports.tests.factories import TODAY, at, enter_one, open_one
from doingoai.workflow.perform import perform

YEAR = (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
LATE = dt.date(2027, 4, 29)


def texts(document):
    """Return the lines of a composed document, tables as rows joined by " | "."""
    found = []
    for section in compose(document, ND30_2020).sections:
        for item in section.items:
            found += _texts(item)
    return found


def _texts(item):
    if isinstance(item, Line):
        return [item.text]
    if isinstance(item, Grid):
        rows = (" | ".join("".join(run.text for run in cell) for cell in row.cells) for row in item.rows)
        return [" | ".join(item.head), *rows]
    if isinstance(item, Columns):
        return [line.text for row in item.rows for cell in row for line in cell if isinstance(line, Line)]
    return []


@pytest.fixture
def late(out, keeper):
    with at(LATE):
        return perform(out, custody.TakeBack, actor=keeper, in_on=LATE, returned_by="Lê Thị Lan", late_reason="Nghỉ ốm")


def test_minutes_name_the_passport_whole_to_its_keeper_only(late, keeper, inspector):
    told = texts(documents.handover_minutes(late, {"reader": keeper}))
    row = f"Nguyễn Văn An | Hộ chiếu công vụ | {late.passport_no} | 10/01/2025 | 10/01/2030"
    assert row in told
    assert "Người nhận nộp lại hộ chiếu chậm nhất ngày 27/04/2027." in told
    assert "Hộ chiếu đã nộp lại ngày 29/04/2027, người nộp: Lê Thị Lan./." in told
    masked = row.replace(late.passport_no, late.number_shown)
    for facts in ({"reader": inspector}, {"reader": None}, {}):
        assert masked in texts(documents.handover_minutes(late, facts))


def test_paper_of_sending_tells_trip_and_days(requester, trip):
    with at(TODAY):
        record = open_one(requester, trip_number=trip.dossier.number)
    told = texts(documents.sending(record, {}))
    assert f"3. Đoàn, thời gian: {trip.dossier.title}, từ ngày 12/04/2027 đến ngày 20/04/2027." in told
    assert "Căn cứ Văn bản 488/QĐ-UBND ngày 01/3/2027." in told
    assert "2. Chức vụ, cơ quan: Giám đốc Sở, Sở Nông nghiệp và Môi trường." in told


def test_every_paper_becomes_a_file_at_every_time(requester, late):
    with at(TODAY):
        asked = open_one(requester)
    for record in (asked, late):
        for document in documents.ALL:
            content = document.build(record, {"reader": None})
            assert render_docx(content)[:2] == b"PK"
            assert render_pdf(content)[:5] == b"%PDF-"


def test_book_lists_the_handovers_of_the_body(late, keeper, trip, foreign_affairs, department, requester):
    found = book.filled(keeper, foreign_affairs, *YEAR)
    assert [line.cells for part in found.parts for line in part.lines] == [
        (1, "Nguyễn Văn An", "Hộ chiếu công vụ", late.passport_no, late.valid_until, OUT, trip.dossier.number, LATE)
    ]
    assert book.filled(keeper, foreign_affairs, dt.date(2027, 5, 1), YEAR[1]).parts == ()
    assert book.filled(requester, department, *YEAR).parts == ()  # it keeps none


def test_list_of_late_returns_tells_the_day_and_the_reason(late, keeper, trip, foreign_affairs, inspector):
    found = book.filled_late(keeper, foreign_affairs, dt.date(2027, 4, 1), dt.date(2027, 6, 30))
    due = dt.date(2027, 4, 27)
    cells = (1, "Nguyễn Văn An", "Hộ chiếu công vụ", late.passport_no, trip.dossier.number, due, LATE, "Nghỉ ốm")
    assert [line.cells for part in found.parts for line in part.lines] == [cells]
    assert book.filled_late(keeper, foreign_affairs, dt.date(2027, 7, 1), dt.date(2027, 9, 30)).parts == ()
    seen = book.filled_late(inspector, foreign_affairs, *YEAR).parts[0].lines[0].cells
    assert seen == (*cells[:3], late.number_shown, *cells[4:])


def test_passport_back_in_time_is_in_the_book_and_not_in_the_list(out, keeper, foreign_affairs):
    with at(dt.date(2027, 4, 27)):
        perform(out, custody.TakeBack, actor=keeper, in_on=dt.date(2027, 4, 27), returned_by="An")
    assert book.filled(keeper, foreign_affairs, *YEAR).count == 1
    assert book.filled_late(keeper, foreign_affairs, *YEAR).count == 0


def month(number):
    return Period(2027, number, 1, Regime.STATISTICAL)


def counted(indicator, number):
    """Return how many rows count in a calendar month; the kept cells say the same."""
    assert recounting.check([indicator]) == []
    return indicator.rows_in(month(number)).count()


def test_figures_count_custody_late_returns_losses_and_withdrawals(late, keeper, department):
    other = enter_one(keeper, body=department.pk, holder_name="Trần Thị Bình")
    assert [counted(indicators.KEPT, number) for number in (2, 3, 4)] == [0, 2, 2]
    assert [counted(indicators.LATE, number) for number in (3, 4, 5)] == [0, 1, 0]
    day = dt.date(2027, 5, 3)
    with at(day):
        perform(late, ending.ReportLost, actor=keeper, lost_on=day, lost_note="Rơi.")
        perform(other, ending.Withdraw, actor=keeper, note="Thôi chức", withdrawn_on=day, returned_to="Cục Lãnh sự")
    assert [counted(indicators.KEPT, number) for number in (4, 5)] == [2, 0]
    assert [counted(indicators.LOST, number) for number in (4, 5, 6)] == [0, 1, 0]
    assert [counted(indicators.WITHDRAWN, number) for number in (4, 5, 6)] == [0, 1, 0]


def test_calendar_shows_the_end_of_passports_in_custody(kept, keeper):
    occasion = REGISTER.calendar[0]
    rows = REGISTER.model.objects.for_system("test")
    assert list(rows.filter(occasion.only).values_list(occasion.first, flat=True)) == [dt.date(2030, 1, 10)]
    with at(TODAY):
        perform(kept, ending.Withdraw, actor=keeper, note="Hết dùng", withdrawn_on=TODAY, returned_to="Cục Lãnh sự")
    assert rows.filter(occasion.only).count() == 0
