"""The people who carry an agreement: officer and head of foreign affairs, office and Chair of the committee."""

from importlib import import_module
from types import SimpleNamespace

import pytest


@pytest.fixture
def team(fa_officer, fa_head, make_officer, committee):
    chair = make_officer("UBND_CHAIR", committee, clearance=2, name="Trần Quốc Hưởng")
    office = make_officer("UBND_OFFICE", committee)
    return SimpleNamespace(officer=fa_officer, head=fa_head, chair=chair, office=office, committee=committee)


@pytest.fixture
def other_dossier(fa_officer):
    """other_dossier() → a dossier of another register; registers do not import each other, their tests neither."""
    made_by = import_module("doingoai.registers.training.tests.factories")
    return lambda: made_by.open_one(fa_officer).dossier
