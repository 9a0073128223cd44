"""A task from its body's desk to the confirmation: progress, more time, evidence, the clock, who may and may not."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.attachments.models import Attachment
from doingoai.authority.decide import NotAllowed
from doingoai.indicators.periods import Period
from doingoai.norms.rule import Case
from doingoai.organisations.models import Body
from doingoai.planning.tasks import actions, documents, indicators, reminders, rules
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Silence, Status, silence_of, status_of, tone_of
from doingoai.planning.tasks.tests import factories
from doingoai.register_kit.inbox import own_work, waiting_for
from doingoai.workflow import clock
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _june():
    with on(dt.date(2026, 6, 1)):
        yield


@pytest.fixture
def justice(make_officer):
    return make_officer("REQUESTER", Body.objects.get(code="STP-24-202507"), scope="body")


@pytest.fixture
def task(fa_officer):
    return factories.open_one(fa_officer)


def on(day):
    return clock.acting_at(dt.datetime(day.year, day.month, day.day, 9, tzinfo=timezone.get_default_timezone()))


def case(task, day=dt.date(2026, 6, 1), **inputs):
    return Case(record=task, inputs=inputs, actor=None, on=day, province=task.dossier.province)


def report(task, actor, percent=50, **more):
    return perform(
        task, actions.Report, actor=actor, percent=percent, text="Đã rà soát 20 văn bản", evidence="", **more
    )


def claim(task, actor, files=None, **inputs):
    data = {"product_record": "15/BC-STP ngày 28/06/2026", "completed_on": "", **inputs}
    return perform(task, actions.Claim, actor=actor, data=data, files=factories.evidence() if files is None else files)


def test_task_lies_on_the_desk_of_the_body_in_charge(task, justice, fa_officer):
    late, soon, going = own_work(justice, clock.today())
    assert [each.number for each in (*late, *soon, *going)] == [task.dossier.number]
    assert task.dossier.opened_by == fa_officer


def test_co_operating_body_sees_and_may_not_report(fa_officer, make_officer):
    finance = Body.objects.get(code="STC-24-202507")
    record = factories.open_one(fa_officer, co_units=[finance.pk])
    officer = make_officer("REQUESTER", finance, scope="body")
    assert Task.objects.visible_to(officer).count() == 1
    with pytest.raises(NotAllowed):
        report(record, officer)


def test_outsider_finds_nothing(task, outsider, signed_in):
    assert Task.objects.visible_to(outsider).count() == 0
    assert signed_in(outsider).get(task.get_absolute_url()).status_code == 404


def test_body_in_charge_may_not_give_tasks(justice):
    with pytest.raises(NotAllowed):
        factories.open_one(justice)


def test_lead_is_not_a_helper_too(fa_officer):
    justice = Body.objects.get(code="STP-24-202507")
    with pytest.raises(InvalidInputs) as refusal:
        factories.open_one(fa_officer, co_units=[justice.pk])
    assert refusal.value.messages == ["Cơ quan phối hợp: Cơ quan chủ trì không ghi lại ở phối hợp."]


def test_progress_is_kept_with_who_told_it(task, justice):
    report(task, justice)
    told, given = task.progress.all()
    assert (task.dossier.state, task.percent, told.officer, told.percent) == ("RUNNING", 50, justice, 50)
    assert given.text == "Nhiệm vụ được giao."


@pytest.mark.covers("CT-TV-07")
def test_progress_that_goes_back_needs_a_reason(task, justice):
    report(task, justice, 50)
    with pytest.raises(RulesBroken, match="thấp hơn lần trước"):
        report(task, justice, 40)
    report(task, justice, 40, reasons={"CT-TV-07": "Đếm lại"})
    report(task, justice, 40)
    assert task.percent == 40


@pytest.mark.covers("R-CT-14")
def test_hundred_percent_needs_the_product(task, justice):
    report(task, justice, 99)
    with pytest.raises(RulesBroken, match="chưa ghi nhận sản phẩm"):
        report(task, justice, 100)
    report(task, justice, 100, product_record="15/BC-STP")


@pytest.mark.covers("R-CT-07")
def test_claim_needs_evidence(task, justice):
    with pytest.raises(RulesBroken, match="Chưa có minh chứng"):
        claim(task, justice, files={})
    claim(task, justice)
    assert (task.dossier.state, Attachment.objects.get(dossier=task.dossier).kind) == ("CLAIMED", "Minh chứng")


@pytest.mark.covers("CT-TV-08")
@pytest.mark.parametrize(("day", "found"), [(dt.date(2026, 6, 2), {}), (dt.date(2026, 6, 1), None), (None, None)])
def test_completed_in_the_future(task, day, found):
    assert rules.finished_in_future(case(task, completed_on=day)) == found


def test_foreign_affairs_officer_confirms(task, justice, make_officer, foreign_affairs):
    claim(task, justice)
    other = make_officer("FA_OFFICER", foreign_affairs)
    assert [step.dossier for step in waiting_for(other, clock.today())] == [task.dossier]
    assert task.dossier.steps.get().due_on == dt.date(2026, 6, 4)
    perform(task, actions.Confirm, actor=other, quality="TOT")
    assert (task.dossier.state, task.quality, status_of(task, DUE)) == ("DONE", "TOT", Status.HOAN_THANH_DUNG_HAN)


def test_claim_is_sent_back(task, justice, make_officer, foreign_affairs):
    claim(task, justice)
    other = make_officer("FA_OFFICER", foreign_affairs)
    perform(task, actions.Return, actor=other, note="Thiếu phụ lục")
    assert (task.dossier.state, task.completed_on) == ("RUNNING", None)


def test_claim_of_the_focal_body_is_confirmed_by_its_head(fa_officer, fa_head, foreign_affairs, make_officer):
    own = factories.open_one(fa_officer, lead=foreign_affairs.pk)
    claim(own, make_officer("FA_OFFICER", foreign_affairs))
    assert own.dossier.steps.get().role == "FA_HEAD"
    perform(own, actions.Confirm, actor=fa_head, quality="DAT")
    assert own.dossier.state == "DONE"


@pytest.mark.covers("R-CT-05")
@pytest.mark.parametrize(
    ("day", "status", "tone"),
    [
        (dt.date(2026, 6, 15), Status.DANG_TH_TRONG_HAN, "success"),
        (dt.date(2026, 6, 16), Status.DANG_TH_TRONG_HAN, "warning"),  # ten working days before the deadline
        (DUE, Status.DANG_TH_TRONG_HAN, "warning"),
        (dt.date(2026, 7, 1), Status.DANG_TH_QUA_HAN, "danger"),
    ],
)
def test_only_the_clock_makes_a_task_late(task, justice, day, status, tone):
    report(task, justice)
    assert (status_of(task, day), tone_of(task, day)) == (status, tone)
    assert rules.late_now(case(task, day)) == ({"due": "30/06/2026"} if status == Status.DANG_TH_QUA_HAN else None)
    assert "status" not in {name for action in (actions.Report, actions.Claim) for name in action.Inputs.base_fields}


def test_extension_moves_the_deadline_once_granted(task, justice, fa_head):
    perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 8, 31), reason="Đối tác chậm")
    assert task.dossier.due_on == DUE
    with pytest.raises(NotAllowed, match="đang chờ quyết định"):
        perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 9, 1), reason="Nữa")
    perform(task, actions.Extend, actor=fa_head)
    assert (task.dossier.due_on, task.extensions.get().granted, task.asked_late) == (dt.date(2026, 8, 31), True, False)
    report(task, justice)
    assert status_of(task, dt.date(2026, 7, 1)) == Status.DUOC_GIA_HAN


def test_refused_extension_leaves_the_deadline(task, justice, fa_head):
    perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 8, 31), reason="Đối tác chậm")
    perform(task, actions.RefuseExtension, actor=fa_head, note="Không có lý do")
    assert (task.dossier.due_on, task.extensions.get().granted) == (DUE, False)


@pytest.mark.covers("CT-TV-06")
def test_new_deadline_is_later(task, justice):
    with pytest.raises(RulesBroken, match="không sau hạn đang có"):
        perform(task, actions.AskExtension, actor=justice, new_due=DUE, reason="Như cũ")


@pytest.mark.covers("R-CT-06")
def test_extension_asked_after_the_deadline_counts_as_late(task, justice, fa_head, make_officer, foreign_affairs):
    assert rules.asked_after_deadline(case(task, DUE)) is None
    with on(dt.date(2026, 7, 2)):
        asked = {"new_due": dt.date(2026, 8, 31), "reason": "Đối tác chậm"}
        with pytest.raises(RulesBroken, match="vẫn bị tính là quá hạn"):
            perform(task, actions.AskExtension, actor=justice, **asked)
        perform(task, actions.AskExtension, actor=justice, reasons={"R-CT-06": "Quên"}, **asked)
        perform(task, actions.Extend, actor=fa_head)
        claim(task, justice)
        perform(task, actions.Confirm, actor=make_officer("FA_OFFICER", foreign_affairs), quality="DAT")
    assert status_of(task, dt.date(2026, 7, 3)) == Status.HOAN_THANH_QUA_HAN


@pytest.mark.covers("R-CT-06")
def test_third_extension_is_decided_by_the_chairman(task, justice, fa_head, chair):
    for month in (7, 8):
        perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, month, 31), reason="Chậm")
        perform(task, actions.Extend, actor=fa_head)
    perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 9, 30), reason="Chậm")
    assert task.dossier.steps.filter(outcome="current").get().role == "UBND_CHAIR"
    with pytest.raises(NotAllowed):
        perform(task, actions.Extend, actor=fa_head)
    perform(task, actions.Extend, actor=chair)
    assert task.dossier.due_on == dt.date(2026, 9, 30)


def test_suspended_task_names_what_it_waits_for(task, fa_officer, justice):
    perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 8, 31), reason="Chờ")
    with pytest.raises(InvalidInputs):
        perform(task, actions.Suspend, actor=fa_officer, blocked_by="")
    perform(task, actions.Suspend, actor=fa_officer, blocked_by="Thông tư của Bộ Ngoại giao")
    assert (status_of(task, DUE), task.dossier.steps.get().outcome) == (Status.TAM_DUNG, "void")
    perform(task, actions.Resume, actor=fa_officer)
    assert task.dossier.state == "RUNNING"


def test_task_is_cancelled_only_by_a_document(task, fa_officer, justice):
    with pytest.raises(NotAllowed):
        perform(task, actions.Cancel, actor=justice, note="Thôi", amended_by="70/KH-UBND")
    with pytest.raises(InvalidInputs):
        perform(task, actions.Cancel, actor=fa_officer, note="Thôi", amended_by="")
    perform(task, actions.Cancel, actor=fa_officer, note="Kế hoạch điều chỉnh", amended_by="70/KH-UBND ngày 01/6/2026")
    assert (task.dossier.state, task.dossier.is_open) == ("CANCELLED", False)


@pytest.mark.covers("R-CT-08")
@pytest.mark.parametrize(
    ("day", "missed"),
    [
        (dt.date(2026, 7, 8), None),  # a month from 01/06 is 01/07, five working days later 08/07
        (dt.date(2026, 7, 9), 1),
        (dt.date(2026, 8, 11), 2),
    ],
)
def test_silence_is_counted_in_cycles(task, day, missed):
    assert silence_of(task, day) == (Silence(dt.date(2026, 6, 1), missed) if missed else None)
    assert rules.silent(case(task, day)) == ({"since": "01/06/2026", "missed": missed} if missed else None)


def test_office_of_the_committee_is_told_after_two_cycles(task, justice, make_officer):
    office = make_officer("UBND_OFFICE", Body.objects.get(code="VPUB-24-202507"))
    assert reminders.remind(dt.date(2026, 7, 9)) == 1
    assert set(Notice.objects.values_list("officer", flat=True)) == {justice.pk}
    reminders.remind(dt.date(2026, 8, 11))
    assert set(Notice.objects.values_list("officer", flat=True)) == {justice.pk, office.pk}
    assert reminders.remind(dt.date(2026, 7, 8)) == 0


@pytest.mark.covers("R-CT-03", "R-CT-04", "CT-TV-05")
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, None),
        ({"product": "thường xuyên"}, "R-CT-03"),
        ({"due_on": None}, "R-CT-04"),
        ({"due_on": None, "kind": "THUONG_XUYEN"}, None),
        ({"start_on": dt.date(2026, 7, 1)}, "CT-TV-05"),
        ({"start_on": DUE}, None),
    ],
)
def test_task_given_by_hand(fa_officer, changes, rule):
    if rule is None:
        assert factories.open_one(fa_officer, **changes).dossier.state == "NOT_STARTED"
        return
    with pytest.raises(RulesBroken) as refusal:
        factories.open_one(fa_officer, **changes)
    assert [finding.rule.id for finding in refusal.value.findings] == [rule]


def test_figures_of_tasks(task, justice, fa_officer, make_officer, foreign_affairs):
    year, june = Period.parse("2026"), Period.parse("2026-07")

    def count(indicator, period=year):
        return indicator.parts_in(period).count()

    assert (count(indicators.UNDER_WAY), indicators.ON_TIME.rows_in(june).count()) == (1, 1)
    assert count(indicators.LATE) == 1
    claim(task, justice)
    perform(task, actions.Confirm, actor=make_officer("FA_OFFICER", foreign_affairs), quality="DAT")
    assert (count(indicators.DONE_SHARE), count(indicators.ON_TIME)) == (1, 1)
    Task.objects.for_system("test").update(completed_on=dt.date(2026, 7, 1))
    assert (count(indicators.DONE_SHARE), count(indicators.ON_TIME)) == (1, 0)
    assert count(indicators.EXTENSIONS) == 0
    assert count(indicators.SILENT, Period.parse("2026-09")) == 0


@pytest.mark.parametrize(("months", "silent"), [("2026-06", 0), ("2026-07", 1), ("2026-08", 0), ("2026-09", 1)])
def test_task_is_silent_from_a_month_after_it_was_told_of(task, months, silent):
    task.progress.all().delete()
    for day in (dt.date(2026, 6, 14), dt.date(2026, 8, 1), dt.date(2026, 8, 14)):
        task.progress.create(on=day, percent=10, text="Đang làm", officer=task.dossier.opened_by)
    assert indicators.SILENT.rows_in(Period.parse(months)).count() == silent


def test_letter_urges_with_what_was_last_told(task, justice):
    report(task, justice)
    content = documents.urging(task, {})
    assert content.addressees == ("Sở Tư pháp tỉnh Bắc Ninh",)
    assert content.blocks[2].text == "Đến ngày 01/06/2026, tiến độ báo cáo là 50%: Đã rà soát 20 văn bản"


def test_pages_of_a_task(task, justice, signed_in):
    client = signed_in(justice)
    page = client.get(task.get_absolute_url())
    assert [each["label"] for each in page.context["actions"]] == [
        "Cập nhật tiến độ", "Sửa cập nhật tiến độ", "Xin gia hạn", "Báo hoàn thành",
    ]  # fmt: skip
    answer = client.post(f"{task.get_absolute_url()}claim/", {"product_record": "15/BC-STP", **factories.evidence()})
    assert answer.status_code == 302
