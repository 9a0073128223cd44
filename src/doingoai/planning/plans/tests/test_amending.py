"""An issued plan is amended: proposed in a table, decided along the chain, issued as a new version of its tasks."""

import datetime as dt
import io

import pytest
from docx import Document as WordFile

from doingoai.authority.decide import NotAllowed
from doingoai.documents import render_docx
from doingoai.dossiers.models import Link
from doingoai.planning.plans import actions, amending, documents
from doingoai.planning.plans.models import Change
from doingoai.planning.plans.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 16)
VERBS = (amending.Appraise, amending.Agree, amending.Approve)
BLANK = {
    "code": "",
    "title": "",
    "clauses": "",
    "lead": "",
    "due": "",
    "product": "",
    "product_kind": "",
    "waits_for": "",
}


@pytest.fixture
def issued(fa_officer, deciders):
    return factories.issued(fa_officer, *deciders, on=TODAY)


def propose(plan, actor, *changes):
    rows = [{**BLANK, "reason": "Đối tác đổi lịch", **each} for each in changes]
    return perform(plan, amending.Propose, actor=actor, reason="Theo kết luận giao ban quý I", changes=rows)


def amended(plan, actor, deciders, *changes):
    propose(plan, actor, *changes)
    for officer, verb in zip(deciders, VERBS, strict=True):
        perform(plan, verb, actor=officer)
    return perform(plan, amending.Issue, actor=actor, amendment_number="120/KH-UBND", amended_on=TODAY)


def test_tasks_are_altered_added_cancelled_and_suspended_through_it(issued, fa_officer, deciders):
    amended(
        issued, fa_officer, deciders,
        {"what": "SUA", "code": "NV-01", "due": "31/12/2026", "product": "Đề án hội nhập"},
        {"what": "HUY", "code": "nv-02"},
        {"what": "TAM_DUNG", "code": "NV-03", "waits_for": "Thông tư của Bộ Ngoại giao"},
        {"what": "THEM", "title": "Tổ chức hội nghị", "lead": "STP", "due": "30/10/2026", "product": "Hội nghị",
         "product_kind": "SU_KIEN", "clauses": "3"},
    )  # fmt: skip
    told = {row.code: row.task.dossier for row in issued.tasks.select_related("task__dossier")}
    assert (issued.version, issued.dossier.state, len(told)) == (2, "ISSUED", 7)
    assert [told[f"NV-0{number}"].state for number in (1, 2, 3, 7)] == [
        "NOT_STARTED", "CANCELLED", "SUSPENDED", "NOT_STARTED",
    ]  # fmt: skip
    first, last = issued.tasks.get(code="NV-01"), issued.tasks.get(code="NV-07")
    assert (first.task.dossier.due_on, first.task.product, first.task.amended_by) == (
        dt.date(2026, 12, 31), "Đề án hội nhập", "120/KH-UBND ngày 16/03/2026",
    )  # fmt: skip
    assert (last.version, last.task.dossier.body.short_name, [str(each) for each in last.clauses.all()]) == (
        2, "STP", ["3"],
    )  # fmt: skip
    assert issued.amendments.get().standing == "ISSUED"


def test_other_body_in_charge_gets_a_task_of_its_own(issued, fa_officer, deciders):
    amended(issued, fa_officer, deciders, {"what": "SUA", "code": "NV-01", "lead": "STP"})
    old, new = issued.tasks.get(code="NV-01"), issued.tasks.get(code="NV-07")
    assert (old.task.dossier.state, new.task.dossier.body.short_name, new.note) == ("CANCELLED", "STP", "Thay NV-01")
    assert (new.title, new.product) == (old.title, old.product)
    assert Link.objects.get(kind="follows").target == old.task.dossier


def test_amendment_goes_along_the_chain_of_the_plan(issued, fa_officer, deciders):
    propose(issued, fa_officer, {"what": "HUY", "code": "NV-01"})
    steps = [(step.kind, step.role, step.rule) for step in issued.dossier.steps.filter(rule="A27-DC")]
    assert steps == [
        ("APPRAISE", "FA_HEAD", "A27-DC"),
        ("OPINION", "TTTU", "A27-DC"),
        ("DECIDE", "UBND_CHAIR", "A27-DC"),
    ]
    with pytest.raises(NotAllowed):
        perform(issued, amending.Approve, actor=deciders[2])
    with pytest.raises(WrongState):
        perform(issued, amending.Issue, actor=fa_officer, amendment_number="120/KH-UBND", amended_on=TODAY)
    assert issued.tasks.get(code="NV-01").task.dossier.state == "NOT_STARTED"


def test_returned_or_withdrawn_amendment_leaves_the_plan_as_it_was(issued, fa_officer, deciders):
    propose(issued, fa_officer, {"what": "HUY", "code": "NV-01"})
    perform(issued, amending.Return, actor=deciders[0], note="Chưa có ý kiến của sở")
    propose(issued, fa_officer, {"what": "HUY", "code": "NV-01"})
    perform(issued, amending.Withdraw, actor=fa_officer)
    assert (issued.version, issued.dossier.state) == (1, "ISSUED")
    assert {each.standing for each in issued.amendments.all()} == {"DROPPED"}


