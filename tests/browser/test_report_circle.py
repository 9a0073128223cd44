"""The life of a periodic report in a real browser: a province writes and sends it, the Ministry gathers and publishes.

It plays on 15 October 2026, the day after the month's cut-off.
"""

import re
from functools import cache

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from doingoai.audit.ledger import verify
from doingoai.audit.models import Entry
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.clock import on_day
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.registers.training import actions as classes
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from tests.browser.test_circle import badge, carry_out, follow, give_reasons, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WOMAN = {"full_name": "Nguyễn Thị An", "sex": "F", "position_group": "LEADER", "position": "Giám đốc"}
MAN = {"full_name": "Trần Văn Bình", "sex": "M", "position_group": "OFFICIAL", "position": "Chuyên viên"}
SMALL = {"*": "Lớp theo nhu cầu của địa phương"}
RETURNED_FOR = "Bổ sung kết quả quán triệt ở mục I.1."
COUNTED_ANEW = "Đối chiếu lại danh sách ký nhận"


@pytest.fixture
def mid_october():
    with time_machine.travel("2026-10-15 03:00Z"):
        yield


@pytest.fixture
def nation(mid_october, make_officer, fa_officer, fa_head, outsider, ministry_officer, ministry_head):
    """Bắc Ninh and Đà Nẵng with a held class each; the clock has opened the reports, Đà Nẵng has sent its own."""
    other_head = make_officer("FA_HEAD", Body.objects.get(code="NGV-48-202507"), clearance=2)
    held_class(fa_officer, fa_head, place="Bắc Ninh")
    held_class(outsider, other_head, place="Đà Nẵng")
    on_day(clock.today())
    sent = report_of("48")
    for act, actor in ((writing.Compile, outsider), (sending.Submit, outsider), (sending.Approve, other_head)):
        perform(sent, act, actor=actor)
    perform(sent, sending.Send, actor=outsider, document_number="48/BC-SNgV")
    return {"24": (fa_officer, fa_head), "48": (outsider, other_head), "VN": (ministry_officer, ministry_head)}


@pytest.fixture
def desk(page_of):
    """desk(officer) → the page on which that officer has worked all the time"""
    return cache(page_of)


def held_class(officer, head, **fields):
    """A class of two, held in the period that ends on 14 October."""
    days = {"date_from": "2026-10-05", "date_to": "2026-10-06"}
    record = open_one(officer, **days, **fields)
    perform(record, classes.Submit, actor=officer, reasons=SMALL)
    perform(record, classes.Approve, actor=head)
    return perform(record, classes.Hold, actor=officer, attendances=[WOMAN, MAN], reasons=SMALL)


def report_of(unit):
    """The month's report of a unit, which the clock opened: "24", or "00" for the nation."""
    return PeriodicReport.objects.for_system("test").get(dossier__number=f"BC-{unit}-2026-0001", period_key="2026-10")


def address_of(unit):
    return report_of(unit).get_absolute_url()


def submit(page):
    carry_out(page, "Trình duyệt")
    expect(badge(page)).to_have_text("Đang trình duyệt")


def sign_and_send(desk, officers, address, document_number):
    """The head finds the report under her work and approves it; the writer sends it."""
    writer, head = officers
    page = desk(head)
    page.goto("/")
    page.locator("#cho-toi").get_by_role("link", name="Báo cáo").first.click()
    assert page.url.endswith(address)
    carry_out(page, "Duyệt")
    expect(badge(page)).to_have_text("Đã duyệt")
    page = desk(writer)
    page.goto(address)
    follow(page, "Gửi báo cáo")
    page.get_by_label("Số, ký hiệu văn bản").fill(document_number)
    press(page, "Gửi báo cáo")
    give_reasons(page, "Gửi báo cáo")
    expect(badge(page)).to_have_text("Đã gửi")


