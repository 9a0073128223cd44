"""A line from the proposal to what became of it; its code; what other registers learn of it."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Dossier, Link
from doingoai.planning.programme_lines.actions import deciding, doing, registering
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.planning.programme_lines.tests.factories import REASONS, TALKS, TODAY, TRIP, adopted, open_one
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import PlannedLine
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

CHANGE = {"change_kind": "DOI_THOI_GIAN", "change_reason_code": "DOI_TAC_DE_NGHI", "change_reason": "Bạn đề nghị lùi"}


def test_unit_writes_and_its_head_registers(requester, requester_head, department, programme):
    line = perform(ProgrammeLine, registering.Propose, actor=requester, **TRIP)
    assert (line.dossier.body, line.registered_on) == (department, None)
    with pytest.raises(NotAllowed):
        perform(line, registering.Register, actor=requester)
    perform(line, registering.Register, actor=requester_head)
    assert (line.registered_on, line.register_by) == (TODAY, dt.date(2026, 9, 30))
    with pytest.raises(NotAllowed, match="đã đăng ký"):
        perform(line, registering.Register, actor=requester_head)


def test_unit_registers_for_itself_only(requester_head, foreign_affairs, programme):
    with pytest.raises(InvalidInputs):
        open_one(requester_head, lead=foreign_affairs.pk)


def test_foreign_affairs_body_enters_lines_for_any_body(fa_officer, department, programme):
    assert open_one(fa_officer, lead=department.pk).dossier.body == department


def test_codes_run_by_annex_and_year_and_are_never_given_again(fa_officer):
    first = open_one(fa_officer)
    perform(first, registering.Withdraw, actor=fa_officer, note="Nhầm")
    lines = [open_one(fa_officer), open_one(fa_officer, year=2028), open_one(fa_officer, **TALKS)]
    assert [each.line_code for each in (first, *lines)] == [
        "DR-2027-001", "DR-2027-002", "DR-2028-001", "TT-2027-001",
    ]  # fmt: skip


def test_line_is_found_by_its_code(fa_officer):
    line = open_one(fa_officer)
    assert list(ProgrammeLine.objects.visible_to(fa_officer).matching("DR-2027-001")) == [line]


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ({"quarter": "2", "month_from": None, "month_to": None}, (dt.date(2027, 4, 1), dt.date(2027, 6, 30))),
        ({"month_from": 2, "month_to": None}, (dt.date(2027, 2, 1), dt.date(2027, 2, 28))),
        ({"month_from": 11, "month_to": 12}, (dt.date(2027, 11, 1), dt.date(2027, 12, 31))),
    ],
)
def test_window_is_typed_as_quarter_or_months(fa_officer, typed, window):
    line = open_one(fa_officer, **typed)
    assert (line.first_on, line.last_on) == window


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"month_from": 5, "month_to": 4}, "month_to"),
        ({"month_from": None, "month_to": None}, "month_from"),
        ({"head_name": "", "head_rank": ""}, "head_name"),
        ({"countries": []}, "countries"),
        ({"partner": ""}, "partner"),
        ({"member_count": None}, "member_count"),
        ({"purpose": "Thăm bạn"}, None),
    ],
)
def test_what_the_annex_asks_for_is_named(fa_officer, typed, field):
    with pytest.raises(Exception) as refused:
        open_one(fa_officer, **typed)
    assert field is None or field in refused.value.form.errors


def test_approved_line_tells_others_what_was_planned(fa_officer, province):
    line = adopted(open_one(fa_officer))
    assert offered_as(PlannedLine, " DR-2027-001 ", province) == PlannedLine(
        dossier=line.dossier, annex="PL1", approved=True, year=2027, first=dt.date(2027, 3, 1),
        last=dt.date(2027, 3, 31), countries=frozenset({"LA"}), topics=frozenset({"NONG_NGHIEP"}), head_rank="R07",
        members=8, days=6, budget_vnd=Decimal(620_000_000),
    )  # fmt: skip


def test_line_of_another_province_or_without_approval_is_not_approved(fa_officer, province, other_province):
    open_one(fa_officer)
    assert offered_as(PlannedLine, "DR-2027-001", province).approved is False
    assert offered_as(PlannedLine, "DR-2027-001", other_province) is None
    assert offered_as(PlannedLine, "DR-2027-999", province) is None


@pytest.mark.parametrize(
    ("act", "approved"), [(doing.Start, True), (doing.PutOff, False), (doing.Strike, False), (doing.Carry, True)]
)
def test_line_stays_approved_unless_put_off_or_struck_out(fa_officer, province, act, approved):
    line = adopted(open_one(fa_officer))
    said = {} if act is doing.Start else {"outcome_reason": "Đối tác đề nghị"}
    perform(line, act, actor=fa_officer, **said)
    assert offered_as(PlannedLine, "DR-2027-001", province).approved is approved


@pytest.mark.covers("R-KH-01")
def test_approved_line_is_read_only_and_nobody_approves_by_hand(fa_officer, fa_head):
    line = open_one(fa_officer)
    perform(line, registering.Correct, actor=fa_officer, budget_vnd=500_000_000)
    assert line.line_code == "DR-2027-001"
    with pytest.raises(NotAllowed, match="Hệ thống"):
        perform(line, deciding.Adopt, actor=fa_head, version_no=0)
    adopted(line)
    with pytest.raises(NotAllowed, match="R-KH-01"):
        perform(line, registering.Correct, actor=fa_officer, budget_vnd=900_000_000)


def test_change_of_an_approved_line_is_a_line_of_its_own_and_leaves_it_as_it_is(fa_officer, province):
    line = adopted(open_one(fa_officer))
    perform(line, registering.ProposeChange, actor=fa_officer, month_from=10, month_to=10, **CHANGE)
    change = ProgrammeLine.objects.for_system("test").get(changes_code="DR-2027-001")
    assert (change.line_code, change.month_from, change.registered_on) == ("DR-2027-002", 10, TODAY)
    assert Link.objects.filter(source=change.dossier, target=line.dossier, kind=Link.Kind.FOLLOWS).exists()
    assert offered_as(PlannedLine, "DR-2027-001", province).first == dt.date(2027, 3, 1)
    assert offered_as(PlannedLine, "DR-2027-002", province).approved is False
    with pytest.raises(NotAllowed, match="DR-2027-001"):
        perform(adopted(change, 1), registering.ProposeChange, actor=fa_officer, **CHANGE)
    assert change.is_going_on() is False
    assert offered_as(PlannedLine, "DR-2027-002", province).approved is False


def test_merged_line_keeps_both_bodies_and_names_what_it_took_in(fa_officer, department):
    kept, other = open_one(fa_officer), open_one(fa_officer, lead=department.pk, channel="DANG")
    perform(kept, registering.Merge, actor=fa_officer, code=other.line_code)
    other.dossier.refresh_from_db(from_queryset=Dossier.objects.for_system("test"))
    assert (kept.also_channel, list(kept.co_units.all())) == ("DANG", [department])
    assert other.dossier.state == "REJECTED"
    with pytest.raises(InvalidInputs):
        perform(kept, registering.Merge, actor=fa_officer, code=other.line_code)


def test_line_put_off_is_taken_up_again(fa_officer):
    line = adopted(open_one(fa_officer))
    with pytest.raises(InvalidInputs):
        perform(line, doing.PutOff, actor=fa_officer)
    perform(line, doing.PutOff, actor=fa_officer, outcome_reason="Bạn bận")
    perform(line, doing.Resume, actor=fa_officer)
    assert line.dossier.state == "APPROVED"


def test_line_serves_points_of_guidance_and_tasks(fa_officer, department):
    from doingoai.register_kit.catalogue import registers

    tasks = registers()["tasks"]
    task = perform(
        tasks.model, tasks.opening, actor=fa_officer, title="Kết nối với Xiêng Khoảng", kind="CO_THOI_HAN",
        due_on=dt.date(2027, 6, 30), cycle="3", product_kind="BAO_CAO", product="Báo cáo kết quả", lead=department.pk,
    )  # fmt: skip
    line = open_one(fa_officer, orientation=task.dossier.number)
    assert Link.objects.get(source=line.dossier).target == task.dossier
    perform(line, registering.Correct, actor=fa_officer, orientation="")
    assert Link.objects.filter(source=line.dossier).count() == 0
    with pytest.raises(InvalidInputs):
        open_one(fa_officer, orientation="NV-24-2026-9999")


def test_outsider_finds_nothing(fa_officer, outsider):
    open_one(fa_officer)
    assert ProgrammeLine.objects.visible_to(outsider).count() == 0


def test_line_of_a_year_without_programme_waits_for_a_reason(fa_officer):
    with pytest.raises(RulesBroken, match="Chưa mở đăng ký"):
        perform(ProgrammeLine, registering.Enter, actor=fa_officer, **TRIP)
    perform(ProgrammeLine, registering.Enter, actor=fa_officer, reasons=REASONS, **TRIP)
