"""Saved filters: kept under a name by one officer, seen by nobody else, dropped by a click."""

import pytest

from doingoai.register_kit.saved import MOST, plain_query
from doingoai.workflow.models import SavedView

LIST = "/so/training/"
USED = "state=PLANNED&q=lễ+tân&page=3&topic="
PLAIN = "q=l%E1%BB%85+t%C3%A2n&state=PLANNED"


def keep(client, name="Lễ tân", query=USED):
    return client.post(f"{LIST}luu-bo-loc/", {"name": name, "query": query}, follow=True)


def tabs(answer):
    return [(view["title"], view["current"]) for view in answer.context["filters"]["views"]]


@pytest.mark.parametrize(("text", "plain"), [(USED, PLAIN), ("", ""), ("page=2", ""), ("b=2&a=1", "a=1&b=2")])
def test_query_is_kept_without_page_and_empty_conditions(text, plain):
    assert plain_query(text) == plain


def test_saved_filter_stands_above_the_list_and_is_the_current_one(fa_officer, signed_in):
    answer = keep(signed_in(fa_officer))
    assert tabs(answer) == [("Tất cả", False), ("Lễ tân", True)]
    assert answer.context["kept"].query == PLAIN
    assert answer.context["keep_form"] is None


def test_list_without_conditions_offers_nothing_to_save(fa_officer, signed_in):
    answer = signed_in(fa_officer).get(LIST)
    assert (answer.context["filters"]["views"], answer.context["keep_form"], answer.context["kept"]) == ([], None, None)


def test_same_name_is_saved_over(fa_officer, signed_in):
    client = signed_in(fa_officer)
    keep(client), keep(client, query="state=HELD")
    assert [(view.name, view.query) for view in SavedView.objects.all()] == [("Lễ tân", "state=HELD")]


def test_colleague_sees_no_filter_of_another(fa_officer, fa_head, outsider, signed_in):
    keep(signed_in(fa_officer))
    assert [tabs(signed_in(each).get(LIST)) for each in (fa_head, outsider)] == [[], []]


def test_only_its_owner_drops_a_filter(fa_officer, fa_head, outsider, signed_in):
    keep(signed_in(fa_officer))
    url = f"{LIST}bo-loc/{SavedView.objects.get().pk}/bo/"
    answers = [signed_in(each).post(url).status_code for each in (fa_head, outsider, fa_officer)]
    assert (answers, SavedView.objects.count()) == ([404, 404, 302], 0)


def test_filter_belongs_to_one_register(fa_officer, signed_in):
    client = signed_in(fa_officer)
    keep(client)
    assert client.post(f"/so/tasks/bo-loc/{SavedView.objects.get().pk}/bo/").status_code == 404


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("", USED, ""),
        ("x" * 61, USED, "60"),
        ("TUYỆT MẬT", USED, "mật"),
        ("Của tôi", "q=TỐI+MẬT", "mật"),
        ("Không điều kiện", "", ""),
    ],
)
def test_wrong_filter_is_not_saved_and_the_reason_is_told(fa_officer, signed_in, name, query, told):
    answer = keep(signed_in(fa_officer), name, query)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert (SavedView.objects.count(), bool(said), told.lower() in said.lower()) == (0, True, True)


def test_more_than_the_list_can_show_are_not_saved(fa_officer, signed_in):
    rows = [SavedView(officer=fa_officer, register="training", name=str(n), query=f"q={n}") for n in range(MOST)]
    SavedView.objects.bulk_create(rows)
    keep(signed_in(fa_officer))
    assert SavedView.objects.count() == MOST


@pytest.mark.parametrize(("query", "title"), [("", "Chưa có hồ sơ nào"), ("?q=zzz", "Không có hồ sơ nào khớp bộ lọc")])
def test_empty_list_says_whether_the_filter_is_the_reason(fa_officer, signed_in, query, title):
    assert signed_in(fa_officer).get(LIST + query).context["table"].empty_title == title
