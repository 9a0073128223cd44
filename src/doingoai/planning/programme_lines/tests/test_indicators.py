"""KHDN-01 … KHDN-06: which lines each figure counts."""

import datetime as dt

from doingoai.dossiers.models import Link
from doingoai.indicators.periods import Period, Regime
from doingoai.planning.programme_lines import indicators
from doingoai.planning.programme_lines.actions import doing, registering
from doingoai.planning.programme_lines.tests.factories import TODAY, adopted, at, open_one
from doingoai.workflow.perform import perform

FIGURES = {each.code: each for each in indicators.ALL}
YEAR_2027, YEAR_2026 = Period.parse("2027", Regime.STATISTICAL), Period.parse("2026", Regime.STATISTICAL)


def counted(code, period=YEAR_2027):
    return FIGURES[code].rows_in(period).count()


def done(line, actor):
    Link.objects.create(source=line.dossier, target=line.dossier, kind=Link.Kind.PLANNED)
    with at(dt.date(2027, 4, 1)):
        return perform(line, doing.Complete, actor=actor, done_on=dt.date(2027, 3, 20), actual_cost_vnd=5)


def test_lines_are_counted_as_approved_and_as_done_and_central_delegations_are_not_ours(fa_officer):
    done(adopted(open_one(fa_officer)), fa_officer)
    adopted(open_one(fa_officer))
    adopted(open_one(fa_officer, kind="THAM_GIA_DOAN_TW"))
    open_one(fa_officer)
    assert (counted("KHDN-01"), counted("KHDN-01B"), counted("KHDN-04"), counted("KHDN-04B")) == (2, 1, 2, 1)
    rate = FIGURES["KHDN-02"]
    assert (rate.parts_in(YEAR_2027).count(), rate.rows_in(YEAR_2027).count()) == (1, 2)


def test_change_of_a_line_is_a_supplement_and_no_activity(fa_officer):
    line = adopted(open_one(fa_officer))
    why = {"change_kind": "HUY", "change_reason_code": "KINH_PHI", "change_reason": "Cắt giảm"}
    perform(line, registering.ProposeChange, actor=fa_officer, **why)
    change = type(line).objects.for_system("test").get(changes_code=line.line_code)
    adopted(change, 1)
    assert (counted("KHDN-01"), counted("KHDN-03", YEAR_2026)) == (1, 1)


def test_registration_is_in_time_until_the_last_day(fa_officer):
    with at(dt.date(2026, 9, 30)):
        open_one(fa_officer)
    with at(dt.date(2026, 10, 1)):
        open_one(fa_officer)
    figure = FIGURES["KHDN-06"]
    assert (figure.parts_in(YEAR_2026).count(), figure.rows_in(YEAR_2026).count()) == (1, 2)
    assert dt.date(2026, 10, 1) > TODAY
