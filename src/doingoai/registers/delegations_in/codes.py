"""Code lists of the law of incoming delegations: who comes, how, received by whom, at whose cost."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.reference.activity import Capacity as Capacity
from doingoai.reference.activity import Sensitivity as Sensitivity
from doingoai.reference.activity import Sex as Sex


class GuestCategory(models.TextChoices):
    """Nhóm khách: decides, with the rank of the host, who permits the visit (matrix rows A17 … A22)."""

    TOP_LEADERS = "KHACH_LDCC", _("Khách của lãnh đạo cấp cao")
    CENTRAL = "KHACH_CQTW", _("Khách của cơ quan Trung ương")
    PARTY = "KHACH_TINH_UY", _("Khách của Tỉnh ủy")
    COMMITTEE = "KHACH_UBND", _("Khách của UBND tỉnh")
    COUNCIL = "KHACH_HDND", _("Khách của HĐND tỉnh")
    DEPARTMENT = "KHACH_SO_NGANH", _("Khách của sở, ngành, xã")
    DIPLOMATS = "DOAN_NGOAI_GIAO", _("Đoàn ngoại giao (đại sứ quán, tổng lãnh sự quán)")
    INTERNATIONAL = "TCQT", _("Tổ chức quốc tế")
    NGO = "PCPNN", _("Tổ chức phi chính phủ nước ngoài")
    BUSINESS = "DOANH_NGHIEP", _("Doanh nghiệp")
    PRESS = "BAO_CHI", _("Báo chí nước ngoài")
    EXPERTS = "CHUYEN_GIA_HOC_GIA", _("Chuyên gia, học giả")
    PEOPLE = "GIAO_LUU_ND", _("Giao lưu nhân dân")
    BORDER = "BIEN_GIOI", _("Đoàn địa phương biên giới")
    DIASPORA = "NVNONN", _("Người Việt Nam ở nước ngoài")


# A central body is host and decides; the province co-operates (row A17, R-DV-01).
OF_THE_CENTRE = frozenset({GuestCategory.TOP_LEADERS, GuestCategory.CENTRAL})


class VisitType(models.TextChoices):
    OFFICIAL = "CHINH_THUC", _("Thăm chính thức")
    WORKING = "LAM_VIEC", _("Thăm làm việc")
    COURTESY = "XA_GIAO", _("Chào xã giao")
    EVENT = "DU_SU_KIEN", _("Dự sự kiện")
    STUDY = "KHAO_SAT", _("Khảo sát")
    TRANSIT = "QUA_CANH", _("Quá cảnh")
    ONLINE = "TRUC_TUYEN", _("Làm việc trực tuyến (không tính là đoàn vào)")


class Inviter(models.TextChoices):
    """Bên mời: a guest of the Secretary or the Chair is heard by the Standing Members first (row A18)."""

    SECRETARY = "BI_THU", _("Bí thư Tỉnh ủy")
    CHAIR = "CHU_TICH", _("Chủ tịch UBND tỉnh")
    LEADER = "LANH_DAO_TINH", _("Lãnh đạo khác của tỉnh")
    UNIT = "CO_QUAN", _("Sở, ngành, cơ quan của tỉnh")
    CENTRE = "TRUNG_UONG", _("Lãnh đạo, cơ quan Trung ương")
    GUEST = "KHACH_DE_NGHI", _("Khách đề nghị")


class GuestRank(models.TextChoices):
    """Cấp của trưởng đoàn khách, quy đổi: by it the protocol table names the host."""

    STATE_HEAD = "NGUYEN_THU", _("Lãnh đạo cấp cao của nước, của Quốc hội")
    MINISTER = "BO_TRUONG", _("Bộ trưởng và tương đương")
    DEPUTY_MINISTER = "THU_TRUONG", _("Thứ trưởng và tương đương")
    AMBASSADOR = "DAI_SU", _("Đại sứ, trưởng đại diện tổ chức quốc tế")
    CONSUL_GENERAL = "TONG_LANH_SU", _("Tổng lãnh sự")
    DIPLOMAT = "NHA_NGOAI_GIAO", _("Tham tán, bí thư, lãnh sự")
    LOCAL_SECRETARY = "BI_THU_DP", _("Bí thư đảng ủy địa phương nước ngoài")
    GOVERNOR = "TINH_TRUONG", _("Tỉnh trưởng, thị trưởng")
    DEPUTY_GOVERNOR = "PHO_TINH_TRUONG", _("Phó tỉnh trưởng, phó thị trưởng")
    LOCAL_DEPARTMENT = "LANH_DAO_SO", _("Lãnh đạo sở, huyện của địa phương nước ngoài")
    ENTERPRISE = "LANH_DAO_DN", _("Lãnh đạo tập đoàn, doanh nghiệp")
    OTHER = "KHAC", _("Khác")


class HostRank(models.TextChoices):
    """Cấp của người tiếp (nhóm chức danh): the order is seniority, the first is the highest."""

    R03 = "R03", _("Bí thư Tỉnh ủy")
    R04 = "R04", _("Chủ tịch UBND tỉnh")
    R05 = "R05", _("Chủ tịch HĐND tỉnh")
    R06 = "R06", _("Trưởng đoàn đại biểu Quốc hội")
    R07 = "R07", _("Phó Bí thư Tỉnh ủy")
    R08 = "R08", _("Ủy viên Ban Thường vụ Tỉnh ủy")
    R09 = "R09", _("Phó Chủ tịch HĐND, UBND tỉnh")
    R10 = "R10", _("Giám đốc sở và tương đương")
    R11 = "R11", _("Phó giám đốc sở và tương đương")
    R12 = "R12", _("Bí thư, chủ tịch cấp xã")
    R13 = "R13", _("Trưởng, phó phòng")
    R14 = "R14", _("Công chức, viên chức")


# Leaders of the province: their reception is asked for some working days before (R-DV-03).
LEADERS = frozenset({"R03", "R04", "R05", "R06", "R07", "R08", "R09"})


class GuestClass(models.TextChoices):
    """Hạng khách (Thông tư 71/2018/TT-BTC)."""

    SPECIAL = "DAC_BIET", _("Đặc biệt")
    A = "A", _("Hạng A")
    B = "B", _("Hạng B")
    C = "C", _("Hạng C")
    OTHER = "KHAC", _("Khách mời quốc tế khác")


class CostBearing(models.TextChoices):
    VIETNAM = "VN_TOAN_BO", _("Việt Nam chi toàn bộ")
    SHARED = "VN_MOT_PHAN", _("Việt Nam chi một phần")
    GUEST = "KHACH_TU_TUC", _("Khách tự túc")


class GuestPart(models.TextChoices):
    """Vai trò trong đoàn khách: cost norms differ by it."""

    HEAD = "TRUONG_DOAN", _("Trưởng đoàn")
    DEPUTY = "PHO_DOAN", _("Phó đoàn")
    MEMBER = "DOAN_VIEN", _("Đoàn viên")


class CostKind(models.TextChoices):
    LODGING = "CHO_O", _("Chỗ ở (người/ngày)")
    MEALS = "AN", _("Ăn (người/ngày)")
    FLOWERS = "HOA", _("Hoa đón sân bay")
    BANQUET = "CHIEU_DAI", _("Chiêu đãi (người)")
    GIFT = "TANG_PHAM", _("Tặng phẩm")
    TRANSPORT = "XE", _("Xe")
    INTERPRETER = "PHIEN_DICH", _("Phiên dịch")
    OTHER = "KHAC", _("Khác")


class ItemKind(models.TextChoices):
    """What a line of the programme is: the protocol table names hosts of three of them."""

    GREETING = "DON_TIEN", _("Đón, tiễn")
    TALKS = "HOI_DAM", _("Hội đàm, làm việc")
    COURTESY = "CHAO_XA_GIAO", _("Chào xã giao")
    BANQUET = "CHIEU_DAI", _("Chiêu đãi")
    SIGNING = "KY_KET", _("Ký kết")
    TOUR = "THAM_QUAN", _("Tham quan, khảo sát")
    OTHER = "KHAC", _("Khác")


class Notified(models.TextChoices):
    """Nơi nhận thông báo."""

    POLICE = "CONG_AN", _("Công an tỉnh")
    BORDER = "BIEN_PHONG", _("Bộ đội Biên phòng")
    MINISTRY = "BO_NGOAI_GIAO", _("Bộ Ngoại giao")
    COMMUNE = "CAP_XA", _("UBND cấp xã")


class SupportKind(models.TextChoices):
    """Hỗ trợ nhập cảnh, giấy phép của luật chuyên ngành."""

    VISA = "THI_THUC", _("Công văn đề nghị cấp thị thực")
    VIP_LANE = "LOI_UU_TIEN", _("Đề nghị lối ưu tiên tại cửa khẩu")
    PRESS = "BAO_CHI", _("Giấy phép hoạt động báo chí (Bộ Ngoại giao)")
    NGO = "DANG_KY_PCPNN", _("Giấy đăng ký của tổ chức phi chính phủ nước ngoài")
    OTHER = "KHAC", _("Khác")


class Area(models.TextChoices):
    """Khu vực phải có phép (row A24)."""

    BORDER = "BIEN_GIOI", _("Khu vực biên giới đất liền")
    SEA_BORDER = "BIEN_GIOI_BIEN", _("Khu vực biên giới biển")
    RESTRICTED = "KHU_VUC_CAM", _("Khu vực cấm, địa điểm cấm")


class StopReason(models.TextChoices):
    """Vì sao không thành, hoãn (DV-09)."""

    PARTNER = "PHIA_KHACH", _("Phía khách đề nghị")
    SCHEDULE = "LICH_LANH_DAO", _("Lịch của lãnh đạo")
    DISASTER = "THIEN_TAI_DICH_BENH", _("Thiên tai, dịch bệnh")
    SECURITY = "AN_NINH", _("An ninh, nhạy cảm")
    PAPERS = "HO_SO", _("Hồ sơ, giấy phép chưa đủ")
    CONTENT = "NOI_DUNG", _("Nội dung không phù hợp")
    OTHER = "KHAC", _("Khác")


class PaperKind(models.TextChoices):
    OPINION = "Y_KIEN", _("Cho ý kiến")
    POLICY = "CHU_TRUONG", _("Cho chủ trương")
    PERMISSION = "CHO_PHEP", _("Văn bản cho phép")
