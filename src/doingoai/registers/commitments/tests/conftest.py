"""The people around a commitment: foreign affairs, the lead unit, the office and the Chair of the committee."""

from functools import partial
from importlib import import_module
from types import SimpleNamespace

import pytest

from doingoai.organisations.models import Body


@pytest.fixture
def team(fa_officer, fa_head, make_officer, committee, chair):
    lead_unit = Body.objects.get(code="SNNMT-24-202507")
    return SimpleNamespace(
        officer=fa_officer,
        head=fa_head,
        chair=chair,
        lead=make_officer("REQUESTER_HEAD", lead_unit, scope="body"),
        office=make_officer("UBND_OFFICE", committee),
        lead_unit=lead_unit,
    )


@pytest.fixture
def open_agreement(fa_officer):
    """open_agreement(…) → an agreement, opened as its own register's tests do; registers do not import each other."""
    made_by = import_module("doingoai.registers.agreements.tests.factories")
    return partial(made_by.open_one, fa_officer)
