"""More letters of the demo: replaced, recalled, given up; those of other bodies of a province and of the centre."""

from __future__ import annotations

from doingoai.demo.letter import Letter

MORE = (
    Letter(
        "Lịch tiếp khách quốc tế tháng 10",
        "Sở Ngoại vụ thông báo lịch tiếp khách quốc tế của lãnh đạo {place} trong tháng 10:\n\n"
        "1. Đoàn tỉnh Xieng Phou (Lào): ngày 08.\n2. Đoàn vùng Val-Clair (Pháp): ngày 21.",
        (), 44, "replaced", kind="thong_bao", copies=(("VPUB", "để phối hợp"), ("CA", "")),
        handled={"VPUB": "done", "CA": "done"},
        answer="Sở Ngoại vụ thông báo lịch tiếp khách quốc tế của lãnh đạo {place} trong tháng 10, thay thông báo "
        "trước:\n\n"
        "1. Đoàn tỉnh Xieng Phou (Lào): ngày 10.\n2. Đoàn vùng Val-Clair (Pháp): ngày 23.",
    ),
    Letter(
        "giới thiệu đối tác và hỗ trợ thông tin thị trường Hàn Quốc",
        "Sở Công Thương đang xây dựng chương trình xúc tiến thương mại năm {next_year}. Đề nghị Sở Ngoại vụ:\n\n"
        "1. Giới thiệu đầu mối của thành phố Hanbit (Hàn Quốc) về thương mại nông sản.\n"
        "2. Cho ý kiến về thời điểm tổ chức đoàn xúc tiến.\n3. Cung cấp danh mục thỏa thuận còn hiệu lực với đối "
        "tác Hàn Quốc.",
        ("NGV",), 11, "sent", issuer="SCT", reply=20, handled={"NGV": "answering"},
        answer="Sở Ngoại vụ giới thiệu Quỹ Giao lưu quốc tế Hanbit làm đầu mối ban đầu; đã gửi thư thông báo tới "
        "phía bạn.\n\n"
        "Thời điểm phù hợp là tháng 5 năm {next_year}, cùng dịp hội chợ của thành phố bạn.",
    ),
    Letter(
        "đăng ký kế hoạch đoàn ra năm {next_year}",
        "Sở Công Thương đăng ký 03 đoàn ra trong năm {next_year}:\n\n1. Đoàn xúc tiến thương mại tại Nhật Bản (quý "
        "II).\n"
        "2. Đoàn dự hội chợ thực phẩm tại Thái Lan (quý III).\n3. Đoàn khảo sát trung tâm logistics tại Hà Lan "
        "(quý IV).",
        ("NGV",), 2, "at:REQUESTER_HEAD", issuer="SCT",
    ),
    Letter(
        "chủ trương thiết lập quan hệ hợp tác với tỉnh Phu Thong (Thái Lan)",
        "Xét đề nghị của Ủy ban nhân dân {place}, Ban Thường vụ có ý kiến như sau:\n\n"
        "1. Đồng ý chủ trương thiết lập quan hệ hợp tác với tỉnh Phu Thong.\n"
        "2. Giao Ủy ban nhân dân {place} chỉ đạo xây dựng nội dung, báo cáo trước khi ký.",
        ("UBND",), 6, "at:TTTU", issuer="TU",
    ),
    Letter(
        "mời tham gia đoàn khảo sát cửa khẩu",
        "Sở Ngoại vụ trân trọng mời quý cơ quan cử đại diện tham gia đoàn khảo sát hoạt động cửa khẩu trong tuần "
        "tới.",
        ("SCT", "BDBP"), 36, "recalled", handled={"SCT": "gave_back", "BDBP": "gave_back"},
        reason="Chuyến khảo sát hoãn vô thời hạn theo chỉ đạo của cấp trên.",
    ),
    Letter(
        "góp ý dự thảo quy trình tiếp khách quốc tế",
        "Sở Ngoại vụ gửi dự thảo quy trình tiếp khách quốc tế để quý cơ quan góp ý.",
        ("VPUB", "CA"), 20, "cancelled", reason="Chuyển sang lấy ý kiến tập trung ở sổ Lấy ý kiến.",
    ),
    Letter(
        "hỗ trợ kinh phí biên, phiên dịch cho các hoạt động đối ngoại",
        "Nhu cầu biên, phiên dịch phục vụ hoạt động đối ngoại tăng so với dự toán đầu năm. Sở Ngoại vụ đề nghị Sở "
        "Tài chính "
        "xem xét, trình bổ sung kinh phí.",
        ("STC",), 9, "returned", reason="Nêu rõ số tiền, nguồn và bảng tính kèm theo.",
    ),
    Letter(
        "nâng cao chất lượng tham mưu công tác đối ngoại cuối năm",
        "Để hoàn thành nhiệm vụ đối ngoại năm {year}, Ủy ban nhân dân {place} yêu cầu:\n\n"
        "1. Sở Ngoại vụ rà soát cam kết quốc tế quá hạn, báo cáo trước ngày 25 hằng tháng.\n"
        "2. Sở Công Thương khẩn trương gửi danh mục dự án cho đối tác đã ký kết.\n"
        "3. Văn phòng Ủy ban nhân dân theo dõi, đôn đốc việc thực hiện.",
        ("NGV", "SCT"), 22, "sent", issuer="UBND", copies=(("VPUB", "để theo dõi"),), reply=24,
        handled={"NGV": "assigned", "SCT": "arrived", "VPUB": "received"},
    ),
    Letter(
        "Phê duyệt tiếp nhận khoản viện trợ của Quỹ Giao lưu quốc tế Hanbit",
        "I. SỰ CẦN THIẾT\n\nQuỹ Giao lưu quốc tế Hanbit đề xuất tài trợ 01 phòng học ngoại ngữ cho trường nghề của "
        "{place}.\n\n"
        "II. NỘI DUNG\n\n1. Giá trị viện trợ: 850 triệu đồng, không hoàn lại.\n2. Thời gian thực hiện: 12 tháng.\n\n"
        "III. KIẾN NGHỊ\n\nSở Ngoại vụ kính trình Ủy ban nhân dân {place} xem xét, phê duyệt.",
        ("UBND",), 2, "draft", kind="to_trinh",
        bases="Căn cứ Nghị định số 80/2020/NĐ-CP ngày 08 tháng 7 năm 2020 của Chính phủ",
    ),
    Letter(
        "", "", (), 19, "sent", source=("commitments", "LATE|AT_RISK", "urging_letter"), reply=14,
        handled={"SCT": "working", "SVHTTDL": "received", "SKHCN": "assigned"},
    ),
    Letter(
        "", "", (), 5, "at:UBND_CHAIR", issuer="UBND", source=("delegations_out", "DECIDING", "decision"),
        copies=(("NGV", ""), ("CA", "")),
    ),
)  # fmt: skip

