"""Guidance for tests: typed in, read from a file, confirmed, sent."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from doingoai.planning.guidance import actions
from doingoai.planning.guidance.models import Guidance
from doingoai.workflow.perform import perform

CLAUSES = [
    {"number_path": "1", "text": "Đẩy mạnh hội nhập quốc tế; cải thiện môi trường đầu tư", "obligation": "BAT_BUOC"},
    {"number_path": "2", "text": "Triển khai ngoại giao kinh tế, trong đó:", "obligation": "BAT_BUOC"},
    {
        "number_path": "2.i",
        "text": "Rà soát các thỏa thuận quốc tế đã ký; Sở Tư pháp phối hợp",
        "obligation": "BAT_BUOC",
    },
    {"number_path": "2.ii", "text": "Hỗ trợ doanh nghiệp địa phương xúc tiến thương mại", "obligation": "BAT_BUOC"},
    {"number_path": "3", "text": "Xem xét mở rộng hợp tác với các địa phương nước ngoài", "obligation": "KHUYEN_KHICH"},
    {"number_path": "4", "text": "Công tác đối ngoại thời gian qua đã đạt kết quả tốt", "obligation": "KHONG"},
]
DOCUMENT = {
    "title": "Định hướng công tác đối ngoại địa phương sau Hội nghị Ngoại vụ toàn quốc lần thứ 22",
    "document_number": "715/CNV-ĐP",
    "kind": "DINH_HUONG_HOI_NGHI",
    "issuer": "Cục Ngoại vụ và Ngoại giao văn hóa",
    "issued_on": dt.date(2026, 3, 2),
    "received_on": dt.date(2026, 3, 5),
    "response_required": "KE_HOACH",
    "clauses": CLAUSES,
}
TEXT = """BỘ NGOẠI GIAO
CỤC NGOẠI VỤ VÀ NGOẠI GIAO VĂN HÓA

Số: 715/CNV-ĐP
Hà Nội, ngày 02 tháng 3 năm 2026
V/v định hướng công tác đối ngoại địa phương năm 2026

Kính gửi: Sở Ngoại vụ các tỉnh, thành phố trực thuộc Trung ương

Thực hiện Kết luận số 33-KL/TW ngày 25/7/2018 của Bộ Chính trị, Cục đề nghị các địa phương:

1. Đẩy mạnh hội nhập quốc tế; cải thiện môi trường đầu tư kinh doanh của địa phương.
2. Triển khai hiệu quả ngoại giao kinh tế theo Chỉ thị 15-CT/TW ngày 10/8/2022, trong đó:
(i) Rà soát các thỏa thuận quốc tế đã ký kết;
(ii) Hỗ trợ doanh nghiệp địa phương xúc tiến thương mại.
3. Làm tốt công tác người Việt Nam ở nước ngoài theo Quyết định số 9999/QĐ-TTg ngày 09/9/2024.

Đề nghị Quý Cơ quan gửi kế hoạch về Cục trước ngày 15/4/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CỤC TRƯỞNG
PHÓ CỤC TRƯỞNG

Nguyễn Văn A
"""


def open_one(actor, **changes):
    """Type one document in and leave it waiting for its review."""
    return perform(Guidance, actions.Enter, actor=actor, reasons={"*": "Bản thử"}, **{**DOCUMENT, **changes})


def confirmed(actor, **changes):
    """A document that was typed in and confirmed."""
    record = open_one(actor, **changes)
    shown = actions.Confirm.initial(record)
    return perform(record, actions.Confirm, actor=actor, reasons={"*": "Bản thử"}, **shown)


def docx_bytes(text=TEXT):
    """The text as a Word file, a paragraph for each line."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def upload(name="dinh-huong.txt", data=None):
    return SimpleUploadedFile(name, TEXT.encode() if data is None else data)


def received(actor, **files):
    """A document read from a file."""
    return perform(
        Guidance, actions.Receive, actor=actor, reasons={"*": "Bản thử"}, data={}, files={"file": upload(**files)}
    )
