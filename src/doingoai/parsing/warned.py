"""What the parser tells people about uncertain places, in Vietnamese, collected in the order found."""

from __future__ import annotations

from dataclasses import dataclass, field

from doingoai.parsing.citation import Citation

MESSAGES = {
    "legacy_encoding": "Văn bản dùng phông chữ cũ ({facts}); đã chuyển sang Unicode, hãy so lại với bản gốc.",
    "type_symbol_mismatch": "Tên loại “{facts}” không khớp với ký hiệu; đã lấy theo ký hiệu. Hãy kiểm tra lại.",
    "type_from_symbol": "Không thấy tên loại trước số ký hiệu; loại được suy ra từ ký hiệu. Hãy kiểm tra lại.",
    "separator_repaired": "Dấu ngăn cách trong số ký hiệu “{facts}” đã được sửa. Hãy so với bản gốc.",
    "glyph_repaired": "Chữ trong số ký hiệu “{facts}” có thể bị nhận dạng sai và đã được sửa. Hãy so với bản gốc.",
    "missing_year": "Số nghị định “{facts}” không có năm ban hành; hãy kiểm tra lại số ký hiệu.",
    "invalid_date": "Ngày “{facts}” không có trên lịch nên không được ghi nhận. Hãy kiểm tra lại.",
    "date_repaired": "Ngày “{facts}” viết tắt năm hoặc có ký tự bị nhận dạng sai; hãy kiểm tra lại.",
    "date_may_be_shared": "Ngày ở cuối danh sách có thể là ngày chung của cả văn bản này; hãy kiểm tra lại.",
    "year_conflict": "Năm trong số ký hiệu khác với năm của ngày ban hành; hãy kiểm tra lại.",
    "alias_unresolved": "Chưa rõ “{facts}” là văn bản nào vì không thấy số ký hiệu đầy đủ trong tài liệu.",
    "anaphora_unresolved": "Chưa rõ “{facts}” chỉ văn bản nào đã nêu trước đó.",
    "term_ambiguous": "“{facts}” có thể là nhiều văn bản, vì số của Đảng đánh lại theo nhiệm kỳ; hãy ghi rõ ngày.",
    "term_conflict": "Khóa ghi kèm “{facts}” không khớp với ngày ban hành; hãy kiểm tra lại.",
    "secrecy_hint": "Số ký hiệu “{facts}” có đuôi -m, có thể là văn bản mật; không đưa nội dung vào hệ thống.",
    "number_from_attributes": "Số ký hiệu lấy từ bảng thuộc tính của trang web, không phải từ thể thức văn bản.",
    "number_blank": "Số của văn bản còn để trống (dự thảo).",
    "date_blank": "Ngày ban hành còn để trống (dự thảo).",
    "issuer_from_signature": "Không thấy tên cơ quan ban hành ở đầu văn bản; đã lấy theo khối chữ ký.",
    "type_not_shown": "Văn bản không ghi tên loại; được hiểu là công văn vì có phần “Kính gửi” hoặc “V/v”.",
    "label_out_of_order": "Thứ tự đánh số tại “{facts}” không liền mạch; hãy so với bản gốc.",
    "label_repaired": "Số thứ tự “{facts}” có thể bị nhận dạng sai và đã được sửa.",
}
_MOST = 500  # more would only be noise; the last one kept is still true


@dataclass(frozen=True)
class Warned:
    """A warning with offsets in the working copy."""

    code: str
    message: str
    start: int
    end: int


@dataclass
class Warnings:
    """Collects warnings; `add` never raises."""

    found: list[Warned] = field(default_factory=list)

    def add(self, code: str, start: int, end: int, *, facts: str = "") -> None:
        """Add one warning about the range [start, end)."""
        if len(self.found) < _MOST:
            facts = " ".join(facts.split())
            self.found.append(Warned(code, MESSAGES[code].format(facts=facts[:80]), start, max(start, end)))

    def drop(self, start: int, end: int) -> None:
        """Take back what was said about the range [start, end): it turned out to be the document's own number."""
        self.found = [warned for warned in self.found if (warned.start, warned.end) != (start, end)]

    def about_unexplained(self, citations: list[Citation]) -> None:
        """Warn of short names and references back whose document is not known."""
        for citation in citations:
            if citation.kind in ("alias", "anaphora") and citation.target is None:
                facts = f"{citation.type} {citation.alias}" if citation.alias else f"{citation.type} nêu trên"
                self.add(f"{citation.kind}_unresolved", citation.start, citation.end, facts=facts)
