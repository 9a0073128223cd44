"""A class lives from its plan to its report; who may not act is refused, who may not see finds nothing."""

import datetime as dt

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.norms.models import Waiver
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import PLAN
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken, WrongState

ROWS = [
    {"full_name": "Nguyễn Thị An", "sex": "F", "position_group": "LEADER", "position": "Giám đốc"},
    {"full_name": "Trần Văn Bình", "sex": "M", "position_group": "OFFICIAL", "position": "Chuyên viên"},
]


@pytest.fixture
def planned(fa_officer):
    return perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN)


@pytest.fixture
def approved(planned, fa_officer, fa_head):
    perform(planned, actions.Submit, actor=fa_officer)
    return perform(planned, actions.Approve, actor=fa_head)


def test_class_is_numbered_by_province_and_year(planned):
    assert planned.dossier.number == "DT-24-2026-0001"


def test_class_goes_from_plan_to_report(approved, fa_officer):
    perform(approved, actions.Hold, actor=fa_officer, attendances=ROWS)
    counts = (
        approved.participants_total,
        approved.leaders_total,
        approved.women_total,
        approved.women_leaders,
    )
    assert counts == (2, 1, 1, 1)
    assert approved.dossier.due_on == dt.date(2026, 3, 18)  # 10 working days after 4 March
    perform(approved, actions.Report, actor=fa_officer, evaluation="Đạt yêu cầu")
    assert approved.dossier.state == "REPORTED"
    acts = list(Entry.objects.order_by("seq").values_list("action", flat=True))
    assert acts == [f"training.{verb}" for verb in ("plan", "submit", "approve", "hold", "report")]


def test_proposer_does_not_approve_her_own_class(fa_head):
    record = perform(TrainingClass, actions.Plan, actor=fa_head, **PLAN)
    perform(record, actions.Submit, actor=fa_head)
    with pytest.raises(NotAllowed, match="không tự quyết định"):
        perform(record, actions.Approve, actor=fa_head)


def test_auditor_sees_but_does_not_submit(planned, auditor):
    assert TrainingClass.objects.visible_to(auditor).count() == 1
    with pytest.raises(NotAllowed):
        perform(planned, actions.Submit, actor=auditor)


def test_outsider_finds_nothing(planned, outsider, signed_in):
    assert TrainingClass.objects.visible_to(outsider).count() == 0
    assert signed_in(outsider).get(planned.get_absolute_url()).status_code == 404


def test_class_in_another_state_is_refused(planned, fa_officer):
    with pytest.raises(WrongState):
        perform(planned, actions.Hold, actor=fa_officer, attendances=ROWS)


def test_short_class_needs_a_reason_that_is_kept(fa_officer):
    with pytest.raises(RulesBroken, match=r"DT-09|giờ"):
        perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN | {"hours": 3})
    perform(
        TrainingClass,
        actions.Plan,
        actor=fa_officer,
        reasons={"DT-09": "Theo chỉ đạo"},
        **PLAN | {"hours": 3},
    )
    assert list(Waiver.objects.values_list("rule", "reason")) == [("DT-09", "Theo chỉ đạo")]


def test_returned_class_goes_back_with_the_reason(planned, fa_officer, fa_head):
    perform(planned, actions.Submit, actor=fa_officer)
    perform(planned, actions.Return, actor=fa_head, note="Bổ sung dự toán")
    assert planned.dossier.state == "PLANNED"
    assert planned.dossier.steps.get().outcome == "returned"
