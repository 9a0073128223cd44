"""The demo nation at reduced size: two provinces with full staff and two with an office of four."""

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from doingoai.audit import ledger
from doingoai.audit.models import Entry
from doingoai.demo import nation, people
from doingoai.dossiers.models import Comment, Dossier
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.inbox import desk_of


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
