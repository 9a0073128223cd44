"""A change is put in force by a second person, for its province only, and survives the next loading of the files."""

import datetime as dt
from decimal import Decimal

import pytest
from django.conf import settings

from doingoai.authority.decide import NotAllowed
from doingoai.authority.load import load_matrix
from doingoai.authority.matrix import chain_for
from doingoai.authority.models import AuthorityRule
from doingoai.norms.load import load_norms
from doingoai.norms.lookup import deadline, limit, required, strictness
from doingoai.norms.models import Limit
from doingoai.planning.rule_changes import actions
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.planning.rule_changes.tests.factories import (
    DEADLINE,
    LIMIT,
    REQUIREMENT,
    START,
    STRICTNESS,
    TODAY,
    at,
    confirmed,
    open_one,
    open_row,
)
from doingoai.registers.training.tests import factories as training
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, WrongState

DAY = dt.timedelta(days=1)
EVE = START - DAY


def hours(province, on):
    return limit("LIM_CLASS_HOURS", province=province, on=on)


def deciders(province, on, act="training.approve", **facts):
    chain = chain_for(act, province=province, on=on, facts=[facts or {"organiser": "PROVINCE"}])
    return [(rule.kind, rule.role) for rule in chain.rules]


def test_limit_holds_from_its_day_in_its_province_only(fa_officer, fa_head, province, other_province):
    record = confirmed(open_one(fa_officer), fa_officer, fa_head)
    assert (record.dossier.state, record.confirmed_on, record.dossier.number) == (
        "CONFIRMED",
        TODAY,
        "TDQT-24-2026-0001",
    )
    assert [hours(province, EVE), hours(province, START), hours(other_province, START)] == [4, 8, 4]
    assert hours(None, START) == Decimal(4)


def test_files_loaded_again_leave_a_confirmed_change(fa_officer, fa_head, province):
    confirmed(open_one(fa_officer), fa_officer, fa_head)
    confirmed(open_row(fa_officer), fa_officer, fa_head)
    rows = AuthorityRule.objects.count()
    load_norms(settings.DATA / "norms")
    load_matrix(settings.DATA / "authority")
    assert AuthorityRule.objects.count() == rows
    assert hours(province, START) == Decimal(8)
    assert deciders(province, START) == [("OPINION", "TTTU"), ("DECIDE", "FA_HEAD")]


def test_row_of_the_matrix_goes_before_the_national_one(fa_officer, fa_head, province, other_province):
    confirmed(open_row(fa_officer), fa_officer, fa_head)
    assert deciders(province, EVE) == [("DECIDE", "FA_HEAD")]
    assert deciders(province, START) == [("OPINION", "TTTU"), ("DECIDE", "FA_HEAD")]
    assert deciders(other_province, START) == [("DECIDE", "FA_HEAD")]
    assert deciders(province, START, organiser="MOFA") == [("DECIDE", "MOFA_HEAD")]


def test_row_of_the_province_in_the_files_is_taken_over(fa_officer, fa_head, province):
    AuthorityRule.objects.create(
        code="DT-02", action="training.approve", kind="DECIDE", role="UBND_CHAIR", at="province", province_code="24",
        basis="Quy chế cũ", confidence="LOCAL", valid_from=dt.date(2026, 1, 1), facts="organiser=PROVINCE|OTHER",
    )  # fmt: skip
    confirmed(open_row(fa_officer), fa_officer, fa_head)
    assert deciders(province, EVE) == [("DECIDE", "UBND_CHAIR")]
    assert deciders(province, START) == [("OPINION", "TTTU"), ("DECIDE", "FA_HEAD")]


@pytest.mark.parametrize(
    ("act", "inputs", "read"),
    [
        (actions.ProposeDeadline, DEADLINE, lambda unit, on: deadline("DR_REPORT", province=unit, on=on).amount),
        (actions.ProposeStrictness, STRICTNESS, lambda unit, on: strictness("R-DR-13", province=unit, on=on)),
        (
            actions.ProposeRequirement,
            REQUIREMENT,
            lambda unit, on: sorted(row.item for row in required(["agreements.consult.DEPT"], province=unit, on=on)),
        ),
    ],
    ids=["deadline", "strictness", "requirement"],
)
def test_every_table_of_norms_can_be_changed(act, inputs, read, fa_officer, fa_head, province, other_province):
    with at(TODAY):
        record = perform(RuleChange, act, actor=fa_officer, **inputs)
    before = read(province, START)
    confirmed(record, fa_officer, fa_head)
    after = {7: 7, "ERROR": "ERROR"}.get(inputs.get("amount") or inputs.get("severity"))
    assert read(province, START) == (after or [*before, "POLICE"])
    assert (read(province, EVE), read(other_province, START)) == (before, before)


