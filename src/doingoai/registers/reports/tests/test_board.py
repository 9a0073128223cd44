"""The national board: who sees what, how each unit stands, how often it was late; the same as files."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier
from doingoai.indicators.periods import Period
from doingoai.organisations.models import Body, Holding, Province
from doingoai.organisations.seat import province_place
from doingoai.registers.reports.board_rows import board_of, kinds, periods_of
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.gathering import Standing
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.web.charts.provinces import PLACES
from doingoai.workflow import clock, notices

MONTHLY = definition_of("BC-THANG")
OCTOBER = Period.parse("2026-10")  # cut-off 14/10, due 19/10: the 18th is a Sunday
State = PeriodicReport.State
NOW = dt.datetime(2026, 10, 22, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def three_working_days_after_the_deadline():
    with clock.acting_at(NOW):
        yield


@pytest.fixture
def owed(db):
    """owed("24", state="SENT", sent_on="2026-10-19", period="2026-10") → a monthly report in that state"""

    def make(code, *, state=State.COLLECTING, sent_on="", period="2026-10", unit=None):
        when = Period.parse(period)
        province = unit or Province.objects.get(code=code, valid_to=None)
        focal = Body.objects.filter(is_focal=True, province=province).first()
        dossier = Dossier.objects.create(
            register="reports", number=f"BC-{province.pk}-{period}", title=f"Báo cáo {period}", state=state,
            province=province, body=focal or Body.objects.first(), event_date=when.end, search="", sort_key="",
        )  # fmt: skip
        due = dt.date(when.year, when.last_month, 19)
        report = PeriodicReport.objects.create(
            dossier=dossier, definition="BC-THANG", regime="ND09", level="province", frequency="MONTH",
            signer="FA_HEAD", place=province_place(province.pk), period_key=period, boundaries="ND09",
            period_from=when.start, period_to=when.end, report_due=due,
            sent_on=dt.date.fromisoformat(sent_on) if sent_on else None,
        )  # fmt: skip
        reach.refresh(dossier, [])
        return report

    return make


def rows(officer, period=OCTOBER):
    found = board_of(MONTHLY, period, officer, clock.today())
    return {each.province.code: each for each in found.rows}


def test_every_standing_is_told_for_every_unit_of_the_day(owed, ministry_officer):
    owed("24", state=State.SENT, sent_on="2026-10-19")
    owed("48", state=State.SENT, sent_on="2026-10-21")
    owed("01", state=State.ACCEPTED, sent_on="2026-10-16")
    owed("79", state=State.RETURNED, sent_on="2026-10-19")
    owed("22")
    found = board_of(MONTHLY, OCTOBER, ministry_officer, clock.today())
    told = {row.province.code: (row.standing, row.sent_on, row.late_days) for row in found.rows}
    assert told["24"] == (Standing.IN_TIME, dt.date(2026, 10, 19), 0)
    assert told["48"] == (Standing.SENT_LATE, dt.date(2026, 10, 21), 2)
    assert told["01"] == (Standing.ACCEPTED, dt.date(2026, 10, 16), 0)
    assert told["79"] == (Standing.RETURNED, dt.date(2026, 10, 19), 0)
    assert told["22"] == told["04"] == (Standing.SILENT, None, 3)
    assert {row.province.code for row in found.rows} == set(PLACES)
    assert (found.due_on, found.arrived, len(found.every)) == (dt.date(2026, 10, 19), 3, 34)


def test_nobody_is_late_on_the_last_day(owed, ministry_officer):
    owed("24")
    with clock.acting_at(NOW.replace(day=19)):
        found = board_of(MONTHLY, OCTOBER, ministry_officer, clock.today())
    assert {(row.standing, row.late_days) for row in found.rows} == {(Standing.WAITING, 0)}


@pytest.mark.covers("RP-13")
def test_before_the_merger_the_denominator_is_that_of_the_time(owed, ministry_officer, signed_in):
    giang = Province.objects.by_code("24", dt.date(2025, 4, 14))
    owed("24", unit=giang, state=State.SENT, sent_on="2025-04-18", period="2025-04")
    found = board_of(MONTHLY, Period.parse("2025-04"), ministry_officer, clock.today())
    assert (found.arrived, len(found.every)) == (1, 63)
    page = signed_in(ministry_officer).get(reverse("reports:board"), {"period": "2025-04"}).content.decode()
    assert ">1/63<" in page
    assert "standings" not in page  # the grid has tiles for the units of today only


def test_late_reports_in_a_row_are_counted_until_one_in_time(owed, ministry_officer):
    late, in_time = {"state": State.SENT, "sent_on": "2026-10-21"}, {"state": State.SENT, "sent_on": "2026-10-19"}
    owed("24", **late)
    owed("24", state=State.ACCEPTED, sent_on="2026-08-21", period="2026-08")
    owed("24", state=State.ACCEPTED, sent_on="2026-07-17", period="2026-07")
    owed("24", state=State.ACCEPTED, sent_on="2026-05-21", period="2026-05")
    owed("48", **in_time)
    owed("48", state=State.ACCEPTED, sent_on="2026-08-21", period="2026-08")
    owed("22", **late)
    owed("22", state=State.ACCEPTED, sent_on="2026-07-21", period="2026-07")
    counted = {code: row.late_in_a_row for code, row in rows(ministry_officer).items()}
    # No monthly report is owed in September (quarter): August comes just before October. Of Quảng Ninh's August
    # nothing is known.
    assert [counted[code] for code in ("24", "48", "22", "01")] == [2, 0, 1, 0]


def test_reminders_stop_when_the_report_is_sent(owed, ministry_officer, fa_officer, outsider, signed_in):
    silent, sent = owed("24"), owed("48", state=State.SENT, sent_on="2026-10-21")
    with clock.acting_at(NOW.replace(day=20)):
        notices.tell([fa_officer], silent.dossier, kind="due 2026-10-20", text="Hạn 19/10/2026")
        notices.tell([outsider], sent.dossier, kind="late 2026-10-20", text="Quá hạn")
    notices.tell([fa_officer], silent.dossier, kind="opened", text="Không phải nhắc việc")
    found = rows(ministry_officer)
    assert (found["24"].reminded_on, found["01"].reminded_on) == (dt.date(2026, 10, 20), None)
    page = signed_in(ministry_officer).get(reverse("reports:board")).content.decode()
    assert page.count("nhắc lần cuối 20/10/2026") == 1
    assert page.count("đã dừng") == 1


def test_a_province_sees_the_totals_and_itself(owed, fa_officer, auditor, outsider, ministry_officer):
    mine, other = owed("24", state=State.SENT, sent_on="2026-10-19"), owed("48")
    assert {code: row.url for code, row in rows(fa_officer).items()} == {"24": mine.get_absolute_url()}
    assert {code: row.url for code, row in rows(auditor).items()} == {"24": mine.get_absolute_url()}
    assert {code: row.url for code, row in rows(outsider).items()} == {"48": other.get_absolute_url()}
    every = rows(ministry_officer)
    assert (every["24"].url, every["48"].url, every["01"].url) == (
        mine.get_absolute_url(), other.get_absolute_url(), "",
    )  # fmt: skip
    assert {board_of(MONTHLY, OCTOBER, who, clock.today()).arrived for who in (fa_officer, outsider)} == {1}


def test_pages_and_files_show_what_the_officer_may_see(owed, fa_officer, outsider, signed_in):
    mine = owed("24", state=State.SENT, sent_on="2026-10-21")
    asked = {"definition": "BC-THANG", "period": "2026-10"}
    page = signed_in(fa_officer).get(reverse("reports:board"), asked).content.decode()
    assert mine.get_absolute_url() in page
    assert ">1/34<" in page
    assert "standings" not in page
    found = signed_in(fa_officer).get(reverse("reports:board-file", args=["json"]), asked).json()
    assert (found["arrived"], found["units"], found["standings"]["SENT_LATE"], found["due_on"]) == (
        1, 34, 1, "2026-10-19",
    )  # fmt: skip
    assert found["rows"] == [
        {
            "province": "24", "name": "Bắc Ninh", "standing": "SENT_LATE", "number": mine.dossier.number,
            "sent_on": "2026-10-21", "late_days": 2, "late_in_a_row": 1, "reminded_on": None,
            "url": mine.get_absolute_url(),
        }
    ]  # fmt: skip
    lines = signed_in(outsider).get(reverse("reports:board-file", args=["csv"]), asked).content.decode("utf-8-sig")
    assert [line[:4] for line in csv.reader(io.StringIO(lines))] == [
        ["Mã", "Địa phương", "Tình trạng", "Mã hồ sơ"],
        ["48", "Đà Nẵng", "Quá hạn, chưa gửi", ""],
    ]
    assert signed_in(outsider).get(mine.get_absolute_url()).status_code == 404
    assert signed_in(outsider).get(reverse("reports:board-file", args=["docx"]), asked).status_code == 404


def test_who_holds_no_post_finds_nothing(fa_officer, signed_in):
    Holding.objects.filter(officer=fa_officer).delete()
    assert signed_in(fa_officer).get(reverse("reports:board")).status_code == 404
    assert signed_in(fa_officer).get(reverse("reports:board-file", args=["csv"])).status_code == 404


def test_a_mission_abroad_sees_the_totals_alone(owed, make_officer, make_body, signed_in):
    owed("24", state=State.SENT, sent_on="2026-10-19")
    attache = make_officer("MISSION", make_body("Đại sứ quán", kind="mission"), scope="body")
    page = signed_in(attache).get(reverse("reports:board")).content.decode()
    assert ">1/34<" in page
    assert "Không có địa phương nào của bạn trong kỳ này" in page


def test_periods_and_kinds(ministry_officer, signed_in):
    assert [each.code for each in kinds()] == [
        "BC-THANG", "BC-QUY", "BC-6T", "BC-NAM", "TK-QUY", "TK-NAM", "DANG-6T", "DANG-NAM",
    ]  # fmt: skip
    assert [each.key for each in periods_of(MONTHLY, clock.today())[:3]] == ["2026-10", "2026-08", "2026-07"]
    page = signed_in(ministry_officer).get(reverse("reports:board"), {"period": "2026-08"}).content.decode()
    assert 'rel="prev" href="/so/reports/toan-quoc/?definition=BC-THANG&amp;period=2026-07"' in page
    assert 'rel="next" href="/so/reports/toan-quoc/?definition=BC-THANG&amp;period=2026-10"' in page
    # September is a quarter's: whoever asks for it, or for nonsense, gets the newest of the kind.
    for asked in ({"period": "2026-09"}, {"period": "x"}, {"definition": "BC-QUY", "period": "2026-10"}):
        assert signed_in(ministry_officer).get(reverse("reports:board"), asked).status_code == 200


def test_as_many_queries_for_all_units_as_for_one(owed, ministry_officer):
    counts = []
    for codes in (["24"], [code for code in PLACES if code != "24"]):
        for code in codes:
            owed(code, state=State.SENT, sent_on="2026-10-21")
        rows(ministry_officer)  # the calendar of the country is read once
        with CaptureQueriesContext(connection) as queries:
            assert len(rows(ministry_officer)) == 34
        counts.append(len(queries))
    assert counts == [7, 7]


def test_a_real_report_reaches_the_board(fa_officer, fa_head, ministry_officer):
    report = factories.sent(fa_officer, fa_head)
    row = rows(ministry_officer)["24"]
    assert (row.standing, row.report, row.sent_on) == (Standing.SENT_LATE, report, dt.date(2026, 10, 22))
