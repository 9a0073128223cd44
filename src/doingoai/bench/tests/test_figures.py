"""The measurements of figures run on a small nation, count what is there and leave nothing behind."""

import pytest

from doingoai.bench import stage
from doingoai.bench.bare import grouped_sql, run_all
from doingoai.bench.figures import measure_figures
from doingoai.demo.world.synthetic import load_nation
from doingoai.dossiers.models import Dossier
from doingoai.indicators.known import every_indicator
from doingoai.indicators.recounting import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def nation(db):
    list(load_nation(400, seed=3))
    stage.accounts()
    return Dossier.objects.for_system("test")


def test_every_line_is_measured_and_nothing_is_left_behind(nation):
    before = list(nation.order_by("pk").values_list("pk", "event_date"))
    lines = list(measure_figures())
    assert [line.goal for line in lines] == ["≤ 2 × bare", "≤ 100 ms", "≤ 100 ms", "≤ 5 ms", "≤ 2 s", "≤ 1 s", "≤ 2 s"]
    assert all("ms" in line.measured for line in lines)
    assert list(nation.order_by("pk").values_list("pk", "event_date")) == before
    assert check() == []


def test_bare_sql_groups_every_row_of_each_figure(nation, django_assert_num_queries):
    counted = {}
    for code, indicator in every_indicator().items():
        rows = indicator.rows()
        with django_assert_num_queries(1):
            counted[code] = run_all([grouped_sql(indicator)])
        assert bool(counted[code]) == rows.exists()
    assert counted["DR-01"] > 0
