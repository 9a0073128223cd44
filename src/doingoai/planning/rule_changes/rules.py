"""R-QC-05, 06, 07, 09 as the editor of rules applies them, and QT-01 … QT-04: readable, never backward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.authority.bodies import BodyGone, body_named
from doingoai.authority.conditions import OF_CONDITIONS
from doingoai.authority.conflicts import Clash, clashes, overruled
from doingoai.authority.matrix import rows_in_force, standing
from doingoai.authority.models import AuthorityRule
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.system import system_officer
from doingoai.planning.rule_changes.effect import NORMS, decides, matrix_rows
from doingoai.planning.rule_changes.models import RuleChange, What
from doingoai.reference.models import Confidence
from doingoai.register_kit import catalogue
from doingoai.register_kit.facts import fact_words, register_of, told
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import IssuedRegulation
from doingoai.relations.lapsed import lapsed_in_texts

QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
TWO_PERSONS = _("Quy tắc hai người khi sửa quy tắc (mặc định của hệ thống)")
ORDER = [Severity.OFF, Severity.INFO, Severity.WARN, Severity.ERROR]


def rows_wanted(case: Case) -> list[AuthorityRule]:
    """Return the rows of the matrix that the change is: from what the act puts in, else from what stands."""
    if case.record.what != What.ROW:
        return []
    typed = case.inputs.get("steps")
    return matrix_rows(case.record, typed if typed is not None else case.record.steps.all())


def unsound(case: Case) -> list[Violation]:
    """What must be right before the change can be read by the program at all."""
    change: RuleChange = case.record
    if case.province is None:
        return [{"what": _("Chỉ tỉnh có quy tắc riêng; quy tắc chung sửa trong tệp dữ liệu của hệ thống.")}]
    problems = {
        What.ROW: _row_problems,
        What.STRICTNESS: _strictness_problems,
        What.END: _end_problems,
    }.get(What(change.what), _norm_problems)
    return [{"what": problem} for problem in problems(case)]


def _row_problems(case: Case) -> Iterator[Any]:
    change, rows = case.record, rows_wanted(case)
    if not decides(rows):
        yield _("Dòng phải có ít nhất một bước “Quyết định”.")
    if len({(rule.sequence, rule.role, rule.at) for rule in rows}) < len(rows):
        yield _("Có hai bước giống nhau: cùng thứ tự, vai trò và nơi.")
    known = _facts_known(case)
    for clause in filter(None, change.cases.split(";")):
        name, sign, allowed = clause.partition("=")
        if not sign or name.strip() not in known:
            yield _("“%s” không phải điều kiện mà việc này biết; viết tên=giá trị.") % clause
            continue
        words = {word for word, _label in fact_words(register_of(change.act), name.strip())}
        unknown = [word for word in allowed.split("|") if word.strip() not in words]
        if unknown:
            yield _("“%(name)s” không nhận giá trị %(words)s.") % {"name": name.strip(), "words": ", ".join(unknown)}


def _facts_known(case: Case) -> set[str]:
    """Return the names of facts that rows of the act look at: those that a case of the register tells."""
    known: set[str] = set()
    for rule in rows_in_force(case.record.act, province=case.province, on=case.record.effective_from):
        known |= {clause.partition("=")[0].strip() for clause in rule.facts.split(";") if clause}
        known |= set(OF_CONDITIONS.get(rule.condition, ()))
    return known


def _norm_problems(case: Case) -> Iterator[Any]:
    change: RuleChange = case.record
    model: Any = NORMS[change.what]
    if not model.objects.filter(key=change.key, province_code="").exists():
        yield _("Không có khóa “%s” trong bảng quốc gia; kiểm tra lại khóa.") % change.key


def _strictness_problems(case: Case) -> Iterator[Any]:
    if _law(case) is None:
        yield _("Hệ thống không có quy tắc “%s”; xem danh mục quy tắc.") % case.record.key


def _end_problems(case: Case) -> Iterator[Any]:
    if earlier(case.record) is None:
        yield _("Không tìm thấy thay đổi “%s” đang có hiệu lực của tỉnh; ghi mã hồ sơ.") % case.record.key


def earlier(change: RuleChange) -> RuleChange | None:
    """Return the confirmed change of the same province that this one ends."""
    rows = RuleChange.objects.for_system("rules").filter(
        dossier__number=change.key, dossier__state=RuleChange.State.CONFIRMED
    )
    found = rows.select_related("dossier__province__successor", "dossier__body").exclude(what=What.END).first()
    here = change.dossier.province
    if found is None or found.dossier.province is None or here is None:
        return None
    return found if found.dossier.province.living() == here.living() else None


def reaches_back(case: Case) -> Violation | None:
    return {"today": case.on} if case.record.effective_from < case.on else None


def ends_before_it_begins(case: Case) -> Violation | None:
    last = case.record.effective_to
    return {} if last and last < case.record.effective_from else None


def contradicts(case: Case) -> list[Violation]:
    """R-QC-05: the rows wanted against the province's own of equal priority, and against the national ones.

    A national row is overruled on purpose where the change bears its code or names it under “thay cho các dòng”.
    """
    change, wanted = case.record, rows_wanted(case)
    if not wanted or not decides(wanted):
        return []
    there = rows_in_force(change.act, province=case.province, on=change.effective_from)
    own = [rule for rule in there if rule.province_code and rule.code != change.key]
    national = [rule for rule in there if not rule.province_code]
    found = [clash for clash in clashes(standing([*own, *wanted])) if change.key in clash.codes]
    found += overruled(national, wanted, but=change.codes_replaced)
    return [_clash(clash, change.key) for clash in found]


def _clash(clash: Clash, key: str) -> Violation:
    other = next((code for code in clash.codes if code != key), key)
    facts = ";".join(f"{name}={word}" for name, word in clash.facts.items())
    return {"key": key, "other": other, "case": told(clash.action, facts, "")}


def without_base(case: Case) -> list[Violation]:
    """R-QC-06: the text that the change cites has ended, or the province's regulation that it names is not in force."""
    change = case.record
    officer = case.actor or system_officer()
    ended = lapsed_in_texts([change.basis], officer, max(case.on, change.effective_from)).get(change.basis, [])
    found: list[Violation] = [{"text": each.node.name} for each in ended]
    if change.regulation:
        regulation = offered_as(IssuedRegulation, change.regulation, case.province)
        if regulation is None or not regulation.holds_on(max(case.on, change.effective_from)):
            found.append({"text": change.regulation})
    return found


