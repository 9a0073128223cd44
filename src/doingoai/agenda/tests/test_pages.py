"""The page of the calendar in its views, its files, and three officers: may, may only see, sees nothing."""

import datetime as dt
import json

import pytest
import time_machine

from doingoai.agenda.asked import kind_names
from doingoai.organisations.models import Body

pytestmark = pytest.mark.django_db
VIEWS = pytest.mark.parametrize("view", ["month", "week", "list", "day"])


def page(client, **query):
    answer = client.get("/lich/", {"on": "2026-11-09"} | query)
    assert answer.status_code == 200
    return answer.content.decode()


def listed(client, **query):
    """Return the titles of the JSON file."""
    told = json.loads(client.get("/lich/tai/json/", {"on": "2026-11-09", "view": "list"} | query).content)
    return [each["title"] for each in told["entries"]]


@VIEWS
def test_three_officers_see_what_is_theirs(signed_in, fa_officer, auditor, outsider, held, view):
    held("2026-11-09", title="Lớp lễ tân ngoại giao")
    for officer, shown in ((fa_officer, True), (auditor, True), (outsider, False)):
        client = signed_in(officer)
        assert ("Lớp lễ tân ngoại giao" in page(client, view=view)) is shown
        assert bool(listed(client)) is shown


def test_a_stranger_is_sent_to_sign_in(client):
    for path in ("/lich/", "/lich/tai/json/", "/lich/nguon/"):
        assert client.get(path).status_code == 302


def test_the_menu_leads_to_the_calendar(signed_in, fa_officer):
    assert '<a href="/lich/" aria-current="page">Lịch' in page(signed_in(fa_officer))


def test_what_does_not_fit_on_a_day_leads_to_its_list(signed_in, fa_officer, held):
    for number in range(7):
        held("2026-11-10", title=f"Lớp {number}")
    html = page(signed_in(fa_officer))
    assert 'href="?on=2026-11-10&amp;view=day"' in html
    assert "và 3 việc nữa" in html
    every = page(signed_in(fa_officer), view="day", on="2026-11-10")
    assert all(f"Lớp {number}" in every for number in range(7))
    assert "Thứ Ba, 10/11/2026" in every


@pytest.mark.parametrize(
    ("due", "tone"), [("2026-11-08", "danger"), ("2026-11-16", "warning"), ("2026-11-17", "neutral")]
)
def test_a_deadline_that_has_passed_or_is_near_stands_out(signed_in, fa_officer, held, due, tone):
    held("2026-05-05", title="Lớp đến hạn", due_on=dt.date.fromisoformat(due))
    with time_machine.travel("2026-11-09 08:00:00+07:00", tick=False):
        html = page(signed_in(fa_officer))
    assert f'<li class="{tone} days-1">' in html


def test_provinces_are_named_where_there_are_several(signed_in, fa_officer, ministry_officer, held):
    held("2026-11-09")
    assert ", Bắc Ninh" not in page(signed_in(ministry_officer), view="list")
    held("2026-11-09", body=Body.objects.get(code="NGV-48-202507"))
    for view in ("week", "list", "day"):
        html = page(signed_in(ministry_officer), view=view)
        assert ", Bắc Ninh" in html
        assert ", Đà Nẵng" in html


def test_what_lasts_is_one_link_a_week_and_told_on_its_other_days(signed_in, fa_officer, held):
    held("2026-11-12", "2026-11-17", title="Lớp dài ngày")
    html = page(signed_in(fa_officer))
    assert html.count("Lớp dài ngày (Lớp bồi dưỡng)<span") == 2
    assert html.count("Tiếp: Lớp dài ngày (Lớp bồi dưỡng)") == 4
    assert 'class="info days-4 later"' in html
    assert 'class="info days-2 earlier"' in html


def test_the_way_to_other_days_keeps_view_and_filters(signed_in, fa_officer):
    client = signed_in(fa_officer)
    html = page(client, view="week", person="An", on="2026-12-31")
    assert 'rel="prev" href="?on=2026-12-24&amp;view=week&amp;person=An"' in html
    assert 'rel="next" href="?on=2027-01-07&amp;view=week&amp;person=An"' in html
    assert "28/12/2026 – 03/01/2027" in html
    assert 'rel="next" href="?on=2027-01-01"' in page(client, on="2026-12-31")


