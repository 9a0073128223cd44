"""The life of a report: who moves it, what is frozen, what comes back."""

import datetime as dt
import json

import pytest
import time_machine

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.indicators.models import Closing
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]
State = PeriodicReport.State
BY = {"officer": "fa_officer", "head": "fa_head", "ministry": "ministry_officer"}
# act, by whom, state reached; the path of a report that is returned once and then accepted
PATH = [
    (writing.Compile, "officer", {}, State.DRAFT),
    (writing.Refresh, "officer", {}, State.DRAFT),
    (sending.Submit, "officer", {}, State.REVIEW),
    (sending.Withdraw, "officer", {}, State.DRAFT),
    (sending.Submit, "officer", {}, State.REVIEW),
    (sending.HandBack, "head", {"note": "Bổ sung phần II"}, State.DRAFT),
    (sending.Submit, "officer", {}, State.REVIEW),
    (sending.Approve, "head", {}, State.APPROVED),
    (sending.Send, "officer", {"document_number": "12/BC-SNgV"}, State.SENT),
    (sending.SendBack, "ministry", {"reason": "Số liệu lệch"}, State.RETURNED),
    (sending.Revise, "officer", {"note": "Theo ý kiến của Bộ"}, State.DRAFT),
    (sending.Submit, "officer", {}, State.REVIEW),
    (sending.Approve, "head", {}, State.APPROVED),
    (sending.Send, "officer", {}, State.SENT),
    (sending.Accept, "ministry", {}, State.ACCEPTED),
]


def test_whole_path_with_its_ledger(request, fa_officer):
    report, told = factories.month(fa_officer), [State.COLLECTING]
    for action, who, inputs, target in PATH:
        perform(report, action, actor=request.getfixturevalue(BY[who]), **inputs)
        told.append(report.dossier.state)
        assert told[-1] == target, action
    assert (report.version_no, report.document_number) == (2, "12/BC-SNgV")
    assert list(report.versions.values_list("number", "return_note")) == [(1, "Số liệu lệch"), (2, "")]
    kept = Entry.objects.filter(subject=report.dossier.key).order_by("pk").values_list("action", flat=True)
    assert list(kept) == ["reports.open", *(f"reports.{action.name}" for action, *_rest in PATH)]


@pytest.mark.parametrize("state", [State.REVIEW, State.APPROVED, State.SENT, State.ACCEPTED])
def test_locked_once_submitted(state, fa_officer, fa_head, ministry_officer):
    report = factories.submitted(fa_officer)
    for act, actor in ((sending.Approve, fa_head), (sending.Send, fa_officer), (sending.Accept, ministry_officer)):
        if report.dossier.state == state:
            break
        perform(report, act, actor=actor)
    assert report.dossier.state == state
    for act in (writing.Write, writing.Refresh, writing.StateFigure, writing.Decide):
        with pytest.raises(WrongState):
            perform(report, act, actor=fa_officer)


def test_three_officers(fa_officer, auditor, outsider, signed_in):
    report = factories.compiled(fa_officer)
    url = report.get_absolute_url()
    assert may(report, writing.Write, fa_officer).allowed
    assert signed_in(auditor).get(url).status_code == 200
    assert not may(report, writing.Write, auditor).allowed
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(outsider).get(f"{url}write/").status_code == 404


def test_nobody_approves_what_she_submitted(fa_head):
    report = factories.submitted(fa_head)
    with pytest.raises(NotAllowed):
        perform(report, sending.Approve, actor=fa_head)


def test_the_province_neither_accepts_nor_returns(fa_officer, fa_head, chair):
    report = factories.sent(fa_officer, fa_head)
    acts = (sending.Accept, sending.SendBack)
    assert {may(report, act, each).allowed for act in acts for each in (fa_head, chair)} == {False}


def test_return_needs_its_reason(fa_officer, fa_head, ministry_officer):
    report = factories.sent(fa_officer, fa_head)
    with pytest.raises(InvalidInputs):
        perform(report, sending.SendBack, actor=ministry_officer, reason=" ")


