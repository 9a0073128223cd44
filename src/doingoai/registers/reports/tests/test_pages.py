"""The workspace of a report in a client: one form for everything, nothing lost, and a month in few inputs."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.organisations.models import Body
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.aftermath import late_records_table
from doingoai.registers.reports.clock import on_day
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.registers.reports.workspace import Workspace
from doingoai.registers.training import actions as classes
from doingoai.registers.training.tests.factories import open_one as training_class
from doingoai.web.markup import link
from doingoai.workflow.perform import perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]
MOST_INPUTS = 25


class Hand:
    """An officer at the keyboard: every page that she asks for and every field that she fills is an input."""

    def __init__(self, client):
        self.client, self.inputs = client, 0

    def press(self, url):
        """Follow a link or a button that opens a page."""
        self.inputs += 1
        return self.client.get(url)

    def send(self, url, typed=None):
        """Fill the fields that are not filled already and send the form with its version."""
        page = self.client.get(url)
        shown = re.search(r'name="version" value="(\d*)"', page.content.decode())
        form = {field.html_name: field.value() or "" for field in page.context["form"]}
        self.inputs += 1 + len(typed or {})
        return self.client.post(url, {**form, **(typed or {}), "version": shown[1]}, follow=True)


def test_a_month_in_at_most_25_inputs(fa_officer, fa_head, foreign_affairs, held, province, client):
    held(province, "2026-10-01", attended="FM")
    others = Body.objects.filter(is_focal=True).exclude(pk=foreign_affairs.pk).exclude(province=None)
    others.update(is_focal=False)
    on_day(dt.date(2026, 10, 15))
    report = PeriodicReport.objects.for_system("test").get(definition="BC-THANG")
    url = report.get_absolute_url()
    client.force_login(fa_officer, backend="django.contrib.auth.backends.ModelBackend")
    hand = Hand(client)
    hand.inputs += 3  # name, password, sign in
    assert report.dossier.title in hand.press("/").content.decode()
    hand.press(url)
    hand.press(f"{url}compile/"), hand.send(f"{url}compile/")
    hand.press(f"{url}write/"), hand.send(f"{url}write/", {"section-I.1": "Tỉnh ủy đã họp bàn về đối ngoại."})
    hand.press(f"{url}submit/"), hand.send(f"{url}submit/")
    client.force_login(fa_head, backend="django.contrib.auth.backends.ModelBackend")
    hand.inputs += 3
    hand.press(url)
    hand.press(f"{url}approve/"), hand.send(f"{url}approve/")
    hand.press(f"{url}send/"), hand.send(f"{url}send/", {"document_number": "12/BC-SNgV"})
    report = PeriodicReport.objects.for_system("test").get(definition="BC-THANG")
    assert (report.dossier.state, report.sent_on) == ("SENT", dt.date(2026, 10, 15))
    assert hand.inputs <= MOST_INPUTS


def test_one_form_saves_narrative_and_explanations(fa_officer, signed_in):
    report = factories.compiled(fa_officer)
    hand = Hand(signed_in(fa_officer))
    typed = {"section-II": "Kết quả tốt.", "comment-DR-01": "Ít đoàn."}
    assert hand.send(f"{report.get_absolute_url()}write/", typed).status_code == 200
    assert report.sections.get(key="II").text == "Kết quả tốt."
    assert report.figures.get(code="DR-01").comment == "Ít đoàn."
    assert report.sections.exclude(key="II").filter(text__gt="").exists()  # the other headings stand


def test_nothing_typed_is_lost_on_refusal(fa_officer, signed_in):
    report = factories.compiled(fa_officer)
    client, url = signed_in(fa_officer), f"{report.get_absolute_url()}write/"
    answer = client.post(url, {"section-II": "Một câu rất dài", "section-I.1": "x" * 20001, "version": "2"})
    assert answer.status_code == 422
    assert "Một câu rất dài" in answer.content.decode()
    assert report.sections.get(key="II").text != "Một câu rất dài"


def test_two_writers_are_told_of_each_other(fa_officer, fa_head, signed_in):
    report = factories.compiled(fa_officer)
    version, url = report.dossier.version, f"{report.get_absolute_url()}write/"
    perform(report, writing.Write, actor=fa_head, **{"section-III": "Bản của lãnh đạo."})
    mine = {row_name: text for row_name, text in report.fields_in_rows().items()}
    mine |= {"section-III": "", "section-II": "Bản của chuyên viên.", "version": str(version)}
    answer = signed_in(fa_officer).post(url, mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Bản của lãnh đạo." in page and "Bản của chuyên viên." in page
    assert {each["name"] for each in answer.context["fields"]} == {"section-II", "section-III"}


def test_the_history_names_the_heading(fa_officer, signed_in):
    report = factories.compiled(fa_officer)
    perform(report, writing.Write, actor=fa_officer, **{"section-II": "Kết quả tốt."})
    page = signed_in(fa_officer).get(report.get_absolute_url())
    assert [change["field"] for change in page.context["timeline"][0]["changes"]] == ["Mục II"]


def test_paragraphs_taken_over_are_marked_while_it_is_a_draft(fa_officer, fa_head, signed_in):
    words = "Trong tháng {}, tỉnh tiếp tục quán triệt chủ trương đối ngoại đến các cấp ủy và chính quyền."
    with time_machine.travel("2026-08-17 03:00Z"):
        before = factories.compiled(fa_officer, period_key="2026-08")
        perform(before, writing.Write, actor=fa_officer, **{"section-I.1": words.format("8/2026")})
    report = factories.compiled(fa_officer)
    perform(report, writing.Write, actor=fa_officer, **{"section-I.1": words.format("10/2026")})
    assert Workspace(report, fa_officer).chapters[0].has_copied
    assert "giống kỳ trước, chỉ đổi ngày" in signed_in(fa_officer).get(report.get_absolute_url()).content.decode()
    perform(report, sending.Submit, actor=fa_officer, reasons={"RP-07": "Theo kế hoạch"})
    assert not Workspace(report, fa_officer).chapters[0].has_copied


def test_restatement_stands_on_the_page(fa_officer, fa_head, auditor, signed_in):
    training = training_class(fa_officer, date_from=dt.date(2026, 10, 1), date_to=dt.date(2026, 10, 2))
    perform(training, classes.Submit, actor=fa_officer, reasons={"*": "Lớp nhỏ"})
    perform(training, classes.Approve, actor=fa_head)
    report = factories.sent(fa_officer, fa_head)
    perform(training, classes.Hold, actor=fa_officer, participants_total=5, leaders_total=2, women_total=2,
            women_leaders=1, reasons={"*": "Ghi nhận muộn"})  # fmt: skip
    page = signed_in(auditor).get(report.get_absolute_url()).content.decode()
    assert "Đính chính sau khi chốt" in page
    assert training.dossier.number in page


@pytest.mark.covers("RP-02")
def test_what_came_late_is_told_in_the_next_report(fa_officer, fa_head, signed_in):
    with time_machine.travel("2026-08-17 03:00Z"):
        factories.sent(fa_officer, fa_head, period_key="2026-08")
    with time_machine.travel("2026-08-20 03:00Z"):
        training = training_class(fa_officer, date_from=dt.date(2026, 8, 3), date_to=dt.date(2026, 8, 4))
        perform(training, classes.Submit, actor=fa_officer, reasons={"*": "Lớp nhỏ"})
        perform(training, classes.Approve, actor=fa_head)
        perform(training, classes.Hold, actor=fa_officer, participants_total=5, leaders_total=2, women_total=2,
                women_leaders=1, reasons={"*": "Ghi nhận muộn"})  # fmt: skip
    with time_machine.travel("2026-09-15 03:00Z"):
        report = factories.compiled(fa_officer, definition="BC-QUY", period_key="2026-Q3")
    table = late_records_table(report, fa_officer)
    assert {row.cells[-2] == link(training.get_absolute_url(), training.dossier.number) for row in table.rows} == {True}
    assert "Lớp bồi dưỡng (DT-I01)" in [row.cells[0] for row in table.rows]
    assert "Bổ sung kỳ trước" in signed_in(fa_officer).get(report.get_absolute_url()).content.decode()


def test_the_page_costs_the_same_for_one_figure_and_for_many(fa_officer, held, province, signed_in):
    report, client = factories.compiled(fa_officer), signed_in(fa_officer)
    said = {"code": "NV-06", "source": "Báo cáo", "reason": "Không có sổ"}
    perform(report, writing.StateFigure, actor=fa_officer, printed="7", **said)
    client.get(report.get_absolute_url())
    with CaptureQueriesContext(connection) as few:
        client.get(report.get_absolute_url())
    for day in range(1, 9):
        held(province, f"2026-10-{day:02d}", attended="FM")
    perform(report, writing.Refresh, actor=fa_officer)
    for number in range(5):
        perform(report, writing.StateFigure, actor=fa_officer, printed=str(number), **said)
    with CaptureQueriesContext(connection) as many:
        assert client.get(report.get_absolute_url()).status_code == 200
    assert len(many) == len(few)


def test_national_page_shows_units_and_the_bridge(
    fa_officer, fa_head, ministry_officer, fa_head_elsewhere, held, province, other_province, signed_in
):
    held(province, "2026-10-01", attended="FM", national="BNG-1")
    held(other_province, "2026-10-01", attended="F", national="BNG-1")
    factories.sent(fa_officer, fa_head)
    report = perform(PeriodicReport, opening.Open, actor=ministry_officer, definition="QG-THANG", period_key="2026-10")
    perform(report, writing.Compile, actor=ministry_officer)
    page = signed_in(ministry_officer).get(report.get_absolute_url()).content.decode()
    assert "Báo cáo của địa phương: 1/34 đã gửi" in page
    assert "Từ số cộng các địa phương đến số toàn quốc" in page
    assert signed_in(fa_head_elsewhere).get(report.get_absolute_url()).status_code == 404


@pytest.fixture
def fa_head_elsewhere(make_officer):
    return make_officer("FA_HEAD", Body.objects.get(code="NGV-48-202507"))
