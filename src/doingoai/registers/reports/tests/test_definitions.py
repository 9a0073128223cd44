"""The shipped definitions obey the regime; deadlines on both sides of days off; what is owed for which period."""

import datetime as dt
from pathlib import Path

import pytest

from doingoai.indicators.periods import Period, Regime
from doingoai.reference.calendar import work_calendar
from doingoai.register_kit.catalogue import registers as all_registers
from doingoai.registers.reports.codes import Frequency, Level
from doingoai.registers.reports.definitions import (
    BadDefinition,
    _definitions,
    definition_of,
    definitions,
    heading_of,
    headings,
    headings_of,
    in_force,
)
from doingoai.reporting.catalogue import published

HEAD = (
    "code,name_vi,regime,boundaries,frequency,level,due,recipient,signer,skip,outline,gathers,basis,confidence,"
    "valid_from,valid_to,province\n"
)
PERIODIC = [each for each in definitions() if each.frequency != Frequency.AD_HOC]


@pytest.mark.covers("RP-03")
@pytest.mark.django_db
@pytest.mark.parametrize("definition", PERIODIC, ids=lambda each: each.code)
def test_every_shipped_deadline_leaves_a_working_day(definition):
    calendar = work_calendar()
    periods = list(definition.periods(dt.date(2024, 1, 1), dt.date(2027, 12, 31)))
    assert periods
    left = {period: calendar.working_days_between(period.end, definition.due(period, calendar)) for period in periods}
    assert {period: days for period, days in left.items() if days < 1} == {}


@pytest.mark.covers("RP-01", "RP-03")
@pytest.mark.parametrize(
    ("regime", "boundaries", "due", "refused"),
    [
        ("ND09", "ND09", "day_of_last_month:14", True),
        ("ND09", "ND09", "day_of_last_month:15", False),
        ("ND09", "ND09", "working_days_after_cutoff:0", True),
        ("STAT", "STAT", "working_days_after_cutoff:1", False),
        ("STAT", "STAT", "day_of_last_month:31", True),
        ("STAT", "ND09", "working_days_after_cutoff:1", True),
        ("LOCAL", "STAT", "working_days_after_cutoff:1", False),
    ],
)
@pytest.mark.django_db
def test_deadline_on_the_cut_off_and_foreign_boundaries_are_refused(regime, boundaries, due, refused, tmp_path):
    row = f"X,Báo cáo,{regime},{boundaries},MONTH,province,{due},Bộ,FA_HEAD,,CHUNG,,Luật,LOCAL,2020-01-01,,\n"
    (tmp_path / "definitions.csv").write_text(HEAD + row, encoding="utf-8")
    if refused:
        with pytest.raises(BadDefinition, match=r"RP-0[13]"):
            _definitions(tmp_path / "definitions.csv")
        return
    (made,) = _definitions(tmp_path / "definitions.csv")
    assert next(made.periods(dt.date(2026, 10, 1), dt.date(2026, 10, 31))).key == "2026-10"


@pytest.mark.parametrize(
    "row",
    [
        "X,Báo cáo,ND09,ND09,MONTH,province,tomorrow,Bộ,FA_HEAD,,CHUNG,,Luật,LOCAL,2020-01-01,,\n",
        "X,Báo cáo,ND09,ND09,WEEK,province,day_of_last_month:18,Bộ,FA_HEAD,,CHUNG,,Luật,LOCAL,2020-01-01,,\n",
        "X,Báo cáo,ND09,ND09,MONTH,province,day_of_last_month:18,Bộ,FA_HEAD,,CHUNG,,,LOCAL,2020-01-01,,\n",
        "X,Báo cáo,ND09,ND09,MONTH,province,day_of_last_month:18,Bộ,FA_HEAD,,CHUNG,,Luật,LOCAL,,,\n",
    ],
)
def test_a_broken_row_is_refused_by_name(row, tmp_path):
    path = Path(tmp_path) / "definitions.csv"
    path.write_text(HEAD + row, encoding="utf-8")
    with pytest.raises(BadDefinition, match="X"):
        _definitions(path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "key", "due"),
    [
        ("BC-THANG", "2026-11", "2026-11-18"),  # a Wednesday
        ("BC-THANG", "2026-10", "2026-10-19"),  # the 18th is a Sunday
        ("BC-NAM", "2026", "2026-12-25"),
        ("BC-6T", "2028-H1", "2028-06-26"),  # the 25th is a Sunday
        ("TK-QUY", "2026-Q1", "2026-04-07"),  # five working days after 31/3
    ],
)
def test_deadlines(code, key, due):
    definition = definition_of(code)
    period = Period.parse(key, definition.boundaries)
    assert definition.due(period, work_calendar()) == dt.date.fromisoformat(due)


def test_one_report_for_each_month_and_no_two():
    """The monthly report gives way to the quarterly, that to the half-yearly, that to the yearly one."""
    family = [definition_of(code) for code in ("BC-THANG", "BC-QUY", "BC-6T", "BC-NAM")]
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    owed = [(period.last_month, each.code) for each in family for period in each.periods(*year)]
    assert sorted(owed) == [
        (1, "BC-THANG"), (2, "BC-THANG"), (3, "BC-QUY"), (4, "BC-THANG"), (5, "BC-THANG"), (6, "BC-6T"),
        (7, "BC-THANG"), (8, "BC-THANG"), (9, "BC-QUY"), (10, "BC-THANG"), (11, "BC-THANG"), (12, "BC-NAM"),
    ]  # fmt: skip


@pytest.mark.covers("RP-16")
def test_statistics_know_no_period_of_the_other_regime():
    statistical = definition_of("TK-QUY")
    assert statistical.is_owed_for(Period.parse("2026-Q1", Regime.STATISTICAL))
    assert not statistical.is_owed_for(Period.parse("2026-Q1", Regime.ND09))


def test_in_force_by_level_and_day():
    on = dt.date(2026, 11, 1)
    assert {each.level for each in in_force(on, Level.NATION)} == {Level.NATION}
    assert in_force(dt.date(2015, 1, 1), Level.PROVINCE) == []


def test_outlines_are_whole():
    assert [each.key for each in headings("CHUNG")] == [*(f"I.{number}" for number in range(1, 18)), "II", "III", "IV"]
    assert all(headings_of(each.code) for each in definitions())


def test_every_figure_of_the_catalogue_has_its_heading():
    counted = {each.code: register.key for register in all_registers().values() for each in register.indicators}
    alike = {code.split("-")[0]: key for code, key in counted.items()}  # those that nobody counts yet
    register = {code: counted.get(code) or alike.get(code.split("-")[0], "") for code in published()}
    without = [code for code in published() if not heading_of("CHUNG", register[code], code)]
    assert without == []
    assert heading_of("CHUNG", "delegations_out", "DR-01") == "I.5"
    assert heading_of("DANG", "training", "DT-I01") == "I.5"