def stricter_than_sure(case: Case) -> Violation | None:
    """R-QC-07: what still waits for confirmation may warn, never block."""
    change = case.record
    return {} if change.severity == Severity.ERROR and change.confidence == Confidence.VERIFY else None


def body_of_step_gone(case: Case) -> Iterator[Violation]:
    for rule in rows_wanted(case):
        if not rule.organ:
            continue
        try:
            body_named(rule.organ, province=case.province, on=case.record.effective_from)
        except BodyGone as gone:
            yield {"what": str(gone)}


def relaxes_the_law(case: Case) -> Violation | None:
    """A province may switch a rule off; of one that is confirmed law it says why."""
    change, law = case.record, _law(case)
    if change.what != What.STRICTNESS or law is None or law.confidence != Confidence.CONFIRMED:
        return None
    weaker = ORDER.index(Severity(change.severity)) < ORDER.index(Severity(law.severity))
    return {"rule": law.id, "basis": law.basis} if weaker else None


def _law(case: Case) -> Rule | None:
    return next((rule for _register, rule in catalogue.rules() if rule.id == case.record.key), None)


SOUND = Rule(
    "QT-01", "{what}", TWO_PERSONS, unsound, remedy=_("Sửa dự thảo rồi trình lại."),
)  # fmt: skip
NOT_BACK = Rule(
    "QT-02", _("Thay đổi không áp dụng cho việc đã qua: ngày có hiệu lực phải từ {today:%d/%m/%Y} trở đi."),
    TWO_PERSONS, reaches_back, field="effective_from", remedy=_("Lùi ngày có hiệu lực."),
)  # fmt: skip
DAYS = Rule(
    "QT-03", _("Ngày hết hiệu lực trước ngày có hiệu lực."), _("Toàn vẹn dữ liệu"), ends_before_it_begins,
    field="effective_to", remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
RELAXES = Rule(
    "QT-04", _("Quy tắc {rule} theo {basis} đã được xác nhận; hạ mức áp dụng phải nêu lý do."), TWO_PERSONS,
    relaxes_the_law, severity=Severity.WARN, field="severity", remedy=_("Nêu văn bản của tỉnh cho phép."),
)  # fmt: skip
CONFLICT = Rule(
    "R-QC-05", _("Dòng {key} và dòng {other} chỉ ra hai cấp quyết định khác nhau cho cùng một trường hợp: {case}."),
    QC272, contradicts,
    remedy=_("Thêm điều kiện để hai dòng không gặp nhau, hoặc ghi dòng được thay vào “thay cho các dòng”."),
)  # fmt: skip
BASE = Rule(
    "R-QC-06", _("Căn cứ {text} không còn hoặc chưa có hiệu lực."), QC272, without_base, severity=Severity.WARN,
    field="basis", remedy=_("Dẫn văn bản đang có hiệu lực."),
)  # fmt: skip
UNSURE = Rule(
    "R-QC-07", _("Quy tắc còn chờ xác minh chỉ được cảnh báo, không được chặn."), TWO_PERSONS, stricter_than_sure,
    field="severity", remedy=_("Chọn mức Cảnh báo, hoặc ghi văn bản tỉnh đã ban hành."),
)  # fmt: skip
BODY = Rule(
    "R-QC-09", "{what}", QC272, body_of_step_gone, field="steps", remedy=_("Ghi cơ quan đang thực hiện nhiệm vụ."),
)  # fmt: skip
ALL = (SOUND, NOT_BACK, DAYS, CONFLICT, BASE, UNSURE, BODY, RELAXES)
