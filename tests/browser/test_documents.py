"""A document in a real browser, as its officers go through it: drafted in a dossier, laid out, decided, numbered,
signed, sent; received and answered by another body."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from doingoai.audit.ledger import verify
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.training.tests import factories as training
from doingoai.signing.tests import authority
from tests.browser.test_circle import badge, carry_out, follow, press

SIGNER = "Nguyễn Văn An"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(make_officer, fa_officer, fa_head, outsider):
    from doingoai.organisations.models import Body

    trade = Body.objects.get(code="SCT-24-202507")
    return {
        "officer": fa_officer, "head": fa_head, "outsider": outsider,
        "trade": make_officer("REQUESTER", trade, scope="body"),
        "trade_head": make_officer("REQUESTER_HEAD", trade, scope="body"),
    }  # fmt: skip


@pytest.fixture
def key_file(tmp_path, settings):
    """The signer's .p12, and the folder of certificates that this installation trusts."""
    now = dt.datetime.now(dt.UTC)
    root, above = authority.root(), authority.intermediate()
    signer = authority.issue(SIGNER, above, runs=(now - dt.timedelta(days=9), now + dt.timedelta(days=9)))
    yesterday = now - dt.timedelta(days=1)
    settings.TRUST_FOLDER = tmp_path / "trust"
    settings.TRUST_FOLDER.mkdir()
    lists = {"goc.crl": authority.crl(root, made=yesterday), "cap.crl": authority.crl(above, made=yesterday)}
    for name, data in {"goc.cer": root.der, "cap.cer": above.der, **lists}.items():
        (settings.TRUST_FOLDER / name).write_bytes(data)
    path = tmp_path / "nguyen-van-an.p12"
    path.write_bytes(signer.pkcs12("mat-khau"))
    return path


def test_submission_is_drafted_decided_numbered_signed_sent_and_answered(page_of, office, key_file):
    dossier = training.open_one(office["officer"]).dossier
    page = page_of(office["officer"])
    page.goto(dossier.get_absolute_url())
    follow(page, "Soạn văn bản khác cho hồ sơ này")
    draft(page)
    expect(badge(page)).to_have_text("Dự thảo")
    picture = page.locator("img.sheet")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalHeight") > 1000
    carry_out(page, "Trình ký")
    number = OutgoingDocument.objects.for_system("test").get().dossier.number

    decide(page_of(office["head"]), number)
    page.reload()
    carry_out(page, "Phát hành, lấy số")
    expect(page.locator(".facts").first).to_contain_text("01/TTr-SNgV")
    sign(page, key_file)
    expect(page.get_by_text("Chữ ký hợp lệ").first).to_be_visible()
    carry_out(page, "Gửi đi")
    expect(badge(page)).to_have_text("Đã gửi")
    expect(page.get_by_role("row", name="Sở Công Thương tỉnh Bắc Ninh")).to_contain_text("Đã đến")

    answer(page_of(office["trade"]), page_of(office["trade_head"]))
    page.reload()
    expect(page.get_by_role("row", name="Sở Công Thương tỉnh Bắc Ninh")).to_contain_text("Hoàn thành")
    page.goto("/so/documents_in/")
    expect(page.get_by_role("row", name="01/SCT-QLTM")).to_be_visible()

    stranger = page_of(office["outsider"])
    assert stranger.goto(f"/so/documents_out/{number}/").status == 404
    assert stranger.goto(f"/so/documents_out/{number}/xem.png").status == 404
    assert list(verify()) == []


def draft(page):
    page.get_by_label("Trích yếu").fill("phê duyệt chương trình bồi dưỡng lễ tân đối ngoại")
    page.get_by_label("Loại văn bản").select_option(label="Tờ trình")
    page.get_by_label("Kính gửi").fill("Sở Công Thương")
    page.get_by_label("Nội dung").fill(
        "I. SỰ CẦN THIẾT\n\nLớp bồi dưỡng là cần thiết.\n\nII. KIẾN NGHỊ\n\nĐề nghị xem xét."
    )
    page.get_by_label("Họ tên người ký").fill("Nguyễn Văn An")
    rows = page.locator("[name$=-text]:visible")
    rows.first.fill("Như trên")
    press(page, "Soạn văn bản")


def decide(page, number):
    page.goto("/")
    follow(page, "phê duyệt chương trình bồi dưỡng lễ tân đối ngoại")
    carry_out(page, "Duyệt ký")
    expect(badge(page)).to_have_text("Đã duyệt, chờ phát hành")


def sign(page, key_file):
    follow(page, "Ký số")
    page.get_by_label("Tệp chứng thư số").set_input_files(key_file)
    page.get_by_label("Mật khẩu chứng thư").fill("sai")
    press(page, "Ký số")
    expect(page.get_by_text("Mật khẩu của tệp khóa không đúng").first).to_be_visible()
    page.get_by_label("Tệp chứng thư số").set_input_files(key_file)
    page.get_by_label("Mật khẩu chứng thư").fill("mat-khau")
    press(page, "Ký số")


def answer(page, head):
    page.goto("/so/documents_in/")
    follow(page, IncomingDocument.objects.for_system("test").get().dossier.number)
    expect(page.get_by_text("Chữ ký hợp lệ").first).to_be_visible()
    carry_out(page, "Tiếp nhận, vào sổ")
    follow(page, "Soạn văn bản trả lời")
    expect(page.get_by_label("Kính gửi")).to_have_value("Sở Ngoại vụ tỉnh Bắc Ninh")
    page.get_by_label("Nội dung").fill("Sở Công Thương thống nhất với nội dung Tờ trình.")
    page.get_by_label("Họ tên người ký").fill("Trần Thị Bình")
    page.get_by_label("Ký hiệu đơn vị soạn thảo").fill("QLTM")
    press(page, "Soạn văn bản")
    carry_out(page, "Trình ký")
    head.goto("/")
    head.get_by_role("link", name="Trả lời").first.click()
    carry_out(head, "Duyệt ký")
    page.reload()
    for verb in ("Phát hành, lấy số", "Gửi đi"):
        carry_out(page, verb)
    expect(badge(page)).to_have_text("Đã gửi")


def test_pages_fit_a_narrow_screen(page_of, office):
    from doingoai.registers.documents_out.tests import factories

    record = factories.sent(office["officer"], office["head"], reply_due=dt.date(2027, 1, 5))
    page = page_of(office["officer"], width=360)
    for path in (record.get_absolute_url(), "/so/documents_out/", "/so/documents_out/doi-chieu/", "/van-ban/kiem-tra/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
