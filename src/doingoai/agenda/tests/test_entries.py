"""What an officer sees in the calendar: spans, borders of months and years, filters, and never what is not visible."""

import pytest
from django.db.models import Q

from doingoai.agenda import entries as reading
from doingoai.agenda.asked import NONE, ONLY, Chosen
from doingoai.agenda.entries import entries_of, occurring
from doingoai.agenda.tests.conftest import day
from doingoai.dossiers.models import Participant
from doingoai.organisations.models import Body, Officer
from doingoai.reference.models import Country
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.occasion import Occasion

NOVEMBER = (day("2026-11-01"), day("2026-11-30"))
pytestmark = pytest.mark.django_db


def titles(officer, first=NOVEMBER[0], last=NOVEMBER[1], **chosen):
    return [each.title for each in entries_of(officer, first, last, Chosen(**chosen)).entries]


def test_who_may_and_who_may_only_see_find_the_same_and_the_outsider_nothing(fa_officer, auditor, outsider, held):
    held("2026-11-09", "2026-11-11")
    assert titles(fa_officer) == titles(auditor) == ["Lớp lễ tân"]
    assert titles(outsider) == []


def test_an_officer_without_a_post_finds_nothing(nobody, held):
    held("2026-11-09")
    assert titles(nobody) == []


def test_what_is_above_the_clearance_is_not_there(fa_officer, fa_head, held):
    held("2026-11-09", access_level=2)
    assert titles(fa_officer) == []
    assert titles(fa_head) == ["Lớp lễ tân"]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-10-31", "2026-10-31", False),
        ("2026-10-31", "2026-11-01", True),
        ("2026-11-30", "2026-12-01", True),
        ("2026-12-01", "2026-12-02", False),
        ("2026-09-01", "2027-02-01", True),
    ],
)
def test_a_span_is_shown_when_any_of_its_days_is(fa_officer, held, first, last, shown):
    held(first, last)
    assert bool(titles(fa_officer)) is shown


def test_the_end_of_the_year_is_no_border(fa_officer, held):
    held("2026-12-30", "2027-01-02")
    assert titles(fa_officer, day("2027-01-01"), day("2027-01-31")) == ["Lớp lễ tân"]
    assert titles(fa_officer, day("2026-12-31"), day("2026-12-31")) == ["Lớp lễ tân"]


def test_what_was_cancelled_is_not_in_the_calendar(fa_officer, held):
    held("2026-11-09", state="CANCELLED")
    assert titles(fa_officer) == []


def test_an_entry_tells_what_its_register_declares(fa_officer, signed, foreign_affairs):
    made = signed("2026-11-09")
    (entry,) = entries_of(fa_officer, *NOVEMBER).entries
    assert (entry.kind, entry.people, entry.partner) == ("Ký thỏa thuận", "Nguyễn Văn An", "Tỉnh Xiêng Khoảng")
    assert (entry.countries, entry.place) == ((("LA", "Lào"),), "Phôn-xa-vẳn")
    assert (entry.url, entry.body) == (made.get_absolute_url(), foreign_affairs.pk)
    assert entry.with_whom == "Tỉnh Xiêng Khoảng – Lào"


def test_deadlines_of_what_is_open_are_a_kind_of_their_own(fa_officer, held):
    held("2026-03-02", due_on=day("2026-11-20"))
    held("2026-03-02", due_on=day("2026-11-20"), is_open=False)
    (entry,) = entries_of(fa_officer, *NOVEMBER).entries
    assert (entry.kind, entry.first, entry.takes_time) == ("Hạn xử lý", day("2026-11-20"), False)


def test_deadlines_can_be_switched_off_and_shown_alone(fa_officer, held):
    held("2026-11-09", title="Lớp")
    held("2026-03-02", title="Hạn", due_on=day("2026-11-20"))
    assert titles(fa_officer) == ["Lớp", "Hạn"]
    assert titles(fa_officer, deadlines=NONE) == ["Lớp"]
    assert titles(fa_officer, deadlines=ONLY) == ["Hạn"]


def test_a_deadline_that_its_register_tells_itself_stands_once(fa_officer, held):
    held("2026-11-09", due_on=day("2026-11-09"))
    (entry,) = entries_of(fa_officer, *NOVEMBER).entries
    assert (entry.kind, entry.is_due) == ("Lớp bồi dưỡng", False)


def test_the_own_word_of_a_register_for_its_deadline_is_a_deadline(fa_officer, signed):
    signed("2026-05-09", due_on=day("2026-11-20"))
    model = registers()["agreements"].model
    model.objects.for_system("test").update(expiry_date=day("2026-11-20"), next_review_date=day("2026-11-21"))
    found = entries_of(fa_officer, *NOVEMBER).entries
    assert [(each.kind, each.is_due) for each in found] == [
        ("Thỏa thuận hết hiệu lực", True),
        ("Rà soát thỏa thuận", False),
    ]


def test_kinds_narrow_occasions_and_deadlines_of_their_register(fa_officer, held, signed):
    held("2026-11-09", title="Lớp")
    held("2026-03-02", title="Hạn của lớp", due_on=day("2026-11-20"))
    signed("2026-11-10", title="Ký", due_on=day("2026-11-25"))
    assert titles(fa_officer, kinds=frozenset({"training.class"})) == ["Lớp", "Hạn của lớp"]
    assert titles(fa_officer, kinds=frozenset({"agreements.signing"}), deadlines=NONE) == ["Ký"]


def test_people_are_found_without_diacritics_and_deadlines_name_nobody(fa_officer, signed):
    signed("2026-11-09", title="An ký", due_on=day("2026-11-20"))
    signed("2026-11-10", title="Bình ký", signer="Trần Thị Bình")
    assert titles(fa_officer, person="nguyen van") == ["An ký"]
    assert titles(fa_officer, person="Bình") == ["Bình ký"]


