"""The trips abroad of the demo as tables: who goes where for what, and how far each case has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Traveller:
    """One line of a delegation: rank, tier, sector, post, role."""

    rank: str
    tier: str
    sector: str
    position: str
    role: str = "THANH_VIEN"
    heads_unit: bool = False


@dataclass(frozen=True)
class Trip:
    """One delegation. `left` counts the days since departure (negative: still to come); `end` is how far it came."""

    body: str  # key of the proposing body
    profile: str
    kind: str
    topic: str
    aim: str
    days: int
    left: int
    end: str
    sensitivity: str = "S0"
    off_plan: str = ""


OFFICERS = (
    Traveller("R13", "CO_QUAN", "NHA_NUOC", "Trưởng phòng"),
    Traveller("R14", "CO_QUAN", "NHA_NUOC", "Chuyên viên chính"),
    Traveller("R14", "CO_QUAN", "NHA_NUOC", "Chuyên viên", "THU_KY"),
)
PROFILES = {
    "deputy": (Traveller("R11", "CAP_UY_DUOI", "NHA_NUOC", "Phó Giám đốc", "TRUONG_DOAN"), *OFFICERS),
    "director": (Traveller("R10", "BTV", "NHA_NUOC", "Giám đốc", "TRUONG_DOAN", heads_unit=True), *OFFICERS),
    "vice_chair": (
        Traveller("R09", "BTV", "NHA_NUOC", "Phó Chủ tịch Ủy ban nhân dân", "TRUONG_DOAN"),
        Traveller("R10", "BTV", "NHA_NUOC", "Giám đốc sở", "PHO_DOAN"),
        *OFFICERS,
    ),
    "chair": (Traveller("R04", "TW", "NHA_NUOC", "Chủ tịch Ủy ban nhân dân", "TRUONG_DOAN"), *OFFICERS),
    "council": (Traveller("R05", "TW", "DAN_CU", "Chủ tịch Hội đồng nhân dân", "TRUONG_DOAN"), *OFFICERS),
    "party": (
        Traveller("R13", "CO_QUAN", "DANG", "Trưởng phòng Tổng hợp", "TRUONG_DOAN"),
        Traveller("R14", "CO_QUAN", "DANG", "Chuyên viên", "THU_KY"),
    ),
    "commune": (
        Traveller("R12", "CAP_UY_DUOI", "NHA_NUOC", "Phó Chủ tịch Ủy ban nhân dân phường", "TRUONG_DOAN"),
        Traveller("R14", "CO_QUAN", "NHA_NUOC", "Công chức văn hóa, xã hội"),
    ),
    "enterprise": (
        Traveller("R16", "CO_QUAN", "DOANH_NGHIEP", "Tổng Giám đốc công ty cổ phần có vốn nhà nước", "TRUONG_DOAN"),
        Traveller("R14", "CO_QUAN", "NHA_NUOC", "Chuyên viên xúc tiến thương mại", "THU_KY"),
    ),
    "officers": (Traveller("R13", "CO_QUAN", "NHA_NUOC", "Trưởng phòng", "TRUONG_DOAN"), OFFICERS[2]),
}
# Country, city, invented partner.
DESTINATIONS = (
    ("JP", "Osaka", "Phòng Xúc tiến đầu tư vùng Hokuto"),
    ("KR", "Daegu", "Quỹ Giao lưu quốc tế Hanbit"),
    ("LA", "Savannakhet", "Sở Công Thương tỉnh bạn"),
    ("CN", "Nam Ninh", "Văn phòng Đối ngoại khu tự trị bạn"),
    ("SG", "Singapore", "Hiệp hội Doanh nghiệp Merli"),
    ("DE", "Leipzig", "Phòng Thương mại vùng Nordsachsen"),
    ("TH", "Khon Kaen", "Chính quyền tỉnh bạn"),
    ("FR", "Nantes", "Hiệp hội Hợp tác phi tập trung Estuaire"),
    ("AU", "Perth", "Học viện Kỹ năng nghề Swan"),
    ("IN", "Pune", "Liên đoàn Công nghiệp vùng Deccan"),
    ("NL", "Rotterdam", "Trung tâm Logistics xanh Maas"),
    ("KH", "Siem Reap", "Sở Du lịch tỉnh bạn"),
)
TRIPS = (
    Trip(
        "SCT",
        "director",
        "XUC_TIEN",
        "KINH_TE",
        "xúc tiến thương mại, kết nối nhà phân phối nông sản",
        6,
        640,
        "closed",
    ),
    Trip(
        "NGV",
        "deputy",
        "THAM_CHINH_THUC",
        "CHINH_TRI",
        "trao đổi chương trình hợp tác giữa hai địa phương",
        5,
        560,
        "closed",
    ),
    Trip(
        "SVHTTDL",
        "deputy",
        "VAN_HOA_NGHE_THUAT",
        "DU_LICH",
        "tham gia tuần văn hóa và giới thiệu điểm đến",
        7,
        470,
        "closed",
    ),
    Trip("SKHCN", "officers", "HOI_NGHI_HOI_THAO", "KHOA_HOC", "dự hội thảo về chính quyền số", 4, 380, "closed"),
    Trip("VPUB", "vice_chair", "XUC_TIEN", "KINH_TE", "xúc tiến đầu tư công nghệ cao và bán dẫn", 8, 300, "closed"),
    Trip("SCT", "deputy", "HOI_NGHI_HOI_THAO", "KINH_TE", "dự hội chợ và hội thảo chuỗi cung ứng", 5, 210, "closed"),
    Trip(
        "NGV", "officers", "CO_CHE_THUONG_NIEN", "CHINH_TRI", "họp nhóm công tác chung thường niên", 3, 150, "followed"
    ),
    Trip("SVHTTDL", "director", "XUC_TIEN", "DU_LICH", "mở đường bay và quảng bá du lịch", 6, 95, "cancelled"),
    Trip(
        "SKHCN", "deputy", "KHAO_SAT_HOC_TAP", "KHOA_HOC", "khảo sát mô hình trung tâm đổi mới sáng tạo", 6, 60, "late"
    ),
    Trip("SCT", "officers", "DU_AN", "MOI_TRUONG", "làm việc về dự án khu công nghiệp sinh thái", 5, 24, "reported"),
    Trip("NGV", "deputy", "THAM_CHINH_THUC", "KIEU_BAO", "thăm và làm việc với cộng đồng người Việt", 6, 3, "abroad"),
    Trip(
        "SVHTTDL",
        "deputy",
        "HOI_NGHI_HOI_THAO",
        "VAN_HOA",
        "dự hội nghị mạng lưới thành phố sáng tạo",
        4,
        -6,
        "preparing",
    ),
    Trip("VPUB", "chair", "THAM_CHINH_THUC", "CHINH_TRI", "thăm chính thức địa phương kết nghĩa", 6, -30, "at:CENTRAL"),
    Trip(
        "HDND",
        "council",
        "THAM_CHINH_THUC",
        "CHINH_TRI",
        "trao đổi kinh nghiệm giám sát của cơ quan dân cử",
        5,
        -36,
        "at:BTV",
    ),
    Trip("SCT", "director", "XUC_TIEN", "KINH_TE", "kết nối giao thương vùng biên giới", 4, -38, "at:TTTU"),
    Trip(
        "VPTU",
        "party",
        "THAM_CHINH_THUC",
        "CHINH_TRI",
        "trao đổi lý luận và công tác xây dựng Đảng",
        4,
        -37,
        "at:PARTY_OFFICE",
    ),
    Trip("XA", "commune", "BIEN_GIOI", "VAN_HOA", "giao lưu hữu nghị giữa hai địa phương", 2, -33, "at:REQUESTER_HEAD"),
    Trip(
        "SCT",
        "enterprise",
        "XUC_TIEN",
        "KINH_TE",
        "tìm thị trường cho doanh nghiệp có vốn nhà nước",
        5,
        -35,
        "at:FINANCE",
    ),
    Trip(
        "SKHCN", "officers", "HOI_NGHI_HOI_THAO", "KHOA_HOC", "trao đổi về an toàn dữ liệu", 4, -39, "at:POLICE", "S1"
    ),
    Trip(
        "NGV",
        "officers",
        "THAM_CHINH_THUC",
        "CHINH_TRI",
        "trao đổi dự thảo văn bản hợp tác",
        4,
        -41,
        "at:MOFA_HEAD",
        "S1",
    ),
    Trip(
        "SVHTTDL",
        "deputy",
        "VAN_HOA_NGHE_THUAT",
        "DU_LICH",
        "tham gia lễ hội pháo hoa quốc tế",
        5,
        -30,
        "at:UBND_CHAIR",
    ),
    Trip("SKHCN", "deputy", "KHAO_SAT_HOC_TAP", "KHOA_HOC", "khảo sát trung tâm dữ liệu xanh", 6, -40, "at:FA_HEAD"),
    Trip(
        "SCT",
        "deputy",
        "XUC_TIEN",
        "KINH_TE",
        "dự hội chợ thực phẩm",
        5,
        -43,
        "submitted",
        off_plan="LOI_MOI_SAU_KE_HOACH",
    ),
    Trip("SVHTTDL", "officers", "HOI_NGHI_HOI_THAO", "DU_LICH", "tập huấn quản lý điểm đến", 5, -41, "supplement"),
    Trip("SKHCN", "officers", "HOI_NGHI_HOI_THAO", "KHOA_HOC", "dự diễn đàn khởi nghiệp", 4, -46, "draft"),
)
FORMER = (Trip("NGV", "officers", "CO_CHE_THUONG_NIEN", "CHINH_TRI", "họp cơ chế hợp tác biên giới", 3, 600, "closed"),)
LIGHT = (
    Trip("NGV", "deputy", "THAM_CHINH_THUC", "CHINH_TRI", "thúc đẩy chương trình hợp tác địa phương", 5, 190, "closed"),
    Trip("NGV", "officers", "HOI_NGHI_HOI_THAO", "KINH_TE", "dự hội nghị hợp tác địa phương", 4, -35, "at:UBND_CHAIR"),
    Trip("NGV", "deputy", "CO_CHE_THUONG_NIEN", "CHINH_TRI", "họp cơ chế hợp tác thường niên", 4, -36, "at:FA_HEAD"),
)
