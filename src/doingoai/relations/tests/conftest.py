"""Instruments of an invented branch of law, guidance as the document that is a dossier, the right to relate."""

import datetime as dt

import pytest

from doingoai.authority.models import AuthorityRule
from doingoai.planning.guidance.tests import factories
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.relations.models import Relation


@pytest.fixture
def make_law(db):
    """make_law("15/2020/NĐ-CP", kind="Nghị định", issued_on=…) → Instrument"""

    def make(number, *, kind="Nghị định", **fields):
        return Instrument.objects.create(number=number, kind=kind, lookup=instrument_lookup(number), **fields)

    return make


@pytest.fixture
def decree(make_law):
    return make_law("905/2020/NĐ-CP", title="Quản lý khinh khí cầu", issued_on=dt.date(2020, 3, 5))


@pytest.fixture
def newer(make_law):
    return make_law("906/2024/NĐ-CP", title="Quản lý khinh khí cầu, bản mới", issued_on=dt.date(2024, 5, 2))


@pytest.fixture
def may_relate(db):
    """The rows of the matrix that let the owner's officers relate documents, where the data has none yet."""
    for name in ("relate", "unrelate"):
        for role in ("FA_OFFICER", "FA_HEAD"):
            AuthorityRule.objects.get_or_create(
                code=f"CHUNG-{name}", action=f"*.{name}", sequence=1, kind="DO", role=role, at="province",
                valid_from=dt.date(2015, 1, 1), province_code="",
                defaults={"basis": "Quy chế làm việc của cơ quan", "confidence": "CONFIRMED"},
            )  # fmt: skip


@pytest.fixture
def document(fa_officer):
    """A guidance document of the province: the dossier that is a document."""
    return factories.open_one(fa_officer)


@pytest.fixture
def relate(db):
    """relate(source, "replaces", target, …) → Relation, as the loader would write it"""

    def make(source, kind, target, **fields):
        ends = {}
        for end, subject in (("source", source), ("target", target)):
            ends[f"{end}_{'instrument' if isinstance(subject, Instrument) else 'dossier'}"] = subject
        return Relation.objects.create(kind=kind, **ends, **fields)

    return make


@pytest.fixture(autouse=True)
def _without_derived_relations(request):
    """Begin without the relations that the reference implies: these tests count those that they make."""
    if request.node.get_closest_marker("django_db") and "live_server" not in request.fixturenames:
        request.getfixturevalue("db")
        Relation.objects.for_system("test").all().delete()
