"""From the draft to tasks: opinions, the chain A27 with a return, issue, the centre's board, the next plan's input."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Dossier, Link
from doingoai.planning.plans import actions, board, reviewing, rules
from doingoai.planning.plans.draft import draft_plan
from doingoai.planning.plans.models import ActionPlan
from doingoai.planning.plans.tests import factories
from doingoai.planning.plans.unfinished import unfinished
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.inbox import own_work, waiting_for
from doingoai.workflow import clock
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2027, 1, 11, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def submitted(fa_officer):
    return perform(factories.ready(fa_officer), actions.Submit, actor=fa_officer)


@pytest.fixture
def issued(fa_officer, deciders):
    return factories.issued(fa_officer, *deciders, on=dt.date(2026, 3, 16))


def test_chain_is_appraisal_opinion_decision(submitted, deciders):
    kinds = [(step.kind, step.role, step.rule, step.sla_wd) for step in submitted.dossier.steps.order_by("sequence")]
    assert kinds == [
        ("APPRAISE", "FA_HEAD", "A27", 3), ("OPINION", "TTTU", "A27", 5), ("DECIDE", "UBND_CHAIR", "A27", 5),
    ]  # fmt: skip
    assert [len(waiting_for(officer, clock.today())) for officer in deciders] == [1, 0, 0]


def test_plan_is_approved_only_after_every_step(submitted, deciders):
    with pytest.raises(NotAllowed):
        perform(submitted, actions.Approve, actor=deciders[2])
    for officer, verb, state in zip(
        deciders,
        (actions.Appraise, actions.Agree, actions.Approve),
        ("SUBMITTED", "SUBMITTED", "APPROVED"),
        strict=True,
    ):
        perform(submitted, verb, actor=officer)
        assert submitted.dossier.state == state


def test_returned_plan_is_mended_and_submitted_again(submitted, fa_officer, deciders):
    perform(submitted, actions.Appraise, actor=deciders[0])
    perform(submitted, actions.Return, actor=deciders[1], note="Bổ sung nhiệm vụ về kiều bào")
    assert submitted.dossier.state == "DRAFT"
    perform(submitted, actions.Edit, actor=fa_officer, **factories.edited(submitted, due="30/11/2026"))
    perform(submitted, actions.Submit, actor=fa_officer)
    assert submitted.dossier.steps.filter(outcome="current").get().role == "FA_HEAD"


def test_proposer_does_not_appraise_her_own_plan(fa_head, fa_officer):
    plan = perform(factories.ready(fa_head), actions.Submit, actor=fa_head)
    with pytest.raises(NotAllowed, match="không tự quyết định"):
        perform(plan, actions.Appraise, actor=fa_head)


def test_party_plan_is_decided_by_the_standing_committee(fa_officer, deciders):
    plan = factories.ready(fa_officer)
    perform(
        plan, actions.Edit, actor=fa_officer, **{**factories.edited(plan, due="30/11/2026"), "issuer_level": "TINH_UY"}
    )
    perform(plan, actions.Submit, actor=fa_officer)
    perform(plan, actions.Appraise, actor=deciders[0])
    perform(plan, actions.Approve, actor=deciders[1])
    assert plan.dossier.state == "APPROVED"


def test_asked_body_sees_the_draft_and_answers_once(fa_officer, justice):
    plan = factories.ready(fa_officer)
    assert ActionPlan.objects.visible_to(justice).count() == 0
    perform(plan, actions.Consult, actor=fa_officer)
    assert ActionPlan.objects.visible_to(justice).count() == 1
    perform(plan, actions.Opine, actor=justice, agrees="no", text="Thời hạn của NV-04 quá ngắn")
    assert [(row.body.short_name, row.agrees) for row in plan.opinions.all()] == [("STP", False)]
    with pytest.raises(NotAllowed, match="Không có câu hỏi"):
        perform(plan, actions.Opine, actor=justice, agrees="yes")


def test_outsider_and_auditor(submitted, outsider, auditor, signed_in):
    assert ActionPlan.objects.visible_to(outsider).count() == 0
    assert signed_in(outsider).get(f"{submitted.get_absolute_url()}do-phu/").status_code in {404, 405}
    assert signed_in(outsider).post(f"{submitted.get_absolute_url()}do-phu/").status_code == 404
    with pytest.raises(NotAllowed):
        perform(submitted, actions.Withdraw, actor=auditor)


def test_issue_gives_each_task_to_its_body(issued, justice):
    mine, _soon, going = own_work(justice, clock.today())
    assert [each.title for each in (*mine, *going)] == ["Sở Tư pháp phối hợp"]
    task = issued.tasks.get(code="NV-04").task
    assert (task.basis, task.dossier.due_on, task.dossier.state) == (
        "64/KH-UBND, NV-04",
        dt.date(2026, 11, 30),
        "NOT_STARTED",
    )
    assert Link.objects.filter(target=issued.dossier, kind="implements", source__register="tasks").count() == 6


def test_issued_plan_is_seen_by_the_bodies_that_work_on_it(issued, justice):
    assert ActionPlan.objects.visible_to(justice).count() == 1


def test_working_days_run_from_the_issue(fa_officer, deciders):
    plan = factories.ready(fa_officer)
    perform(plan, actions.Edit, actor=fa_officer, **factories.edited(plan, due="10 ngày làm việc"))
    perform(plan, actions.Submit, actor=fa_officer)
    for officer, verb in zip(deciders, (actions.Appraise, actions.Agree, actions.Approve), strict=True):
        perform(plan, verb, actor=officer)
    perform(plan, actions.Issue, actor=fa_officer, document_number="64/KH-UBND", issued_on=dt.date(2026, 3, 16))
    assert {task.task.dossier.due_on for task in plan.tasks.all()} == {dt.date(2026, 3, 30)}


def test_summing_up_with_open_tasks_needs_a_reason(issued, fa_officer):
    said = {"results": "Đã tổ chức 3 hội nghị.", "limits": "Thiếu nhân lực.", "ahead": "", "request": ""}
    with pytest.raises(RulesBroken, match="Còn 6 nhiệm vụ chưa kết thúc"):
        perform(issued, reviewing.SumUp, actor=fa_officer, **said)
    perform(issued, reviewing.SumUp, actor=fa_officer, reasons={"CT-TV-13": "Chuyển sang năm sau"}, **said)
    assert issued.dossier.state == "SUMMED_UP"
    perform(issued, actions.Close, actor=fa_officer)
    assert issued.dossier.state == "CLOSED"


def test_mid_term_review_keeps_the_counts_of_its_day(issued, fa_officer):
    with clock.acting_at(LATER):  # 11 January 2027: every task was due on 30 November
        perform(
            issued, reviewing.MidTerm, actor=fa_officer, results="Đã xong bước đầu", limits="", ahead="", request=""
        )
    review = issued.reviews.get()
    assert (issued.dossier.state, review.kind, review.tasks, review.done, review.late) == ("ISSUED", "SO_KET", 6, 0, 6)


def test_board_shows_each_province_as_far_as_it_is(ministry_officer, fa_officer, deciders, province, other_province):
    national = factories.confirmed(ministry_officer)
    factories.act(national, "send", ministry_officer, provinces=[province.pk, other_province.pk])
    told = {
        answer.receipt.body.province.code: answer.flag(clock.today(), board.soon_after(clock.today()))
        for answer in board.answers(national)
    }
    assert told == {"24": ("chưa bắt đầu", "neutral"), "48": ("chưa bắt đầu", "neutral")}
    plan = draft_plan(national, actor=fa_officer)
    late = dt.date(2026, 4, 20)
    told = {
        answer.receipt.body.province.code: answer.flag(late, board.soon_after(late))
        for answer in board.answers(national)
    }
    assert told == {"24": ("quá hạn, chưa ban hành", "danger"), "48": ("quá hạn, chưa ban hành", "danger")}
    perform(plan, actions.Edit, actor=fa_officer, **factories.edited(plan, due="30/11/2026"))
    perform(plan, actions.Submit, actor=fa_officer)
    for officer, verb in zip(deciders, (actions.Appraise, actions.Agree, actions.Approve), strict=True):
        perform(plan, verb, actor=officer)
    perform(plan, actions.Issue, actor=fa_officer, document_number="64/KH-UBND", issued_on=dt.date(2026, 3, 16))
    mine = next(answer for answer in board.answers(national) if answer.receipt.body.province == province)
    assert (mine.flag(late, board.soon_after(late)), mine.percent) == (("đã ban hành", "success"), 100.0)


def test_head_is_reminded_of_a_plan_that_is_due(fa_officer, fa_head):
    factories.open_one(fa_officer)
    assert board.remind(dt.date(2026, 3, 20)) == 0
    assert board.remind(dt.date(2026, 3, 23)) == 1
    assert board.remind(dt.date(2026, 3, 24)) == 1
    assert list(Notice.objects.values_list("officer__username", flat=True)) == [fa_head.username]


def test_unfinished_work_goes_into_the_next_plan(issued, fa_officer, foreign_affairs, province):
    assert unfinished(fa_officer, clock.today()) == []
    commitment = Dossier.objects.create(
        register="commitments", number="CK-24-2026-0001", title="Trao đổi đoàn với tỉnh bạn", state="RUNNING",
        body=foreign_affairs, province=province, event_date=dt.date(2026, 2, 1), due_on=dt.date(2026, 10, 1),
        sort_key="",
    )  # fmt: skip
    from doingoai.dossiers import reach

    reach.refresh(commitment, [])
    with clock.acting_at(LATER):
        found = unfinished(fa_officer, clock.today())
        assert len(found) == 7
        plan = perform(
            ActionPlan, actions.RollForward, actor=fa_officer, title="Kế hoạch năm 2027", issuer_level="UBND",
            progress_cycle="3", period_from=dt.date(2027, 1, 1), period_to=dt.date(2027, 12, 31),
            items=[each.dossier.number for each in found[:3]], reason="Đối tác đề nghị lùi",
        )  # fmt: skip
        rows = list(plan.tasks.prefetch_related("clauses"))
        assert rows[0].note == "Chuyển tiếp từ CK-24-2026-0001: Đối tác đề nghị lùi"
        assert [(row.product, [str(clause) for clause in row.clauses.all()]) for row in rows[1:]] == [
            ("Báo cáo kết quả", ["1"]), ("Báo cáo kết quả", ["1"]),
        ]  # fmt: skip
        assert len(unfinished(fa_officer, clock.today())) == 4
        assert rules.uncovered(_case(plan)) == {"points": "2, 2.i, 2.ii"}


def test_outsider_finds_no_unfinished_work(issued, outsider):
    with clock.acting_at(LATER):
        assert unfinished(outsider, clock.today()) == []


def test_figures_of_plans(issued):
    from doingoai.indicators.periods import Period
    from doingoai.planning.plans import indicators

    def share(indicator):
        period = Period.parse("2026")
        return indicator.parts_in(period).count(), indicator.rows_in(period).count()

    assert share(indicators.COVERAGE) == (5, 5)
    issued.tasks.filter(code="NV-05").update(target_value=10)
    issued.tasks.get(code="NV-06").clauses.clear()
    assert (share(indicators.COVERAGE)[0], share(indicators.MEASURABLE)[0]) == (4, 1)
    assert registers()["plans"].indicators[0].code == "NVKH-02"


def _case(plan):
    from doingoai.norms.rule import Case

    return Case(record=plan, inputs={}, actor=None, on=clock.today(), province=plan.dossier.province)
