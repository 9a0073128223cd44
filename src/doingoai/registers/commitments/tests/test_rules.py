"""Both sides of every rule of commitments."""

import datetime as dt

import pytest

from doingoai.norms.rule import Case, Rule, judge
from doingoai.organisations.models import Body
from doingoai.registers.commitments import rules
from doingoai.registers.commitments.models import Urge
from doingoai.registers.commitments.tests import factories as make

MONDAY, DAY = make.MONDAY, dt.timedelta(days=1)
DUE = make.PROMISE["due_date"]
BLOCK, WARN = ["ERROR"], ["WARN"]


def found(rule, record, *, on=MONDAY):
    case = Case(record=record, inputs={}, actor=None, on=on, province=record.dossier.province)
    return [str(finding.severity) for finding in judge([rule], case)]


def changed(record, **changes):
    for name, value in changes.items():
        setattr(record, name, value)
    return record


@pytest.fixture
def promise(team):
    with make.on(MONDAY):
        return make.open_one(team.officer)


FIELDS = (
    (rules.ASSIGNABLE, {}, []),
    (rules.ASSIGNABLE, {"lead_unit": None}, BLOCK),
    (rules.ASSIGNABLE, {"output": ""}, BLOCK),
    (rules.ASSIGNABLE, {"due_date": None}, BLOCK),
    (rules.ASSIGNABLE, {"due_date": None, "recurrence": "12"}, []),
    (rules.ASSIGNABLE, {"lead_unit": None, "output": "", "due_date": None}, 3 * BLOCK),
    (rules.DATES, {"due_date": MONDAY}, []),
    (rules.DATES, {"due_date": MONDAY - DAY}, BLOCK),
    (rules.IN_TIME, {"done_date": DUE}, []),
    (rules.IN_TIME, {"done_date": DUE + DAY}, WARN),
    (rules.MOVING, {"unchanged_periods": 1}, []),
    (rules.MOVING, {"unchanged_periods": 2}, WARN),
    (rules.MOVING, {"unchanged_periods": 2, "progress_pct": 100}, []),
    (rules.TO_BE_CLOSED, {"progress_pct": 99}, []),
    (rules.TO_BE_CLOSED, {"progress_pct": 100}, WARN),
    (rules.PROPOSAL, {}, []),
    (rules.PROPOSAL, {"obstacle": "BUDGET"}, WARN),
    (rules.PROPOSAL, {"obstacle": "BUDGET", "proposal": "Bổ sung kinh phí"}, []),
    (rules.DECISION, {"drop_doc": "5/UBND"}, []),
    (rules.DECISION, {}, BLOCK),
)


@pytest.mark.covers("B-R01", "B-G01", "B-R03", "B-R04", "B-R06", "B-R07", "B-R12")
@pytest.mark.parametrize(("rule", "changes", "severities"), FIELDS)
def test_fields(promise, rule, changes, severities):
    assert found(rule, changed(promise, **changes)) == severities


@pytest.mark.covers("B-R02")
@pytest.mark.parametrize(("due", "severities"), [(dt.date(2027, 1, 1), []), (dt.date(2027, 1, 2), WARN)])
def test_commitment_ends_within_its_agreement(team, promise, due, severities, open_agreement):
    agreement = open_agreement(term_mode="FIXED", term_months=None, expiry_date=dt.date(2027, 1, 1))
    record = changed(promise, source_number=agreement.dossier.number, due_date=due)
    assert found(rules.WITHIN_SOURCE, record) == severities
    assert found(rules.WITHIN_SOURCE, changed(record, source_number="")) == []


@pytest.mark.covers("B-R05")
def test_evidence(team):
    with make.on(MONDAY):
        record = changed(make.accepted(team), outcome="DONE")
        assert found(rules.EVIDENCE, record) == BLOCK
        assert found(rules.EVIDENCE, changed(record, outcome="DONE_PARTIAL")) == []
        make.evidence(changed(record, outcome=""), team)
    assert found(rules.EVIDENCE, changed(record, outcome="DONE")) == []


@pytest.mark.covers("B-R08")
@pytest.mark.parametrize(("expiry", "severities"), [(dt.date(2099, 1, 1), []), (dt.date(2026, 1, 1), WARN)])
def test_ended_source(team, promise, expiry, severities, open_agreement):
    agreement = open_agreement(term_mode="FIXED", term_months=None, expiry_date=expiry)
    assert found(rules.SOURCE_LIVES, changed(promise, source_number=agreement.dossier.number)) == severities


@pytest.mark.covers("B-R10")
def test_lead_unit_that_is_no_more(promise):
    old = Body.objects.get(code="SNNMT-27-200808")
    assert found(rules.LEAD_LIVES, promise) == []
    assert found(rules.LEAD_LIVES, changed(promise, lead_unit=old)) == BLOCK


FOREIGN = (
    ("VN", DUE, None, []),
    ("FOREIGN", DUE - 91 * DAY, None, []),
    ("FOREIGN", DUE - 90 * DAY, None, WARN),
    ("FOREIGN", DUE, DUE - 89 * DAY, []),
    ("FOREIGN", DUE, DUE - 90 * DAY, WARN),
)


@pytest.mark.covers("B-R11")
@pytest.mark.parametrize(("obligor", "on", "urged", "severities"), FOREIGN)
def test_foreign_side_is_approached(promise, obligor, on, urged, severities):
    if urged:
        Urge.objects.create(commitment=promise, urged_on=urged, channel="CO_QUAN_DAI_DIEN", target="Đại sứ quán")
    assert found(rules.PARTNER, changed(promise, obligor=obligor), on=on) == severities


def test_every_rule_names_its_basis_and_is_applied_by_some_act():
    from doingoai.registers.commitments.register import REGISTER

    declared = {value.id for value in vars(rules).values() if isinstance(value, Rule)}
    assert {rule.id for rule in REGISTER.rules} == declared
    assert all(str(rule.basis) for rule in REGISTER.rules)
