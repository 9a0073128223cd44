"""Invented documents of the province "Sông Lam" on which the renderers are tried."""

from datetime import date

from doingoai.documents.content import (
    Annex,
    Article,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Run,
    Signature,
    Table,
)

TASK_COLUMNS = (
    Column("TT", 1, "center"),
    Column("Nhiệm vụ", 7),
    Column("Cơ quan chủ trì", 3.5),
    Column("Cơ quan phối hợp", 4),
    Column("Thời hạn", 2.5, "center"),
    Column("Sản phẩm", 3.5),
    Column("Ghi chú", 2.5),
)


def task_row(number: int) -> tuple[str, ...]:
    """Return one invented task of the plan."""
    return (
        str(number),
        f"Nhiệm vụ thứ {number}: tổ chức đoàn công tác, rà soát và gia hạn thỏa thuận với đối tác nước ngoài",
        "Sở Ngoại vụ",
        "Văn phòng UBND tỉnh; Sở Tài chính",
        f"Quý {number % 4 + 1}/2026",
        "Báo cáo kết quả",
        "",
    )


TASKS = Table(
    columns=TASK_COLUMNS,
    rows=tuple(task_row(number) for number in range(1, 61)),
    note="Ghi chú: thời hạn có thể được điều chỉnh theo chỉ đạo của Ủy ban nhân dân tỉnh.",
)

PLAN = OfficialDocument(
    kind="ke_hoach",
    body="Ủy ban nhân dân tỉnh Sông Lam",
    number=5,
    symbol="KH-UBND",
    place="Sông Lam",
    issued_on=date(2026, 3, 5),
    title="Triển khai công tác đối ngoại và hội nhập quốc tế\ncủa tỉnh Sông Lam năm 2026",
    bases=(
        "Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020",
        "Căn cứ Nghị quyết số 59-NQ/TW ngày 24 tháng 01 năm 2025 của Bộ Chính trị về hội nhập quốc tế;",
    ),
    blocks=(
        Paragraph("Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai công tác đối ngoại năm 2026 như sau:"),
        Heading(1, "I.", "Mục đích, yêu cầu"),
        Heading(2, "1.", "Mục đích"),
        Point("a)", "Nâng cao hiệu quả công tác đối ngoại, góp phần phát triển kinh tế - xã hội của tỉnh."),
        Point(
            "b)",
            (
                Run("Chú trọng "),
                Run("ngoại giao kinh tế", bold=True),
                Run(" và "),
                Run("văn hóa", italic=True),
                Run("."),
            ),
        ),
        Heading(2, "2.", "Yêu cầu"),
        Point("-", "Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền."),
        Heading(1, "II.", "Tổ chức thực hiện"),
        Point(
            "1.",
            "Sở Ngoại vụ chủ trì, theo dõi, đôn đốc việc thực hiện; báo cáo trước ngày 15 tháng 12.",
        ),
        Point(
            "2.",
            "Các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện nhiệm vụ tại Phụ lục kèm theo.",
        ),
        Paragraph("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Sở Ngoại vụ để được hướng dẫn."),
    ),
    recipients=(
        "Bộ Ngoại giao (để b/c)",
        "TTTU, TT HĐND tỉnh (để b/c)",
        "CT, các PCT UBND tỉnh",
        "Các sở, ban, ngành",
        "Lưu: VT, NgV (3b)",
    ),
    signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Thị Ánh Tuyết"),
    annexes=(Annex("Danh mục nhiệm vụ trọng tâm công tác đối ngoại năm 2026", (TASKS,)),),
)

DECISION = OfficialDocument(
    kind="quyet_dinh",
    body="Ủy ban nhân dân tỉnh Sông Lam",
    number=1274,
    symbol="QĐ-UBND",
    place="Sông Lam",
    issued_on=date(2026, 10, 12),
    title="Về việc cử đoàn công tác đi nước ngoài",
    issuing_authority="Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Quyết định số 272-QĐ/TW ngày 21 tháng 01 năm 2015 của Bộ Chính trị",
        "Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 640/TTr-SNgV ngày 08 tháng 10 năm 2026",
    ),
    blocks=(
        Article(
            1,
            "Cử đoàn gồm 07 người đi công tác tại Cộng hòa Pháp từ ngày 02 đến ngày 09/11/2026.",
        ),
        Article(
            2,
            title="Nhiệm vụ và kinh phí của đoàn",
            blocks=(
                Point("1.", "Ký thỏa thuận hợp tác; làm việc với các cơ quan, doanh nghiệp theo chương trình:"),
                Point("a)", "Tuân thủ quy định về lễ tân, bảo vệ bí mật nhà nước;", 2),
                Point("b)", "Báo cáo kết quả trong thời hạn 07 ngày làm việc kể từ ngày kết thúc chuyến đi.", 2),
                Point("2.", "Kinh phí từ nguồn ngân sách tỉnh năm 2026."),
            ),
        ),
        Article(
            3,
            "Giám đốc Sở Ngoại vụ và các ông, bà có tên tại Điều 1 thi hành Quyết định này.",
        ),
    ),
    recipients=("Như Điều 3", "Bộ Ngoại giao", "Lưu: VT, NC"),
    signature=Signature(("Chủ tịch",), "Trần Quốc Hưởng"),
)

LETTER = OfficialDocument(
    kind="cong_van",
    parent_body="UBND tỉnh Sông Lam",
    body="Sở Ngoại vụ",
    symbol="SNgV-HTQT",
    place="Sông Lam",
    title="Về việc chuẩn bị đoàn ra năm 2026",
    addressees=(
        "Các sở, ban, ngành tỉnh",
        "Ủy ban nhân dân các xã, phường",
        "Liên hiệp các tổ chức hữu nghị tỉnh",
    ),
    blocks=(
        Paragraph(
            "Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2026, Sở Ngoại vụ đề nghị quý cơ quan "
            "gửi danh sách đoàn ra năm 2026."
        ),
        Paragraph("Văn bản gửi về Sở Ngoại vụ trước ngày 20 tháng 3 năm 2026."),
    ),
    recipients=("Như trên", "UBND tỉnh (để b/c)", "Lưu: VT, HTQT"),
    signature=Signature(("KT. Giám đốc", "Phó Giám đốc"), "Nguyễn Văn A"),
)
