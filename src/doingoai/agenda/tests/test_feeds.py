"""Feeds: a token told once and kept as a hash, what its officer sees today and no more, revoked at once."""

import re

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from doingoai.agenda import feeds as keeping
from doingoai.agenda.models import Feed
from doingoai.agenda.tests.conftest import day
from doingoai.audit.models import Entry as LedgerEntry
from doingoai.dossiers import reach
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import model_of

pytestmark = pytest.mark.django_db
TODAY = "2026-11-09 08:00:00+07:00"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(TODAY, tick=False):
        yield


def address(officer, **filters):
    """Return the address of a new feed."""
    _feed, token = keeping.make(officer, "Điện thoại", filters)
    return f"/lich/{token}.ics"


def events(path):
    """Fetch a feed as a stranger and return its events by title."""
    answer = Client().get(path)
    assert answer.status_code == 200
    found = Calendar.from_ical(answer.content)
    return {str(event["summary"]): event for event in found.walk("VEVENT")}


def test_a_feed_is_parsed_back_with_whole_days_and_vietnamese_names(fa_officer, held):
    made = held("2026-11-12", "2026-11-14", title="Lớp lễ tân, nghi thức; bài “mở đầu”", version=7)
    ((summary, event),) = events(address(fa_officer)).items()
    assert summary == "Lớp bồi dưỡng: Lớp lễ tân, nghi thức; bài “mở đầu”"
    assert (event["dtstart"].dt, event["dtend"].dt) == (day("2026-11-12"), day("2026-11-15"))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (event["uid"], event["sequence"]) == (f"{made.number}.class.1@doingoai".lower(), 7)
    assert str(event["url"]) == f"http://testserver{made.get_absolute_url()}"
    assert f"Mã hồ sơ: {made.number}" in event["description"]
    assert event["transp"] == "OPAQUE"


def test_lines_are_folded_and_text_is_escaped(fa_officer, held):
    held("2026-11-12", title="Hội nghị xúc tiến đầu tư, thương mại; giai đoạn 2026–2030 \\ vùng " + "đồng bằng " * 9)
    content = Client().get(address(fa_officer)).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    joined = content.replace(b"\r\n ", b"").decode()
    assert "đầu tư\\, thương mại\\; giai đoạn 2026–2030 \\\\ vùng" in joined


def test_the_uid_stays_when_the_entry_moves(fa_officer, held):
    made, path = held("2026-11-12"), address(fa_officer)
    (before,) = events(path).values()
    type(made).objects.for_system("test").filter(pk=made.pk).update(version=2)
    model_of("training").objects.for_system("test").filter(pk=made.pk).update(date_to=day("2026-11-20"))
    (after,) = events(path).values()
    assert (after["uid"], after["sequence"], after["dtend"].dt) == (before["uid"], 2, day("2026-11-21"))


def test_three_officers_have_three_feeds(fa_officer, auditor, outsider, held):
    held("2026-11-12")
    counts = [len(events(address(officer))) for officer in (fa_officer, auditor, outsider)]
    assert counts == [1, 1, 0]


def test_a_feed_keeps_the_filters_of_its_page(fa_officer, held, signed):
    held("2026-11-12")
    signed("2026-11-13")
    assert list(events(address(fa_officer, kind=["agreements.signing"]))) == ["Ký thỏa thuận: Bản ghi nhớ"]
    assert list(events(address(fa_officer, country=["JP"]))) == []


def test_a_feed_gives_nothing_above_internal_whatever_the_clearance(fa_head, held):
    held("2026-11-12", access_level=2)
    assert events(address(fa_head)) == {}


def test_a_feed_reaches_back_ninety_days_and_ahead_four_hundred(fa_officer, held):
    for on in ("2026-08-10", "2026-08-11", "2027-12-14", "2027-12-15"):
        held(on, title=on)
    assert [name[-10:] for name in events(address(fa_officer))] == ["2026-08-11", "2027-12-14"]


def test_late_in_the_evening_of_hanoi_it_is_not_tomorrow(fa_officer, held):
    held("2026-08-11")
    with time_machine.travel("2026-11-09 23:30:00+07:00", tick=False):
        assert len(events(address(fa_officer))) == 1
    with time_machine.travel("2026-11-10 00:30:00+07:00", tick=False):
        assert events(address(fa_officer)) == {}


