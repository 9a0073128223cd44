"""The mission in the country sees a decided delegation and answers; two provinces at one partner are told."""

import datetime as dt

import pytest

from doingoai.organisations.models import Body
from doingoai.register_kit.asides import AddComment
from doingoai.registers.delegations_out.actions import beside, decision
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules import trip
from doingoai.registers.delegations_out.tests.factories import TODAY, TRIP, at, findings, in_state, stop
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import may, perform

DAY = dt.timedelta(days=1)
COMING = "/so/delegations_out/den-nuoc-toi/"
REPLY = {"text": "Đại sứ quán sẽ cùng dự.", "contacts": "Ông Khăm-phăn, Sở Nông Lâm", "supports": True}


@pytest.fixture
def attache(make_officer):
    return make_officer("MISSION", Body.objects.get(code="EMB-LA"), scope="body", name="Vũ Thị Sứ")


@pytest.fixture
def attache_elsewhere(make_officer):
    return make_officer("MISSION", Body.objects.get(code="EMB-JP"), scope="body")


def seen(officer):
    return list(OutgoingDelegation.objects.visible_to(officer))


def test_every_mission_is_a_body(db):
    assert Body.objects.get(code="EMB-LA").kind == Body.Kind.MISSION


def test_mission_sees_the_decided_delegation_to_its_country(present, decide, attache, attache_elsewhere):
    record = present()
    assert seen(attache) == []
    decide(record)
    assert seen(attache) == [record]
    assert seen(attache_elsewhere) == []
    texts = Notice.objects.filter(officer=attache).values_list("text", flat=True)
    assert list(texts) == [
        "Đoàn công tác của tỉnh tại Lào đến nước của cơ quan đại diện, từ 12/10/2026 đến 16/10/2026."
    ]


def test_mission_sees_no_private_trip_and_no_amendment(approved, attache, requester_head):
    assert seen(attache) == [approved]
    with at(TODAY):
        perform(approved, decision.Amend, actor=requester_head, note="Đổi người")
    assert seen(attache) == []


def test_mission_answers_and_supports(approved, attache, attache_elsewhere, requester):
    assert not may(approved, beside.ReplyOfMission, requester).allowed
    assert not may(approved, beside.ReplyOfMission, attache_elsewhere).allowed
    with at(dt.date(2026, 9, 20)):
        perform(approved, beside.ReplyOfMission, actor=attache, **REPLY)
    answer = approved.mission_replies.get()
    assert (str(answer.body), answer.officer, answer.replied_on) == (
        Body.objects.get(code="EMB-LA").name, attache, dt.date(2026, 9, 20),
    )  # fmt: skip
    assert approved.mission_support


def test_mission_reads_facts_and_no_opinions(approved, attache, fa_officer, signed_in, client):
    with at(TODAY):
        perform(approved, AddComment, actor=fa_officer, text="Chỉ trao đổi trong tỉnh")
    address = approved.get_absolute_url()
    page = signed_in(attache).get(address).content.decode()
    assert "Chính quyền tỉnh Xiêng Khoảng" in page
    assert "Trả lời của cơ quan đại diện" in page
    assert "Chỉ trao đổi trong tỉnh" not in page
    assert "Phiếu thẩm định" not in page
    assert client.get(f"{address}van-ban/appraisal/").status_code == 404
    assert client.get("/so/delegations_out/tai-van-ban/").status_code == 404
    assert client.get(f"/api/so/delegations_out/{approved.dossier.number}").json()["fields"] == {}


def test_page_of_the_mission_lists_what_comes(approved, attache, requester, signed_in):
    page = signed_in(attache).get(COMING).content.decode()
    assert approved.dossier.number in page
    assert "Sắp đến và đang ở nước sở tại" in page
    assert signed_in(requester).get(COMING).status_code == 403


def test_list_leads_the_mission_to_its_page(attache, requester, signed_in):
    assert COMING in signed_in(attache).get("/so/delegations_out/").content.decode()
    assert COMING not in signed_in(requester).get("/so/delegations_out/").content.decode()


@pytest.mark.covers("R-DR-08b")
@pytest.mark.parametrize(
    ("gap", "fields", "sound"),
    [(21, {}, False), (22, {}, True), (5, {"delegation_type": "VIEC_RIENG"}, True)],
)
def test_two_provinces_at_one_partner(gap, fields, sound, propose, outsider, requester):
    first = TRIP["return_on"] + gap * DAY
    in_state(propose(actor=outsider, depart_on=first, return_on=first + DAY, **fields), "SUBMITTED")
    found = findings(trip.ELSEWHERE, propose(), actor=requester)
    said = "Trong thời gian gần, địa phương khác cũng có đoàn đến cùng đối tác: 1 đoàn ngoài phạm vi bạn được xem."
    assert found == ([] if sound else [said])


@pytest.mark.covers("R-DR-08b")
def test_ministry_sees_both_and_other_partners_do_not_matter(propose, outsider, ministry_officer):
    other = in_state(propose(actor=outsider), "SUBMITTED")
    found = findings(trip.ELSEWHERE, propose(), actor=ministry_officer)
    assert found == [f"Trong thời gian gần, địa phương khác cũng có đoàn đến cùng đối tác: {other.dossier.number}."]
    assert findings(trip.ELSEWHERE, propose(stops=[stop(partner="Sở Công Thương tỉnh bạn")])) == []
