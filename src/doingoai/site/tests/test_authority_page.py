"""“Who decides what” as a page: the facts are asked in words, the answer names the article."""

import pytest

from doingoai.authority.conditions import CONDITIONS
from doingoai.site.facts import OF_CONDITIONS

PAGE = "/tham-quyen/?action="


def page(client, query):
    return client.get(PAGE + query)


def asked(answer):
    return {name: str(answer.context["form"].fields[name].label) for name in answer.context["form"].facts}


def test_facts_of_every_condition_are_asked():
    assert set(OF_CONDITIONS) == set(CONDITIONS)


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
