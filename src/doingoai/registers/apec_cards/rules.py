"""R-AB-01 … R-AB-04 and what makes a dossier sound (AB-S1 … AB-S5). A refusal is not bound by what forbids a permit."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.text import fold
from doingoai.lib.workdays import months_later
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.apec_cards import codes
from doingoai.registers.apec_cards.models import ApecCard, Check

State = ApecCard.State
LAW = "Quyết định 09/2023/QĐ-TTg ngày 12/4/2023"
SOUND = _("Toàn vẹn hồ sơ thẻ ABTC")
BEFORE_DECISION = frozenset({State.RECEIVED, State.CHECKED, State.CONSULTING, State.DECIDING})


def too_new(case: Case) -> list[Violation]:
    """The enterprise works, and the person holds the post, for twelve months on the day of the act."""
    record = case.record
    if _is_refusal(case) or record.applicant_kind == codes.Applicant.OFFICIAL:
        return []
    months = int(case.limit("LIM_ABTC_MONTHS"))
    started = (
        (_now("%s hoạt động") % record.enterprise, record.started_on, "started_on"),
        (_now("%s giữ chức vụ") % record.applicant_name, record.position_since, "position_since"),
    )
    return [
        {"what": what, "since": since, "months": months, "field": field}
        for what, since, field in started
        if since is not None and months_later(since, months) > case.on
    ]


def enterprise_untold(case: Case) -> Violation | None:
    record = case.record
    known = bool(record.tax_code and record.started_on)
    return None if known or record.applicant_kind == codes.Applicant.OFFICIAL else {}


def negative_checks(case: Case) -> list[Violation]:
    if _is_refusal(case):
        return []
    return [
        {"who": row.who, "kind": str(row.get_kind_display()).lower()}
        for row in _checks(case)
        if row.result == codes.Result.BAD
    ]


def unanswered(case: Case) -> Violation | None:
    waiting = [str(row) for row in _checks(case) if not row.result]
    return {"who": "; ".join(waiting)} if waiting else None


def person_unfit(case: Case) -> list[Violation]:
    """Whoever checked the dossier confirms both conditions of the person."""
    record = case.record
    said = ((record.is_adult, "is_adult"), (record.may_leave, "may_leave"))
    if _is_refusal(case):
        return []
    return [{"what": record._meta.get_field(name).verbose_name} for kept, name in said if not kept]


def asked_twice(case: Case) -> Violation | None:
    """Another living dossier of the province for the same person and enterprise."""
    record, province = case.record, case.province
    rows = ApecCard.objects.for_system("twins").exclude(pk=record.pk).exclude(dossier__state__in=ApecCard.FINAL)
    home = (
        Q(dossier__province=province) | Q(dossier__province__successor=province)
        if province
        else Q(dossier__province=None)
    )
    same = rows.filter(home, tax_code=record.tax_code)
    found = [each for each in same if fold(each.applicant_name) == fold(record.applicant_name)]
    if not found:
        return None
    seen = ApecCard.objects.visible_to(case.actor).filter(pk=found[0].pk).exists() if case.actor else False
    return {"where": found[0].dossier.number if seen else _now("một hồ sơ ngoài phạm vi bạn được xem")}


def card_too_long(case: Case) -> list[Violation]:
    record = case.record
    issued, expires = record.card_issued_on, record.card_expires_on
    if issued is None or expires is None:
        return []
    return [{"what": what} for what in _wrong_term(case, record)]


def _wrong_term(case: Case, record: ApecCard) -> Iterator[str]:
    assert record.card_issued_on is not None
    assert record.card_expires_on is not None
    years = int(case.limit("LIM_ABTC_CARD_YEARS"))
    last = months_later(record.card_issued_on, 12 * years)
    if record.card_expires_on > last:
        yield _now("Thẻ có giá trị %(years)d năm và không gia hạn: chậm nhất đến %(last)s.") % {
            "years": years, "last": f"{last:%d/%m/%Y}",
        }  # fmt: skip
    if record.card_expires_on <= record.card_issued_on:
        yield _now("Ngày hết hạn phải sau ngày cấp thẻ.")


def not_revoked(case: Case) -> Violation | None:
    record = case.record
    if record.dossier.state != State.REVOKING or record.revoke_due is None or record.revoke_due >= case.on:
        return None
    return {"ground": str(record.get_ground_display()).lower(), "on": record.ground_on, "day": record.revoke_due}


def use_unreported(case: Case) -> list[Violation]:
    """A yearly report that did not come by its day; a card that has ended owes none for later years."""
    record = case.record
    if record.dossier.state != State.ISSUED:
        return []
    return [{"year": day.year, "day": day} for day in record.reports_owed(case.on.year) if day < case.on]


def _is_refusal(case: Case) -> bool:
    return case.record.proposal == codes.Proposal.REFUSE and "permission_no" not in case.inputs


def _checks(case: Case) -> list[Check]:
    return list(case.record.checks.select_related("body")) if case.record.pk else []


def _while_open(rule: Rule) -> Rule:
    """Return the rule as the dossier's page tells it: before the decision only."""

    def judged(case: Case) -> object:
        return rule.test(case) if case.record.dossier.state in BEFORE_DECISION else None

    return Rule(rule.id, rule.message, rule.basis, judged, rule.severity, rule.confidence, "", rule.remedy)  # type: ignore[arg-type]


