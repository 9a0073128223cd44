"""Code lists of the law of delegations: who travels, why, on which channel, who pays, who signs.

Keys are those of the domain's common lists, so that plans, dossiers and reports of different registers speak alike.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.reference.activity import Capacity as Capacity
from doingoai.reference.activity import Channel as Channel
from doingoai.reference.activity import Funding as Funding
from doingoai.reference.activity import Rank as Rank
from doingoai.reference.activity import Sensitivity as Sensitivity
from doingoai.reference.activity import Sex as Sex
from doingoai.reference.activity import Topic as Topic

# They travel with a delegation; no body of the province decides about them.
COMPANIONS = frozenset({Rank.R17, Rank.R18})
# Who leads a province: their delegations are a figure of their own (DR-12).
PROVINCIAL_LEADERS = frozenset(Rank.values[: Rank.values.index("R09") + 1])
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


class PlanSide(models.TextChoices):
    """On which side of the annual programme a trip lies; a private one on neither."""

    IN = "TRONG", _("Trong kế hoạch")
    OFF = "NGOAI", _("Ngoài kế hoạch")


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


class InvitationKind(models.TextChoices):
    LETTER = "THU_MOI", _("Thư mời")
    CONFERENCE = "GIAY_MOI_HOI_NGHI", _("Giấy mời hội nghị, hội thảo")
    NOTE = "CONG_HAM", _("Công hàm của cơ quan đại diện")
    MECHANISM = "CO_CHE_DA_THOA_THUAN", _("Theo cơ chế, thỏa thuận đã ký")
    NONE = "KHONG_CAN", _("Loại đoàn không cần thư mời")


class Classification(models.TextChoices):
    """Độ mật: what is a State secret is never typed here, only its number in the book of classified papers (§2.4)."""

    OPEN = "THUONG", _("Thường")
    INTERNAL = "NOI_BO", _("Nội bộ")


class TravelDocument(models.TextChoices):
    PASSPORT = "HO_CHIEU", _("Hộ chiếu")
    BORDER_PASS = "GIAY_THONG_HANH", _("Giấy thông hành")


class ActingAs(models.TextChoices):
    """A post that is held without being appointed to it; the rank is that of the post."""

    ACTING = "QUYEN", _("Quyền")
    IN_CHARGE = "PHU_TRACH", _("Phụ trách")


class CostKind(models.TextChoices):
    """What a line of the estimate pays for; the first two have a norm for each group of countries."""

    ALLOWANCE = "TIEN_AN_TIEU_VAT", _("Tiền ăn, tiêu vặt")
    LODGING = "TIEN_O", _("Tiền thuê phòng nghỉ")
    TICKET = "VE_MAY_BAY", _("Vé máy bay, tàu, xe")
    VISA = "LE_PHI_THI_THUC", _("Lệ phí thị thực, lệ phí sân bay")
    INSURANCE = "BAO_HIEM", _("Bảo hiểm")
    TRANSPORT = "DI_LAI_TAI_NUOC_NGOAI", _("Đi lại tại nước ngoài")
    GIFT = "QUA_TANG", _("Quà tặng, chiêu đãi")
    OTHER = "KHAC", _("Khác")


class CountryGroup(models.TextChoices):
    """Nhóm nước of the norms of allowances abroad (Thông tư 102/2012/TT-BTC)."""

    I = "I", _("Nhóm I")  # noqa: E741 -- the circular numbers its groups with Roman figures
    II = "II", _("Nhóm II")
    III = "III", _("Nhóm III")
    IV = "IV", _("Nhóm IV")


class PaperKind(models.TextChoices):
    POLICY = "CHU_TRUONG", _("Cho chủ trương")
    OPINION = "Y_KIEN", _("Cho ý kiến")
    DECISION = "QUYET_DINH", _("Quyết định cử")
    PERMISSION = "CHO_PHEP", _("Văn bản cho phép")
