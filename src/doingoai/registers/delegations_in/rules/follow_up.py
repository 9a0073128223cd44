"""Rules about what a visit leaves: its report in time, every promise a commitment, gifts declared; the same partner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link, Participant
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.rules.dossier import QC272, SOUND
from doingoai.registers.delegations_in.rules.looking import COMING, DAY, OVER, State, named, others

PROMISING = re.compile(r"\b(sẽ|cam kết|thống nhất)\b")  # with their marks: “chia sẻ” promises nothing
OWING = (State.ENDED, State.REPORTED)


def head_owes_report(case: Case) -> Violation | None:
    """The host unit has not reported an earlier visit in time."""
    owed = others(case).filter(dossier__body=case.record.dossier.body, dossier__state__in=OWING)
    found = list(owed.filter(dossier__due_on__lt=case.on))
    return {"where": named(case, found)} if found else None


def report_late(case: Case) -> Violation | None:
    record = case.record
    late = record.dossier.state == State.ENDED and record.report_due_on and case.on > record.report_due_on
    return {"day": record.report_due_on} if late else None


def promised_unrecorded(case: Case) -> Violation | None:
    """The report speaks of a promise and no commitment is opened: a hint from its words."""
    record = case.record
    said = " ".join(unicodedata.normalize("NFC", f"{record.results} {record.promises}").casefold().split())
    return {} if PROMISING.search(said) and not commitments(record) else None


def commitments(record: IncomingDelegation) -> list[Dossier]:
    """Return the commitments that were opened from this visit."""
    arising = {"target": record.dossier, "kind": Link.Kind.ARISES, "source__register": "commitments"}
    links = Link.objects.filter(**arising).select_related("source").order_by("source__number")
    return [link.source for link in links]


def promise_without_owner(case: Case) -> Iterator[Violation]:
    """Every promise of the report is a commitment; each commitment has its owner and its day."""
    record, found = case.record, commitments(case.record)
    if record.promises.strip() and not found:
        yield {"what": _now("Báo cáo nêu cam kết mà chưa mở hồ sơ cam kết nào.")}
    if (record.promises.strip() or found) and record.no_commitment:
        yield {"what": _now("Vừa có cam kết vừa chọn “không phát sinh cam kết”.")}
    owned = Participant.objects.filter(dossier__in=[each.pk for each in found], part=Participant.Part.LEAD)
    leads = set(owned.values_list("dossier", flat=True))
    for each in found:
        if each.is_open and (each.pk not in leads or each.due_on is None):
            yield {"what": _now("Cam kết %s chưa có cơ quan chủ trì hoặc thời hạn.") % each.number}


def gifts_undeclared(case: Case) -> Violation | None:
    return None if case.record.gifts_declared else {}


def same_partner_elsewhere(case: Case) -> Violation | None:
    """Another province receives the same partner in the same weeks; told only to those who see both visits."""
    record = case.record
    if case.actor is None or record.dossier.state not in COMING:
        return None
    margin = int(case.limit("DV_SAME_PARTNER_DAYS")) * DAY
    rows = IncomingDelegation.objects.visible_to(case.actor).exclude(dossier__province=record.dossier.province)
    rows = rows.filter(organisation_key=record.organisation_key, origin=record.origin_id)
    near = rows.filter(arrive_on__lte=record.leave_on + margin, leave_on__gte=record.arrive_on - margin)
    found = near.filter(dossier__state__in=(*COMING, *OVER)).order_by("dossier__number")
    numbers = list(found.values_list("dossier__number", flat=True))
    return {"numbers": ", ".join(numbers)} if numbers else None


OWED_REPORT = Rule(
    "R-DV-16", _("Cơ quan đón còn nợ báo cáo quá hạn: {where}."), QC272, head_owes_report, severity=Severity.WARN,
    confidence=Confidence.VERIFY, remedy=_("Nộp báo cáo chuyến trước."),
)  # fmt: skip
REPORT_LATE = Rule(
    "R-DV-16b", _("Quá hạn báo cáo kết quả từ ngày {day:%d/%m/%Y}."), QC272, report_late, severity=Severity.WARN,
    confidence=Confidence.VERIFY, remedy=_("Nộp báo cáo."),
)  # fmt: skip
HINT = Rule(
    "R-DV-17", _("Báo cáo có lời hứa (“sẽ”, “cam kết”, “thống nhất”) mà chưa mở cam kết."), SOUND,
    promised_unrecorded, severity=Severity.WARN,
    remedy=_("Mở cam kết từ trang hồ sơ này, hoặc nêu rõ đó không phải là cam kết."),
)  # fmt: skip
COMMITMENTS = Rule(
    "R-DV-17b", "{what}", SOUND, promise_without_owner,
    remedy=_("Mở cam kết từ trang hồ sơ này, ghi cơ quan chủ trì và thời hạn."),
)  # fmt: skip
GIFTS = Rule(
    "R-DV-12b", _("Chưa xác nhận đã kê khai quà tặng của chuyến thăm."),
    "Nghị định 59/2019/NĐ-CP, Điều 24–28", gifts_undeclared, severity=Severity.WARN, field="gifts_declared",
    remedy=_("Kê khai ở sổ quà tặng; không có quà thì vẫn chọn xác nhận."),
)  # fmt: skip
SAME_PARTNER = Rule(
    "R-DV-D8", _("Địa phương khác cũng đón đối tác này trong thời gian gần: {numbers}."), QC272,
    same_partner_elsewhere, severity=Severity.INFO, remedy=_("Phối hợp lịch và nội dung."),
)  # fmt: skip
