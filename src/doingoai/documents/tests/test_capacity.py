"""The lines over the signature: built for each capacity, refused where a line below does not fit."""

import pytest

from doingoai.documents import ContentError, authority_lines, check_authority

UBND, CHAIR, DEPUTY = "Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch"


@pytest.mark.parametrize(
    ("capacity", "organisation", "head", "own", "lines"),
    [
        ("", "", "", "Giám đốc", ("GIÁM ĐỐC",)),
        ("TM", UBND, CHAIR, CHAIR, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TM", UBND, CHAIR, DEPUTY, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT", "Sở Ngoại vụ", "Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("KT", "Bộ Ngoại giao", "Bộ trưởng", "Thứ trưởng", ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
        ("TL", UBND, CHAIR, "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (
            "TL_KT",
            UBND,
            CHAIR,
            "Phó Chánh Văn phòng",
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("TUQ", "Sở Ngoại vụ", "Giám đốc", "Trưởng phòng Lễ tân", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG LỄ TÂN")),
        ("Q", "Sở Ngoại vụ", "Giám đốc", "Quyền Giám đốc", ("Q. GIÁM ĐỐC",)),
    ],
)
def test_state_lines_follow_the_decree(capacity, organisation, head, own, lines):
    assert authority_lines(capacity, organisation=organisation, head=head, own=own) == lines


@pytest.mark.parametrize(
    ("capacity", "head", "own", "lines"),
    [
        ("TM", "Bí thư", "Bí thư", ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),
        ("TM", "Bí thư", "Phó Bí thư", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
        ("KT", "Chánh Văn phòng", "Phó Chánh Văn phòng", ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("TL", "Bí thư", "Chánh Văn phòng", ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_party_lines_have_the_slash_and_no_deputy_line_below_the_collective(capacity, head, own, lines):
    assert authority_lines(capacity, organisation="Ban Thường vụ", head=head, own=own, party=True) == lines


@pytest.mark.parametrize(
    ("capacity", "head", "own", "message"),
    [
        ("KT", "Giám đốc", "Giám đốc", "Dưới “KT. GIÁM ĐỐC” phải là chức vụ cấp phó (PHÓ …), không phải “GIÁM ĐỐC”."),
        (
            "TM",
            "Chủ tịch",
            "Ủy viên",
            "Dưới “KT. CHỦ TỊCH” phải là chức vụ cấp phó (PHÓ …), không phải “ỦY VIÊN”.",
        ),
        (
            "TL",
            "Chủ tịch",
            "Phó Chánh Văn phòng",
            "Dưới “TL. CHỦ TỊCH” phải là chức vụ người đứng đầu đơn vị (CHÁNH …, TRƯỞNG …), "
            "không phải “PHÓ CHÁNH VĂN PHÒNG”.",
        ),
        (
            "TUQ",
            "Giám đốc",
            "Chuyên viên",
            "Dưới “TUQ. GIÁM ĐỐC” phải là chức vụ người đứng đầu đơn vị (CHÁNH …, TRƯỞNG …), không phải “CHUYÊN VIÊN”.",
        ),
        (
            "XX",
            "Giám đốc",
            "Giám đốc",
            "Không có thẩm quyền ký “XX”. Được dùng: TM, KT, TL, TL_KT, TUQ, Q hoặc để trống khi ký trực tiếp.",
        ),
        (
            "KT",
            "",
            "Phó Giám đốc",
            "Thiếu tên cơ quan hoặc chức vụ để ghi quyền hạn người ký; hãy điền đủ rồi thử lại.",
        ),
        ("", "", " ", "Thiếu tên cơ quan hoặc chức vụ để ghi quyền hạn người ký; hãy điền đủ rồi thử lại."),
    ],
)
def test_capacity_that_does_not_fit_is_refused(capacity, head, own, message):
    with pytest.raises(ContentError) as refusal:
        authority_lines(capacity, organisation="Ủy ban nhân dân", head=head, own=own)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "lines", [("KT. Giám đốc",), ("K/T Trưởng ban", "Trưởng phòng"), ("T/L Ban Thường vụ", "Ủy viên")]
)
def test_written_lines_are_checked_in_both_forms(lines):
    with pytest.raises(ContentError):
        check_authority(lines)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("Trưởng đoàn",),
        ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"),
        ("K/T Trưởng ban", "Phó Trưởng ban"),
    ],
)
def test_written_lines_that_fit_pass(lines):
    check_authority(lines)
