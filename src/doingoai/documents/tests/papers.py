"""More invented documents of "Sông Lam": those of the Party, and those with every part that a document may have."""

from dataclasses import replace
from datetime import date

from doingoai.documents.content import (
    Annex,
    Article,
    Attached,
    Contact,
    Copy,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
)
from doingoai.documents.form import Layout
from doingoai.documents.tests.samples import DECISION, LETTER, TASKS

DAY = date(2026, 3, 5)

URGENT_LETTER = replace(
    LETTER,
    number=61,
    issued_on=DAY,
    urgency="thuong_khan",
    circulation="luu_hanh_noi_bo",
    drafter="nva",
    copies=120,
    contact=Contact(
        address="Số 01 đường Bờ Sông, phường Trung Tâm, tỉnh Sông Lam",
        email="songoaivu@songlam.example",
        website="songoaivu.songlam.example",
        phone="(02xx) 3 000 000",
        fax="(02xx) 3 000 001",
    ),
)

SUBMISSION = OfficialDocument(
    kind="to_trinh",
    parent_body="Ủy ban nhân dân tỉnh Sông Lam",
    body="Sở Ngoại vụ",
    number=640,
    symbol="TTr-SNgV",
    place="Sông Lam",
    issued_on=date(2026, 10, 8),
    title="Về việc cử đoàn công tác của tỉnh đi Cộng hòa Pháp",
    addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
    blocks=(
        Paragraph("Căn cứ chương trình đối ngoại năm 2026 đã được phê duyệt, Sở Ngoại vụ kính trình như sau:"),
        Heading(1, "I.", "Sự cần thiết"),
        Paragraph("Thỏa thuận hợp tác với vùng kết nghĩa hết hiệu lực ngày 31 tháng 12 năm 2026, cần gia hạn."),
        Heading(1, "II.", "Nội dung"),
        Point("1.", "Thành phần đoàn: 07 người, do đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh làm Trưởng đoàn."),
        Point("2.", "Thời gian: từ ngày 02 đến ngày 09 tháng 11 năm 2026."),
        Paragraph("Sở Ngoại vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định."),
    ),
    recipients=("Như trên", "Văn phòng UBND tỉnh", "Lưu: VT, HTQT"),
    signature=Signature(("KT. Giám đốc", "Phó Giám đốc"), "Nguyễn Văn A"),
)

REGULATION = Attached(
    "quy_che",
    "Quản lý thống nhất các hoạt động đối ngoại của tỉnh Sông Lam",
    (
        Heading(1, "Chương I", "Quy định chung"),
        Article(1, "Quy chế này quy định nguyên tắc, nội dung quản lý các hoạt động đối ngoại.", "Phạm vi điều chỉnh"),
        Article(2, title="Đối tượng áp dụng", blocks=(Point("1.", "Các sở, ban, ngành."), Point("2.", "Các xã."))),
        Heading(1, "Chương II", "Tổ chức thực hiện"),
        Article(3, "Sở Ngoại vụ theo dõi, đôn đốc việc thực hiện Quy chế này."),
    ),
    signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Trần Quốc Hưởng"),
)

PROMULGATION = replace(
    DECISION, title="Ban hành Quy chế quản lý thống nhất hoạt động đối ngoại", attached=(REGULATION,)
)

MINUTES = OfficialDocument(
    kind="bien_ban",
    parent_body="UBND tỉnh Sông Lam",
    body="Sở Ngoại vụ",
    number=9,
    symbol="BB-SNgV",
    title="Họp thống nhất kế hoạch đón đoàn vào tháng 4 năm 2026",
    blocks=(
        Paragraph("Thời gian bắt đầu: 08 giờ 00 phút, ngày 05 tháng 3 năm 2026."),
        Paragraph("Địa điểm: phòng họp số 2, Sở Ngoại vụ."),
        Point("1.", "Sở Ngoại vụ báo cáo chương trình đón đoàn và các nội dung lễ tân."),
        Point("2.", "Các cơ quan nhất trí với chương trình và phân công."),
        Paragraph("Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày."),
    ),
    recipients=("Các thành viên dự họp", "Lưu: VT, LT"),
    signature=Signature(("Chủ tọa",), "Nguyễn Văn A"),
    left_signature=Signature(("Thư ký",), "Lê Thị B"),
)

