"""The roles that the authority matrix names (domain: roles), how far a post sees, and access levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who acts in the rules of authority; which post carries a role is data (`Post.role`)."""

    REQUESTER = "REQUESTER", _("Chuyên viên cơ quan đề xuất")
    REQUESTER_HEAD = "REQUESTER_HEAD", _("Thủ trưởng cơ quan")
    FA_OFFICER = "FA_OFFICER", _("Chuyên viên ngoại vụ")
    FA_HEAD = "FA_HEAD", _("Lãnh đạo cơ quan ngoại vụ")
    UBND_OFFICE = "UBND_OFFICE", _("Văn phòng UBND tỉnh")
    UBND_CHAIR = "UBND_CHAIR", _("Chủ tịch UBND tỉnh")
    COUNCIL_CHAIR = "COUNCIL_CHAIR", _("Chủ tịch HĐND tỉnh")
    PARTY_OFFICE = "PARTY_OFFICE", _("Văn phòng Tỉnh ủy")
    TTTU = "TTTU", _("Thường trực Tỉnh ủy")
    BTV = "BTV", _("Ban Thường vụ Tỉnh ủy")
    SECRETARY = "SECRETARY", _("Bí thư Tỉnh ủy")
    POLICE = "POLICE", _("Công an tỉnh")
    BORDER = "BORDER", _("Bộ đội Biên phòng")
    FINANCE = "FINANCE", _("Sở Tài chính")
    COMMUNE = "COMMUNE", _("UBND cấp xã")
    MOFA_LOCAL = "MOFA_LOCAL", _("Chuyên viên Cục Ngoại vụ và Ngoại giao văn hóa")
    MOFA_HEAD = "MOFA_HEAD", _("Lãnh đạo Cục Ngoại vụ và Ngoại giao văn hóa")
    CENTRAL = "CENTRAL", _("Cấp có thẩm quyền ở Trung ương")
    MISSION = "MISSION", _("Cơ quan đại diện Việt Nam ở nước ngoài")
    AUDITOR = "AUDITOR", _("Kiểm tra, kiểm toán")
    RULE_ADMIN = "RULE_ADMIN", _("Quản trị quy tắc")
    SYSTEM = "SYSTEM", _("Hệ thống (việc đến hạn theo lịch)")


class Scope(models.TextChoices):
    """How far a post sees."""

    BODY = "body", _("Cơ quan mình")
    PROVINCE = "province", _("Toàn tỉnh")
    NATION = "nation", _("Toàn quốc")


class Access(models.IntegerChoices):
    """Access level of a dossier and clearance of a post; a post reads what is not above its clearance."""

    OPEN = 0, _("Công khai")
    INTERNAL = 1, _("Nội bộ")
    RESTRICTED = 2, _("Hạn chế")
    PERSONAL = 3, _("Có dữ liệu cá nhân nhạy cảm")
