"""BC-03: how many figures of submitted reports were restated; kept exact although another dossier was corrected."""

import datetime as dt

import pytest

from doingoai.indicators.figures import Reckoning
from doingoai.indicators.known import every_indicator
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import check
from doingoai.registers.reports.tests import factories
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import PLAN
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

DAY = dt.date(2026, 10, 1)
ROWS = [{"full_name": "Nguyễn Thị An", "sex": "F", "position_group": "LEADER", "position": "Giám đốc"}]


@pytest.fixture
def held_class(fa_officer, fa_head):
    record = perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN | {"date_from": DAY, "date_to": DAY})
    perform(record, actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=fa_head)
    return perform(record, actions.Hold, actor=fa_officer, attendances=ROWS)


def restated(province):
    period = Period.of_month(clock.today())
    found = Reckoning.of(every_indicator()["BC-03"], period)
    return found.now.get(province.pk), found.bridge([]).national


def test_figure_corrected_twice_is_one_restated_figure(held_class, fa_officer, fa_head, province):
    factories.sent(fa_officer, fa_head)
    assert restated(province) == (None, 0)
    for names in (["Bà A", "Bà B"], ["Bà A", "Bà B", "Bà C"]):
        rows = [ROWS[0] | {"full_name": name} for name in names]
        counts = dict.fromkeys(actions.COUNT_FIELDS)
        perform(held_class, actions.Rectify, actor=fa_officer, note="Thiếu học viên", attendances=rows, **counts)
    assert list(Restatement.objects.values_list("indicator", "old", "new")) == [("DT-I02", 1, 2), ("DT-I02", 2, 3)]
    assert restated(province)[1] == 1
    assert check() == []