DIRECTIVE = OfficialDocument(
    kind="chi_thi",
    layout="PARTY",
    body="Tỉnh ủy Sông Lam",
    number=5,
    symbol="CT/TU",
    place="Sông Lam",
    issued_on=DAY,
    title="Về tăng cường và nâng cao hiệu quả hoạt động đối ngoại\ntrên địa bàn tỉnh",
    blocks=(
        Paragraph("Trong những năm qua, công tác đối ngoại trên địa bàn tỉnh có chuyển biến tích cực."),
        Paragraph("Để nâng cao hiệu quả hoạt động đối ngoại, Ban Thường vụ Tỉnh ủy yêu cầu:"),
        Point("1.", "Cấp ủy, tổ chức đảng các cấp quán triệt chủ trương, đường lối đối ngoại của Đảng, Nhà nước."),
        Point("2.", "Quản lý thống nhất các hoạt động đối ngoại; nâng cao hiệu quả các đoàn ra, đoàn vào."),
        Paragraph("Chỉ thị này được phổ biến đến chi bộ."),
    ),
    recipients=(
        "Gửi bản giấy:",
        "Văn phòng Trung ương Đảng (báo cáo)",
        "Gửi bản giấy và điện tử:",
        "Các đảng ủy trực thuộc",
        "Lưu Văn phòng Tỉnh ủy",
    ),
    signature=Signature(("T/M Ban Thường vụ", "Bí thư"), "Trần Quốc Hưởng"),
    annexes=(Annex("Danh mục nhiệm vụ", (TASKS,)),),
)

PARTY_LETTER = OfficialDocument(
    kind="cong_van",
    layout="PARTY",
    parent_body="Tỉnh ủy Sông Lam",
    body="Ban Tuyên giáo và Dân vận",
    number=123,
    symbol="CV/BTGDVTU",
    place="Sông Lam",
    issued_on=DAY,
    title="Về việc báo cáo kết quả công tác thông tin đối ngoại quý I năm 2026",
    addressees=("Sở Ngoại vụ", "Các đảng ủy trực thuộc Tỉnh ủy"),
    blocks=(
        Paragraph("Thực hiện Chỉ thị số 05-CT/TU, ngày 05-3-2026, của Ban Thường vụ Tỉnh ủy, Ban đề nghị báo cáo."),
        Paragraph("Báo cáo gửi về Ban trước ngày 20-3-2026."),
    ),
    recipients=("Như trên", "Thường trực Tỉnh ủy (báo cáo)", "Lưu Văn phòng Ban"),
    signature=Signature(("K/T Trưởng ban", "Phó Trưởng ban"), "Nguyễn Văn A"),
)

COPIED = replace(
    SUBMISSION,
    copy=Copy(
        "sao_y",
        body="Văn phòng",
        parent_body="Ủy ban nhân dân tỉnh Sông Lam",
        number=5,
        symbol="SY-VP",
        place="Sông Lam",
        issued_on=date(2026, 10, 9),
        recipients=("Sở Tài chính", "Lưu: VT"),
        signature=Signature(("TL. Chủ tịch", "Chánh Văn phòng"), "Lê Thị B"),
        digital=True,
    ),
)


def paper_of(kind: str, layout: Layout) -> OfficialDocument:
    """Return a document of one kind with all that any kind may carry."""
    abbreviation = layout.kinds[kind].abbreviation
    return replace(
        MINUTES,
        kind=kind,
        layout=layout.key,
        symbol=f"{abbreviation or 'SNgV'}/TU" if layout.key == "PARTY" else f"{abbreviation or 'SNgV'}-SNgV",
        place="Sông Lam",
        issued_on=DAY,
        addressees=("Giám đốc Sở Tài chính", "Giám đốc Công an tỉnh"),
        bases=("Căn cứ Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2026",),
        left_signature=None,
    )