EVERY_PROVINCE = "Sở Ngoại vụ các tỉnh, thành phố"
SOME_PROVINCES = (
    "Sở Ngoại vụ thành phố Đà Nẵng", "Sở Ngoại vụ tỉnh Bắc Ninh", "Sở Ngoại vụ tỉnh Quảng Ninh",
    "Sở Ngoại vụ thành phố Hà Nội", "Sở Ngoại vụ tỉnh Cao Bằng", "Sở Ngoại vụ tỉnh Tuyên Quang",
)  # fmt: skip
OF_THE_CENTRE = (
    Letter(
        "báo cáo tình hình thực hiện thỏa thuận quốc tế sau sắp xếp đơn vị hành chính",
        "Để tổng hợp, báo cáo Lãnh đạo Bộ Ngoại giao, Cục Ngoại vụ và Ngoại giao văn hóa đề nghị quý Sở báo "
        "cáo:\n\n1. Danh mục thỏa thuận do các địa phương trước sắp xếp ký và đơn vị kế thừa.\n"
        "2. Việc thông báo cho đối tác nước ngoài.\n3. Vướng mắc và kiến nghị.",
        SOME_PROVINCES, 25, "sent", issuer="CNV", reply=30,
        bases="Căn cứ Nghị định số 177/2025/NĐ-CP của Chính phủ",
        handled={"48": "answering", "24": "working", "22": "assigned", "01": "answered", "04": "done", "08": "arrived"},
        answer="Sở Ngoại vụ {place} báo cáo như sau:\n\n1. Đã rà soát toàn bộ thỏa thuận còn hiệu lực; đơn vị kế "
        "thừa đã được "
        "xác định.\n2. Đã gửi thư thông báo cho đối tác; một số nơi chưa phản hồi.\n3. Đề nghị Cục hướng dẫn mẫu "
        "thư.",
    ),
    Letter(
        "cử học viên tham dự lớp bồi dưỡng nghiệp vụ lễ tân đối ngoại",
        "Cục Ngoại vụ và Ngoại giao văn hóa mời quý Sở cử từ 02 đến 03 cán bộ dự lớp bồi dưỡng nghiệp vụ lễ tân "
        "đối ngoại.\n\n"
        "1. Thời gian: 03 ngày, trong tháng 12 năm {year}.\n2. Kinh phí: đơn vị cử học viên chi trả theo quy định.",
        (EVERY_PROVINCE,), 3, "sent", issuer="CNV", reply=14, handled={"48": "received", "22": "received"},
    ),
    Letter(
        "thông báo đầu mối theo dõi địa phương năm {next_year}",
        "Cục Ngoại vụ và Ngoại giao văn hóa thông báo đầu mối theo dõi địa phương năm {next_year} theo phụ lục kèm "
        "theo.\n\n"
        "Phụ lục: Đầu mối theo dõi\n\n| TT | Khu vực | Đầu mối |\n|:--:|------|------|\n| 1 | Miền Bắc | Phòng Địa "
        "phương |\n"
        "| 2 | Miền Trung | Phòng Địa phương |\n| 3 | Miền Nam | Phòng Tổng hợp |",
        (EVERY_PROVINCE,), 2, "at:MOFA_HEAD", issuer="CNV",
    ),
    Letter(
        "Tổng hợp kết quả công tác ngoại vụ địa phương năm {year}",
        "I. TÌNH HÌNH CHUNG\n\nCông tác ngoại vụ địa phương được triển khai đồng bộ.\n\nII. KẾT QUẢ\n\n(đang cập "
        "nhật số liệu)",
        (), 1, "draft", kind="bao_cao", issuer="CNV", copies=(("BNG", "để b/c"),),
    ),
)  # fmt: skip
