"""Two plans for one document, late opinions, many plans on the centre's board, the documents that tell of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.norms.rule import Case
from doingoai.planning.plans import actions, board, documents, rules
from doingoai.planning.plans.coverage import coverage, coverages
from doingoai.planning.plans.draft import draft_plan
from doingoai.planning.plans.models import Opinion
from doingoai.planning.plans.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 16)


@pytest.fixture
def issued(fa_officer, deciders):
    return factories.issued(fa_officer, *deciders, on=TODAY)


def case(plan, **inputs):
    return Case(record=plan, inputs=inputs, actor=None, on=clock.today(), province=plan.dossier.province)


def second_for(plan, actor):
    """Another plan of the province for the same document, its table filled in."""
    from doingoai.register_kit.catalogue import registers

    rows = registers()["guidance"].model.objects.visible_to(actor)
    guidance = rows.get(dossier=plan.guidance_dossiers()[0])
    other = draft_plan(guidance, actor=actor)
    return perform(other, actions.Edit, actor=actor, **factories.edited(other, due="30/11/2026"))


@pytest.mark.covers("CT-TV-16")
def test_task_of_another_plan_for_the_same_point_is_counted_once(issued, fa_officer, deciders):
    assert rules.same_work(case(issued)) is None
    other = second_for(issued, fa_officer)
    numbers = sorted(row.task.dossier.number for row in issued.tasks.all())
    assert rules.same_work(case(other)) == {"numbers": ", ".join(numbers)}
    with pytest.raises(RulesBroken, match="đã có nhiệm vụ của kế hoạch khác"):
        perform(other, actions.Submit, actor=fa_officer)
    whole = {row.code: row.task.dossier.number for row in issued.tasks.all()}
    data = actions.Edit.initial(other)
    data["tasks"] = [{**row, "part_of": whole[row["code"]]} for row in data["tasks"]]
    perform(other, actions.Edit, actor=fa_officer, **data)
    assert rules.same_work(case(other)) is None
    perform(other, actions.Submit, actor=fa_officer)
    for officer, verb in zip(deciders, (actions.Appraise, actions.Agree, actions.Approve), strict=True):
        perform(other, verb, actor=officer)
    perform(other, actions.Issue, actor=fa_officer, document_number="65/KH-UBND", issued_on=TODAY)
    assert {row.task.part_of.dossier.number for row in other.tasks.all()} == set(numbers)
    under_way = next(each for each in registers_of("tasks").indicators if each.code == "NVKH-03")
    assert under_way.rows().count() == 6


def registers_of(key):
    from doingoai.register_kit.catalogue import registers

    return registers()[key]


@pytest.mark.covers("R-CT-09")
def test_opinion_that_came_too_late_is_logged(fa_officer):
    plan = perform(factories.ready(fa_officer), actions.Consult, actor=fa_officer)
    with pytest.raises(RulesBroken, match="Chưa có ý kiến của"):
        perform(plan, actions.Submit, actor=fa_officer)
    Opinion.objects.update(due_on=dt.date(2026, 3, 6))  # six working days ago
    perform(plan, actions.Submit, actor=fa_officer)
    assert set(plan.opinions.values_list("passed_on", flat=True)) == {TODAY}


@pytest.mark.covers("R-CT-13")
def test_figure_of_a_review_is_compared_with_the_register(issued):
    told = "Tỉnh có %d nhiệm vụ đang thực hiện (NVKH-03.24.2026.T)."
    assert rules.figures_differ(case(issued, results=told % 6)) is None
    found = rules.figures_differ(case(issued, results=told % 5))
    assert "ghi 5, sổ đếm 6" in found["figures"]
    assert "/bao-cao/s/NVKH-03.24.2026.T/" in found["figures"]


def test_many_plans_are_measured_with_two_queries(fa_officer, django_assert_num_queries):
    plans = [factories.ready(fa_officer) for _each in range(3)]
    with django_assert_num_queries(2):
        found = coverages(plans)
    assert {plan.pk: coverage(plan) for plan in plans} == found
    assert coverages([]) == {}


def test_board_costs_the_same_for_more_provinces(ministry_officer, fa_officer, province, other_province):
    national = factories.confirmed(ministry_officer)
    factories.act(national, "send", ministry_officer, provinces=[province.pk])
    draft_plan(national, actor=fa_officer)
    with CaptureQueriesContext(connection) as for_one:
        board.answers(national)
    factories.act(national, "send", ministry_officer, provinces=[other_province.pk])
    with CaptureQueriesContext(connection) as for_two:
        found = board.answers(national)
    assert (len(for_two), len(found)) == (len(for_one), 2)


def test_share_done_in_time_counts_what_was_due(issued):
    assert board.on_time([issued], TODAY) == {}
    dossier = issued.tasks.first().task.dossier
    dossier.__class__.objects.for_system("test").filter(register="tasks").update(due_on=dt.date(2026, 3, 10))
    dossier.__class__.objects.for_system("test").filter(pk=dossier.pk).update(state="DONE", is_open=False)
    registers_of("tasks").model.objects.for_system("test").filter(pk=dossier.pk).update(
        completed_on=dt.date(2026, 3, 9)
    )
    assert board.on_time([issued], TODAY) == {issued.pk: 16.7}


def test_board_draws_each_province_with_a_word(ministry_officer, province, signed_in):
    national = factories.confirmed(ministry_officer)
    factories.act(national, "send", ministry_officer, provinces=[province.pk])
    page = signed_in(ministry_officer).get(f"/so/plans/trien-khai/{national.dossier.number}/").content.decode()
    assert "Bắc Ninh: chưa bắt đầu" in page
    assert "Đúng hạn (%)" in page


def test_progress_report_has_the_columns_of_the_regime(issued):
    task = issued.tasks.get(code="NV-04").task
    task.progress.create(
        on=TODAY, percent=20, text="Đang làm", delay_cause="Thiếu dữ liệu", request="Cấp tài khoản",
        officer=task.dossier.opened_by,
    )  # fmt: skip
    table = documents.progress_report(issued, {}).annexes[0].blocks[0]
    assert [column.title for column in table.columns] == [
        "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Kết quả, sản phẩm", "Nguyên nhân chậm",
        "Kiến nghị",
    ]  # fmt: skip
    assert table.rows[3][-2:] == ("Thiếu dữ liệu", "Cấp tài khoản")


def test_coverage_table_names_every_point(issued):
    content = documents.coverage_table(issued, {})
    assert content.blocks[0].text == "Kế hoạch cụ thể hóa 5/5 nội dung được giao thành nhiệm vụ (100%)."
    rows = content.annexes[0].blocks[0].rows
    assert [(row[0], row[4]) for row in rows][-2:] == [("3", "đã có nhiệm vụ"), ("4", "không giao việc")]


def test_issue_keeps_the_document_of_approval(fa_officer, deciders):
    plan = factories.approved(fa_officer, *deciders)
    said = {"document_number": "64/KH-UBND", "issued_on": TODAY, "approval_doc": "Thông báo 12-TB/TU ngày 15/3/2026"}
    assert perform(plan, actions.Issue, actor=fa_officer, **said).approval_doc == "Thông báo 12-TB/TU ngày 15/3/2026"