def test_nobody_confirms_his_own_proposal(fa_head, make_officer, foreign_affairs):
    """The two-person rule holds for whoever has both roles too."""
    both = make_officer("RULE_ADMIN", foreign_affairs)
    post = make_officer("FA_HEAD", foreign_affairs).holdings.get().post
    both.holdings.create(post=post, valid_from=dt.date(2015, 1, 1))
    record = open_one(both)
    with at(TODAY):
        perform(record, actions.Submit, actor=both)
        with pytest.raises(NotAllowed, match="không tự quyết định"):
            perform(record, actions.Confirm, actor=both)
        perform(record, actions.Confirm, actor=fa_head)
    assert record.dossier.state == "CONFIRMED"


@pytest.mark.parametrize("role", ["RULE_ADMIN", "UBND_CHAIR", "FA_OFFICER", "AUDITOR"])
def test_only_the_head_of_foreign_affairs_confirms(role, fa_officer, make_officer, foreign_affairs):
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Submit, actor=fa_officer)
        with pytest.raises(NotAllowed):
            perform(record, actions.Confirm, actor=make_officer(role, foreign_affairs))


def test_head_of_another_province_does_not_confirm(fa_officer, make_officer, other_province):
    stranger = make_officer("FA_HEAD", other_province.bodies.filter(is_focal=True).get())
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Submit, actor=fa_officer)
        with pytest.raises(NotAllowed):
            perform(record, actions.Confirm, actor=stranger)


def test_returned_draft_is_corrected_and_asked_again(fa_officer, fa_head, province):
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Submit, actor=fa_officer)
        perform(record, actions.Return, actor=fa_head, note="Chưa nêu lý do")
        perform(record, actions.Correct, actor=fa_officer, value=6)
    confirmed(record, fa_officer, fa_head)
    assert hours(province, START) == Decimal(6)


@pytest.mark.parametrize(("act", "state"), [(actions.Reject, "REJECTED"), (actions.Withdraw, "WITHDRAWN")])
def test_what_was_not_confirmed_changes_nothing(act, state, fa_officer, fa_head, province):
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Submit, actor=fa_officer)
        actor = fa_head if act is actions.Reject else fa_officer
        perform(record, act, actor=actor, note="Chưa cần")
    assert (record.dossier.state, hours(province, START)) == (state, Decimal(4))
    assert Limit.objects.exclude(origin="").count() == 0


def test_later_change_of_one_key_ends_the_earlier_one(fa_officer, fa_head, province):
    first = confirmed(open_one(fa_officer), fa_officer, fa_head)
    later = START + 30 * DAY
    confirmed(open_one(fa_officer, value=10, effective_from=later), fa_officer, fa_head)
    first.refresh_from_db(from_queryset=RuleChange.objects.for_system("test").select_related("dossier"))
    assert (first.dossier.state, first.ended_on) == ("ENDED", later)
    assert [hours(province, day) for day in (EVE, START, later - DAY, later)] == [4, 8, 8, 10]
    assert list(Limit.objects.exclude(origin="").order_by("valid_from").values_list("value", "valid_to")) == [
        (Decimal(8), later - DAY),
        (Decimal(10), None),
    ]


def test_end_of_a_change_brings_the_national_rule_back(fa_officer, fa_head, province):
    first = confirmed(open_one(fa_officer), fa_officer, fa_head)
    last = START + 10 * DAY
    with at(TODAY):
        said = LIMIT | {"title": "Trở lại mức chung", "key": first.dossier.number, "effective_from": last}
        ending = perform(RuleChange, actions.ProposeEnd, actor=fa_officer, **said)
    confirmed(ending, fa_officer, fa_head)
    assert [hours(province, day) for day in (START, last - DAY, last)] == [8, 8, 4]


def test_steps_already_asked_for_keep_their_row(fa_officer, fa_head, make_officer, foreign_affairs):
    """A closed or running decision is not judged anew: it keeps row, basis and time limit by which it was asked."""
    with at(TODAY):
        record = perform(training.open_one(fa_officer), training.actions.Submit, actor=fa_officer)
    confirmed(open_row(fa_officer), fa_officer, fa_head)
    with at(START):
        perform(record, training.actions.Approve, actor=fa_head)
    step = record.dossier.steps.get()
    assert (record.dossier.state, step.rule, step.basis) == (
        "APPROVED", "DT-02", "Quyết định 1275/QĐ-TTg ngày 19/8/2020",
    )  # fmt: skip


def test_confirmed_change_is_not_corrected(fa_officer, fa_head):
    record = confirmed(open_one(fa_officer), fa_officer, fa_head)
    with pytest.raises(WrongState):
        perform(record, actions.Correct, actor=fa_officer, value=6)


def test_each_kind_asks_for_its_own_fields(fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        perform(RuleChange, actions.ProposeDeadline, actor=fa_officer, **LIMIT)
    assert set(refusal.value.form.errors) == {"name", "amount", "amount_unit"}


def test_draft_keeps_its_steps_on_its_page(fa_officer, signed_in):
    record = open_row(fa_officer)
    page = signed_in(fa_officer).get(f"{record.get_absolute_url()}correct/")
    assert [row["role"] for row in page.context["form"]["steps"].value()] == ["TTTU", "FA_HEAD"]
    assert "value" not in page.context["form"].fields
