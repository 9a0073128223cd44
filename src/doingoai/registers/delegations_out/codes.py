"""Code lists of the law of delegations: who travels, why, on which channel, who pays, who signs.

Keys are those of the domain's common lists, so that plans, dossiers and reports of different registers speak alike.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rank(models.TextChoices):
    """Nhóm chức danh: the order is seniority; a person who holds several posts goes by the most senior one."""

    R01 = "R01", _("Ủy viên Bộ Chính trị, Ban Bí thư")
    R02 = "R02", _("Ủy viên Trung ương Đảng")
    R03 = "R03", _("Bí thư Tỉnh ủy")
    R04 = "R04", _("Chủ tịch UBND tỉnh")
    R05 = "R05", _("Chủ tịch HĐND tỉnh")
    R06 = "R06", _("Trưởng đoàn đại biểu Quốc hội")
    R07 = "R07", _("Phó Bí thư Tỉnh ủy")
    R08 = "R08", _("Ủy viên Ban Thường vụ Tỉnh ủy")
    R09 = "R09", _("Phó Chủ tịch HĐND, UBND tỉnh; Phó Trưởng đoàn ĐBQH")
    R10 = "R10", _("Tỉnh ủy viên, giám đốc sở và tương đương")
    R11 = "R11", _("Phó giám đốc sở và tương đương")
    R12 = "R12", _("Bí thư, chủ tịch cấp xã")
    R13 = "R13", _("Trưởng, phó phòng")
    R14 = "R14", _("Công chức")
    R15 = "R15", _("Viên chức")
    R16 = "R16", _("Người quản lý doanh nghiệp nhà nước")
    R17 = "R17", _("Doanh nhân đi cùng")
    R18 = "R18", _("Khác (nghệ nhân, phóng viên…)")


# They travel with a delegation; no body of the province decides about them.
COMPANIONS = frozenset({Rank.R17, Rank.R18})
# For these the mission is asked and a briefing is held before departure.
LEADERS = frozenset(Rank.values[Rank.values.index("R03") : Rank.values.index("R11") + 1])


class CadreTier(models.TextChoices):
    """Diện quản lý cán bộ: this, not the job title, is the first key of authority for travel."""

    CENTRAL = "TW", _("Trung ương quản lý")
    STANDING_COMMITTEE = "BTV", _("Ban Thường vụ Tỉnh ủy quản lý")
    LOWER_PARTY = "CAP_UY_DUOI", _("Cấp ủy cấp dưới quản lý")
    AGENCY = "CO_QUAN", _("Cơ quan quản lý")


class Sector(models.TextChoices):
    """Khối công tác: tells the Party's own cadres (TTTU decides) from the State's (UBND decides)."""

    STATE = "NHA_NUOC", _("Chính quyền")
    PARTY = "DANG", _("Cơ quan Đảng")
    ELECTED = "DAN_CU", _("HĐND, đoàn đại biểu Quốc hội")
    FRONT = "MAT_TRAN", _("Mặt trận, đoàn thể")
    ENTERPRISE = "DOANH_NGHIEP", _("Doanh nghiệp")
    OTHER = "KHAC", _("Khác")


class Channel(models.TextChoices):
    PARTY = "DANG", _("Đối ngoại Đảng")
    STATE = "NHA_NUOC", _("Ngoại giao Nhà nước")
    PEOPLE = "NHAN_DAN", _("Đối ngoại Nhân dân")
    ELECTED = "DAN_CU", _("Quốc hội, HĐND")


class Sensitivity(models.TextChoices):
    """Mức nhạy cảm: set by the proposer; the foreign-affairs body may only raise it."""

    S0 = "S0", _("Thông thường")
    S1 = "S1", _("Cần tham vấn")
    S2 = "S2", _("Liên quan quốc phòng, an ninh")
    S3 = "S3", _("Phải xin ý kiến Trung ương")


class Funding(models.TextChoices):
    PROVINCE = "NSNN_TINH", _("Ngân sách tỉnh")
    CENTRAL = "NSNN_TW", _("Ngân sách Trung ương")
    PROJECT = "DU_AN", _("Dự án, viện trợ")
    PARTNER = "DOI_TAC", _("Đối tác nước ngoài đài thọ")
    ENTERPRISE = "DOANH_NGHIEP", _("Doanh nghiệp")
    PERSONAL = "CA_NHAN", _("Tự túc")
    MIXED = "HON_HOP", _("Hỗn hợp")


class DelegationType(models.TextChoices):
    VISIT = "THAM_CHINH_THUC", _("Thăm, làm việc")
    JOIN_CENTRAL = "THAM_GIA_DOAN_TW", _("Tháp tùng, tham gia đoàn Trung ương")
    PROMOTION = "XUC_TIEN", _("Xúc tiến đầu tư, thương mại, du lịch")
    CONFERENCE = "HOI_NGHI_HOI_THAO", _("Hội nghị, hội thảo")
    NEGOTIATION = "DAM_PHAN_KY_KET", _("Đàm phán, ký kết")
    YEARLY = "CO_CHE_THUONG_NIEN", _("Cơ chế hợp tác thường niên")
    BORDER = "BIEN_GIOI", _("Giao lưu biên giới")
    CULTURE = "VAN_HOA_NGHE_THUAT", _("Văn hóa, nghệ thuật, thể thao")
    TRAINING = "DAO_TAO_BOI_DUONG", _("Đào tạo, bồi dưỡng")
    STUDY = "KHAO_SAT_HOC_TAP", _("Khảo sát, học tập")
    PROJECT = "DU_AN", _("Theo dự án")
    PRIVATE = "VIEC_RIENG", _("Việc riêng")


class Topic(models.TextChoices):
    """Chủ đề chính: by it two trips to one country are held to be alike (R-DR-07)."""

    POLITICS = "CHINH_TRI", _("Quan hệ chính trị")
    ECONOMY = "KINH_TE", _("Kinh tế, đầu tư, thương mại")
    TOURISM = "DU_LICH", _("Du lịch")
    AGRICULTURE = "NONG_NGHIEP", _("Nông nghiệp")
    LABOUR = "LAO_DONG", _("Lao động, giáo dục")
    HEALTH = "Y_TE", _("Y tế")
    CULTURE = "VAN_HOA", _("Văn hóa, thể thao")
    SCIENCE = "KHOA_HOC", _("Khoa học, công nghệ, chuyển đổi số")
    ENVIRONMENT = "MOI_TRUONG", _("Môi trường, khí hậu, đô thị")
    BORDER = "BIEN_GIOI", _("Biên giới, cửa khẩu")
    DIASPORA = "KIEU_BAO", _("Người Việt Nam ở nước ngoài")
    OTHER = "KHAC", _("Khác")


class OffPlanReason(models.TextChoices):
    DIRECTED = "CHI_DAO_CAP_CO_THAM_QUYEN", _("Cấp có thẩm quyền chỉ đạo")
    COMMON = "CONG_VIEC_CHUNG_CUA_TINH", _("Công việc chung của tỉnh")
    INVITED = "LOI_MOI_SAU_KE_HOACH", _("Lời mời sau khi duyệt kế hoạch")
    MULTILATERAL = "DA_PHUONG_DOT_XUAT", _("Hoạt động đa phương đột xuất")


class ExceptionReason(models.TextChoices):
    NECESSARY = "CONG_VIEC_THAT_CAN_THIET", _("Công việc thật cần thiết")
    ESCORT = "THAP_TUNG_CAP_TREN", _("Tháp tùng cấp trên")
    NEGOTIATION = "DAM_PHAN", _("Đàm phán")
    YEARLY = "HOI_NGHI_THUONG_NIEN", _("Hội nghị thường niên")


class MemberRole(models.TextChoices):
    HEAD = "TRUONG_DOAN", _("Trưởng đoàn")
    DEPUTY = "PHO_DOAN", _("Phó đoàn")
    MEMBER = "THANH_VIEN", _("Thành viên")
    SECRETARY = "THU_KY", _("Thư ký")
    INTERPRETER = "PHIEN_DICH", _("Phiên dịch")
    PRESS = "BAO_CHI", _("Báo chí")
    BUSINESS = "DOANH_NGHIEP_DI_CUNG", _("Doanh nghiệp đi cùng")


class Sex(models.TextChoices):
    FEMALE = "F", _("Nữ")
    MALE = "M", _("Nam")


class PaperKind(models.TextChoices):
    POLICY = "CHU_TRUONG", _("Cho chủ trương")
    OPINION = "Y_KIEN", _("Cho ý kiến")
    DECISION = "QUYET_DINH", _("Quyết định cử")
    PERMISSION = "CHO_PHEP", _("Văn bản cho phép")


class Capacity(models.TextChoices):
    """Thẩm quyền ký."""

    OWN = "CHINH_DANH", _("Chính danh")
    KT = "KT", _("KT. (ký thay)")
    TL = "TL", _("TL. (thừa lệnh)")
    TUQ = "TUQ", _("TUQ. (thừa ủy quyền)")
    TM = "TM", _("TM. (thay mặt)")
