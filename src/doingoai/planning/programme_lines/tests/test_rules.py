"""R-KH-01 … R-KH-13 on one line, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Link
from doingoai.norms.models import Severity
from doingoai.norms.rule import severity_of
from doingoai.organisations.models import Holding
from doingoai.planning.programme_lines import reminders, rules
from doingoai.planning.programme_lines.actions import doing, registering
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.planning.programme_lines.tests.factories import (
    REASONS,
    TALKS,
    TODAY,
    TRIP,
    adopted,
    at,
    findings,
    open_one,
)
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

ADDED = {"change_kind": "BO_SUNG", "change_reason_code": "LOI_MOI_MOI", "change_reason": "Thư mời ngày 12/9"}


def propose(actor, **changes):
    return perform(ProgrammeLine, registering.Propose, actor=actor, reasons=REASONS, **(TRIP | changes))


@pytest.mark.covers("R-KH-01")
@pytest.mark.parametrize(("approved", "fields", "count"), [(False, {}, 0), (True, {}, 1), (True, ADDED, 0)])
def test_after_the_approval_a_line_comes_in_as_supplement_only(programme, fa_officer, approved, fields, count):
    line = open_one(fa_officer, **fields)
    if approved:
        programme.versions.create(
            number=0, kind="GOC", approval_number="1", approved_on=TODAY, line_count=0, budget_vnd=0,
            frozen_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), frozen_by=fa_officer, payload="{}", sha256="0" * 64,
        )  # fmt: skip
    assert len(findings(rules.READ_ONLY, line)) == count


@pytest.mark.covers("R-KH-02")
def test_third_planned_trip_of_one_head_is_told(fa_officer):
    lines = [open_one(fa_officer) for _trip in range(2)]
    assert findings(rules.TRIPS, lines[-1]) == []
    open_one(fa_officer, head_name="Lê Thị Hoa")
    open_one(fa_officer, year=2028)
    third = open_one(fa_officer, head_name="TRẦN VĂN BÌNH", channel="DANG")
    assert findings(rules.TRIPS, third) == ["TRẦN VĂN BÌNH dự kiến đi 3 chuyến trong năm; nhiều nhất 2 chuyến."]
    assert rules.TRIPS.severity == Severity.WARN


@pytest.mark.covers("R-KH-05")
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"member_count": 10, "day_count": 10, "countries": ["LA", "KH", "TH"]}, []),
        ({"member_count": 11}, ["Đoàn vượt giới hạn: 11 người (nhiều nhất 10)."]),
        ({"day_count": 11}, ["Đoàn vượt giới hạn: 11 ngày (nhiều nhất 10)."]),
        ({"countries": ["LA", "KH", "TH", "MM"]}, ["Đoàn vượt giới hạn: 4 nước (nhiều nhất 3)."]),
        ({"annex": "PL2", "member_count": 40}, []),
    ],
)
def test_trip_beyond_the_limits_is_told_at_registration(fa_officer, province, fields, said):
    line = open_one(fa_officer, **fields)
    assert findings(rules.SIZE, line) == said
    assert severity_of(rules.SIZE, province, TODAY) == Severity.WARN


@pytest.mark.covers("R-KH-06")
@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"kind": "KHAO_SAT_HOC_TAP"}, 1),
        ({"kind": "KHAO_SAT_HOC_TAP", "deliverable": "các văn bản"}, 1),
        ({"kind": "KHAO_SAT_HOC_TAP", "deliverable": "Đề án cửa khẩu số"}, 0),
        ({"kind": "KHAO_SAT_HOC_TAP", "funding": "DOI_TAC"}, 0),
        ({}, 0),
    ],
)
def test_study_tour_on_the_state_budget_leaves_a_product(fa_officer, fields, count):
    line = propose(fa_officer, **fields)
    assert len(findings(rules.STUDY, line)) == count
    if count:
        with pytest.raises(RulesBroken, match="khảo sát"):
            perform(line, registering.Register, actor=fa_officer, reasons=REASONS)


@pytest.mark.covers("R-KH-08")
@pytest.mark.parametrize("missing", ["change_reason_code", "change_reason"])
def test_supplement_line_gives_group_and_words_of_its_reason(fa_officer, missing):
    with pytest.raises(RulesBroken, match="nhóm lý do"):
        open_one(fa_officer, **(ADDED | {missing: ""}))
    open_one(fa_officer, **ADDED)


@pytest.mark.covers("R-KH-10")
def test_line_is_done_when_a_dossier_carries_it_out(fa_officer):
    line, other = adopted(open_one(fa_officer)), open_one(fa_officer)
    said = {"done_on": TODAY, "actual_cost_vnd": 600_000_000, "result": "Đã ký biên bản"}
    with pytest.raises(RulesBroken, match="chưa có hồ sơ thực hiện"):
        perform(line, doing.Complete, actor=fa_officer, **said)
    Link.objects.create(source=other.dossier, target=line.dossier, kind=Link.Kind.PLANNED)
    perform(line, doing.Complete, actor=fa_officer, **said)
    assert (line.dossier.state, line.done_on) == ("DONE", TODAY)
    perform(line, doing.Rectify, actor=fa_officer, note="Quyết toán lại", actual_cost_vnd=590_000_000)
    assert (line.dossier.state, line.actual_cost_vnd) == ("DONE", 590_000_000)


@pytest.mark.covers("R-KH-11")
@pytest.mark.parametrize(
    ("on", "count"), [(dt.date(2027, 6, 16), 0), (dt.date(2027, 6, 17), 1), (dt.date(2027, 7, 20), 1)]
)
def test_agreement_has_a_dossier_forty_five_days_before(fa_officer, on, count):
    line = adopted(open_one(fa_officer, **(TALKS | {"month_from": 8, "month_to": 8})))
    assert len(findings(rules.NO_DOSSIER, line, on=on)) == count


def test_open_dossier_of_the_agreement_satisfies_and_a_trip_needs_none(fa_officer):
    line, trip = adopted(open_one(fa_officer, **TALKS)), adopted(open_one(fa_officer))
    late = dt.date(2027, 2, 26)
    assert findings(rules.NO_DOSSIER, trip, on=late) == []
    source = open_one(fa_officer).dossier
    Link.objects.create(source=source, target=line.dossier, kind=Link.Kind.PLANNED)
    assert len(findings(rules.NO_DOSSIER, line, on=late)) == 1  # a dossier of another register
    type(source).objects.for_system("test").filter(pk=source.pk).update(register="agreements")
    assert findings(rules.NO_DOSSIER, line, on=late) == []


@pytest.mark.covers("R-KH-13")
@pytest.mark.parametrize(("ended", "count"), [(None, 0), (dt.date(2026, 9, 14), 1), (dt.date(2026, 12, 31), 0)])
def test_head_who_has_left_office_is_told(fa_officer, make_officer, committee, ended, count):
    leader = make_officer("UBND_CHAIR", committee, name="Trần Văn Bình")
    Holding.objects.filter(officer=leader).update(valid_to=ended)
    line = open_one(fa_officer)
    assert len(findings(rules.HEAD_LEFT, line)) == count
    assert findings(rules.HEAD_LEFT, open_one(fa_officer, head_name="Người Ngoài Tỉnh")) == []


def test_body_is_told_once_of_what_the_clock_finds(fa_officer, requester, department):
    line = adopted(open_one(fa_officer, lead=department.pk, **TALKS))
    for _day in range(2):
        with at(dt.date(2027, 2, 26)):
            assert reminders.remind(dt.date(2027, 2, 26)) == 1
    assert list(Notice.objects.values_list("officer", "dossier", "kind")) == [
        (requester.pk, line.dossier.pk, "R-KH-11")
    ]


@pytest.mark.covers("KH-TV-01")
@pytest.mark.parametrize(
    ("kind", "code", "count"),
    [
        ("BO_SUNG", "", 0),
        ("BO_SUNG", "DR-2027-001", 1),
        ("HUY", "DR-2027-001", 0),
        ("HUY", "DR-2027-009", 1),
        ("HUY", "", 1),
    ],
)
def test_change_names_an_approved_line_and_a_new_line_none(fa_officer, kind, code, count):
    adopted(open_one(fa_officer))
    line = open_one(fa_officer, **ADDED)
    line.change_kind, line.changes_code = kind, code
    assert len(findings(rules.CHANGED, line)) == count


@pytest.mark.covers("KH-TV-02")
@pytest.mark.parametrize(("channel", "count"), [("NHA_NUOC", 0), ("DANG", 1)])
def test_line_belongs_to_a_programme_that_was_opened(programme, fa_officer, channel, count):
    assert len(findings(rules.CALLED, open_one(fa_officer, channel=channel))) == count
