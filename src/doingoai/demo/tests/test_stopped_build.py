"""A build that does not come to its end leaves nothing that would be taken for a finished demo."""

import pytest

from doingoai.demo import nation, people
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body

pytestmark = pytest.mark.django_db


def test_stopped_build_leaves_nothing_behind():
    before = Body.objects.count()
    with pytest.raises(KeyError, match="99"):  # a province that does not exist stops it half-way
        nation.build_once(rich=("48", "99"), light=0)
    assert people.exist() is False
    assert (Body.objects.count(), Dossier.objects.for_system("test").exists()) == (before, False)
