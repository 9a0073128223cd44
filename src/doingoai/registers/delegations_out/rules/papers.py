"""Rules about papers: the invitation, what the dossier holds, the policy consent of a trip outside the plan, visas."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind, Step
from doingoai.lib.text import fold
from doingoai.norms.lookup import required
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules.costs import PUBLIC
from doingoai.registers.delegations_out.rules.dossier import CT38, SOUND
from doingoai.registers.delegations_out.rules.looking import costs, official, undecided

UNINVITED = frozenset({codes.InvitationKind.MECHANISM, codes.InvitationKind.NONE})
LIST = _("Thành phần hồ sơ đoàn ra (thủ tục của An Giang, Đồng Nai, Cao Bằng, Huế)")
ITEMS = {
    "PROJECT_PAPER": _("đề án, chương trình chuyến đi"),
    "COST_TABLE": _("dự toán chi tiết"),
    "COURSE": _("quyết định phê duyệt khóa học (ghi ở mục đề án, chương trình)"),
    "LEAVE": _("đơn xin nghỉ phép (tệp đính kèm)"),
}
HELD: dict[str, Callable[[Case], bool]] = {
    "PROJECT_PAPER": lambda case: bool(case.record.project_paper),
    "COST_TABLE": lambda case: bool(costs(case)),
    "COURSE": lambda case: bool(case.record.project_paper),
    "LEAVE": lambda case: case.record.dossier.attachments.exists(),
}


@official
def invitation_incomplete(case: Case) -> Violation | None:
    """Who invites, unless the kind of trip needs no invitation; in Vietnamese too."""
    record = case.record
    if record.invitation_kind in UNINVITED:
        return None
    if not record.invited_by.strip():
        return {"what": _("chưa ghi bên mời")}
    foreign = record.invitation_language.strip() and "viet" not in fold(record.invitation_language)
    return {"what": _("thư mời chưa có bản dịch tiếng Việt")} if foreign and not record.invitation_translated else None


@undecided
def papers_missing(case: Case) -> Violation | None:
    """What the lists of papers ask of such a trip and the dossier does not hold yet."""
    keys = [f"delegations_out.dossier.{each}" for each in _kinds(case.record)]
    asked = [row.item for row in required(keys, province=case.province, on=case.on)]
    missing = [str(ITEMS[item]) for item in asked if not HELD[item](case)]
    return {"what": ", ".join(missing)} if missing else None


def _kinds(record: OutgoingDelegation) -> Iterator[str]:
    if record.is_private:
        yield "PRIVATE"
        return
    yield "OFFICIAL"
    if record.funding in PUBLIC:
        yield "PUBLIC_MONEY"
    if record.delegation_type == codes.DelegationType.TRAINING:
        yield "TRAINING"


@official
def sent_without_consent(case: Case) -> Violation | None:
    """Outside the plan a policy consent (row A16) comes before the decision; the centre, deciding, gives both."""
    record = case.record
    if record.in_plan or record.papers.filter(kind=codes.PaperKind.POLICY).exists():
        return None
    central = Step.objects.filter(dossier=record.dossier, kind=Kind.DECIDE, role=Role.CENTRAL)
    return None if central.exclude(outcome=Step.Outcome.VOID).exists() else {}


@official
def visa_missing(case: Case) -> Violation | None:
    record = case.record
    return {} if record.needs_visa and record.visas_ready_on is None else None


INVITATION = Rule(
    "R-DR-00b", _("Thư mời: {what}."), LIST, invitation_incomplete, severity=Severity.WARN, field="invited_by",
    remedy=_("Ghi bên mời, đính kèm bản dịch; hoặc chọn loại không cần thư mời."),
)  # fmt: skip
MISSING = Rule(
    "R-DR-00c", _("Hồ sơ chưa có: {what}."), LIST, papers_missing, severity=Severity.INFO,
    remedy=_("Bổ sung trước khi trình; tỉnh có thể quy định bắt buộc."),
)  # fmt: skip
CONSENT = Rule(
    "R-DR-01e", _("Chuyến đi ngoài kế hoạch chưa có văn bản cho chủ trương."), CT38, sent_without_consent,
    remedy=_("Cấp trên cho chủ trương bằng văn bản ở bước cho ý kiến (dòng A16), loại văn bản “Cho chủ trương”."),
)  # fmt: skip
VISA = Rule(
    "R-DR-17b", _("Chuyến đi cần thị thực mà chưa ghi ngày đủ thị thực."), SOUND, visa_missing, severity=Severity.WARN,
    remedy=_("Ghi ở bước chuẩn bị chuyến đi."),
)  # fmt: skip
