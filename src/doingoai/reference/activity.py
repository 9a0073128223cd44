"""Code lists of external activities that several registers share: channel, sensitivity, funding, rank, annex, topic …

Keys are those of the domain's common lists (§2.2, B.1), so that plans, dossiers and reports speak alike.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Kênh đối ngoại."""

    PARTY = "DANG", _("Đối ngoại Đảng")
    STATE = "NHA_NUOC", _("Ngoại giao Nhà nước")
    PEOPLE = "NHAN_DAN", _("Đối ngoại Nhân dân")
    ELECTED = "DAN_CU", _("Quốc hội, HĐND")


class Sensitivity(models.TextChoices):
    """Mức nhạy cảm: set by the proposer; until the decision it may only be raised."""

    S0 = "S0", _("Thông thường")
    S1 = "S1", _("Cần tham vấn")
    S2 = "S2", _("Liên quan quốc phòng, an ninh")
    S3 = "S3", _("Phải xin ý kiến Trung ương")


class Funding(models.TextChoices):
    """Nguồn kinh phí."""

    PROVINCE = "NSNN_TINH", _("Ngân sách tỉnh")
    CENTRAL = "NSNN_TW", _("Ngân sách Trung ương")
    PROJECT = "DU_AN", _("Dự án, viện trợ")
    PARTNER = "DOI_TAC", _("Đối tác nước ngoài đài thọ")
    ENTERPRISE = "DOANH_NGHIEP", _("Doanh nghiệp")
    PERSONAL = "CA_NHAN", _("Tự túc")
    MIXED = "HON_HOP", _("Hỗn hợp")


STATE_BUDGET = (Funding.PROVINCE, Funding.CENTRAL)


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


class Topic(models.TextChoices):
    """Chủ đề chính: by it two activities in one country are held to be alike (R-KH-03, R-DR-07)."""

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


class Annex(models.TextChoices):
    """Phụ lục of the annual programme of external activities (B.1)."""

    OUTGOING = "PL1", _("PL1 Đoàn ra")
    INCOMING = "PL2", _("PL2 Đoàn vào")
    AGREEMENT = "PL3", _("PL3 Thỏa thuận quốc tế")
    CONFERENCE = "PL4", _("PL4 Hội nghị, hội thảo quốc tế")
    EVENT = "PL5", _("PL5 Sự kiện, xúc tiến")
    AID = "PL6", _("PL6 Vận động viện trợ")
    AWARD = "PL7", _("PL7 Khen thưởng, đào tạo")


class Sex(models.TextChoices):
    """Giới tính."""

    FEMALE = "F", _("Nữ")
    MALE = "M", _("Nam")


class Capacity(models.TextChoices):
    """Thẩm quyền ký."""

    OWN = "CHINH_DANH", _("Chính danh")
    KT = "KT", _("KT. (ký thay)")
    TL = "TL", _("TL. (thừa lệnh)")
    TUQ = "TUQ", _("TUQ. (thừa ủy quyền)")
    TM = "TM", _("TM. (thay mặt)")
