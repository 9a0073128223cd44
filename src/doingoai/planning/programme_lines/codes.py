"""Code lists of a line of the annual programme (domain B.3, B.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.reference.activity import Annex

# What stands before the year in a line's code: "DR-2027-014".
PREFIXES = {
    Annex.OUTGOING: "DR",
    Annex.INCOMING: "DV",
    Annex.AGREEMENT: "TT",
    Annex.CONFERENCE: "HN",
    Annex.EVENT: "SK",
    Annex.AID: "VT",
    Annex.AWARD: "KT",
}
LED = frozenset({Annex.OUTGOING, Annex.INCOMING})  # a head is named
ABROAD = frozenset({Annex.OUTGOING, Annex.INCOMING, Annex.AGREEMENT, Annex.CONFERENCE})  # country, partner are named
# The register whose dossier must be open before the activity (R-KH-11).
NEEDS_DOSSIER = {Annex.AGREEMENT: "agreements", Annex.CONFERENCE: "conferences"}


class Purpose(models.TextChoices):
    """Loại hoạt động: the tag by which the law tells a study tour or a central delegation from other trips."""

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
    OTHER = "KHAC", _("Hoạt động khác")


class ChangeKind(models.TextChoices):
    """What a supplement does to the approved programme."""

    ADD = "BO_SUNG", _("Bổ sung dòng mới")
    TIME = "DOI_THOI_GIAN", _("Đổi thời gian")
    HEAD = "DOI_TRUONG_DOAN", _("Đổi trưởng đoàn")
    COUNTRY = "DOI_DIA_BAN", _("Đổi địa bàn")
    SIZE = "DOI_QUY_MO", _("Đổi quy mô")
    MONEY = "DOI_KINH_PHI", _("Đổi kinh phí")
    STRIKE = "HUY", _("Hủy")


class ChangeReason(models.TextChoices):
    DIRECTED = "CHI_DAO_CAP_TREN", _("Cấp trên chỉ đạo")
    INVITED = "LOI_MOI_MOI", _("Có lời mời mới")
    PARTNER = "DOI_TAC_DE_NGHI", _("Đối tác đề nghị")
    MONEY = "KINH_PHI", _("Kinh phí")
    DISASTER = "THIEN_TAI_DICH_BENH", _("Thiên tai, dịch bệnh")
    PEOPLE = "NHAN_SU", _("Nhân sự")
    SECURITY = "AN_NINH", _("An ninh")


class Quarter(models.TextChoices):
    Q1 = "1", _("Quý I")
    Q2 = "2", _("Quý II")
    Q3 = "3", _("Quý III")
    Q4 = "4", _("Quý IV")