def a_province_reports(desk, officers, address, document_number):
    """From “việc của tôi” to a report that is sent."""
    page = desk(officers[0])
    page.goto("/")
    page.get_by_role("link", name=address.split("/")[-2], exact=True).click()
    carry_out(page, "Tổng hợp")
    expect(figure(page, "DT-I02")).to_have_text("2")
    follow(page, "Viết báo cáo")
    page.get_by_label("Nội dung mục I.1", exact=True).fill("Tỉnh ủy đã họp bàn về công tác đối ngoại.")
    press(page, "Viết báo cáo")
    expect(page.locator(".report-chapter").first).to_contain_text("Tỉnh ủy đã họp bàn")
    submit(page)
    sign_and_send(desk, officers, address, document_number)


def figure(page, code):
    """The link from the value of a figure to the records behind it."""
    return page.locator("main tr", has_text=f"{code} ·").locator("td").first.get_by_role("link")


def frozen(page, address, version=1):
    """The bytes of a frozen version."""
    answer = page.request.get(f"{address}versions/{version}/data.json")
    assert answer.ok
    return answer.body()


def restated(page):
    """The rows of the table of restatements, as text."""
    table = page.get_by_role("region", name="Đính chính sau khi chốt")
    return [re.sub(r"\s+", " ", row).strip() for row in table.locator("tbody tr").all_inner_texts()]


def test_a_month_from_two_provinces_to_a_published_report_and_a_restatement(desk, nation):
    bac_ninh, da_nang, national = map(address_of, ("24", "48", "00"))
    a_province_reports(desk, nation["24"], bac_ninh, "12/BC-SNgV")

    # The Ministry looks at the board, consolidates, and opens a figure down to one dossier.
    ministry = desk(nation["VN"][0])
    ministry.goto("/")
    ministry.get_by_role("link", name="BC-00-2026-0001", exact=True).click()
    follow(ministry, "Tình hình gửi báo cáo")
    expect(ministry.locator(".stat").first).to_contain_text("2/34")
    ministry.go_back()
    carry_out(ministry, "Tổng hợp")
    expect(figure(ministry, "DT-I02")).to_have_text("4")
    figure(ministry, "DT-I02").click()
    ministry.get_by_role("link", name=re.compile("^DT-24-")).first.click()
    expect(ministry.locator("main")).to_contain_text("Lớp bồi dưỡng lễ tân đối ngoại")

    # It returns one report, not without saying why; the province reads the reason, mends it, sends it again.
    ministry.goto(national)
    ministry.get_by_role("link", name=re.compile("^BC-48-")).click()
    follow(ministry, "Trả lại báo cáo")
    reason = ministry.get_by_label("Cần sửa gì")
    reason.fill("   ")
    press(ministry, "Trả lại báo cáo")
    assert "/send_back/" in ministry.url
    reason.fill(RETURNED_FOR)
    press(ministry, "Trả lại báo cáo")
    expect(badge(ministry)).to_have_text("Bị trả lại")
    first = frozen(ministry, da_nang)
    writer = desk(nation["48"][0])
    writer.goto(da_nang)
    expect(writer.locator("main .message").first).to_contain_text(RETURNED_FOR)
    follow(writer, "Lập phiên bản mới")
    writer.locator("textarea[name=note]").fill("Sửa theo ý kiến của Bộ")
    press(writer, "Lập phiên bản mới")
    expect(writer.locator("main .message", has_text=RETURNED_FOR)).to_be_visible()
    submit(writer)
    sign_and_send(desk, nation["48"], da_nang, "49/BC-SNgV")
    assert frozen(writer, da_nang) == first

    # It accepts both, counts anew, has its own report signed, sends and publishes it.
    for address in (bac_ninh, da_nang):
        ministry.goto(address)
        carry_out(ministry, "Tiếp nhận")
        expect(badge(ministry)).to_have_text("Đã được tiếp nhận")
    ministry.goto(national)
    carry_out(ministry, "Tính lại số liệu")
    submit(ministry)
    sign_and_send(desk, nation["VN"], national, "512/BC-NVĐP")
    publisher = desk(nation["VN"][1])
    publisher.goto(national)
    carry_out(publisher, "Công bố")
    expect(badge(publisher)).to_have_text("Đã công bố")
    before = {address: frozen(publisher, address) for address in (bac_ninh, national)}

    # A record is corrected, with its reason; the restatement stands on both reports, what was sent stays as it was.
    officer = desk(nation["24"][0])
    officer.goto(Dossier.objects.for_system("test").get(register="training", province__code="24").get_absolute_url())
    follow(officer, "Đính chính")
    officer.locator("input[name='attendances-2-full_name']").fill("Lê Thị Cúc")
    for count in classes.COUNT_FIELDS:  # left empty, they are counted from the list
        officer.locator(f"input[name={count}]").fill("")
    press(officer, "Đính chính")
    assert officer.url.endswith("/rectify/")  # no reason was given: nothing is saved, nothing is lost
    expect(officer.locator("input[name='attendances-2-full_name']")).to_have_value("Lê Thị Cúc")
    officer.locator("textarea[name=note]").fill(COUNTED_ANEW)
    press(officer, "Đính chính")
    give_reasons(officer, "Đính chính")
    number = officer.locator("main").get_by_text(re.compile(r"^DT-24-2026-\d+$")).first.inner_text()
    for page, address, old, new in ((officer, bac_ninh, 2, 3), (publisher, national, 4, 5)):
        page.goto(address)
        who = f"{nation['24'][0]}, 15/10/2026"
        row = next(each for each in restated(page) if "(DT-I02)" in each)
        assert row.startswith(f"Lượt người được bồi dưỡng (DT-I02) {old} {new} {COUNTED_ANEW} {number} {who}")
        assert frozen(page, address) == before[address]
    assert list(verify()) == []


