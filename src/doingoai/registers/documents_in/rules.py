"""Rules of incoming documents (VBDEN-01 … VBDEN-04): entered once, dates in order, entered and answered in time."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doingoai.lib.dates import format_date
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.registers.documents_in.models import IncomingDocument

DECREE = "Nghị định 30/2020/NĐ-CP"
State = IncomingDocument.State


def entered_before(case: Case) -> list[Violation]:
    record = case.record
    if not record.document_number:
        return []
    same = IncomingDocument.objects.for_system("entered twice").filter(
        document_number=record.document_number, issued_on=record.issued_on, sender=record.sender,
        dossier__body=record.dossier.body,
    )  # fmt: skip
    others = same.exclude(pk=record.pk).exclude(dossier__state__in=[State.REFUSED, State.GIVEN_BACK])
    return [{"number": record.document_number, "other": each.dossier.number} for each in others[:1]]


def arrived_before_issue(case: Case) -> Violation | None:
    record = case.record
    if record.issued_on is None or record.issued_on <= record.arrived_on:
        return None
    return {"issued": format_date(record.issued_on), "arrived": format_date(record.arrived_on)}


def waits_for_the_book(case: Case) -> Violation | None:
    dossier = case.record.dossier
    late = dossier.state == State.ARRIVED and dossier.due_on is not None and case.on > dossier.due_on
    return {"due": format_date(dossier.due_on)} if late else None


def answer_is_late(case: Case) -> Violation | None:
    dossier = case.record.dossier
    late = dossier.is_open and dossier.state != State.ARRIVED and dossier.due_on is not None
    return {"due": format_date(dossier.due_on)} if late and case.on > dossier.due_on else None


TWICE = Rule(
    "VBDEN-01", _("Văn bản {number} đã vào sổ ở hồ sơ {other}."), f"{DECREE}, Điều 22", entered_before,
    severity=Severity.WARN, field="document_number",
    remedy=_("Mở hồ sơ đã có; hoặc ghi lý do nếu đây là bản khác (bản giấy đến sau bản điện tử)."),
)  # fmt: skip
DATES = Rule(
    "VBDEN-02", _("Ngày văn bản {issued} sau ngày đến {arrived}."), _("Toàn vẹn dữ liệu"), arrived_before_issue,
    field="issued_on", remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
BOOK = Rule(
    "VBDEN-03", _("Văn bản chưa được tiếp nhận; hạn vào sổ {due}."), f"{DECREE}, Điều 22", waits_for_the_book,
    severity=Severity.WARN, remedy=_("Vào sổ trong ngày, chậm nhất ngày làm việc tiếp theo."),
)  # fmt: skip
LATE = Rule(
    "VBDEN-04", _("Quá hạn xử lý ({due})."), f"{DECREE}, Điều 24", answer_is_late, severity=Severity.WARN,
    remedy=_("Trả lời, hoặc báo nơi gửi lý do chậm."),
)  # fmt: skip
