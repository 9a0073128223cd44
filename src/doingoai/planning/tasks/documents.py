"""The letter that urges a body about its task (công văn đôn đốc)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Document, OfficialDocument, Paragraph, Signature
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Body
from doingoai.planning.tasks.models import Task


def urging(record: Task, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the letter from the focal body to the body in charge; nothing in it but what the dossier says."""
    dossier = record.dossier
    focal = (
        Body.objects.filter(is_focal=True, province=dossier.province, valid_to=None).select_related("parent").first()
    )
    sender = focal or dossier.body
    last = record.progress.first()
    told = (
        f"Đến ngày {format_date(last.on)}, tiến độ báo cáo là {last.percent}%: {last.text}"
        if last
        else "Đến nay chưa có báo cáo tiến độ."
    )
    due = f", thời hạn {format_date(dossier.due_on)}" if dossier.due_on else ""
    basis = f" theo {record.basis}" if record.basis else ""
    return OfficialDocument(
        kind="cong_van",
        body=sender.name,
        parent_body=sender.parent.name if sender.parent else "",
        symbol=sender.symbol,
        place=str(dossier.province or "Hà Nội"),
        title=f"đôn đốc thực hiện nhiệm vụ {dossier.number}",
        addressees=(dossier.body.name,),
        blocks=(
            Paragraph(f"{dossier.body.name} được giao chủ trì nhiệm vụ{basis}: “{dossier.title}”{due}."),
            Paragraph(f"Sản phẩm: {record.product}."),
            Paragraph(told),
            Paragraph(
                "Đề nghị Quý Cơ quan khẩn trương thực hiện, cập nhật tiến độ; trường hợp vướng mắc, báo cáo rõ nguyên "
                "nhân và đề nghị gia hạn trước thời hạn nêu trên."
            ),
        ),
        signature=Signature(("Thủ trưởng cơ quan",)),
        recipients=("Như trên;", *(f"{body.name} (để phối hợp);" for body in record.co_units.all()), "Lưu: VT."),
    )


URGING = Document("urging", _("Công văn đôn đốc"), urging)
