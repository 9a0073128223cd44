"""The letters of the foreign-affairs bodies of the demo as a table; invented, as is everybody in them."""

from __future__ import annotations

from doingoai.demo.letter import Letter

PROTOCOL = "Căn cứ Nghị định số 18/2022/NĐ-CP ngày 18 tháng 02 năm 2022 của Chính phủ về nghi lễ đối ngoại"
FUNCTIONS = "Căn cứ Thông tư số 09/2025/TT-BNG ngày 30 tháng 6 năm 2025 của Bộ Ngoại giao"
AID = "Căn cứ Nghị định số 313/2025/NĐ-CP ngày 08 tháng 12 năm 2025 của Chính phủ"
ALL_DONE = {"SCT": "answered", "SVHTTDL": "done", "SKHCN": "done"}

LETTERS = (
    Letter(
        "cung cấp thông tin, số liệu phục vụ tổng kết công tác đối ngoại năm {year}",
        "Để có cơ sở tổng hợp báo cáo kết quả công tác đối ngoại của {place}, Sở Ngoại vụ đề nghị quý cơ quan cung "
        "cấp:\n\n"
        "1. Danh mục đoàn ra, đoàn vào do cơ quan chủ trì, kết quả chính của từng đoàn.\n"
        "2. Các thỏa thuận đã ký với đối tác nước ngoài và tình hình thực hiện.\n"
        "3. Khó khăn, vướng mắc và kiến nghị.\n\n"
        "Thông tin xin gửi về Sở Ngoại vụ để tổng hợp, báo cáo Ủy ban nhân dân {place}. "
        "Rất mong nhận được sự phối hợp của quý cơ quan.",
        ("SCT", "SVHTTDL", "SKHCN"), 180, "sent", reply=21, handled=ALL_DONE,
        answer="Sở Công Thương gửi kèm theo công văn này danh mục 06 đoàn ra, 09 đoàn vào và 04 thỏa thuận đã ký.\n\n"
        "Khó khăn chính là thiếu kinh phí phiên dịch; đề nghị Sở Ngoại vụ tổng hợp, kiến nghị bố trí từ đầu năm.",
    ),
    Letter(
        "phối hợp chuẩn bị đón đoàn doanh nghiệp tỉnh Minamihara (Nhật Bản)",
        "Đoàn doanh nghiệp tỉnh Minamihara (Nhật Bản) gồm 18 thành viên dự kiến thăm và làm việc tại {place} "
        "trong tháng tới. Để công tác đón tiếp chu đáo, đúng quy định, Sở Ngoại vụ đề nghị:\n\n"
        "1. Sở Công Thương chuẩn bị nội dung kết nối giao thương, mời ít nhất 20 doanh nghiệp của địa phương tham "
        "dự.\n"
        "2. Sở Văn hóa, Thể thao và Du lịch xây dựng chương trình tham quan nửa ngày cho đoàn.\n"
        "3. Công an {place} phối hợp bảo đảm an ninh, an toàn cho đoàn trong thời gian làm việc.",
        ("SCT", "SVHTTDL", "CA"), 12, "sent", bases=PROTOCOL, reply=16, urgency="khan",
        handled={"SCT": "answered", "SVHTTDL": "working", "CA": "received"},
        answer="Sở Công Thương thống nhất với nội dung phối hợp và cử 02 chuyên viên tham gia tổ đón tiếp.\n\n"
        "1. Đã mời 24 doanh nghiệp ngành chế biến, logistics và công nghệ thông tin dự buổi kết nối.\n"
        "2. Đề nghị Sở Ngoại vụ gửi danh sách thành viên đoàn trước 05 ngày làm việc.",
    ),
    Letter("", "", ("UBND",), 3, "at:FA_HEAD", source=("agreements", "RECONCILING|CONSULTING", "submission")),
    Letter(
        "cho ý kiến về việc tiếp đoàn công tác của vùng Nordtal (Cộng hòa Liên bang Đức)",
        "Ủy ban nhân dân {place} nhận được thư của chính quyền vùng Nordtal (Cộng hòa Liên bang Đức) đề nghị thăm, "
        "làm "
        "việc về đào tạo nghề và năng lượng tái tạo. Ủy ban nhân dân {place} trân trọng đề nghị Bộ Ngoại giao:\n\n"
        "1. Cho ý kiến về chủ trương tiếp đoàn và cấp tiếp.\n"
        "2. Thông tin về quan hệ hợp tác giữa Việt Nam và vùng Nordtal.\n\n"
        "Ủy ban nhân dân {place} trân trọng cảm ơn sự phối hợp của Bộ Ngoại giao.",
        ("Bộ Ngoại giao",), 7, "at:UBND_CHAIR", issuer="UBND", copies=(("NGV", ""),), reply=25,
    ),
    Letter(
        "Tổ chức Ngày hội Giao lưu hữu nghị quốc tế năm {next_year}",
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. **Mục đích**\n\nTăng cường hiểu biết giữa Nhân dân {place} với bạn bè quốc tế; "
        "quảng bá "
        "văn hóa, con người và môi trường đầu tư của địa phương.\n\n2. **Yêu cầu**\n\nThiết thực, tiết kiệm, bảo đảm "
        "an ninh, "
        "an toàn và đúng nghi lễ đối ngoại.\n\n"
        "II. NỘI DUNG\n\n1. Thời gian: 02 ngày trong quý II năm {next_year}.\n2. Quy mô: 12 gian hàng của đối tác "
        "nước "
        "ngoài, 20 gian hàng của địa phương.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Ngoại vụ chủ trì mời khách quốc tế, chuẩn bị lễ tân.\n"
        "2. Sở Văn hóa, Thể thao và Du lịch chủ trì chương trình nghệ thuật.\n"
        "3. Sở Tài chính tham mưu bố trí kinh phí.\n\n"
        "Phụ lục: Phân công nhiệm vụ\n\n| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|:--:|------|------|:--:|\n"
        "| 1 | Mời khách quốc tế | Sở Ngoại vụ | 28/02/{next_year} |\n"
        "| 2 | Chương trình nghệ thuật | Sở Văn hóa, Thể thao và Du lịch | 31/3/{next_year} |\n"
        "| 3 | Phương án an ninh, an toàn | Công an {place} | 15/4/{next_year} |",
        (), 8, "at:UBND_OFFICE", kind="ke_hoach", issuer="UBND", bases=PROTOCOL,
        copies=(("NGV", ""), ("SVHTTDL", ""), ("STC", "")),
    ),
    Letter(
        "Kết quả công tác đối ngoại năm {year}, phương hướng năm {next_year}",
        "I. KẾT QUẢ THỰC HIỆN\n\n1. **Công tác tham mưu**\n\nĐã tham mưu ban hành kế hoạch hoạt động đối ngoại và quy "
        "trình "
        "phối hợp quản lý đoàn ra, đoàn vào.\n\n2. **Quan hệ với các địa phương nước ngoài**\n\na) Duy trì trao đổi "
        "định kỳ "
        "với các địa phương kết nghĩa;\n\nb) Hoàn thành đàm phán các thỏa thuận mới theo kế hoạch.\n\n"
        "II. TỒN TẠI, HẠN CHẾ\n\nMột số cam kết còn chậm do thay đổi đầu mối phía bạn.\n\n"
        "III. PHƯƠNG HƯỚNG NĂM {next_year}\n\n1. Tập trung ngoại giao kinh tế.\n2. Bồi dưỡng đội ngũ làm đối ngoại "
        "cấp xã.",
        (), 2, "draft", kind="bao_cao", bases=FUNCTIONS, copies=(("UBND", "để b/c"), ("Bộ Ngoại giao", "để b/c")),
    ),
    Letter(
        "", "", (), 48, "sent", source=("delegations_out", "CLOSED|FOLLOWED", "report"), handled={"SCT": "done"},
        copies=(("UBND", "để b/c"), ("SCT", "")),
    ),
    Letter(
        "cử cán bộ tham gia tổ công tác rà soát viện trợ phi chính phủ nước ngoài",
        "Thực hiện chức năng được giao, Sở Ngoại vụ thành lập tổ công tác rà soát các khoản viện trợ không hoàn "
        "lại trên địa "
        "bàn. Đề nghị quý cơ quan cử 01 cán bộ tham gia tổ công tác (ghi rõ họ tên, chức vụ, điện thoại).",
        ("STC", "SVHTTDL"), 28, "sent", bases=AID, reply=20, handled={"STC": "done", "SVHTTDL": "refused"},
        reason="Nội dung không thuộc chức năng của Sở; đề nghị gửi cơ quan tiếp nhận viện trợ.",
    ),
    Letter(
        "Họp thống nhất chương trình đón đoàn thành phố Hanbit (Hàn Quốc)",
        "Dự cuộc họp thống nhất chương trình đón đoàn công tác thành phố Hanbit (Hàn Quốc).\n\n"
        "1. Thời gian: 14 giờ 00, thứ Năm tuần tới.\n2. Địa điểm: Phòng họp số 2, Sở Ngoại vụ.\n"
        "3. Chủ trì: Phó Giám đốc Sở Ngoại vụ.\n\nĐề nghị quý cơ quan chuẩn bị ý kiến và cử cán bộ dự họp đúng "
        "thành phần.",
        ("SCT", "SKHCN", "CA"), 4, "approved", kind="giay_moi",
    ),
    Letter(
        "xác nhận lịch làm việc với đoàn chuyên gia thành phố Swanport (Ô-xtrây-li-a)",
        "Sở Ngoại vụ đề nghị Sở Khoa học và Công nghệ xác nhận lịch làm việc với đoàn chuyên gia thành phố Swanport.",
        ("SKHCN",), 23, "voided", reason="Lấy số hai lần cho cùng một văn bản; nội dung đã gửi ở công văn trước.",
    ),
    Letter(
        "báo cáo tiến độ thực hiện các cam kết quốc tế quý III",
        "Theo kế hoạch theo dõi, đôn đốc cam kết quốc tế, Sở Ngoại vụ đề nghị quý cơ quan báo cáo tiến độ từng cam "
        "kết được "
        "giao theo phụ lục kèm theo.\n\nPhụ lục: Danh mục cam kết\n\n| TT | Cam kết | Chủ trì | Hạn "
        "|\n|:--:|------|----|:--:|\n"
        "| 1 | Gửi danh mục dự án kêu gọi đầu tư | Sở Công Thương | 30/11/{year} |\n"
        "| 2 | Trao đổi đoàn nghệ thuật dân gian | Sở Văn hóa, Thể thao và Du lịch | 15/12/{year} |",
        ("SCT", "SVHTTDL", "SKHCN"), 18, "recalling", reply=20,
        handled={"SCT": "gave_back", "SVHTTDL": "kept", "SKHCN": "asked"},
        reason="Phụ lục ghi nhầm thời hạn; đề nghị trả lại để gửi bản đúng.",
    ),
    Letter(
        "Lịch trực tiếp nhận thông tin bảo hộ công dân dịp cuối năm",
        "Sở Ngoại vụ thông báo lịch trực tiếp nhận thông tin bảo hộ công dân dịp cuối năm như sau:\n\n"
        "1. Trong giờ hành chính: phòng Lãnh sự, Lễ tân.\n2. Ngoài giờ và ngày nghỉ: cán bộ trực theo phân công.\n\n"
        "Đề nghị các cơ quan phổ biến tới công dân đang ở nước ngoài và gia đình.",
        (), 4, "issued", kind="thong_bao", copies=(("CA", ""), ("XA", "để phổ biến")),
    ),
)  # fmt: skip
