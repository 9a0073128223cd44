"""The letter that sends a guidance document to the provinces (công văn; NĐ 30/2020, mẫu 1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Document, OfficialDocument, Paragraph, Point, Signature
from doingoai.lib.dates import format_date
from doingoai.planning.guidance.models import Guidance, Response


def letter(record: Guidance, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the letter; the addressees are the bodies to which the document goes."""
    body, dossier = record.dossier.body, record.dossier
    receipts = list(record.receipts.select_related("body"))
    kind = f"{record.get_kind_display()} {record.document_number}".strip()
    named = f"{kind} ngày {format_date(record.issued_on)}" if record.issued_on else kind
    blocks: list[Paragraph | Point] = [
        Paragraph(f"{body.name} gửi kèm {named} của {record.issuer or 'cơ quan ban hành'} về “{dossier.title}”."),
        Paragraph(_asked(record)),
    ]
    points = [clause for clause in record.clauses.filter(parent=None) if clause.gives_work]
    if points:
        blocks.append(Paragraph("Các nội dung cần cụ thể hóa thành nhiệm vụ:"))
        blocks += [Point(f"{clause.label or clause.number_path}", clause.text) for clause in points]
    blocks.append(Paragraph("Trân trọng cảm ơn sự phối hợp của Quý Cơ quan."))
    return OfficialDocument(
        kind="cong_van",
        body=body.name,
        parent_body=body.parent.name if body.parent else "",
        symbol=body.symbol,
        place=str(dossier.province or "Hà Nội"),
        title=f"triển khai {kind}",
        addressees=tuple(receipt.body.name for receipt in receipts) or ("Cơ quan ngoại vụ các tỉnh, thành phố",),
        blocks=tuple(blocks),
        signature=Signature((_head(body.name),)),
        recipients=("Như trên;", "Lưu: VT."),
    )


def _asked(record: Guidance) -> str:
    due = f" trước ngày {format_date(record.response_due)}" if record.response_due else ""
    if record.response_required == Response.KE_HOACH:
        return (
            "Đề nghị Quý Cơ quan tham mưu lãnh đạo tỉnh, thành phố ban hành kế hoạch hành động, trong đó mỗi nội dung "
            f"có nhiệm vụ, cơ quan chủ trì, thời hạn và sản phẩm; gửi kế hoạch về {record.dossier.body.name}{due}."
        )
    if record.response_required == Response.BAO_CAO:
        return f"Đề nghị Quý Cơ quan báo cáo kết quả thực hiện{due}."
    return "Xin gửi Quý Cơ quan để biết, thực hiện."


def _head(name: str) -> str:
    return "Cục trưởng" if name.startswith("Cục") else "Giám đốc" if name.startswith("Sở") else "Thủ trưởng cơ quan"


LETTER = Document("letter", _("Công văn gửi địa phương"), letter)
