"""The people around a round: who asks, two bodies that are asked, a colleague of one of them."""

from types import SimpleNamespace

import pytest

from doingoai.organisations.models import Body
from doingoai.registers.opinion_rounds.tests.factories import FARMING, HEALTH


@pytest.fixture
def team(fa_officer, make_officer):
    health, farming = Body.objects.get(code=HEALTH), Body.objects.get(code=FARMING)
    return SimpleNamespace(
        owner=fa_officer,
        health=make_officer("REQUESTER_HEAD", health, scope="body"),
        clerk=make_officer("REQUESTER", health, scope="body"),
        farming=make_officer("REQUESTER_HEAD", farming, scope="body"),
    )
