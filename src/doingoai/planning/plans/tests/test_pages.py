"""The pages of a plan, with and without script: the table, live coverage, the board, the next input, the Word file."""

import datetime as dt
import io

import pytest
from docx import Document as WordFile

from doingoai.documents import render_docx
from doingoai.planning.plans import actions, documents
from doingoai.planning.plans.tests import factories
from doingoai.workflow.perform import perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fa_officer):
    return factories.open_one(fa_officer)


@pytest.fixture
def fa_client(signed_in, fa_officer):
    return signed_in(fa_officer)


def posted(plan, **cells):
    """What the edit form posts; `cells` are set in the first row."""
    shown = factories.edited(plan)
    data = {
        "title": shown["title"], "version": plan.dossier.version, "issuer_level": "UBND", "progress_cycle": "3",
        "period_from": "01/01/2026", "period_to": "31/12/2026",
    }  # fmt: skip
    for number, row in enumerate(shown["tasks"]):
        row = {**row, **(cells if number == 0 else {})}
        data |= {f"tasks-{number}-{name}": cell(value) for name, value in row.items() if name != "proposed"}
    return data


def cell(value):
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else "" if value is None else value


def test_plan_is_opened_from_the_page_of_the_guidance(fa_officer, fa_client):
    guidance = factories.confirmed(fa_officer)
    page = fa_client.get(guidance.get_absolute_url()).content.decode()
    assert f'href="/so/plans/mo/?guidance={guidance.dossier.number}"' in page
    shown = fa_client.get("/so/plans/mo/", {"guidance": guidance.dossier.number}).content.decode()
    assert f'value="{guidance.dossier.number}"' in shown
    answer = fa_client.post(
        "/so/plans/mo/", {"guidance": guidance.dossier.number, "issuer_level": "UBND", "progress_cycle": "3"}
    )
    assert answer.status_code == 302, answer.context["form"].errors


def test_table_shows_codes_and_short_names(plan, fa_client):
    page = fa_client.get(f"{plan.get_absolute_url()}edit/").content.decode()
    assert 'value="2.i"' in page
    assert 'value="STP"' in page
    assert "6 dòng còn là đề xuất của máy" in page


def test_edited_table_is_saved(plan, fa_client):
    assert (
        fa_client.post(f"{plan.get_absolute_url()}edit/", posted(plan, co_units="STC; Sở Tư pháp")).status_code == 302
    )
    first = plan.tasks.first()
    assert sorted(body.short_name for body in first.co_units.all()) == ["STC", "STP"]


def test_blank_row_of_the_table_is_no_row(plan, fa_client):
    """The lists of a spare row post their first choice, which nobody chose."""
    blank = {"tasks-6-kind": "CO_THOI_HAN", "tasks-6-cycle": "", "tasks-6-title": "", "tasks-6-lead": ""}
    assert fa_client.post(f"{plan.get_absolute_url()}edit/", posted(plan) | blank).status_code == 302
    assert plan.tasks.count() == 6


def test_history_names_helpers_before_and_after(plan, fa_client):
    from doingoai.audit.models import Entry

    fa_client.post(f"{plan.get_absolute_url()}edit/", posted(plan, co_units="STC"))
    before, after = Entry.objects.filter(action="plans.edit").get().changes["tasks"]
    assert (before[0]["co_units"], after[0]["co_units"]) == ([], ["Sở Tài chính tỉnh Bắc Ninh"])
    assert fa_client.get(plan.get_absolute_url()).status_code == 200


def test_page_tells_that_the_answer_is_due(fa_officer, fa_client):
    from django.utils import timezone

    from doingoai.workflow import clock

    plan = factories.open_one(fa_officer)
    assert "R-CT-12" not in fa_client.get(plan.get_absolute_url()).content.decode()
    with clock.acting_at(dt.datetime(2026, 4, 1, 9, tzinfo=timezone.get_default_timezone())):
        assert (
            "hạn trả lời 06/04/2026, còn 3 ngày làm việc. (R-CT-12"
            in fa_client.get(plan.get_absolute_url()).content.decode()
        )


def test_list_is_not_filtered_by_a_choice_that_nobody_made(plan, fa_client):
    page = fa_client.get("/so/plans/", {"q": "", "issuer_level": ""})
    assert [str(key) for key, _label in page.context["filters"]["fields"][2].field.choices][:2] == ["", "UBND"]


def test_refused_table_keeps_what_was_typed_and_names_the_cell(plan, fa_client):
    page = fa_client.post(f"{plan.get_absolute_url()}edit/", posted(plan, lead="SNgV; STP", note="giữ nguyên"))
    text = page.content.decode()
    assert page.status_code == 422
    assert "Dòng 1, Cơ quan chủ trì: ghi hai cơ quan; chỉ được một (R-CT-02)." in text
    assert 'value="giữ nguyên"' in text


