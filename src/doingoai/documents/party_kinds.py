"""The kinds of Party document and their abbreviations: Quy định 399-QĐ/TW (2026).

Quyết định and quy định share QĐ. Kinds whose abbreviation no public text confirmed have that of the State, or none.
"""

from collections.abc import Mapping
from types import MappingProxyType

from doingoai.documents.kinds import DocumentKind

PARTY_KINDS: Mapping[str, DocumentKind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            DocumentKind("cuong_linh", "Cương lĩnh chính trị", ""),
            DocumentKind("dieu_le", "Điều lệ Đảng", ""),
            DocumentKind("chien_luoc", "Chiến lược", ""),
            DocumentKind("nghi_quyet", "Nghị quyết", "NQ"),
            DocumentKind("quyet_dinh", "Quyết định", "QĐ", enacting="Quyết định"),
            DocumentKind("chi_thi", "Chỉ thị", "CT"),
            DocumentKind("ket_luan", "Kết luận", "KL"),
            DocumentKind("quy_che", "Quy chế", "QC"),
            DocumentKind("quy_dinh", "Quy định", "QĐ"),
            DocumentKind("thong_tri", "Thông tri", "TT"),
            DocumentKind("huong_dan", "Hướng dẫn", "HD"),
            DocumentKind("thong_bao", "Thông báo", "TB"),
            DocumentKind("thong_cao", "Thông cáo", "TC"),
            DocumentKind("tuyen_bo", "Tuyên bố", ""),
            DocumentKind("loi_keu_goi", "Lời kêu gọi", ""),
            DocumentKind("bao_cao", "Báo cáo", "BC"),
            DocumentKind("ke_hoach", "Kế hoạch", "KH"),
            DocumentKind("quy_hoach", "Quy hoạch", ""),
            DocumentKind("chuong_trinh", "Chương trình", "CTr"),
            DocumentKind("de_an", "Đề án", "ĐA"),
            DocumentKind("phuong_an", "Phương án", "PA"),
            DocumentKind("du_an", "Dự án", "DA"),
            DocumentKind("to_trinh", "Tờ trình", "TTr"),
            DocumentKind("cong_van", "Công văn", "CV", typed=False, has_subject=True),
            DocumentKind("bien_ban", "Biên bản", "BB"),
            DocumentKind("giay_gioi_thieu", "Giấy giới thiệu", "GGT", address="{issuer} trân trọng giới thiệu:"),
            DocumentKind("giay_chung_nhan", "Giấy chứng nhận", ""),
            DocumentKind("giay_di_duong", "Giấy đi đường", ""),
            DocumentKind("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
            DocumentKind("giay_moi", "Giấy mời", "GM", address="{issuer} trân trọng kính mời:"),
            DocumentKind("phieu_chuyen", "Phiếu chuyển", "PC"),
            DocumentKind("phieu_gui", "Phiếu gửi", "PG"),
            DocumentKind("thu_cong", "Thư công", "", typed=False),
        )
    }
)
