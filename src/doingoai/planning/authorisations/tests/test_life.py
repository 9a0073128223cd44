"""A power is given by its signature, known to `decide` on its days, and ends by time, by leaving, by revocation."""

import datetime as dt

import pytest

from doingoai.authority.decide import NotAllowed, decide_step
from doingoai.authority.matrix import chain_for
from doingoai.authority.models import Authorisation
from doingoai.documents import render_docx, render_pdf
from doingoai.planning.authorisations import actions, clock, documents
from doingoai.planning.authorisations.indicators import IN_FORCE
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.planning.authorisations.tests.factories import PAPER, at, issued, open_one
from doingoai.registers.training.tests import factories as training
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import WrongState

SIGNED = dt.date(2026, 10, 2)
DAY = dt.timedelta(days=1)
LAST = PAPER["last_day"]
APPROVALS = {"giver": "FA_HEAD", "act": "training.approve"}


def powers(on, act=PAPER["act"]):
    return [row.document for row in Authorisation.objects.filter(action=act).in_force(on)]


def again(record):
    return PowerGiven.objects.for_system("test").select_related("dossier__province", "dossier__body").get(pk=record.pk)


def test_power_holds_on_its_days_and_not_before_the_signature(fa_officer, chair):
    record = open_one(fa_officer)
    assert powers(SIGNED) == []
    issued(record, fa_officer, chair)
    assert [powers(day) for day in (SIGNED - DAY, SIGNED, LAST, LAST + DAY)] == [[], ["31/UQ-UBND"], ["31/UQ-UBND"], []]
    row = Authorisation.objects.get()
    assert (row.giver, row.receiver, row.sub_delegation, row.origin) == (
        "UBND_CHAIR", "FA_HEAD", False, record.dossier.key,
    )  # fmt: skip
    assert (record.signer, record.over_on) == (chair, LAST + DAY)


@pytest.mark.covers("R-QC-03")
def test_named_deputy_decides_in_the_giver_s_place_until_it_is_revoked(
    fa_officer, fa_head, make_officer, foreign_affairs
):
    deputy = make_officer("REQUESTER_HEAD", foreign_affairs)
    record = issued(open_one(fa_officer, receiver="", officer=deputy.pk, **APPROVALS), fa_officer, fa_head)
    case = perform(training.open_one(fa_officer), training.actions.Submit, actor=fa_officer)
    asked = {"actor": deputy, "dossier": case.dossier}
    assert decide_step("training.approve", on=SIGNED, **asked).authorisation == Authorisation.objects.get()
    with at(SIGNED + 9 * DAY):
        perform(record, actions.Revoke, actor=fa_head, note="Đã bổ nhiệm lãnh đạo phụ trách")
    allowed = [decide_step("training.approve", on=SIGNED + n * DAY, **asked).allowed for n in (8, 9)]
    assert (allowed, again(record).dossier.state) == ([True, False], "REVOKED")


def test_only_the_giver_signs_and_never_his_own_draft(fa_officer, fa_head, chair, make_officer, committee):
    record = open_one(fa_officer)
    with at(SIGNED):
        perform(record, actions.Submit, actor=fa_officer)
        with pytest.raises(NotAllowed, match="Chủ tịch UBND tỉnh"):
            perform(record, actions.Issue, actor=fa_head)
        perform(record, actions.Issue, actor=chair)
    own = open_one(fa_head, **APPROVALS, receiver="FA_OFFICER", document="4/UQ-SNgV")
    with at(SIGNED):
        perform(own, actions.Submit, actor=fa_head)
        with pytest.raises(NotAllowed, match="không tự quyết định"):
            perform(own, actions.Issue, actor=fa_head)


def test_chain_of_each_giver_is_his_own(province):
    roles = {
        giver: [rule.role for rule in chain_for("authorisations.issue", province=province, on=SIGNED,
                                                facts=[{"giver": giver}]).rules]
        for giver, _label in PowerGiven._meta.get_field("giver").choices
    }  # fmt: skip
    assert roles == {giver: [giver] for giver in roles}


def test_power_ends_when_its_giver_leaves_and_the_successor_renews(fa_officer, chair, make_officer, committee):
    record = issued(open_one(fa_officer), fa_officer, chair)
    gone = dt.date(2026, 11, 30)
    with at(gone):
        assert clock.on_day(gone) == 0
    chair.holdings.update(valid_to=gone)
    today = gone + 3 * DAY
    with at(today):
        assert (clock.on_day(today), clock.on_day(today)) == (1, 0)
    ended = again(record)
    assert (ended.dossier.state, ended.over_on, ended.dossier.due_on) == ("LAPSED", gone + DAY, None)
    assert [powers(gone), powers(gone + DAY)] == [["31/UQ-UBND"], []]
    heir = make_officer("UBND_CHAIR", committee)
    said = {"document": "77/UQ-UBND", "document_on": today, "first_day": today, "last_day": LAST}
    with at(today):
        perform(ended, actions.Renew, actor=fa_officer, **said)
        perform(ended, actions.Issue, actor=heir)
        assert clock.on_day(today) == 0
    assert [powers(gone), powers(today - DAY), powers(today)] == [["31/UQ-UBND"], [], ["77/UQ-UBND"]]


def test_acting_successor_keeps_what_the_same_person_gave(fa_officer, chair, make_officer, committee):
    """Who moves from the acting post to the full one has not left the office."""
    record = issued(open_one(fa_officer), fa_officer, chair)
    chair.holdings.update(acting=True, valid_to=dt.date(2026, 10, 31))
    chair.holdings.create(post=chair.holdings.get().post, valid_from=dt.date(2026, 11, 1))
    with at(dt.date(2026, 11, 1)):
        assert clock.on_day(dt.date(2026, 11, 1)) == 0
    assert again(record).dossier.state == "IN_FORCE"


@pytest.mark.parametrize(("on", "state", "acts"), [(LAST, "IN_FORCE", 0), (LAST + DAY, "EXPIRED", 1)])
def test_term_is_ended_by_the_calendar(on, state, acts, fa_officer, chair):
    record = issued(open_one(fa_officer), fa_officer, chair)
    with at(on):
        assert clock.on_day(on) == acts
    assert again(record).dossier.state == state
    assert list(Authorisation.objects.values_list("valid_to", flat=True)) == [LAST]


def test_figure_counts_powers_from_their_first_day_to_their_end(fa_officer, chair):
    record = issued(open_one(fa_officer), fa_officer, chair)
    open_one(fa_officer, document="32/UQ-UBND")
    assert [row.pk for row in IN_FORCE.rows()] == [record.pk]
    assert (record.first_day, record.over_on) == (SIGNED, LAST + DAY)


def test_renewal_is_due_before_the_end(fa_officer, chair):
    record = issued(open_one(fa_officer), fa_officer, chair)
    assert record.dossier.due_on == dt.date(2027, 12, 10)  # 15 working days before 31 December 2027


def test_power_in_force_is_not_corrected(fa_officer, chair):
    record = issued(open_one(fa_officer), fa_officer, chair)
    with pytest.raises(WrongState):
        perform(record, actions.Correct, actor=fa_officer, last_day=LAST + DAY)


def test_paper_becomes_a_file(fa_officer):
    document = documents.paper(open_one(fa_officer), {})
    assert (document.number, document.symbol) == ("31", "UQ-UBND")
    assert "không được ủy quyền lại" in str(document.blocks[2].text)
    assert render_docx(document)[:2] == b"PK"
    assert render_pdf(document)[:4] == b"%PDF"
