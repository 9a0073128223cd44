"""Rules about who may go and who may sign: people who left their post, study before retirement, signing for oneself."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.text import fold
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Holding
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import Member
from doingoai.registers.delegations_out.rules import looking
from doingoai.registers.delegations_out.rules.dossier import CT38, SOUND

QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
ABOVE = (Role.TTTU, Role.BTV, Role.SECRETARY, Role.CENTRAL)
STUDY = frozenset({codes.DelegationType.STUDY, codes.DelegationType.TRAINING})


def left_the_post(case: Case) -> list[Violation]:
    """A member whose body is no more, or who by the posts kept here has left it, on the day of departure."""
    people = looking.members(case, lambda member: member.body_id is not None)
    day = case.record.depart_on
    rows = Holding.objects.filter(post__body__in={each.body_id for each in people}).select_related("officer", "post")
    held: dict[tuple[str, int], list[Holding]] = {}
    for row in rows:
        held.setdefault((fold(row.officer.full_name), row.post.body_id), []).append(row)
    return [{"name": each.full_name, "why": why} for each in people if (why := _gone(each, held, day))]


def _gone(member: Member, held: dict[tuple[str, int], list[Holding]], day: object) -> str:
    body = member.body
    assert body is not None and member.body_id is not None  # others are left out
    if body.valid_to is not None and body.valid_to < day:  # type: ignore[operator]
        return _now("%(body)s đã kết thúc hoạt động") % {"body": body}
    posts = held.get((fold(member.full_name), member.body_id), [])
    if posts and all(row.valid_to is not None and row.valid_to < day for row in posts):  # type: ignore[operator]
        return _now("đã thôi giữ chức vụ tại %s") % body
    return ""


def studies_before_retirement(case: Case) -> list[Violation]:
    """Officials sent to study at an age from which little of it comes back to their office; the age is data."""
    record = case.record
    if record.delegation_type not in STUDY:
        return []
    most, year = int(case.limit("LIM_STUDY_AGE")), record.depart_on.year
    return [
        {"name": each.full_name, "age": year - each.birth_year, "most": most}
        for each in looking.travellers(case)
        if each.birth_year and year - each.birth_year > most
    ]


def signer_travels(case: Case) -> Violation | None:
    member = _signer(case)
    return {"name": member.full_name, "role": member.get_role_display()} if member else None


def signer_unheard(case: Case) -> Violation | None:
    """Who signs for a delegation of his own has the opinion of the next level in writing."""
    member = _signer(case)
    if member is None:
        return None
    heard = case.record.papers.filter(role__in=ABOVE, issued_on__lte=case.inputs["issued_on"]).exists()
    return None if heard else {"name": member.full_name}


def _signer(case: Case) -> Member | None:
    """Return the member who signs or enters the decision: the head or, signing KT., a vice-chair on the list."""
    names = {fold(str(case.inputs.get("signer", ""))), fold(case.actor.full_name if case.actor else "")} - {""}
    return next(iter(looking.members(case, lambda member: fold(member.full_name) in names)), None)


LEFT = Rule(
    "DR-C12-3", _("{name}: {why}."), SOUND, left_the_post, severity=Severity.WARN,
    remedy=_("Thay người, hoặc ghi lại chức vụ và cơ quan hiện nay."),
)  # fmt: skip
STUDY_AGE = Rule(
    "DR-C12-4", _("{name} đi học tập, khảo sát khi {age} tuổi; mức khuyến cáo là không quá {most} tuổi."), CT38,
    studies_before_retirement, severity=Severity.WARN, confidence=Confidence.VERIFY,
    remedy=_("Cử người khác, hoặc nêu lý do."),
)  # fmt: skip
SELF_DECIDED = Rule(
    "R-QC-08", _("Người ký cũng ở trong đoàn ({name}, {role}): tự quyết định cho mình."), QC272, signer_travels,
    severity=Severity.WARN, field="signer", remedy=_("Để người khác ký thay, hoặc xin ý kiến cấp trên."),
)  # fmt: skip
NEXT_LEVEL = Rule(
    "R-QC-08b", _("{name} ký cho đoàn có mình mà chưa có văn bản ý kiến của cấp trên."), QC272, signer_unheard,
    field="signer", remedy=_("Xin ý kiến bằng văn bản của Thường trực Tỉnh ủy trở lên trước khi ký."),
)  # fmt: skip
