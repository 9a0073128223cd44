"""The officers of the chain A27, and a day on which the tests of plans happen."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.workflow import clock


@pytest.fixture(autouse=True)
def _spring():
    """16 March 2026: the answer to the test document is due on 6 April."""
    with clock.acting_at(dt.datetime(2026, 3, 16, 9, tzinfo=timezone.get_default_timezone())):
        yield


@pytest.fixture
def standing_committee(make_officer, province):
    from doingoai.organisations.models import Body

    return make_officer("TTTU", Body.objects.get(code="TU-24-202507"), clearance=2)


@pytest.fixture
def deciders(fa_head, standing_committee, chair):
    return (fa_head, standing_committee, chair)


@pytest.fixture
def justice(make_officer):
    """An officer of a department that has a part in the plan."""
    from doingoai.organisations.models import Body

    return make_officer("REQUESTER", Body.objects.get(code="STP-24-202507"), scope="body")
