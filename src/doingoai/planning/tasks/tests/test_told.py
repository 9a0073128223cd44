"""What is told of a task: figures against the register (R-CT-13), causes of delay, notes put right, who verified."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.authority.decide import NotAllowed
from doingoai.norms.rule import Case
from doingoai.organisations.models import Body
from doingoai.planning.tasks import actions, changing, documents, indicators, rules
from doingoai.planning.tasks.status import Status, status_of
from doingoai.planning.tasks.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db


def at(*day):
    return clock.acting_at(dt.datetime(*day, 9, tzinfo=timezone.get_default_timezone()))


@pytest.fixture
def justice(make_officer):
    return make_officer("REQUESTER", Body.objects.get(code="STP-24-202507"), scope="body")


@pytest.fixture
def task(fa_officer):
    """Measured by the tasks under way of the province: the register counts one, this task itself."""
    target = {"target": "2 nhiệm vụ", "target_value": "2", "target_unit": "nhiệm vụ", "target_indicator": "nvkh-03"}
    with at(2026, 6, 1):
        return factories.open_one(fa_officer, **target)


def report(task, actor, **said):
    given = {"percent": 50, "text": "Đã rà soát 20 văn bản", "evidence": "", **said}
    return perform(task, actions.Report, actor=actor, **given)


@pytest.mark.covers("R-CT-13")
def test_figure_told_is_compared_with_the_register(task, justice, signed_in):
    with at(2026, 6, 2):
        report(task, justice, value="1")
        with pytest.raises(RulesBroken) as refusal:
            report(task, justice, value="2")
        assert refusal.value.findings[0].message == (
            "Số liệu khác số đếm từ sổ. Nhiệm vụ đang thực hiện: ghi 2, sổ đếm 1 đến 14/12/2026 (hồ sơ đã đếm: "
            "/bao-cao/s/NVKH-03.24.2026.T/)."
        )
        report(task, justice, value="2", reasons={"R-CT-13": "Theo báo cáo của Sở ngày 01/6/2026"})
    page = signed_in(justice).get(task.get_absolute_url()).content.decode()
    assert '<a href="/bao-cao/s/NVKH-03.24.2026.T/">2</a>' in page


@pytest.mark.covers("R-CT-13")
def test_figure_with_its_code_in_the_text_is_compared(task, justice):
    with at(2026, 6, 2):
        report(task, justice, text="Còn 1 việc (NVKH-03.24.2026.T)")
        with pytest.raises(RulesBroken, match="ghi 4, sổ đếm 1"):
            report(task, justice, text="Còn 4 việc (NVKH-03.24.2026.T)")


def test_indicator_of_the_target_is_one_that_a_register_counts(fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        factories.open_one(fa_officer, target_indicator="XX-1")
    assert "không có trong danh mục" in refusal.value.messages[0]


@pytest.mark.covers("CT-TV-14")
def test_late_task_tells_its_cause(task, justice):
    with at(2026, 6, 30):
        report(task, justice)
    with at(2026, 7, 1):
        with pytest.raises(RulesBroken, match="chưa ghi nguyên nhân chậm"):
            report(task, justice)
        report(task, justice, delay_cause="Đối tác chậm trả lời", request="Cho phép lùi hạn")
    assert (task.progress.first().delay_cause, task.progress.first().request) == (
        "Đối tác chậm trả lời", "Cho phép lùi hạn",
    )  # fmt: skip


def test_note_of_progress_is_put_right_with_a_reason(task, justice):
    with at(2026, 6, 2):
        report(task, justice, percent=60)
        note = task.progress.first()
        said = {"note_row": note.pk, "percent": 40, "text": "Đã rà soát 12 văn bản", "value": "", "evidence": ""}
        with pytest.raises(InvalidInputs):
            perform(task, changing.Mend, actor=justice, **said)
        perform(task, changing.Mend, actor=justice, note="Đếm nhầm", **said)
    note.refresh_from_db()
    assert (task.percent, note.percent, note.text) == (40, 40, "Đã rà soát 12 văn bản")


def test_earlier_note_put_right_leaves_the_progress(task, justice):
    with at(2026, 6, 2):
        report(task, justice, percent=30)
        first = task.progress.first()
        report(task, justice, percent=60)
        said = {"note_row": first.pk, "percent": 20, "text": "Sửa", "value": "", "evidence": ""}
        perform(task, changing.Mend, actor=justice, note="Đếm nhầm", **said)
    assert task.percent == 60


def test_verifier_and_delay_are_kept_and_summed(task, justice, make_officer, foreign_affairs):
    verifier = make_officer("FA_OFFICER", foreign_affairs)
    with at(2026, 7, 3):  # due on 30 June, a Tuesday: three working days late
        claimed = {"product_record": "15/BC-STP", "completed_on": ""}
        perform(task, actions.Claim, actor=justice, data=claimed, files=factories.evidence())
        perform(task, actions.Confirm, actor=verifier, quality="DAT")
    assert (task.delay_wd, task.verified_by, task.verified_on) == (3, verifier, dt.date(2026, 7, 3))
    assert list(indicators.DELAY.rows().values_list(indicators.DELAY.of, flat=True)) == [3]
    assert indicators.DONE_LATE.rows().count() == 1


@pytest.mark.parametrize(
    ("role", "body", "decider"), [("UBND_OFFICE", "VPUB-24-202507", "UBND_CHAIR"), ("FA_OFFICER", "", "FA_HEAD")]
)
def test_more_time_is_decided_by_who_gave_the_task(justice, make_officer, foreign_affairs, role, body, decider):
    giver = make_officer(role, Body.objects.get(code=body) if body else foreign_affairs)
    with at(2026, 6, 1):
        task = factories.open_one(giver)
        perform(task, actions.AskExtension, actor=justice, new_due=dt.date(2026, 8, 31), reason="Đối tác chậm")
    assert task.dossier.steps.get().role == decider


@pytest.mark.covers("R-CT-06")
def test_amended_deadline_is_the_new_measure_unless_the_task_was_late(task, fa_officer, justice):
    said = {"title": "Rà soát", "product": "Báo cáo", "amended_by": "70/KH-UBND"}
    with at(2026, 6, 30):
        perform(task, changing.Amend, actor=fa_officer, due_on=dt.date(2026, 9, 30), **said)
    assert (task.first_due, task.asked_late) == (dt.date(2026, 9, 30), False)
    with at(2026, 10, 1):
        perform(task, changing.Amend, actor=fa_officer, due_on=dt.date(2026, 12, 31), **said)
        with pytest.raises(NotAllowed):
            perform(task, changing.Amend, actor=justice, due_on=dt.date(2027, 1, 31), **said)
    assert (task.first_due, task.asked_late) == (dt.date(2026, 9, 30), True)


def test_example_nv_17_is_done_in_time(fa_officer, foreign_affairs, fa_head, make_officer):
    """E.10 (4): all agreements reviewed by the foreign-affairs body, due 30/06/2027, completed 28/06."""
    with at(2027, 2, 22):
        helpers = [Body.objects.get(code=f"{code}-24-202507").pk for code in ("STP", "STC")]
        task = factories.open_one(fa_officer, lead=foreign_affairs.pk, co_units=helpers, due_on=dt.date(2027, 6, 30))
    with at(2027, 6, 28):
        own = make_officer("FA_OFFICER", foreign_affairs)
        claimed = {"product_record": "20/BC-SNgV và sổ thỏa thuận", "completed_on": ""}
        perform(task, actions.Claim, actor=own, data=claimed, files=factories.evidence())
        perform(task, actions.Confirm, actor=fa_head, quality="TOT")
    assert (status_of(task, dt.date(2027, 7, 1)), task.delay_wd) == (Status.HOAN_THANH_DUNG_HAN, 0)


def test_example_nv_23_is_late_after_its_extension(fa_officer, fa_head, make_officer):
    """E.10 (5): due 30/09/2027, one extension to 30/11 for a partner's delay, overdue on 01/12."""
    culture = Body.objects.get(code="SVHTTDL-24-202507")
    officer = make_officer("REQUESTER", culture, scope="body")
    with at(2027, 2, 22):
        task = factories.open_one(fa_officer, lead=culture.pk, due_on=dt.date(2027, 9, 30))
    with at(2027, 9, 20):
        perform(task, actions.AskExtension, actor=officer, new_due=dt.date(2027, 11, 30), reason="Đối tác chậm")
        perform(task, actions.Extend, actor=fa_head)
        report(task, officer)
    assert [status_of(task, dt.date(2027, *day)) for day in ((10, 1), (11, 30), (12, 1))] == [
        Status.DUOC_GIA_HAN, Status.DUOC_GIA_HAN, Status.DANG_TH_QUA_HAN,
    ]  # fmt: skip
    case = Case(record=task, inputs={}, actor=None, on=dt.date(2027, 12, 1), province=task.dossier.province)
    assert rules.late_now(case) == {"due": "30/11/2027"}
    assert "hạn 30/11/2027" in documents.urging(task, {}).blocks[0].text


def test_confirmation_asked_before_tet_is_due_after_it(fa_officer, justice):
    """Tết Nguyên đán 2027 is off from Thursday 4 to Wednesday 10 February."""
    with at(2027, 1, 4):
        task = factories.open_one(fa_officer, due_on=dt.date(2027, 2, 26))
    with at(2027, 2, 3):
        claimed = {"product_record": "15/BC-STP", "completed_on": ""}
        perform(task, actions.Claim, actor=justice, data=claimed, files=factories.evidence())
    assert task.dossier.steps.get().due_on == dt.date(2027, 2, 15)