MONTHS = Rule(
    "R-AB-01", _("{what} từ ngày {since:%d/%m/%Y}, chưa đủ {months} tháng liên tục."), LAW, too_new,
    remedy=_("Chờ đủ thời gian rồi đề nghị lại, hoặc trình từ chối có lý do."),
)  # fmt: skip
CHECKS = Rule(
    "R-AB-02", _("{who} trả lời không đạt về {kind}."), LAW, negative_checks,
    remedy=_("Trình từ chối có lý do, hoặc ghi lại kết quả khi cơ quan đó trả lời lại."),
)  # fmt: skip
REVOCATION = Rule(
    "R-AB-03", _("Phát sinh căn cứ thu hồi ngày {on:%d/%m/%Y} ({ground}); phải xử lý trước hết ngày {day:%d/%m/%Y}."),
    LAW, not_revoked, remedy=_("Thu hồi văn bản cho phép và đề nghị Bộ Công an hủy giá trị thẻ."),
)  # fmt: skip
USE = Rule(
    "R-AB-04", _("Chưa nhận báo cáo sử dụng thẻ năm {year}, hạn {day:%d/%m/%Y}."), LAW, use_unreported,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Đôn đốc doanh nghiệp, ghi báo cáo khi nhận được."),
)  # fmt: skip
ENTERPRISE = Rule(
    "AB-S1", _("Chưa ghi mã số thuế và ngày bắt đầu hoạt động của doanh nghiệp."), SOUND, enterprise_untold,
    field="tax_code", remedy=_("Ghi theo giấy chứng nhận đăng ký doanh nghiệp."),
)  # fmt: skip
SILENCE = Rule(
    "AB-S2", _("Chưa có trả lời: {who}."), SOUND, unanswered, severity=Severity.WARN,
    remedy=_("Chờ trả lời, hoặc ghi lý do trình khi chưa đủ ý kiến."),
)  # fmt: skip
PERSON = Rule(
    "AB-S3", _("Chưa xác nhận: {what}."), LAW, person_unfit, remedy=_("Kiểm tra và xác nhận ở bước kiểm tra hồ sơ."),
)  # fmt: skip
TWIN = Rule(
    "AB-S4", _("Người này đã có hồ sơ thẻ ABTC của cùng doanh nghiệp: {where}."), SOUND, asked_twice,
    severity=Severity.WARN, field="applicant_name", remedy=_("Mở hồ sơ đã có; nếu thật là hồ sơ mới thì ghi lý do."),
)  # fmt: skip
TERM = Rule(
    "AB-S5", "{what}", LAW, card_too_long, confidence=Confidence.VERIFY, field="card_expires_on",
    remedy=_("Sửa ngày theo thẻ."),
)  # fmt: skip
AT_RECEIPT = (ENTERPRISE, TWIN)
AT_PRESENTATION = (MONTHS, CHECKS, PERSON, SILENCE)
AT_PERMISSION = (MONTHS, CHECKS, PERSON)
WATCHED = (_while_open(MONTHS), _while_open(CHECKS), REVOCATION, USE)
