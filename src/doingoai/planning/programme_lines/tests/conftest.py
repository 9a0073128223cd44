"""A department that registers, and a day in the autumn before the year."""

import pytest

from doingoai.planning.programme_lines.tests.factories import TODAY, at


@pytest.fixture(autouse=True)
def _autumn():
    with at(TODAY):
        yield


@pytest.fixture
def department(make_body, province):
    return make_body("Sở Nông nghiệp và Môi trường", province=province)


@pytest.fixture
def requester(make_officer, department):
    return make_officer("REQUESTER", department, scope="body")


@pytest.fixture
def requester_head(make_officer, department):
    return make_officer("REQUESTER_HEAD", department, scope="body", clearance=2)


@pytest.fixture
def programme(fa_officer, fa_head):
    """A programme of 2027 on the State's channel, open for registration; known by key only."""
    from doingoai.register_kit.catalogue import registers
    from doingoai.workflow.perform import perform

    register = registers()["programmes"]
    said = {"title": "Kế hoạch hoạt động đối ngoại năm 2027", "year": 2027, "channel": "NHA_NUOC"}
    record = perform(register.model, register.opening, actor=fa_officer, paper_kind="ke_hoach", **said)
    return perform(record, register.verbs["call"], actor=fa_head)
