"""Letterheads and signatures in the shapes in which portals and converters leave them."""

from pathlib import Path

import pytest

from doingoai.parsing import parse

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
WANTED = ("12/KH-UBND", "Ủy ban nhân dân tỉnh Sông Lam", "Sông Lam", "2026-03-05", "Kế hoạch", "Đón đoàn")
SHAPES = (Path(__file__).parent / "letterheads.txt").read_text(encoding="utf-8").split("=== ")[1:]
HEADS = {name: head for name, _, head in (shape.partition("\n") for shape in SHAPES)}


@pytest.mark.parametrize("shape", HEADS)
def test_letterhead_is_read_in_every_shape(shape):
    document = parse(HEADS[shape] + BODY)
    found = (document.number, document.issuer, document.place, document.issued_on, document.doc_type, document.title)
    assert found == WANTED
    assert [citation.type for citation in document.citations] == ["Luật"]


def test_party_letterhead_takes_the_deciding_body_from_the_signature():
    document = parse(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 904-QĐ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 06 tháng 02 năm 2024\n"
        "QUY ĐỊNH\nvề quản lý đoàn ra\n1. Nội dung.\nT/M BỘ CHÍNH TRỊ\nTổng Bí thư\nNguyễn Văn An\n"
    )
    assert (document.issuer, document.parent_issuer) == ("Bộ Chính trị", "Ban Chấp hành Trung ương")


def test_draft_has_no_number_and_no_date():
    document = parse(
        "UBND TỈNH SÔNG LAM\nSỞ NGOẠI VỤ\n" + STATE + "Số:      /SNgV-HTQT\nSông Lam, ngày     tháng 3 năm 2026\n"
        "V/v chuẩn bị đoàn\nKính gửi: Các sở.\n"
    )
    assert (document.number, document.issued_on) == (None, None)
    assert [warning.code for warning in document.warnings] == ["number_blank", "date_blank"]


def test_first_cited_number_is_not_the_documents_own():
    document = parse("Kính gửi: Sở Ngoại vụ.\nTheo Công văn số 8791/VPCP-QHQT ngày 13/9/2018, đề nghị Quý Sở phối hợp.")
    assert document.number is None
    assert [citation.number for citation in document.citations] == ["8791/VPCP-QHQT"]


def test_title_in_capitals_with_a_number_is_a_citation():
    document = parse(
        "CHƯƠNG TRÌNH\nTRIỂN KHAI THỰC HIỆN KẾ HOẠCH\nSỐ 164-KH/TU NGÀY 24 THÁNG 8 NĂM 2022\n\nI. MỤC ĐÍCH\n"
    )
    assert document.number is None
    assert [(each.number, each.issued_on) for each in document.citations] == [("164-KH/TU", "2022-08-24")]


def test_annex_line_with_the_documents_own_number_is_no_citation():
    document = parse(
        HEADS["short date"] + "1. Đón đoàn./.\n\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 5/3/2026)\n"
    )
    assert document.citations == []


def test_number_from_a_portal_table_is_taken_with_a_warning():
    document = parse("Số hiệu: 12/CT-UBND\nNgày ban hành: 5/3/2026\n\nCHỈ THỊ\nVề công tác đối ngoại\n\n1. Nội dung.")
    assert document.number == "12/CT-UBND"
    assert [warning.code for warning in document.warnings] == ["number_from_attributes"]


FEET = {
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Nam": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Nam"),
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Nam": (
        "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Nam",
    ),
    "TM.\nỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Nam": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Nam"),
    "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆMLê Văn Nam": ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Lê Văn Nam"),
    "T/M BAN BÍ THƯ\nLê Văn Nam": ("T/M BAN BÍ THƯ", None, "Lê Văn Nam"),
    "GIÁM ĐỐC\nLÊ VĂN NAM": (None, "GIÁM ĐỐC", "LÊ VĂN NAM"),
    "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH\nLê Văn Nam": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Nam"),
}


@pytest.mark.parametrize("foot", FEET)
def test_signature_is_read_in_every_shape(foot):
    signature = parse(f"1. Một việc.\n2. Hai việc./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{foot}\n").signature
    assert (signature.capacity, signature.post, signature.name) == FEET[foot]


MOMENTS = {
    "2021.08.26 15:37:45 +07:00": "2021-08-26T15:37:45+07:00",
    "26.08.2021 15:37:45 +07:00": "2021-08-26T15:37:45+07:00",
    "26/08/2021 15:37:45": "2021-08-26T15:37:45+07:00",
    "2021-08-26T15:37:45+07:00": "2021-08-26T15:37:45+07:00",
    "D:20210826153745+07'00'": "2021-08-26T15:37:45+07:00",
    "2021.13.26 15:37:45 +07:00": None,
}


@pytest.mark.parametrize("printed", MOMENTS)
def test_time_of_the_electronic_signature_is_read(printed):
    document = parse(
        f"1. Một việc./.\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nThời gian ký: {printed}\nLê Văn Nam\n"
    )
    assert document.signature.signed_at == MOMENTS[printed]


def test_recipients_keep_purpose_channel_and_archive():
    recipients = parse(
        "1. Việc./.\nNơi nhận:\nGửi bản giấy:\n- Văn phòng Trung ương Đảng (báo cáo),\n"
        "Gửi bản điện tử:\n- Các sở, ban, ngành,\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Nam"
    ).recipients
    assert [(each.purpose, each.channel, each.is_archive) for each in recipients] == [
        ("báo cáo", "Gửi bản giấy", False),
        (None, "Gửi bản điện tử", False),
        (None, "Gửi bản điện tử", True),
    ]


ADDRESSEES = {
    "Kính gửi: Các sở, ban, ngành tỉnh.": ["Các sở, ban, ngành tỉnh"],
    "Kính gửi:\n- Sở Ngoại vụ;\n- Ủy ban nhân dân các xã,\nphường.": ["Sở Ngoại vụ", "Ủy ban nhân dân các xã, phường"],
    "Kính gửi:\nSở Ngoại vụ;\nSở Tài chính.": ["Sở Ngoại vụ", "Sở Tài chính"],
    "Kính gửi: Sở Ngoại vụ;\nĐồng kính gửi: Công an tỉnh.": ["Sở Ngoại vụ", "Công an tỉnh"],
    "Kính gửi: Các sở.\n- Căn cứ kế hoạch, đề nghị phối hợp.": ["Các sở"],
}


@pytest.mark.parametrize("block", ADDRESSEES)
def test_addressees_end_where_the_body_begins(block):
    document = parse(f"{block}\nThực hiện Kế hoạch số 12/KH-UBND, đề nghị các cơ quan phối hợp.")
    assert document.addressees == ADDRESSEES[block]