def test_yearly_report_is_signed_by_the_chair(fa_officer, fa_head, chair):
    with time_machine.travel("2025-12-16 03:00Z"):
        report = factories.submitted(fa_officer, definition="BC-NAM", period_key="2025")
        perform(report, sending.Approve, actor=fa_head)
        assert report.dossier.state == State.REVIEW
        perform(report, sending.Approve, actor=chair)
    assert report.dossier.state == State.APPROVED


def test_closing_stands_from_submission_until_it_comes_back(fa_officer, fa_head, ministry_officer):
    report = factories.compiled(fa_officer)
    closed = Closing.objects.filter(report=report.dossier.number, reopened_at=None)
    assert closed.count() == 0
    perform(report, sending.Submit, actor=fa_officer)
    assert closed.get().period == report.period
    perform(report, sending.Approve, actor=fa_head)
    perform(report, sending.Send, actor=fa_officer)
    perform(report, sending.SendBack, actor=ministry_officer, reason="Sửa")
    assert closed.count() == 0


def test_frozen_bytes_outlive_later_records(fa_officer, fa_head, auditor, outsider, held, province, signed_in):
    held(province, "2026-10-01", attended="FM")
    report = factories.sent(fa_officer, fa_head)
    url = f"{report.get_absolute_url()}versions/1/data.json"
    before = signed_in(auditor).get(url).content
    assert {row["code"]: row["value"] for row in json.loads(before)["figures"]}["DT-I02"] == 2
    held(province, "2026-10-02", attended="FFFF")
    perform(report, sending.Revise, actor=fa_officer, note="Bổ sung một lớp")
    assert report.figures.get(version=2, code="DT-I02").value == 6
    assert signed_in(auditor).get(url).content == before
    assert signed_in(auditor).get(url.replace("/1/", "/2/")).status_code == 404
    assert signed_in(outsider).get(url).status_code == 404


def test_estimate_before_the_cut_off_and_final_after(fa_officer, fa_head):
    with time_machine.travel("2026-10-14 03:00Z"):
        early = factories.sent(fa_officer, fa_head)
    assert (early.quality, early.versions.get().quality) == ("ESTIMATE", "ESTIMATE")
    perform(early, sending.Revise, actor=fa_officer, note="Số chính thức")
    perform(early, sending.Submit, actor=fa_officer)
    assert early.quality == "FINAL"
    perform(early, sending.Withdraw, actor=fa_officer)
    perform(early, sending.Submit, actor=fa_officer, preliminary=True)
    assert early.quality == "PRELIMINARY"


def test_refresh_keeps_explanations_and_written_words(fa_officer, held, province):
    report = factories.compiled(fa_officer)
    said = {"section-I.1": "Tỉnh ủy đã họp.", "comment-DT-I01": "Lớp lùi sang tháng sau."}
    perform(report, writing.Write, actor=fa_officer, **said)
    held(province, "2026-10-01", attended="FM")
    perform(report, writing.Refresh, actor=fa_officer)
    figure = report.figures.get(code="DT-I01")
    assert (figure.value, figure.comment) == (1, "Lớp lùi sang tháng sau.")
    texts = dict(report.sections.values_list("key", "text"))
    assert texts["I.1"] == "Tỉnh ủy đã họp."
    assert "1 lớp" in texts["I.15"]


def test_sending_late_needs_a_reason_and_ends_the_deadline(fa_officer, fa_head):
    report = factories.approved(fa_officer, fa_head)
    assert report.dossier.due_on == report.report_due
    with time_machine.travel("2026-10-20 03:00Z"), pytest.raises(RulesBroken):
        perform(report, sending.Send, actor=fa_officer)
    with time_machine.travel("2026-10-20 03:00Z"):
        perform(report, sending.Send, actor=fa_officer, reasons={"RP-04": "Chờ số liệu của xã"})
    assert (report.dossier.due_on, report.sent_on) == (None, dt.date(2026, 10, 20))
    assert report.is_late(dt.date(2026, 10, 25))


def test_what_is_owed_is_given_up_by_the_ministry_only(fa_officer, ministry_head):
    owed, own = factories.month(fa_officer), factories.open_one(fa_officer)
    assert [may(each, opening.Cancel, fa_officer).allowed for each in (owed, own)] == [False, True]
    perform(owed, opening.Cancel, actor=ministry_head, note="Mở nhầm kỳ")
    assert factories.month(fa_officer).dossier.state == State.COLLECTING
