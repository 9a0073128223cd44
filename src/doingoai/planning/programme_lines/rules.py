"""R-KH-01, -02, -05, -06, -08, -10, -11, -13 on one line (domain B.6), and integrity (KH-TV).

What is judged over all lines of a programme stands with the programme.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.door import RecordQuerySet
from doingoai.dossiers.models import Link
from doingoai.lib.text import fold
from doingoai.norms.lookup import due
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Holding
from doingoai.planning.programme_lines import codes
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.planning.programme_lines.programme import programme_of
from doingoai.reference.activity import STATE_BUDGET, Annex
from doingoai.reference.models import Confidence
from doingoai.reference.work import is_checkable

CT38 = "Chỉ thị 38-CT/TW ngày 21/7/2014 của Bộ Chính trị"
QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
CRITERIA = "Tiêu chí chỉ đạo của Thủ tướng Chính phủ; Chỉ thị 38-CT/TW"
INTEGRITY = "Toàn vẹn chương trình hoạt động đối ngoại năm"
State = ProgrammeLine.State
LIVE = (State.PROPOSED, State.APPROVED, State.RUNNING, State.DONE)


def approved_already(case: Case) -> Violation | None:
    """After the approval a line comes in only as a supplement."""
    record = case.record
    programme = programme_of(record.year, case.province, record.channel)
    late = programme is not None and not record.change_kind and programme.has_version
    return {"year": record.year} if late else None


def head_travels_too_often(case: Case) -> Violation | None:
    """Trips of one head in the programmes of the year, whatever the channel."""
    record = case.record
    if record.annex != Annex.OUTGOING or not record.head_name or record.changes_code:
        return None
    most, name = int(case.limit("LIM_TRIPS_PER_YEAR")), fold(record.head_name)
    rows = _lines(case).filter(annex=Annex.OUTGOING, year=record.year).exclude(head_name="")
    trips = 1 + sum(fold(each) == name for each in rows.values_list("head_name", flat=True))
    return {"name": record.head_name, "number": trips, "most": most} if trips > most else None


def exceeds_limits(case: Case) -> Violation | None:
    record = case.record
    typed = case.inputs.get("countries")
    countries = len(typed) if typed is not None else record.countries.count()
    found = record.excess(case.limit, countries)
    return {"what": "; ".join(found)} if found else None


def study_without_product(case: Case) -> Violation | None:
    record = case.record
    at_public_cost = record.kind == codes.Purpose.STUDY and record.funding in STATE_BUDGET
    return {} if at_public_cost and not is_checkable(record.deliverable) else None


def change_unexplained(case: Case) -> Violation | None:
    record = case.record
    said = bool(record.change_reason_code and record.change_reason.strip())
    return {} if record.change_kind and not said else None


def change_of_nothing(case: Case) -> Violation | None:
    """A change names an approved line; a new line names none."""
    record = case.record
    if not record.change_kind or record.change_kind == codes.ChangeKind.ADD:
        return {"code": record.changes_code} if record.changes_code else None
    known = _lines(case).filter(line_code=record.changes_code, year=record.year, dossier__state__in=LIVE[1:3])
    return None if record.changes_code and known.exists() else {"code": record.changes_code or "–"}


def not_called(case: Case) -> Violation | None:
    record = case.record
    missing = programme_of(record.year, case.province, record.channel) is None
    return {"year": record.year, "channel": record.get_channel_display()} if missing else None


def done_without_link(case: Case) -> Violation | None:
    """What was carried out has a dossier of its own that names this line."""
    links = Link.objects.filter(target=case.record.dossier, kind=Link.Kind.PLANNED)
    return None if links.exists() else {"code": case.record.line_code}


def without_dossier(case: Case) -> Violation | None:
    """45 days before an agreement or a conference its dossier is not open."""
    record = case.record
    register = codes.NEEDS_DOSSIER.get(Annex(record.annex))
    if register is None or record.dossier.state != State.APPROVED or record.changes_code:
        return None
    if case.on < due("KH_DOSSIER", record.first_on, province=case.province):
        return None
    there = Q(target=record.dossier, kind=Link.Kind.PLANNED, source__register=register)
    return None if Link.objects.filter(there).exists() else {"code": record.line_code, "first": record.first_on}


def head_left(case: Case) -> Violation | None:
    """The head was an officer of the province and holds no post there any more."""
    record = case.record
    if not record.head_name or record.dossier.state not in (State.PROPOSED, State.APPROVED) or case.province is None:
        return None
    held = Holding.objects.filter(
        officer__full_name=record.head_name, post__body__province=case.province.living(), valid_from__lte=case.on
    )
    left = held.exists() and not held.valid_on(case.on).exists()
    return {"name": record.head_name, "code": record.line_code} if left else None


def _lines(case: Case) -> RecordQuerySet[ProgrammeLine]:
    """Return the other living lines of the province."""
    rows = ProgrammeLine.objects.for_system("limits").exclude(pk=case.record.pk)
    return rows.filter(home=case.record.home, changes_code="", dossier__state__in=LIVE)


READ_ONLY = Rule(
    "R-KH-01", _("Chương trình năm {year} đã được duyệt: dòng mới chỉ vào bằng bổ sung."), QC272, approved_already,
    field="change_kind", remedy=_("Chọn loại thay đổi “Bổ sung dòng mới”, ghi nhóm lý do và lý do."),
)  # fmt: skip
TRIPS = Rule(
    "R-KH-02", _("{name} dự kiến đi {number} chuyến trong năm; nhiều nhất {most} chuyến."), CT38,
    head_travels_too_often, severity=Severity.WARN, confidence=Confidence.VERIFY, field="head_name",
    remedy=_("Bớt chuyến, cử người khác, hoặc ghi lý do."),
)  # fmt: skip
SIZE = Rule(
    "R-KH-05", _("Đoàn vượt giới hạn: {what}."), CRITERIA, exceeds_limits, severity=Severity.WARN,
    confidence=Confidence.VERIFY, field="exception_reason",
    remedy=_("Rút gọn đoàn; nếu không, ghi lý do vượt giới hạn trước khi trình Ban Thường vụ."),
)  # fmt: skip
STUDY = Rule(
    "R-KH-06", _("Đoàn khảo sát, học tập bằng ngân sách nhà nước mà không có sản phẩm cụ thể."), CT38,
    study_without_product, field="deliverable",
    remedy=_("Ghi sản phẩm kiểm tra được (đề án, báo cáo áp dụng, thỏa thuận…), hoặc bỏ dòng này."),
)  # fmt: skip
CHANGE = Rule(
    "R-KH-08", _("Dòng bổ sung, điều chỉnh chưa có nhóm lý do và lý do thay đổi."), QC272, change_unexplained,
    field="change_reason", remedy=_("Chọn nhóm lý do và viết lý do."),
)  # fmt: skip
CHANGED = Rule(
    "KH-TV-01", _("Dòng bị thay đổi không đúng: “{code}”."), INTEGRITY, change_of_nothing, field="changes_code",
    remedy=_("Ghi mã một dòng đã duyệt của năm đó; “Bổ sung dòng mới” thì để trống."),
)  # fmt: skip
CALLED = Rule(
    "KH-TV-02", _("Chưa mở đăng ký chương trình năm {year}, kênh {channel}."), INTEGRITY, not_called,
    severity=Severity.WARN, field="year", remedy=_("Kiểm tra năm và kênh; hoặc ghi lý do đăng ký trước."),
)  # fmt: skip
LINKED = Rule(
    "R-KH-10", _("Dòng {code} chưa có hồ sơ thực hiện."), QC272, done_without_link,
    remedy=_("Ở hồ sơ đoàn, thỏa thuận, hội nghị đã làm: liên kết “Theo dòng kế hoạch” tới dòng này."),
)  # fmt: skip
NO_DOSSIER = Rule(
    "R-KH-11", _("Dòng {code} dự kiến từ {first:%d/%m/%Y} mà chưa mở hồ sơ."), QC272, without_dossier,
    severity=Severity.WARN,
    remedy=_("Mở hồ sơ thỏa thuận hoặc hội nghị và liên kết với dòng, hoặc đề nghị điều chỉnh."),
)  # fmt: skip
HEAD_LEFT = Rule(
    "R-KH-13", _("{name}, trưởng đoàn của dòng {code}, không còn giữ chức vụ trong tỉnh."), QC272, head_left,
    severity=Severity.WARN, remedy=_("Đề nghị đổi trưởng đoàn (DOI_TRUONG_DOAN) hoặc hủy dòng."),
)  # fmt: skip
