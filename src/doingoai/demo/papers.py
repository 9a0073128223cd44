"""Papers that come to the demo's offices by post, as a table; senders are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """One paper. `arrived` counts the days since it came, `end` is how far it came (received … done)."""

    title: str
    sender: str
    number: str
    kind: str
    arrived: int
    end: str
    signer: str = ""
    reply: int = 0  # days after its arrival by which it asks for an answer
    urgency: str = ""


PAPERS = (
    Paper("Mời dự Lễ hội hoa và Diễn đàn hợp tác địa phương", "Tỉnh Minamihara (Nhật Bản)", "Minami-2026/118",
          "Thư mời", 74, "done", "Giám đốc Ban Đối ngoại", 20),
    Paper("Thông báo thay đổi đầu mối hợp tác", "Thành phố Hanbit (Hàn Quốc)", "HB-IR-0457", "Công hàm", 41, "done"),
    Paper("Đề nghị hỗ trợ thủ tục cho đoàn nghệ thuật biểu diễn", "Hội Hữu nghị Việt – Nhật", "27/HHN", "Công văn", 12,
          "assigned", "Trần Thị Bình", 12),
    Paper("Đề xuất tài trợ thiết bị cho trường nghề", "Quỹ Giao lưu quốc tế Hanbit", "FND/26-031", "Công văn", 20,
          "working", "Giám đốc điều hành", 15),
    Paper("Mời tham gia mạng lưới thành phố cảng", "Thành phố Nieuwmaas (Hà Lan)", "NM/INT/2026-44", "Thư mời", 6,
          "received", reply=25),
    Paper("Xin xác nhận danh sách đoàn vào", "Công ty cổ phần Du lịch Sông Xanh", "105/CV-SX", "Công văn", 2,
          "received", "Lê Văn Hòa", 5, "khan"),
)  # fmt: skip
LIGHT_PAPER = Paper(
    "Mời dự Tuần lễ giao lưu địa phương",
    "Tỉnh Phu Thong (Thái Lan)",
    "PT-0912/2026",
    "Thư mời",
    9,
    "received",
    reply=21,
)
FILE = """HỘI DOANH NHÂN SÔNG XANH
Số: 58/CV-SX
V/v mời dự tọa đàm kết nối doanh nghiệp kiều bào

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{name}, ngày {day:02d} tháng {month} năm {year}

Kính gửi: Sở Ngoại vụ {place}

Thực hiện Kết luận số 12-KL/TW ngày 12 tháng 8 năm 2021 của Bộ Chính trị, Hội tổ chức tọa đàm.

1. Kính mời lãnh đạo Sở dự và phát biểu.
2. Đề nghị giới thiệu 10 doanh nghiệp tham gia.

Đề nghị Sở trả lời trước ngày {due}.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH
Phan Quang Hải
"""
