"""The kinds of State document with their abbreviations: Nghị định 30/2020/NĐ-CP, Phụ lục III."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from doingoai.documents.blocks import ContentError


@dataclass(frozen=True)
class DocumentKind:
    """A kind; `enacting` splits its bases from its articles, `typed` tells whether its name is printed.

    `address` opens the list of addressees, "{issuer}" being who writes; `has_subject` puts the title under the number.
    """

    key: str
    name: str
    abbreviation: str
    enacting: str = ""
    typed: bool = True
    address: str = "Kính gửi:"
    has_subject: bool = False


KINDS: Mapping[str, DocumentKind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            DocumentKind("nghi_quyet", "Nghị quyết", "NQ", enacting="Quyết nghị:"),
            DocumentKind("quyet_dinh", "Quyết định", "QĐ", enacting="Quyết định:"),
            DocumentKind("chi_thi", "Chỉ thị", "CT"),
            DocumentKind("quy_che", "Quy chế", "QC"),
            DocumentKind("quy_dinh", "Quy định", "QyĐ"),
            DocumentKind("thong_cao", "Thông cáo", "TC"),
            DocumentKind("thong_bao", "Thông báo", "TB"),
            DocumentKind("huong_dan", "Hướng dẫn", "HD"),
            DocumentKind("chuong_trinh", "Chương trình", "CTr"),
            DocumentKind("ke_hoach", "Kế hoạch", "KH"),
            DocumentKind("phuong_an", "Phương án", "PA"),
            DocumentKind("de_an", "Đề án", "ĐA"),
            DocumentKind("du_an", "Dự án", "DA"),
            DocumentKind("bao_cao", "Báo cáo", "BC"),
            DocumentKind("bien_ban", "Biên bản", "BB"),
            DocumentKind("to_trinh", "Tờ trình", "TTr"),
            DocumentKind("hop_dong", "Hợp đồng", "HĐ"),
            DocumentKind("cong_van", "Công văn", "", typed=False, has_subject=True),
            DocumentKind("cong_dien", "Công điện", "CĐ", address="{issuer} điện:"),
            DocumentKind("ban_ghi_nho", "Bản ghi nhớ", "BGN"),
            DocumentKind("ban_thoa_thuan", "Bản thỏa thuận", "BTT"),
            DocumentKind("giay_uy_quyen", "Giấy ủy quyền", "GUQ"),
            DocumentKind("giay_moi", "Giấy mời", "GM", address="{issuer} trân trọng kính mời:"),
            DocumentKind("giay_gioi_thieu", "Giấy giới thiệu", "GGT", address="{issuer} trân trọng giới thiệu:"),
            DocumentKind("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
            DocumentKind("phieu_gui", "Phiếu gửi", "PG"),
            DocumentKind("phieu_chuyen", "Phiếu chuyển", "PC"),
            DocumentKind("phieu_bao", "Phiếu báo", "PB"),
            DocumentKind("thu_cong", "Thư công", "", typed=False),
        )
    }
)


def kind_of(key: str, kinds: Mapping[str, DocumentKind] = KINDS) -> DocumentKind:
    """Return the kind called `key`; raise `ContentError` for a kind that is not among `kinds`."""
    try:
        return kinds[key]
    except KeyError:
        raise ContentError(f"Không có loại văn bản “{key}”. Các loại được dùng: {', '.join(kinds)}.") from None