def test_task_that_was_finished_meanwhile_is_left_as_it_is(issued, fa_officer, deciders):
    propose(issued, fa_officer, {"what": "HUY", "code": "NV-01"})
    dossier = issued.tasks.get(code="NV-01").task.dossier
    dossier.__class__.objects.for_system("test").filter(pk=dossier.pk).update(state="DONE", is_open=False)
    for officer, verb in zip(deciders, VERBS, strict=True):
        perform(issued, verb, actor=officer)
    perform(issued, amending.Issue, actor=fa_officer, amendment_number="120/KH-UBND", amended_on=TODAY)
    assert Change.objects.get().skipped


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"what": "HUY", "code": "NV-99"}, "Mã nhiệm vụ: không có nhiệm vụ đang mở mang mã “NV-99” trong kế hoạch."),
        ({"what": "SUA", "code": "NV-01"}, "Việc: chưa ghi điều gì được sửa."),
        ({"what": "THEM"}, "Nhiệm vụ: ghi nhiệm vụ được thêm."),
        ({"what": "TAM_DUNG", "code": "NV-01"}, "Văn bản đang chờ: ghi văn bản mà nhiệm vụ phải chờ."),
        ({"what": "SUA", "code": "NV-01", "due": "2026–2028"}, "Thời hạn: ghi một ngày cụ thể."),
        ({"what": "SUA", "code": "NV-01", "lead": "các sở, ngành"}, "Cơ quan chủ trì: “các sở, ngành” không phải một"),
    ],
)
def test_wrong_cell_of_a_change_is_named(issued, fa_officer, change, message):
    with pytest.raises(InvalidInputs) as refusal:
        propose(issued, fa_officer, change)
    assert f"Dòng 1, {message}" in refusal.value.messages[0]


@pytest.mark.covers("R-CT-02", "R-CT-03", "R-CT-04")
@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        ({"lead": "STP", "due": "30/10/2026", "product": "Hội nghị"}, []),
        ({"due": "30/10/2026", "product": "Hội nghị"}, ["R-CT-02"]),
        ({"lead": "STP", "due": "30/10/2026", "product": "các văn bản"}, ["R-CT-03"]),
        ({"lead": "STP", "due": "01/01/2027", "product": "Hội nghị"}, ["R-CT-04"]),
        ({"lead": "STP", "product": "Hội nghị"}, ["R-CT-04"]),
    ],
)
def test_added_task_keeps_the_rules_of_the_plan(issued, fa_officer, cells, rules):
    change = {"what": "THEM", "title": "Tổ chức hội nghị", **cells}
    if not rules:
        assert propose(issued, fa_officer, change).dossier.state == "AMENDING"
        return
    with pytest.raises(RulesBroken) as refusal:
        propose(issued, fa_officer, change)
    assert [finding.rule.id for finding in refusal.value.findings] == rules


@pytest.mark.covers("CT-TV-12")
def test_amendment_is_not_issued_in_the_future(issued, fa_officer, deciders):
    propose(issued, fa_officer, {"what": "HUY", "code": "NV-01"})
    for officer, verb in zip(deciders, VERBS, strict=True):
        perform(issued, verb, actor=officer)
    said = {"amendment_number": "120/KH-UBND"}
    with pytest.raises(RulesBroken, match="ở tương lai"):
        perform(issued, amending.Issue, actor=fa_officer, amended_on=dt.date(2026, 3, 17), **said)
    assert perform(issued, amending.Issue, actor=fa_officer, amended_on=TODAY, **said).version == 2


def test_document_lists_what_changes(issued, fa_officer, deciders):
    assert documents.amendment_document(issued, {}).blocks[0].text == "64/KH-UBND chưa có điều chỉnh."
    amended(issued, fa_officer, deciders, {"what": "HUY", "code": "NV-01"})
    content = documents.amendment_document(issued, {})
    assert (content.number, content.symbol, content.title) == ("120", "KH-UBND", "điều chỉnh 64/KH-UBND")
    word = WordFile(io.BytesIO(render_docx(content)))
    annex = next(table for table in word.tables if table.rows[0].cells[0].text == "TT")
    assert [cell.text for cell in annex.rows[1].cells][1:3] == ["NV-01", "Hủy"]


def test_page_offers_the_table(issued, fa_officer, signed_in):
    client = signed_in(fa_officer)
    assert client.get(f"{issued.get_absolute_url()}propose_amendment/").status_code == 200
    page = client.get(issued.get_absolute_url()).content.decode()
    assert "Trình điều chỉnh kế hoạch" in page


def test_draft_is_edited_not_amended(fa_officer):
    plan = factories.ready(fa_officer)
    with pytest.raises(WrongState):
        propose(plan, fa_officer, {"what": "HUY", "code": "NV-01"})
    assert actions.Edit.source.isdisjoint(plan.ISSUED)
