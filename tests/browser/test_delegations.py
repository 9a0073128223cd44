"""Delegations in a real browser, as an officer tells of them: a trip abroad, a guest, two persons changing a rule.

Each journey plays on the days of its story: the clock of the whole process is set, and an officer signs in on each day.
"""

import datetime as dt
import re

import pytest
import time_machine
from playwright.sync_api import expect

from doingoai.audit.ledger import verify
from doingoai.organisations.models import Body, Holding, Post
from doingoai.planning.programme_lines.tests import factories as lines
from doingoai.registers.delegations_out.tests import factories as trips
from doingoai.registers.passports.tests.factories import enter_one
from doingoai.site.jobs import deliver
from tests.browser.test_circle import badge, follow, give_reasons, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINE = {
    "year": 2027,
    "head_name": "Trần Thị Bình",
    "head_position": "Giám đốc Sở",
    "head_rank": "R10",
    "member_count": 2,
    "day_count": 5,
    "month_from": 3,
    "month_to": 3,
}
PURPOSE = "Làm việc với tỉnh Xiêng Khoảng về hợp tác nông nghiệp, đào tạo cán bộ và kết nối doanh nghiệp hai bên."
TRIP = {
    "title": "Đoàn công tác của tỉnh tại Lào",
    "delegation_type": "THAM_CHINH_THUC",
    "channel": "NHA_NUOC",
    "topic": "NONG_NGHIEP",
    "sensitivity": "S0",
    "purpose": "Thăm Lào.",
    "depart_on": "15/03/2027",
    "return_on": "19/03/2027",
    "plan_line": "DR-2027-077",
    "invited_by": "Chính quyền tỉnh Xiêng Khoảng",
    "funding": "NSNN_TINH",
    "budget_vnd": "600000000",
    "stops-0-country": "LA",
    "stops-0-city": "Phôn-xa-vẳn",
    "stops-0-partner": "Chính quyền tỉnh Xiêng Khoảng",
    "stops-0-date_from": "15/03/2027",
    "stops-0-date_to": "19/03/2027",
    "members-0-full_name": "Trần Thị Bình",
    "members-0-sex": "F",
    "members-0-role": "TRUONG_DOAN",
    "members-0-position": "Giám đốc Sở",
    "members-0-rank_group": "R10",
    "members-0-cadre_tier": "BTV",
    "members-0-sector": "NHA_NUOC",
    "members-0-task": "Phụ trách chung",
    "members-1-full_name": "Nguyễn Văn An",
    "members-1-sex": "M",
    "members-1-role": "THANH_VIEN",
    "members-1-position": "Chuyên viên",
    "members-1-rank_group": "R14",
    "members-1-cadre_tier": "CO_QUAN",
    "members-1-sector": "NHA_NUOC",
    "members-1-task": "Theo dõi nội dung làm việc",
}


class Office:
    """The days of a story: on each of them an officer has one page, in which he is signed in."""

    def __init__(self, page_of, moment):
        self.page_of, self.moment, self.pages = page_of, moment, {}

    def on(self, day):
        """Let it be ten in the morning of a day, in Hà Nội."""
        self.moment.move_to(dt.datetime.combine(day, dt.time(3), tzinfo=dt.UTC))
        self.pages.clear()

    def desk(self, officer, address):
        """The officer's page of this day, opened at an address."""
        if officer.pk not in self.pages:
            self.pages[officer.pk] = self.page_of(officer)
        page = self.pages[officer.pk]
        page.goto(address)
        return page


@pytest.fixture
def office(page_of):
    with time_machine.travel("2026-08-17 03:00Z") as moment:
        yield Office(page_of, moment)


