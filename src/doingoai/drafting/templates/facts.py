"""The facts that every template may use without declaring them; the caller gives their texts when it fills."""

from collections.abc import Mapping
from types import MappingProxyType

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "so_ho_so": "số hồ sơ",
        "ten_ho_so": "tên hồ sơ",
        "co_quan": "cơ quan ban hành",
        "co_quan_chu_quan": "cơ quan chủ quản",
        "viet_tat": "chữ viết tắt của cơ quan ban hành",
        "don_vi_soan": "đơn vị soạn thảo",
        "dia_phuong": "tỉnh, thành phố, kèm loại đơn vị (tỉnh Sông Lam)",
        "ten_dia_phuong": "tên tỉnh, thành phố (Sông Lam)",
        "dia_danh": "địa danh ghi trước ngày tháng",
        "ngay": "ngày ban hành",
        "thang": "tháng ban hành",
        "nam": "năm ban hành",
        "nguoi_soan": "người soạn thảo",
        "nguoi_ky": "người ký",
        "so_ky_hieu": "số, ký hiệu của văn bản được trả lời hoặc chuyển",
        "ngay_van_ban": "ngày của văn bản được trả lời hoặc chuyển",
        "noi_gui": "cơ quan gửi văn bản được trả lời hoặc chuyển",
        "han": "thời hạn của việc",
        "loai": "chữ viết tắt của loại văn bản",
    }
)
