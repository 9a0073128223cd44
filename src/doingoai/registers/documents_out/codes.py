"""Code lists of outgoing documents: form, capacity of the signer, channels, circulation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """The prescribed form; the keys are those of `documents.LAYOUTS`."""

    STATE = "ND30_2020", _("Văn bản hành chính (Nghị định 30/2020/NĐ-CP)")
    PARTY = "PARTY", _("Văn bản của Đảng (Hướng dẫn 36-HD/VPTW)")


class Capacity(models.TextChoices):
    """In whose place the signer signs (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TM = "TM", _("TM. – thay mặt tập thể")
    KT = "KT", _("KT. – cấp phó ký thay người đứng đầu")
    TL = "TL", _("TL. – thừa lệnh")
    TL_KT = "TL_KT", _("TL. và KT. – cấp phó của người được giao ký thừa lệnh")
    TUQ = "TUQ", _("TUQ. – thừa ủy quyền")
    Q = "Q", _("Q. – quyền cấp trưởng")


class Channel(models.TextChoices):
    ELECTRONIC = "electronic", _("Bản điện tử")
    PAPER = "paper", _("Bản giấy")
    BOTH = "both", _("Bản giấy và điện tử")


class Circulation(models.TextChoices):
    RETURN = "xem_xong_tra_lai", _("Xem xong trả lại")
    INTERNAL = "luu_hanh_noi_bo", _("Lưu hành nội bộ")
