"""Code lists of the passports of officials. Keys are those of the domain's common lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.roles import Role
from doingoai.reference.activity import Rank as Rank


class Kind(models.TextChoices):
    """Loại hộ chiếu."""

    DIPLOMATIC = "NGOAI_GIAO", _("Hộ chiếu ngoại giao")
    SERVICE = "CONG_VU", _("Hộ chiếu công vụ")
    ORDINARY = "PHO_THONG", _("Hộ chiếu phổ thông")


class RequestPaper(models.TextChoices):
    """Giấy tờ của hồ sơ đề nghị cấp; which ones are needed stands in data/norms/requirements/passports.csv."""

    DECLARATION = "TO_KHAI", _("Tờ khai theo mẫu")
    PHOTO = "ANH", _("Ảnh")
    DECISION = "QUYET_DINH", _("Bản sao văn bản cử đi nước ngoài")


class LeftReason(models.TextChoices):
    """Vì sao người giữ không còn thuộc diện."""

    RETIRED = "NGHI_HUU", _("Nghỉ hưu")
    TRANSFERRED = "CHUYEN_CONG_TAC", _("Chuyển công tác")
    LEFT_POST = "THOI_CHUC", _("Thôi giữ chức vụ")
    OFF_LIST = "KHONG_CON_DIEN", _("Không còn thuộc diện được cấp")


# Whoever holds one of these in the body that keeps a passport deals with it, and reads its number whole.
CUSTODIANS = (
    Role.REQUESTER, Role.REQUESTER_HEAD, Role.FA_OFFICER, Role.FA_HEAD, Role.UBND_OFFICE, Role.PARTY_OFFICE,
    Role.COMMUNE,
)  # fmt: skip