@pytest.mark.usefixtures("mid_october")
def test_a_province_writes_and_submits_without_javascript(page_of, fa_officer):
    page = page_of(fa_officer, java_script_enabled=False)
    page.goto(factories.month(fa_officer).get_absolute_url())
    carry_out(page, "Tổng hợp")
    follow(page, "Viết báo cáo")
    page.get_by_label("Nội dung mục II", exact=True).fill("Kết quả tốt.")
    press(page, "Viết báo cáo")
    expect(page.locator("#muc-II")).to_contain_text("Kết quả tốt.")
    submit(page)


@pytest.mark.usefixtures("mid_october")
def test_two_clicks_submit_once(page_of, fa_officer):
    page, report = page_of(fa_officer), factories.compiled(fa_officer)
    page.goto(f"{report.get_absolute_url()}submit/")
    page.get_by_role("button", name="Trình duyệt", exact=True).dblclick()
    expect(badge(page)).to_have_text("Đang trình duyệt")
    assert Entry.objects.filter(action="reports.submit").count() == report.versions.count() == 1


@pytest.mark.usefixtures("mid_october")
def test_what_was_written_outlives_a_browser_that_died_before_saving(page_of, fa_officer):
    page, address = page_of(fa_officer), f"{factories.compiled(fa_officer).get_absolute_url()}write/"
    page.goto(address)
    page.get_by_label("Nội dung mục II", exact=True).fill("Kết quả tốt.")
    while "Kết quả tốt." not in page.evaluate("JSON.stringify(localStorage)"):
        page.wait_for_timeout(200)  # what was typed is kept a moment after the last key
    again = page.context.new_page()
    page.close()
    again.goto(address)
    expect(again.get_by_text("Đã điền lại bản nháp")).to_be_visible()
    expect(again.get_by_label("Nội dung mục II", exact=True)).to_have_value("Kết quả tốt.")


@pytest.mark.usefixtures("mid_october")
@pytest.mark.parametrize("screen", [{"width": 1280}, {"width": 360, "color_scheme": "dark"}], ids=str)
def test_pages_of_a_report_are_accessible_and_fit(page_of, fa_officer, ministry_officer, screen):
    own = factories.compiled(fa_officer).get_absolute_url()
    whole = perform(PeriodicReport, opening.Open, actor=ministry_officer, definition="QG-THANG", period_key="2026-10")
    national = perform(whole, writing.Compile, actor=ministry_officer).get_absolute_url()
    paths = {
        fa_officer: (own, f"{own}write/", f"{own}state/"),
        ministry_officer: (national, "/so/reports/toan-quoc/"),
    }
    for officer, addresses in paths.items():
        page = page_of(officer, **screen)
        for path in addresses:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
            found = Axe().run(page).response["violations"]
            assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
