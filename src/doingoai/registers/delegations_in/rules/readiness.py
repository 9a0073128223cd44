"""Rules about what must stand before the guests come: list, notices, permits; and who is told of changes."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due, required
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_in.codes import Area, GuestCategory, GuestPart, Notified, SupportKind
from doingoai.registers.delegations_in.models import IncomingDelegation, Notice, Permit
from doingoai.registers.delegations_in.rules.dossier import SOUND
from doingoai.registers.delegations_in.rules.looking import COMING, State, rows

ENTRY = "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài 47/2014/QH13 (sửa đổi 2019, 2023, 2025)"
SOON = _("Thời hạn chuẩn bị (mặc định của hệ thống)")


def list_incomplete(case: Case) -> Violation | None:
    """Each guest is known with nationality, post and passport; the heads of some ranks are exempt (data)."""
    record = case.record
    if record.is_online:
        return None
    heads = _items(case, "delegations_in.list.head_only")
    asked = [guest for guest in record.guests.all() if not (guest.part == GuestPart.HEAD and record.head_rank in heads)]
    missing = [f"{guest.full_name}: {', '.join(guest.missing())}" for guest in asked if guest.missing()]
    if record.unnamed_count:
        missing.append(str(_("%d khách chưa có tên") % record.unnamed_count))
    return {"what": "; ".join(missing)} if missing else None


def list_incomplete_soon(case: Case) -> Violation | None:
    """From three working days before the arrival on."""
    record = case.record
    if record.dossier.state not in COMING or record.dossier.state == State.VISITING:
        return None
    return list_incomplete(case) if case.on >= due("DV_LIST", record.arrive_on, province=case.province) else None


def not_notified(case: Case) -> Violation | None:
    return None if _exempt(case) or _notices(case.record, Notified.POLICE) else {}


def notified_late(case: Case) -> Violation | None:
    """The first notice to the police is sent some working days before the arrival."""
    sent = [notice.sent_on for notice in _notices(case.record, Notified.POLICE)]
    last = due("DV_NOTICE", case.record.arrive_on, province=case.province)
    return {"day": last} if sent and min(sent) > last and not _exempt(case) else None


def without_permit(case: Case) -> list[Violation]:
    """A border area on land or a restricted area is entered with a permit that is valid to the end only."""
    record = case.record
    valid = {
        permit.area
        for permit in record.permits.exclude(number="")
        if permit.valid_to is None or permit.valid_to >= record.leave_on
    }
    asked = [area for area in record.areas if area in {Area.BORDER, Area.RESTRICTED}]
    return [{"area": Area(area).label} for area in asked if area not in valid]


def sea_border_untold(case: Case) -> Violation | None:
    """Of a visit to the sea border police and border guard have a written notice (TT 162/2016/TT-BQP)."""
    record = case.record
    if Area.SEA_BORDER not in record.areas:
        return None
    silent = [who.label for who in (Notified.POLICE, Notified.BORDER) if not _notices(record, who)]
    return {"who": ", ".join(map(str, silent))} if silent else None


def permit_filed_late(case: Case) -> list[Violation]:
    last = due("DV_PERMIT_FILE", case.record.arrive_on, province=case.province)
    late = [permit for permit in rows(case, "permits", Permit) if permit.filed_on > last]
    return [{"area": permit.get_area_display(), "day": last} for permit in late]


def without_permit_of_sector(case: Case) -> Violation | None:
    """Foreign press comes with the Ministry's permit, a foreign NGO with a registration that is valid."""
    record = case.record
    needed = {GuestCategory.PRESS: SupportKind.PRESS, GuestCategory.NGO: SupportKind.NGO}.get(record.guest_category)
    if needed is None:
        return None
    found = record.supports.filter(kind=needed)
    valid = [each for each in found if each.valid_to is None or each.valid_to >= record.leave_on]
    return None if valid else {"what": needed.label}


def not_told_again(case: Case) -> Violation | None:
    """R-DV-14: whoever had a notice gets one of the programme as it stands now."""
    record = case.record
    told: dict[str, int] = {}
    for notice in record.notices.all():
        told[notice.to] = max(told.get(notice.to, 0), notice.programme_version)
    behind = [Notified(to).label for to, version in told.items() if version < record.programme_version]
    return {"who": ", ".join(map(str, behind))} if behind else None


def not_told_again_yet(case: Case) -> Violation | None:
    return not_told_again(case) if case.record.dossier.state in {State.READY, State.VISITING} else None


def told_another_day(case: Case) -> Violation | None:
    """Whoever had a notice is told on the day on which the visit is put off or given up."""
    told: dt.date | None = case.inputs.get("told_on")
    return {"told": told} if told is not None and told != case.on else None


