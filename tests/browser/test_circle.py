"""The whole circle in a real browser, as its officers go through it: from a guidance document to a figure's records."""

import re

import pytest
from docx import Document
from playwright.sync_api import expect

from doingoai.audit.ledger import verify

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GUIDANCE = """BỘ NGOẠI GIAO
CỤC NGOẠI VỤ VÀ NGOẠI GIAO VĂN HÓA

Số: 4127/CNV-ĐP
Hà Nội, ngày 05 tháng 10 năm 2026
V/v định hướng công tác đối ngoại địa phương năm 2027

Kính gửi: Sở Ngoại vụ các tỉnh, thành phố trực thuộc Trung ương

Thực hiện Kết luận số 33-KL/TW ngày 25/7/2018 của Bộ Chính trị, Cục đề nghị các địa phương:

1. Rà soát các thỏa thuận quốc tế đã ký và đôn đốc thực hiện cam kết.
2. Tổ chức bồi dưỡng cán bộ đối ngoại, trong đó:
a) Mở lớp lễ tân cho cán bộ cấp xã;
b) Cử cán bộ dự lớp do Bộ tổ chức.
3. Làm tốt công tác người Việt Nam ở nước ngoài theo Quyết định số 8125/QĐ-TTg ngày 09/9/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CỤC TRƯỞNG
PHÓ CỤC TRƯỞNG

Lê Hoài Phương
"""


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def carry_out(page, verb):
    """Open the form of a verb from the dossier's page and press its button; a warning is given a reason."""
    follow(page, verb)
    press(page, verb)
    give_reasons(page, verb)


def give_reasons(page, verb):
    """Write a reason for each warning and press again; nothing when there was no warning."""
    reasons = page.locator("textarea[name^=reason-]")
    for number in range(reasons.count()):
        reasons.nth(number).fill("Theo tình hình thực tế của địa phương")
    if reasons.count():
        press(page, verb)


def badge(page):
    return page.locator(".page-head .badge")


@pytest.fixture
def nation(make_officer, ministry_officer, fa_officer, fa_head, chair, outsider):
    from doingoai.organisations.models import Body

    party = make_officer("TTTU", Body.objects.get(code="TU-24-202507"), clearance=2)
    return {"ministry": ministry_officer, "officer": fa_officer, "head": fa_head, "party": party, "chair": chair,
            "outsider": outsider}  # fmt: skip


def test_from_guidance_to_an_approved_plan_and_a_figure_that_opens_its_records(page_of, nation, tmp_path):
    source = tmp_path / "dinh-huong-2027.txt"
    source.write_text(GUIDANCE, encoding="utf-8")

    # The Ministry takes the document in, sees what was read beside the text, confirms it, sends it to every province.
    ministry = page_of(nation["ministry"])
    ministry.goto("/so/guidance/")
    follow(ministry, "Tiếp nhận văn bản")
    ministry.locator("input[type=file]").set_input_files(source)
    press(ministry, "Tiếp nhận văn bản")
    expect(badge(ministry)).to_contain_text("nhận")
    address = ministry.url
    follow(ministry, "Đối chiếu, sửa")
    expect(ministry.locator("mark").filter(has_text="33-KL/TW").first).to_be_visible()
    paths = ministry.locator("input[name^='clauses-'][name$='-number_path']")
    shown = [paths.nth(number).input_value() for number in range(paths.count())]
    assert [path for path in shown if path] == ["1", "2", "2.a", "2.b", "3"]
    press(ministry, "Lưu và xác nhận đã đối chiếu")
    give_reasons(ministry, "Xác nhận đã đối chiếu")
    follow(ministry, "Gửi địa phương")
    ministry.get_by_label("Gửi tất cả tỉnh, thành phố").check()
    press(ministry, "Gửi địa phương")
    expect(badge(ministry)).to_contain_text("gửi")

    # A province finds it, says that it came, drafts its plan, fills the table, sees the coverage, submits.
    officer = page_of(nation["officer"])
    officer.goto(address)
    carry_out(officer, "Xác nhận đã nhận")
    number = re.search(r"VBCD-[0-9-]+", address).group()
    officer.goto(f"/so/plans/mo/?guidance={number}")
    if officer.get_by_label("Mã hồ sơ văn bản chỉ đạo").input_value() != number:
        officer.get_by_label("Mã hồ sơ văn bản chỉ đạo").fill(number)
    press(officer, "Lập kế hoạch từ văn bản chỉ đạo")
    plan = officer.url
    follow(officer, "Sửa kế hoạch")
    products = officer.locator("input[name^='tasks-'][name$='-product']")
    titles = officer.locator("textarea[name^='tasks-'][name$='-title']")
    for row in range(products.count()):
        if titles.nth(row).input_value():
            products.nth(row).fill("Báo cáo kết quả")
    press(officer, "Sửa kế hoạch")
    expect(officer.locator("body")).to_contain_text("100")
    follow(officer, "Trình duyệt")
    chain = officer.locator(".steps").first
    for word in ("Lãnh đạo cơ quan ngoại vụ", "Thường trực Tỉnh ủy", "Chủ tịch UBND tỉnh", "225/VPCP-QHQT"):
        expect(chain).to_contain_text(word)
    press(officer, "Trình duyệt")
    give_reasons(officer, "Trình duyệt")
    expect(badge(officer)).to_contain_text("trình")

    # Each decider finds it under “Việc của tôi”, in the order of the matrix, and speaks.
    for who, verb in (("head", "Thẩm định đạt"), ("party", "Thống nhất"), ("chair", "Phê duyệt")):
        decider = page_of(nation[who])
        decider.goto("/")
        decider.locator("#cho-toi").get_by_role("link").first.click()
        assert decider.url == plan
        carry_out(decider, verb)
    officer.goto(plan)
    expect(badge(officer)).to_contain_text("phê duyệt")
    follow(officer, "Ban hành")
    officer.get_by_label("Số, ký hiệu").fill("64/KH-UBND")
    officer.get_by_label("Ngày ban hành").fill(officer.evaluate("new Date().toLocaleDateString('en-GB')"))
    press(officer, "Ban hành")
    expect(badge(officer)).to_contain_text("ban hành")

    # The plan leaves as a Word file in the legal layout.
    with officer.expect_download() as download:
        officer.get_by_role("link", name=re.compile(r"Kế hoạch.*\(Word\)")).first.click()
    text = "\n".join(each.text for each in Document(download.value.path()).element.body.iter() if each.text)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "lễ tân" in text

    # An officer of another province sees nothing of it.
    stranger = page_of(nation["outsider"])
    assert stranger.goto(plan).status == 404
    assert list(verify()) == []


