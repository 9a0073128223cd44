"""QC-S1 … QC-S6 and R-QC-06 of regulations: known once, dated in order, resting on something, rightly issued."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Body
from doingoai.organisations.system import system_officer
from doingoai.planning.regulations.models import PROVINCIAL, Layer, Regulation
from doingoai.relations.history import history_of
from doingoai.relations.lapsed import lapsed_among
from doingoai.relations.nodes import Node

QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
SOUND = _("Toàn vẹn sổ quy chế")
ISSUERS = {Layer.TINH_DANG: Body.Kind.PROVINCIAL_PARTY, Layer.TINH_NHA_NUOC: Body.Kind.PEOPLES_COMMITTEE}


def known_already(case: Case) -> Violation | None:
    record = case.record
    same = Regulation.objects.for_system("rules").filter(
        number=record.number, issued_on=record.issued_on, issuer=record.issuer, issuer_name=record.issuer_name
    )
    found = same.exclude(pk=record.pk).exclude(number="").exists()
    return {"number": record.number} if found else None


def days_wrong(case: Case) -> Violation | None:
    issued, first, last = case.record.issued_on, case.record.effective_from, case.record.effective_to
    late = bool(issued and first and first < issued) or bool(first and last and last < first)
    return {} if late else None


def rests_on_nothing(case: Case) -> Violation | None:
    """A provincial regulation implements at least one instrument."""
    if case.record.layer not in PROVINCIAL:
        return None
    typed = case.inputs.get("implements")
    return {} if not (typed if typed is not None else case.record.bases.exists()) else None


def wrong_issuer(case: Case) -> Violation | None:
    """The Party's regulation is issued by the Party committee (its Standing Committee), the State's by the UBND."""
    record = case.record
    kind = ISSUERS.get(record.layer)
    if kind is None or record.issuer is None or record.issuer.kind == kind:
        return None
    return {"layer": record.get_layer_display(), "kind": Body.Kind(kind).label}


def stands_beside_another(case: Case) -> list[Violation]:
    """Another regulation of the same layer and territory is in force and is not touched by this one."""
    record = case.record
    if record.effective_from is None or case.province is None or record.layer not in PROVINCIAL:
        return []
    here = Q(dossier__province=case.province.living()) | Q(dossier__province__successor=case.province.living())
    rows = Regulation.objects.for_system("rules").filter(here, layer=record.layer, territory=record.territory)
    rows = rows.filter(dossier__state__in=Regulation.LIVING).exclude(pk=record.pk)
    touched = _touched(case)
    return [{"number": row.number} for row in rows if row.pk not in touched]


def _touched(case: Case) -> set[int]:
    typed = [*case.inputs.get("replaces", ()), *case.inputs.get("amends", ())]
    standing = case.record.predecessors.values_list("earlier", flat=True) if case.record.pk else []
    return {each.pk for each in typed} | set(standing)


def status_old(case: Case) -> Violation | None:
    """The status was last looked up longer ago than the limit of days."""
    record, checked = case.record, case.record.status_checked_on
    if record.dossier.state not in Regulation.LIVING:
        return None
    most = int(case.limit("QC_STATUS_DAYS"))
    since = checked or record.effective_from
    return {"days": (case.on - since).days, "most": most} if since and case.on - since > dt.timedelta(most) else None


def base_ended(case: Case) -> list[Violation]:
    """R-QC-06: an instrument that the regulation implements has ended."""
    if case.record.dossier.state in Regulation.FINAL:
        return []
    nodes = [Node(base.instrument) for base in case.record.bases.select_related("instrument")]
    officer = case.actor or system_officer()
    ended = lapsed_among(nodes, history_of(nodes, officer), case.on)
    return [{"text": each.node.name, "instead": each.successor.name if each.successor else "…"} for each in ended]


ONCE = Rule(
    "QC-S1", _("Quy chế số {number} của cơ quan này, ngày này đã có trong sổ."), SOUND, known_already, field="number",
    remedy=_("Mở hồ sơ đã có, hoặc sửa số, ngày."),
)  # fmt: skip
DAYS = Rule(
    "QC-S2", _("Ngày có hiệu lực không được trước ngày ban hành, ngày hết hiệu lực không được trước ngày có hiệu lực."),
    SOUND, days_wrong, field="effective_from", remedy=_("Sửa các ngày cho đúng văn bản."),
)  # fmt: skip
RESTS = Rule(
    "QC-S3", _("Quy chế của tỉnh phải cụ thể hóa ít nhất một văn bản."), QC272, rests_on_nothing, field="implements",
    remedy=_("Ghi số, ký hiệu văn bản cấp trên."),
)  # fmt: skip
ISSUER = Rule(
    "QC-S4", _("Văn bản tầng “{layer}” do {kind} ban hành."), QC272, wrong_issuer, field="issuer",
    remedy=_("Chọn đúng cơ quan ban hành hoặc đúng tầng."),
)  # fmt: skip
BESIDE = Rule(
    "QC-S5", _("Quy chế {number} cùng tầng, cùng địa bàn đang có hiệu lực."), QC272, stands_beside_another,
    severity=Severity.WARN, field="replaces", remedy=_("Ghi thay thế hoặc sửa đổi, hoặc nêu vì sao cùng áp dụng."),
)  # fmt: skip
STATUS = Rule(
    "QC-S6", _("Hiệu lực được kiểm tra {days} ngày trước, quá {most} ngày."), _("Mặc định của hệ thống (A.1)"),
    status_old, severity=Severity.WARN, remedy=_("Tra cứu lại và ghi ngày kiểm tra, nguồn."),
)  # fmt: skip
BASE = Rule(
    "R-QC-06", _("{text} mà quy chế cụ thể hóa đã hết hiệu lực; văn bản thay thế: {instead}."), QC272, base_ended,
    severity=Severity.WARN, remedy=_("Rà soát, sửa đổi quy chế."),
)  # fmt: skip
