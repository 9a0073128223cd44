"""A programme from the call to the closed year: states, deciders, frozen versions, supplements, what moves on."""

import datetime as dt
import hashlib
import json

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.authority.models import Step
from doingoai.dossiers.models import Link
from doingoai.planning.programmes.actions import approving, ending, preparing, supplementing
from doingoai.planning.programmes.lines import own
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.planning.programmes.tests import factories
from doingoai.planning.programmes.tests.factories import REASONS, TODAY, act, at, line
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import PlannedLine
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

PAPER = {"supplement_number": "40/TTr-SNgV", "supplement_on": TODAY}
NOTE = {"number": "7/GN-SNgV", "on": TODAY}


def by_code(record):
    return {each.line_code: each for each in own(record)}


def chain(record):
    steps = Step.objects.filter(dossier=record.dossier).exclude(outcome=Step.Outcome.VOID)
    return list(steps.order_by("pk").values_list("role", "rule"))


def test_programme_is_prepared_by_an_officer_and_called_by_the_head(fa_officer, fa_head):
    record = factories.open_one(fa_officer)
    assert record.dossier.number == "CTDN-24-2027-0001"
    assert (record.register_by, record.dossier.due_on) == (dt.date(2026, 9, 30), dt.date(2026, 9, 1))
    with pytest.raises(NotAllowed):
        perform(record, preparing.Call, actor=fa_officer)
    perform(record, preparing.Call, actor=fa_head)
    assert (record.dossier.state, record.dossier.due_on) == ("CALLED", dt.date(2026, 9, 30))


def test_programme_goes_through_committee_party_and_centre(officers):
    record = factories.issued(*officers)
    assert (record.dossier.state, record.dossier.due_on) == ("ISSUED", dt.date(2028, 1, 31))
    assert chain(record) == [("FA_HEAD", "A02"), ("UBND_CHAIR", "A02"), ("BTV", "A02-BTV")]
    lines = by_code(record)
    assert {code: each.dossier.state for code, each in lines.items()} == {
        "DR-2027-001": "APPROVED",
        "DV-2027-001": "APPROVED",
    }


def test_dates_to_keep_are_the_fixed_days_of_the_year_before(officers):
    officer, head, finance, chair, btv = officers
    record = factories.submitted(officer, head, finance)
    assert record.dossier.due_on == dt.date(2026, 11, 15)
    perform(record, preparing.Appraise, actor=head)
    perform(record, preparing.Pass, actor=chair, reasons=REASONS)
    assert (record.dossier.state, record.dossier.due_on) == ("PARTY", dt.date(2026, 11, 30))
    perform(record, preparing.Endorse, actor=btv, party_number="88-CV/TU", party_on=TODAY)
    assert (record.dossier.state, record.dossier.due_on) == ("PARTY_AGREED", dt.date(2026, 11, 30))


def test_standing_committee_sends_the_programme_back(officers):
    officer, head, finance, chair, btv = officers
    record = factories.submitted(officer, head, finance)
    perform(record, preparing.Appraise, actor=head)
    perform(record, preparing.Pass, actor=chair, reasons=REASONS)
    perform(record, preparing.SendBack, actor=btv, note="Bớt đoàn ra")
    assert record.dossier.state == "COMPILED"


def test_approved_version_is_frozen_with_its_lines(officers):
    record = factories.approved(*officers)
    version = record.versions.get()
    kept = json.loads(version.payload)
    assert (version.number, version.kind, version.line_count, version.budget_vnd) == (0, "GOC", 2, 700_000_000)
    assert version.sha256 == hashlib.sha256(version.payload.encode()).hexdigest()
    assert [each["line_code"] for each in kept["lines"]] == ["DR-2027-001", "DV-2027-001"]
    assert kept["lines"][0]["countries"] == ["LA"]


def test_approver_may_leave_lines_out(officers):
    record = factories.approved(*officers, rejected="DV-2027-001")
    assert record.versions.get().line_count == 1
    left_out = offered_as(PlannedLine, "DV-2027-001", record.dossier.province)
    assert left_out.approved is False
    assert left_out.dossier.state == "REJECTED"


def test_unknown_code_is_not_left_out(officers):
    with pytest.raises(InvalidInputs, match="Dữ liệu"):
        factories.approved(*officers, rejected="DR-2027-099")


def test_note_of_the_head_is_enough_for_a_small_change(officers):
    officer, head, *_others = officers
    record = factories.issued(*officers)
    changed = by_code(record)["DR-2027-001"]
    shift = {
        "change_kind": "DOI_THOI_GIAN",
        "change_reason_code": "DOI_TAC_DE_NGHI",
        "change_reason": "Bạn đề nghị lùi",
    }
    act(changed, "propose_change", officer, month_from=4, month_to=4, **shift)
    perform(record, supplementing.OpenSupplement, actor=officer, version_kind="DIEU_CHINH")
    perform(record, supplementing.SubmitSupplement, actor=officer, **PAPER)
    assert chain(record)[-1] == ("FA_HEAD", "A03-GHINHAN")
    perform(record, supplementing.ApproveSupplement, actor=head, **NOTE)
    assert (record.dossier.state, record.version_no) == ("ISSUED", 1)
    planned = offered_as(PlannedLine, "DR-2027-001", record.dossier.province)
    assert (planned.first, planned.last) == (dt.date(2027, 4, 1), dt.date(2027, 4, 30))
    assert [json.loads(each.payload)["lines"][0]["first_on"] for each in record.versions.all()] == [
        "2027-03-01",
        "2027-04-01",
    ]


