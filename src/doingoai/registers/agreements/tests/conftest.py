"""The people who carry an agreement: officer and head of foreign affairs, office and Chair of the committee."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def team(fa_officer, fa_head, make_officer, committee):
    chair = make_officer("UBND_CHAIR", committee, clearance=2, name="Trần Quốc Hưởng")
    office = make_officer("UBND_OFFICE", committee)
    return SimpleNamespace(officer=fa_officer, head=fa_head, chair=chair, office=office, committee=committee)
