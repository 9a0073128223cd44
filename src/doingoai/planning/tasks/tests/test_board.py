"""The board of E.7: five colours by the clock, groups, lists behind numbers, one count for one piece of work."""

import datetime as dt
from itertools import pairwise

import pytest
from django.utils import timezone

from doingoai.organisations.models import Body
from doingoai.planning.tasks import actions, board, changing
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Colour, colour_of
from doingoai.planning.tasks.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = pytest.mark.django_db
JUNE = dt.datetime(2026, 6, 1, 9, tzinfo=timezone.get_default_timezone())
DUE = dt.date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _june():
    with clock.acting_at(JUNE):
        yield


@pytest.mark.covers("R-CT-05")
@pytest.mark.parametrize(
    ("state", "done", "today", "colour"),
    [
        ("RUNNING", None, dt.date(2026, 6, 15), Colour.GREEN),  # eleven working days are left
        ("RUNNING", None, dt.date(2026, 6, 16), Colour.YELLOW),
        ("RUNNING", None, DUE, Colour.YELLOW),
        ("RUNNING", None, dt.date(2026, 7, 1), Colour.ORANGE),
        ("RUNNING", None, dt.date(2026, 7, 14), Colour.ORANGE),  # ten working days late
        ("RUNNING", None, dt.date(2026, 7, 15), Colour.RED),
        ("CLAIMED", dt.date(2026, 6, 29), dt.date(2026, 8, 1), Colour.GREEN),
        ("CLAIMED", dt.date(2026, 7, 2), dt.date(2026, 8, 1), Colour.ORANGE),
        ("SUSPENDED", None, dt.date(2026, 8, 1), Colour.GREY),
        ("DONE", dt.date(2026, 8, 1), dt.date(2026, 8, 1), Colour.GREY),
    ],
)
def test_colour_follows_from_state_and_clock(state, done, today, colour):
    assert colour_of(state, DUE, done, today) == colour


def test_task_without_a_deadline_is_never_late():
    assert colour_of("RUNNING", None, None, dt.date(2030, 1, 1)) == Colour.GREEN


@pytest.mark.parametrize(
    ("due", "last_orange"),
    [
        (dt.date(2027, 2, 3), dt.date(2027, 2, 24)),  # the days off of Tết 2027, 4 to 10 February, do not count
        (dt.date(2026, 4, 24), dt.date(2026, 5, 13)),  # Giỗ Tổ on Monday for Sunday, 30 April, 1 May
        (dt.date(2025, 12, 26), dt.date(2026, 1, 12)),  # 1 and 2 January off, Saturday the 10th worked for the 2nd
    ],
)
def test_ten_working_days_step_over_tet_and_other_days_off(due, last_orange):
    assert colour_of("RUNNING", due, None, last_orange) == Colour.ORANGE
    assert colour_of("RUNNING", due, None, last_orange + dt.timedelta(days=1)) == Colour.RED


def test_groups_and_the_lists_behind_their_numbers(fa_officer, signed_in):
    late = factories.open_one(fa_officer, due_on=dt.date(2026, 5, 29))
    factories.open_one(fa_officer, theme="NVNONN", lead=Body.objects.get(code="STC-24-202507").pk)
    found = board.board_of(fa_officer, clock.today())
    assert (found.counts[Colour.ORANGE], found.counts[Colour.GREEN]) == (1, 1)
    assert [group.label for group in found.groups(board.BODY)] == [
        "Sở Tài chính tỉnh Bắc Ninh", "Sở Tư pháp tỉnh Bắc Ninh",
    ]  # fmt: skip
    assert found.chosen(board.THEME, "THOA_THUAN_QT", Colour.ORANGE) == [late.pk]
    client = signed_in(fa_officer)
    assert client.get("/so/tasks/bang/").status_code == 200
    page = client.get("/so/tasks/bang/danh-sach/", {"nhom": "linh-vuc", "muc": "THOA_THUAN_QT", "mau": "cam"})
    assert [row.cells[0] for row in page.context["table"].rows] == [late.dossier.number]
    assert page.context["title"] == "Thỏa thuận quốc tế: Mới quá hạn"
    assert client.get("/so/tasks/bang/danh-sach/", {"nhom": "linh-vuc", "muc": "THANH_TRA"}).status_code == 404
    assert client.get("/so/tasks/bang/danh-sach/", {"nhom": "khac"}).status_code == 404


def test_board_shows_nothing_of_other_provinces(fa_officer, outsider, ministry_officer, signed_in):
    factories.open_one(fa_officer)
    for officer in (outsider, ministry_officer):
        assert board.board_of(officer, clock.today()).tasks == ()
        assert signed_in(officer).get("/so/tasks/bang/").status_code == 200


def test_counts_cost_three_queries_for_any_number_of_tasks(fa_officer, django_assert_num_queries):
    factories.open_one(fa_officer)
    assert fa_officer.seat.places  # read once for each request
    for more in (0, 4):
        for _each in range(more):
            factories.open_one(fa_officer)
        with django_assert_num_queries(3):
            board.board_of(fa_officer, clock.today()).groups(board.POINT)


def test_part_of_another_task_is_counted_once(fa_officer, signed_in):
    whole = factories.open_one(fa_officer, title="Nghị quyết: rà soát")
    part = factories.open_one(fa_officer, title="Kế hoạch UBND: rà soát", part_of=whole.dossier.number)
    found = board.board_of(fa_officer, clock.today())
    assert ([task.pk for task in found.tasks], found.parts) == ([whole.pk], 1)
    page = signed_in(fa_officer).get("/so/tasks/bang/danh-sach/", {"viec_con": "1"})
    assert [row.cells[0] for row in page.context["table"].rows] == [part.dossier.number]
    assert whole.dossier.number in signed_in(fa_officer).get(part.get_absolute_url()).content.decode()


@pytest.mark.covers("CT-TV-15")
def test_whole_task_is_cancelled_after_its_parts_only(fa_officer):
    whole = factories.open_one(fa_officer)
    part = factories.open_one(fa_officer, part_of=whole.dossier.number)
    said = {"note": "Thôi", "amended_by": "70/KH-UBND"}
    with pytest.raises(RulesBroken, match=part.dossier.number):
        perform(whole, actions.Cancel, actor=fa_officer, **said)
    perform(part, changing.Join, actor=fa_officer, part_of="")
    perform(whole, actions.Cancel, actor=fa_officer, **said)
    assert whole.dossier.state == "CANCELLED"


def test_parts_are_one_level_deep(fa_officer):
    first, second, third = (factories.open_one(fa_officer) for _each in range(3))
    perform(second, changing.Join, actor=fa_officer, part_of=first.dossier.number)
    for record, whole, words in (
        (third, second, "cũng là việc con"), (first, third, "đang có việc con"), (third, third, "Không tìm thấy"),
    ):  # fmt: skip
        with pytest.raises(InvalidInputs) as refusal:
            perform(record, changing.Join, actor=fa_officer, part_of=whole.dossier.number)
        assert words in refusal.value.messages[0]
    assert Task.objects.for_system("test").filter(part_of=first).get() == second


def test_colours_come_one_after_the_other():
    order = [Colour.GREEN, Colour.YELLOW, Colour.ORANGE, Colour.RED]
    days = [DUE + dt.timedelta(days=number) for number in range(-40, 40)]
    found = [order.index(colour_of("RUNNING", DUE, None, day)) for day in days]
    assert all(after - before in {0, 1} for before, after in pairwise(found))
