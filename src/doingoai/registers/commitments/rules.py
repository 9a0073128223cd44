"""The rules B-R01 … B-R12 of commitments. B-R09 belongs to the closing of the Ministry's quarterly file.

B-R03, B-R04, B-R08 and B-R10 also act by themselves each night: see `clock`.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.registers.commitments.codes import Obligor, Outcome
from doingoai.registers.commitments.source import end_of_source, source_of

FOLLOW_UP = "Nghị quyết 59-NQ/TW ngày 24/01/2025; Chỉ thị 15-CT/TW ngày 10/8/2022"
OWN = _("Quy trình theo dõi cam kết (mặc định của hệ thống)")
WARN = Severity.WARN


def not_assignable(case: Case) -> list[Violation]:
    record = case.record
    needed = ["lead_unit", "output", *([] if record.recurrence else ["due_date"])]
    return [
        {"label": record._meta.get_field(name).verbose_name, "field": name}
        for name in needed
        if not getattr(record, name)
    ]


def ends_before_start(case: Case) -> Violation | None:
    due = case.record.due_date
    return {} if due is not None and due < case.record.start_date else None


def outlives_source(case: Case) -> Violation | None:
    end, due = end_of_source(case.record), case.record.due_date
    return {"end": f"{end:%d/%m/%Y}"} if end and due and due > end else None


def done_late(case: Case) -> Violation | None:
    done, due = case.record.done_date or case.on, case.record.due_date
    return {"due": f"{due:%d/%m/%Y}"} if due is not None and done > due else None


def stalled(case: Case) -> Violation | None:
    periods, open_still = case.record.unchanged_periods, case.record.progress_pct < 100
    return {"periods": periods} if open_still and periods >= case.limit("CK_STALLED_PERIODS") else None


def without_evidence(case: Case) -> Violation | None:
    if case.record.outcome != Outcome.DONE:
        return None
    return None if Attachment.objects.filter(dossier=case.record.dossier).exists() else {}


def complete_but_open(case: Case) -> Violation | None:
    return {} if case.record.progress_pct == 100 else None


def obstacle_without_proposal(case: Case) -> Violation | None:
    return {} if case.record.obstacle and not case.record.proposal else None


def source_ended(case: Case) -> Violation | None:
    source = source_of(case.record) if case.record.is_going_on() else None
    if source is None or source.dossier.state not in source.FINAL:
        return None
    return {"number": source.dossier.number, "state": source.state_label}


def lead_ended(case: Case) -> Violation | None:
    body = case.record.lead_unit
    return {"body": body, "heir": body.living()} if body and not body.is_valid_on(case.on) else None


def partner_not_approached(case: Case) -> Violation | None:
    """The foreign side owes it, its day is near, and nobody spoke to it lately (reminders stand for interactions)."""
    record, days = case.record, dt.timedelta(days=int(case.limit("CK_FOREIGN_DAYS")))
    if record.obligor != Obligor.FOREIGN or record.due_date is None or not record.is_going_on():
        return None
    if case.on < record.due_date - days:
        return None
    return None if record.urges.filter(urged_on__gt=case.on - days).exists() else {"days": days.days}


def dropped_without_decision(case: Case) -> Violation | None:
    return None if case.record.drop_doc else {}


ASSIGNABLE = Rule(
    "B-R01", _("Chưa có “{label}” nên chưa giao được."), FOLLOW_UP, not_assignable,
    remedy=_("Bổ sung rồi giao; một cơ quan chủ trì, một sản phẩm đếm được, một hạn."),
)  # fmt: skip
DATES = Rule(
    "B-G01", _("Hạn trước ngày bắt đầu."), _("Toàn vẹn dữ liệu"), ends_before_start, field="due_date",
    remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
WITHIN_SOURCE = Rule(
    "B-R02", _("Hạn sau ngày thỏa thuận nguồn hết hiệu lực ({end})."), OWN, outlives_source, WARN, field="due_date",
    remedy=_("Rút hạn, hoặc nêu dự kiến gia hạn thỏa thuận."),
)  # fmt: skip
IN_TIME = Rule(
    "B-R03", _("Hoàn thành sau hạn {due}."), OWN, done_late, WARN, field="done_date", remedy=_("Nêu lý do chậm."),
)  # fmt: skip
MOVING = Rule(
    "B-R04", _("{periods} kỳ liền tiến độ không đổi."), OWN, stalled, WARN, field="pct",
    remedy=_("Nêu lý do, bước tiếp theo."),
)  # fmt: skip
EVIDENCE = Rule(
    "B-R05", _("Đề nghị đóng là hoàn thành nhưng chưa đính kèm minh chứng."), FOLLOW_UP, without_evidence,
    remedy=_("Đính kèm biên bản, báo cáo, hợp đồng hoặc ảnh có ghi ngày, nơi."),
)  # fmt: skip
TO_BE_CLOSED = Rule(
    "B-R06", _("Đã đạt 100% nhưng chưa đề nghị đóng."), OWN, complete_but_open, WARN, field="pct",
    remedy=_("Đề nghị đóng, hoặc nêu việc còn lại."),
)  # fmt: skip
PROPOSAL = Rule(
    "B-R07", _("Có vướng mắc nhưng chưa có kiến nghị."), OWN, obstacle_without_proposal, WARN, field="proposal",
    remedy=_("Nêu kiến nghị, cấp giải quyết."),
)  # fmt: skip
SOURCE_LIVES = Rule(
    "B-R08", _("Hồ sơ nguồn {number}: {state}; cam kết tồn đọng cần được xử lý."), OWN, source_ended, WARN,
    remedy=_("Hoàn thành, chuyển sang thỏa thuận mới, hoặc trình dừng."),
)  # fmt: skip
LEAD_LIVES = Rule(
    "B-R10", _("“{body}” không còn; {heir} kế thừa."), "Nghị định 177/2025/NĐ-CP", lead_ended, field="lead_unit",
    remedy=_("Giao cho cơ quan kế thừa."),
)  # fmt: skip
PARTNER = Rule(
    "B-R11", _("Phía bạn thực hiện, {days} ngày qua chưa trao đổi: cần trao đổi qua cơ quan đại diện."), OWN,
    partner_not_approached, WARN, remedy=_("Ghi một lần đôn đốc qua cơ quan đại diện, hoặc nêu lý do."),
)  # fmt: skip
DECISION = Rule(
    "B-R12", _("Chưa có văn bản quyết định dừng cam kết."), FOLLOW_UP, dropped_without_decision, field="drop_doc",
    remedy=_("Ghi số, ngày văn bản của cấp có thẩm quyền."),
)  # fmt: skip

WATCHED = (SOURCE_LIVES, PARTNER)  # the clock breaks them; the dossier's page says so
