"""Code lists of periodic reports (domain §7.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    """Under which rules a report is owed."""

    ND09 = "ND09", _("Báo cáo hành chính (Nghị định 09/2019/NĐ-CP)")
    STAT = "STAT", _("Thống kê")
    PARTY = "PARTY", _("Báo cáo của Đảng")
    LOCAL = "LOCAL", _("Theo quy định của địa phương")


class Frequency(models.TextChoices):
    """How often a report is owed; AD_HOC has dates of its own."""

    MONTH = "MONTH", _("Tháng")
    QUARTER = "QUARTER", _("Quý")
    HALF = "HALF", _("6 tháng")
    YEAR = "YEAR", _("Năm")
    AD_HOC = "AD_HOC", _("Đột xuất")


class Level(models.TextChoices):
    """Who reports."""

    PROVINCE = "province", _("Địa phương")
    NATION = "nation", _("Toàn quốc")


class Signer(models.TextChoices):
    """In whose name the report is signed: it decides the chain of approval."""

    FA_HEAD = "FA_HEAD", _("Cơ quan ngoại vụ")
    UBND_CHAIR = "UBND_CHAIR", _("Ủy ban nhân dân")
    TTTU = "TTTU", _("Tỉnh ủy, Thành ủy")
    MOFA_HEAD = "MOFA_HEAD", _("Cục Ngoại vụ và Ngoại giao văn hóa")


class Quality(models.TextChoices):
    """How far the figures may still move."""

    ESTIMATE = "ESTIMATE", _("Số ước (lập trước ngày chốt)")
    PRELIMINARY = "PRELIMINARY", _("Số sơ bộ")
    FINAL = "FINAL", _("Số chính thức")


class Qualifier(models.TextChoices):
    """What a printed number claims (RP-09): "trên 1.000" is never stored as exactly 1.000."""

    EXACT = "EXACT", _("đúng bằng")
    GT = "GT", _("trên")
    LT = "LT", _("gần")
    APPROX = "APPROX", _("khoảng")


class Source(models.TextChoices):
    """Where a figure of the report comes from."""

    RECORDS = "RECORDS", _("Tính từ hồ sơ")
    TYPED = "TYPED", _("Nhập tay, có nguồn")
    CHOSEN = "CHOSEN", _("Chọn giữa các nguồn")