@pytest.fixture
def province_at_work(office, make_officer, make_body, province, foreign_affairs, fa_officer, fa_head, chair, auditor):
    """Whoever speaks in these stories: a department, the foreign-affairs body, the Party, the Chairman, an auditor."""
    department = make_body("Sở Nông nghiệp và Môi trường", province=province)
    party = Body.objects.get(code="TU-24-202507")
    return {
        "clerk": make_officer("REQUESTER", department, scope="body", name="Đỗ Văn Thảo"),
        "director": make_officer("REQUESTER_HEAD", department, scope="body", clearance=2, name="Lý Thị Mai"),
        "officer": fa_officer,
        "head": fa_head,
        "keeper": make_officer("FA_OFFICER", foreign_affairs, clearance=2),
        "party": make_officer("TTTU", party, clearance=2),
        "chair": chair,
        "auditor": auditor,
        "rules": make_officer("RULE_ADMIN", foreign_affairs),
    }


def fill(page, values):
    """Write into the fields of a form by their names: text, a choice of a list, or a box that is ticked."""
    for name, value in values.items():
        field = page.locator(f"main [name='{name}']")
        if value is True:
            field.check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def act(page, verb, **values):
    """Open the form of a verb from the dossier's page, fill it, press its button; a warning is given a reason."""
    follow(page, verb)
    fill(page, values)
    press(page, verb)
    give_reasons(page, verb)


def paper(number, day, signer, **values):
    return {"number": number, "issued_on": day, "signer": signer, "capacity": "CHINH_DANH", **values}


def give_post(officer, role, body):
    """Let an officer hold one more post."""
    post = Post.objects.create(body=body, title=role, role=role, scope="province", clearance=2)
    Holding.objects.create(officer=officer, post=post, valid_from=dt.date(2015, 1, 1))


def trip_of_nine_days(officer, day):
    """A draft of the officer's department for nine days abroad."""
    last = day + dt.timedelta(days=8)
    return trips.open_one(
        officer, depart_on=day, return_on=last, stops=[trips.stop(date_from=day, date_to=last)]
    ).get_absolute_url()


