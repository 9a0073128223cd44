"""The pages of the register as people use them; personal data of guests reach those only who process the dossier."""

import datetime as dt
import io
import json

import openpyxl
import pytest

from doingoai.audit.models import Entry
from doingoai.registers.delegations_in import documents
from doingoai.registers.delegations_in.actions import preparing
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.tests.factories import TODAY, at, guest, item
from doingoai.workflow.perform import perform

LIST = "/so/delegations_in/"
PASSPORT, BORN = "M12345678", "01/05/1979"
FORM = {
    "title": "Đoàn Thị trưởng Gwangyang",
    "guest_category": "KHACH_UBND",
    "visit_type": "LAM_VIEC",
    "inviter": "KHACH_DE_NGHI",
    "origin": "KR",
    "organisation": "Chính quyền thành phố Gwangyang",
    "head_name": "Jung In-hwa",
    "head_title": "Thị trưởng",
    "head_rank": "TINH_TRUONG",
    "guest_count": "12",
    "host_rank": "R04",
    "lead_host_other": "Cơ quan Trung ương",
    "arrive_on": "08/09/2026",
    "leave_on": "10/09/2026",
    "localities": "phường Kinh Bắc",
    "areas": ["KHU_VUC_CAM"],
    "purpose": "Trao đổi hợp tác cảng biển và giao lưu thanh niên.",
    "content": "Hội đàm; thăm khu công nghiệp.",
    "sensitivity": "S0",
    "off_plan_reason": "Khách đề nghị",
    "cost_bearing": "KHACH_TU_TUC",
}


@pytest.fixture
def listed(propose, requester):
    """A proposed visit with one guest in its list."""
    record = propose(guest_count=1)
    with at(TODAY):
        return perform(record, preparing.SetGuests, actor=requester, guests=[guest()])


def test_requester_opens_from_the_form(signed_in, requester):
    answer = signed_in(requester).post(LIST + "mo/", FORM, follow=True)
    assert answer.status_code == 200
    record = IncomingDelegation.objects.visible_to(requester).get()
    assert (record.guest_count, record.areas, record.origin_id) == (12, ["KHU_VUC_CAM"], "KR")
    assert "Khu vực cấm" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"leave_on": "07/09/2026"}, "Ngày đi trước ngày đến."),
        ({"lead_host_other": ""}, "Ghi đúng một cơ quan chủ trì"),
        ({"cost_bearing": "VN_TOAN_BO"}, "Cần có trong trường hợp đã chọn."),
        ({"guest_count": "0"}, "Giá trị phải từ 1 trở lên."),
        ({"guest_count": "99999"}, "Giá trị nhiều nhất là 5000."),
        ({"purpose": "Thăm"}, "ít nhất 20"),
    ],
)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(said, text, signed_in, requester):
    answer = signed_in(requester).post(LIST + "mo/", FORM | said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert text in page
    assert "Jung In-hwa" in page


def test_hosts_are_those_of_the_province_and_of_the_centre(signed_in, requester, make_body, other_province):
    make_body("Sở Phương Xa", province=other_province)
    page = signed_in(requester).get(LIST + "mo/").content.decode()
    assert "Sở Công Thương thử" in page
    assert "Cục Ngoại vụ và Ngoại giao văn hóa" in page
    assert "Sở Phương Xa" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=gwangyang", True), ("q=jung", True), ("q=busan", False), ("guest_category=KHACH_UBND", True),
     ("origin=JP", False), ("state=CLOSED", False)],
)  # fmt: skip
def test_list_is_searched_and_filtered(query, found, propose, signed_in, auditor):
    record = propose()
    page = signed_in(auditor).get(f"{LIST}?{query}").content.decode()
    assert (record.dossier.number in page) is found


def test_page_masks_the_guests_for_everybody(listed, signed_in, requester, auditor):
    for who in (requester, auditor):
        page = signed_in(who).get(listed.get_absolute_url()).content.decode()
        assert "•••78" in page
        assert PASSPORT not in page
        assert BORN not in page


def test_who_processes_the_dossier_reads_them_in_form_and_papers(listed, signed_in, requester, fa_officer):
    form = signed_in(requester).get(listed.get_absolute_url() + "guests/").content.decode()
    assert PASSPORT in form
    for who in (requester, fa_officer):
        client = signed_in(who)
        assert "Danh sách khách (Word)" in client.get(listed.get_absolute_url()).content.decode()
        answer = client.get(listed.get_absolute_url() + "van-ban/guest-list/")
        assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_police_of_the_province_reads_them_once_it_was_submitted(present, police, requester, signed_in):
    record = present()
    assert signed_in(police).get(record.get_absolute_url() + "van-ban/notice/").status_code == 200


@pytest.mark.parametrize("paper", ["guest-list", "notice"])
def test_colleague_and_host_beside_get_no_paper_with_personal_data(
    paper, propose, signed_in, auditor, outsider, make_body, make_officer, province
):
    partner = make_body("Sở Du lịch thử", province=province)
    colleague = make_officer("REQUESTER", partner, scope="body")
    record = propose(co_hosts=[partner.pk])
    for who in (auditor, colleague, outsider):
        assert signed_in(who).get(f"{record.get_absolute_url()}van-ban/{paper}/").status_code == 404
    page = signed_in(auditor).get(record.get_absolute_url()).content.decode()
    assert "chỉ hiện cho người xử lý hồ sơ" in page


