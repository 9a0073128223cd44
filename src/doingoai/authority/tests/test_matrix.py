"""Which row applies: facts, conditions, provinces, dates, unions; and the life of a chain of decision."""

import datetime as dt

import pytest

from doingoai.authority import chain
from doingoai.authority.conditions import CONDITIONS
from doingoai.authority.decide import NotAllowed, decide_step
from doingoai.authority.load import BadMatrix, load_matrix
from doingoai.authority.matrix import AmbiguousAuthority, NoAuthority, chain_for, matches
from doingoai.authority.models import Authorisation, AuthorityRule, Step
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.perform import perform

ON = dt.date(2026, 3, 2)
ACTION = "test.approve"


@pytest.fixture
def row(db):
    """row("A", role="FA_HEAD", …) → a row of the matrix for the act of these tests"""

    def make(code, *, role="FA_HEAD", kind="DECIDE", sequence=1, **fields):
        values = {"at": "province", "basis": "Luật thử", "confidence": "CONFIRMED", "valid_from": dt.date(2020, 1, 1)}
        return AuthorityRule.objects.create(
            code=code, action=ACTION, role=role, kind=kind, sequence=sequence, **values | fields
        )

    return make


def roles(province, *facts, on=ON):
    return [(rule.kind, rule.role) for rule in chain_for(ACTION, province=province, on=on, facts=facts or [{}]).rules]


@pytest.mark.covers("R-QC-01")
def test_no_row_is_an_error_and_never_a_silent_decider(province, row):
    with pytest.raises(NoAuthority):
        roles(province)
    row("A", facts="rank=R09")
    with pytest.raises(NoAuthority):
        roles(province, {"rank": "R10"})
    assert roles(province, {"rank": "R09"}) == [("DECIDE", "FA_HEAD")]


@pytest.mark.covers("R-QC-05")
def test_two_rows_of_equal_priority_clash(province, row):
    row("A", role="FA_HEAD")
    row("B", role="UBND_CHAIR")
    with pytest.raises(AmbiguousAuthority, match="A, B"):
        roles(province)
    AuthorityRule.objects.filter(code="B").update(priority=1)
    assert roles(province) == [("DECIDE", "UBND_CHAIR")]


@pytest.mark.covers("R-QC-02")
def test_members_together_need_every_opinion_and_the_highest_decider(province, row):
    row("A", role="TTTU", kind="OPINION", facts="tier=BTV")
    row("A", role="UBND_CHAIR", sequence=2, facts="tier=BTV")
    row("B", role="FA_HEAD", kind="APPRAISE", facts="tier=CO_QUAN")
    row("B", role="FA_HEAD", sequence=2, facts="tier=CO_QUAN")
    assert roles(province, {"tier": "CO_QUAN"}, {"tier": "BTV"}) == [
        ("APPRAISE", "FA_HEAD"),
        ("OPINION", "TTTU"),
        ("DECIDE", "UBND_CHAIR"),
    ]


def test_province_row_goes_before_the_national_one(province, other_province, row):
    row("A", role="UBND_CHAIR")
    row("L", role="FA_HEAD", province_code=province.code)
    assert roles(province) == [("DECIDE", "FA_HEAD")]
    assert roles(other_province) == [("DECIDE", "UBND_CHAIR")]


@pytest.mark.parametrize(
    ("on", "role"),
    [(dt.date(2025, 6, 30), "SECRETARY"), (dt.date(2025, 7, 1), "UBND_CHAIR"), (dt.date(2030, 1, 1), "UBND_CHAIR")],
)
def test_decision_on_a_past_date_is_that_of_its_time(province, row, on, role):
    row("A", role="SECRETARY", valid_to=dt.date(2025, 6, 30))
    row("B", role="UBND_CHAIR", valid_from=dt.date(2025, 7, 1))
    assert roles(province, on=on) == [("DECIDE", role)]


