"""What people write against what the registers count: the same number is silent, another one names both."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from doingoai.indicators.periods import Period
from doingoai.planning.tasks.tests import factories
from doingoai.reporting.told import difference, differences_in, year_of
from doingoai.workflow import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def _one_task(fa_officer):
    with clock.acting_at(dt.datetime(2026, 6, 1, 9, tzinfo=timezone.get_default_timezone())):
        factories.open_one(fa_officer)
        yield


@pytest.mark.parametrize(
    ("day", "year"), [(dt.date(2026, 12, 14), 2026), (dt.date(2026, 12, 15), 2027), (dt.date(2026, 1, 2), 2026)]
)
def test_reporting_year_of_a_day(day, year):
    assert year_of(day) == Period.parse(str(year))


@pytest.mark.usefixtures("_one_task")
def test_same_number_says_nothing_another_one_names_both():
    june = Period.parse("2026-06")
    assert difference("NVKH-03", Decimal(1), june, "24") is None
    found = difference("NVKH-03", Decimal(3), june, "24")
    assert (found.code, found.counted, found.url) == ("NVKH-03.24.2026-06.T", 1, "/bao-cao/s/NVKH-03.24.2026-06.T/")


@pytest.mark.usefixtures("_one_task")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tỉnh có 1 nhiệm vụ đang thực hiện (NVKH-03.24.2026-06.T).", []),
        ("Tỉnh có 1.200 nhiệm vụ đang thực hiện (NVKH-03.24.2026-06.T).", ["1.200"]),
        ("Tỉnh có 3 nhiệm vụ.", []),
        ("Có 3 việc (XX-99.24.2026-06.T), 4 việc (NVKH-03.99.2026-06.T)", []),
    ],
)
def test_numbers_before_a_printed_code_are_compared(text, told):
    assert [str(each).split("ghi ")[1].split(",")[0] for each in differences_in(text)] == told
