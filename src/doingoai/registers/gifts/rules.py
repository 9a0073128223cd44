"""R-DV-11 (gifts given with public money) and R-DV-12 (gifts received: declared, handled, by whom given)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.lib.dates import format_number
from doingoai.norms.lookup import NormMissing, due, limit_row
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.gifts import codes
from doingoai.registers.gifts.models import Gift

ND59 = "Nghị định 59/2019/NĐ-CP ngày 01/7/2019, Điều 24–28"
State = Gift.State


def not_for_public_money(case: Case) -> Violation | None:
    gift = case.record
    public = gift.direction == codes.Direction.GIVEN and gift.funding == codes.Funding.PUBLIC
    if not public:
        return None
    if gift.purpose not in codes.ALLOWED:
        return {
            "what": _("tài sản công chỉ dùng làm quà tặng vì từ thiện, đối ngoại hoặc theo chế độ"),
            "field": "purpose",
        }
    return None if gift.budget_line.strip() else {"what": _("chưa ghi dự toán, mục chi"), "field": "budget_line"}


def dearer_than_norm(case: Case) -> Violation | None:
    """A province's figure GIFT_GIVEN_<recipient>; where there is none, no value is too high."""
    gift = case.record
    if gift.direction != codes.Direction.GIVEN or gift.funding != codes.Funding.PUBLIC:
        return None
    try:
        norm = limit_row(f"GIFT_GIVEN_{gift.recipient}", province=case.province, on=gift.changed_hands_on)
    except NormMissing:
        return None
    if gift.est_value_vnd <= norm.value:
        return None
    said: dict[str, Any] = {"value": format_number(gift.est_value_vnd), "most": format_number(norm.value)}
    return said | {"confidence": norm.confidence}


def declare_by(gift: Gift) -> dt.date:
    """Return the last day for the receiver to declare a gift."""
    return due("GIFT_DECLARE", gift.changed_hands_on, province=gift.dossier.province)


def handle_by(gift: Gift) -> dt.date:
    """Return the last day for the decision what becomes of a gift."""
    return due("GIFT_HANDLE", gift.changed_hands_on, province=gift.dossier.province)


def declared_late(case: Case) -> Violation | None:
    gift = case.record
    last = declare_by(gift)
    return {"day": last} if gift.declared_on and gift.declared_on > last else None


def undeclared(case: Case) -> Violation | None:
    gift = case.record
    late = gift.dossier.state == State.RECEIVED and case.on > declare_by(gift)
    return {"day": declare_by(gift)} if late else None


def handled_late(case: Case) -> Violation | None:
    gift = case.record
    last = handle_by(gift)
    return {"day": last} if gift.handled_on and gift.handled_on > last else None


def unhandled(case: Case) -> Violation | None:
    gift = case.record
    late = gift.dossier.state in {State.RECEIVED, State.DECLARED, State.VALUED} and case.on > handle_by(gift)
    return {"day": handle_by(gift)} if late else None


def kept_from_interested(case: Case) -> Violation | None:
    gift = case.record
    kept = gift.from_interested and gift.handling not in codes.FROM_INTERESTED
    return {"how": gift.get_handling_display()} if kept else None


PUBLIC_MONEY = Rule(
    "R-DV-11", _("Quà mua bằng tài sản công: {what}."), ND59, not_for_public_money,
    remedy=_("Ghi mục chi và mục đích, hoặc dùng nguồn khác."),
)  # fmt: skip
NORM = Rule(
    "R-DV-11b", _("Trị giá {value} đồng vượt mức {most} đồng."), "Thông tư 71/2018/TT-BTC; nghị quyết của HĐND tỉnh",
    dearer_than_norm, field="est_value_vnd", remedy=_("Chọn quà trong mức, hoặc xin cấp có thẩm quyền duyệt."),
)  # fmt: skip
DECLARED = Rule(
    "R-DV-12", _("Kê khai muộn: hạn là ngày {day:%d/%m/%Y}."), ND59, declared_late, severity=Severity.WARN,
    confidence=Confidence.VERIFY, field="declared_on", remedy=_("Nêu lý do kê khai muộn."),
)  # fmt: skip
UNDECLARED = Rule(
    "R-DV-12a", _("Quá hạn kê khai từ ngày {day:%d/%m/%Y}."), ND59, undeclared, severity=Severity.WARN,
    confidence=Confidence.VERIFY, remedy=_("Người nhận kê khai."),
)  # fmt: skip
HANDLED = Rule(
    "R-DV-12c", _("Quyết định xử lý muộn: hạn là ngày {day:%d/%m/%Y}."), ND59, handled_late, severity=Severity.WARN,
    confidence=Confidence.VERIFY, field="handled_on", remedy=_("Nêu lý do."),
)  # fmt: skip
UNHANDLED = Rule(
    "R-DV-12d", _("Quá hạn quyết định xử lý từ ngày {day:%d/%m/%Y}."), ND59, unhandled, severity=Severity.WARN,
    confidence=Confidence.VERIFY, remedy=_("Thủ trưởng cơ quan quyết định xử lý."),
)  # fmt: skip
INTERESTED = Rule(
    "R-DV-12e", _("Quà của bên có việc cần giải quyết phải trả lại hoặc nộp lại, không “{how}”."), ND59,
    kept_from_interested, field="handling", remedy=_("Chọn trả lại, nộp lại hoặc bán, nộp ngân sách."),
)  # fmt: skip
AT_GIVING = (PUBLIC_MONEY, NORM)
AT_HANDLING = (HANDLED, INTERESTED)
AT_RECTIFICATION = (PUBLIC_MONEY, INTERESTED)
WATCHED = (UNDECLARED, UNHANDLED)
