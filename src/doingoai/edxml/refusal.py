"""The one refusal of this package: a package that cannot be read, or a letter that may not be written."""

from __future__ import annotations


class NotEdxml(Exception):
    """A message that is refused; `code` is for programs, `message_vi` for the person: what, where, what to do."""

    def __init__(self, code: str, message_vi: str) -> None:
        super().__init__(code, message_vi)
        self.code = code
        self.message_vi = message_vi

    def __str__(self) -> str:
        return self.message_vi


_ASK_AGAIN = "Hãy đề nghị cơ quan gửi kiểm tra và gửi lại."

_MESSAGES = {
    "empty": "Gói tin liên thông không có nội dung. " + _ASK_AGAIN,
    "too_large": "Gói tin liên thông lớn hơn {limit} MB nên không được nhận. Hãy đề nghị gửi tách thành nhiều gói.",
    "too_much_markup": "Gói tin liên thông có quá nhiều thẻ XML so với một văn bản nên không được nhận. " + _ASK_AGAIN,
    "encoding": (
        "Gói tin liên thông không dùng bảng mã Unicode (UTF-8 hoặc UTF-16), lỗi ở byte thứ {at}. Hãy đề nghị cơ quan "
        "gửi xuất lại gói tin bằng UTF-8."
    ),
    "doctype": (
        "Gói tin liên thông có khai báo kiểu tài liệu (DOCTYPE), là chỗ có thể giấu mã độc, nên bị từ chối. "
        + _ASK_AGAIN
    ),
    "not_xml": "Gói tin liên thông không phải XML hoàn chỉnh ({detail}). " + _ASK_AGAIN,
    "not_edxml": (
        "Tệp XML này không phải gói tin edXML: thẻ gốc là “{root}” và không có thẻ MessageHeader hay StatusCode. "
        "Hãy kiểm tra xem đã chọn đúng tệp chưa."
    ),
    "missing": "Gói tin liên thông thiếu {what} (thẻ {where}). " + _ASK_AGAIN,
    "bad_status_code": "Mã trạng thái “{value}” (thẻ StatusCode) không có trong quy định. Các mã được dùng: {known}.",
    "bad_business_type": (
        "Loại nghiệp vụ “{value}” (thẻ {where}) không có trong quy định: chỉ dùng 0 (mới), 1 (thu hồi), 2 (cập nhật), "
        "3 (thay thế). " + _ASK_AGAIN
    ),
    "bad_base64": "Nội dung của tệp đính kèm “{name}” (thẻ {where}) không phải base64 nên không mở được. " + _ASK_AGAIN,
    "zip_bomb": (
        "Tệp đính kèm “{name}” là tệp nén bung ra lớn bất thường nên cả gói tin bị từ chối để bảo vệ máy chủ. "
        + _ASK_AGAIN
    ),
    "too_many_files": "Gói tin liên thông có hơn {limit} tệp đính kèm. Hãy đề nghị cơ quan gửi tách thành nhiều gói.",
    "incomplete": "Chưa gửi được lên trục liên thông vì còn thiếu: {what}. Hãy bổ sung vào văn bản rồi gửi lại.",
}

CODES = frozenset(_MESSAGES)


def not_edxml(code: str, **facts: object) -> NotEdxml:
    """Build the refusal `code` with its Vietnamese message."""
    return NotEdxml(code, _MESSAGES[code].format(**facts))
