"""R-CT-01 … R-CT-04, -09, -12, -15 of a plan: both sides of each."""

import datetime as dt

import pytest

from doingoai.norms.models import Waiver
from doingoai.norms.rule import Case
from doingoai.planning.plans import actions, rules
from doingoai.planning.plans.models import Opinion
from doingoai.planning.plans.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 16)


@pytest.fixture
def plan(fa_officer):
    return factories.ready(fa_officer)


def case(plan, on=TODAY, **inputs):
    return Case(record=plan, inputs=inputs, actor=None, on=on, province=plan.dossier.province)


def change(plan, code, **fields):
    plan.tasks.filter(code=code).update(**fields)
    return plan


@pytest.mark.covers("R-CT-01")
def test_binding_point_without_task_needs_a_reason(plan, fa_officer):
    assert rules.uncovered(case(plan)) is None
    plan.tasks.filter(code__in=["NV-05", "NV-06"]).delete()  # 2.ii is binding, 3 is encouraged
    assert rules.uncovered(case(plan)) == {"points": "2, 2.ii"}
    with pytest.raises(RulesBroken, match=r"chưa được cụ thể hóa thành nhiệm vụ: 2, 2\.ii"):
        perform(plan, actions.Submit, actor=fa_officer)
    perform(plan, actions.Submit, actor=fa_officer, reasons={"R-CT-01": "Chờ đề án của Sở Công Thương"})
    assert Waiver.objects.get(rule="R-CT-01").reason == "Chờ đề án của Sở Công Thương"


@pytest.mark.covers("R-CT-01")
@pytest.mark.parametrize(("on", "found"), [(dt.date(2026, 4, 3), None), (dt.date(2026, 4, 6), {"points": "2, 2.ii"})])
def test_point_is_still_uncovered_ten_working_days_after_issue(plan, on, found):
    plan.dossier.state, plan.issued_on = "ISSUED", dt.date(2026, 3, 20)
    plan.tasks.filter(code="NV-05").delete()
    assert rules.uncovered_too_long(case(plan, on)) == found


@pytest.mark.covers("R-CT-02")
@pytest.mark.parametrize(("codes", "found"), [([], None), (["NV-02", "NV-04"], {"codes": "NV-02, NV-04"})])
def test_task_without_a_lead(plan, codes, found):
    plan.tasks.filter(code__in=codes).update(lead=None)
    assert rules.without_lead(case(plan)) == found


@pytest.mark.covers("R-CT-03")
@pytest.mark.parametrize("product", ["", "Thường xuyên", "các văn bản", "  ", "Thường xuyên; các văn bản."])
def test_product_that_nobody_can_check(plan, fa_officer, product):
    with pytest.raises(RulesBroken, match="Chưa có sản phẩm kiểm tra được: NV-03"):
        perform(change(plan, "NV-03", product=product), actions.Submit, actor=fa_officer)


@pytest.mark.covers("R-CT-03")
@pytest.mark.parametrize("product", ["Báo cáo rà soát", "Kế hoạch thường xuyên trao đổi đoàn"])
def test_product_that_can_be_checked(plan, product):
    assert rules.without_product(case(change(plan, "NV-03", product=product))) is None


@pytest.mark.covers("R-CT-04")
@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"due_on": None}, "NV-03: có thời hạn nhưng chưa ghi thời hạn"),
        ({"due_on": None, "span_wd": 20}, None),
        ({"due_on": dt.date(2026, 12, 31)}, None),
        ({"due_on": dt.date(2027, 1, 1)}, "NV-03: thời hạn sau ngày kết thúc kế hoạch 31/12/2026"),
        ({"kind": "THUONG_XUYEN", "cycle": ""}, "NV-03: nhiệm vụ thường xuyên, hằng năm cần chu kỳ"),
        ({"kind": "THUONG_XUYEN", "cycle": "3", "due_on": None}, None),
    ],
)
def test_deadline_of_a_task(plan, fields, problem):
    found = rules.deadline_missing(case(change(plan, "NV-03", **fields)))
    assert found == ({"problems": problem} if problem else None)


@pytest.mark.covers("R-CT-09")
@pytest.mark.parametrize(
    ("on", "answered", "waits"),
    [
        (dt.date(2026, 4, 1), False, True),  # asked on 16/03, due 25/03, patience until 01/04
        (dt.date(2026, 4, 2), False, False),
        (dt.date(2026, 3, 17), True, False),
    ],
)
def test_late_opinion_holds_nobody_up(plan, fa_officer, on, answered, waits):
    perform(plan, actions.Consult, actor=fa_officer)
    if answered:
        Opinion.objects.update(answered_on=TODAY)
    assert rules.opinions_open(case(plan, on)) == ({"bodies": "Sở Tư pháp tỉnh Bắc Ninh"} if waits else None)


@pytest.mark.covers("R-CT-12")
@pytest.mark.parametrize(
    ("on", "left"),
    [
        (dt.date(2026, 3, 20), None),  # 11 working days before 06/04
        (dt.date(2026, 3, 23), "còn 10 ngày làm việc"),
        (dt.date(2026, 4, 7), "đã quá hạn"),
    ],
)
def test_plan_not_issued_near_the_deadline(plan, on, left):
    found = rules.plan_not_issued(case(plan, on))
    assert found == ({"due": "06/04/2026", "left": left} if left else None)
    plan.dossier.state = "ISSUED"
    assert rules.plan_not_issued(case(plan, on)) is None


@pytest.mark.covers("R-CT-12")
@pytest.mark.parametrize(("on", "left"), [(4, "còn 0 ngày làm việc"), (5, "còn 0 ngày làm việc"), (6, "đã quá hạn")])
def test_plan_due_on_a_sunday_is_late_on_monday(plan, on, left):
    plan.dossier.due_on = dt.date(2026, 4, 5)
    assert rules.plan_not_issued(case(plan, dt.date(2026, 4, on))) == {"due": "05/04/2026", "left": left}


@pytest.mark.covers("R-CT-15")
@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Rà soát thỏa thuận năm 2027", {"codes": "NV-01"}),
        ("Rà soát thỏa thuận năm 2026", None),  # word for word: a task that goes on, not one with a changed year
        ("Ký thỏa thuận năm 2027", None),
    ],
)
def test_task_copied_with_another_year(plan, fa_officer, title, found):
    change(plan, "NV-01", title="Rà soát thỏa thuận năm 2026")
    following = factories.open_one(fa_officer)
    following.period_from = dt.date(2027, 1, 1)
    assert rules.copied_from_last_year(case(change(following, "NV-01", title=title))) == found


@pytest.mark.covers("CT-TV-11", "CT-TV-12", "CT-TV-13")
def test_integrity_of_a_plan(plan):
    assert (rules.no_task(case(plan)), rules.tasks_open(case(plan))) == (None, None)
    plan.issued_on = TODAY
    assert rules.issued_in_future(case(plan)) is None
    assert rules.issued_in_future(case(plan, on=dt.date(2026, 3, 15))) == {}
    plan.tasks.all().delete()
    assert rules.no_task(case(plan)) == {}
