"""A trip that has ended is put right: days, kind, people, stops; figures of a closed period are restated."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.indicators.closings import close
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.registers.delegations_out.actions import journey
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.tests.factories import at, head, in_state, member, stop
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

NOTE = "Đối chiếu với hộ chiếu"
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def rectify(returned, fa_officer):
    """rectify(**changes) → the delegation that came back on 16 October, put right"""

    def carry(actor=fa_officer, *, note=NOTE, **changes):
        with at(TODAY):
            return perform(returned, journey.Rectify, actor=actor, note=note, **changes)

    return carry


def told():
    return list(Restatement.objects.order_by("indicator").values_list("indicator", "old", "new", "late"))


def test_return_put_right_moves_figures_and_report(returned, rectify, province):
    close(Period.parse("2026-11"), province, report="BC-T-11", at=dt.datetime(2026, 11, 16, tzinfo=dt.UTC))
    rectify(actual_return_on=dt.date(2026, 10, 14))
    dossier = returned.dossier
    assert (dossier.event_date, returned.report_due_on, dossier.due_on) == (
        dt.date(2026, 10, 14), dt.date(2026, 10, 28), dt.date(2026, 10, 28),
    )  # fmt: skip
    assert dossier.state == "RETURNED"
    assert told() == [
        ("DR-01", Decimal(1), Decimal(0), False),
        ("DR-02", Decimal(2), Decimal(0), False),
        ("DR-03", Decimal(0), None, False),
        ("DR-04", Decimal(0), None, False),
        ("DR-13", Decimal(5), Decimal(0), False),
        ("DR-17", Decimal(1), Decimal(0), False),
    ]


def test_correction_without_reason_is_refused(returned, rectify):
    with pytest.raises(InvalidInputs):
        rectify(note="", actual_return_on=dt.date(2026, 10, 14))
    returned.refresh_from_db()
    assert returned.actual_return_on == dt.date(2026, 10, 16)


def test_people_put_right_are_counted_and_named(returned, rectify, province):
    close(Period.parse("2026-11"), province, report="BC-T-11", at=dt.datetime(2026, 11, 16, tzinfo=dt.UTC))
    people = [head("Trần Thị Bình"), member("Nguyễn Văn An"), member("Lê Thị Cúc", sex="F")]
    rectify(members=people)
    assert (returned.member_count, returned.member_names) == (3, "Trần Thị Bình, Nguyễn Văn An, Lê Thị Cúc")
    assert {row.body for row in returned.members.all()} == {returned.dossier.body}
    assert told() == [("DR-02", Decimal(2), Decimal(3), False)]


def test_country_put_right(returned, rectify):
    rectify(stops=[stop("TH")])
    assert returned.countries == returned.stops.get().country.name


def test_what_stays_is_kept_as_it_was(returned, rectify):
    before = list(returned.members.values_list("full_name", "exit_check", "person_key", "body"))
    rectify(topic="LAO_DONG")
    assert list(returned.members.values_list("full_name", "exit_check", "person_key", "body")) == before


def test_member_stays_under_a_body_that_is_no_more(returned, rectify, make_body, province):
    gone = make_body("Sở Ngoại vụ", province=province, valid_to=dt.date(2026, 10, 31))
    returned.members.filter(role="THANH_VIEN").update(body=gone)
    rectify(topic="LAO_DONG")
    assert returned.members.get(role="THANH_VIEN").body == gone


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([member("Nguyễn Văn An")], "đúng một trưởng đoàn"),
        ([head(), member("Nguyễn Văn An"), member("Nguyễn Văn An")], "hai dòng"),
    ],
)
def test_list_put_right_is_sound(returned, rectify, members, message):
    before = returned.members.count()
    with pytest.raises(RulesBroken, match=message):
        rectify(members=members)
    assert returned.members.count() == before


def test_late_return_is_explained(rectify):
    with pytest.raises(RulesBroken, match="chưa giải trình"):
        rectify(actual_return_on=dt.date(2026, 10, 25))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"actual_return_on": dt.date(2026, 10, 11)}, "actual_return_on"),
        ({"actual_return_on": dt.date(2026, 11, 21)}, "actual_return_on"),
        ({"actual_depart_on": None}, "actual_depart_on"),
    ],
)
def test_days_that_cannot_be(rectify, changes, field):
    with pytest.raises(InvalidInputs) as refusal:
        rectify(**changes)
    assert set(refusal.value.form.errors) == {field}


def test_day_of_the_report_is_put_right_once_there_is_one(returned, rectify):
    rectify(reported_on=dt.date(2026, 10, 20))
    assert returned.reported_on is None
    OutgoingDelegation.objects.for_system("test").filter(pk=returned.pk).update(reported_on=dt.date(2026, 11, 2))
    returned.refresh_from_db()
    in_state(returned, "CLOSED")
    with pytest.raises(InvalidInputs) as refusal:
        rectify(reported_on=dt.date(2026, 10, 15))
    assert refusal.value.form.errors == {"reported_on": ["Ngày báo cáo trước ngày về."]}
    rectify(reported_on=dt.date(2026, 10, 28))
    assert (returned.reported_on, returned.dossier.due_on, returned.dossier.state) == (
        dt.date(2026, 10, 28), None, "CLOSED",
    )  # fmt: skip


def test_trip_under_way_is_not_put_right(abroad, fa_officer):
    with at(TODAY), pytest.raises(WrongState):
        perform(abroad, journey.Rectify, actor=fa_officer, note=NOTE, topic="LAO_DONG")


def test_who_may_put_right(returned, rectify, fa_officer, auditor, outsider, signed_in):
    with at(TODAY):
        assert may(returned, journey.Rectify, fa_officer).rule == "DR-DC"
    assert OutgoingDelegation.objects.visible_to(auditor).get() == returned
    with pytest.raises(NotAllowed):
        rectify(auditor, topic="LAO_DONG")
    assert signed_in(outsider).get(f"{returned.get_absolute_url()}rectify/").status_code == 404


def test_page_is_filled_with_what_stands(returned, fa_officer, signed_in):
    page = signed_in(fa_officer).get(f"{returned.get_absolute_url()}rectify/")
    assert [row["full_name"] for row in page.context["form"]["members"].value()] == ["Trần Thị Bình", "Nguyễn Văn An"]
    assert page.context["form"]["reported_on"].field.disabled
