"""Pages of acts: what was typed is kept, findings ask for reasons, the second of two officers sees both versions."""

import pytest

from doingoai.audit import ledger
from doingoai.authority.models import AuthorityRule
from doingoai.dossiers.reach import refresh
from doingoai.norms.models import Waiver
from doingoai.organisations.models import Officer
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import PLAN, open_one
from doingoai.workflow.perform import perform

TYPED = {**PLAN, "date_from": "02/03/2026", "date_to": "04/03/2026", "hours": "16"}


def now(officer):
    return TrainingClass.objects.visible_to(officer).get()


def test_dates_are_read_the_vietnamese_way(fa_officer, signed_in):
    answer = signed_in(fa_officer).post("/so/training/mo/", {**TYPED, "date_from": "05/02/2026"})
    assert answer.status_code == 302
    assert f"{now(fa_officer).date_from:%Y-%m-%d}" == "2026-02-05"


def test_wrong_field_keeps_what_was_typed(fa_officer, signed_in):
    answer = signed_in(fa_officer).post("/so/training/mo/", {**TYPED, "date_to": "31/02/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("31/02/2026" in page, TYPED["title"] in page) == (True, True)


def test_warning_asks_for_a_reason_and_keeps_it(fa_officer, signed_in):
    client = signed_in(fa_officer)
    asked = client.post("/so/training/mo/", {**TYPED, "hours": "2"})
    assert (asked.status_code, [finding["id"] for finding in asked.context["findings"]]) == (422, ["DT-09"])
    client.post("/so/training/mo/", {**TYPED, "hours": "2", "reason-DT-09": "Theo chỉ đạo của Bộ"})
    assert Waiver.objects.get().reason == "Theo chỉ đạo của Bộ"


def test_double_click_opens_two_and_the_second_verb_is_told(fa_officer, signed_in):
    record, client = open_one(fa_officer), signed_in(fa_officer)
    url = f"{record.get_absolute_url()}submit/"
    assert client.post(url, {"version": 1}).status_code == 302
    again = client.post(url, {"version": 1}, follow=True)
    assert "tải lại trang" in again.content.decode()
    assert now(fa_officer).dossier.version == 2


@pytest.mark.parametrize(("side", "place"), [("mine", "Huế"), ("theirs", "Đà Nẵng")])
def test_second_officer_sees_both_versions_and_chooses(fa_officer, fa_head, signed_in, side, place):
    record, client = open_one(fa_officer), signed_in(fa_officer)
    url = f"{record.get_absolute_url()}correct/"
    perform(record, actions.Correct, actor=fa_head, place="Đà Nẵng")
    shown = client.post(url, {**TYPED, "place": "Huế", "hours": "20", "version": 1})
    assert shown.status_code == 409
    assert [(field["name"], field["mine"], field["theirs"]) for field in shown.context["fields"]] == [
        ("place", "Huế", "Đà Nẵng"),
        ("hours", "20", "16"),
    ]
    assert shown.context["theirs_who"] == fa_head.full_name
    assert now(fa_officer).place == "Đà Nẵng"
    kept = dict(shown.context["hidden"].items())
    assert client.post(url, {**kept, "choose-place": side, "choose-hours": "mine"}).status_code == 302
    assert (now(fa_officer).place, now(fa_officer).hours) == (place, 20)


def test_field_left_alone_is_theirs_and_equal_numbers_are_no_conflict(fa_officer, fa_head, signed_in):
    record, client = open_one(fa_officer, budget_vnd=57_000_000), signed_in(fa_officer)
    url = f"{record.get_absolute_url()}correct/"
    perform(record, actions.Correct, actor=fa_head, place="Đà Nẵng", level="ADVANCED")
    shown = client.post(url, {**TYPED, "place": "Huế", "budget_vnd": "57.000.000", "version": 1})
    assert [
        (field["name"], field["base"], field["mine"], field["theirs"], field["choice"])
        for field in shown.context["fields"]
    ] == [
        ("level", "Cơ bản", "Cơ bản", "Nâng cao", "theirs"),
        ("place", "Bắc Ninh", "Huế", "Đà Nẵng", "mine"),
    ]


def test_decimal_kept_from_the_other_stays_what_it_is(fa_officer, fa_head, signed_in):
    record, client = open_one(fa_officer), signed_in(fa_officer)
    perform(record, actions.Correct, actor=fa_head, budget_vnd=57_123_456)
    answer = client.post(f"{record.get_absolute_url()}correct/", {**TYPED, "choose-budget_vnd": "theirs", "version": 2})
    assert (answer.status_code, now(fa_officer).budget_vnd) == (302, 57_123_456)


def test_form_says_who_decides_before_the_last_click(fa_officer, signed_in):
    record = open_one(fa_officer)
    page = signed_in(fa_officer).get(f"{record.get_absolute_url()}submit/")
    assert [(step["title"], step["who"]) for step in page.context["steps"]] == [
        ("Quyết định", "Lãnh đạo cơ quan ngoại vụ")
    ]
    assert "1275/QĐ-TTg" in page.context["steps"][0]["article"]


@pytest.mark.parametrize(
    "query",
    ["q=le+tan", "state=PLANNED", "since=01/03/2026&until=31/03/2026", "topic=PROTOCOL", "order=-date_from", "page=1"],
)
def test_list_finds_what_is_asked(fa_officer, signed_in, query):
    open_one(fa_officer)
    assert len(signed_in(fa_officer).get(f"/so/training/?{query}").context["table"].rows) == 1


@pytest.mark.parametrize("query", ["q=ket+nghia", "state=HELD", "since=01/04/2026", "topic=PRESS", "late=on", "page=2"])
def test_list_leaves_out_what_is_not_asked(fa_officer, signed_in, query):
    open_one(fa_officer)
    assert signed_in(fa_officer).get(f"/so/training/?{query}").context["table"].rows == []


@pytest.mark.parametrize(
    "query", ["page=999999999999", "page=-1", "page=x", "order=password", "since=x", "state=NONE", "q=%22"]
)
def test_list_survives_a_strange_address(fa_officer, signed_in, query):
    open_one(fa_officer)
    assert signed_in(fa_officer).get(f"/so/training/?{query}").status_code == 200


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_document_leaves_in_both_forms(fa_officer, signed_in, form):
    record = open_one(fa_officer)
    answer = signed_in(fa_officer).get(f"{record.get_absolute_url()}van-ban/class-report/?dang={form}")
    assert answer.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[form]


def test_comment_and_link_do_not_raise_the_version(fa_officer, signed_in):
    record, other, client = open_one(fa_officer), open_one(fa_officer), signed_in(fa_officer)
    client.post(f"{record.get_absolute_url()}comment/", {"text": "Đề nghị bổ sung giảng viên"})
    client.post(f"{record.get_absolute_url()}link/", {"kind": "relates", "number": other.dossier.number})
    page = client.get(record.get_absolute_url())
    assert (len(page.context["comments"]), len(page.context["links"])) == (1, 1)
    assert page.context["dossier"].version == 1


def test_party_opinion_is_read_by_few(fa_officer, fa_head, auditor, make_officer, committee, signed_in):
    AuthorityRule.objects.filter(action="training.approve").update(role="TTTU", at="province")
    standing = make_officer("TTTU", committee)
    record = perform(open_one(fa_officer), actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=standing, note="Ý kiến riêng của Thường trực")
    shown = {
        officer.username: "Ý kiến riêng" in signed_in(officer).get(record.get_absolute_url()).content.decode()
        for officer in (fa_head, auditor)
    }
    assert shown == {fa_head.username: True, auditor.username: False}


@pytest.mark.django_db
def test_officer_without_a_post_is_told_so_and_sees_nothing(signed_in):
    officer = Officer.objects.create_user("khong-chuc-danh", full_name="Người chưa có chức danh")
    client = signed_in(officer)
    assert [client.get(path).status_code for path in ("/", "/so/training/", "/so/training/mo/")] == [200, 200, 403]


def test_acts_of_another_province_in_a_shared_dossier_are_not_shown(ministry_officer, fa_officer, outsider, signed_in):
    record = open_one(ministry_officer, organiser="MOFA")
    officers = (fa_officer, outsider)
    refresh(record.dossier, [(officer.seat.body, "cooperate") for officer in officers])
    for officer in officers:
        ledger.record(
            unit="MOFA",
            actor=officer.username,
            actor_name=officer.full_name,
            action="training.comment",
            subject=record.dossier.key,
        )
    shown = {
        reader.username: {
            entry["who"] for entry in signed_in(reader).get(record.get_absolute_url()).context["timeline"]
        }
        for reader in (fa_officer, ministry_officer)
    }
    everyone = {officer.full_name for officer in (ministry_officer, *officers)}
    assert shown == {fa_officer.username: everyone - {outsider.full_name}, ministry_officer.username: everyone}
