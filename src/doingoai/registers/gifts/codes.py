"""Code lists of gifts (Luật Phòng, chống tham nhũng 2018, Điều 22; Nghị định 59/2019/NĐ-CP, Điều 24–28)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    GIVEN = "TANG", _("Tặng")
    RECEIVED = "NHAN", _("Nhận")


class Category(models.TextChoices):
    SOUVENIR = "LUU_NIEM", _("Đồ lưu niệm")
    ART = "MY_NGHE", _("Hàng mỹ nghệ, tranh, tượng")
    PRODUCE = "SAN_VAT", _("Sản vật địa phương, thực phẩm")
    BOOK = "SACH", _("Sách, ấn phẩm")
    DEVICE = "THIET_BI", _("Thiết bị, đồ dùng")
    MONEY = "TIEN", _("Tiền, giấy tờ có giá, kim loại quý")
    OTHER = "KHAC", _("Khác")


class Funding(models.TextChoices):
    PUBLIC = "NSNN", _("Ngân sách, tài sản công")
    OTHER = "KHAC", _("Nguồn khác")


class Purpose(models.TextChoices):
    """Public money buys gifts for these alone (Nghị định 59/2019/NĐ-CP, Điều 24)."""

    EXTERNAL = "DOI_NGOAI", _("Đối ngoại")
    CHARITY = "TU_THIEN", _("Từ thiện, nhân đạo")
    POLICY = "CHINH_SACH", _("Theo chế độ, chính sách")
    OTHER = "KHAC", _("Khác")


ALLOWED = frozenset({Purpose.EXTERNAL, Purpose.CHARITY, Purpose.POLICY})


class Recipient(models.TextChoices):
    """To whom in the delegation: the province's norm differs by it."""

    SPECIAL = "DAC_BIET", _("Khách đặc biệt")
    HEAD = "TRUONG_DOAN", _("Trưởng đoàn")
    MEMBER = "DOAN_VIEN", _("Đoàn viên")
    BODY = "CO_QUAN", _("Cơ quan, tổ chức")


class Handling(models.TextChoices):
    KEEP = "GIU_TAI_CO_QUAN", _("Giữ tại cơ quan")
    SHOW = "TRUNG_BAY", _("Trưng bày")
    HAND_IN = "NOP_LAI", _("Nộp lại")
    SELL = "BAN_NOP_NS", _("Bán, nộp ngân sách")
    RETURN = "TRA_LAI", _("Trả lại")


# What may be done with a gift from somebody who has business before the receiver (Điều 25–27).
FROM_INTERESTED = frozenset({Handling.HAND_IN, Handling.SELL, Handling.RETURN})
