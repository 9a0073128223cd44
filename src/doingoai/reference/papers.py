"""Code lists of official documents that several registers share: urgency, the states of exchange."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Urgency(models.TextChoices):
    """Degrees of urgency (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10)."""

    URGENT = "khan", _("Khẩn")
    VERY_URGENT = "thuong_khan", _("Thượng khẩn")
    MOST_URGENT = "hoa_toc", _("Hỏa tốc")


class StatusCode(models.TextChoices):
    """States of one recipient; two figures are the codes of the exchange axis (Quyết định 28/2018/QĐ-TTg)."""

    SENT = "SENT", _("Đã gửi")
    ARRIVED = "01", _("Đã đến")
    REFUSED = "02", _("Từ chối tiếp nhận")
    RECEIVED = "03", _("Đã tiếp nhận")
    ASSIGNED = "04", _("Đã phân công")
    WORKING = "05", _("Đang xử lý")
    DONE = "06", _("Hoàn thành")
    RECALL_ASKED = "13", _("Đề nghị lấy lại")
    RECALL_AGREED = "15", _("Đồng ý lấy lại")
    RECALL_REFUSED = "16", _("Từ chối lấy lại")


# Nothing more is expected of a recipient in these states.
SETTLED = frozenset({StatusCode.REFUSED, StatusCode.DONE, StatusCode.RECALL_AGREED})