@pytest.mark.parametrize(
    ("facts", "given", "fits"),
    [
        ("", {}, True),
        ("rank=R07|R08", {"rank": "R08"}, True),
        ("rank=R07|R08", {"rank": "R09"}, False),
        ("rank=R07;in_plan=yes", {"rank": "R07", "in_plan": "yes"}, True),
        ("rank=R07;in_plan=yes", {"rank": "R07", "in_plan": "no"}, False),
        ("rank=R07", {}, False),
    ],
)
def test_facts_of_a_row(facts, given, fits):
    assert matches(AuthorityRule(facts=facts), given) is fits


CONDITION_CASES = [
    ("needs_central_consultation", {"sensitivity": "S0"}, False),
    ("needs_central_consultation", {"sensitivity": "S1"}, True),
    ("in_name_of_province", {"signing_level": "PROV_PC"}, True),
    ("in_name_of_province", {"signing_level": "DEPT"}, False),
    ("managed_by_standing_committee", {"cadre_tier": "BTV"}, True),
    ("managed_by_standing_committee", {"cadre_tier": "CO_QUAN"}, False),
]


@pytest.mark.parametrize(("name", "facts", "holds"), CONDITION_CASES)
def test_condition_means_what_its_name_says(name, facts, holds):
    assert CONDITIONS[name](facts) is holds


@pytest.fixture
def submitted(fa_officer):
    return perform(open_one(fa_officer), actions.Submit, actor=fa_officer)


def relay(*steps):
    """Replace the matrix rows of training.approve by (sequence, kind, role, quorum)."""
    AuthorityRule.objects.filter(action="training.approve").delete()
    for sequence, kind, role, quorum in steps:
        AuthorityRule.objects.create(
            code="T", action="training.approve", sequence=sequence, kind=kind, role=role, at="province", quorum=quorum,
            basis="Luật thử", confidence="CONFIRMED", valid_from=dt.date(2020, 1, 1), sla_wd=3,
        )  # fmt: skip


def test_steps_follow_in_sequence_and_the_state_moves_after_the_last(fa_officer, fa_head, chair):
    relay((1, "APPRAISE", "FA_HEAD", 1), (2, "DECIDE", "UBND_CHAIR", 1))
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    with pytest.raises(NotAllowed):
        perform(record, actions.Approve, actor=chair)
    perform(record, actions.Approve, actor=fa_head)
    assert record.dossier.state == "SUBMITTED"
    perform(record, actions.Approve, actor=chair)
    assert record.dossier.state == "APPROVED"


def test_parallel_steps_are_all_needed_in_any_order(fa_officer, fa_head, chair, make_officer, committee):
    relay((1, "OPINION", "TTTU", 1), (1, "OPINION", "FA_HEAD", 1), (2, "DECIDE", "UBND_CHAIR", 1))
    standing = make_officer("TTTU", committee)
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=standing)
    with pytest.raises(NotAllowed):
        perform(record, actions.Approve, actor=chair)
    perform(record, actions.Approve, actor=fa_head)
    perform(record, actions.Approve, actor=chair)
    assert record.dossier.state == "APPROVED"


def test_k_of_n_counts_different_officers(fa_officer, make_officer, committee):
    relay((1, "DECIDE", "BTV", 2))
    first, second, _third = (make_officer("BTV", committee) for _number in range(3))
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=first)
    with pytest.raises(NotAllowed, match="đã cho ý kiến"):
        perform(record, actions.Approve, actor=first)
    assert record.dossier.state == "SUBMITTED"
    perform(record, actions.Approve, actor=second)
    assert record.dossier.state == "APPROVED"


def test_refusal_at_any_step_ends_the_chain(fa_officer, fa_head, chair):
    relay((1, "APPRAISE", "FA_HEAD", 1), (2, "DECIDE", "UBND_CHAIR", 1))
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    perform(record, actions.Return, actor=fa_head, note="Thiếu dự toán")
    assert list(Step.objects.values_list("outcome", flat=True)) == ["returned", "void"]
    perform(record, actions.Submit, actor=fa_officer)
    assert [step.outcome for step in record.dossier.steps.all()] == ["returned", "void", "current", "waiting"]