def test_what_the_officer_no_longer_sees_leaves_the_feed(fa_officer, held, other_province):
    made, path = held("2026-11-12"), address(fa_officer)
    assert len(events(path)) == 1
    made.province, made.body = other_province, other_province.bodies.first()
    made.save()
    reach.refresh(made, [])
    assert events(path) == {}


@pytest.mark.parametrize("loss", ["revoked", "inactive", "no post", "unknown"])
def test_a_lost_feed_is_not_found_and_asks_nobody_to_sign_in(fa_officer, loss):
    path = address(fa_officer)
    feed = Feed.objects.get()
    match loss:
        case "revoked":
            keeping.revoke(feed)
        case "inactive":
            Officer.objects.filter(pk=fa_officer.pk).update(is_active=False)
        case "no post":
            fa_officer.holdings.update(valid_to=day("2026-11-08"))
        case "unknown":
            path = "/lich/khong-co.ics"
    assert Client().get(path).status_code == 404


def test_the_token_is_long_and_only_its_hash_is_kept(fa_officer):
    feed, token = keeping.make(fa_officer, "Điện thoại", {})
    assert len(token) >= 43
    assert feed.token_hash == keeping.hashed(token)
    assert token not in str(Feed.objects.values())


def test_a_feed_is_cached_by_nobody(fa_officer):
    answer = Client().get(address(fa_officer))
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


def test_a_feed_asked_too_often_is_told_to_wait(fa_officer):
    path, client = address(fa_officer), Client()
    for _each in range(keeping.PER_HOUR):
        assert client.get(path).status_code == 200
    answer = client.get(path)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")


def test_use_is_noted_once_an_hour(fa_officer):
    path = address(fa_officer)
    Client().get(path)
    first = Feed.objects.get().last_used_at
    with time_machine.travel("2026-11-09 08:30:00+07:00", tick=False):
        Client().get(path)
    assert Feed.objects.get().last_used_at == first
    with time_machine.travel("2026-11-09 09:30:00+07:00", tick=False):
        Client().get(path)
    assert Feed.objects.get().last_used_at > first


def test_a_feed_of_many_entries_costs_the_queries_of_one(fa_officer, held, count_queries):
    path = address(fa_officer)
    Client().get(path)
    before = count_queries(lambda: events(path))
    for number in range(60):
        held(f"2026-11-{number % 30 + 1:02d}", title=f"Lớp {number}")
    assert count_queries(lambda: events(path)) == before
    assert len(events(path)) == 60


def test_the_page_makes_shows_once_and_revokes(fa_officer, signed_in):
    client = signed_in(fa_officer)
    page = client.post("/lich/nguon/?kind=training.class&on=2026-11-09", {"name": "Máy bàn"}).content.decode()
    (path,) = re.findall(r"http://testserver(/lich/[\w-]{43}\.ics)", page)
    feed = Feed.objects.get()
    assert (feed.name, feed.filters) == ("Máy bàn", {"kind": ["training.class"]})
    assert path not in client.get("/lich/nguon/").content.decode()
    assert Client().get(path).status_code == 200
    assert client.post(f"/lich/nguon/{feed.pk}/thu-hoi/").status_code == 302
    assert Client().get(path).status_code == 404
    actions = LedgerEntry.objects.filter(subject=f"agenda/{feed.pk}").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["agenda.make_feed", "agenda.revoke_feed"]


def test_nobody_revokes_the_feed_of_another(fa_officer, auditor, signed_in):
    feed, _token = keeping.make(fa_officer, "Điện thoại", {})
    assert signed_in(auditor).post(f"/lich/nguon/{feed.pk}/thu-hoi/").status_code == 404
    assert Feed.objects.get().revoked_at is None


def test_revoking_twice_is_remembered_once(fa_officer):
    feed, _token = keeping.make(fa_officer, "Điện thoại", {})
    keeping.revoke(feed)
    keeping.revoke(feed)
    assert LedgerEntry.objects.filter(action="agenda.revoke_feed").count() == 1


def test_an_officer_keeps_ten_feeds_and_a_name_bears_no_stamp(fa_officer, signed_in):
    client = signed_in(fa_officer)
    assert client.post("/lich/nguon/", {"name": "MẬT"}).status_code == 422
    for number in range(keeping.MOST_FEEDS):
        keeping.make(fa_officer, f"Máy {number}", {})
    answer = client.post("/lich/nguon/", {"name": "Máy nữa"})
    assert answer.status_code == 422
    assert "nhiều nhất 10 nguồn lịch" in answer.content.decode()
