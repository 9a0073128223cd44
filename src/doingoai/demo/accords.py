"""The agreements of the demo as tables: invented partners, subjects, and how far each case has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Accord:
    """One agreement in preparation. `started` counts the days since it was opened, `end` is how far it came."""

    subject: str
    sector: str
    level: str
    end: str
    started: int
    instrument: str = "MOU"
    body: str = "NGV"


@dataclass(frozen=True)
class OldAccord:
    """An agreement signed before it was entered: so many days ago, for so many months; what became of it since."""

    subject: str
    sector: str
    signed: int
    months: int
    entered: int
    fate: str = ""
    instrument: str = "AGREEMENT"


# Country and invented partner.
PARTNERS = (
    ("JP", "tỉnh Minamihara"),
    ("KR", "thành phố Hanbit"),
    ("LA", "tỉnh Xieng Phou"),
    ("CN", "thành phố Longhe"),
    ("DE", "vùng Nordtal"),
    ("FR", "vùng Val-Clair"),
    ("AU", "thành phố Swanport"),
    ("TH", "tỉnh Phu Thong"),
    ("KH", "tỉnh Phnom Srey"),
    ("IN", "thành phố Madhavpur"),
    ("IT", "tỉnh Val Serena"),
    ("US", "hạt Clearwater Bay"),
    ("NL", "thành phố Nieuwmaas"),
)
INSTRUMENTS = {
    "MOU": "Bản ghi nhớ",
    "AGREEMENT": "Thỏa thuận",
    "PROGRAMME": "Chương trình hợp tác",
    "LOI": "Ý định thư",
}
OLD = (
    OldAccord("hợp tác hữu nghị", "PEOPLE", 2600, 120, 690, "extending"),
    OldAccord("hợp tác giáo dục và đào tạo nghề", "EDUCATION", 1500, 60, 680),
    OldAccord("hợp tác du lịch", "CULTURE", 1250, 48, 660, "suspended"),
    OldAccord("hợp tác nông nghiệp công nghệ cao", "AGRICULTURE", 900, 60, 610),
    OldAccord("trao đổi chuyên gia y tế", "HEALTH", 720, 36, 540, "terminated", "PROGRAMME"),
    OldAccord("hợp tác cảng và logistics", "INFRASTRUCTURE", 600, 60, 520),
    OldAccord("hợp tác đổi mới sáng tạo", "SCIENCE", 430, 36, 380),
    OldAccord("tuyển chọn lao động thời vụ", "LABOUR", 2000, 36, 650, "expired"),
)
NEW = (
    Accord("hợp tác đầu tư và thương mại", "ECONOMY", "PROV_PC", "in_force", 470),
    Accord("giao lưu thanh niên và văn hóa", "CULTURE", "PROV_PC", "in_force", 330, "PROGRAMME"),
    Accord("hợp tác chuyển đổi số trong dịch vụ công", "SCIENCE", "PROV_PC", "signed", 130),
    Accord("hợp tác phát triển đô thị xanh", "INFRASTRUCTURE", "PROV_PC", "approved", 75),
    Accord("hợp tác giữa hai cơ quan dân cử", "PEOPLE", "PROV_COUNCIL", "submitted", 52),
    Accord("thiết lập quan hệ hợp tác toàn diện", "PEOPLE", "PROV_PC", "submitted", 50, "AGREEMENT"),
    Accord("xúc tiến thương mại nông sản", "ECONOMY", "DEPT", "reconciling", 38, "MOU", "SCT"),
    Accord("hợp tác đào tạo điều dưỡng", "HEALTH", "PROV_PC", "consulting", 34, "LOI"),
    Accord("kết nối điểm đến du lịch", "CULTURE", "DEPT", "returned", 60, "MOU", "SVHTTDL"),
    Accord("trao đổi dữ liệu quan trắc môi trường", "AGRICULTURE", "PROV_PC", "rejected", 210),
    Accord("hợp tác trung tâm dữ liệu", "SCIENCE", "PROV_PC", "drafting", 15, "LOI"),
    Accord("hợp tác thể thao học đường", "EDUCATION", "PROV_PC", "idea", 6, "LOI"),
)
LIGHT_OLD = (
    OldAccord("hợp tác hữu nghị và giao lưu nhân dân", "PEOPLE", 1700, 120, 320),
    OldAccord("hợp tác kinh tế và đào tạo", "ECONOMY", 510, 60, 300),
)
LIGHT_NEW = (Accord("hợp tác phát triển thương mại", "ECONOMY", "PROV_PC", "submitted", 48),)
