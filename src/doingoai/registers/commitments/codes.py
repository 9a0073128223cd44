"""The code lists of commitments, as forms and reports print them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "DRAFT", _("Dự thảo")
    ASSIGNED = "ASSIGNED", _("Đã giao")
    DISPUTED = "DISPUTED", _("Đề nghị giao lại")
    ACCEPTED = "ACCEPTED", _("Đã nhận việc")
    NOT_STARTED = "NOT_STARTED", _("Chưa triển khai")
    ON_TRACK = "ON_TRACK", _("Đang triển khai")
    AT_RISK = "AT_RISK", _("Có nguy cơ chậm")
    LATE = "LATE", _("Chậm")
    CLOSE_PROPOSED = "CLOSE_PROPOSED", _("Đề nghị đóng")
    DONE = "DONE", _("Hoàn thành")
    DONE_PARTIAL = "DONE_PARTIAL", _("Hoàn thành một phần")
    NO_LONGER_FIT = "NO_LONGER_FIT", _("Không còn phù hợp")
    CANCELLED = "CANCELLED", _("Hủy")


class Source(TextChoices):
    AGREEMENT = "AGREEMENT", _("Thỏa thuận")
    TALKS = "TALKS", _("Biên bản hội đàm")
    VISIT = "VISIT", _("Kết luận chuyến thăm")
    EVENT = "EVENT", _("Hội nghị")
    LETTER = "LETTER", _("Thư trao đổi")
    HIGH_LEVEL = "HIGH_LEVEL", _("Thỏa thuận cấp cao")


class Obligor(TextChoices):
    VN = "VN", _("Bên Việt Nam")
    FOREIGN = "FOREIGN", _("Bên nước ngoài")
    BOTH = "BOTH", _("Hai bên")


class Kind(TextChoices):
    DELEGATION = "DELEGATION", _("Trao đổi đoàn")
    PROJECT = "PROJECT", _("Dự án")
    FUNDING = "FUNDING", _("Tài trợ, viện trợ")
    TRAINING = "TRAINING", _("Đào tạo")
    TRADE = "TRADE", _("Thương mại")
    INVEST = "INVEST", _("Đầu tư")
    CULTURE = "CULTURE", _("Văn hóa")
    INFO = "INFO", _("Trao đổi thông tin")
    MECHANISM = "MECHANISM", _("Cơ chế họp")
    PROMOTION = "PROMOTION", _("Quảng bá")
    OTHER = "OTHER", _("Khác")


class Priority(TextChoices):
    HIGH = "HIGH", _("Cao")
    NORMAL = "NORMAL", _("Bình thường")
    LOW = "LOW", _("Thấp")


class Recurrence(TextChoices):
    """How often the promise comes round; the key is the number of months."""

    MONTHLY = "1", _("Hằng tháng")
    QUARTERLY = "3", _("Hằng quý")
    HALF_YEARLY = "6", _("Sáu tháng")
    YEARLY = "12", _("Hằng năm")


class Obstacle(TextChoices):
    LEGAL = "LEGAL", _("Pháp lý")
    BUDGET = "BUDGET", _("Kinh phí")
    PARTNER = "PARTNER", _("Phía bạn")
    STAFF = "STAFF", _("Nhân lực")
    REORG = "REORG", _("Sắp xếp bộ máy")
    LAND = "LAND", _("Đất đai")
    SECURITY = "SECURITY", _("An ninh")
    OTHER = "OTHER", _("Khác")


class Channel(TextChoices):
    LETTER = "CONG_VAN", _("Công văn")
    PHONE = "DIEN_THOAI", _("Điện thoại")
    MEETING = "HOP", _("Họp")
    MAIL = "THU_DIEN_TU", _("Thư điện tử")
    MISSION = "CO_QUAN_DAI_DIEN", _("Qua cơ quan đại diện")


class Outcome(TextChoices):
    DONE = "DONE", _("Hoàn thành")
    DONE_PARTIAL = "DONE_PARTIAL", _("Hoàn thành một phần")