@pytest.mark.parametrize(
    ("start", "end", "revoked", "allowed"),
    [
        ("2026-01-01", "2026-12-31", None, True),
        ("2026-01-01", "2026-03-01", None, False),
        ("2026-04-01", None, None, False),
        ("2026-01-01", None, "2026-03-02", False),
        ("2026-01-01", None, "2026-03-03", True),
    ],
)
@pytest.mark.covers("R-QC-03")
def test_delegated_power_holds_on_its_days_only(
    submitted, province, make_officer, foreign_affairs, start, end, revoked, allowed
):
    deputy = make_officer("REQUESTER_HEAD", foreign_affairs)
    Step.objects.update(place=f"P{province.pk}")
    Authorisation.objects.create(
        giver="FA_HEAD", officer=deputy, province=province, action="training.approve", document="31/UQ-SNgV",
        valid_from=start, valid_to=end, revoked_on=revoked,
    )  # fmt: skip
    assert decide_step("training.approve", actor=deputy, dossier=submitted.dossier, on=ON).allowed is allowed


def test_asking_again_lets_the_older_chain_fall(submitted, fa_officer):
    moment = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
    chain.ask("training.approve", dossier=submitted.dossier, asked_by=fa_officer, at=moment, facts=submitted.facts())
    assert [step.outcome for step in Step.objects.order_by("pk")] == ["void", "current"]
    assert TrainingClass.objects.visible_to(fa_officer).count() == 1


@pytest.mark.parametrize(("hour", "due"), [(16, dt.date(2026, 3, 6)), (17, dt.date(2026, 3, 9))])
def test_day_of_an_act_is_that_of_vietnam(hour, due, submitted, fa_officer):
    """Seventeen hours in Greenwich are midnight in Hà Nội: three working days later, over a weekend or not."""
    relay((1, "DECIDE", "FA_HEAD", 1))
    moment = dt.datetime(2026, 3, 3, hour, tzinfo=dt.UTC)
    chain.ask("training.approve", dossier=submitted.dossier, asked_by=fa_officer, at=moment, facts=submitted.facts())
    assert Step.objects.get(outcome="current").due_on == due


GOOD = "X1,training.approve,1,DECIDE,FA_HEAD,owner,1,,,3,,0,Luật,CONFIRMED,2025-01-01,"
HEADER = (
    "code,action,sequence,kind,role,at,quorum,facts,condition,sla_wd,province,priority,basis,confidence,"
    "valid_from,valid_to"
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (GOOD.replace("FA_HEAD", "KING"), "KING"),
        (GOOD.replace("DECIDE", "GUESS"), "GUESS"),
        (GOOD.replace("1,,,3", "1,,no_such_condition,3"), "no_such_condition"),
        (GOOD.replace("Luật", ""), "basis"),
        (GOOD.replace("CONFIRMED", "SURE"), "SURE"),
    ],
)
def test_matrix_with_an_unknown_name_changes_nothing(tmp_path, wrong, reason):
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{GOOD}\n{wrong}\n", encoding="utf-8")
    before = AuthorityRule.objects.count()
    with pytest.raises(BadMatrix, match=reason):
        load_matrix(tmp_path)
    assert AuthorityRule.objects.count() == before


@pytest.mark.django_db
def test_plain_acts_and_roles_may_share_a_line(tmp_path):
    line = "X2,training.plan|submit,1,DO,FA_OFFICER|FA_HEAD,owner,1,,,,,0,Luật,CONFIRMED,2025-01-01,"
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    assert load_matrix(tmp_path) == 4
    assert set(AuthorityRule.objects.values_list("action", "role")) == {
        (f"training.{verb}", role) for verb in ("plan", "submit") for role in ("FA_OFFICER", "FA_HEAD")
    }


@pytest.mark.django_db
def test_steps_of_a_decision_may_not_share_a_line(tmp_path):
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{GOOD.replace('FA_HEAD', 'FA_HEAD|TTTU')}\n", encoding="utf-8")
    with pytest.raises(BadMatrix):
        load_matrix(tmp_path)
