"""The form of State administrative documents from 05/3/2020: Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from datetime import date
from types import MappingProxyType

from doingoai.documents.form import Layout, TextStyle


def _text(
    name: str, *, before: float = 6, bold: bool = False, italic: bool = False, keep_next: bool = False
) -> TextStyle:
    """Return a style of running text: justified, first line indented, spaced as Phụ lục I, mục II.6 asks."""
    return TextStyle(
        name,
        14,
        bold,
        italic,
        align="justify",
        first_line=12.7,
        before=before,
        line=1.15,
        keep_next=keep_next,
    )


ND30_2020 = Layout(
    key="ND30_2020",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    valid_from=date(2020, 3, 5),
    nation="Cộng hòa xã hội chủ nghĩa Việt Nam",
    motto="Độc lập - Tự do - Hạnh phúc",
    number_label="Số:",
    number_form="{serial}/{symbol}",
    end_mark="./.",
    styles=MappingProxyType(
        {
            "page_number": TextStyle("Số trang", 13),
            "nation": TextStyle("Quốc hiệu", 12, bold=True, keep_next=True),
            "motto": TextStyle("Tiêu ngữ", 13, bold=True, keep_next=True),
            "parent_body": TextStyle("Cơ quan chủ quản", 12, keep_next=True),
            "body": TextStyle("Cơ quan ban hành", 12, bold=True, keep_next=True),
            "number": TextStyle("Số, ký hiệu", 13, before=6, keep_next=True),
            "date": TextStyle("Địa danh, thời gian", 13, italic=True, before=6, keep_next=True),
            "subject": TextStyle("Trích yếu công văn", 12, before=6, keep_next=True),
            "urgency": TextStyle("Mức độ khẩn", 13, bold=True, keep_next=True),
            "circulation": TextStyle("Phạm vi lưu hành", 13, bold=True, keep_next=True),
            "type": TextStyle("Tên loại văn bản", 14, bold=True, before=18, keep_next=True),
            "title": TextStyle("Trích yếu nội dung", 14, bold=True, keep_next=True),
            "addressee": TextStyle("Kính gửi", 14, before=12),
            "addressee_head": TextStyle("Kính gửi nhiều nơi", 14, align="left", left=25, before=12, keep_next=True),
            # The dashes stand under the colon of "Kính gửi:", 18 mm further in.
            "addressee_item": TextStyle("Nơi kính gửi", 14, align="left", left=43, before=3),
            "issuing_authority": TextStyle("Thẩm quyền ban hành", 14, bold=True, before=12, keep_next=True),
            "basis": _text("Căn cứ", italic=True),
            "enacting": TextStyle("Quyết định, quyết nghị", 14, bold=True, before=12, after=6, keep_next=True),
            "text": _text("Lời văn"),
            "article": _text("Điều"),
            "part": TextStyle("Phần, chương, mục", 14, bold=True, before=12, line=1.15, keep_next=True),
            "heading_1": _text("Đề mục I", before=12, bold=True, keep_next=True),
            "heading_2": _text("Đề mục 1", bold=True, keep_next=True),
            "caption": TextStyle("Tên bảng", 13, bold=True, before=8, after=4, keep_next=True),
            "column": TextStyle("Tiêu đề cột", 12, bold=True, before=2, after=2, keep_next=True),
            "cell": TextStyle("Ô của bảng", 12, align="left", before=2, after=2),
            "note": TextStyle("Ghi chú bảng", 12, italic=True, align="left", before=4),
            "capacity": TextStyle("Quyền hạn, chức vụ", 14, bold=True, keep_next=True),
            "signer": TextStyle("Họ tên người ký", 14, bold=True),
            "recipients": TextStyle("Nơi nhận", 12, bold=True, italic=True, align="left", keep_next=True),
            "recipient": TextStyle("Dòng nơi nhận", 11, align="left"),
            "drafter": TextStyle("Người soạn thảo, số bản", 11, align="left", before=3),
            "contact": TextStyle("Địa chỉ cơ quan", 11),
            "copy": TextStyle("Hình thức sao", 14, bold=True, keep_next=True),
            "annex": TextStyle("Số phụ lục", 14, bold=True, keep_next=True),
            "annex_title": TextStyle("Tên phụ lục", 14, bold=True, keep_next=True),
            "annex_note": TextStyle("Căn cứ phụ lục", 14, italic=True, keep_next=True),
        }
    ),
)
"""State administrative documents from 05/3/2020."""
