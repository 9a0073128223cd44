"""Rules of the handover: a decided trip of the holder, nothing owed, a passport that fits trip and country."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.held import remembered
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import deadline
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.destinations import destination
from doingoai.reference.models import Confidence, Country
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import Journey
from doingoai.registers.passports import codes
from doingoai.registers.passports.models import Handover
from doingoai.registers.passports.rules.book import LAW, SOUND, USE


def journey_of(case: Case) -> Journey | None:
    """Return the trip for which the passport is asked, as its own register tells it."""
    number = str(case.inputs["trip_number"])
    return remembered((Journey, number, case.province), lambda: offered_as(Journey, number, case.province))


def not_covered(case: Case) -> list[Violation]:
    return [{"what": what} for what in _uncovered(case, journey_of(case))]


def _uncovered(case: Case, journey: Journey | None) -> Iterator[str]:
    record, out_on = case.record, case.inputs["out_on"]
    if journey is None:
        yield _now("Không có đoàn ra “%s” trong tỉnh.") % case.inputs["trip_number"]
        return
    if not journey.decided:
        yield _now("Đoàn %s chưa có quyết định cử.") % journey.dossier.number
    if out_on > journey.last:
        said = {"trip": journey.dossier.number, "day": f"{journey.last:%d/%m/%Y}"}
        yield _now("Đoàn %(trip)s về ngày %(day)s, trước ngày giao.") % said
    if record.person_key not in {each.key for each in journey.travellers}:
        said = {"name": record.holder_name, "trip": journey.dossier.number}
        yield (
            _now("%(name)s không có trong danh sách đoàn %(trip)s (so theo họ tên và cơ quan, hoặc mã cán bộ).") % said
        )


def owes_a_passport(case: Case) -> list[Violation]:
    """Another passport of the holder is out beyond its day. How sure the day is, its own row of data says."""
    rows = _of_holder(case).filter(in_on=None, due_on__lt=case.on)
    rule = deadline("HC_RETURN", province=case.province, on=case.on)
    return [
        {"shown": row.passport.number_shown, "day": row.due_on, "trip": row.trip_number, "confidence": rule.confidence}
        for row in rows.select_related("passport")
    ]


def expires_under_way(case: Case) -> Violation | None:
    journey, until = journey_of(case), case.record.valid_until
    return {"day": until} if journey is not None and until is not None and until < journey.last else None


def expires_soon(case: Case) -> Violation | None:
    """Less than six months are left on the day of return; a passport that expires before it is another rule's."""
    journey, until = journey_of(case), case.record.valid_until
    if journey is None or until is None or until < journey.last:
        return None
    months = int(case.limit("LIM_PASSPORT_MONTHS"))
    return {"day": until, "months": months} if until < months_later(journey.last, months) else None


def used_privately(case: Case) -> Violation | None:
    journey = journey_of(case)
    official = case.record.kind != codes.Kind.ORDINARY
    return {"kind": _kind(case)} if journey is not None and journey.private and official else None


def second_passport(case: Case) -> list[Violation]:
    """Another passport of the holder is out for the same trip, or came back only when the trip had begun."""
    journey = journey_of(case)
    if journey is None:
        return []
    same_trip = Q(in_on=None) | Q(in_on__gte=journey.first)
    rows = _of_holder(case).filter(same_trip, trip_number=journey.dossier.number)
    return [{"shown": row.passport.number_shown} for row in rows.select_related("passport")]


def holder_left(case: Case) -> Violation | None:
    left = case.record.left_on
    return {"day": left} if left is not None else None


def not_valid_there(case: Case) -> list[Violation]:
    """A territory for which only some kinds may be used; how sure the list is, its own row says."""
    journey = journey_of(case)
    if journey is None:
        return []
    rows = [row for code in sorted(journey.countries) if (row := destination(code, journey.first)) is not None]
    barred = [row for row in rows if row.passports and case.record.kind not in row.passports]
    names = dict(Country.objects.filter(code__in=[row.country for row in barred]).values_list("code", "name"))
    return [
        {"place": row.official_name or names[row.country], "kind": _kind(case), "confidence": row.confidence}
        for row in barred
    ]


def _of_holder(case: Case):  # type: ignore[no-untyped-def]  # a queryset of handovers, asked further by its callers
    """Return the handovers of the holder's other passports in the province, whoever may see them."""
    record, living = case.record, case.province.living() if case.province else None
    rows = Handover.objects.filter(passport__person_key=record.person_key).exclude(passport=record)
    home = Q(passport__dossier__province=living)
    return rows.filter(home | Q(passport__dossier__province__successor=living) if living else home)


def _kind(case: Case) -> str:
    return str(case.record.get_kind_display()).lower()


DECIDED = Rule(
    "R-HC-02", "{what}", f"{LAW}, Điều 10, Điều 11; {USE}", not_covered, field="trip_number",
    remedy=_("Chỉ giao hộ chiếu khi có quyết định cử người giữ đi trong những ngày đó."),
)  # fmt: skip
OWED = Rule(
    "R-HC-03b", _("Người giữ chưa nộp lại hộ chiếu {shown} (chuyến {trip}), hạn {day:%d/%m/%Y}."), USE,
    owes_a_passport, confidence=Confidence.VERIFY, remedy=_("Thu hộ chiếu của chuyến trước rồi mới giao."),
)  # fmt: skip
EXPIRY = Rule(
    "HC-S6", _("Hộ chiếu hết hạn ngày {day:%d/%m/%Y}, trước ngày đoàn về."), SOUND, expires_under_way,
    remedy=_("Gia hạn hoặc đề nghị cấp hộ chiếu mới."),
)  # fmt: skip
SIX_MONTHS = Rule(
    "R-HC-04", _("Hộ chiếu hết hạn ngày {day:%d/%m/%Y}, chưa đủ {months} tháng sau ngày đoàn về."),
    _("Yêu cầu nhập cảnh của phần lớn các nước (mặc định của hệ thống)"), expires_soon, severity=Severity.WARN,
    remedy=_("Làm thủ tục gia hạn hoặc cấp mới; nếu nước đến chấp nhận thì ghi lý do."),
)  # fmt: skip
PRIVATE = Rule(
    "R-HC-05", _("Đi việc riêng không được dùng {kind}."), f"{LAW}; {USE}", used_privately, field="trip_number",
    remedy=_("Dùng hộ chiếu phổ thông."),
)  # fmt: skip
ONE_FOR_EACH = Rule(
    "R-HC-06", _("Người giữ đã nhận hộ chiếu {shown} cho chuyến này; mỗi chuyến chỉ dùng một hộ chiếu."), USE,
    second_passport, field="trip_number", remedy=_("Thu lại hộ chiếu kia trước."),
)  # fmt: skip
LEFT = Rule(
    "R-HC-07b", _("Người giữ đã thôi chức ngày {day:%d/%m/%Y}; hộ chiếu này phải thu hồi, không giao nữa."),
    f"{LAW}, Điều 27", holder_left, remedy=_("Thu hồi hộ chiếu."),
)  # fmt: skip
DESTINATION = Rule(
    "R-HC-09", _("{place}: không dùng {kind}."), "Danh mục nước, vùng lãnh thổ (data/reference/destinations.csv)",
    not_valid_there, remedy=_("Dùng loại hộ chiếu được chấp nhận; hỏi Bộ Ngoại giao khi chưa rõ."),
)  # fmt: skip