def test_a_class_becomes_a_figure_that_opens_it(page_of, nation):
    officer = page_of(nation["officer"])
    officer.goto("/so/training/")
    follow(officer, "Lập lớp mới")
    officer.get_by_label("Tên lớp").fill("Lớp lễ tân cho cán bộ cấp xã")
    for label, choice in (
        ("Chuyên đề", "Lễ tân"),
        ("Trình độ", "Cơ bản"),
        ("Hình thức", "Trực tiếp"),
        ("Đơn vị tổ chức", "Địa phương"),
    ):
        officer.get_by_label(label).first.select_option(label=choice)
    officer.get_by_label("Địa điểm").fill("Bắc Ninh")
    officer.get_by_label("Từ ngày").fill("02/03/2026")
    officer.get_by_label("Đến ngày").fill("04/03/2026")
    officer.get_by_label("Số giờ").fill("16")
    press(officer, "Lập lớp mới")
    address = officer.url
    carry_out(officer, "Trình duyệt")
    head = page_of(nation["head"])
    head.goto(address)
    carry_out(head, "Duyệt")
    officer.goto(address)
    follow(officer, "Ghi nhận đã tổ chức")
    for row, name in enumerate(("Nguyễn Thị Hạnh", "Trần Văn Lực")):
        officer.locator(f"input[name='attendances-{row}-full_name']").fill(name)
    press(officer, "Ghi nhận đã tổ chức")
    expect(badge(officer)).to_contain_text("Đã tổ chức")
    officer.goto("/bao-cao/?period=2026&unit=24")
    figure = officer.locator("tr", has_text="DT-I02").get_by_role("link").nth(1)
    expect(figure).to_have_text("2")
    figure.click()
    expect(officer.locator("main")).to_contain_text("Lớp lễ tân cho cán bộ cấp xã")


def test_a_stamped_page_is_refused_and_nothing_is_kept(page_of, nation, tmp_path):
    source = tmp_path / "cong-van.txt"
    source.write_text("BỘ NGOẠI GIAO\nMẬT\nSố: 12/BNG-CNV\n\n1. Nội dung.\n", encoding="utf-8")
    ministry = page_of(nation["ministry"])
    ministry.goto("/so/guidance/mo/")
    ministry.locator("input[type=file]").set_input_files(source)
    press(ministry, "Tiếp nhận văn bản")
    expect(ministry.get_by_role("alert").first).to_contain_text("độ mật")
    ministry.goto("/so/guidance/")
    expect(ministry.locator("main")).to_contain_text("Chưa có hồ sơ nào")
