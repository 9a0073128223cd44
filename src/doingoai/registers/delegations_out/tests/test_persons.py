"""The record of one person's travels, and the book of delegations."""

import datetime as dt

import pytest

from doingoai.registers.delegations_out.models import GrantedException
from doingoai.registers.delegations_out.tests.factories import head, in_state, member

SPRING = {"depart_on": dt.date(2026, 3, 9), "return_on": dt.date(2026, 3, 12)}
LAST_YEAR = {"depart_on": dt.date(2025, 10, 9), "return_on": dt.date(2025, 10, 12)}
BOOK = "/so/delegations_out/so-theo-doi/?tu=01/01/2026&den=31/12/2026"


@pytest.fixture
def travelled(propose):
    """Three trips of one director: last year, this spring with an exception, and one that is only proposed."""
    old = in_state(propose(**LAST_YEAR), "CLOSED")
    spring = in_state(propose(**SPRING), "CLOSED")
    GrantedException.objects.create(
        delegation=spring, rule="R-DR-06", role="TTTU", number="9-TB/TU", issued_on=dt.date(2026, 2, 2), reason="Cần",
    )  # fmt: skip
    return [old, spring, propose()]


def address(record):
    from django.urls import reverse

    return reverse("delegations_out:person", args=[record.members.get(role="TRUONG_DOAN").person_key])


def test_trips_of_a_person_by_year(travelled, requester, signed_in):
    page = signed_in(requester).get(address(travelled[0])).content.decode()
    assert "Các chuyến đi của Trần Thị Bình" in page
    assert "Năm 2026: 2 hồ sơ, 4 ngày ở nước ngoài" in page
    assert "Năm 2025: 1 hồ sơ, 4 ngày ở nước ngoài" in page
    assert "R-DR-06 (9-TB/TU)" in page
    assert page.count("1 / 2 chuyến") == 2


def test_trips_that_are_not_seen_are_not_told(travelled, outsider, signed_in):
    assert signed_in(outsider).get(address(travelled[0])).status_code == 404


def test_page_of_a_dossier_leads_to_its_people(travelled, requester, signed_in):
    record = travelled[2]
    assert address(record) in signed_in(requester).get(record.get_absolute_url()).content.decode()


def test_late_report_is_told(travelled, requester, signed_in):
    spring = travelled[1]
    type(spring).objects.for_system("test").filter(pk=spring.pk).update(
        report_due_on=dt.date(2026, 3, 26), reported_on=dt.date(2026, 3, 27)
    )
    assert "chậm" in signed_in(requester).get(address(spring)).content.decode()


def test_queries_of_the_page_do_not_grow(propose, requester, signed_in, django_assert_max_num_queries):
    for month in (2, 4, 6, 8):
        in_state(propose(depart_on=dt.date(2026, month, 2), return_on=dt.date(2026, month, 5)), "CLOSED")
    last = propose()
    client = signed_in(requester)
    with django_assert_max_num_queries(25):
        client.get(address(last))


def test_book_has_the_decided_trips_of_the_days(propose, requester, signed_in):
    own = {"members": [head(), member()]}
    gone = in_state(propose(title="Đoàn đã đi", **SPRING, **own), "CLOSED")
    in_state(propose(title="Đoàn năm trước", **LAST_YEAR, **own), "CLOSED")
    in_state(propose(title="Đi việc riêng", delegation_type="VIEC_RIENG", **SPRING, **own), "CLOSED")
    propose(title="Đoàn mới đề nghị", **own)
    page = signed_in(requester).get(BOOK).content.decode()
    assert gone.dossier.title in page
    for title in ("Đoàn năm trước", "Đi việc riêng", "Đoàn mới đề nghị"):
        assert title not in page


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_book_is_printed(form, travelled, requester, signed_in):
    answer = signed_in(requester).get(f"{BOOK}&dang={form}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
