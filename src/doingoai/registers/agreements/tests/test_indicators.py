"""Which rows stand behind each figure, on both sides of the period's limits."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.figures import Reckoning
from doingoai.indicators.periods import Period
from doingoai.registers.agreements import indicators
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as make

BY_CODE = {indicator.code: indicator for indicator in indicators.ALL}
Y2019 = Period.parse("2019")


def rows(code, period=Y2019):
    return BY_CODE[code].rows_in(period)


def part(code, period=Y2019):
    return BY_CODE[code].parts_in(period).count(), rows(code, period).count()


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (dt.date(2018, 12, 14), 0),
        (dt.date(2018, 12, 15), 1),
        (dt.date(2019, 12, 14), 1),
        (dt.date(2019, 12, 15), 0),
    ],
)
def test_signed_counts_by_the_day_of_signing(team, day, count):
    make.entered(team, signed_date=day)
    assert (rows("TT-01").count(), rows("KPI-A1").count()) == (count, count)


def test_agreement_of_several_provinces_counts_once_for_the_nation(team):
    for partner in ("A", "B"):
        make.entered(team, partner=partner, shared_code="CHUNG-2019-01")
    make.entered(team, partner="C")
    national = {code: Reckoning.of(BY_CODE[code], Y2019).bridge([]).national for code in ("TT-01", "KPI-A1")}
    assert national == {"TT-01": 2, "KPI-A1": 3}


def test_party_documents_and_other_papers_are_counted_apart(team):
    make.entered(team, regime="OTHER_COOP_DOC")
    assert rows("TT-01").count() == 0


@pytest.mark.parametrize(("expiry", "held"), [(dt.date(2019, 12, 14), 1), (dt.date(2019, 12, 13), 0)])
def test_stock_at_the_cut_off(team, expiry, held):
    make.entered(team, term_mode="FIXED", term_months=None, expiry_date=expiry)
    assert rows("TT-02").count() == held
    assert rows("KPI-A4").count() == 1


def test_terminated_agreement_leaves_the_stock(team):
    record = make.entered(team, term_mode="INDEFINITE", term_months=None)
    mine = Agreement.objects.for_system("test").filter(pk=record.pk)
    mine.update(end_date=dt.date(2019, 12, 14))
    assert rows("TT-02").count() == 1  # suspended, not ended
    mine.update(end_ground="MUTUAL")
    assert (rows("TT-02").count(), rows("KPI-A4").count()) == (0, 1)


@pytest.mark.parametrize(
    ("expiry", "in_six", "in_twelve"),
    [(dt.date(2020, 6, 14), 1, 1), (dt.date(2020, 6, 15), 0, 1), (dt.date(2020, 12, 15), 0, 0)],
)
def test_what_ends_soon(team, expiry, in_six, in_twelve):
    make.entered(team, term_mode="FIXED", term_months=None, expiry_date=expiry)
    assert (rows("KPI-A3-6").count(), rows("KPI-A3").count()) == (in_six, in_twelve)


def test_share_with_promises(team, other_dossier):
    record = make.entered(team, term_mode="INDEFINITE", term_months=None)
    make.entered(team, partner="B", term_mode="INDEFINITE", term_months=None)
    promise = other_dossier()
    Dossier.objects.for_system("test").filter(pk=promise.pk).update(register="commitments")
    Link.objects.create(source=promise, target=record.dossier, kind="arises")
    assert part("KPI-A5") == (1, 2)


def test_duties_and_opinions_kept_in_time(team):
    record = make.signed(team)
    record.obligations.filter(kind="REPORT_PM").update(done_on=dt.date(2026, 4, 29))
    record.obligations.filter(kind="COPY_MOFA").update(done_on=dt.date(2026, 4, 30))
    year = Period.parse("2026")
    assert part("KPI-A6", year) == (1, 2)
    assert part("KPI-A8", year) == (1, 1)


def test_heirs_and_dormant_agreements(team):
    record = make.entered(team, term_mode="INDEFINITE", term_months=None)
    record.obligations.create(kind="INHERIT", due_on=dt.date(2019, 6, 1))
    assert part("KPI-A10") == (0, 1)
    record.obligations.update(done_on=dt.date(2019, 5, 1))
    assert part("KPI-A10") == (1, 1)
    assert rows("KPI-A11").count() == 0
    Agreement.objects.for_system("test").update(health="DORMANT")
    assert rows("KPI-A11").count() == 1
