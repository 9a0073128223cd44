"""The decision with its list of members, and the report: what they say, and that they become files."""

import datetime as dt

import pytest

from doingoai.documents import ND30_2020, render_docx, render_pdf
from doingoai.documents.compose import compose
from doingoai.documents.sheet import Columns, Grid, Line
from doingoai.registers.delegations_out import documents
from doingoai.registers.delegations_out.actions import journey
from doingoai.registers.delegations_out.models import Paper
from doingoai.registers.delegations_out.tests.factories import at, head, member, stop
from doingoai.workflow.perform import perform


def texts(document):
    """Return the lines of a composed document, tables as rows joined by " | "."""
    found = []
    for section in compose(document, ND30_2020).sections:
        for item in section.items:
            found += _texts(item)
    return found


def _texts(item):
    if isinstance(item, Line):
        return [item.text]
    if isinstance(item, Grid):
        return [
            " | ".join(item.head),
            *(" | ".join("".join(run.text for run in cell) for cell in row.cells) for row in item.rows),
        ]
    if isinstance(item, Columns):
        return [line.text for row in item.rows for cell in row for line in cell if isinstance(line, Line)]
    return []


def test_decision_names_head_country_days_and_bases(approved):
    said = texts(documents.decision(approved, {}))
    assert "Số: 488/QĐ-UBND" in said
    assert "Bắc Ninh, ngày 14 tháng 9 năm 2026" in said
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH" in said
    assert "Căn cứ Văn bản số 112-CV/TU ngày 09/09/2026 của Thường trực Tỉnh ủy;" in said
    assert next(line for line in said if line.startswith("Điều 1")) == (
        "Điều 1. Cử Đoàn công tác của tỉnh tại Lào gồm 2 người, do bà Trần Thị Bình, Giám đốc Sở, làm Trưởng đoàn, đi "
        "công tác tại Lào từ ngày 12/10/2026 đến ngày 16/10/2026 (5 ngày). Danh sách đoàn kèm theo Quyết định này."
    )
    means = next(line for line in said if line.startswith("Điều 2"))
    assert "dự toán 620.000.000 đồng" in means
    assert "trong thời hạn 10 ngày làm việc" in means
    assert [line.split(".")[0] for line in said if line.startswith("Điều")] == ["Điều 1", "Điều 2", "Điều 3"]
    assert "Lê Văn Chủ" in said


def test_list_of_members_has_the_prescribed_columns(propose):
    row = member(salary_code="01.003", salary_grade="5", salary_class="A1")
    said = texts(documents.decision(propose(members=[head(), row]), {}))
    assert "DANH SÁCH ĐOÀN" in said
    assert "STT | Họ và tên | Chức vụ | Đơn vị công tác | Mã ngạch | Bậc | Loại | Vai trò" in said
    assert "2 | Nguyễn Văn An | Chuyên viên | Sở Nông nghiệp và Môi trường | 01.003 | 5 | A1 | Thành viên" in said


@pytest.mark.parametrize(
    ("role", "capacity", "lines"),
    [
        (None, "", ("Chủ tịch",)),
        ("UBND_CHAIR", "CHINH_DANH", ("Chủ tịch",)),
        ("UBND_CHAIR", "KT", ("KT. Chủ tịch", "Phó Chủ tịch")),
        ("FA_HEAD", "TUQ", ("TUQ. Chủ tịch", "Giám đốc Sở Ngoại vụ")),
        ("UBND_CHAIR", "TM", ("Chủ tịch",)),
    ],
)
def test_decision_is_signed_as_it_was_decided(role, capacity, lines, propose):
    record = propose()
    if role:
        Paper.objects.create(
            delegation=record, kind="QUYET_DINH", role=role, number="7/QĐ", issued_on=dt.date(2026, 9, 9), signer="Thư",
            capacity=capacity,
        )  # fmt: skip
    signature = documents.decision(record, {}).signature
    assert (signature.authority, signature.name) == (lines, "Thư" if role else "")


def test_decision_of_the_party_is_a_basis_and_not_the_decision_of_the_state(propose):
    record = propose()
    Paper.objects.create(
        delegation=record, kind="QUYET_DINH", role="TTTU", number="7-QĐ/TU", issued_on=dt.date(2026, 9, 9),
        signer="Thư", capacity="TM",
    )  # fmt: skip
    document = documents.decision(record, {})
    assert (document.number, document.issued_on, document.signature.name) == (None, None, "")
    assert "Căn cứ Văn bản số 7-QĐ/TU ngày 09/09/2026 của Thường trực Tỉnh ủy" in document.bases


def test_companions_are_counted_apart(propose):
    record = propose(members=[head(), member("Ngô Dũng", rank_group="R17", cadre_tier="")])
    assert any("gồm 2 người (trong đó 1 người đi cùng)" in line for line in texts(documents.decision(record, {})))


