"""What a reader hands back: the text of one document, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field

READ_FORMATS = ".docx, .doc, .odt, .pdf, .html, .txt, .md"

_MESSAGES = {
    "missing": "Không mở được tệp này trên máy. Hãy kiểm tra lại đường dẫn và quyền đọc tệp.",
    "empty": "Tệp không có nội dung nào để đọc. Hãy mở tệp kiểm tra, lưu lại rồi gửi lại.",
    "too_large": "Tệp lớn hơn {limit} MB nên không được nhận. Hãy bỏ bớt ảnh hoặc tách thành nhiều tệp nhỏ.",
    "zip_bomb": (
        "Tệp nén này bung ra lớn bất thường nên bị từ chối để bảo vệ máy chủ. "
        "Hãy mở tệp bằng chương trình soạn thảo, lưu thành tệp mới rồi gửi lại."
    ),
    "disguised": (
        "Tên tệp có đuôi {suffix} nhưng nội dung là {kind}. Hãy kiểm tra nguồn gốc của tệp; nếu đúng là "
        "văn bản cần gửi, hãy mở bằng chương trình soạn thảo rồi lưu lại đúng định dạng."
    ),
    "encrypted": "Tệp đặt mật khẩu nên không đọc được. Hãy mở tệp, gỡ mật khẩu, lưu lại rồi gửi lại.",
    "scanned": (
        "Tệp chỉ có ảnh chụp hoặc bản quét, không có chữ để đọc. Hãy gửi bản gốc .docx, hoặc bản PDF xuất từ "
        "chương trình soạn thảo, hoặc nhận dạng chữ (OCR) trước."
    ),
    "damaged": (
        "Tệp bị hỏng hoặc gửi lên chưa đủ nên không đọc được. Hãy mở thử tệp trên máy, lưu thành tệp mới rồi gửi lại."
    ),
    "unsupported": (
        "Chưa đọc được {kind}. Các định dạng đọc được: " + READ_FORMATS + ". Hãy lưu lại sang một trong các "
        "định dạng đó rồi gửi lại."
    ),
}

CODES = frozenset(_MESSAGES)


@dataclass(frozen=True)
class ReadDocument:
    """The visible text; paragraphs end with a newline, `pages` is None where the format has none."""

    text: str
    media_type: str
    pages: int | None = None
    warnings: list[str] = field(default_factory=list)


class Unreadable(Exception):
    """A document that is refused or cannot be read; `code` is for programs, `message_vi` for the person."""

    def __init__(self, code: str, message_vi: str) -> None:
        super().__init__(message_vi)
        self.code = code
        self.message_vi = message_vi

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        # The default would pass only the message, and unpickling in another process would fail.
        return type(self), (self.code, self.message_vi)


def unreadable(code: str, **facts: object) -> Unreadable:
    """Build the refusal `code` with its Vietnamese message: what is wrong, and what to do."""
    return Unreadable(code, _MESSAGES[code].format(**facts))
