"""Giấy ủy quyền: who gives which power to whom, for how long, within which limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Article, Document, OfficialDocument, Signature
from doingoai.lib.dates import format_date
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.register_kit.facts import act_name

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
    "Căn cứ Quyết định số 272-QĐ/TW ngày 21 tháng 01 năm 2015 của Bộ Chính trị",
)


def paper(record: PowerGiven, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the decision by which the power is given."""
    dossier, province = record.dossier, record.dossier.province
    number, _slash, symbol = record.document.partition("/")
    passing_on = "được" if record.sub_delegation else "không được"
    limits = f" Điều kiện: {record.conditions}" if record.conditions else ""
    return OfficialDocument(
        kind="giay_uy_quyen",
        body=dossier.body.name,
        title=dossier.title,
        signature=Signature((str(record.get_giver_display()),), ""),
        number=facts.get("number", number) or None,
        symbol=facts.get("symbol", symbol) or "GUQ",
        place=province.name if province else "Hà Nội",
        issued_on=record.document_on,
        bases=BASES,
        blocks=(
            Article(1, f"{record.get_giver_display()} ủy quyền cho {record.to_whom}: {record.subject}.{limits}"),
            Article(2, f"Việc được ủy quyền theo ma trận thẩm quyền: {act_name(record.act)}."),
            Article(
                3, f"Thời hạn ủy quyền từ ngày {format_date(record.first_day)} đến hết ngày "
                f"{format_date(record.last_day)}. Người nhận ủy quyền {passing_on} ủy quyền lại và chịu trách nhiệm về "
                "việc thực hiện. Ủy quyền hết hiệu lực khi người ủy quyền thôi giữ chức vụ, trừ khi được gia hạn.",
            ),
        ),
        recipients=(str(record.to_whom), "Lưu: VT"),
    )  # fmt: skip


PAPER = Document("paper", _("Giấy ủy quyền"), build=paper)
