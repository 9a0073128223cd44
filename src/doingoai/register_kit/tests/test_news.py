"""“Tin”: all notices of an officer, the text only while the dossier is visible; one query for the bell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.dossiers.models import Reach
from doingoai.planning.tasks.tests.factories import open_one as open_task
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.models import Notice, Topic
from doingoai.workflow.notices import tell, unread_count


@pytest.fixture
def record(fa_officer):
    return open_one(fa_officer)


def say(officer, record, text="Đã duyệt lớp", **kinds):
    tell([officer], record.dossier, kind="test", text=text, **({"topic": Topic.DECIDED} | kinds))


def page(client, **query):
    return client.get("/tin/", query).content.decode()


def test_page_shows_read_and_unread_and_leads_to_the_dossier(fa_officer, record, signed_in):
    say(fa_officer, record)
    client = signed_in(fa_officer)
    assert (f'href="{record.get_absolute_url()}"' in page(client), ">Chưa đọc" in page(client)) == (True, True)
    client.get(record.get_absolute_url())
    assert ("Đã duyệt lớp" in page(client), "Đã duyệt lớp" in page(client, unread="on")) == (True, False)


def test_text_is_not_shown_once_the_dossier_is_out_of_sight(fa_officer, record, signed_in):
    say(fa_officer, record, text="Kín đáo")
    Reach.objects.filter(dossier=record.dossier).delete()
    client = signed_in(fa_officer)
    for shown in (page(client), client.get("/").content.decode()):
        assert ("Kín đáo" in shown, record.dossier.number in shown) == (False, False)
        assert "không còn trong phạm vi" in shown


def test_everything_is_marked_as_read_at_once_and_only_ones_own(fa_officer, fa_head, record, signed_in):
    for officer in (fa_officer, fa_head):
        say(officer, record, text="Một")
        say(officer, record, text="Hai")
    client = signed_in(fa_officer)
    assert client.get("/tin/da-doc/").status_code == 405
    client.post("/tin/da-doc/")
    assert (unread_count(fa_officer), unread_count(fa_head)) == (0, 2)
    assert "Đánh dấu tất cả" not in page(client)


def test_filter_by_register_and_topic(fa_officer, record, signed_in):
    say(fa_officer, record, text="Về lớp")
    say(fa_officer, open_task(fa_officer), text="Về nhiệm vụ", topic=Topic.LATE)
    client = signed_in(fa_officer)
    for query, shown in (({"register": "training"}, (True, False)), ({"topic": "late"}, (False, True))):
        text = page(client, **query)
        assert ("Về lớp" in text, "Về nhiệm vụ" in text) == shown
    assert "Về lớp" in page(client, register="none")  # what is not known filters nothing


def test_pages_of_fifty(fa_officer, record, signed_in):
    for number in range(51):
        say(fa_officer, record, text=f"Tin số {number:02}")
    client = signed_in(fa_officer)
    first, second = page(client), page(client, page="2")
    assert [text.count("Tin số") for text in (first, second)] == [50, 1]


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (3, '<span class="count">3</span>'), (120, "99+")])
def test_bell_tells_how_many_are_unread(fa_officer, record, signed_in, count, shown):
    rows = (
        Notice(officer=fa_officer, dossier=record.dossier, kind=f"k{n}", text="x", at=record.dossier.opened_at)
        for n in range(count)
    )
    Notice.objects.bulk_create(rows)
    text = signed_in(fa_officer).get("/tham-quyen/").content.decode()
    assert shown in text
    assert ("Tin chưa đọc:" in text) == (count > 0)


def test_bell_is_one_query_on_the_index_of_unread(fa_officer):
    with CaptureQueriesContext(connection) as queries:
        unread_count(fa_officer)
    assert len(queries) == 1
    rows = Notice.objects.filter(officer=fa_officer, read_at=None).order_by()
    if connection.vendor == "sqlite":  # PostgreSQL reads a table of a few rows whole
        assert "notice_unread" in rows.explain()


def test_list_costs_the_same_queries_for_many_notices(fa_officer, record, signed_in):
    client = signed_in(fa_officer)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(client)
        return len(queries)

    say(fa_officer, record)
    one = cost()
    for number in range(20):
        say(fa_officer, open_one(fa_officer, title=f"Lớp {number}"), text=f"Tin {number}")
    assert cost() == one
