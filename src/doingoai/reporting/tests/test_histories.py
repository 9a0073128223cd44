"""Random histories of acts: after each the stored cells are what the records say, in every period and unit.

The other count is made here, row by row in Python, from what an indicator says it counts.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingoai.indicators.cells import compact
from doingoai.indicators.figures import Reckoning
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.known import every_indicator
from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.recounting import check
from doingoai.indicators.tallies import gather, rounded, value_of
from doingoai.organisations.models import Body, Province
from doingoai.planning.tasks import actions as task_acts
from doingoai.planning.tasks.tests import factories as tasks
from doingoai.registers.agreements.actions.lifetime import Terminate
from doingoai.registers.agreements.actions.proposal import EnterSigned
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as agreements
from doingoai.registers.commitments.tests import factories as commitments
from doingoai.registers.training import actions as class_acts
from doingoai.registers.training.tests import factories as classes
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.perform_many import check_many, write_many
from doingoai.workflow.refusals import WrongState

PERIODS = [
    Period.parse(key, regime)
    for regime in Regime
    for key in ("2024", "2025-H2", "2025-Q4", "2026", "2026-03", "2026-09")
]
BEGIN, TODAY = dt.date(2025, 7, 2), dt.date(2026, 9, 30)
DAYS = st.dates(BEGIN, TODAY)
CODES = st.sampled_from(["", "", "CHUNG-1", "CHUNG-2"])
UNITS = st.sampled_from(["24", "48", "79"])
EVERY_REASON = {"*": "Lý do thử nghiệm"}


class History:
    """The acts of one history, each as officers do it."""

    def __init__(self, team: SimpleNamespace) -> None:
        self.team = team

    def hold_class(self, day: dt.date, code: str, units: list[str], refused: bool) -> None:
        team, plan = self.team, {"date_from": day, "date_to": day, "national_code": code}
        record = classes.open_one(team.officer, **plan)
        perform(record, class_acts.Submit, actor=team.officer)
        perform(record, class_acts.Approve, actor=team.head)
        if refused:
            with pytest.raises(WrongState), transaction.atomic():
                perform(record, class_acts.Approve, actor=team.head)
        rows = [self._attendance(number, unit) for number, unit in enumerate(units)]
        perform(record, class_acts.Hold, actor=team.officer, attendances=rows, reasons=EVERY_REASON)

    def _attendance(self, number: int, unit: str) -> dict[str, object]:
        province = Province.objects.get(code=unit, valid_to=None)
        return {
            "full_name": f"Người số {number}", "sex": "MF"[number % 2], "province": province.pk,
            "position_group": "LEADER" if number % 3 else "OFFICIAL",
        }  # fmt: skip

    def enter_agreements(self, day: dt.date, codes: list[str], months: int) -> None:
        """Enter old agreements as an import does: checked and written together."""
        committee = Body.objects.get(province=self.team.officer.seat.province, kind="peoples_committee", valid_to=None)
        old = agreements.OLD | {
            "signing_body": committee.pk, "proposer": self.team.officer.seat.body.pk, "signed_date": day,
            "term_mode": "FIXED", "term_months": months,
        }  # fmt: skip
        rows = [old | {"shared_code": code, "partner": f"Tỉnh bạn {number}"} for number, code in enumerate(codes)]
        found = check_many(Agreement, EnterSigned, rows, actor=self.team.officer, reasons=EVERY_REASON)
        assert not found.refused, found.refused
        write_many(EnterSigned, found.ready, actor=self.team.officer)

    def end_agreement(self, day: dt.date) -> None:
        record = Agreement.objects.for_system("test").filter(dossier__state="IN_FORCE").first()
        said = {"end_doc": "12/UBND-NgV", "end_date": day, "end_ground": "MUTUAL"}
        if record:
            perform(record, Terminate, actor=self.team.chair, reasons=EVERY_REASON, note="Hai bên thống nhất", **said)

    def keep_promise(self, done: dt.date, due: dt.date, linked: bool, closed: bool) -> None:
        agreement = Agreement.objects.for_system("test").first() if linked else None
        number = agreement.dossier.number if agreement else ""
        source = {"source_type": "AGREEMENT", "source_number": number, "clause_ref": "Điều 4"} if number else {}
        make = commitments.closed if closed else commitments.proposed
        make(self.team, done=done, due_date=due, start_date=BEGIN, **source)

    def give_task(self, given: dt.date, due: dt.date, told: bool) -> None:
        with commitments.on(min(given, due)):
            record = tasks.open_one(self.team.officer, due_on=due, lead=self.team.lead_unit.pk)
            if told:
                said = {"percent": 20, "text": "Đã làm", "evidence": ""}
                perform(record, task_acts.Report, actor=self.team.lead, **said)

    def compact(self) -> None:
        compact()


STEPS = st.one_of(
    st.tuples(st.just("hold_class"), DAYS, CODES, st.lists(UNITS, max_size=4), st.booleans()),
    st.tuples(st.just("enter_agreements"), DAYS, st.lists(CODES, min_size=1, max_size=3), st.sampled_from([3, 12, 60])),
    st.tuples(st.just("end_agreement"), DAYS),
    st.tuples(st.just("keep_promise"), DAYS, DAYS, st.booleans(), st.booleans()),
    st.tuples(st.just("give_task"), DAYS, DAYS, st.booleans()),
    st.tuples(st.just("compact")),
)


@pytest.fixture
def team(fa_officer, fa_head, make_officer, committee, chair):
    lead_unit = Body.objects.get(code="SNNMT-24-202507")
    lead = make_officer("REQUESTER_HEAD", lead_unit, scope="body")
    return SimpleNamespace(officer=fa_officer, head=fa_head, chair=chair, lead=lead, lead_unit=lead_unit)


@given(steps=st.lists(STEPS, min_size=4, max_size=6))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_cells_are_exact_after_every_history(team, steps):
    with transaction.atomic():
        for name, *said in steps:
            with clock.acting_at(_noon(TODAY)):
                getattr(History(team), name)(*said)
            assert check() == []
        for indicator in every_indicator().values():
            _agrees(indicator)
        transaction.set_rollback(True)


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.timezone(dt.timedelta(hours=7)))


def _agrees(indicator: Indicator) -> None:
    """Compare figure and dossiers of the nation and of each unit with a count row by row."""
    for period in PERIODS:
        now, rows = Reckoning.of(indicator, period).now, list(_rows(indicator, period))
        for unit in {*now, *(row[0] for row in rows), None}:
            mine = [row for row in rows if row[0] == unit]
            tally = gather(now, None) if unit is None else gather(now, frozenset([unit]))
            mine = rows if unit is None else mine
            assert (value_of(indicator, tally), tally.records) == (
                _value(indicator, mine), len({row[1] for row in mine}),
            ), (indicator.code, period, unit)  # fmt: skip


def _rows(indicator: Indicator, period: Period) -> list[tuple[object, ...]]:
    columns = [indicator.to_province, indicator.dossier_path(), "pk", *([indicator.of] if indicator.of else [])]
    parts = set(indicator.parts_in(period).values_list("pk", flat=True))
    return [(*row, row[2] in parts) for row in indicator.rows_in(period).values_list(*columns)]


def _value(indicator: Indicator, rows: list[tuple[object, ...]]) -> object:
    if indicator.measure == Measure.COUNT:
        return len(rows)
    if indicator.measure == Measure.DISTINCT:
        return len({row[3] or row[2] for row in rows})
    if indicator.measure == Measure.SUM:
        return rounded(sum((Decimal(str(row[3] or 0)) for row in rows), Decimal(0)), indicator.decimals)
    parts = sum(bool(row[-1]) for row in rows)
    return rounded(Decimal(100 * parts) / len(rows), indicator.decimals) if rows else None
