"""A query that does not say for whom it runs fails; one that does sees exactly what reaches its seat."""

import pytest

from doingoai.dossiers.door import DoorSkipped
from doingoai.dossiers.models import Dossier, Participant, Reach
from doingoai.dossiers.reach import refresh
from doingoai.organisations.models import Body, Province
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import open_one

READS = {
    "iterate": list,
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "values": lambda rows: list(rows.values_list("pk", flat=True)),
    "iterator": lambda rows: list(rows.iterator()),
    "aggregate": lambda rows: rows.aggregate(n=models_count()),
    "update": lambda rows: rows.update(title="x"),
    "delete": lambda rows: rows.delete(),
    "filtered": lambda rows: list(rows.filter(pk=1).order_by("pk")[:3]),
}


def models_count():
    from django.db.models import Count

    return Count("pk")


@pytest.mark.django_db
@pytest.mark.parametrize("read", READS.values(), ids=READS)
@pytest.mark.parametrize("model", [Dossier, TrainingClass])
def test_query_without_a_door_fails(read, model):
    with pytest.raises(DoorSkipped):
        read(model.objects.all())


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_clearance_hides_what_is_above_it(fa_officer, make_officer, foreign_affairs, level):
    record = open_one(fa_officer)
    record.dossier.access_level = level
    refresh(record.dossier, [])
    for clearance in (0, 1, 2, 3):
        officer = make_officer("AUDITOR", foreign_affairs, clearance=clearance)
        assert Dossier.objects.visible_to(officer).exists() is (clearance >= level)


def test_body_scope_sees_its_own_and_its_parents_see_it(fa_officer, make_officer, foreign_affairs, province):
    open_one(fa_officer)
    trade = Body.objects.get(code="SCT-24-202507")
    assert Dossier.objects.visible_to(make_officer("REQUESTER", trade, scope="body")).count() == 0
    assert Dossier.objects.visible_to(make_officer("REQUESTER", foreign_affairs, scope="body")).count() == 1
    assert Dossier.objects.visible_to(make_officer("UBND_CHAIR", foreign_affairs.parent, scope="body")).count() == 1


def test_participant_sees_and_loses_sight_when_taken_out(fa_officer, make_officer):
    record = open_one(fa_officer)
    trade = Body.objects.get(code="SCT-48-202507")
    other = make_officer("REQUESTER", trade, scope="body")
    refresh(record.dossier, [(trade, Participant.Part.COOPERATE)])
    assert Dossier.objects.visible_to(other).count() == 1
    refresh(record.dossier, [])
    assert Dossier.objects.visible_to(other).count() == 0


def test_dossier_of_an_ended_province_reaches_its_successor_and_keeps_its_own_unit(make_officer, fa_officer):
    old = Province.objects.get(code="27", valid_to="2025-06-30")  # Bắc Ninh until 30 June 2025
    officer = make_officer("FA_OFFICER", Body.objects.get(code="NGV-27-200808"))
    record = open_one(officer)
    assert record.dossier.province == old
    assert record.dossier.number.startswith("DT-27-")
    assert Dossier.objects.visible_to(fa_officer).count() == 1  # of the Bắc Ninh that began on 1 July 2025


def test_every_officer_reads_a_list_with_the_same_two_index_columns(fa_officer, ministry_officer):
    for officer in (fa_officer, ministry_officer):
        sql = str(Dossier.objects.visible_to(officer).newest_first().query)
        assert sql.count("JOIN") == 1
        assert Reach._meta.db_table in sql


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("le tan doi ngoai", 1),
        ("LỄ TÂN", 1),
        ("dt 24 2026", 1),
        ("lễ tân đối ng", 1),
        ("doi ngoai le", 1),
        ("kết nghĩa", 0),
        ('"a AND NEAR( *', 0),
        ("123/UBND'; --", 0),
        ("", 1),
    ],
)
def test_search_folds_and_never_breaks(fa_officer, words, found):
    open_one(fa_officer)
    assert Dossier.objects.visible_to(fa_officer).matching(words).count() == found


def test_search_follows_a_changed_title(fa_officer):
    from doingoai.registers.training import actions
    from doingoai.workflow.perform import perform

    record = open_one(fa_officer)
    perform(record, actions.Correct, actor=fa_officer, title="Lớp biên phiên dịch tiếng Lào")
    seen = Dossier.objects.visible_to(fa_officer)
    assert (seen.matching("bien phien dich").count(), seen.matching("doi ngoai").count()) == (1, 0)