def test_coverage_follows_the_form_without_saving(plan, fa_client):
    url = f"{plan.get_absolute_url()}do-phu/"
    data = {name: value for name, value in posted(plan).items() if not name.startswith("tasks-4-")}
    part = fa_client.post(url, data, headers={"HX-Request": "true"}).content.decode()
    assert "3/5 nội dung đã có nhiệm vụ" in part
    assert "<html" not in part
    whole = fa_client.post(url, data).content.decode()
    assert "3/5 nội dung đã có nhiệm vụ" in whole
    assert "<html" in whole
    assert plan.tasks.count() == 6


def test_row_with_another_error_still_covers_its_points(plan, fa_client):
    data = posted(plan, lead="SNgV; STP", due="bao giờ xong thì xong")
    part = fa_client.post(f"{plan.get_absolute_url()}do-phu/", data, headers={"HX-Request": "true"}).content.decode()
    assert "5/5 nội dung đã có nhiệm vụ" in part
    assert "Chưa có cơ quan chủ trì: NV-01" in part


def test_detail_shows_coverage_tasks_and_gaps(plan, fa_client):
    page = fa_client.get(plan.get_absolute_url()).content.decode()
    assert "5/5 nội dung đã có nhiệm vụ" in page
    assert "Chưa có sản phẩm kiểm tra được" in page


def test_detail_costs_the_same_queries_for_more_tasks(plan, fa_officer, fa_client, django_assert_max_num_queries):
    data = factories.edited(plan)
    many = [{"title": f"Việc thứ {number} của tỉnh", "clauses": "1", "lead": "SNgV"} for number in range(40)]
    perform(plan, actions.Edit, actor=fa_officer, **{**data, "tasks": [*data["tasks"], *many]})
    with django_assert_max_num_queries(75):
        fa_client.get(plan.get_absolute_url())


def test_who_decides_is_shown_before_submitting(plan, fa_client):
    page = fa_client.get(f"{plan.get_absolute_url()}submit/").content.decode()
    assert (
        page.index("Lãnh đạo cơ quan ngoại vụ") < page.index("Thường trực Tỉnh ủy") < page.index("Chủ tịch UBND tỉnh")
    )
    assert "A27" in page


def test_board_is_for_the_centre(ministry_officer, province, fa_officer, signed_in):
    national = factories.confirmed(ministry_officer)
    factories.act(national, "send", ministry_officer, provinces=[province.pk])
    url = f"/so/plans/trien-khai/{national.dossier.number}/"
    assert signed_in(fa_officer).get(url).status_code == 403
    page = signed_in(ministry_officer).get(url)
    assert (page.status_code, page.context["stats"][0][1]) == (200, 1)


def test_next_input_page_offers_a_plan_only_when_there_is_work(fa_client):
    page = fa_client.get("/so/plans/dau-vao/")
    assert (page.status_code, page.context["actions"]) == (200, [])


def test_word_file_has_the_annex_of_tasks(plan, fa_officer):
    perform(plan, actions.Edit, actor=fa_officer, **factories.edited(plan, due="30/11/2026"))
    content = documents.plan_document(plan, {})
    assert (content.body, content.symbol) == ("Ủy ban nhân dân tỉnh Bắc Ninh", "KH-UBND")
    word = WordFile(io.BytesIO(render_docx(content)))
    annex = next(table for table in word.tables if table.rows[0].cells[0].text == "TT")
    assert [each.text for each in annex.rows[0].cells] == [
        "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Ghi chú",
    ]  # fmt: skip
    assert [each.text for each in annex.rows[4].cells[:6]] == [
        "4", "Sở Tư pháp phối hợp", "Sở Tư pháp tỉnh Bắc Ninh", "", "30/11/2026", "Báo cáo kết quả",
    ]  # fmt: skip
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Sở Tư pháp tỉnh Bắc Ninh chủ trì: NV-04." in text


def test_progress_report_counts_what_is_late(fa_officer, deciders):
    plan = factories.issued(fa_officer, *deciders, on=dt.date(2026, 3, 16))
    plan.tasks.first().task.dossier.__class__.objects.for_system("test").filter(register="tasks").update(
        due_on=dt.date(2026, 3, 1)
    )
    content = documents.progress_report(plan, {})
    assert "6 nhiệm vụ đã giao: 0 đã kết thúc, 6 đang thực hiện, trong đó 6 quá hạn" in content.blocks[0].text


def test_issued_plan_leads_to_its_tasks(fa_officer, deciders, fa_client):
    plan = factories.issued(fa_officer, *deciders, on=dt.date(2026, 3, 16))
    page = fa_client.get(plan.get_absolute_url()).content.decode()
    assert '<a href="/so/tasks/NV-24-2026-0001/">NV-01</a>' in page
    assert "Tiến độ theo cơ quan" in page
