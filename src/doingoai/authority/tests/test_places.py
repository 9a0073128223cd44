"""Where a step waits: dissolved bodies, acting officials, deputies who sign for the chair, powers over one body."""

import datetime as dt

import pytest

from doingoai.authority.bodies import BodyGone, body_named, living_on
from doingoai.authority.decide import NotAllowed, decide_step, place_of
from doingoai.authority.load import load_matrix
from doingoai.authority.matrix import chain_for
from doingoai.authority.models import Authorisation, AuthorityRule
from doingoai.authority.table import decisions_in_force, lines
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import BodyName
from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Undecided

ON = dt.date(2026, 3, 2)
ENDED = dt.date(2026, 2, 28)


@pytest.mark.covers("R-QC-09")
def test_step_of_a_dissolved_body_waits_with_its_heir(fa_officer, foreign_affairs, make_body, make_officer, province):
    record = open_one(fa_officer)
    heir = make_body("Văn phòng UBND mới", province=province)
    foreign_affairs.successor, foreign_affairs.valid_to = heir, ENDED
    foreign_affairs.save()
    record = again(record)
    assert place_of("owner", record.dossier, ON) == f"B{heir.pk}"
    head = make_officer("FA_HEAD", heir)
    perform(record, actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=head)
    assert record.dossier.state == "APPROVED"


@pytest.mark.covers("R-QC-09")
def test_body_that_ended_without_heir_stops_the_decision_with_words(fa_officer, foreign_affairs):
    record = open_one(fa_officer)
    foreign_affairs.valid_to = ENDED
    foreign_affairs.save()
    record = again(record)
    with pytest.raises(Undecided, match="R-QC-09"):
        perform(record, actions.Submit, actor=fa_officer)
    assert (again(record).dossier.state, record.dossier.steps.count()) == ("PLANNED", 0)


def again(record):
    rows = type(record).objects.for_system("test").select_related("dossier__body__successor", "dossier__province")
    return rows.get(pk=record.pk)


@pytest.mark.covers("R-QC-09")
@pytest.mark.parametrize(("on", "name"), [(ENDED, "Sở cũ"), (ENDED + dt.timedelta(days=1), "Sở mới")])
def test_body_is_its_own_until_its_last_day(on, name, make_body, province):
    heir = make_body("Sở mới", province=province)
    body = make_body("Sở cũ", province=province, valid_to=ENDED, successor=heir)
    assert living_on(body, on).name == name
    BodyName.objects.create(body=body, name="Ty cũ", is_alias=True, valid_from=dt.date(2000, 1, 1))
    assert [body_named(each, province=province, on=on).name for each in ("Sở cũ", "Ty cũ")] == [name, name]
    with pytest.raises(BodyGone):
        body_named("Ty khác", province=province, on=on)


def test_nobody_is_picked_when_no_row_decides_and_the_act_says_so(fa_officer):
    record = open_one(fa_officer)
    AuthorityRule.objects.filter(action="training.approve").delete()
    with pytest.raises(Undecided, match="R-QC-01"):
        perform(record, actions.Submit, actor=fa_officer)
    assert Dossier.objects.for_system("test").get(pk=record.pk).state == "PLANNED"


@pytest.mark.parametrize("how", ["acting", "deputy"])
def test_acting_official_and_deputy_speak_in_the_role(how, fa_officer, make_officer, committee):
    """Quyền, phụ trách; and KT.: a deputy holds a post of his own with the same role."""
    AuthorityRule.objects.filter(action="training.approve").update(role="UBND_CHAIR", at="province")
    deputy = make_officer("UBND_CHAIR", committee)
    deputy.holdings.update(acting=how == "acting", valid_from=ON)
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=deputy)
    assert record.dossier.state == "APPROVED"


def test_who_has_left_the_post_speaks_no_more(fa_officer, make_officer, committee):
    AuthorityRule.objects.filter(action="training.approve").update(role="UBND_CHAIR", at="province")
    former = make_officer("UBND_CHAIR", committee)
    former.holdings.update(valid_to=ENDED)
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    with pytest.raises(NotAllowed, match="Chủ tịch UBND tỉnh"):
        perform(record, actions.Approve, actor=former)


@pytest.mark.covers("R-QC-03")
@pytest.mark.parametrize(("here", "allowed"), [(True, True), (False, False)])
def test_power_over_one_body_is_for_that_body(
    here, allowed, fa_officer, make_officer, make_body, foreign_affairs, province
):
    elsewhere = make_body("Sở khác", province=province)
    deputy = make_officer("REQUESTER_HEAD", foreign_affairs)
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    Authorisation.objects.create(
        giver="FA_HEAD", officer=deputy, province=province, body=foreign_affairs if here else elsewhere,
        action="training.approve", document="4/UQ-SNgV", valid_from=ON, valid_to=None,
    )  # fmt: skip
    assert decide_step("training.approve", actor=deputy, dossier=record.dossier, on=ON).allowed is allowed


@pytest.mark.django_db
def test_loading_replaces_the_rows_of_the_files_only(tmp_path, province):
    head = (
        "code,action,sequence,kind,role,at,quorum,facts,condition,sla_wd,province,priority,basis,confidence,"
        "valid_from,valid_to"
    )
    row = "X1,training.approve,1,DECIDE,FA_HEAD,owner,1,,,3,,0,Luật,CONFIRMED,2025-01-01,"
    (tmp_path / "a.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    AuthorityRule.objects.create(
        code="X1", action="training.approve", kind="DECIDE", role="TTTU", at="province", province_code="24",
        basis="Quy chế", confidence="LOCAL", valid_from=dt.date(2025, 1, 1), origin="rule_changes/TDQT-24-2026-0001",
    )  # fmt: skip
    assert (load_matrix(tmp_path), load_matrix(tmp_path)) == (1, 1)
    assert sorted(AuthorityRule.objects.values_list("role", flat=True)) == ["FA_HEAD", "TTTU"]
    assert [rule.role for rule in chain_for("training.approve", province=province, on=ON).rules] == ["TTTU"]


def test_printed_line_has_its_steps_and_the_sum_of_their_days(province):
    found = {line.code: line for line in lines(decisions_in_force(province, ON, register="delegations_out"))}
    line = found["A14"]
    assert [[rule.role for rule in rules] for rules in (line.appraisals, line.opinions, line.deciders)] == [
        ["FA_HEAD"],
        ["FINANCE"],
        ["UBND_CHAIR"],
    ]
    assert (line.working_days, line.own) == (7, False)
    state, party = (each for each in lines(decisions_in_force(province, ON)) if each.code == "A08")
    assert [rule.role for rule in state.deciders + party.deciders] == ["UBND_CHAIR", "TTTU"]
    assert [rule.role for rule in party.opinions] == []