def test_from_a_line_of_the_programme_to_a_trip_that_is_over(office, province_at_work, outsider):
    who = province_at_work
    office.on(dt.date(2026, 12, 1))
    line = lines.adopted(lines.open_one(who["officer"], **LINE))
    holder = {"holder_name": "Trần Thị Bình", "body": who["clerk"].seat.body.pk}
    passport = enter_one(who["keeper"], on=dt.date(2026, 12, 1), **holder).get_absolute_url()

    # A department proposes; a purpose that is too short is refused, and nothing typed is lost.
    office.on(dt.date(2027, 1, 18))
    clerk = office.desk(who["clerk"], "/so/delegations_out/")
    follow(clerk, "Lập hồ sơ đoàn ra")
    fill(clerk, TRIP)
    press(clerk, "Lập hồ sơ đoàn ra")
    expect(clerk.locator(".error-summary")).to_contain_text("50")
    for name in ("plan_line", "stops-0-city", "members-0-position", "members-1-full_name", "members-1-rank_group"):
        expect(clerk.locator(f"main [name='{name}']")).to_have_value(TRIP[name])
    fill(clerk, {"purpose": PURPOSE})
    press(clerk, "Lập hồ sơ đoàn ra")
    give_reasons(clerk, "Lập hồ sơ đoàn ra")
    expect(badge(clerk)).to_have_text("Nháp")
    trip = clerk.url
    number = trip.split("/")[-2]

    # The wrong code of a line is refused in words; with the right one the director hands the dossier in.
    director = office.desk(who["director"], trip)
    act(director, "Nộp hồ sơ")
    expect(director.get_by_role("alert").first).to_contain_text("không có dòng này trong chương trình năm 2027")
    director.goto(trip)
    follow(director, "Sửa hồ sơ")
    expect(director.locator("main [name='members-1-full_name']")).to_have_value("Nguyễn Văn An")
    fill(director, {"plan_line": line.line_code})
    press(director, "Sửa hồ sơ")
    give_reasons(director, "Sửa hồ sơ")
    act(director, "Nộp hồ sơ")
    expect(badge(director)).to_have_text("Đã nộp")

    # The foreign-affairs body receives and presents; its head, the Party and the Chairman speak in turn.
    officer = office.desk(who["officer"], trip)
    act(officer, "Tiếp nhận")
    act(officer, "Trình thẩm định, quyết định")
    expect(badge(officer)).to_have_text("Thẩm định, trình ký")
    head = office.desk(who["head"], "/")
    head.locator("#cho-toi").get_by_role("link").first.click()
    assert head.url == trip
    act(head, "Thẩm định: đủ điều kiện")
    party = office.desk(who["party"], trip)
    act(party, "Cho ý kiến: đồng ý", **paper("112-CV/TU", "18/01/2027", "Phạm Thị Thư"))
    office.on(dt.date(2027, 1, 25))
    chair = office.desk(who["chair"], trip)
    act(chair, "Quyết định cử", **paper("88/QĐ-UBND", "25/01/2027", "Lê Văn Chủ"))
    expect(badge(chair)).to_have_text("Được cử")

    # The proposer hears of it.
    deliver()
    clerk = office.desk(who["clerk"], "/")
    expect(clerk.locator(".topbar .count")).to_have_text("3")
    clerk.get_by_role("link", name="Tin chưa đọc").click()
    expect(clerk.locator("main")).to_contain_text("Quyết định cử: Đoàn công tác của tỉnh tại Lào")

    # It prepares the trip; who keeps the passports hands the director's over for it, and takes it back afterwards.
    office.on(dt.date(2027, 3, 11))
    clerk = office.desk(who["clerk"], trip)
    told = {"mission_consulted_on": "01/03/2027", "passports_ready_on": "10/03/2027", "briefed_on": "10/03/2027"}
    act(clerk, "Chuẩn bị chuyến đi", all_checked=True, **told)
    expect(badge(clerk)).to_have_text("Chuẩn bị đi")
    keeper = office.desk(who["keeper"], passport)
    act(keeper, "Giao hộ chiếu", trip_number=number, out_on="11/03/2027", receiver="Trần Thị Bình")
    expect(badge(keeper)).to_have_text("Đã giao")
    office.on(dt.date(2027, 3, 15))
    act(office.desk(who["clerk"], trip), "Ghi nhận đã đi", actual_depart_on="15/03/2027")
    office.on(dt.date(2027, 3, 22))
    clerk = office.desk(who["clerk"], trip)
    act(clerk, "Ghi nhận đã về", actual_return_on="19/03/2027")
    keeper = office.desk(who["keeper"], passport)
    act(keeper, "Nhận lại hộ chiếu", in_on="22/03/2027", returned_by="Trần Thị Bình")
    expect(badge(keeper)).to_have_text("Đang quản lý")

    # The results are reported and accepted, the dossier is closed.
    results = "Hai bên thống nhất ba nội dung hợp tác về nông nghiệp."
    act(clerk, "Báo cáo kết quả", results=results, no_commitment=True, actual_cost_vnd="590000000")
    officer = office.desk(who["officer"], trip)
    act(officer, "Chấp nhận báo cáo")
    act(officer, "Đóng hồ sơ", passports_back_on="22/03/2027", gifts_declared=True)
    expect(badge(officer)).to_have_text("Đóng hồ sơ")
    expect(officer.locator("main")).to_contain_text(results)
    expect(officer.locator(".facts div", has_text="Năm tính chuyến đi")).to_contain_text("2027")

    # The trip stands in the calendar, on a wide screen and on a telephone, and in the feed made on the page.
    title = TRIP["title"]
    officer.goto("/lich/?on=2027-03-15")
    expect(officer.locator("main").get_by_role("link", name=re.compile(title)).first).to_be_visible()
    expect(officer.locator("main")).not_to_contain_text("hai việc trùng ngày")  # with the line that it carries out
    officer.set_viewport_size({"width": 360, "height": 740})
    officer.goto("/lich/?view=list&on=2027-03-15")
    expect(officer.get_by_role("link", name=re.compile(title)).first).to_be_visible()
    assert officer.evaluate("document.documentElement.scrollWidth") <= 360
    follow(officer, "Đưa vào điện thoại, máy tính (iCal)")
    fill(officer, {"name": "Điện thoại cơ quan"})
    press(officer, "Tạo địa chỉ")
    feed = officer.request.get(officer.get_by_label("Địa chỉ", exact=True).input_value())
    assert feed.headers["content-type"].startswith("text/calendar")
    unfolded = feed.text().replace("\r\n ", "")
    assert re.search(rf"SUMMARY:.*{title}", unfolded)
    assert "DTSTART;VALUE=DATE:20270315" in unfolded

    # For an officer of another province it does not exist.
    stranger = office.page_of(outsider)
    assert stranger.goto(trip).status == 404
    assert stranger.goto(passport).status == 404
    assert list(verify()) == []


