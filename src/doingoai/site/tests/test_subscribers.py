"""Who is told of which act, from what the verb is: deciders, proposers, those who talk, bodies that were given work."""

import pytest

from doingoai.authority.models import Step
from doingoai.dossiers.models import Participant
from doingoai.planning.tasks.tests.factories import open_one as open_task
from doingoai.register_kit.asides import AddComment
from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.site import jobs
from doingoai.workflow.models import Notice, Topic
from doingoai.workflow.perform import perform


def told(officer, topic):
    return list(Notice.objects.filter(officer=officer, topic=topic).order_by("pk").values_list("text", flat=True))


@pytest.fixture
def submitted(fa_officer, fa_head):
    record = open_one(fa_officer)
    return perform(record, actions.Submit, actor=fa_officer)


def test_step_that_is_reached_is_told_to_whoever_may_speak(submitted, fa_officer, fa_head, chair, outsider):
    jobs.deliver()
    step = Step.objects.get(outcome="current")
    assert told(fa_head, Topic.DECIDE) == [f"{step.get_kind_display()}: {submitted.dossier.title}"]
    assert [told(other, Topic.DECIDE) for other in (fa_officer, chair, outsider)] == [[], [], []]


def test_return_tells_the_proposer_why(submitted, fa_officer, fa_head):
    perform(submitted, actions.Return, actor=fa_head, note="Thiếu dự toán")
    jobs.deliver()
    text = f"Trả lại: {submitted.dossier.title} ({fa_head.full_name}). Lý do: Thiếu dự toán"
    assert (told(fa_officer, Topic.DECIDED), told(fa_head, Topic.DECIDED)) == ([text], [])


def test_reason_of_a_party_body_stays_where_it_was_said(submitted, fa_officer, fa_head):
    perform(submitted, actions.Return, actor=fa_head, note="Thiếu dự toán")
    Step.objects.update(role="TTTU")
    jobs.deliver()
    assert told(fa_officer, Topic.DECIDED) == [f"Trả lại: {submitted.dossier.title} ({fa_head.full_name})"]


def test_approval_is_told_and_leaves_nobody_waiting(submitted, fa_officer, fa_head):
    perform(submitted, actions.Approve, actor=fa_head)
    jobs.deliver()
    assert len(told(fa_officer, Topic.DECIDED)) == 1
    assert Notice.objects.filter(topic=Topic.DECIDE).count() == 0  # the step was over before the event was delivered


def test_comment_is_told_to_the_opener_and_to_those_who_spoke_before(submitted, fa_officer, fa_head, chair):
    for actor in (fa_head, chair, fa_head):
        perform(submitted, AddComment, actor=actor, text="Xin ý kiến")
    jobs.deliver()
    counts = [len(told(who, Topic.COMMENT)) for who in (fa_officer, fa_head, chair)]
    assert counts == [3, 1, 1]


def test_task_is_told_to_the_body_that_it_was_given_to(fa_officer, make_officer, make_body, province):
    department = make_body("Sở Tư pháp", province=province)
    worker, other = (
        make_officer("REQUESTER", department, scope="body"),
        make_officer("FINANCE", make_body("Sở Tài chính")),
    )
    open_task(fa_officer, lead=department.pk)
    jobs.deliver()
    assert [len(told(who, Topic.WORK)) for who in (worker, other, fa_officer)] == [1, 0, 0]


@pytest.mark.parametrize("part", ["cooperate", "informed"])
def test_what_is_called_off_is_told_to_every_body_that_takes_part(fa_officer, fa_head, make_officer, make_body, part):
    office = make_body("Văn phòng")
    guest = make_officer("REQUESTER", office, scope="body")
    record = open_one(fa_officer)
    Participant.objects.create(dossier=record.dossier, body=office, part=part)
    perform(record, actions.Cancel, actor=fa_head, note="Thiếu kinh phí")
    Participant.objects.get_or_create(dossier=record.dossier, body=office, part=part)
    jobs.deliver()
    assert (len(told(guest, Topic.OTHER)), told(fa_officer, Topic.OTHER)) == (1, [])


def test_the_same_return_done_again_is_told_again(submitted, fa_officer, fa_head):
    for _time in range(2):
        perform(submitted, actions.Return, actor=fa_head, note="Thiếu dự toán")
        perform(submitted, actions.Submit, actor=fa_officer)
    jobs.deliver()
    assert len(told(fa_officer, Topic.DECIDED)) == 2


def test_case_opened_in_ones_own_body_tells_nobody(fa_officer, fa_head):
    open_one(fa_officer)
    jobs.deliver()
    assert Notice.objects.count() == 0
