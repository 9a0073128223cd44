"""The rules of authority as a whole, for the page “who decides what”: matrix, conflicts, lost bases, review."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from doingoai.authority.conflicts import clashes_in
from doingoai.authority.models import AuthorityRule, Kind, Step
from doingoai.authority.table import Line, decisions_in_force, lines
from doingoai.dossiers.models import Dossier
from doingoai.norms.models import Deadline, Limit, Norm, Requirement, Strictness
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.roles import Role
from doingoai.register_kit.catalogue import model_of
from doingoai.register_kit.facts import act_name, told
from doingoai.relations.lapsed import Lapsed, lapsed_in_texts
from doingoai.web.tables import Heading, Row, Table

NORMS: tuple[type[Norm], ...] = (Limit, Deadline, Requirement, Strictness)
YEAR = dt.timedelta(days=365)
LIVING = ("IN_FORCE", "NEEDS_REVIEW", "AMENDED")


def matrix(province: Province | None, on: dt.date) -> Table:
    """Return every decision of a province on a day in the columns in which a matrix is printed (A.6)."""
    headings = [
        Heading("number", _("TT"), kind="number"),
        Heading("act", _("Nội dung"), kind="title"),
        Heading("case", _("Điều kiện"), kind="title"),
        Heading("appraises", _("Cơ quan thẩm định")),
        Heading("opinion", _("Lấy ý kiến")),
        Heading("decides", _("Người quyết định")),
        Heading("days", _("Số ngày làm việc"), kind="number"),
        Heading("basis", _("Căn cứ")),
    ]
    found = lines(decisions_in_force(province, on))
    rows = [Row(_cells(number, line)) for number, line in enumerate(found, start=1)]
    return Table(_("Ma trận thẩm quyền"), headings, rows, empty_title=_("Không có dòng nào có hiệu lực"))


def _cells(number: int, line: Line) -> list[object]:
    own = _(" (của tỉnh)") if line.own else ""
    return [
        number,
        f"{line.code}{own}. {act_name(line.action)}",
        told(line.action, line.facts, line.condition),
        _who(line.appraisals),
        _who(line.opinions),
        _who(line.deciders) or _("theo dòng quyết định chính"),
        line.working_days,
        line.basis,
    ]


def _who(rules: tuple[AuthorityRule, ...]) -> str:
    names = (rule.organ or str(Role(rule.role).label) for rule in rules)
    return "; ".join(dict.fromkeys(names))


def conflicts(province: Province | None, on: dt.date) -> Table:
    """Return the conflict list: pairs of rows that would decide one case differently (R-QC-05)."""
    headings = [
        Heading("act", _("Việc"), kind="title"),
        Heading("rows", _("Hai dòng trái nhau")),
        Heading("case", _("Trường hợp")),
    ]
    rows = [
        Row([act_name(clash.action), ", ".join(clash.codes), told(clash.action, _as_facts(clash.facts), "")])
        for clash in clashes_in(province, on)
    ]
    return Table(_("Quy tắc trái nhau"), headings, rows, empty_title=_("Không có hai dòng nào trái nhau"))


def _as_facts(facts: object) -> str:
    return ";".join(f"{name}={word}" for name, word in dict(facts).items())  # type: ignore[call-overload]


def lost_bases(province: Province | None, on: dt.date, officer: Officer) -> Table:
    """Return “quy tắc mất căn cứ”: rows in force that cite an instrument which has ended (R-QC-06)."""
    named = list(_named(province, on))
    ended = lapsed_in_texts([basis for _what, _name, basis in named], officer, on)
    headings = [
        Heading("name", _("Quy tắc"), kind="title"),
        Heading("what", _("Loại")),
        Heading("ended", _("Văn bản đã hết hiệu lực")),
        Heading("successor", _("Văn bản thay thế")),
    ]
    rows = [Row([name, what, *_ended(ended[basis])]) for what, name, basis in named if basis in ended]
    return Table(_("Quy tắc mất căn cứ"), headings, rows, empty_title=_("Mọi quy tắc còn căn cứ"))


def _named(province: Province | None, on: dt.date) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, name, basis) of what is in force in a province, each code or key with one basis once."""
    places = ["", province.code] if province else [""]
    rules = AuthorityRule.objects.filter(province_code__in=places).valid_on(on).order_by("code", "basis")
    for code, basis in rules.values_list("code", "basis").distinct():
        yield _("Ma trận thẩm quyền"), code, basis
    for model in NORMS:
        for norm in model.objects.filter(province_code__in=places).valid_on(on).order_by("pk"):
            yield _("Định mức, thời hạn, yêu cầu"), str(norm), norm.basis


