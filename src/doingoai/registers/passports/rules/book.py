"""Rules about the passport itself: who may hold it, its number and dates, and what the clock holds against it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.held import remembered
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import deadline, required
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.models import Confidence
from doingoai.registers.passports import codes, numbers
from doingoai.registers.passports.eligibility import eligibility
from doingoai.registers.passports.models import Passport

State = Passport.State
LAW = "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 49/2019/QH14"
USE = "Quyết định 58/2012/QĐ-TTg ngày 24/12/2012"
SOUND = _("Toàn vẹn hồ sơ hộ chiếu")


def not_eligible(case: Case) -> Violation | None:
    """The rank may not hold this kind on the day of issue; while it is not issued, today."""
    record = case.record
    if record.kind == codes.Kind.ORDINARY:
        return None
    on = record.issued_on or case.on
    row = eligibility(record.rank_group, on)
    if row is not None and record.kind in row.kinds:
        return None
    return {
        "rank": record.get_rank_group_display(),
        "kind": str(record.get_kind_display()).lower(),
        "day": on,
        "source": row.source if row else _now("chưa có bảng đối tượng cho ngày này"),
        "confidence": row.confidence if row else Confidence.VERIFY,
    }


def number_kept_already(case: Case) -> Violation | None:
    """Another dossier of the province bears the number; rows of one import are compared with each other too."""
    record = case.record
    if not record.number_print:
        return None
    prints = numbers.prints_of(record.passport_no, case.province)
    rows = Passport.objects.for_system("numbers").filter(number_print__in=prints).exclude(pk=record.pk)
    twin = rows.first()
    if twin is not None:
        return {"shown": record.number_shown, "where": _named(twin, case)}
    return {"shown": record.number_shown, "where": _now("dòng khác của tệp này")} if _typed_before(record) else None


def _named(twin: Passport, case: Case) -> str:
    rows = Passport.objects.visible_to(case.actor).filter(pk=twin.pk) if case.actor else Passport.objects.none()
    seen = case.actor is not None and rows.exists()
    return twin.dossier.number if seen else _now("một hồ sơ ngoài phạm vi bạn được xem")


def _typed_before(record: Passport) -> bool:
    """Tell whether another unsaved record of this piece of work bears the number; the first one is its owner."""
    owners: dict[str, int] = remembered((Passport, "numbers of this work"), dict)
    mine = record.dossier.pk is None
    return mine and owners.setdefault(str(record.number_print), id(record)) != id(record)


def dates_out_of_order(case: Case) -> Violation | None:
    record = case.record
    if not (record.issued_on and record.expires_on):
        return None
    return {} if record.expires_on <= record.issued_on else None


def valid_for_other_years(case: Case) -> Violation | None:
    record = case.record
    if not (record.issued_on and record.expires_on) or record.kind == codes.Kind.ORDINARY:
        return None
    years = int(case.limit("LIM_PASSPORT_YEARS"))
    first, last = months_later(record.issued_on, 12), months_later(record.issued_on, 12 * years)
    usual = first <= record.expires_on <= last or record.expires_on <= record.issued_on  # the latter is DATES' own
    return None if usual else {"years": years, "first": first, "last": last}


def extended_wrongly(case: Case) -> Violation | None:
    """One extension, of at most three years beyond the day of expiry."""
    record = case.record
    before = Passport.objects.for_system("extension").filter(pk=record.pk).values_list("extended_until", flat=True)
    if before.first() is not None:
        return {"what": _now("Hộ chiếu đã được gia hạn một lần.")}
    years = int(case.limit("LIM_PASSPORT_EXTENSION_YEARS"))
    last = months_later(record.expires_on, 12 * years)
    if record.extended_until > last:
        return {"what": _now("Gia hạn quá %(years)d năm: chậm nhất đến %(last)s.") % _said(years, last)}
    early = record.extended_until <= record.expires_on
    return {"what": _now("Ngày gia hạn phải sau ngày hết hạn đang ghi.")} if early else None


def _said(years: int, last: dt.date) -> dict[str, Any]:
    return {"years": years, "last": f"{last:%d/%m/%Y}"}


def papers_missing(case: Case) -> list[Violation]:
    """What the request must hold when it is handed in (data/norms/requirements/passports.csv)."""
    if case.record.kind == codes.Kind.ORDINARY:
        return []
    rows = required(["passports.file"], province=case.province, on=case.on)
    labels = dict(codes.RequestPaper.choices)
    return [
        {"paper": labels.get(row.item, row.item), "confidence": row.confidence}
        for row in rows
        if row.item not in case.record.papers
    ]


def not_returned(case: Case) -> Violation | None:
    row = case.record.out_now() if case.record.dossier.state in Passport.OUT else None
    return {"day": row.due_on, "trip": row.trip_number} if row is not None and row.due_on < case.on else None


def not_withdrawn(case: Case) -> Violation | None:
    record = case.record
    owed = record.withdrawal_due is not None and record.dossier.state in Passport.LIVING
    return {"left": record.left_on, "day": record.withdrawal_due} if owed and record.withdrawal_due < case.on else None


def loss_not_told(case: Case) -> list[Violation]:
    """Both authorities are told on the day on which the loss was found, and the day is logged."""
    record = case.record
    if record.dossier.state != State.LOST or record.lost_on is None:
        return []
    told = ((_now("Bộ Ngoại giao"), record.ministry_told_on),
            (_now("cơ quan quản lý xuất nhập cảnh"), record.immigration_told_on))  # fmt: skip
    last = loss_notice_due(record)
    return [
        {"what": _now("Chưa ghi thông báo cho %s.") % whom if day is None else _now("Thông báo cho %s bị chậm.") % whom}
        for whom, day in told
        if day is None or day > last
    ]


def loss_notice_due(record: Passport) -> dt.date:
    """Return the last day for the notices of a loss: counted in days of the calendar, also when it is a day off."""
    assert record.lost_on is not None  # the act asks for it
    rule = deadline("HC_LOST_NOTICE", province=record.dossier.province, on=record.lost_on)
    return record.lost_on + dt.timedelta(days=rule.amount)


ELIGIBLE = Rule(
    "R-HC-01", _("“{rank}” không thuộc diện được cấp {kind} vào ngày {day:%d/%m/%Y} ({source})."),
    f"{LAW}, Điều 8, Điều 9", not_eligible, field="kind",
    remedy=_("Chọn loại hộ chiếu khác, hoặc sửa nhóm chức danh theo quyết định bổ nhiệm."),
)  # fmt: skip
NUMBER = Rule(
    "HC-S1", _("Hộ chiếu {shown} đã có trong tỉnh: {where}."), SOUND, number_kept_already, field="passport_no",
    remedy=_("Mở hồ sơ đã có, hoặc kiểm tra lại số vừa gõ."),
)  # fmt: skip
DATES = Rule(
    "HC-S2", _("Ngày hết hạn phải sau ngày cấp."), SOUND, dates_out_of_order, field="expires_on",
    remedy=_("Sửa một trong hai ngày theo hộ chiếu."),
)  # fmt: skip
VALIDITY = Rule(
    "HC-S3", _("Thời hạn phải từ 1 đến {years} năm: hết hạn từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}."), LAW,
    valid_for_other_years,
    severity=Severity.WARN, field="expires_on", remedy=_("Đối chiếu lại hộ chiếu; nếu đúng thì ghi lý do."),
)  # fmt: skip
EXTENSION = Rule(
    "HC-S4", "{what}", LAW, extended_wrongly, field="extended_until", remedy=_("Đề nghị cấp hộ chiếu mới."),
)  # fmt: skip
PAPERS = Rule(
    "HC-S5", _("Hồ sơ đề nghị cấp còn thiếu: {paper}."), "Thông tư 08/2025/TT-BNG ngày 13/6/2025", papers_missing,
    field="papers", remedy=_("Bổ sung giấy tờ rồi nộp."),
)  # fmt: skip
RETURN = Rule(
    "R-HC-03", _("Chưa nộp lại hộ chiếu của chuyến {trip}, hạn {day:%d/%m/%Y}."), USE, not_returned,
    remedy=_("Thu hộ chiếu về và ghi nhận nộp lại."),
)  # fmt: skip
WITHDRAWAL = Rule(
    "R-HC-07", _("Người giữ thôi chức ngày {left:%d/%m/%Y}; hộ chiếu phải thu hồi trước hết ngày {day:%d/%m/%Y}."),
    f"{LAW}, Điều 27", not_withdrawn, remedy=_("Thu hồi và nộp lại cơ quan cấp."),
)  # fmt: skip
LOSS = Rule(
    "R-HC-08", _("Mất hộ chiếu: {what} Phải thông báo ngay trong ngày."), f"{LAW}; {USE}", loss_not_told,
    remedy=_("Thông báo và ghi ngày ở “Ghi thông báo mất”."),
)  # fmt: skip
