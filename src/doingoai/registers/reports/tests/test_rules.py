"""What stops a report and what only warns; both sides of each rule."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine

from doingoai.organisations.models import Body
from doingoai.registers.reports import rules
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]


def broken(act, report, actor, **inputs):
    """Return the ids of the rules that refuse an act."""
    with pytest.raises(RulesBroken) as refusal:
        perform(report, act, actor=actor, **inputs)
    return [finding.rule.id for finding in refusal.value.findings]


def opened(actor, **inputs):
    return perform(PeriodicReport, opening.Open, actor=actor, **inputs)


@pytest.mark.covers("RP-01")
def test_the_days_of_a_period_are_those_of_the_regime(fa_officer):
    wrong = {**factories.MONTH, "period_from": dt.date(2026, 10, 1)}
    assert broken(opening.Open, PeriodicReport, fa_officer, **wrong) == ["RP-01"]
    report = opened(fa_officer, **factories.MONTH)
    assert (report.period_from, report.period_to) == (dt.date(2026, 9, 15), dt.date(2026, 10, 14))


@pytest.mark.covers("ADM-01")
def test_a_province_that_ended_does_not_report_after_its_end(make_officer):
    old = make_officer("FA_OFFICER", Body.objects.get(code="NGV-27-200808"))
    with pytest.raises(RulesBroken) as refusal:
        opened(old, **factories.MONTH)
    assert [finding.rule.id for finding in refusal.value.findings] == ["ADM-01"]
    assert "tỉnh Bắc Ninh báo cáo kỳ này" in str(refusal.value)
    report = opened(old, definition="BC-THANG", period_key="2025-05")
    assert report.dossier.province.name == "Bắc Ninh"


@pytest.mark.covers("ADM-01")
def test_a_province_does_not_report_before_its_beginning(fa_officer):
    assert broken(opening.Open, PeriodicReport, fa_officer, definition="BC-THANG", period_key="2025-05") == ["ADM-01"]


@pytest.mark.covers("BC-R01")
def test_one_report_for_a_period(fa_officer, outsider):
    first = opened(fa_officer, **factories.MONTH)
    with pytest.raises(RulesBroken, match=first.dossier.number):
        opened(fa_officer, **factories.MONTH)
    opened(outsider, **factories.MONTH)


@pytest.mark.parametrize(
    ("inputs", "field"),
    [
        ({"definition": "BC-THANG", "period_key": "2026-09"}, "period_key"),  # the quarterly one stands for it
        ({"definition": "BC-THANG", "period_key": "tháng 9"}, "period_key"),
        ({"definition": "QG-THANG", "period_key": "2026-10"}, "definition"),
        ({"definition": "BC-DX"}, "title"),
        ({**factories.AD_HOC, "period_to": dt.date(2026, 10, 1)}, "period_to"),
    ],
)
def test_what_is_not_owed_is_refused(inputs, field, fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        opened(fa_officer, **inputs)
    assert field in refusal.value.form.errors


@pytest.mark.covers("RP-04")
@pytest.mark.parametrize(("day", "ids"), [("2026-10-19", []), ("2026-10-20", ["RP-04"])])
def test_late_from_the_day_after_the_deadline(day, ids, fa_officer, fa_head):
    report = factories.approved(fa_officer, fa_head)
    with time_machine.travel(f"{day} 03:00Z"):
        if ids:
            assert broken(sending.Send, report, fa_officer) == ids
        else:
            assert perform(report, sending.Send, actor=fa_officer).dossier.state == "SENT"


def put(report, code, **values):
    """Let a figure of the draft say something else than the records do."""
    report.figures.filter(code=code).update(**values)


@pytest.mark.covers("RP-05")
@pytest.mark.parametrize(("cumulative", "ids"), [("498", ["RP-05"]), ("499", [])])
def test_the_sum_since_january_is_no_less_than_the_month(cumulative, ids, fa_officer):
    report = factories.compiled(fa_officer)
    put(report, "DR-02", value=Decimal(499), cumulative=Decimal(cumulative))
    if ids:
        assert broken(sending.Submit, report, fa_officer) == ids
    else:
        perform(report, sending.Submit, actor=fa_officer)


@pytest.mark.covers("RP-06")
@pytest.mark.parametrize(("part", "ids"), [(6, ["RP-06"]), (5, [])])
def test_a_part_is_no_more_than_its_whole(part, ids, fa_officer):
    report = factories.compiled(fa_officer)
    put(report, "DR-01", value=Decimal(5), cumulative=Decimal(5))
    put(report, "DR-05", value=Decimal(part), cumulative=Decimal(part))
    if ids:
        assert broken(sending.Submit, report, fa_officer) == ids
    else:
        perform(report, sending.Submit, actor=fa_officer)


@pytest.mark.covers("RP-06")
def test_a_numerator_is_no_more_than_its_denominator(fa_officer):
    report = factories.compiled(fa_officer)
    put(report, "DR-03", num=3, den=2)
    assert broken(sending.Submit, report, fa_officer) == ["RP-06"]


@pytest.mark.covers("RP-07")
@pytest.mark.parametrize(("value", "ids"), [(20, []), (21, ["RP-07"]), (5, []), (4, ["RP-07"])])
def test_a_leap_waits_for_an_explanation(value, ids, fa_officer):
    report = factories.compiled(fa_officer)
    put(report, "DR-01", value=Decimal(value), previous=Decimal(10), change_pct=Decimal("1.0"), cumulative=Decimal(99))
    if not ids:
        perform(report, sending.Submit, actor=fa_officer)
        return
    assert broken(sending.Submit, report, fa_officer) == ids
    perform(report, writing.Write, actor=fa_officer, **{"comment-DR-01": "Năm trước có sự kiện lớn."})
    assert perform(report, sending.Submit, actor=fa_officer).dossier.state == "REVIEW"


@pytest.mark.covers("RP-13")
def test_the_denominator_is_told_until_every_unit_has_sent(fa_officer, fa_head, ministry_officer):
    factories.sent(fa_officer, fa_head)
    national = opened(ministry_officer, definition="QG-THANG", period_key="2026-10")
    case = rules.Case(national, {}, None, dt.date(2026, 10, 15), None)
    assert rules.units_are_missing(case) == {"come": 1, "units": 34}
    own = PeriodicReport.objects.for_system("test").get(level="province")
    assert rules.units_are_missing(rules.Case(own, {}, None, dt.date(2026, 10, 15), None)) is None