def _ended(found: list[Lapsed]) -> list[str]:
    ended = [each.node.name for each in found]
    return ["; ".join(ended), "; ".join(each.successor.name for each in found if each.successor)]


def to_review(officer: Officer) -> Table:
    """Return the regulations in force that the officer sees, those first that have not taken over a change above."""
    rows = model_of("regulations").objects.visible_to(officer).filter(dossier__state__in=LIVING)
    found = list(rows.select_related("dossier", "territory").order_by("review_due", "layer", "pk"))
    beside = Counter((each.dossier.province_id, each.layer) for each in found)
    headings = [
        Heading("title", _("Quy chế"), kind="title"),
        Heading("layer", _("Tầng")),
        Heading("territory", _("Địa bàn cũ")),
        Heading("changed", _("Văn bản căn cứ thay đổi"), kind="date"),
        Heading("due", _("Hạn rà soát"), kind="date"),
        Heading("beside", _("Chồng lấn")),
    ]
    return Table(
        _("Rà soát so với văn bản cấp trên"), headings,
        [
            Row(
                [
                    f"{each.number} {each.dossier.title}", each.get_layer_display(), each.territory,
                    each.base_changed_on if each.review_due else None, each.review_due,
                    _beside(beside[each.dossier.province_id, each.layer]),
                ],
                url=each.dossier.get_absolute_url(),
            )
            for each in found
        ],
        empty_title=_("Chưa ghi quy chế nào"),
        empty_text=_("Ghi quy chế đang có hiệu lực vào sổ Quy chế quản lý thống nhất."),
    )  # fmt: skip


def _beside(count: int) -> str:
    return _("%d quy chế cùng tầng đang có hiệu lực") % count if count > 1 else ""


def overlapping_steps(province: Province | None, on: dt.date) -> Table:
    """Return the steps that two rows of the province ask of one role for one act: its regulations overlap there."""
    headings = [
        Heading("act", _("Việc"), kind="title"), Heading("step", _("Bước")), Heading("rows", _("Các dòng của tỉnh")),
    ]  # fmt: skip
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for rule in decisions_in_force(province, on):
        if rule.province_code:
            found.setdefault((rule.action, rule.kind, rule.role), {})[f"{rule.code} ({rule.basis})"] = None
    rows = [
        Row([act_name(act), f"{Kind(kind).label}: {Role(role).label}", "; ".join(codes)])
        for (act, kind, role), codes in found.items()
        if len(codes) > 1
    ]
    return Table(_("Bước chồng lấn giữa các quy chế"), headings, rows, empty_title=_("Không có bước nào chồng lấn"))


def decided(officer: Officer, on: dt.date) -> Table:
    """Return QC-01 and QC-02 over the last year, of the dossiers that the officer sees: by level, and in time."""
    seen = Dossier.objects.visible_to(officer).values("pk")
    steps = Step.objects.filter(dossier__in=seen, kind=Kind.DECIDE, outcome=Step.Outcome.AGREED)
    rows = steps.filter(closed_at__date__gt=on - YEAR, closed_at__date__lte=on).values_list(
        "role", "due_on", "closed_at__date"
    )
    count: Counter[str] = Counter()
    limited: Counter[str] = Counter()
    in_time: Counter[str] = Counter()
    for role, due, closed in rows.iterator(chunk_size=2000):
        count[role] += 1
        limited[role] += due is not None
        in_time[role] += due is not None and closed <= due
    headings = [
        Heading("level", _("Cấp quyết định"), kind="title"),
        Heading("count", _("Đã quyết định"), kind="number"),
        Heading("limited", _("Có thời hạn"), kind="number"),
        Heading("in_time", _("Đúng hạn"), kind="number"),
    ]
    told_rows = [
        Row([str(Role(role).label), number, limited[role], in_time[role]]) for role, number in count.most_common()
    ]
    return Table(
        _("Quyết định theo cấp trong 12 tháng (QC-01, QC-02)"), headings, told_rows,
        empty_title=_("Chưa có quyết định nào"),
    )  # fmt: skip
