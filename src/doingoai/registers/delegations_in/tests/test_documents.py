"""The papers of a visit: what they say, and that they become files."""

import datetime as dt

import pytest

from doingoai.documents import ND30_2020, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.registers.delegations_in import documents
from doingoai.registers.delegations_in.actions import preparing, visit
from doingoai.registers.delegations_in.tests.factories import TODAY, at, guest, item
from doingoai.workflow.perform import perform

EVERY = [each.build for each in (*documents.ALL, *documents.WITH_GUESTS)]


def texts(document):
    """Return the lines of a composed document, tables as rows joined by " | "."""
    return [
        text for section in compose(document, ND30_2020).sections for each in section.items for text in _texts(each)
    ]


def _texts(each):
    if isinstance(each, Line):
        return [each.text]
    if isinstance(each, Grid):
        rows = (" | ".join("".join(run.text for run in cell) for cell in row.cells) for row in each.rows)
        return [" | ".join(each.head), *rows]
    if isinstance(each, Columns):
        return [line.text for row in each.rows for cell in row for line in cell if isinstance(line, Line)]
    return []


def test_request_says_who_comes_when_and_why(propose):
    said = texts(documents.request(propose(desired_meetings="Chào Bí thư Tỉnh ủy"), {}))
    assert "Sở Công Thương thử đề nghị cho phép đón Đoàn Thị trưởng thành phố Gwangyang:" in said
    assert (
        "- Khách: Chính quyền thành phố Gwangyang (Hàn Quốc); trưởng đoàn: Jung In-hwa, Thị trưởng; số khách: 3."
        in said
    )
    assert "- Thời gian: từ ngày 08/09/2026 đến ngày 10/09/2026; địa bàn: phường Kinh Bắc." in said
    assert "- Đề nghị tiếp, làm việc: Chào Bí thư Tỉnh ủy" in said
    assert "- Kinh phí: Việt Nam chi một phần; dự toán: 85.000.000 đồng." in said


def test_territory_stands_under_its_official_name(propose):
    said = texts(documents.request(propose(origin="TW"), {}))
    assert any("Đài Loan (Trung Quốc)" in line for line in said)


def test_programme_and_tasks_have_the_prescribed_columns(propose, requester):
    record = propose()
    rows = [item(in_charge="Sở Ngoại vụ", vehicle="Xe 16 chỗ", their_side="Trưởng đoàn và 2 người")]
    with at(TODAY):
        perform(record, preparing.SetProgramme, actor=requester, programme=rows)
    said = texts(documents.programme(record, {}))
    assert "Thời gian | Nội dung | Địa điểm | Thành phần ta | Thành phần bạn | Chủ trì | Phụ trách" in said
    line = "08/09 09:00–10:00 | Hội đàm | Phòng khánh tiết |  | Trưởng đoàn và 2 người | Lê Văn Chủ | Sở Ngoại vụ"
    assert line in said
    assert "1 | Hội đàm | 08/09 09:00 | Sở Ngoại vụ | Đặng Thu Hà | Xe 16 chỗ |  | " in texts(
        documents.tasks(record, {})
    )


def test_list_of_guests_has_the_prescribed_columns(propose, requester):
    record = propose()
    with at(TODAY):
        perform(record, preparing.SetGuests, actor=requester, guests=[guest(entry_status="Miễn thị thực")])
    said = texts(documents.guest_list(record, {}))
    assert "STT | Họ và tên | Giới tính | Ngày sinh | Quốc tịch | Số hộ chiếu | Chức vụ | Ghi chú" in said
    row = "1 | Kim Min-su | Nam | 01/05/1979 | Hàn Quốc | M12345678 | Trưởng phòng Hợp tác quốc tế | Miễn thị thực"
    assert row in said


@pytest.mark.parametrize(
    ("areas", "to"),
    [([], ("Công an tỉnh",)), (["BIEN_GIOI"], ("Công an tỉnh", "Bộ đội Biên phòng"))],
)
def test_notice_goes_to_those_concerned(areas, to, propose):
    assert documents.notice(propose(areas=areas), {}).addressees == to


def test_report_follows_its_parts(ended, requester):
    with at(dt.date(2026, 9, 15)):
        perform(
            ended, visit.Report, actor=requester, results="Hai bên trao đổi về cảng biển.", no_commitment=True,
            actual_cost_vnd=80_000_000,
        )  # fmt: skip
    said = texts(documents.report(ended, {}))
    parts = [line for line in said if line.split(" ")[0] in {"I.", "II.", "III.", "IV.", "V.", "VI."}]
    assert parts == [
        "I. THÔNG TIN CHUNG", "II. NỘI DUNG VÀ KẾT QUẢ", "III. ĐÁNH GIÁ", "IV. CAM KẾT", "V. KIẾN NGHỊ", "VI. KINH PHÍ",
    ]  # fmt: skip
    assert "- Văn bản cho phép: số 512/UBND-NgV ngày 21/08/2026." in said
    assert "Không phát sinh cam kết." in said
    assert "Đã dùng: 80.000.000 đồng; Việt Nam chi một phần./." in said


def test_draft_of_the_report_has_blanks(propose):
    said = texts(documents.report(propose(), {}))
    assert "- Văn bản cho phép: chưa có." in said
    assert "Chưa ghi cam kết." in said


@pytest.mark.parametrize("build", EVERY, ids=[build.__name__ for build in EVERY])
def test_paper_becomes_a_word_file_and_a_pdf(build, ready):
    assert render_docx(build(ready, {}))[:2] == b"PK"
    assert render_pdf(build(ready, {}))[:4] == b"%PDF"