def residence_undeclared(case: Case) -> Violation | None:
    """The lodging declares the guests' stay within the hours of the law; days are what is kept here."""
    record = case.record
    if record.is_online or record.actual_arrive_on is None:
        return None
    last = due("DV_RESIDENCE", record.actual_arrive_on, province=case.province)
    declared = record.residence_declared_on
    return {"day": last} if declared is None or declared > last else None


def _items(case: Case, key: str) -> set[str]:
    return {row.item for row in required([key], province=case.province, on=case.on)}


def _exempt(case: Case) -> bool:
    """Tell whether no notice to the police is owed: online, or a category that data exempts."""
    record = case.record
    return record.is_online or record.guest_category in _items(case, "delegations_in.notice.exempt")


def _notices(record: IncomingDelegation, to: Notified) -> list[Notice]:
    return [notice for notice in record.notices.all() if notice.to == to]


GUEST_LIST = Rule(
    "R-DV-04", _("Danh sách khách chưa đủ: {what}."), ENTRY, list_incomplete,
    remedy=_("Bổ sung ở việc “Cập nhật danh sách khách”."),
)  # fmt: skip
GUEST_LIST_SOON = Rule(
    "R-DV-04b", _("Sắp đến ngày đón mà danh sách khách chưa đủ: {what}."), SOON, list_incomplete_soon,
    severity=Severity.WARN, remedy=_("Bổ sung ở việc “Cập nhật danh sách khách”."),
)  # fmt: skip
NOTICE = Rule(
    "R-DV-05", _("Chưa thông báo Công an tỉnh."), ENTRY, not_notified,
    remedy=_("Gửi thông báo, rồi ghi ở việc “Ghi thông báo đã gửi”."),
)  # fmt: skip
NOTICE_LATE = Rule(
    "R-DV-05b", _("Thông báo Công an tỉnh gửi sau ngày {day:%d/%m/%Y}."), SOON, notified_late, severity=Severity.WARN,
    remedy=_("Nêu lý do gửi muộn."),
)  # fmt: skip
PERMIT = Rule(
    "R-DV-06", _("{area}: chưa có giấy phép còn giá trị đến hết chuyến thăm."), ENTRY, without_permit,
    remedy=_("Ghi số giấy phép ở việc “Cập nhật thị thực, giấy phép”, hoặc bỏ khu vực này và chuyển địa điểm."),
)  # fmt: skip
SEA_BORDER = Rule(
    "R-DV-06c", _("Khu vực biên giới biển: chưa thông báo bằng văn bản cho {who}."), "Thông tư 162/2016/TT-BQP",
    sea_border_untold, remedy=_("Gửi thông báo, rồi ghi ở việc “Ghi thông báo đã gửi”."),
)  # fmt: skip
PERMIT_FILED_LATE = Rule(
    "R-DV-06b", _("{area}: đơn nộp sau ngày {day:%d/%m/%Y}, có thể không kịp (xử lý 5 ngày làm việc)."), ENTRY,
    permit_filed_late, severity=Severity.WARN, remedy=_("Chuẩn bị phương án ở ngoài khu vực."),
)  # fmt: skip
SECTOR_PERMIT = Rule(
    "R-DV-13", _("Chưa có: {what}."), "Nghị định 88/2012/NĐ-CP; Nghị định 58/2022/NĐ-CP", without_permit_of_sector,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Ghi ở việc “Cập nhật thị thực, giấy phép”."),
)  # fmt: skip
TOLD_AGAIN = Rule(
    "R-DV-14", _("Chương trình đã đổi mà chưa thông báo lại cho: {who}."), SOUND, not_told_again,
    remedy=_("Gửi lại thông báo, rồi ghi ở việc “Ghi thông báo đã gửi”."), lifted_by=Role.FA_HEAD,
)  # fmt: skip
TOLD_AGAIN_SOON = Rule(
    "R-DV-14b", _("Chương trình đã đổi, cần thông báo lại cho: {who}."), SOUND, not_told_again_yet,
    severity=Severity.WARN, remedy=_("Gửi lại thông báo."),
)  # fmt: skip
TOLD_SAME_DAY = Rule(
    "R-DV-D4", _("Các nơi đã nhận thông báo được báo ngày {told:%d/%m/%Y}, không phải trong ngày."), SOON,
    told_another_day, severity=Severity.WARN, field="told_on", remedy=_("Báo trong ngày, hoặc nêu lý do."),
)  # fmt: skip
RESIDENCE = Rule(
    "R-DV-D4b", _("Cơ sở lưu trú phải khai báo tạm trú chậm nhất ngày {day:%d/%m/%Y}."), ENTRY, residence_undeclared,
    severity=Severity.WARN, confidence=Confidence.VERIFY, field="residence_declared_on",
    remedy=_("Ghi ngày khai báo, hoặc nêu lý do chậm."),
)  # fmt: skip
