"""An agreement lives from the idea to its end; who may not act is refused, the duties of the law follow it."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.registers.agreements.actions import conclusion, lifetime, proposal
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as make
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

MONDAY, SIGNED = make.MONDAY, make.SIGNATURE["signed_date"]
WHY = make.REASONS


def duties(record):
    return [(row.kind, row.due_on, row.done_on) for row in record.obligations.all()]


def test_agreement_goes_from_idea_to_force(team):
    record = make.signed(team)
    assert (record.dossier.number, record.dossier.state) == ("TTQT-24-2026-0001", "IN_FORCE")
    assert (record.dossier.event_date, record.effective_date) == (SIGNED, SIGNED)
    assert record.expiry_date == dt.date(2031, 4, 14)
    acts = Entry.objects.filter(subject=record.dossier.key).order_by("seq").values_list("action", flat=True)
    verbs = "open screen draft consult reply reconcile attach submit approve sign"
    assert list(acts) == [f"agreements.{verb}" for verb in verbs.split()]


@pytest.mark.covers("A-R10")
def test_duties_of_fifteen_days_follow_the_signature(team):
    record = make.signed(team)
    assert duties(record) == [
        ("REPORT_PM", dt.date(2026, 4, 29), None),
        ("COPY_MOFA", dt.date(2026, 4, 29), None),
        ("EXTRACT", dt.date(2026, 5, 14), None),
    ]
    assert record.dossier.due_on == dt.date(2026, 4, 29)


def test_department_sends_its_copy_to_foreign_affairs(team):
    with make.on(MONDAY):
        record = make.approved(team, make.reconciled(team, asked=("FA_FOCAL", "MOFA"), signing_level="DEPT"))
    record = make.signed(team, record, signer_capacity="HEAD")
    assert [kind for kind, _due, _done in duties(record)] == ["COPY_FA_FOCAL", "EXTRACT"]


def test_reply_is_due_in_seven_working_days_across_tet(team):
    with make.on(MONDAY):
        record = make.consulted(team)
    assert record.consultations.get().due_on == dt.date(2026, 2, 25)
    assert record.dossier.due_on == dt.date(2026, 2, 25)


def test_reduced_procedure_asks_for_three_working_days(team):
    with make.on(MONDAY):
        ground = {"procedure": "REDUCED", "reduced_ground": "URGENT_RELIEF"}
        record = make.consulted(team, **ground)
    assert record.consultations.get().due_on == dt.date(2026, 2, 12)


def test_returned_dossier_goes_round_again(team):
    with make.on(MONDAY):
        record = make.submitted(team)
        perform(record, conclusion.Return, actor=team.chair, note="Bổ sung dự toán")
        assert record.dossier.state == "RETURNED"
        perform(record, proposal.Correct, actor=team.officer, budget_source="Ngân sách tỉnh", reasons=WHY)
        assert make.submitted(team, record).dossier.state == "SUBMITTED"


def test_rejected_dossier_is_closed(team):
    with make.on(MONDAY):
        record = make.submitted(team)
        with pytest.raises(InvalidInputs):
            perform(record, conclusion.Reject, actor=team.chair)
        perform(record, conclusion.Reject, actor=team.chair, note="Đối tác chưa được xác minh")
    assert (record.dossier.state, record.dossier.is_open) == ("REJECTED", False)


def test_cancelled_submission_takes_its_steps_along(team):
    with make.on(MONDAY):
        record = make.submitted(team)
        perform(record, proposal.Cancel, actor=team.officer, note="Bên nước ngoài rút")
    assert [step.outcome for step in record.dossier.steps.all()] == ["void"]


@pytest.mark.covers("A-R04", "A-G07")
def test_disagreement_goes_to_the_prime_minister(team):
    with make.on(MONDAY):
        calm = make.reconciled(team)
        with pytest.raises(RulesBroken, match="không đồng ý"):
            perform(calm, proposal.Escalate, actor=team.office)
        record = make.reconciled(team, result="DISAGREE", partner="Tỉnh Kitayama")
        with pytest.raises(RulesBroken, match="Thủ tướng"):
            make.submitted(team, record)
        with pytest.raises(NotAllowed):
            perform(record, proposal.Escalate, actor=team.officer)
        perform(record, proposal.Escalate, actor=team.office)
        assert (record.dossier.state, record.dossier.due_on) == ("PM_ESCALATED", dt.date(2026, 2, 25))
        perform(record, proposal.TakePmOpinion, actor=team.office, pm_opinion="REFUSE", pm_opinion_doc="9/VPCP")
        with pytest.raises(RulesBroken, match="Thủ tướng"):
            make.submitted(team, record)
        perform(record, proposal.TakePmOpinion, actor=team.office, pm_opinion="CONSENT", pm_opinion_doc="11/VPCP")
        assert make.approved(team, record).dossier.state == "APPROVED"


@pytest.mark.covers("A-R07")
def test_changed_text_is_not_signed_until_the_decider_notes_it(team):
    with make.on(MONDAY):
        record = make.approved(team)
        other = make.attached(record, team, "Văn bản sửa buổi sáng ký")
    with pytest.raises(RulesBroken, match="khác văn bản được duyệt"):
        make.signed(team, record, signed_text=other.pk)
    with make.on(SIGNED):
        with pytest.raises(NotAllowed):
            perform(record, conclusion.AcceptEdits, actor=team.officer, cleared_text=other.pk, note="Sửa lỗi chính tả")
        perform(record, conclusion.AcceptEdits, actor=team.chair, cleared_text=other.pk, note="Sửa lỗi chính tả")
    assert make.signed(team, record, signed_text=other.pk).dossier.state == "IN_FORCE"


def test_changed_text_may_be_asked_about_again(team):
    with make.on(MONDAY):
        record = make.approved(team)
        rows = [{"addressee": "MOFA", "sent_on": MONDAY}]
        perform(record, proposal.Consult, actor=team.officer, reasons=WHY, consultations=rows)
    assert record.dossier.state == "CONSULTING"
    assert record.consultations.count() == 2


@pytest.mark.covers("A-R10")
def test_late_duty_needs_a_reason(team):
    record = make.signed(team)
    report = record.obligations.get(kind="REPORT_PM")
    with make.on(dt.date(2026, 5, 4)):
        said = {"obligation": report.pk, "document": "88/BC-UBND"}
        perform(record, lifetime.Discharge, actor=team.officer, done_on=dt.date(2026, 4, 29), **said)
        copy = {"obligation": record.obligations.get(kind="COPY_MOFA").pk, "document": "89/UBND-NgV"}
        with pytest.raises(RulesBroken, match="quá hạn 29/04/2026"):
            perform(record, lifetime.Discharge, actor=team.officer, done_on=dt.date(2026, 5, 4), **copy)
        perform(record, lifetime.Discharge, actor=team.officer, done_on=dt.date(2026, 5, 4), reasons=WHY, **copy)
    assert record.dossier.due_on == dt.date(2026, 5, 14)  # what is left: taking the promises out of it


@pytest.mark.covers("A-R18")
def test_notice_to_the_ministry_outlives_the_agreement(team):
    record = make.signed(team)
    end = {"end_ground": "MUTUAL", "end_doc": "300/UBND-NgV", "end_date": dt.date(2026, 9, 1)}
    with make.on(dt.date(2026, 8, 20)):
        for duty in record.obligations.all():
            said = {"obligation": duty.pk, "done_on": dt.date(2026, 4, 20), "document": "1"}
            perform(record, lifetime.Discharge, actor=team.officer, **said)
        with pytest.raises(NotAllowed):
            perform(record, lifetime.Terminate, actor=team.officer, **end)
        perform(record, lifetime.Terminate, actor=team.chair, **end)
        assert duties(record)[-1] == ("NOTIFY_MOFA", dt.date(2026, 9, 16), None)
        assert (record.dossier.state, record.dossier.is_open) == ("TERMINATED", True)
        notice = {"obligation": record.obligations.get(done_on=None).pk, "document": "301/UBND-NgV"}
        perform(record, lifetime.Discharge, actor=team.officer, done_on=dt.date(2026, 8, 20), **notice)
    assert (record.dossier.due_on, record.dossier.is_open) == (None, False)


@pytest.mark.parametrize(
    ("action", "state"),
    [(lifetime.Amend, "AMENDING"), (lifetime.Extend, "EXTENDING"), (lifetime.Suspend, "SUSPENDED")],
)
def test_agreement_goes_on_after_a_change(team, action, state):
    record = make.signed(team)
    inputs = {"end_doc": "12/UBND", "end_date": SIGNED} if action is lifetime.Suspend else {}
    with make.on(SIGNED):
        perform(record, action, actor=team.chair, **inputs)
        assert record.dossier.state == state
        perform(record, lifetime.Resume, actor=team.chair, expiry_date=dt.date(2033, 4, 14))
    assert (record.dossier.state, record.expiry_date) == ("IN_FORCE", dt.date(2033, 4, 14))


def test_agreement_is_replaced_by_one_that_the_officer_sees(team):
    record, other = make.signed(team), make.entered(team, partner="Tỉnh Kitayama")
    with make.on(SIGNED):
        with pytest.raises(InvalidInputs, match="chưa hợp lệ"):
            perform(record, lifetime.Supersede, actor=team.chair, end_date=SIGNED, end_doc="TTQT-48-2026-0001")
        perform(record, lifetime.Supersede, actor=team.chair, end_date=SIGNED, end_doc=other.dossier.number)
    assert (record.dossier.state, record.end_ground) == ("SUPERSEDED", "REPLACED")


def test_withdrawal_ends_the_agreement(team):
    record = make.signed(team)
    with make.on(SIGNED):
        said = {"end_ground": "VIOLATES_PRINCIPLE", "end_doc": "5/UBND", "end_date": SIGNED}
        perform(record, lifetime.Withdraw, actor=team.chair, **said)
    assert record.dossier.state == "WITHDRAWN"


@pytest.mark.covers("A-G05")
def test_old_agreement_is_entered_with_a_reason_and_is_in_force(team):
    with pytest.raises(RulesBroken, match="ghi thẳng vào sổ"):
        perform(
            Agreement,
            proposal.EnterSigned,
            actor=team.officer,
            **make.OLD | {"signing_body": team.committee, "proposer": team.committee},
        )
    record = make.entered(team)
    assert (record.dossier.state, record.dossier.event_date) == ("EXPIRED", dt.date(2019, 5, 20))
    assert make.entered(team, partner="B", term_mode="INDEFINITE", term_months=None).dossier.state == "IN_FORCE"


def test_agreement_without_named_day_of_effect_waits(team):
    record = make.signed(team, effect_mode="ON_NOTICE", term_mode="INDEFINITE", term_months=None)
    assert (record.dossier.state, record.effective_date) == ("SIGNED", None)
    with make.on(dt.date(2026, 6, 2)):
        perform(record, conclusion.EnterIntoForce, actor=team.officer, effective_date=dt.date(2026, 6, 1))
    assert record.dossier.state == "IN_FORCE"


def test_act_in_another_state_is_refused(team):
    with pytest.raises(WrongState):
        perform(make.opened(team), conclusion.Sign, actor=team.officer)
