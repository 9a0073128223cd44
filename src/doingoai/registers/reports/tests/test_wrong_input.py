"""What people do wrong with a report, as its pages answer: what is wrong, what to do, and nothing lost."""

import pytest

from doingoai.organisations.models import Body
from doingoai.registers.reports.actions import sending
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.workflow.perform import perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]
TOO_LATE = "Không thể “%s” khi hồ sơ %s không còn ở trạng thái cho phép. Hãy tải lại trang."


@pytest.fixture
def answer(signed_in):
    """answer(officer, report, verb, **typed) → what the page says to a form that was shown at `version`, or now"""

    def send(officer, report, verb, *, version=None, **typed):
        shown = report.dossier.version if version is None else version
        address = f"{report.get_absolute_url()}{verb}/"
        return signed_in(officer).post(address, {**typed, "version": shown}, follow=True)

    return send


def told(page):
    return [str(message) for message in page.context["messages"]]


def test_sending_without_approval(answer, fa_officer):
    report = factories.compiled(fa_officer)
    page = answer(fa_officer, report, "send", document_number="12/BC-SNgV")
    assert told(page) == [TOO_LATE % ("Gửi báo cáo", report.dossier.number)]
    report.refresh_from_db()
    assert (report.dossier.state, report.sent_on, report.versions.count()) == ("DRAFT", None, 0)


def test_form_sent_twice_submits_once(answer, fa_officer):
    report = factories.compiled(fa_officer)
    version = report.dossier.version
    answer(fa_officer, report, "submit", version=version)
    page = answer(fa_officer, report, "submit", version=version)
    assert told(page) == [TOO_LATE % ("Trình duyệt", report.dossier.number)]
    assert report.versions.count() == 1


def test_returning_without_a_reason(answer, fa_officer, fa_head, ministry_officer):
    report = factories.sent(fa_officer, fa_head)
    page = answer(ministry_officer, report, "send_back", reason="  ")
    assert (page.status_code, page.context["form"].errors) == (422, {"reason": ["Trường này là bắt buộc."]})
    report.refresh_from_db()
    assert report.dossier.state == "SENT"


def test_handing_back_without_a_reason(answer, fa_officer, fa_head):
    report = factories.submitted(fa_officer)
    page = answer(fa_head, report, "return", note="  ")
    assert (page.status_code, page.context["form"].errors) == (422, {"__all__": ["Hãy ghi lý do."]})
    assert report.versions.count() == 1


def test_number_as_another_language_writes_it(answer, fa_officer):
    report = factories.compiled(fa_officer)
    typed = {"code": "NV-06", "printed": "7.02", "source": "Báo cáo 12/NHNN", "reason": "Không có sổ"}
    page = answer(fa_officer, report, "state", **typed)
    wrong = {"printed": ["“7.02” không phải một số. Viết 1.730, 7,02 hoặc hơn 1.000."]}
    assert (page.status_code, page.context["form"].errors) == (422, wrong)
    assert {name: page.context["form"][name].value() for name in typed} == typed
    assert report.statements.count() == 0


def test_period_after_the_end_of_the_province_names_who_reports_it(make_officer, signed_in):
    old = make_officer("FA_OFFICER", Body.objects.get(code="NGV-27-200808"))
    typed = {"definition": "BC-THANG", "period_key": "2026-10"}
    page = signed_in(old).post("/so/reports/mo/", typed)
    assert page.status_code == 422
    assert "tỉnh Bắc Ninh báo cáo kỳ này" in page.context["findings"][0]["message"]
    assert {name: page.context["form"][name].value() for name in typed} == typed
    assert PeriodicReport.objects.for_system("test").count() == 0


def test_why_it_came_back_stands_on_the_page_until_it_is_submitted_again(
    fa_officer, fa_head, ministry_officer, signed_in
):
    report = factories.sent(fa_officer, fa_head)
    perform(report, sending.SendBack, actor=ministry_officer, reason="Bổ sung giải trình số đoàn ra.")
    client, address = signed_in(fa_officer), report.get_absolute_url()
    words = "<p><strong>Bộ trả lại, cần sửa</strong></p><p>Bổ sung giải trình số đoàn ra.</p>"
    shown = [words in client.get(address).content.decode()]
    for act, said in ((sending.Revise, {"note": "Theo ý kiến của Bộ"}), (sending.Submit, {})):
        perform(report, act, actor=fa_officer, **said)
        shown.append(words in client.get(address).content.decode())
    assert shown == [True, True, False]
