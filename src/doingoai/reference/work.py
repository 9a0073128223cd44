"""Code lists of planned work that several registers share: themes, kinds of task, rhythms, products (domain E.2, E.3).

Guesses from words are proposals: whoever takes one over says so by saving it.
"""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.lib.text import fold


class Theme(models.TextChoices):
    """The list of the national orientation documents (domain E.3)."""

    CHINH_TRI_DOI_NGOAI = "CHINH_TRI_DOI_NGOAI", _("Chính trị đối ngoại")
    DOI_NGOAI_DANG = "DOI_NGOAI_DANG", _("Đối ngoại Đảng")
    DOI_NGOAI_NHAN_DAN = "DOI_NGOAI_NHAN_DAN", _("Đối ngoại Nhân dân")
    NGOAI_GIAO_KINH_TE = "NGOAI_GIAO_KINH_TE", _("Ngoại giao kinh tế")
    HOI_NHAP_QUOC_TE = "HOI_NHAP_QUOC_TE", _("Hội nhập quốc tế")
    NGOAI_GIAO_VAN_HOA = "NGOAI_GIAO_VAN_HOA", _("Ngoại giao văn hóa")
    THONG_TIN_DOI_NGOAI = "THONG_TIN_DOI_NGOAI", _("Thông tin đối ngoại")
    NVNONN = "NVNONN", _("Người Việt Nam ở nước ngoài")
    BIEN_GIOI_LANH_THO = "BIEN_GIOI_LANH_THO", _("Biên giới lãnh thổ")
    LANH_SU_BHCD = "LANH_SU_BHCD", _("Lãnh sự, bảo hộ công dân")
    PCPNN_VIEN_TRO = "PCPNN_VIEN_TRO", _("Phi chính phủ nước ngoài, viện trợ")
    THOA_THUAN_QT = "THOA_THUAN_QT", _("Thỏa thuận quốc tế")
    HOI_NGHI_HOI_THAO = "HOI_NGHI_HOI_THAO", _("Hội nghị, hội thảo quốc tế")
    QUAN_LY_THONG_NHAT = "QUAN_LY_THONG_NHAT", _("Quản lý thống nhất đối ngoại")
    DOAN_RA = "DOAN_RA", _("Đoàn ra, đoàn vào")
    NGHIEN_CUU_DU_BAO = "NGHIEN_CUU_DU_BAO", _("Nghiên cứu, dự báo")
    TO_CHUC_BO_MAY_DAO_TAO = "TO_CHUC_BO_MAY_DAO_TAO", _("Tổ chức bộ máy, đào tạo")
    THANH_TRA = "THANH_TRA", _("Thanh tra, kiểm tra")


class TaskKind(models.TextChoices):
    """Whether a task ends on a day, goes on, or comes back every year."""

    CO_THOI_HAN = "CO_THOI_HAN", _("Có thời hạn")
    THUONG_XUYEN = "THUONG_XUYEN", _("Thường xuyên")
    HANG_NAM = "HANG_NAM", _("Hằng năm")


class Cycle(models.TextChoices):
    """How often progress is told; the value is a number of months."""

    MONTH = "1", _("Hằng tháng")
    QUARTER = "3", _("Hằng quý")
    HALF_YEAR = "6", _("6 tháng")
    YEAR = "12", _("Hằng năm")


class ProductKind(models.TextChoices):
    """What a task leaves behind that can be checked."""

    KE_HOACH = "KE_HOACH", _("Kế hoạch")
    DE_AN = "DE_AN", _("Đề án")
    BAO_CAO = "BAO_CAO", _("Báo cáo")
    VAN_BAN_QPPL = "VAN_BAN_QPPL", _("Văn bản quy phạm, quy chế")
    THOA_THUAN = "THOA_THUAN", _("Thỏa thuận")
    SU_KIEN = "SU_KIEN", _("Sự kiện")
    DU_LIEU = "DU_LIEU", _("Dữ liệu")
    KHAC = "KHAC", _("Khác")


