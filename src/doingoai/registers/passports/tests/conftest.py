"""Who keeps passports, whose they are, and decided trips of the real register of delegations."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Dossier
from doingoai.registers.delegations_out.tests import factories as delegations
from doingoai.registers.passports.actions import custody
from doingoai.registers.passports.tests.factories import TODAY, at, enter_one
from doingoai.workflow.perform import perform

OUT = dt.date(2027, 4, 12)
LAST = dt.date(2027, 4, 20)


@pytest.fixture
def department(make_body, province):
    return make_body("Sở Nông nghiệp và Môi trường", province=province)


@pytest.fixture
def requester(make_officer, department):
    """An officer of the holder's own unit."""
    return make_officer("REQUESTER", department, scope="body", clearance=2)


@pytest.fixture
def keeper(make_officer, foreign_affairs):
    """The officer who keeps the passports of the province."""
    return make_officer("FA_OFFICER", foreign_affairs, clearance=2)


@pytest.fixture
def inspector(make_officer, committee):
    """A colleague who may read the dossiers of the province and keeps no passport."""
    return make_officer("AUDITOR", committee, clearance=3)


@pytest.fixture
def kept(keeper, department):
    """A service passport of the department's director in the custody of the foreign-affairs body."""
    return enter_one(keeper, body=department.pk)


@pytest.fixture
def make_trip(requester):
    """make_trip(state="APPROVED", member=…, **fields) → a delegation of the department with Nguyễn Văn An"""

    def make(state="APPROVED", *, member=None, **fields):
        values = {"depart_on": OUT, "return_on": LAST, "plan_line": "DR-2027-003"} | fields
        days = {"date_from": values["depart_on"], "date_to": values["return_on"]}
        values["stops"] = [delegations.stop(**(days | {"country": values.pop("country", "LA")}))]
        values["members"] = [delegations.head(), delegations.member(**(member or {}))]
        with at(TODAY):
            trip = delegations.open_one(requester, **values)
        Dossier.objects.for_system("test").filter(pk=trip.pk).update(state=state)
        return trip

    return make


@pytest.fixture
def trip(make_trip):
    return make_trip()


@pytest.fixture
def hand_over(keeper):
    """hand_over(passport, trip, on=…) → the passport, with its holder"""

    def carry(passport, journey, on=OUT, **said):
        inputs = {"trip_number": journey.dossier.number, "out_on": on, "receiver": "Nguyễn Văn An"} | said
        with at(on):
            return perform(passport, custody.HandOver, actor=keeper, **inputs)

    return carry


@pytest.fixture
def out(hand_over, kept, trip):
    return hand_over(kept, trip)
