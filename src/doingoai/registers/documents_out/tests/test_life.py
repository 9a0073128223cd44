"""From the draft to the number: who decides, what is given at issue, what is void."""

import datetime as dt

import pytest

from doingoai.attachments.store import read
from doingoai.authority.decide import NotAllowed
from doingoai.reading import read_document
from doingoai.registers.documents_out.actions import drafting, issuing
from doingoai.registers.documents_out.models import GivenNumber, NumberSeries
from doingoai.registers.documents_out.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db


def test_draft_becomes_a_numbered_file_that_says_what_was_typed(fa_officer, fa_head):
    record = factories.issued(fa_officer, fa_head)
    year = record.issued_on.year
    assert (record.dossier.state, record.document_number) == ("ISSUED", "01/SNgV-HTQT")
    text = read_document(read(record.file.file), "van-ban.pdf").text
    assert "01/SNgV-HTQT" in text
    assert f"năm {year}" in text
    assert "V/v chuẩn bị đón đoàn" in " ".join(text.split())
    assert "Lưu: VT, HTQT." in text


def test_nobody_decides_on_his_own_draft(fa_head):
    record = factories.open_one(fa_head)
    perform(record, drafting.Submit, actor=fa_head, reasons=factories.ANYWAY)
    with pytest.raises(NotAllowed):
        perform(record, drafting.Approve, actor=fa_head)


def test_number_is_given_at_issue_and_not_before(fa_officer, fa_head):
    record = factories.approved(fa_officer, fa_head)
    assert (record.serial, NumberSeries.objects.count()) == (None, 0)


def test_numbers_follow_each_other_by_body_and_kind(fa_officer, fa_head):
    letters = [factories.issued(fa_officer, fa_head).document_number for _each in range(3)]
    plan = factories.issued(fa_officer, fa_head, kind="ke_hoach")
    assert letters == ["01/SNgV-HTQT", "02/SNgV-HTQT", "03/SNgV-HTQT"]
    assert plan.document_number == "01/KH-SNgV"


def test_refused_issue_gives_its_number_back(fa_officer, fa_head):
    first = factories.issued(fa_officer, fa_head)
    record = factories.approved(fa_officer, fa_head)
    day = first.issued_on - dt.timedelta(days=1)
    with pytest.raises(RulesBroken):
        perform(record, issuing.Issue, actor=fa_officer, issued_on=day)
    record.refresh_from_db(from_queryset=type(record).objects.for_system("test"))
    assert record.serial is None
    assert perform(record, issuing.Issue, actor=fa_officer).serial == 2


def test_voided_number_stays_in_the_book_and_is_never_given_again(fa_officer, fa_head):
    record = factories.issued(fa_officer, fa_head)
    perform(record, issuing.Void, actor=fa_officer, reason="Nhầm cơ quan ban hành")
    following = factories.issued(fa_officer, fa_head)
    given = list(GivenNumber.objects.values_list("serial", "reason"))
    assert (record.dossier.state, following.serial) == ("VOIDED", 2)
    assert given == [(1, "Nhầm cơ quan ban hành"), (2, "")]


def test_deputy_sign_without_his_own_post_is_refused(fa_officer):
    with pytest.raises(InvalidInputs) as refused:
        factories.open_one(fa_officer, capacity="KT")
    assert list(refused.value.form.errors) == ["capacity"]


@pytest.mark.covers("VB-03")
@pytest.mark.parametrize(("rows", "broken"), [([], ["VB-03"]), ([{"text": "UBND tỉnh"}], [])])
def test_document_without_a_recipient_is_not_submitted(fa_officer, rows, broken):
    record = factories.open_one(fa_officer, deliveries=rows)
    try:
        perform(record, drafting.Submit, actor=fa_officer)
        found = []
    except RulesBroken as refused:
        found = [finding.rule.id for finding in refused.findings]
    assert found == broken


@pytest.mark.covers("VB-08")
@pytest.mark.parametrize(("added", "broken"), [("\n3. [Nội dung chính]", ["VB-08"]), ("\n3. Hết hạn.", [])])
def test_place_that_a_template_left_open_needs_a_reason(fa_officer, added, broken):
    record = factories.open_one(fa_officer, content=factories.LETTER["content"] + added)
    try:
        perform(record, drafting.Submit, actor=fa_officer)
        found = []
    except RulesBroken as refused:
        found = [finding.rule.id for finding in refused.findings]
    assert found == broken