WORDS: dict[Theme, tuple[str, ...]] = {
    Theme.CHINH_TRI_DOI_NGOAI: ("chinh tri doi ngoai", "doi ngoai da phuong", "chuyen tham cap cao"),
    Theme.DOI_NGOAI_DANG: ("doi ngoai dang",),
    Theme.DOI_NGOAI_NHAN_DAN: ("doi ngoai nhan dan", "huu nghi nhan dan"),
    Theme.NGOAI_GIAO_KINH_TE: (
        "ngoai giao kinh te", "kinh te doi ngoai", "xuc tien dau tu", "dau tu nuoc ngoai", "moi truong dau tu",
        "xuat khau", "fdi", "oda", "xuc tien thuong mai", "doanh nghiep nuoc ngoai",
    ),
    Theme.HOI_NHAP_QUOC_TE: (
        "hoi nhap quoc te", "hoi nhap kinh te", "hiep dinh thuong mai tu do", "fta", "cam ket hoi nhap",
    ),
    Theme.NGOAI_GIAO_VAN_HOA: ("ngoai giao van hoa", "unesco", "quang ba hinh anh", "di san"),
    Theme.THONG_TIN_DOI_NGOAI: (
        "thong tin doi ngoai", "tuyen truyen doi ngoai", "thong tin tuyen truyen", "phong vien nuoc ngoai",
    ),
    Theme.NVNONN: ("nguoi viet nam o nuoc ngoai", "kieu bao"),
    Theme.BIEN_GIOI_LANH_THO: ("bien gioi", "lanh tho", "bien dao", "chu quyen"),
    Theme.LANH_SU_BHCD: ("lanh su", "bao ho cong dan"),
    Theme.PCPNN_VIEN_TRO: ("phi chinh phu nuoc ngoai", "pcpnn", "vien tro"),
    Theme.THOA_THUAN_QT: ("thoa thuan quoc te", "thoa thuan", "cam ket da ky"),
    Theme.HOI_NGHI_HOI_THAO: ("hoi nghi hoi thao",),
    Theme.QUAN_LY_THONG_NHAT: ("quan ly thong nhat", "quy che quan ly", "quy che 272"),
    Theme.DOAN_RA: (
        "doan ra", "doan vao", "doan di cong tac nuoc ngoai", "doan cong tac nuoc ngoai",
        "ke hoach hoat dong doi ngoai",
    ),
    Theme.NGHIEN_CUU_DU_BAO: ("nghien cuu", "du bao", "tham muu"),
    Theme.TO_CHUC_BO_MAY_DAO_TAO: ("bo may", "dao tao", "boi duong", "tap huan", "doi ngu can bo"),
    Theme.THANH_TRA: ("thanh tra", "kiem tra chuyen nganh"),
}  # fmt: skip


def guess_theme(text: str) -> str:
    """Return the theme whose words weigh most in the text, the one named first among equals; "" when none is named."""
    folded = f" {fold(text)} "
    best, best_rank = "", (0, 0)
    for theme, words in WORDS.items():
        found = [(folded.find(f" {word} "), word) for word in words if f" {word} " in folded]
        if found:
            rank = (sum(len(word.split()) for _place, word in found), -min(place for place, _word in found))
            if not best or rank > best_rank:
                best, best_rank = theme.value, rank
    return best


PRODUCT_WORDS: tuple[tuple[str, ProductKind], ...] = (
    ("de an", ProductKind.DE_AN),
    ("quy che", ProductKind.VAN_BAN_QPPL),
    ("quy dinh", ProductKind.VAN_BAN_QPPL),
    ("thoa thuan", ProductKind.THOA_THUAN),
    ("ky ket", ProductKind.THOA_THUAN),
    ("ke hoach", ProductKind.KE_HOACH),
    ("chuong trinh", ProductKind.KE_HOACH),
    ("hoi nghi", ProductKind.SU_KIEN),
    ("hoi thao", ProductKind.SU_KIEN),
    ("tap huan", ProductKind.SU_KIEN),
    ("boi duong", ProductKind.SU_KIEN),
    ("doan cong tac", ProductKind.SU_KIEN),
    ("co so du lieu", ProductKind.DU_LIEU),
    ("ra soat", ProductKind.BAO_CAO),
    ("bao cao", ProductKind.BAO_CAO),
    ("nghien cuu", ProductKind.BAO_CAO),
    ("du bao", ProductKind.BAO_CAO),
    ("danh gia", ProductKind.BAO_CAO),
)


def guess_product(text: str) -> str:
    """Return the kind of product that the text of a task names first, KHAC when it names none."""
    folded = f" {fold(text)} "
    found = [(folded.find(f" {word} "), kind.value) for word, kind in PRODUCT_WORDS if f" {word} " in folded]
    return min(found)[1] if found else ProductKind.KHAC.value


EMPTY_PRODUCTS = frozenset(
    {"", "thuong xuyen", "cac van ban", "van ban", "hang nam", "theo ke hoach", "theo quy dinh", "co", "khong"}
)


def is_checkable(product: str) -> bool:
    """Tell whether somebody could check that the product is there: "thường xuyên, các văn bản" names nothing."""
    return any(fold(part) not in EMPTY_PRODUCTS for part in re.split("[,;/]", product))
