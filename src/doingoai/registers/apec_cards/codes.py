"""Code lists of the APEC business travel card (thẻ ABTC): Quyết định 09/2023/QĐ-TTg."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Applicant(models.TextChoices):
    """Người đề nghị."""

    ENTREPRENEUR = "DOANH_NHAN", _("Người của doanh nghiệp")
    OFFICIAL = "CAN_BO", _("Cán bộ có nhiệm vụ trong hoạt động APEC")


class CheckKind(models.TextChoices):
    """Nội dung được hỏi: each body answers for its own law."""

    TAX = "THUE", _("Thuế")
    CUSTOMS = "HAI_QUAN", _("Hải quan")
    INSURANCE = "BAO_HIEM", _("Bảo hiểm xã hội")
    POLICE = "CONG_AN", _("An ninh, xuất nhập cảnh")
    LABOUR = "LAO_DONG", _("Lao động")
    TRADE = "THUONG_MAI", _("Thương mại, đăng ký kinh doanh")


class Result(models.TextChoices):
    """Kết quả kiểm tra."""

    GOOD = "DAT", _("Chấp hành tốt")
    BAD = "KHONG_DAT", _("Có vi phạm hoặc không đồng ý")


class Proposal(models.TextChoices):
    """Kiến nghị của cơ quan ngoại vụ."""

    PERMIT = "CHO_PHEP", _("Cho phép sử dụng thẻ")
    REFUSE = "TU_CHOI", _("Từ chối")


class Ground(models.TextChoices):
    """Căn cứ thu hồi."""

    DISSOLVED = "GIAI_THE", _("Doanh nghiệp giải thể, phá sản")
    LEFT = "THOI_VIEC", _("Người giữ thẻ thôi việc, chuyển công tác")
    TAX_DEBT = "NO_THUE", _("Doanh nghiệp nợ thuế")
    BREACH = "VI_PHAM", _("Vi phạm pháp luật, dùng thẻ sai mục đích")
    OTHER = "KHAC", _("Căn cứ khác")


class OutcomeKind(models.TextChoices):
    """Kết quả của hồ sơ (chỉ tiêu AB-01)."""

    GRANTED = "CHO_PHEP", _("Cho phép")
    REFUSED = "TU_CHOI", _("Từ chối")
    REVOKED = "THU_HOI", _("Thu hồi")
