"""The rules LYK-01 … LYK-14 of opinion rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.lib.dates import format_date
from doingoai.norms.lookup import due
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.registers.opinion_rounds.codes import SPOKEN, TO_HANDLE, Handling, Silence, Stance
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound

OWN = _("Quy trình lấy ý kiến (mặc định của hệ thống)")
INTEGRITY = _("Toàn vẹn dữ liệu")
LAW = "Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19"
AGREEMENTS = "agreements"


def about_agreement(record: OpinionRound) -> bool:
    """Tell whether the round serves an international agreement, for which the law sets the time."""
    return Link.objects.filter(source=record.dossier, target__register=AGREEMENTS, kind=Link.Kind.ARISES).exists()


def names(rows: Iterable[Any]) -> str:
    return "; ".join(str(each) for each in rows)


def nobody_asked(case: Case) -> Violation | None:
    return None if case.record.requests.exists() else {}


def _dues(case: Case) -> list[tuple[OpinionRequest, Any]]:
    record = case.record
    return [(row, record.due_after(record.sent_on, row.due_on)) for row in record.requests.select_related("body")]


def no_time(case: Case) -> list[Violation]:
    late = [(row, day) for row, day in _dues(case) if day <= case.record.sent_on]
    return [{"body": row, "day": format_date(day)} for row, day in late]


def less_than_usual(case: Case) -> list[Violation]:
    key = "AGR_D01" if about_agreement(case.record) else "LYK_ANSWER"
    least = due(key, case.record.sent_on, province=case.province)
    short = [(row, day) for row, day in _dues(case) if day < least]
    return [{"body": row, "day": format_date(day), "least": format_date(least)} for row, day in short]


def silence_without_basis(case: Case) -> Violation | None:
    record = case.record
    return {} if record.silence == Silence.AGREES and not record.silence_basis.strip() else None


def asked_twice(case: Case) -> list[Violation]:
    counted = Counter(row["body"] for row in case.inputs.get("requests") or [])
    return [{"body": body} for body, times in counted.items() if times > 1]


def asks_itself(case: Case) -> Violation | None:
    owner = case.record.dossier.body
    asked = [row["body"] for row in case.inputs.get("requests") or []]
    return {"body": owner} if owner in asked else None


def remark_without_words(case: Case) -> Violation | None:
    said = case.inputs
    words = said.get("text") or said.get("answers") or said.get("file")
    return {} if said["stance"] in TO_HANDLE and not words else None


def not_later(case: Case) -> Violation | None:
    row = case.inputs["request"]
    return {"day": format_date(row.deadline)} if case.inputs["extended_to"] <= row.deadline else None


def still_waited_for(case: Case) -> Violation | None:
    """A body whose time runs is not cut off; one that must answer is waited for, past its day, until the close."""
    rows = case.record.waiting()
    if case.record.silence == Silence.MUST_ANSWER:
        rows = [row for row in rows if row.deadline is None or row.deadline >= case.on]
    return {"bodies": names(rows)} if rows else None


def declined_without_words(case: Case) -> list[Violation]:
    rows = [row for row in case.inputs["opinions"] if row["handling"] != Handling.ACCEPT and not row["explanation"]]
    bodies = {each.pk: each for each in case.record.requests.select_related("body")}
    return [{"body": bodies[row["request"]]} for row in rows]


def not_handled(case: Case) -> Violation | None:
    rows = case.record.unhandled()
    return {"bodies": names(rows)} if rows else None


def silent_though_asked(case: Case) -> Violation | None:
    rows = case.record.waiting()
    return {"bodies": names(rows)} if rows else None


def answered_before_sent(case: Case) -> Violation | None:
    sent = case.inputs["request"].sent_on
    return {"day": format_date(sent)} if case.inputs["answered_on"] < sent else None


def disagreement_on_agreement(case: Case) -> Violation | None:
    rows = case.record.requests.filter(state__in=SPOKEN, stance=Stance.DISAGREE).select_related("body")
    return {"bodies": names(rows)} if rows and about_agreement(case.record) else None


ASKS_SOMEBODY = Rule(
    "LYK-01", _("Chưa có cơ quan nào để lấy ý kiến."), INTEGRITY, nobody_asked, remedy=_("Sửa, thêm cơ quan rồi gửi."),
)  # fmt: skip
TIME = Rule(
    "LYK-02", _("Hạn của {body} ({day}) không sau ngày gửi."), INTEGRITY, no_time, remedy=_("Sửa hạn trả lời."),
)  # fmt: skip
ENOUGH_TIME = Rule(
    "LYK-03", _("Hạn của {body} ({day}) ngắn hơn thời hạn trả lời thường lệ ({least})."),
    _("Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19 khoản 2 (thỏa thuận); việc khác: mặc định của hệ thống"),
    less_than_usual, Severity.WARN, remedy=_("Lùi hạn, hoặc nêu lý do gấp."),
)  # fmt: skip
SILENCE_BASIS = Rule(
    "LYK-04", _("Coi im lặng là đồng ý nhưng chưa ghi căn cứ."), OWN, silence_without_basis, field="silence_basis",
    remedy=_("Ghi điều khoản cho phép; không có thì chọn cách khác: im lặng không tự thành đồng ý."),
)  # fmt: skip
ONCE = Rule(
    "LYK-05", _("{body} được hỏi hai lần trong một đợt."), INTEGRITY, asked_twice, field="requests",
    remedy=_("Bỏ dòng trùng."),
)  # fmt: skip
OTHERS = Rule(
    "LYK-06", _("{body} là cơ quan lấy ý kiến nên không tự hỏi mình."), OWN, asks_itself, field="requests",
    remedy=_("Bỏ dòng này."),
)  # fmt: skip
WORDS = Rule(
    "LYK-07", _("Góp ý hoặc không đồng ý nhưng chưa ghi nội dung."), OWN, remark_without_words, field="text",
    remedy=_("Ghi nội dung, trả lời câu hỏi, hoặc kèm tệp văn bản."),
)  # fmt: skip
LATER = Rule(
    "LYK-08", _("Ngày gia hạn không sau hạn đang có ({day})."), INTEGRITY, not_later, field="extended_to",
    remedy=_("Chọn ngày sau hạn đó."),
)  # fmt: skip
NOBODY_WAITING = Rule(
    "LYK-09", _("Còn chờ trả lời: {bodies}."), OWN, still_waited_for,
    remedy=_("Chờ hết hạn (im lặng được áp dụng trong đêm sau ngày hết hạn), ghi ý kiến đã nhận, hoặc rút câu hỏi."),
)  # fmt: skip
EXPLAINED = Rule(
    "LYK-10", _("Không tiếp thu hết ý kiến của {body} nhưng chưa giải trình."), OWN, declined_without_words,
    field="opinions", remedy=_("Ghi nội dung giải trình."),
)  # fmt: skip
HANDLED = Rule(
    "LYK-11", _("Chưa tiếp thu, giải trình ý kiến của: {bodies}."), OWN, not_handled,
    remedy=_("Ghi cách xử lý từng ý kiến rồi kết thúc."),
)  # fmt: skip
ALL_ANSWERED = Rule(
    "LYK-12", _("Phải trả lời nhưng chưa trả lời: {bodies}."), OWN, silent_though_asked, Severity.WARN,
    remedy=_("Đôn đốc, ghi ý kiến đã nhận; hoặc nêu lý do kết thúc khi thiếu ý kiến."),
)  # fmt: skip
PRIME_MINISTER = Rule(
    "LYK-13", _("Không đồng ý với việc ký: {bodies}."), f"{LAW} khoản 4", disagreement_on_agreement, Severity.WARN,
    remedy=_("Xin ý kiến bằng văn bản của Thủ tướng Chính phủ (thỏa thuận nhân danh cấp tỉnh), hoặc nêu lý do."),
)  # fmt: skip
AFTER_SENDING = Rule(
    "LYK-14", _("Ngày trả lời trước ngày gửi lấy ý kiến ({day})."), INTEGRITY, answered_before_sent,
    field="answered_on", remedy=_("Sửa ngày trả lời."),
)  # fmt: skip
