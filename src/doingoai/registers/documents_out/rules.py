"""Rules of outgoing documents (VB-01 … VB-08): signer, numbers and dates, bases, recipients, dispatch in time."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.dates import format_date
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Body
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import Confidence
from doingoai.registers.documents_out.bases import expired_bases
from doingoai.registers.documents_out.codes import Channel
from doingoai.registers.documents_out.filling import UNWRITTEN
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.numbers import last_issue

DECREE = "Nghị định 30/2020/NĐ-CP"
PARTY_BODIES = frozenset({Body.Kind.PROVINCIAL_PARTY, Body.Kind.PARTY_OFFICE})
State = OutgoingDocument.State


def issued_before_last_number(case: Case) -> Violation | None:
    day = case.inputs.get("issued_on") or case.on
    last = last_issue(case.record, day)
    return {"day": format_date(day), "last": format_date(last)} if last and day < last else None


def cites_expired(case: Case) -> list[Violation]:
    if case.actor is None:
        return []
    return [
        {"number": number, "state": state, "successor": _in_its_place(successor)}
        for number, state, successor in expired_bases(case.record, case.on, case.actor)
    ]


def _in_its_place(successor: str) -> str:
    return _now(" Văn bản đang có hiệu lực: %s.") % successor if successor else ""


def leaves_open(case: Case) -> list[Violation]:
    record = case.record
    said = "\n".join((record.dossier.title, record.addressees, record.bases, record.content))
    found = list(dict.fromkeys(UNWRITTEN.findall(said)))
    return [{"places": ", ".join(found[:8])}] if found else []


def has_no_recipient(case: Case) -> Violation | None:
    record = case.record
    named = any(not each.is_pointer or record.addressees for each in record.deliveries.all())
    return None if named else {}


def electronic_without_signature(case: Case) -> Violation | None:
    goes = any(each.channel != Channel.PAPER and not each.is_pointer for each in case.record.deliveries.all())
    return {} if goes and not case.record.signature else None


def crosses_networks(case: Case) -> list[Violation]:
    ours = case.record.issuer.kind in PARTY_BODIES
    rows = case.record.deliveries.select_related("body").exclude(channel=Channel.PAPER).exclude(body=None)
    return [{"body": str(each.body)} for each in rows if each.body and (each.body.kind in PARTY_BODIES) != ours]


def waits_for_dispatch(case: Case) -> Violation | None:
    record = case.record
    if record.dossier.state != State.ISSUED or record.issued_on is None:
        return None
    latest = work_calendar().add_working_days(record.issued_on, 1)
    return {"number": record.document_number, "latest": format_date(latest)} if case.on > latest else None


def answer_is_late(case: Case) -> list[Violation]:
    record = case.record
    if record.dossier.state != State.SENT or record.reply_due is None or case.on <= record.reply_due:
        return []
    waiting = [each for each in record.deliveries.all() if not each.is_settled]
    return [{"count": len(waiting), "due": format_date(record.reply_due)}] if waiting else []


ORDER = Rule(
    "VB-01", _("Ngày ban hành {day} trước ngày của số liền trước ({last})."), f"{DECREE}, Điều 15",
    issued_before_last_number, severity=Severity.WARN, field="issued_on",
    remedy=_("Số và ngày cùng tăng dần trong một năm; chọn ngày không sớm hơn, hoặc ghi lý do."),
)  # fmt: skip
EXPIRED = Rule(
    "VB-02", _("Dẫn {number}: {state}.{successor}"), f"{DECREE}, Phụ lục I, mục II.6", cites_expired,
    severity=Severity.WARN, field="bases", remedy=_("Dẫn văn bản thay thế, hoặc ghi lý do giữ căn cứ cũ."),
)  # fmt: skip
OPEN = Rule(
    "VB-08", _("Còn chỗ chưa viết: {places}."), f"{DECREE}, Điều 10", leaves_open, severity=Severity.WARN,
    field="content", remedy=_("Viết tiếp ở các chỗ trong ngoặc vuông hoặc chấm lửng, hoặc bỏ đi."),
)  # fmt: skip
RECIPIENT = Rule(
    "VB-03", _("Chưa có nơi nhận nào ngoài nơi lưu."), f"{DECREE}, Điều 8 và Phụ lục I, mục II.9", has_no_recipient,
    field="deliveries", remedy=_("Ghi ít nhất một nơi nhận."),
)  # fmt: skip
UNSIGNED = Rule(
    "VB-04", _("Gửi bản điện tử nhưng chưa có chữ ký số."), f"{DECREE}, Điều 5", electronic_without_signature,
    confidence=Confidence.VERIFY, remedy=_("Ký số bản phát hành, hoặc gửi bản giấy và ghi lý do."),
)  # fmt: skip
NETWORKS = Rule(
    "VB-05", _("“{body}” ở mạng khác (Đảng – Nhà nước) nhưng chọn gửi điện tử."),
    _("Quyết định 28/2018/QĐ-TTg; quy chế trao đổi văn bản giữa cơ quan đảng và cơ quan nhà nước"), crosses_networks,
    severity=Severity.WARN, confidence=Confidence.VERIFY,
    remedy=_("Chọn bản giấy, hoặc ghi lý do: việc chuyển là thủ công và được ghi nhật ký."),
)  # fmt: skip
DISPATCH = Rule(
    "VB-06", _("Văn bản {number} đã phát hành nhưng chưa gửi; hạn gửi {latest}."), f"{DECREE}, Điều 18",
    waits_for_dispatch, severity=Severity.WARN, remedy=_("Gửi trong ngày, chậm nhất ngày làm việc tiếp theo."),
)  # fmt: skip
LATE = Rule(
    "VB-07", _("{count} nơi nhận chưa trả lời; hạn trả lời {due}."), f"{DECREE}, Điều 24", answer_is_late,
    severity=Severity.WARN, remedy=_("Đôn đốc nơi nhận."),
)  # fmt: skip