VISIT = {
    "title": "Đoàn Thị trưởng thành phố Gwangyang",
    "guest_category": "KHACH_UBND",
    "visit_type": "LAM_VIEC",
    "origin": "KR",
    "organisation": "Chính quyền thành phố Gwangyang",
    "head_name": "Jung In-hwa",
    "head_title": "Thị trưởng",
    "head_rank": "TINH_TRUONG",
    "guest_count": "2",
    "inviter": "CHU_TICH",
    "host_rank": "R04",
    "host_name": "Lê Văn Chủ",
    "arrive_on": "08/09/2026",
    "leave_on": "10/09/2026",
    "localities": "phường Kinh Bắc",
    "purpose": "Trao đổi hợp tác cảng biển, công nghiệp phụ trợ và giao lưu thanh niên.",
    "content": "Hội đàm với Ủy ban nhân dân tỉnh; thăm khu công nghiệp.",
    "sensitivity": "S0",
    "off_plan_reason": "Khách đề nghị sau khi duyệt kế hoạch",
    "cost_bearing": "VN_MOT_PHAN",
    "guest_class": "B",
    "budget_vnd": "85000000",
}
PASSPORTS = ("M12345678", "M87654321")
GUESTS = {
    "guests-0-full_name": "Jung In-hwa",
    "guests-0-part": "TRUONG_DOAN",
    "guests-1-full_name": "Kim Min-su",
    "guests-1-part": "DOAN_VIEN",
    **{f"guests-{row}-passport_no": number for row, number in enumerate(PASSPORTS)},
    **{f"guests-{row}-birth_date": "01/05/1979" for row in range(2)},
    **{f"guests-{row}-sex": "M" for row in range(2)},
    **{f"guests-{row}-nationality": "KR" for row in range(2)},
    **{f"guests-{row}-title": "Thị trưởng" for row in range(2)},
}
TALKS = {
    "programme-0-day": "08/09/2026",
    "programme-0-time_from": "09:00",
    "programme-0-time_to": "10:30",
    "programme-0-kind": "HOI_DAM",
    "programme-0-activity": "Hội đàm",
    "programme-0-place": "Phòng khánh tiết",
    "programme-0-chair": "Lê Văn Chủ",
    "programme-0-chair_rank": "R04",
    "programme-0-interpreter": "Đặng Thu Hà",
}
GIFT = {
    "title": "Tranh thêu “Cảng Gwangyang”",
    "category": "MY_NGHE",
    "est_value_vnd": "1500000",
    "giver": "Chính quyền thành phố Gwangyang",
    "receiver": "Ủy ban nhân dân tỉnh",
    "occasion": "Hội đàm ngày 08/9/2026",
    "changed_hands_on": "08/09/2026",
}


