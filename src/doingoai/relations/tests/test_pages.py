"""The pages: an instrument with state, drawing, table and what rests on it; the list; the way by number."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from doingoai.relations.lapsed import lapsed_citations
from doingoai.relations.neighbourhood import Neighbourhood, neighbourhood
from doingoai.relations.nodes import Node
from doingoai.relations.panel import panel_of
from doingoai.relations.picture import MOST, drawn, picture, undrawn

pytestmark = pytest.mark.django_db
LIST = "/van-ban/quan-he/"


@pytest.fixture
def visit(signed_in, fa_officer):
    """visit(path, **query) → the answer as she who works in the province gets it"""
    client = signed_in(fa_officer)
    return lambda path, **query: client.get(path, query)


@pytest.mark.parametrize(
    ("day", "badge"),
    [("01/05/2024", "Còn hiệu lực"), ("02/05/2024", "Hết hiệu lực toàn bộ"), ("04/03/2020", "Chưa có hiệu lực")],
)
def test_state_is_that_of_the_chosen_day(visit, decree, newer, relate, day, badge):
    relate(newer, "replaces", decree)
    panel = visit(f"{LIST}{decree.pk}/", ngay=day).context["panel"]
    assert badge in panel.badge


def test_replaced_instrument_names_successor_and_what_to_review(visit, decree, newer, relate, document):
    relate(newer, "replaces", decree)
    relate(document.dossier, "implements", decree)
    html = visit(f"{LIST}{decree.pk}/").content.decode()
    assert "Từ 02/05/2024; được thay thế bởi Nghị định 906/2024/NĐ-CP." in html
    assert "Văn bản đã hết hiệu lực; 1 mục dưới đây cần được rà soát." in html
    assert document.dossier.get_absolute_url() in html


@pytest.mark.parametrize("day", ["31/02/2026", "hôm nay", "01/01/1900"])
def test_day_that_is_none_is_said_and_today_is_shown(visit, decree, day):
    answer = visit(f"{LIST}{decree.pk}/", ngay=day)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["ngay"])


def test_outsider_sees_the_instrument_and_no_trace_of_the_dossier(signed_in, decree, document, relate, outsider):
    relate(document.dossier, "replaces", decree, surface="Nghị định bí hiểm")
    html = signed_in(outsider).get(f"{LIST}{decree.pk}/").content.decode()
    assert [word for word in (document.dossier.number, document.dossier.title, "bí hiểm") if word in html] == []
    assert "Chưa ghi quan hệ nào" in html


def test_drawing_has_no_style_and_is_named(visit, decree, newer, relate):
    relate(newer, "amends", decree)
    html = visit(f"{LIST}{decree.pk}/").content.decode()
    assert re.search(r"\sstyle=|<style|\son\w+=", html) is None
    assert 'role="group" aria-label="Các văn bản quanh Nghị định 905/2020/NĐ-CP"' in html
    assert "<desc>1 văn bản có quan hệ trực tiếp, 0 văn bản phía sau; bảng bên dưới ghi từng quan hệ.</desc>" in html


def test_hostile_title_is_text_in_the_drawing(visit, make_law, decree, relate):
    relate(make_law("1/2024/XX", title="<script>alert(1)</script>"), "amends", decree)
    html = visit(f"{LIST}{decree.pk}/").content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"q": "quan ly khinh khi cau"}, ["906/2024/NĐ-CP", "905/2020/NĐ-CP"]),
        ({"q": "Khinh khí cầu", "force": "in_force"}, ["906/2024/NĐ-CP"]),
        ({"q": "Khinh khí cầu", "force": "ended"}, ["905/2020/NĐ-CP"]),
        ({"q": "Khinh khí cầu", "day": "01/05/2024", "force": "in_force"}, ["905/2020/NĐ-CP"]),
        ({"q": "Khinh khí cầu", "kind": "Luật"}, []),
        ({"q": "0905/2020/nđ-cp"}, ["905/2020/NĐ-CP"]),
        ({"q": "khinh khi cauu"}, []),
    ],
)
def test_list_is_searched_folded_and_filtered_by_state(visit, decree, newer, relate, query, numbers):
    relate(newer, "replaces", decree)
    assert [row.key for row in visit(LIST, **query).context["table"].rows] == numbers


def test_list_asks_as_often_for_fifty_rows_as_for_one(visit, decree, newer, relate):
    relate(newer, "replaces", decree)
    counts = []
    visit(LIST)
    for query in ({"q": decree.number}, {"force": "in_force"}, {}):
        with CaptureQueriesContext(connection) as told:
            visit(LIST, **query)
        counts.append(len(told))
    assert max(counts) - min(counts) <= 1, counts  # one round more where a chain is longer
    assert max(counts) <= 14


def test_number_leads_to_the_instrument(visit, decree, make_law):
    make_law("905/2020/NĐ-CP", issued_on=dt.date(2021, 1, 1))
    only = make_law("12/2020/QĐ-TTX")
    answers = [visit(f"{LIST}so/{number}/") for number in ("12/2020/QĐ-TTX", "905/2020/NĐ-CP", "1/2/3")]
    assert [answer.status_code for answer in answers] == [302, 302, 404]
    assert answers[0].url == f"{LIST}{only.pk}/"
    assert len(visit(answers[1].url).context["table"].rows) == 2


def test_unknown_instrument_is_not_found(visit):
    assert visit(f"{LIST}999999/").status_code == 404


def test_drawing_keeps_to_thirty_and_counts_the_rest(decree, relate, make_law, fa_officer):
    for number in range(40):
        law = make_law(f"{number}/2021/XX")
        relate(law, "amends", decree)
        relate(decree, "refers", make_law(f"{number}/2018/YY"))
        relate(make_law(f"{number}/2022/ZZ"), "amends", law)
    around = neighbourhood(Node(decree), fa_officer)
    boxes = drawn(around)
    columns = [sum(1 for box in boxes if box.column == column) for column in (-2, -1, 0, 1, 2)]
    assert (len(boxes) <= MOST, columns, undrawn(around)) == (True, [0, 10, 1, 10, 9], 60)


def test_document_alone_is_drawn_alone(decree):
    assert picture(Neighbourhood(Node(decree)), {}).count("<rect") == 4  # its box and the legend


def test_table_tells_the_first_hundred_and_the_number_of_the_rest(decree, relate, make_law, fa_officer):
    for number in range(103):
        relate(make_law(f"{number}/2021/XX"), "amends", decree)
    around = neighbourhood(Node(decree), fa_officer)
    assert (len(around.ties), around.total, undrawn(around)) == (100, 103, 93)


def test_ended_document_that_is_cited_is_told_with_its_successor(document, decree, newer, make_law, relate, fa_officer):
    relate(document.dossier, "based_on", decree)
    relate(document.dossier, "replies", make_law("1/2019/XX", effective_to=dt.date(2020, 1, 1)))
    day = newer.issued_on
    assert lapsed_citations(document.dossier, fa_officer, day) == []
    cause = relate(newer, "replaces", decree)
    before, after = (lapsed_citations(document.dossier, fa_officer, each) for each in (day - dt.timedelta(days=1), day))
    assert (before, [(each.node, each.successor) for each in after]) == ([], [(Node(decree), Node(newer))])
    panel = panel_of(Node(document.dossier), fa_officer, day)
    assert [each.state.cause.source for each in panel.lapsed] == [cause.source]


def test_tag_shows_the_relations_of_a_dossier(document, decree, relate, fa_officer, outsider):
    relate(document.dossier, "implements", decree, unit="Điều 9")
    tag = Template("{% load relations %}{% relations_of record %}")

    def shown(officer):
        request = RequestFactory().get("/")
        request.user = officer
        return tag.render(Context({"record": document, "request": request}))

    html = shown(fa_officer)
    assert ("Nghị định 905/2020/NĐ-CP" in html, "Điều 9" in html, "<svg" in html) == (True, True, True)
    assert decree.number not in shown(outsider)
