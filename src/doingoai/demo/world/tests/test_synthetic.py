"""A synthetic nation is honest where it matters: reach, participants, search, ledger; the same for the same seed."""

from collections import Counter

import pytest
from django.conf import settings
from django.db.models import F

from doingoai.audit import ledger
from doingoai.demo.world import synthetic
from doingoai.demo.world.synthetic import WorldExists, load_nation
from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Participant, Reach
from doingoai.indicators.models import Cell
from doingoai.indicators.recounting import check
from doingoai.organisations.models import Body, Province
from doingoai.organisations.seat import province_place
from doingoai.register_kit.catalogue import registers
from doingoai.registers.training.models import Attendance, TrainingClass

pytestmark = pytest.mark.django_db
SIZE = 2000
# A synthetic nation has the records that are many; its reports are what is measured, and the papers of the matrix, the
# programmes and the travel papers are too few to be felt.
NOT_MADE = {
    "reports", "regulations", "authorisations", "rule_changes", "programmes", "programme_lines", "passports",
    "apec_cards", "delegations_in", "gifts",
}  # fmt: skip


@pytest.fixture
def nation(db):
    list(load_nation(SIZE, seed=7))
    return Dossier.objects.for_system("test")


def sample(step=17):
    for register in registers().values():
        yield from register.model.objects.for_system("test").select_related("dossier__province", "dossier__body")[
            ::step
        ]


def test_nation_has_every_register_and_a_whole_ledger(nation):
    assert nation.count() == SIZE
    keys = {name.rpartition(".")[2] for name in settings.REGISTERS} - NOT_MADE
    assert set(nation.values_list("register", flat=True).distinct()) == keys
    assert list(ledger.verify()) == []


def test_offices_write_more_papers_than_agreements_and_more_of_everything_every_year(nation):
    found = Counter(nation.values_list("register", flat=True))
    assert found["documents_in"] > found["documents_out"] > found["tasks"] > found["delegations_out"] / 2
    assert found["delegations_out"] > 5 * found["agreements"]
    years = Counter(nation.values_list("event_date__year", flat=True))
    assert years[2010] > 0
    assert sum(years[year] for year in range(2018, 2026)) > 1.3 * sum(years[year] for year in range(2010, 2018))


def test_attendances_are_mostly_of_the_organising_province_and_some_classes_are_one_for_several(nation):
    classes = TrainingClass.objects.for_system("test").exclude(attendances=None)
    rows = Attendance.objects.filter(training__in=classes)
    own = rows.filter(province=F("training__dossier__province")).count()
    assert 0.9 * rows.count() < own < rows.count()
    for one in classes:
        assert (one.participants_total, one.women_total) == (
            one.attendances.count(),
            one.attendances.filter(sex="F").count(),
        )
    joint = classes.exclude(national_code="")
    assert {(one.national_code[3:], one.organiser) for one in joint} == {
        (f"{one.dossier.event_date:%Y-%m}", "MOFA") for one in joint.select_related("dossier")
    }
    assert joint.exists()


def test_reach_and_participants_are_those_that_an_act_would_write(nation):
    seen = 0
    for record in sample():
        dossier, pairs = record.dossier, record.bodies_taking_part()
        rows = Reach.objects.filter(dossier=dossier)
        assert {row.place for row in rows} == reach.places(dossier, [body for body, _part in pairs])
        assert {(row.register, row.level, row.event_date) for row in rows} == {
            (dossier.register, dossier.access_level, dossier.event_date)
        }
        written = set(Participant.objects.filter(dossier=dossier).values_list("body", "part"))
        assert written == {(body.pk, str(part)) for body, part in pairs}
        assert dossier.is_open == record.is_going_on()
        seen += 1
    assert seen > SIZE / 20


def test_officer_sees_exactly_her_province_and_what_merged_into_it(nation, make_officer):
    province = Province.objects.get(code="24", valid_to=None)
    body = Body.objects.get(code="NGV-24-202507")
    officer = make_officer("FA_OFFICER", body, clearance=3)
    family = [province, *province.predecessors.all()]
    mine = nation.filter(province__in=family)
    assert mine.exists()
    assert set(Dossier.objects.visible_to(officer).values_list("pk", flat=True)) == set(
        mine.values_list("pk", flat=True)
    )
    assert officer.seat.scope == province_place(province.pk)


def test_dossiers_are_found_by_words_without_marks(nation):
    title = nation.filter(register="agreements").first().title
    assert title in set(nation.matching("thoa thuan ve hop tac").values_list("title", flat=True)) | set(
        nation.matching(title).values_list("title", flat=True)
    )


def test_same_seed_gives_the_same_nation(nation):
    first = list(nation.order_by("number").values_list("number", "title", "state")[:300])
    for register in registers().values():
        register.model.objects.for_system("test").all().delete()
    nation.all().delete()
    list(load_nation(SIZE, seed=7))
    again = Dossier.objects.for_system("test").order_by("number").values_list("number", "title", "state")[:300]
    assert list(again) == first


def test_second_nation_in_one_database_is_refused(nation):
    with pytest.raises(WorldExists, match="đã có một quốc gia tổng hợp"):
        list(load_nation(10, seed=8))


def test_figures_are_those_of_what_stands_also_when_the_load_is_stopped(monkeypatch):
    monkeypatch.setattr(synthetic, "CHUNK", 150)
    load = load_nation(600, seed=7)
    next(load)
    next(load)
    load.close()
    assert Dossier.objects.for_system("test").count() == 300
    assert Cell.objects.exists()
    assert check() == []
