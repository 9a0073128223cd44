"""The demo nation at reduced size: two provinces with full staff and two with an office of four."""

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from doingoai.audit import ledger
from doingoai.audit.models import Entry
from doingoai.demo import nation, people
from doingoai.dossiers.models import Comment, Dossier, Link
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.inbox import desk_of, waiting_for
from doingoai.registers.documents_in.models import ArrivalSeries, IncomingDocument
from doingoai.registers.documents_out.models import GivenNumber, NumberSeries, OutgoingDocument
from doingoai.registers.opinion_rounds.codes import Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound
from doingoai.relations.models import Relation


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Build once for all tests of this module; every test rolls back what it does itself."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    files = tmp_path_factory.mktemp("files")
    with (
        override_settings(PASSWORD_HASHERS=hashers, MEDIA_ROOT=files),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        built = nation.build_once(rich=("48", "24"), light=2)
        yield built
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_nation_is_built_once(demo):
    assert demo is True
    assert nation.build_once() is False


@pytest.mark.django_db
def test_ledger_of_the_demo_is_whole_and_in_order_of_time(demo):
    assert list(ledger.verify()) == []
    for unit in set(Entry.objects.values_list("unit", flat=True)):
        moments = list(Entry.objects.filter(unit=unit).order_by("seq").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] <= timezone.now()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role in nation.main_logins()])
def test_every_role_finds_something_on_its_desk(demo, role):
    officer = Officer.objects.get(username=nation.main_logins()[role])
    desk = desk_of(officer, timezone.localdate())
    assert sum(desk["counts"].values()) + len(desk["notices"]) > 0


def test_every_role_that_people_hold_has_a_login():
    assert set(Role) - set(nation.main_logins()) <= {Role.SYSTEM}


@pytest.mark.django_db
def test_every_register_has_cases_in_several_states(demo):
    rows = Dossier.objects.for_system("test")
    for key in registers():
        assert rows.filter(register=key).values("state").distinct().count() >= 2


@pytest.mark.django_db
def test_two_years_are_played_in_the_provinces_of_their_time(demo):
    rows = Dossier.objects.for_system("test").exclude(province=None).select_related("province", "body__province")
    days = [timezone.localdate(row.opened_at) for row in rows]
    assert (timezone.localdate() - min(days)).days > 600
    assert all(row.province.is_valid_on(day) for row, day in zip(rows, days, strict=True))
    assert all(row.body.province == row.province for row in rows if row.body.province)
    assert any(row.province.successor_id for row in rows)
    assert Comment.objects.exists()


@pytest.mark.django_db
def test_printed_logins_open_the_door(demo, client):
    assert "doingoai-demo-2026" in nation.logins_text()
    officer = Officer.objects.get(username=people.MARK)
    assert officer.check_password(people.PASSWORD)


@pytest.mark.django_db
def test_documents_stand_in_every_state(demo):
    found = dict.fromkeys(("documents_out", "documents_in", "opinion_rounds"), ())
    for key in found:
        found[key] = set(Dossier.objects.for_system("test").filter(register=key).values_list("state", flat=True))
    assert found["documents_out"] == set(OutgoingDocument.State)
    assert found["documents_in"] == set(IncomingDocument.State)
    assert found["opinion_rounds"] == set(OpinionRound.State)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", [Role.REQUESTER_HEAD, Role.FA_HEAD, Role.UBND_OFFICE, Role.UBND_CHAIR, Role.TTTU, Role.MOFA_HEAD]
)
def test_who_decides_on_documents_finds_one_on_the_desk(demo, role):
    officer = Officer.objects.get(username=nation.main_logins()[role])
    waiting = {step.dossier.register for step in waiting_for(officer, timezone.localdate())}
    assert "documents_out" in waiting


@pytest.mark.django_db
def test_numbers_of_documents_run_without_gap(demo):
    for series in NumberSeries.objects.all():
        serials = list(series.numbers.values_list("serial", flat=True))
        assert serials == list(range(1, series.last + 1))
    assert GivenNumber.objects.exclude(voided_at=None).exists()
    for series in ArrivalSeries.objects.all():
        mine = IncomingDocument.objects.for_system("test").filter(dossier__body=series.body)
        numbers = (
            mine.filter(arrived_on__year=series.year).exclude(arrival_no=None).values_list("arrival_no", flat=True)
        )
        assert sorted(numbers) == list(range(1, series.last + 1))


@pytest.mark.django_db
def test_documents_serve_dossiers_answer_letters_and_cite_instruments(demo):
    served = Link.objects.filter(source__register="documents_out", kind=Link.Kind.ARISES)
    assert {"agreements", "delegations_out", "commitments"} <= set(served.values_list("target__register", flat=True))
    answers = OutgoingDocument.objects.for_system("test").filter(answers__state=IncomingDocument.State.DONE)
    assert answers.exists()
    assert Relation.objects.for_system("test").filter(source_dossier__register="documents_out").exists()
    issued = OutgoingDocument.objects.for_system("test").exclude(document_number="")
    assert issued.exists() and not issued.filter(file=None).exists()


@pytest.mark.django_db
def test_bodies_that_were_asked_answer_in_time_late_and_not_at_all(demo):
    standings = set(OpinionRequest.objects.values_list("state", flat=True))
    assert {Standing.WAITING, Standing.ANSWERED, Standing.LATE, Standing.SILENT} <= standings
    assert OpinionRequest.objects.filter(on_paper=True).exists()
    assert OpinionRequest.objects.exclude(urged_on=None).exists()
