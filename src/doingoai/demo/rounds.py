"""Rounds of opinions of the demo as a table: what is asked, who answers how, how far each has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Round:
    """One round. `ago` counts the days since it was sent, `end` is how far it came.

    `answers` says by key of the body: a stance, "late:" before one that came after its day, "paper:" before one that
    came on paper, "" for nothing. `again` asks those who had remarks once more.
    """

    title: str
    asked: str
    questions: tuple[str, ...]
    answers: Mapping[str, str]
    ago: int
    end: str
    silence: str = "SILENCE_NOTED"
    days: int = 7  # working days to answer in
    about: str = ""  # register whose dossier it serves
    again: bool = False
    remarks: Mapping[str, str] = field(default_factory=dict)


ROUNDS = (
    Round(
        "Lấy ý kiến dự thảo Quy trình tiếp khách quốc tế",
        "Đề nghị quý cơ quan góp ý dự thảo Quy trình tiếp khách quốc tế của địa phương.",
        ("Phân công giữa các cơ quan đã rõ chưa?", "Thời hạn từng bước có khả thi không?"),
        {"SCT": "AGREE", "SVHTTDL": "AGREE_WITH_COMMENT", "CA": "AGREE", "STP": "paper:AGREE"}, 120, "closed",
        remarks={"SVHTTDL": "Bổ sung trách nhiệm của cơ quan văn hóa khi đoàn tham quan di tích."},
    ),
    Round(
        "Lấy ý kiến dự thảo Chương trình ngoại giao kinh tế năm 2027",
        "Đề nghị góp ý dự thảo Chương trình, tập trung vào thị trường và ngành hàng ưu tiên.",
        ("Thị trường ưu tiên đã phù hợp chưa?", "Cơ quan đề xuất hoạt động nào, kinh phí bao nhiêu?"),
        {"SCT": "AGREE_WITH_COMMENT", "SVHTTDL": "AGREE", "SKHCN": "", "STC": "late:DISAGREE"}, 24, "collected",
        remarks={
            "SCT": "Thêm thị trường Ấn Độ và nhóm hàng thực phẩm chế biến.",
            "STC": "Chưa cân đối được kinh phí cho ba hoạt động ở nước ngoài; đề nghị giảm còn một.",
        },
    ),
    Round(
        "Lấy ý kiến hồ sơ thỏa thuận quốc tế đang chuẩn bị ký",
        "Đề nghị cho ý kiến về sự cần thiết, nội dung, tính phù hợp với pháp luật và danh nghĩa ký.",
        ("Nội dung có thuộc chức năng của cơ quan không?",),
        {"STP": "", "SCT": "AGREE", "CA": "AGREE", "STC": ""}, 5, "sent", about="agreements", days=10,
    ),
    Round(
        "Lấy ý kiến phương án phân công đầu mối cam kết quốc tế",
        "Đề nghị cho ý kiến về phân công đầu mối theo dõi cam kết quốc tế sau sắp xếp tổ chức.",
        ("Cơ quan nhận đầu mối những cam kết nào?",),
        {"SCT": "AGREE_WITH_COMMENT", "SKHCN": "", "SVHTTDL": "", "XA": "AGREE"}, 19, "late", silence="MUST_ANSWER",
        remarks={"SCT": "Sở nhận đầu mối hai cam kết về thương mại, không nhận cam kết về lao động."},
    ),
    Round(
        "Lấy ý kiến dự thảo Kế hoạch bồi dưỡng nghiệp vụ đối ngoại năm 2027",
        "Đề nghị đăng ký nhu cầu và góp ý nội dung bồi dưỡng.",
        ("Số học viên dự kiến?",), {"SCT": "", "SVHTTDL": "", "SKHCN": "", "XA": ""}, 2, "draft",
    ),
    Round(
        "Lấy ý kiến dự thảo Quy chế phối hợp quản lý đoàn ra, đoàn vào",
        "Đề nghị góp ý dự thảo Quy chế phối hợp.",
        ("Phạm vi điều chỉnh?", "Chế độ báo cáo?"),
        {"SCT": "AGREE", "CA": "AGREE_WITH_COMMENT", "SKHCN": "AGREE"}, 58, "closed", again=True,
        remarks={"CA": "Bổ sung thời hạn cung cấp danh sách đoàn cho cơ quan quản lý xuất nhập cảnh."},
    ),
    Round(
        "Lấy ý kiến về tổ chức tuần phim nước ngoài",
        "Đề nghị cho ý kiến về thời gian và địa điểm tổ chức tuần phim.", (), {"SVHTTDL": "AGREE", "CA": ""}, 44,
        "cancelled",
    ),
)  # fmt: skip
OF_THE_CENTRE = Round(
    "Lấy ý kiến các địa phương về mẫu thư thông báo đơn vị kế thừa thỏa thuận",
    "Đề nghị góp ý dự thảo mẫu thư thông báo đơn vị kế thừa thỏa thuận quốc tế gửi đối tác nước ngoài.",
    ("Mẫu thư có thuận tiện cho đối tác không?",),
    {"48": "AGREE_WITH_COMMENT", "24": "AGREE", "22": "", "01": "AGREE", "04": "", "08": ""}, 6, "sent", days=8,
    remarks={"48": "Nên có bản song ngữ và chỗ ghi đầu mối mới."},
)  # fmt: skip
