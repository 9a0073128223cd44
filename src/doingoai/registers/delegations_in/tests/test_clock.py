"""Personal data of guests are masked when their time is over, by the program, once, in the ledger."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.norms.models import Deadline
from doingoai.registers.delegations_in import clock
from doingoai.registers.delegations_in.actions import preparing
from doingoai.registers.delegations_in.documents import guest_list
from doingoai.registers.delegations_in.tests.factories import TODAY, at, guest
from doingoai.workflow.perform import perform

LAST = dt.date(2028, 9, 11)  # 24 months after 10 September 2026, a Sunday, rolls on to the Monday
DAY = dt.timedelta(days=1)


def run(day):
    with at(day):
        return clock.on_day(day)


def guests(record):
    return [(each.passport_no, each.birth_date) for each in record.guests.all()]


@pytest.mark.covers("R-DV-18")
def test_guests_are_masked_after_the_retention(ended):
    assert run(LAST) == 0
    assert guests(ended)[0] == ("M12345678", dt.date(1979, 5, 1))
    assert run(LAST + DAY) == 1
    ended.refresh_from_db(from_queryset=type(ended).objects.for_system("test"))
    assert set(guests(ended)) == {("•••", None)}
    assert ended.guests_masked_on == LAST + DAY
    assert run(LAST + 2 * DAY) == 0
    entry = Entry.objects.filter(subject=ended.dossier.key).latest("pk")
    assert (entry.action, entry.actor, entry.rule) == ("delegations_in.mask", "he-thong", "R-DV-18")
    assert guest_list(ended, {}).annexes[0].blocks[0].note.startswith("Dữ liệu cá nhân đã được che")


@pytest.mark.covers("R-DV-18")
def test_visit_that_never_took_place_is_masked_too(propose, requester):
    record = propose()
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(passport_no="")])
    assert (run(LAST), run(LAST + DAY)) == (0, 1)
    assert guests(record) == [("", None)]


@pytest.mark.covers("R-DV-18")
def test_visit_without_personal_data_is_left_alone(propose, requester):
    record = propose()
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(passport_no="", birth_date=None)])
    assert run(LAST + DAY) == 0


@pytest.mark.covers("R-DV-18")
def test_province_may_keep_them_for_less(ended, province):
    Deadline.objects.create(
        key="DV_RETENTION", province_code=province.code, name="Giữ dữ liệu", amount=12, unit="month",
        basis="Quy chế của tỉnh", confidence="LOCAL", valid_from=dt.date(2026, 1, 1),
    )  # fmt: skip
    assert (run(dt.date(2027, 9, 10)), run(dt.date(2027, 9, 11))) == (0, 1)
