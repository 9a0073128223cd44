"""UQ-01 … UQ-05: what a delegation of power must be. What is signed under it is judged where it is signed (R-QC-03)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.authority.matrix import rows_in_force
from doingoai.authority.models import Authorisation, Kind
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Province
from doingoai.planning.authorisations.models import PARTS_OF_POWER

BASIS = "Luật Tổ chức chính quyền địa phương 72/2025/QH15; Quyết định 272-QĐ/TW ngày 21/01/2015"
SOUND = _("Toàn vẹn hồ sơ ủy quyền")


def receiver_unclear(case: Case) -> Violation | None:
    paper = case.record
    return None if bool(paper.receiver) != bool(paper.officer_id) else {}


def power_not_held(case: Case) -> Violation | None:
    """The giver decides the act by the matrix, or received it with the right to pass it on."""
    paper = case.record
    holders = {rule.role for rule in rows_in_force(paper.act, province=case.province, on=paper.first_day)
               if rule.kind == Kind.DECIDE}  # fmt: skip
    if paper.giver in holders | {PARTS_OF_POWER.get(paper.act)}:
        return None
    received = Authorisation.objects.filter(receiver=paper.giver, action=paper.act, province=_home(case))
    in_force = list(received.in_force(paper.first_day))
    if any(row.sub_delegation for row in in_force):
        return None
    if in_force:
        return {"what": _("Người ủy quyền chỉ nhận lại quyền này và không được ủy quyền tiếp.")}
    return {"what": _("Theo ma trận thẩm quyền, người ủy quyền không có quyền quyết định việc này.")}


def days_wrong(case: Case) -> Violation | None:
    paper = case.record
    return None if paper.document_on <= paper.first_day <= paper.last_day else {}


def gives_to_himself(case: Case) -> Violation | None:
    paper = case.record
    return {} if paper.receiver and paper.receiver == paper.giver else None


def given_already(case: Case) -> list[Violation]:
    """The same power was given by the same role to the same receiver for some of the same days."""
    paper = case.record
    same = Authorisation.objects.filter(giver=paper.giver, action=paper.act, province=_home(case), revoked_on=None)
    same = same.filter(receiver=paper.receiver, officer=paper.officer).exclude(origin=paper.dossier.key)
    days = Q(valid_from__lte=paper.last_day) & (Q(valid_to=None) | Q(valid_to__gte=paper.first_day))
    return [{"document": row.document} for row in same.filter(days)]


def _home(case: Case) -> Province | None:
    return case.province.living() if case.province else None


RECEIVER = Rule(
    "UQ-01", _("Ghi đúng một người nhận: một vai trò, hoặc một cán bộ nêu tên."), SOUND, receiver_unclear,
    field="receiver", remedy=_("Chọn một trong hai."),
)  # fmt: skip
HOLDS = Rule(
    "UQ-02", "{what}", BASIS, power_not_held, field="act",
    remedy=_("Chọn đúng người có thẩm quyền, hoặc văn bản ủy quyền trước phải cho ủy quyền lại."),
)  # fmt: skip
DAYS = Rule(
    "UQ-03", _("Thời hạn phải bắt đầu từ ngày văn bản trở đi và kết thúc sau ngày bắt đầu."), SOUND, days_wrong,
    field="last_day", remedy=_("Sửa các ngày; ủy quyền không áp dụng cho việc trước khi ký."),
)  # fmt: skip
OTHER = Rule(
    "UQ-04", _("Người ủy quyền và người nhận là cùng một vai trò."), SOUND, gives_to_himself, field="receiver",
    remedy=_("Chọn người nhận khác, hoặc nêu tên cán bộ."),
)  # fmt: skip
ONCE = Rule(
    "UQ-05", _("Việc này đã được ủy quyền cho cùng người nhận tại {document}."), SOUND, given_already,
    severity=Severity.WARN, field="document", remedy=_("Thu hồi văn bản trước, hoặc nêu lý do."),
)  # fmt: skip
ALL = (RECEIVER, OTHER, DAYS, HOLDS, ONCE)
