"""What may not leave: a letter or status with gaps is refused, and every gap is named at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from doingoai.edxml import (
    Attachment,
    Business,
    BusinessType,
    DocumentType,
    Letter,
    NotEdxml,
    Organ,
    ResponseFor,
    Signer,
    Status,
    StatusCode,
    read,
    write_letter,
    write_status,
)
from doingoai.edxml.tests.messages import FULL, STATUS

RECALL = Business(BusinessType.RECALL, reason="Gửi nhầm", document_id="H99.01,2026,1")
UPDATE = replace(RECALL, type=BusinessType.UPDATE)
REPLACE = FULL.business
HEAD, TAIL = "Chưa gửi được lên trục liên thông vì còn thiếu: ", ". Hãy bổ sung vào văn bản rồi gửi lại."
REASON = "lý do thu hồi, cập nhật hoặc thay thế"

GAPS: list[tuple[dict[str, Any], str]] = [
    ({"sender": Organ("", "Sở")}, "mã định danh của cơ quan gửi (đúng dạng, ví dụ H99.01.02)"),
    ({"sender": Organ("songlam", "Sở")}, "mã định danh của cơ quan gửi (đúng dạng, ví dụ H99.01.02)"),
    ({"sender": Organ("H99", " ")}, "tên của cơ quan gửi"),
    ({"receivers": ()}, "nơi nhận"),
    ({"receivers": (Organ("x", "Bộ A"),)}, "mã định danh của nơi nhận “Bộ A” (đúng dạng, ví dụ H99.01.02)"),
    ({"code_number": ""}, "số văn bản"),
    ({"code_notation": " "}, "ký hiệu văn bản"),
    ({"issued_on": None}, "ngày ban hành"),
    ({"place": ""}, "địa danh ban hành"),
    ({"document_type": DocumentType("", 2, 10)}, "tên loại văn bản"),
    ({"document_type": DocumentType("Kế hoạch")}, "mã loại văn bản"),
    ({"document_type": DocumentType("Kế hoạch", 2)}, "mã loại văn bản"),
    ({"subject": "\x00"}, "trích yếu"),
    ({"signer": Signer("TM.", "CHỦ TỊCH")}, "họ tên người ký"),
    ({"document_id": ""}, "mã văn bản (DocumentId)"),
    ({"business": replace(RECALL, reason="")}, REASON),
    ({"business": replace(UPDATE, reason="")}, REASON),
    ({"business": replace(REPLACE, reason="")}, REASON),
    ({"business": replace(RECALL, document_id="")}, "mã văn bản được thu hồi hoặc cập nhật"),
    ({"business": replace(UPDATE, document_id="")}, "mã văn bản được thu hồi hoặc cập nhật"),
    ({"business": replace(REPLACE, replacements=())}, "văn bản bị thay thế"),
    ({"attachments": (Attachment("a.pdf", "application/pdf", b""),)}, "nội dung của tệp “a.pdf”"),
    ({"place": "", "subject": ""}, "địa danh ban hành; trích yếu"),
]

STATUS_GAPS: list[tuple[dict[str, Any], str]] = [
    ({"sender": Organ("", "Bộ A")}, "mã định danh của cơ quan gửi trạng thái (đúng dạng, ví dụ H99.01.02)"),
    ({"sender": Organ("G98")}, "tên của cơ quan gửi trạng thái"),
    ({"response_for": ResponseFor("", document_id="1")}, "mã định danh của cơ quan ban hành văn bản"),
    ({"response_for": ResponseFor("H99", "188/KH-UBND")}, "mã văn bản (DocumentId)"),
    ({"timestamp": None}, "thời điểm"),
    ({"code": StatusCode.TAKE_BACK_REFUSED, "description": ""}, "lý do từ chối"),
]


@pytest.mark.parametrize(("change", "missing"), GAPS)
def test_letter_with_a_gap_is_not_written(change: dict[str, Any], missing: str) -> None:
    with pytest.raises(NotEdxml) as refusal:
        write_letter(replace(FULL, **change))
    assert (refusal.value.code, refusal.value.message_vi) == ("incomplete", HEAD + missing + TAIL)


@pytest.mark.parametrize(("change", "missing"), STATUS_GAPS)
def test_status_with_a_gap_is_not_written(change: dict[str, Any], missing: str) -> None:
    with pytest.raises(NotEdxml) as refusal:
        write_status(replace(STATUS, **change))
    assert (refusal.value.code, refusal.value.message_vi) == ("incomplete", HEAD + missing + TAIL)


@pytest.mark.parametrize("business", [Business(), RECALL, UPDATE, REPLACE])
def test_each_kind_of_business_is_written_and_read(business: Business) -> None:
    found = read(write_letter(replace(FULL, business=business)))
    assert isinstance(found, Letter)
    assert found.business == business


@pytest.mark.parametrize("code", [code for code in StatusCode if code is not StatusCode.TAKE_BACK_REFUSED])
def test_status_without_description_is_written_and_read(code: StatusCode) -> None:
    found = read(write_status(replace(STATUS, code=code, description="")))
    assert isinstance(found, Status)
    assert (found.code, found.description) == (code, "")