def test_ledger_api_and_sheet_never_hold_a_passport(listed, signed_in, requester, auditor):
    said = json.dumps([entry.changes for entry in Entry.objects.filter(subject=listed.dossier.key)], default=str)
    assert "passport_no" in said
    assert PASSPORT not in said
    assert "1979-05-01" not in said
    client = signed_in(auditor)
    told = client.get(f"/api/so/delegations_in/{listed.dossier.number}").json()["fields"]["guests"]
    assert [(row["full_name"], row["passport_no"], row["birth_date"]) for row in told] == [("Kim Min-su", "***", "***")]
    sheet = b"".join(signed_in(requester).get(LIST + "xuat/").streaming_content)
    cells = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)
    assert PASSPORT not in json.dumps(list(cells), default=str)


def test_page_suggests_protocol_and_lists_what_to_prepare(propose, signed_in, requester):
    page = signed_in(requester).get(propose().get_absolute_url()).content.decode()
    assert "Đề nghị về lễ tân" in page
    assert "Bí thư Tỉnh ủy – Chủ tịch UBND tỉnh" in page
    assert "Cặp cờ tại nơi hội đàm" in page
    assert "Cặp cờ, quốc ca, phông chữ có tên nước" in page
    assert "chờ xác minh" in page


def test_page_of_a_territory_names_it_and_hides_its_flag(propose, signed_in, requester):
    page = signed_in(requester).get(propose(origin="HK").get_absolute_url()).content.decode()
    assert "Hồng Công (Trung Quốc)" in page
    assert "Không treo cờ, không cử quốc ca" in page
    assert "Cặp cờ, quốc ca, phông chữ có tên nước" not in page


def test_rank_without_a_row_is_said(propose, signed_in, requester):
    page = signed_in(requester).get(propose(head_rank="KHAC").get_absolute_url()).content.decode()
    assert "Bảng lễ tân chưa có dòng cho cấp khách này" in page


def test_programme_is_typed_in_the_grid(propose, signed_in, requester):
    record = propose()
    row = {"day": "08/09/2026", "time_from": "09:00", "time_to": "10:30", "kind": "HOI_DAM", "activity": "Hội đàm",
           "place": "Phòng khánh tiết", "chair": "Lê Văn Chủ", "chair_rank": "R04"}  # fmt: skip
    typed = {f"programme-0-{name}": value for name, value in row.items()}
    client = signed_in(requester)
    with at(TODAY):
        answer = client.post(record.get_absolute_url() + "programme/", typed | {"programme-0-time_to": "08:00"})
        assert answer.status_code == 422
        assert "Giờ kết thúc phải sau giờ bắt đầu." in answer.content.decode()
        client.post(record.get_absolute_url() + "programme/", typed)
    assert [(each.time_from, each.chair) for each in record.programme.all()] == [(dt.time(9), "Lê Văn Chủ")]


def test_clash_is_shown_and_blocks(propose, signed_in, requester):
    record = propose()
    with at(TODAY):
        perform(record, preparing.SetProgramme, actor=requester, programme=[item()])
        rows = [
            {"time_from": "09:00", "place": "Phòng khánh tiết"},
            {"time_from": "09:30", "place": "phòng KHÁNH tiết"},
        ]
        typed = {
            f"programme-{number}-{name}": value
            for number, row in enumerate(rows)
            for name, value in (
                row | {"day": "08/09/2026", "time_to": "10:30", "kind": "HOI_DAM", "activity": f"Việc {number}"}
            ).items()
        }
        answer = signed_in(requester).post(record.get_absolute_url() + "programme/", typed)
    assert answer.status_code == 422
    assert "Trùng địa điểm" in answer.content.decode()


def test_ended_visit_leads_to_its_commitments_and_gifts(ended, signed_in, fa_officer):
    page = signed_in(fa_officer).get(ended.get_absolute_url()).content.decode()
    assert f"source_type=VISIT&amp;source_number={ended.dossier.number}" in page
    assert f"/so/gifts/mo/receive/?visit_number={ended.dossier.number}" in page


@pytest.mark.parametrize("document", [each.key for each in documents.ALL])
def test_documents_are_handed_out(document, propose, signed_in, requester, outsider):
    url = f"{propose().get_absolute_url()}van-ban/{document}/"
    assert signed_in(requester).get(url).content[:2] == b"PK"
    assert signed_in(outsider).get(url).status_code == 404


def test_book_lists_what_the_officer_sees(ended, present, propose, signed_in, fa_officer, requester, outsider):
    waiting = present(title="Đoàn Busan")
    draft = propose(title="Đoàn nháp")
    days = {"tu": "01/01/2026", "den": "31/12/2026"}
    page = signed_in(fa_officer).get(LIST + "so-dang-ky/", days).content.decode()
    assert "Đoàn Thị trưởng thành phố Gwangyang" in page
    assert waiting.dossier.title in page
    assert draft.dossier.title not in page
    elsewhere = signed_in(outsider).get(LIST + "so-dang-ky/", days).content.decode()
    assert "Gwangyang" not in elsewhere
    printed = signed_in(requester).get(LIST + "so-dang-ky/", days | {"dang": "docx"})
    assert printed.content[:2] == b"PK"


def test_page_takes_no_more_queries_for_many_guests_than_for_one(
    propose, requester, signed_in, django_assert_max_num_queries
):
    record, client = propose(guest_count=9), signed_in(requester)
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest()])
    client.get(record.get_absolute_url())  # what is read once for all pages
    with django_assert_max_num_queries(90) as first:
        client.get(record.get_absolute_url())
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(f"Khách {each}") for each in range(9)])
    with django_assert_max_num_queries(len(first)):
        client.get(record.get_absolute_url())