def test_a_guest_of_the_province(office, province_at_work, outsider):
    who = province_at_work

    # A department proposes a guest of the Chairman and hands the dossier in; the foreign-affairs body presents it.
    office.on(dt.date(2026, 8, 17))
    clerk = office.desk(who["clerk"], "/so/delegations_in/")
    follow(clerk, "Lập hồ sơ đoàn vào")
    fill(clerk, VISIT | {"lead_host": str(who["clerk"].seat.body.pk)})
    press(clerk, "Lập hồ sơ đoàn vào")
    give_reasons(clerk, "Lập hồ sơ đoàn vào")
    visit = clerk.url
    act(clerk, "Nộp hồ sơ")
    officer = office.desk(who["officer"], visit)
    act(officer, "Trình cho phép")
    expect(badge(officer)).to_have_text("Lấy ý kiến, trình")

    # No invitation leaves before the permission.
    clerk.goto(visit)
    expect(clerk.get_by_role("link", name="Gửi thư mời")).to_have_count(0)
    clerk.goto(f"{visit}invite/")
    expect(clerk.locator("main")).to_contain_text("Hồ sơ không ở trạng thái cho phép việc này.")
    expect(clerk.get_by_role("button", name="Gửi thư mời")).to_have_count(0)

    # Its head, the Party and the Chairman speak; the invitation leaves.
    act(office.desk(who["head"], visit), "Thẩm định: đồng ý")
    party = office.desk(who["party"], visit)
    act(party, "Cho ý kiến: đồng ý", **paper("115-CV/TU", "17/08/2026", "Phạm Thị Thư"))
    office.on(dt.date(2026, 8, 21))
    chair = office.desk(who["chair"], visit)
    act(chair, "Cho phép", **paper("512/UBND-NgV", "21/08/2026", "Lê Văn Chủ"))
    office.on(dt.date(2026, 8, 24))
    clerk = office.desk(who["clerk"], visit)
    act(clerk, "Gửi thư mời", invited_on="24/08/2026", invitation_number="9/TM-UBND")
    expect(badge(clerk)).to_have_text("Đã mời")

    # Guests and programme are entered, the police are told; who only sees reads no number of a passport.
    act(clerk, "Chuẩn bị đón")
    act(clerk, "Cập nhật danh sách khách", **GUESTS)
    act(clerk, "Cập nhật chương trình", **TALKS)
    act(clerk, "Ghi thông báo đã gửi", to="CONG_AN", number="77/TB-SNN", sent_on="24/08/2026")
    auditor = office.desk(who["auditor"], visit)
    expect(auditor.locator("main")).to_contain_text("•••78")
    for address in (visit, f"{visit}guests/"):
        auditor.goto(address)
        assert not [number for number in PASSPORTS if number in auditor.content()]
    officer = office.desk(who["officer"], visit)
    said = {"programme_approved_on": "24/08/2026", "programme_approved_by": "Lê Văn Chủ"}
    act(officer, "Sẵn sàng đón", **said)
    expect(badge(officer)).to_have_text("Sẵn sàng")

    # The guests come and leave.
    office.on(dt.date(2026, 9, 8))
    clerk = office.desk(who["clerk"], visit)
    act(clerk, "Khách đã đến", actual_arrive_on="08/09/2026", residence_declared_on="08/09/2026")
    office.on(dt.date(2026, 9, 10))
    clerk = office.desk(who["clerk"], visit)
    act(clerk, "Kết thúc chuyến thăm", actual_leave_on="10/09/2026", actual_guest_count="2")

    # What they brought is declared from the page of the visit.
    follow(clerk, "Kê khai quà nhận")
    expect(clerk.locator("main [name=visit_number]")).to_have_value(visit.split("/")[-2])
    fill(clerk, GIFT)
    press(clerk, "Ghi quà nhận")
    give_reasons(clerk, "Ghi quà nhận")
    act(clerk, "Kê khai", declared_on="10/09/2026")
    expect(badge(clerk)).to_have_text("Đã kê khai")

    # The report is accepted, the dossier closed with its gift beside it.
    clerk.goto(visit)
    results = "Hai bên trao đổi về cảng biển, chưa có nội dung phải theo dõi."
    act(clerk, "Báo cáo kết quả", results=results, no_commitment=True, actual_cost_vnd="80000000")
    officer = office.desk(who["officer"], visit)
    act(officer, "Chấp nhận báo cáo")
    act(officer, "Đóng hồ sơ", gifts_declared=True)
    expect(badge(officer)).to_have_text("Đóng hồ sơ")
    expect(officer.locator("main")).to_contain_text(GIFT["title"])
    assert office.page_of(outsider).goto(visit).status == 404
    assert list(verify()) == []


