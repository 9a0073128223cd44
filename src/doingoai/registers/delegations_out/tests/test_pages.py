"""The pages of the register as people use them: list, form, dossier, decision, documents."""

import datetime as dt

import pytest

from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.tests.conftest import OPINION
from doingoai.registers.delegations_out.tests.factories import PURPOSE, at, head

LIST = "/so/delegations_out/"
SOON = dt.date(2026, 9, 2)
FORM = {
    "title": "Đoàn công tác tại Lào",
    "delegation_type": "THAM_CHINH_THUC",
    "channel": "NHA_NUOC",
    "topic": "NONG_NGHIEP",
    "sensitivity": "S0",
    "purpose": PURPOSE,
    "depart_on": "12/10/2026",
    "return_on": "16/10/2026",
    "plan_line": "DR-2026-003",
    "funding": "NSNN_TINH",
    "budget_vnd": "620.000.000",
    "stops-0-country": "LA",
    "stops-0-partner": "Chính quyền Xiêng Khoảng",
    "stops-0-date_from": "12/10/2026",
    "stops-0-date_to": "16/10/2026",
    "members-0-full_name": "Trần Thị Bình",
    "members-0-sex": "F",
    "members-0-role": "TRUONG_DOAN",
    "members-0-position": "Giám đốc",
    "members-0-rank_group": "R10",
    "members-0-cadre_tier": "BTV",
    "members-0-sector": "NHA_NUOC",
    "members-0-task": "Phụ trách chung",
}


def test_requester_drafts_from_the_form(signed_in, requester):
    client = signed_in(requester)
    page = client.get(LIST + "mo/").content.decode()
    assert "Lịch trình" in page
    assert "Thành viên" in page
    answer = client.post(LIST + "mo/", FORM, follow=True)
    assert answer.status_code == 200
    record = OutgoingDelegation.objects.visible_to(requester).get()
    assert (record.day_count, record.budget_vnd, record.countries) == (5, 620_000_000, "Lào")
    assert "Trần Thị Bình" in answer.content.decode()


def test_form_keeps_what_was_typed_and_names_the_row(signed_in, requester):
    answer = signed_in(requester).post(LIST + "mo/", FORM | {"members-0-rank_group": "", "return_on": "11/10/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngày về trước ngày đi." in page
    assert "Dòng 1, Nhóm chức danh" in page
    assert "Phụ trách chung" in page
    assert OutgoingDelegation.objects.visible_to(requester).count() == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"budget_vnd": "-5"}, "Giá trị phải từ 0 trở lên."),
        ({"return_on": "16/10/2206"}, "Chuyến đi dài hơn mười năm; hãy kiểm tra lại năm."),
        ({"stops-0-country": "VN"}, "Dòng 1, Nước: Hãy chọn một mục trong danh mục."),
        ({"depart_on": "12/10/0026"}, "Chuyến đi dài hơn mười năm; hãy kiểm tra lại năm."),
    ],
)
def test_what_cannot_be_is_refused_in_words(said, told, signed_in, requester):
    answer = signed_in(requester).post(LIST + "mo/", FORM | said)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_markup_in_a_name_is_shown_as_text(signed_in, requester):
    name = "<script>alert(1)</script>"
    answer = signed_in(requester).post(LIST + "mo/", FORM | {"members-0-full_name": name}, follow=True)
    page = answer.content.decode()
    assert (answer.status_code, name in page, "&lt;script&gt;alert(1)" in page) == (200, False, True)


def test_only_bodies_of_the_province_are_offered(signed_in, requester, make_body, other_province):
    make_body("Sở Lạ Phương Xa", province=other_province)
    page = signed_in(requester).get(LIST + "mo/").content.decode()
    assert "Sở Nông nghiệp và Môi trường" in page
    assert "Sở Lạ Phương Xa" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=tran+thi+binh", True),
        ("q=lao", True),
        ("q=nguyen+van+an", True),
        ("q=duc", False),
        ("topic=NONG_NGHIEP", True),
        ("topic=Y_TE", False),
        ("state=DRAFT", True),
        ("state=CLOSED", False),
    ],
)
def test_list_is_searched_and_filtered(query, found, propose, signed_in, auditor):
    record = propose()
    page = signed_in(auditor).get(f"{LIST}?{query}").content.decode()
    assert (record.dossier.number in page) is found


def test_list_takes_as_many_queries_for_three_as_for_one(
    propose, signed_in, auditor, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(auditor)
    propose()
    with django_assert_max_num_queries(30) as first:
        client.get(LIST)
    propose()
    propose(members=[head(name) for name in ("Một", "Hai", "Ba")])
    with django_assert_num_queries(len(first)):
        client.get(LIST)


def test_late_filing_is_shown_and_goes_with_a_reason(propose, signed_in, requester_head):
    record = propose(depart_on=dt.date(2026, 9, 7), return_on=dt.date(2026, 9, 10))
    url = record.get_absolute_url() + "submit/"
    with at(SOON):
        answer = signed_in(requester_head).post(url, {})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Hồ sơ gấp" in page
        answer = signed_in(requester_head).post(url, {"reason-R-DR-11b": "Đối tác mời gấp"}, follow=True)
    assert "Đã nộp" in answer.content.decode()


def test_presenter_sees_who_will_decide(propose, signed_in, fa_officer, requester_head):
    record = propose()
    with at(SOON):
        signed_in(requester_head).post(record.get_absolute_url() + "submit/", {})
        signed_in(fa_officer).post(record.get_absolute_url() + "receive/", {})
        page = signed_in(fa_officer).get(record.get_absolute_url() + "present/").content.decode()
    shown = [page.index(who) for who in ("Lãnh đạo cơ quan ngoại vụ", "Thường trực Tỉnh ủy", "Chủ tịch UBND tỉnh")]
    assert shown == sorted(shown)
    assert "A09" in page


def test_standing_members_find_the_dossier_on_their_desk(present, signed_in, fa_head, tttu, chair):
    record = present()
    number = record.dossier.number
    assert number not in signed_in(tttu).get("/").content.decode()
    signed_in(fa_head).post(record.get_absolute_url() + "appraise/", {})
    assert number in signed_in(tttu).get("/").content.decode()
    page = signed_in(tttu).get(record.get_absolute_url()).content.decode()
    assert "Cho ý kiến: đồng ý" in page
    assert "Quyết định cử</a>" not in page
    given = OPINION | {"issued_on": "09/09/2026"}
    signed_in(tttu).post(record.get_absolute_url() + "opine/", given)
    assert number in signed_in(chair).get("/").content.decode()


@pytest.mark.parametrize("document", ["decision", "report"])
def test_documents_are_handed_out(document, propose, signed_in, requester, outsider):
    url = f"{propose().get_absolute_url()}van-ban/{document}/"
    assert signed_in(requester).get(url).content[:2] == b"PK"
    assert signed_in(outsider).get(url).status_code == 404
