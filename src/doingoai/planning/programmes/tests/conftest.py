"""The people around a programme of Bắc Ninh, and a day in the autumn before its year."""

import pytest

from doingoai.organisations.models import Body
from doingoai.planning.programmes.tests.factories import TODAY, at


@pytest.fixture(autouse=True)
def _autumn():
    with at(TODAY):
        yield


@pytest.fixture
def treasury(province):
    return Body.objects.get(code="STC-24-202507")


@pytest.fixture
def finance(make_officer, treasury):
    return make_officer("FINANCE", treasury, scope="body")


@pytest.fixture
def party(province):
    return Body.objects.get(code="TU-24-202507")


@pytest.fixture
def btv(make_officer, party):
    return make_officer("BTV", party, clearance=2)


@pytest.fixture
def tttu(make_officer, party):
    return make_officer("TTTU", party, clearance=2)


@pytest.fixture
def officers(fa_officer, fa_head, finance, chair, btv):
    """Those who bring a programme from the call to its approval, in the order of `factories.approved`."""
    return (fa_officer, fa_head, finance, chair, btv)