CHANGE = {
    "title": "Chuyến đi nước ngoài không quá 8 ngày",
    "key": "LIM_DAYS",
    "value": "8",
    "unit": "ngày",
    "basis": "Quy chế quản lý đoàn ra của tỉnh",
    "confidence": "LOCAL",
    "effective_from": "24/08/2026",
    "reason": "Tiết kiệm chi ngân sách.",
}


def test_two_persons_change_a_rule(office, province_at_work, foreign_affairs, outsider):
    who = province_at_work
    admin = who["rules"]
    give_post(admin, "FA_HEAD", foreign_affairs)
    office.on(dt.date(2026, 8, 17))
    first, second = (trip_of_nine_days(who["clerk"], day) for day in (dt.date(2026, 10, 12), dt.date(2026, 11, 9)))

    # Nine days are within the national figure.
    director = office.desk(who["director"], first)
    follow(director, "Nộp hồ sơ")
    press(director, "Nộp hồ sơ")
    expect(director.locator("main")).not_to_contain_text("nhiều nhất 10 ngày")

    # One person proposes eight days and cannot confirm them, whatever posts she holds.
    page = office.desk(admin, "/so/rule_changes/mo/propose_limit/")
    fill(page, CHANGE)
    press(page, "Đề xuất định mức")
    give_reasons(page, "Đề xuất định mức")
    change = page.url
    act(page, "Trình xác nhận")
    expect(badge(page)).to_have_text("Chờ người thứ hai xác nhận")
    expect(page.get_by_role("link", name="Xác nhận, cho áp dụng")).to_have_count(0)
    page.goto(f"{change}confirm/")
    expect(page.locator("main")).to_contain_text("Người đề xuất không tự quyết định hồ sơ của mình.")
    expect(page.get_by_role("button", name="Xác nhận, cho áp dụng")).to_have_count(0)
    page.goto(change)
    expect(badge(page)).to_have_text("Chờ người thứ hai xác nhận")

    # A second one does; from its day on a trip of nine days is held against the province's own figure.
    head = office.desk(who["head"], change)
    act(head, "Xác nhận, cho áp dụng")
    expect(badge(head)).to_have_text("Đã xác nhận")
    office.on(dt.date(2026, 8, 24))
    director = office.desk(who["director"], second)
    follow(director, "Nộp hồ sơ")
    press(director, "Nộp hồ sơ")
    finding = director.locator(".finding", has_text="R-DR-06")
    expect(finding).to_contain_text("Đoàn có 9 ngày; nhiều nhất 8 ngày.")
    give_reasons(director, "Nộp hồ sơ")
    expect(badge(director)).to_have_text("Đã nộp")

    # The page of authority shows the whole matrix in words.
    director.goto("/tham-quyen/?muc=ma-tran")
    expect(director.get_by_role("row").filter(has_text="A09.").first).to_contain_text("Chủ tịch UBND tỉnh")
    expect(director.get_by_role("row").filter(has_text="AB-C10.").first).to_contain_text("Thẻ ABTC")
    assert office.page_of(outsider).goto(change).status == 404
    assert list(verify()) == []