def test_partners_and_countries_narrow(fa_officer, signed):
    signed("2026-11-09", title="Lào")
    signed("2026-11-10", title="Nhật", country="JP", partner="Tỉnh Okayama")
    assert titles(fa_officer, partner="xieng khoang") == ["Lào"]
    assert titles(fa_officer, countries=(Country(pk="JP"),)) == ["Nhật"]
    assert titles(fa_officer, countries=(Country(pk="JP"), Country(pk="LA"))) == ["Lào", "Nhật"]


def test_own_body_is_what_it_leads_and_where_it_takes_part(fa_officer, held, other_body, foreign_affairs):
    held("2026-11-09", title="Của tôi")
    held("2026-11-10", title="Của sở khác", body=other_body)
    shared = held("2026-11-11", title="Cùng làm", body=other_body)
    Participant.objects.create(dossier=shared, body=foreign_affairs, part="cooperate")
    assert titles(fa_officer, body=foreign_affairs) == ["Của tôi", "Cùng làm"]
    assert titles(fa_officer) == ["Của tôi", "Của sở khác", "Cùng làm"]


def test_the_centre_sees_every_province_and_narrows_to_one(ministry_officer, held, province):
    held("2026-11-09", title="Bắc Ninh")
    held("2026-11-10", title="Đà Nẵng", body=Body.objects.get(code="NGV-48-202507"))
    assert titles(ministry_officer) == ["Bắc Ninh", "Đà Nẵng"]
    assert titles(ministry_officer, province=province) == ["Bắc Ninh"]


def test_a_province_has_what_its_predecessors_had(ministry_officer, held, province):
    before = province.predecessors.first()
    made = held("2026-11-09")
    made.province = before
    made.save(update_fields=["province"])
    assert titles(ministry_officer, province=province) == ["Lớp lễ tân"]


def test_countries_of_child_rows_are_one_entry(fa_officer, dossier):
    made = dossier("delegations_out", "2026-11-09", state="DRAFT", title="Đoàn đi")
    register = registers()["delegations_out"]
    trip = register.model.objects.create(
        dossier=made, delegation_type="THAM_CHINH_THUC", channel="NHA_NUOC", topic="NONG_NGHIEP", sensitivity="S0",
        purpose="Làm việc", depart_on=day("2026-11-09"), return_on=day("2026-11-13"), day_count=5,
        funding="NSNN_TINH", member_names="Trần Thị Bình, Nguyễn Văn An",
    )  # fmt: skip
    for country in ("LA", "TH", "LA"):
        trip.stops.create(country_id=country, city="", date_from=day("2026-11-09"), date_to=day("2026-11-13"))
    trip.stops.filter(country="TH").update(partner="Tỉnh Nakhon Phanom")
    trip.stops.filter(country="LA").update(partner="Tỉnh Xiêng Khoảng")
    going = Occasion(
        "trip", "Đoàn đi", first="depart_on", last="return_on", people="member_names", country="stops.country",
        partner="stops.partner",
    )  # fmt: skip
    (entry,), _more = occurring(register, going, fa_officer, *NOVEMBER, Chosen())
    assert entry.countries == (("LA", "Lào"), ("TH", "Thái Lan"))
    assert entry.partner == "Tỉnh Nakhon Phanom; Tỉnh Xiêng Khoảng"
    assert entry.people == "Trần Thị Bình, Nguyễn Văn An"
    each_stop = Occasion(
        "stop", "Chặng", first="stops.date_from", country="stops.country", only=Q(stops__is_transit=False)
    )
    (entry,), _more = occurring(register, each_stop, fa_officer, *NOVEMBER, Chosen())
    assert (entry.first, entry.last) == (day("2026-11-09"), day("2026-11-09"))


def test_every_declared_occasion_can_be_read(ministry_officer):
    keys = [(register.key, each.key) for register in registers().values() for each in register.calendar]
    assert len(keys) == len(set(keys))
    for register in registers().values():
        for occasion in register.calendar:
            assert occurring(register, occasion, ministry_officer, *NOVEMBER, Chosen()) == ([], False)


def test_a_thousand_entries_cost_the_queries_of_one(fa_officer, held, django_assert_num_queries):
    held("2026-11-01")
    officer = Officer.objects.get(pk=fa_officer.pk)
    occasions = sum(len(register.calendar) for register in registers().values())
    seat, deadlines = 1, 1
    with django_assert_num_queries(seat + occasions + deadlines):
        assert len(entries_of(officer, *NOVEMBER).entries) == 1
    for number in range(999):
        held(f"2026-11-{number % 30 + 1:02d}")
    officer = Officer.objects.get(pk=fa_officer.pk)
    with django_assert_num_queries(seat + occasions + deadlines):
        found = entries_of(officer, *NOVEMBER)
    assert (len(found.entries), found.cut) == (1000, False)


def test_more_than_can_be_read_is_said(fa_officer, held, monkeypatch):
    monkeypatch.setattr(reading, "MOST", 3)
    for _each in range(4):
        held("2026-11-09")
    found = entries_of(fa_officer, *NOVEMBER)
    assert (len(found.entries), found.cut) == (3, True)


def test_an_end_before_the_beginning_is_one_day(fa_officer, held):
    made = held("2026-11-09")
    model = registers()["training"].model
    model.objects.for_system("test").filter(pk=made.pk).update(date_to=day("2026-11-10"), date_from=day("2026-11-12"))
    assert titles(fa_officer, day("2026-11-11"), day("2026-11-30")) == []
    (entry,) = entries_of(fa_officer, day("2026-11-10"), day("2026-11-30")).entries
    assert (entry.first, entry.last) == (day("2026-11-12"), day("2026-11-12"))