@pytest.mark.parametrize("bad", ["", "hom-nay", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_read_is_today(signed_in, fa_officer, bad):
    with time_machine.travel("2026-11-09 23:30:00+07:00", tick=False):
        assert "Tháng 11/2026" in page(signed_in(fa_officer), on=bad)


@pytest.mark.parametrize(
    "asked", ["on=1990-01-01", "on=2005-06-01&country=LA", "view=week&on=2100-12-31", "page=²&view=list"]
)
def test_days_whose_moon_nobody_counted_and_odd_digits_are_no_error(signed_in, fa_officer, asked):
    assert signed_in(fa_officer).get(f"/lich/?{asked}").status_code == 200


def test_today_is_that_of_hanoi(signed_in, fa_officer):
    client = signed_in(fa_officer)
    with time_machine.travel("2026-11-09 18:00:00+00:00", tick=False):
        html = page(client, view="week", on="")
    assert "Thứ Ba, 10/11/2026 · hôm nay" in html


def test_tet_stands_in_every_view(signed_in, fa_officer):
    client = signed_in(fa_officer)
    for view in ("month", "week", "list", "day"):
        assert "Tết Nguyên đán (mùng 1)" in page(client, view=view, on="2026-02-17")


def test_a_year_without_notice_says_that_its_days_off_are_computed(signed_in, fa_officer):
    assert "Năm 2028 chưa có thông báo nghỉ lễ chính thức" in page(signed_in(fa_officer), on="2028-01-26")


def test_clashes_and_holidays_of_the_partner_are_told_with_links(signed_in, fa_officer, signed, other_body):
    one, other = signed("2026-12-02", title="Ký một"), signed("2026-12-02", title="Ký hai", body=other_body)
    html = page(signed_in(fa_officer), on="2026-12-01")
    assert "Nguyễn Văn An có hai việc trùng ngày: 02/12/2026." in html
    assert "Tỉnh Xiêng Khoảng: 2 cơ quan cùng có việc trong tuần 30/11/2026 – 06/12/2026." in html
    assert "Lào nghỉ: Quốc khánh Lào." in html
    for made in (one, other):
        assert html.count(f'href="{made.get_absolute_url()}"') >= 4


def test_countries_of_the_filter_show_their_days_off(signed_in, fa_officer):
    client = signed_in(fa_officer)
    assert "Lào: Quốc khánh Lào" in page(client, on="2026-12-01", country=["LA"])
    assert "Quốc khánh Lào" not in page(client, on="2026-12-01")


def test_conditions_stand_as_chips_and_can_be_taken_out(signed_in, fa_officer):
    kind, name = kind_names()[0]
    html = page(signed_in(fa_officer), kind=[kind], country=["LA", "JP"], body="own", deadlines="none", view="list")
    for words in (f"Loại việc: {name}", "Nước, vùng lãnh thổ: Lào, Nhật Bản", "Cơ quan: Cơ quan tôi chủ trì, tham gia"):
        assert words in html
    assert f'href="?on=2026-11-09&amp;kind={kind}&amp;country=LA&amp;country=JP&amp;body=own&amp;view=list"' in html


def test_provinces_are_asked_for_by_the_centre_only(signed_in, fa_officer, ministry_officer):
    assert 'name="province"' not in page(signed_in(fa_officer))
    assert 'name="province"' in page(signed_in(ministry_officer))


def test_a_filter_that_cannot_be_read_says_so_and_narrows_nothing(signed_in, fa_officer, held):
    held("2026-11-09")
    html = page(signed_in(fa_officer), view="list", since="31/02/2026", kind=["khong.co"])
    assert "Lớp lễ tân" in html
    assert 'class="error"' in html


def test_a_list_has_dates_of_its_own_and_pages(signed_in, fa_officer, held):
    client = signed_in(fa_officer)
    for number in range(102):
        held("2026-05-05", title=f"Lớp số {number:03d}")
    html = page(client, view="list", since="01/05/2026", until="31/12/2026")
    assert "Dòng 1–100 trong 102 việc" in html
    assert "Lớp số 101" in page(client, view="list", since="01/05/2026", until="31/12/2026", page="2")
    assert "01/05/2026 – 31/05/2026" in page(client, view="list", since="01/05/2026")
    assert "01/01/2026 – 02/01/2027" in page(client, view="list", since="01/01/2026", until="31/12/2099")


def test_a_week_folds_a_crowded_day(signed_in, fa_officer, held):
    for number in range(32):
        held("2026-11-10", title=f"Lớp {number}")
    assert "và 2 việc nữa" in page(signed_in(fa_officer), view="week")


@VIEWS
def test_a_page_of_a_thousand_entries_costs_the_queries_of_one(signed_in, fa_officer, held, view, count_queries):
    client = signed_in(fa_officer)
    held("2026-11-09")
    page(client, view=view)
    before = count_queries(lambda: page(client, view=view))
    for number in range(1, 1001):
        held(f"2026-11-{number % 30 + 1:02d}")
    assert count_queries(lambda: page(client, view=view)) == before


def test_the_list_as_csv_and_excel(signed_in, fa_officer, signed):
    signed("2026-11-09", title="=HYPERLINK(1)")
    client = signed_in(fa_officer)
    answer = client.get("/lich/tai/csv/", {"on": "2026-11-09", "view": "list"})
    assert answer["Content-Disposition"] == 'attachment; filename="lich-2026-11-01-2026-11-30.csv"'
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Từ ngày,Đến ngày,Loại việc,Việc,Mã hồ sơ,Người tham gia,Đối tác,Nước")
    assert lines[1].startswith("2026-11-09,2026-11-09,Ký thỏa thuận,'=HYPERLINK(1),T-00001,Nguyễn Văn An")
    assert client.get("/lich/tai/xlsx/", {"on": "2026-11-09"}).content[:2] == b"PK"
    assert client.get("/lich/tai/pdf/").status_code == 404


def test_the_list_for_programs(signed_in, fa_officer, signed):
    made = signed("2026-11-09")
    told = json.loads(signed_in(fa_officer).get("/lich/tai/json/", {"on": "2026-11-09", "view": "day"}).content)
    assert (told["first"], told["last"], told["complete"]) == ("2026-11-09", "2026-11-09", True)
    assert told["entries"] == [
        {
            "register": "agreements",
            "occasion": "signing",
            "kind": "Ký thỏa thuận",
            "number": made.number,
            "title": "Bản ghi nhớ",
            "url": made.get_absolute_url(),
            "version": 1,
            "first": "2026-11-09",
            "last": "2026-11-09",
            "people": "Nguyễn Văn An",
            "partner": "Tỉnh Xiêng Khoảng",
            "countries": ["LA"],
            "place": "Phôn-xa-vẳn",
            "body": made.body.short_name or made.body.name,
            "province": "Bắc Ninh",
        }
    ]
