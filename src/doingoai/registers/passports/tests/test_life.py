"""The life of a passport: asked for, filed, issued, kept, handed out, taken back, extended, withdrawn; refusals."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Link
from doingoai.organisations.roles import Access
from doingoai.registers.passports.actions import custody, ending, issuing
from doingoai.registers.passports.models import Passport
from doingoai.registers.passports.tests.conftest import LAST
from doingoai.registers.passports.tests.factories import BOOK, TODAY, at, enter_one, open_one
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, WrongState

State = Passport.State
FILED = {"filed_on": TODAY, "issuer": "Cục Lãnh sự", "papers": ["TO_KHAI", "ANH", "QUYET_DINH"]}
DAY = dt.timedelta(days=1)


def test_request_becomes_a_passport_in_custody(requester, keeper, foreign_affairs):
    with at(TODAY):
        record = open_one(requester)
        perform(record, issuing.File, actor=requester, **FILED)
        assert (record.dossier.state, record.dossier.access_level) == (State.FILED, Access.INTERNAL)
        perform(
            record, issuing.Issue, actor=requester, passport_no="c 1234521", issued_on=TODAY,
            expires_on=dt.date(2032, 3, 1), custodian=foreign_affairs.pk,
        )  # fmt: skip
        assert (record.passport_no, record.number_shown) == ("C1234521", "C•••••21")
        assert (record.dossier.state, record.dossier.access_level) == (State.ISSUED, Access.RESTRICTED)
        perform(record, custody.TakeIn, actor=keeper, kept_on=TODAY)
    assert (record.dossier.state, record.kept_on) == (State.KEPT, TODAY)
    assert record.dossier.title == "Hộ chiếu công vụ: Nguyễn Văn An"
    assert Entry.objects.filter(subject=record.dossier.key).count() == 4


def test_holder_without_unit_belongs_to_the_requesting_body(requester, department):
    record = open_one(requester)
    assert (record.body, record.person_key) == (department, f"nguyen van an@B{department.pk}")


def test_passport_goes_out_for_a_trip_and_comes_back(out, trip, keeper):
    row = out.out_now()
    assert (out.dossier.state, out.dossier.due_on) == (State.HANDED_OUT, dt.date(2027, 4, 27))
    assert (row.trip_number, row.trip_last, row.due_on) == (trip.dossier.number, LAST, dt.date(2027, 4, 27))
    assert Link.objects.filter(source=out.dossier, target=trip.dossier).exists()
    with at(dt.date(2027, 4, 27)):
        perform(out, custody.TakeBack, actor=keeper, in_on=dt.date(2027, 4, 27), returned_by="Nguyễn Văn An")
    row.refresh_from_db()
    assert (out.dossier.state, out.dossier.due_on, row.in_on, row.late_on) == (
        State.KEPT, None, dt.date(2027, 4, 27), None,
    )  # fmt: skip


def test_return_after_its_day_is_late_and_needs_a_reason(out, keeper):
    late = dt.date(2027, 4, 28)
    with at(late):
        with pytest.raises(InvalidInputs) as refused:
            perform(out, custody.TakeBack, actor=keeper, in_on=late, returned_by="Nguyễn Văn An")
        assert refused.value.messages == ["Lý do nộp chậm: Hạn nộp lại là 27/04/2027; hãy ghi lý do nộp chậm."]
        perform(out, custody.TakeBack, actor=keeper, in_on=late, returned_by="Nguyễn Văn An", late_reason="Nghỉ ốm")
    assert out.handovers.get().late_on == late


def test_return_before_it_went_out_is_refused(out, keeper):
    with at(dt.date(2027, 4, 13)), pytest.raises(InvalidInputs) as refused:
        perform(out, custody.TakeBack, actor=keeper, in_on=dt.date(2027, 4, 11), returned_by="An")
    assert refused.value.messages == ["Ngày nộp lại: Ngày nộp lại trước ngày giao 12/04/2027."]


def test_only_the_body_that_keeps_it_hands_it_out(kept, requester, fa_officer, inspector, chair):
    assert may(kept, custody.HandOver, fa_officer).allowed  # another officer of the same body
    refused = may(kept, custody.HandOver, requester)
    assert (refused.allowed, refused.reason) == (
        False, f"Việc này của cơ quan giữ hộ chiếu: {kept.custodian}.",
    )  # fmt: skip
    assert not may(kept, custody.HandOver, inspector).allowed
    assert not may(kept, custody.HandOver, chair).allowed
    with pytest.raises(NotAllowed):
        perform(kept, custody.Extend, actor=requester, extended_until=dt.date(2031, 1, 1))


def test_passport_that_is_out_is_not_handed_out_again(out, trip, hand_over):
    with pytest.raises(WrongState):
        hand_over(out, trip)


def test_unit_may_say_that_its_holder_left(kept, requester):
    with at(TODAY):
        perform(kept, ending.NoteLeft, actor=requester, left_on=TODAY, left_reason="NGHI_HUU")
    assert (kept.dossier.state, kept.withdrawal_due, kept.dossier.due_on) == (
        State.KEPT, dt.date(2027, 3, 8), dt.date(2027, 3, 8),
    )  # fmt: skip


def test_holder_leaves_while_the_passport_is_out(out, requester, keeper):
    with at(dt.date(2027, 4, 21)):
        perform(out, ending.NoteLeft, actor=requester, left_on=dt.date(2027, 4, 21), left_reason="CHUYEN_CONG_TAC")
        assert out.dossier.due_on == dt.date(2027, 4, 27)
        perform(out, custody.TakeBack, actor=keeper, in_on=dt.date(2027, 4, 21), returned_by="An")
    assert out.dossier.due_on == out.withdrawal_due == dt.date(2027, 4, 28)


def test_withdrawal_ends_custody_and_closes_the_handover(out, keeper):
    day = dt.date(2027, 4, 22)
    with at(day):
        perform(out, ending.Withdraw, actor=keeper, note="Thôi chức", withdrawn_on=day, returned_to="Cục Lãnh sự")
    assert (out.dossier.state, out.ended_on, out.dossier.is_open) == (State.WITHDRAWN, day, False)
    assert out.handovers.get().in_on == day


def test_lost_passport_stays_a_duty_until_both_authorities_were_told(kept, keeper):
    with at(TODAY):
        perform(kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Rơi tại sân bay.")
        assert (kept.dossier.state, kept.ended_on, kept.dossier.due_on) == (State.LOST, TODAY, TODAY)
        perform(kept, ending.LogLossNotice, actor=keeper, ministry_told_on=TODAY)
        assert (kept.dossier.due_on, kept.dossier.is_open) == (TODAY, True)
        perform(kept, ending.LogLossNotice, actor=keeper, immigration_told_on=TODAY)
    assert (kept.dossier.due_on, kept.dossier.is_open) == (None, False)


def test_notice_before_the_loss_is_refused(kept, keeper):
    with at(TODAY), pytest.raises(InvalidInputs) as refused:
        perform(
            kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Rơi.", ministry_told_on=TODAY - DAY
        )  # fmt: skip
    assert refused.value.messages == ["Ngày thông báo Bộ Ngoại giao: Ngày thông báo trước ngày phát hiện mất."]


def test_lost_passport_that_is_found_is_withdrawn_and_stays_lost_in_figures(kept, keeper):
    with at(TODAY):
        perform(kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Thất lạc.")
    with at(TODAY + 7 * DAY):
        found = {"withdrawn_on": TODAY + 7 * DAY, "returned_to": "Cục Lãnh sự"}
        perform(kept, ending.Withdraw, actor=keeper, note="Tìm thấy", **found)
    assert (kept.ended_on, kept.lost_on) == (TODAY, TODAY)


def test_damaged_passport_is_to_be_withdrawn(kept, keeper):
    with at(TODAY):
        perform(kept, ending.ReportDamaged, actor=keeper, damaged_on=TODAY)
    assert (kept.dossier.state, kept.ended_on, kept.dossier.due_on) == (State.DAMAGED, TODAY, dt.date(2027, 3, 8))


def test_request_is_given_up_with_its_reason(requester):
    record = open_one(requester)
    with pytest.raises(InvalidInputs):
        perform(record, issuing.Cancel, actor=requester)
    perform(record, issuing.Cancel, actor=requester, note="Đoàn không đi nữa")
    assert (record.dossier.state, record.dossier.is_open) == (State.CANCELLED, False)


def test_row_without_a_number_is_a_request(keeper):
    record = enter_one(keeper, passport_no="", issued_on="", expires_on="")
    assert (record.dossier.state, record.custodian, record.number_print) == (State.REQUESTED, None, None)


def test_number_needs_its_days_and_its_form(keeper):
    with pytest.raises(InvalidInputs) as refused:
        enter_one(keeper, expires_on="")
    assert refused.value.messages == ["Ngày hết hạn: Cần có trong trường hợp đã chọn."]
    with pytest.raises(InvalidInputs) as refused:
        enter_one(keeper, passport_no="C•••••21")
    assert refused.value.messages == [
        "Số hộ chiếu: Số hộ chiếu gồm một hoặc hai chữ cái và 6 đến 8 chữ số; hãy ghi đủ số, không che."
    ]


def test_rectification_keeps_a_number_that_nobody_typed(kept, keeper):
    number = kept.passport_no
    with at(TODAY):
        perform(kept, custody.Rectify, actor=keeper, note="Sai chức vụ", position="Phó Giám đốc Sở", passport_no="")
        assert (kept.passport_no, kept.position) == (number, "Phó Giám đốc Sở")
        perform(kept, custody.Rectify, actor=keeper, note="Sai số", passport_no="C7654321")
    assert (kept.passport_no, kept.number_shown) == ("C7654321", "C•••••21")


def test_rectification_moves_the_day_of_the_end(kept, keeper):
    with at(TODAY + 7 * DAY):
        perform(kept, ending.ReportLost, actor=keeper, lost_on=TODAY, lost_note="Thất lạc.")
        perform(kept, custody.Rectify, actor=keeper, note="Sai ngày", lost_on=TODAY + DAY)
    assert (kept.lost_on, kept.ended_on) == (TODAY + DAY, TODAY + DAY)
    assert kept.valid_until == BOOK["expires_on"]
