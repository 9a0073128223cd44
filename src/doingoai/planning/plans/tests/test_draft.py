"""From points to proposed tasks: actions are split, bodies found in the text, nothing is left without a task."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Link
from doingoai.norms.models import Waiver
from doingoai.planning.plans import actions, propose, rules
from doingoai.planning.plans.coverage import coverage
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.draft import draft_plan
from doingoai.planning.plans.models import ActionPlan
from doingoai.planning.plans.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fa_officer):
    return factories.open_one(fa_officer)


SPLIT = [
    ("rà soát các thỏa thuận đã ký; ký kết thỏa thuận mới./.", "Rà soát các thỏa thuận đã ký|Ký kết thỏa thuận mới"),
    ("thu hút FDI (Nhật Bản; Hàn Quốc); đẩy mạnh xuất khẩu", "Thu hút FDI (Nhật Bản; Hàn Quốc)|Đẩy mạnh xuất khẩu"),
    ("hội nghị xúc tiến; đầu tư; rà soát cam kết", "Hội nghị xúc tiến; đầu tư|Rà soát cam kết"),
    (
        "hội nhập theo Nghị quyết 22-NQ/TW; Chỉ thị số 25-CT/TW; đẩy mạnh xuất khẩu",
        "Hội nhập theo Nghị quyết 22-NQ/TW; Chỉ thị số 25-CT/TW|Đẩy mạnh xuất khẩu",
    ),
    ("một việc duy nhất của điểm này", "Một việc duy nhất của điểm này"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_actions_are_split_at_semicolons_only(text, expected):
    assert "|".join(propose.actions_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Triển khai, trong đó:", True), ("Triển khai, cụ thể :", True), ("Triển khai ngoại giao kinh tế", False)],
)
def test_lead_in_is_told_apart(text, expected):
    assert propose.is_lead_in(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("định kỳ hằng năm báo cáo", "HANG_NAM"), ("thường xuyên trao đổi", "THUONG_XUYEN"), ("rà soát", "CO_THOI_HAN")],
)
def test_kind_of_task_is_guessed(text, expected):
    assert propose.kind_of(text) == expected


def test_every_point_that_gives_work_is_covered_by_the_draft(plan):
    found = {point.path: (point.state, point.tasks) for point in coverage(plan).points}
    assert found == {
        "1": ("covered", ("NV-01", "NV-02")),
        "2": ("covered", ("NV-03", "NV-04", "NV-05")),
        "2.i": ("covered", ("NV-03", "NV-04")),
        "2.ii": ("covered", ("NV-05",)),
        "3": ("covered", ("NV-06",)),
        "4": ("none", ()),
    }


def test_body_named_in_the_text_leads_else_the_focal_body(plan):
    leads = {task.code: task.lead.short_name for task in plan.tasks.select_related("lead")}
    assert leads == {
        "NV-01": "SNgV",
        "NV-02": "SNgV",
        "NV-03": "SNgV",
        "NV-04": "STP",
        "NV-05": "SNgV",
        "NV-06": "SNgV",
    }


def test_guesses_are_marked_as_proposals(plan):
    task = plan.tasks.get(code="NV-03")
    assert (task.theme, task.product_kind, task.product) == ("THOA_THUAN_QT", "BAO_CAO", "")
    assert task.as_json()["proposed"] == ["lead", "due", "kind", "product_kind", "theme"]


def test_draft_is_linked_with_its_document_and_due_with_the_answer(plan):
    assert plan.dossier.due_on == dt.date(2026, 4, 6)
    assert [(link.kind, link.target.register) for link in Link.objects.filter(source=plan.dossier)] == [
        ("implements", "guidance")
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Về tăng cường đối ngoại", "Kế hoạch triển khai Định hướng sau hội nghị 715/CNV-ĐP về tăng cường đối ngoại"),
        ("Định hướng năm 2026", "Kế hoạch triển khai Định hướng năm 2026"),
    ],
)
def test_plan_is_called_after_its_document(fa_officer, title, expected):
    assert draft_plan(factories.confirmed(fa_officer, title=title), actor=fa_officer).dossier.title == expected


def test_json_names_tasks_clauses_and_coverage(plan):
    said = plan.as_json()
    assert (said["unit"], said["tasks"][2]["clauses"], said["coverage"]["percent"]) == ("24", ["2.i"], 100.0)


@pytest.mark.covers("CT-TV-10", "CT-TV-09")
def test_unconfirmed_document_may_be_drafted_from_but_not_submitted(fa_officer):
    guidance = factories.entered(fa_officer)
    with pytest.raises(RulesBroken, match="chưa được đối chiếu"):
        perform(ActionPlan, actions.Draft, actor=fa_officer, guidance=guidance.dossier.number)
    plan = draft_plan(guidance, actor=fa_officer)
    assert Waiver.objects.filter(rule="CT-TV-10").count() == 1
    perform(plan, actions.Edit, actor=fa_officer, **factories.edited(plan))
    with pytest.raises(RulesBroken) as refusal:
        perform(plan, actions.Submit, actor=fa_officer)
    assert [finding.rule.id for finding in refusal.value.findings] == ["CT-TV-09"]
    assert rules.unconfirmed_guidance(case(factories.open_one(fa_officer))) is None


def test_document_out_of_sight_is_not_found(fa_officer, ministry_officer):
    hidden = factories.confirmed(ministry_officer)
    with pytest.raises(InvalidInputs) as refusal:
        perform(ActionPlan, actions.Draft, actor=fa_officer, guidance=hidden.dossier.number)
    assert "Không tìm thấy văn bản chỉ đạo" in refusal.value.messages[0]


def test_second_document_adds_points_and_tasks(plan, fa_officer):
    other = factories.confirmed(fa_officer, document_number="25-CT/TW", clauses=factories.CLAUSES[:1])
    perform(plan, actions.AddGuidance, actor=fa_officer, guidance=other.dossier.number)
    assert (plan.points.count(), plan.tasks.count(), plan.tasks.last().code) == (7, 8, "NV-08")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở Ngoại vụ", ["NGV-24-202507"]),
        ("so ngoai vu tinh bac ninh", ["NGV-24-202507"]),
        ("SVHTTDL", ["SVHTTDL-24-202507"]),
        ("UBND tỉnh", ["UBND-24-202507"]),
        ("các sở, ngành", []),
    ],
)
def test_bodies_are_found_by_every_name(province, name, expected):
    directory = Directory.of(province, dt.date(2026, 3, 16))
    assert [body.code for body in directory.find(name)] == expected


def test_name_with_commas_is_one_body(province):
    directory = Directory.of(province, dt.date(2026, 3, 16))
    bodies, unknown = directory.split("Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính, Sở Tư pháp; Sở Lạ")
    assert ([body.short_name for body in bodies], unknown) == (["SVHTTDL", "STC", "STP"], ["Sở Lạ"])


def test_deciding_bodies_are_not_proposed_to_lead(province):
    directory = Directory.of(province, dt.date(2026, 3, 16))
    named = directory.named_in("UBND tỉnh giao Sở Công Thương chủ trì, phối hợp Sở Văn hóa, Thể thao và Du lịch")
    assert [body.short_name for body in named] == ["SCT", "SVHTTDL"]


def case(plan):
    from doingoai.norms.rule import Case

    return Case(record=plan, inputs={}, actor=None, on=dt.date(2026, 3, 16), province=plan.dossier.province)
