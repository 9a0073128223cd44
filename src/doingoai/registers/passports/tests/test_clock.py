"""What the calendar brings: overdue returns that follow the trip, expiry, notices, deleted numbers. Safe to repeat."""

import datetime as dt

import pytest

from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.passports import clock
from doingoai.registers.passports.actions import custody, ending
from doingoai.registers.passports.models import Handover, Passport
from doingoai.registers.passports.tests.conftest import LAST
from doingoai.registers.passports.tests.factories import TODAY, at
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

State = Passport.State
DAY = dt.timedelta(days=1)
DUE = dt.date(2027, 4, 27)


def passes(day):
    """Let the clock serve a day; return how many acts it did."""
    with at(day):
        return clock.on_day(day)


def fresh(record):
    return Passport.objects.for_system("test").get(pk=record.pk)


@pytest.mark.covers("R-HC-03")
def test_passport_falls_overdue_the_day_after_its_last(out, keeper, requester):
    assert passes(DUE) == 0
    assert fresh(out).dossier.state == State.HANDED_OUT
    assert passes(DUE + DAY) == 1
    record = fresh(out)
    assert (record.dossier.state, record.handovers.get().late_on) == (State.OVERDUE, DUE + DAY)
    told = Notice.objects.filter(dossier=out.dossier, kind="return 27/04/2027")
    assert sorted(each.officer.username for each in told) == sorted([keeper.username, requester.username])
    assert {each.text for each in told} == {
        f"{out.dossier.number}: Nguyễn Văn An chưa nộp lại hộ chiếu {out.number_shown}, hạn 27/04/2027."
    }
    assert passes(DUE + DAY) == 0  # safe to repeat
    assert Notice.objects.filter(dossier=out.dossier, kind="return 27/04/2027").count() == 2


def test_day_of_return_follows_the_trip(out, trip):
    passes(DUE + DAY)
    OutgoingDelegation.objects.for_system("test").filter(pk=trip.pk).update(return_on=LAST + 3 * DAY)
    assert passes(DUE + DAY) == 1
    record = fresh(out)
    row = record.handovers.get()
    assert (record.dossier.state, record.dossier.due_on) == (State.HANDED_OUT, row.due_on)
    assert (row.trip_last, row.due_on > DUE, row.late_on) == (LAST + 3 * DAY, True, None)


def test_overdue_passport_comes_back(out, keeper):
    passes(DUE + DAY)
    record, day = fresh(out), DUE + 2 * DAY
    with at(day):
        perform(record, custody.TakeBack, actor=keeper, in_on=day, returned_by="An", late_reason="Nghỉ ốm")
    assert (record.dossier.state, Handover.objects.get().late_on) == (State.KEPT, DUE + DAY)
    assert passes(day + DAY) == 0


def test_passport_expires_the_day_after_its_last_and_is_announced_before(kept, keeper):
    last = kept.valid_until
    assert passes(dt.date(2029, 7, 10)) == 0
    assert Notice.objects.filter(dossier=kept.dossier, kind="expiry 10/01/2030").count() == 0
    passes(dt.date(2029, 7, 11))
    assert Notice.objects.filter(dossier=kept.dossier, kind="expiry 10/01/2030").count() == 1
    assert passes(last) == 0
    assert passes(last + DAY) == 1
    assert (fresh(kept).dossier.state, fresh(kept).ended_on) == (State.EXPIRED, last + DAY)


def test_passport_that_is_out_does_not_expire(out):
    assert passes(out.valid_until + DAY) == 1  # it falls overdue
    assert fresh(out).dossier.state == State.OVERDUE


@pytest.mark.covers("R-HC-07")
def test_withdrawal_that_is_late_is_told(kept, requester, keeper):
    with at(TODAY):
        perform(kept, ending.NoteLeft, actor=requester, left_on=TODAY, left_reason="THOI_CHUC")
    passes(kept.withdrawal_due)
    assert Notice.objects.filter(kind="withdrawal 08/03/2027").count() == 0
    passes(kept.withdrawal_due + DAY)
    assert Notice.objects.filter(kind="withdrawal 08/03/2027").count() == 2


@pytest.mark.covers("R-HC-08")
def test_loss_without_notices_is_told_on_its_day(kept, keeper):
    with at(TODAY):
        perform(kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Rơi.", ministry_told_on=TODAY)
    passes(TODAY)
    assert Notice.objects.filter(officer=keeper, kind="loss 01/03/2027").count() == 1
    with at(TODAY):
        perform(fresh(kept), ending.LogLossNotice, actor=keeper, immigration_told_on=TODAY)
    Notice.objects.all().delete()
    passes(TODAY + DAY)
    assert Notice.objects.filter(kind="loss 01/03/2027").count() == 0


def test_number_is_deleted_two_years_after_the_end(kept, keeper):
    with at(TODAY):
        perform(kept, ending.Withdraw, actor=keeper, note="Thôi chức", withdrawn_on=TODAY, returned_to="Cục Lãnh sự")
    assert passes(dt.date(2029, 2, 28)) == 0
    assert fresh(kept).number_shown != ""
    assert passes(dt.date(2029, 3, 1)) == 1
    record = fresh(kept)
    assert (record.passport_no, record.number_shown, record.anonymised_on) == ("", "", dt.date(2029, 3, 1))
    assert passes(dt.date(2029, 3, 2)) == 0
    said = "Số hộ chiếu đã được xóa khi hết thời hạn lưu; hồ sơ không còn sửa được."
    assert custody.Rectify.refusal(record, keeper) == said