def test_new_line_goes_the_full_way(officers, tttu):
    officer, head, _finance, chair, _btv = officers
    record = factories.issued(*officers)
    why = {"change_kind": "BO_SUNG", "change_reason_code": "LOI_MOI_MOI", "change_reason": "Thư mời ngày 12/9"}
    line(officer, countries=["JP"], partner="Tỉnh Saitama", head_name="Lê Thị Hoa", month_from=5, month_to=5,
         funding="DOI_TAC", **why)  # fmt: skip
    perform(record, supplementing.OpenSupplement, actor=officer, version_kind="BO_SUNG")
    perform(record, supplementing.SubmitSupplement, actor=officer, **PAPER)
    assert [role for role, rule in chain(record) if rule == "A03"] == ["FA_HEAD", "TTTU", "UBND_CHAIR"]
    perform(record, supplementing.AppraiseSupplement, actor=head)
    perform(record, supplementing.AgreeSupplement, actor=tttu)
    perform(record, supplementing.ApproveSupplement, actor=chair, **NOTE)
    assert offered_as(PlannedLine, "DR-2027-002", record.dossier.province).approved is True
    assert [each.line_count for each in record.versions.all()] == [2, 3]


def test_change_that_strikes_a_line_out_ends_it(officers):
    officer, head, *_others = officers
    record = factories.issued(*officers)
    why = {"change_kind": "HUY", "change_reason_code": "KINH_PHI", "change_reason": "Cắt giảm chi"}
    act(by_code(record)["DR-2027-001"], "propose_change", officer, **why)
    perform(record, supplementing.OpenSupplement, actor=officer, version_kind="DIEU_CHINH")
    perform(record, supplementing.SubmitSupplement, actor=officer, **PAPER)
    perform(record, supplementing.ApproveSupplement, actor=head, **NOTE)
    struck = by_code(record)["DR-2027-001"]
    assert (struck.dossier.state, struck.outcome_reason) == ("CANCELLED", "Cắt giảm chi")
    assert record.versions.last().line_count == 1


def test_unfinished_lines_move_into_the_next_year_and_the_year_is_closed(officers):
    officer, head, *_others = officers
    record = factories.issued(*officers)
    with at(dt.date(2028, 1, 10)), pytest.raises(RulesBroken, match="DR-2027-001"):
        perform(record, ending.Close, actor=head, closing_note="Năm 2027")
    with at(dt.date(2028, 1, 10)):
        perform(record, ending.RollOver, actor=officer, reason="Đối tác lùi sang năm sau")
        perform(record, ending.Close, actor=head, closing_note="Năm 2027")
    old = by_code(record)["DR-2027-001"]
    assert (old.dossier.state, old.outcome_reason) == ("CARRIED", "Đối tác lùi sang năm sau")
    moved = Link.objects.get(target=old.dossier, kind=Link.Kind.FOLLOWS).source
    assert (moved.state, moved.title) == ("PROPOSED", old.dossier.title)
    assert record.dossier.state == "CLOSED"
    again = offered_as(PlannedLine, "DR-2028-001", record.dossier.province)
    assert (again.year, again.approved) == (2028, False)


def test_consulted_body_answers_once_and_nobody_else(officers, treasury, make_officer):
    officer, head, finance, *_others = officers
    record = factories.compiled(officer, head)
    perform(record, preparing.Consult, actor=officer, bodies=[treasury.pk])
    perform(record, preparing.Opine, actor=finance, agrees="yes", text="")
    row = record.opinions.get()
    assert (row.agrees, row.officer, row.due_on) == (True, finance, dt.date(2026, 9, 24))
    with pytest.raises(NotAllowed, match="Không có câu hỏi"):
        perform(record, preparing.Opine, actor=finance, agrees="yes", text="")


def test_outsider_of_another_province_finds_nothing(officers, outsider):
    factories.open_one(officers[0])
    assert AnnualProgramme.objects.visible_to(outsider).count() == 0


def test_returned_supplement_is_mended_or_given_up(officers):
    officer, head, *_others = officers
    record = factories.issued(*officers)
    why = {"change_kind": "HUY", "change_reason_code": "KINH_PHI", "change_reason": "Cắt giảm chi"}
    act(by_code(record)["DR-2027-001"], "propose_change", officer, **why)
    perform(record, supplementing.OpenSupplement, actor=officer, version_kind="DIEU_CHINH")
    perform(record, supplementing.SubmitSupplement, actor=officer, **PAPER)
    perform(record, supplementing.ReturnSupplement, actor=head, note="Bổ sung lý do")
    perform(record, supplementing.DropSupplement, actor=officer, note="Giữ dòng")
    assert (record.dossier.state, record.version_no) == ("ISSUED", 0)
    assert by_code(record)["DR-2027-001"].dossier.state == "APPROVED"


def test_approval_waits_for_the_paper(officers):
    officer, head, finance, *_others = officers
    record = factories.submitted(officer, head, finance)
    with pytest.raises(Exception, match="trạng thái"):
        perform(record, approving.RecordApproval, actor=officer, approval_number="1", approved_on=TODAY,
                approval_authority="UBND tỉnh")  # fmt: skip
