"""Who is told about a dossier: by role, by place, by clearance; and each thing once."""

import pytest

from doingoai.organisations.models import Body
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.models import Notice
from doingoai.workflow.notices import holders, tell


@pytest.fixture
def dossier(fa_officer):
    return open_one(fa_officer).dossier


def test_roles_of_the_province_are_meant_wherever_their_body(dossier, fa_head, outsider, make_officer, committee):
    office = make_officer("UBND_OFFICE", committee)
    assert set(holders(dossier, ["FA_HEAD", "UBND_OFFICE"])) == {fa_head, office}
    assert outsider not in holders(dossier, ["FA_OFFICER"])


def test_requesters_are_meant_only_where_the_dossier_is_theirs(dossier, make_officer):
    own = make_officer("REQUESTER", dossier.body, scope="body")
    make_officer("REQUESTER", Body.objects.get(code="SYT-24-202507"), scope="body")
    assert list(holders(dossier, ["REQUESTER"])) == [own]


def test_who_is_not_cleared_is_not_told(dossier, fa_officer, fa_head):
    dossier.access_level = 2
    assert list(holders(dossier, ["FA_OFFICER", "FA_HEAD"])) == [fa_head]


def test_same_words_are_left_once(dossier, fa_officer):
    for text in ("Hạn 01/03", "Hạn 01/03", "Quá hạn"):
        tell(holders(dossier, ["FA_OFFICER"]), dossier, kind="due", text=text)
    assert Notice.objects.filter(officer=fa_officer).count() == 2
