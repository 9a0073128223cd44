"""“Who decides what” as a page: the facts are asked in words, the answer names the article."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.authority.bodies import body_named
from doingoai.authority.conditions import CONDITIONS, OF_CONDITIONS, WORDS
from doingoai.authority.models import AuthorityRule
from doingoai.organisations.models import BodyName
from doingoai.planning.regulations.tests.factories import inherited
from doingoai.planning.rule_changes.tests.factories import START, confirmed, open_row, step
from doingoai.reference.models import Instrument
from doingoai.register_kit.facts import CLAIMS, told
from doingoai.site.explain import PARTS, explain

PAGE = "/tham-quyen/?action="


def page(client, query):
    return client.get(PAGE + query)


def asked(answer):
    return {name: str(answer.context["form"].fields[name].label) for name in answer.context["form"].facts}


def test_facts_of_every_condition_are_asked():
    assert set(OF_CONDITIONS) == set(CONDITIONS) == set(CLAIMS)
    assert {name for names in OF_CONDITIONS.values() for name in names} == set(WORDS)


def test_nothing_is_asked_before_the_act_is_chosen(fa_officer, signed_in):
    assert asked(signed_in(fa_officer).get("/tham-quyen/")) == {}


def test_facts_are_asked_in_the_words_of_the_register(fa_officer, signed_in):
    labels = asked(page(signed_in(fa_officer), "delegations_out.decide"))
    assert (labels["rank"], labels["in_plan"], labels["cadre_tier"]) == (
        "Nhóm chức danh",
        "Trong kế hoạch năm",
        "Diện quản lý",
    )


@pytest.mark.parametrize("register", ["guidance", "plans", "tasks", "agreements", "training"])
def test_no_fact_is_asked_by_its_code(register, fa_officer, signed_in):
    from doingoai.register_kit.catalogue import registers

    client = signed_in(fa_officer)
    names = [f"{register}.{action.name}" for action in registers()[register].actions if action.agrees]
    labels = {label for name in names for label in asked(page(client, name)).values()}
    assert [label for label in labels if label.isascii() and label.islower()] == []


def test_answer_names_the_decider_for_the_chosen_facts(fa_officer, signed_in):
    query = "delegations_out.decide&rank=R11&cadre_tier=CO_QUAN&sector=NHA_NUOC"
    answer = page(signed_in(fa_officer), query)
    assert answer.context["steps"][-1]["who"] == "Chủ tịch UBND tỉnh"


@pytest.mark.parametrize("query", ["none.such", "delegations_out.decide&on=31/02/2026"])
def test_wrong_question_is_told(fa_officer, signed_in, query):
    answer = page(signed_in(fa_officer), query)
    assert (answer.status_code, "answer" in answer.context) == (200, False)


ON = dt.date(2026, 3, 2)
OFFICIAL = {"rank": "R14", "cadre_tier": "CO_QUAN", "sector": "NHA_NUOC", "in_plan": "yes"}


def table(client, part, **query):
    answer = client.get("/tham-quyen/", {"muc": part, **query})
    assert answer.status_code == 200
    return answer.context["tables"][0]


@pytest.mark.parametrize("part", list(PARTS))
def test_every_part_is_shown(part, fa_officer, ministry_officer, signed_in):
    for officer in (fa_officer, ministry_officer):
        answer = signed_in(officer).get("/tham-quyen/", {"muc": part})
        assert [tab["title"] for tab in answer.context["tabs"] if tab["current"]] == [PARTS[part][0]]
        assert signed_in(officer).get("/tham-quyen/", {"muc": part, "on": "31/02/2026"}).status_code == 200


def test_matrix_is_printed_in_the_columns_of_the_law(fa_officer, signed_in):
    shown = table(signed_in(fa_officer), "ma-tran", on="02/03/2026")
    row = next(each.cells for each in shown.rows if str(each.cells[1]).startswith("A10."))
    assert row[1:7] == [
        "A10. Đoàn ra: Quyết định cử",
        told("delegations_out.decide", AuthorityRule.objects.get(code="A10", kind="DECIDE").facts, ""),
        "Lãnh đạo cơ quan ngoại vụ",
        "",
        "Chủ tịch UBND tỉnh",
        6,
    ]


def test_matrix_of_the_page_costs_the_same_for_more_rows(fa_officer, fa_head, signed_in):
    client = signed_in(fa_officer)
    client.get("/tham-quyen/?muc=ma-tran")
    with CaptureQueriesContext(connection) as before:
        client.get("/tham-quyen/?muc=ma-tran")
    confirmed(open_row(fa_officer), fa_officer, fa_head)
    with CaptureQueriesContext(connection) as after:
        client.get("/tham-quyen/?muc=ma-tran")
    assert len(after) == len(before)


def test_own_row_is_told_apart(fa_officer, fa_head, signed_in):
    confirmed(open_row(fa_officer, step(1, role="UBND_CHAIR")), fa_officer, fa_head)
    shown = table(signed_in(fa_officer), "ma-tran", on=f"{START:%d/%m/%Y}")
    assert [row.cells[1] for row in shown.rows if "của tỉnh" in str(row.cells[1])] == [
        "DT-02 (của tỉnh). Đào tạo, bồi dưỡng: Duyệt"
    ]


@pytest.mark.covers("R-QC-05")
def test_conflicts_are_listed_with_a_case(fa_officer, signed_in):
    client = signed_in(fa_officer)
    assert list(table(client, "trai-nhau").rows) == []
    AuthorityRule.objects.create(
        code="DT-99", action="training.approve", kind="DECIDE", role="UBND_CHAIR", at="province", basis="Quy chế",
        confidence="LOCAL", valid_from=dt.date(2026, 1, 1), facts="organiser=PROVINCE",
    )  # fmt: skip
    assert [row.cells for row in table(client, "trai-nhau").rows] == [
        ["Đào tạo, bồi dưỡng: Duyệt", "DT-02, DT-99", "Đơn vị tổ chức: Địa phương"]
    ]


TRIP = "delegations_out.decide"


@pytest.mark.covers("R-QC-01")
@pytest.mark.parametrize(
    ("action", "facts", "told"),
    [
        ("delegation_out.decide", {}, "Không có việc “delegation_out.decide”"),
        ("delegations_out.decid", {}, "Không có việc “delegations_out.decid”"),
        (TRIP, OFFICIAL | {"sectr": "DANG"}, "không xét dữ kiện “sectr”; các dữ kiện được xét: rank,"),
        (TRIP, OFFICIAL | {"sector": "Dang"}, "Dữ kiện “sector” không có giá trị “Dang”; các giá trị: DANG,"),
        (TRIP, OFFICIAL | {"in_plan": "khong"}, "Dữ kiện “in_plan” không có giá trị “khong”; các giá trị: no, yes."),
    ],
)
def test_misspelt_name_is_told_and_never_passed_over(action, facts, told, province):
    answer = explain(action, unit="24", on=ON, facts=facts)
    assert (answer["steps"], told in answer["problem"]) == ([], True)


def test_answer_names_the_facts_that_were_not_said(province):
    answer = explain(TRIP, unit="24", on=ON, facts={"rank": "R14", "cadre_tier": "CO_QUAN"})
    assert (answer["rule"], answer["problem"]) == ("A10", None)
    assert set(answer["unsaid"]) == {
        "sector", "authorised", "funding", "private", "in_plan", "sensitivity", "exception",
    }  # fmt: skip


@pytest.mark.covers("R-QC-06")
def test_rules_without_a_base_are_listed_and_told_with_every_answer(fa_officer, signed_in):
    client, question = signed_in(fa_officer), {"unit": "24", "on": ON, "facts": OFFICIAL}
    names = [row.cells[0] for row in table(client, "mat-can-cu").rows]
    assert "UQ-KY" not in names
    assert explain("authorisations.issue", **question | {"facts": {"giver": "UBND_CHAIR"}})["warnings"] == []
    Instrument.objects.filter(number="272-QĐ/TW").update(effective_to=dt.date(2025, 12, 31))
    names = [row.cells[0] for row in table(client, "mat-can-cu").rows]
    assert "UQ-KY" in names
    assert explain("authorisations.issue", **question | {"facts": {"giver": "UBND_CHAIR"}})["warnings"] == [
        "Dòng UQ-KY dẫn Quyết định 272-QĐ/TW đã hết hiệu lực (R-QC-06)."
    ]


@pytest.mark.covers("R-QC-09")
def test_body_of_a_row_is_told_by_the_name_of_its_heir_or_the_answer_says_why_not(province, make_body):
    heir = make_body("Ban Hợp tác mới", province=province)
    BodyName.objects.create(body=heir, name="Ban Hợp tác cũ", is_alias=True, valid_from=dt.date(2020, 1, 1))
    rule = AuthorityRule.objects.create(
        code="T", action="test.approve", kind="DECIDE", role="FA_HEAD", at="province", basis="Quy chế",
        confidence="LOCAL", valid_from=dt.date(2026, 1, 1), organ="Ban Hợp tác cũ",
    )  # fmt: skip
    question = {"unit": "24", "on": ON, "facts": {}}
    assert explain("test.approve", **question)["steps"][0]["organ"] == "Ban Hợp tác mới"
    rule.organ = "Ban không ai biết"
    rule.save()
    answer = explain("test.approve", **question)
    assert (answer["steps"], "R-QC-09" in answer["problem"]) == ([], True)


def test_regulations_to_review_and_those_that_overlap(fa_officer, outsider, signed_in):
    inherited(fa_officer)
    inherited(fa_officer, number="107-QĐ/TU", reasons={"QC-S5": "Áp dụng trên địa bàn tỉnh cũ"})
    rows = table(signed_in(fa_officer), "ra-soat").rows
    assert [row.cells[5] for row in rows] == ["2 quy chế cùng tầng đang có hiệu lực"] * 2
    assert list(table(signed_in(outsider), "ra-soat").rows) == []


@pytest.mark.covers("R-QC-09")
@pytest.mark.parametrize(
    ("name", "code"), [("Ban Đối ngoại Trung ương", "BNG"), ("BĐNTW", "BNG"), ("Cục Ngoại vụ", "CNV"), ("BNG", "BNG")]
)
def test_older_texts_name_bodies_of_the_centre_that_are_no_more(name, code, province):
    assert body_named(name, province=province, on=ON).code == code
