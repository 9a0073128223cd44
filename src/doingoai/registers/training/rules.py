"""The rules DT-01 … DT-09 of training classes: what the counts must satisfy, what a class is."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation

SCHEME = "Quyết định 1275/QĐ-TTg ngày 19/8/2020"


def counts_exceed_total(case: Case) -> list[Violation]:
    record, total = case.record, case.record.participants_total
    if total is None:
        return []
    names = ("leaders_total", "women_total", "commune_officials")
    return [
        {"label": _label(record, name), "count": getattr(record, name), "total": total, "field": name}
        for name in names
        if (getattr(record, name) or 0) > total
    ]


def women_leaders_exceed(case: Case) -> Violation | None:
    record = case.record
    most = min(record.women_total or 0, record.leaders_total or 0)
    return {"count": record.women_leaders, "most": most} if (record.women_leaders or 0) > most else None


def counts_differ_from_rows(case: Case) -> list[Violation]:
    rows = case.inputs.get("attendances") or []
    if not rows:
        return []
    counted = counts_of(rows)
    return [
        {"label": _label(case.record, name), "typed": typed, "counted": counted[name], "field": name}
        for name in counted
        if (typed := getattr(case.record, name)) is not None and typed != counted[name]
    ]


def _label(record: Any, name: str) -> Any:
    return record._meta.get_field(name).verbose_name


def counts_of(rows: list[dict]) -> dict[str, int]:
    """Count attendance rows the way the report does: all, leaders, women, women leaders, commune level."""
    leaders = [row for row in rows if row["position_group"] == "LEADER"]
    return {
        "participants_total": len(rows),
        "leaders_total": len(leaders),
        "women_total": sum(row["sex"] == "F" for row in rows),
        "women_leaders": sum(row["sex"] == "F" for row in leaders),
        "commune_officials": sum(bool(row["is_commune"]) for row in rows),
    }


def attends_twice(case: Case) -> list[Violation]:
    rows = case.inputs.get("attendances") or []
    seen = Counter((row["full_name"].casefold(), row.get("body"), row["position"]) for row in rows)
    return [{"name": name.title()} for (name, _body, _position), times in seen.items() if times > 1]


def shorter_than_class(case: Case) -> Violation | None:
    least = case.limit("LIM_CLASS_HOURS")
    return {"hours": case.record.hours, "least": int(least)} if case.record.hours < least else None


def ends_before_start(case: Case) -> Violation | None:
    return {} if case.record.date_to < case.record.date_from else None


def held_in_future(case: Case) -> Violation | None:
    return {} if case.record.date_to > case.on else None


DATES = Rule(
    "DT-S1", _("Ngày kết thúc trước ngày bắt đầu."), _("Toàn vẹn dữ liệu"), ends_before_start,
    field="date_to", remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
HELD = Rule(
    "DT-S2", _("Lớp chưa kết thúc nên chưa ghi nhận là đã tổ chức."), _("Toàn vẹn dữ liệu"), held_in_future,
    field="date_to", remedy=_("Ghi nhận sau ngày kết thúc lớp."),
)  # fmt: skip
COUNTS = Rule(
    "DT-01", _("“{label}” là {count}, lớn hơn tổng lượt {total}."), SCHEME, counts_exceed_total,
    remedy=_("Kiểm tra lại số liệu."),
)  # fmt: skip
WOMEN_LEADERS = Rule(
    "DT-02", _("Nữ lãnh đạo là {count}, nhiều nhất chỉ có thể là {most}."), SCHEME, women_leaders_exceed,
    field="women_leaders", remedy=_("Kiểm tra lại số nữ và số lãnh đạo."),
)  # fmt: skip
ROWS = Rule(
    "DT-03", _("“{label}” ghi {typed} nhưng danh sách học viên có {counted}."), SCHEME, counts_differ_from_rows,
    remedy=_("Sửa số tổng hoặc danh sách học viên cho khớp."),
)  # fmt: skip
TWICE = Rule(
    "DT-08", _("Học viên “{name}” có hai dòng trong cùng một lớp."), SCHEME, attends_twice,
    field="attendances", remedy=_("Bỏ dòng trùng."),
)  # fmt: skip
TALK = Rule(
    "DT-09", _("{hours} giờ là nói chuyện chuyên đề; lớp bồi dưỡng từ {least} giờ trở lên."), SCHEME,
    shorter_than_class, severity=Severity.WARN, field="hours", remedy=_("Ghi lý do nếu vẫn tính là lớp."),
)  # fmt: skip
