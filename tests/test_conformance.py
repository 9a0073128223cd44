"""What every register owes: these tests run over the one list, a new register inherits them by being in it.

A register's tests/factories.py gives `open_one(actor, **changes)`; `proposer(request)` there names the fixture of the
officer who opens, when it is not the foreign-affairs officer.
"""

import io
from importlib import import_module

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doingoai.authority.matrix import rows_in_force
from doingoai.dossiers.models import Dossier
from doingoai.exchange.sheets_in import read_sheet
from doingoai.exchange.sheets_out import write_sheet
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import list_page
from doingoai.register_kit.transfer import export_rows, preview, sheet_columns
from doingoai.site import rule_tests

pytestmark = (
    pytest.mark.django_db
)  # said here, for fixtures are asked for by name: database tests run before flushing ones
EVERY = pytest.mark.parametrize("register", registers().values(), ids=lambda register: register.key)


def package_of(register):
    """The line of the list to which the register belongs."""
    return next(line for line in settings.REGISTERS if register.model.__module__.startswith(f"{line}."))


def factories(register):
    return import_module(f"{package_of(register)}.tests.factories")


@pytest.fixture
def open_one(request):
    """open_one(register) → (record, officer who opened it)"""

    def make(register, **changes):
        made_by = factories(register)
        officer = request.getfixturevalue(getattr(made_by, "PROPOSER", "fa_officer"))
        maker = getattr(made_by, f"open_{register.key}", made_by.open_one)
        return maker(officer, **changes), officer

    return make


@EVERY
def test_outsider_sees_nothing_anywhere(register, open_one, outsider, signed_in):
    record, _officer = open_one(register)
    number, client = record.dossier.number, signed_in(outsider)
    assert client.get(record.get_absolute_url()).status_code == 404
    assert [client.get(f"{record.get_absolute_url()}{verb}/").status_code for verb in register.verbs] == [404] * len(
        register.verbs
    )
    for document in register.documents:
        assert client.get(f"{record.get_absolute_url()}van-ban/{document.key}/").status_code == 404
    assert number not in client.get(f"/so/{register.key}/").content.decode()
    assert client.get(f"/api/so/{register.key}").json()["items"] == []
    assert client.get(f"/api/so/{register.key}/{number}").status_code == 404
    sheet = b"".join(client.get(f"/so/{register.key}/xuat/").streaming_content)
    assert openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].max_row == 1
    assert number not in client.get("/tim/", {"q": record.dossier.title}).content.decode().replace(
        record.dossier.title, ""
    )


@EVERY
def test_colleague_sees_and_may_not_act(register, open_one, auditor, signed_in):
    record, _officer = open_one(register)
    client = signed_in(auditor)
    page = client.get(record.get_absolute_url())
    assert page.status_code == 200
    assert page.context["actions"] == []
    for name, action in register.verbs.items():
        if not action.opens:
            assert client.post(f"{record.get_absolute_url()}{name}/", {"note": "x"}).status_code in {302, 403, 422}
    record.dossier.refresh_from_db(from_queryset=Dossier.objects.for_system("test"))
    assert record.dossier.version == 1


@EVERY
def test_every_act_has_a_rule_in_force(register, province):
    today = timezone.localdate()
    without = [
        action.name
        for action in register.verbs.values()
        if not rows_in_force(f"{register.key}.{action.decision or action.name}", province=province, on=today)
    ]
    assert without == []


@EVERY
def test_every_state_is_reached_and_has_a_way_on(register):
    states = set(register.model.State.values)
    edges = [
        (source, target) for action in register.actions for source in sources(action) for target in targets(action)
    ]
    reached, grown = set(), {target for action in register.actions if action.opens for target in targets(action)}
    while grown - reached:
        reached |= grown
        grown = {target for source, target in edges if source in reached}
    assert states - reached == set()
    ways_on = {source for source, target in edges if source != target}
    assert states - ways_on - set(register.model.FINAL) == set()


def sources(action):
    return action.source or ({None} if action.opens else set())


def targets(action):
    """The states that an act may reach: `outcomes` where it depends on the inputs, else its one target."""
    outcomes = getattr(action, "outcomes", frozenset())
    return set(outcomes) or ({action.target} - {None})


@EVERY
def test_every_rule_has_a_test_of_both_sides_or_a_written_reason(register):
    reasons = (settings.PROJECT / "docs" / "rule-coverage.md").read_text(encoding="utf-8")
    known = rule_tests.tests_by_rule()
    without = [rule.id for rule in register.rules if rule.id not in known and f"`{rule.id}`" not in reasons]
    assert without == []


@EVERY
def test_list_uses_as_many_queries_for_three_rows_as_for_one(register, open_one, django_assert_num_queries):
    _record, officer = open_one(register)
    seen = officer.seat and officer  # the seat is read once for each request
    with django_assert_num_queries(2):
        list_page(register, seen, {}, timezone.localdate())
    open_one(register), open_one(register)
    with django_assert_num_queries(2):
        page = list_page(register, seen, {}, timezone.localdate())
    assert len(page.table.rows) == 3


@EVERY
def test_export_uses_as_many_queries_for_three_rows_as_for_one(register, open_one, django_assert_num_queries):
    _record, officer = open_one(register)
    rows = register.model.objects.visible_to(officer)
    with CaptureQueriesContext(connection) as for_one:
        list(export_rows(register, rows.all(), officer))
    open_one(register), open_one(register)
    with django_assert_num_queries(len(for_one)):
        assert len(list(export_rows(register, rows.all(), officer))) == 3


@EVERY
def test_columns_survive_export_and_import(register, open_one):
    record, officer = open_one(register)
    columns = sheet_columns(register)
    rows = list(export_rows(register, register.model.objects.visible_to(officer), officer))
    stream = io.BytesIO()
    write_sheet(stream, columns, [["", *rows[0][1:]]], title="x")
    found = preview(register, read_sheet(stream.getvalue()), officer)
    assert [problem.message for problem in found.problems] == []
    again = found.ready[0].record
    names = [column.key for column in columns if hasattr(type(record), column.key) and not column.key.startswith("_")]
    fields = [field.attname for field in record._meta.concrete_fields if field.name in names]
    assert {name: getattr(again, name) for name in fields} == {name: getattr(record, name) for name in fields}
    assert again.dossier.title == record.dossier.title


@EVERY
def test_opening_and_acting_pages_are_shown(register, open_one, signed_in):
    record, officer = open_one(register)
    client = signed_in(officer)
    assert client.get(f"/so/{register.key}/mo/").status_code == 200
    assert client.get(f"/so/{register.key}/").status_code == 200
    page = client.get(record.get_absolute_url())
    assert page.status_code == 200
    assert [client.get(action["url"]).status_code for action in page.context["actions"]] == [200] * len(
        page.context["actions"]
    )


@EVERY
def test_folder_fits_in_one_sitting(register):
    folder = settings.PROJECT / "src" / package_of(register).replace(".", "/")
    files = [path for path in folder.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: count for name, count in lines.items() if count > 400} == {}
    assert (folder / "README.md").exists()