def test_report_follows_the_six_parts(returned, requester):
    with at(dt.date(2026, 10, 26)):
        perform(
            returned, journey.Report, actor=requester, results="Hai bên thống nhất ba nội dung.", no_commitment=True,
            contacts="Ông Bun-mi, Phó Tỉnh trưởng", actual_cost_vnd=590_000_000,
        )  # fmt: skip
    said = texts(documents.report(returned, {}))
    parts = [line for line in said if line.split(" ")[0] in {"I.", "II.", "III.", "IV.", "V.", "VI."}]
    assert parts == [
        "I. THÔNG TIN CHUNG",
        "II. NỘI DUNG VÀ KẾT QUẢ THEO ĐỐI TÁC",
        "III. ĐÁNH GIÁ SO VỚI MỤC TIÊU",
        "IV. CAM KẾT, ĐẦU MỐI, THỜI HẠN",
        "V. KIẾN NGHỊ",
        "VI. QUYẾT TOÁN SƠ BỘ",
    ]
    assert "Hai bên thống nhất ba nội dung." in said
    assert "Không phát sinh cam kết." in said
    assert "- Văn bản cử đoàn: số 488/QĐ-UBND ngày 14/09/2026." in said
    assert "Ông Bun-mi, Phó Tỉnh trưởng" in said
    assert any("590.000.000 đồng" in line for line in said)


def test_draft_has_blanks_where_nothing_was_decided_yet(propose):
    said = texts(documents.report(propose(), {}))
    assert "- Văn bản cử đoàn: chưa có." in said
    assert any("chưa quyết toán" in line for line in said)
    assert "Chưa ghi cam kết." in said


def test_appraisal_prints_what_the_rules_found(present, fa_officer):
    record = present(depart_on=dt.date(2026, 9, 10), return_on=dt.date(2026, 9, 12), exception_reason="DAM_PHAN")
    said = texts(documents.appraisal(record, {}))
    assert "PHIẾU THẨM ĐỊNH" in said
    assert "TT | Quy tắc | Phát hiện | Căn cứ | Giải trình" in said
    found = next(line for line in said if " | R-DR-11b | " in line)
    assert found.endswith(
        "Hồ sơ gấp: phải nộp chậm nhất ngày 11/08/2026. | Thời hạn nộp hồ sơ (mặc định) | Theo chỉ đạo"
    )
    assert any(line.startswith("Đã kiểm tra: R-DR-00, ") for line in said)


def test_letter_to_the_party_asks_for_consent_outside_the_plan(propose):
    off = {"plan_line": "", "off_plan_reason": "LOI_MOI_SAU_KE_HOACH", "off_plan_note": "Thư mời ngày 20/8/2026"}
    for fields, asked in (({}, "cho ý kiến"), (off, "cho chủ trương")):
        said = texts(documents.to_standing_members(propose(**fields), {}))
        assert f"Kính đề nghị Thường trực xem xét, {asked} việc cử Đoàn công tác của tỉnh tại Lào:" in said


def test_missions_are_told_by_letter(approved):
    document = documents.to_missions(approved, {})
    assert document.addressees[0] == "Đại sứ quán Việt Nam tại Lào"
    assert [each.split(" Việt Nam")[0] for each in document.addressees[1:]] == ["Tổng Lãnh sự quán"] * 3
    assert "- Văn bản cử đoàn: số 488/QĐ-UBND ngày 14/09/2026." in texts(document)


def test_programme_has_a_row_for_each_stop(propose):
    said = texts(documents.programme(propose(stops=[stop(), stop("TH", is_transit=True, city="", partner="")]), {}))
    assert "TT | Từ ngày | Đến ngày | Nơi đến | Đối tác, nội dung làm việc | Ghi chú" in said
    assert "2 | 12/10/2026 | 16/10/2026 | Thái Lan |  | Quá cảnh" in said


def test_estimate_has_its_lines_and_the_sum(propose):
    line = {"kind": "TIEN_O", "country_group": "IV", "people": 2, "days": 5, "unit_usd": 50, "amount_vnd": 620_000_000}
    said = texts(documents.estimate(propose(costs=[line]), {}))
    assert "Tổng dự toán: 620.000.000 đồng." in said
    assert "1 | Tiền thuê phòng nghỉ | IV | 2 | 5 | 50 | 620.000.000" in said


@pytest.mark.parametrize("declared", documents.ALL, ids=lambda declared: declared.key)
def test_document_becomes_a_word_file(declared, approved):
    assert render_docx(declared.build(approved, {}))[:2] == b"PK"


def test_appraisal_becomes_a_pdf(approved):
    assert render_pdf(documents.appraisal(approved, {}))[:4] == b"%PDF"
