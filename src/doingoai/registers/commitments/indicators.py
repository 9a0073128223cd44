"""TT-03, TT-04 and KPI-B1 … B8: are promises kept, and in time? What the foreign side owes is no unit's failure.

KPI-B5 (mean days) and KPI-B6 (a ratio of two sums) need measures that indicators do not have yet.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.dates import day_after
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.registers.commitments.codes import Obligor, State
from doingoai.registers.commitments.models import Commitment, ProgressNote

AGREEMENTS = "agreements"
NOT_PURSUED = (State.DRAFT, State.NO_LONGER_FIT, State.CANCELLED)


def pursued() -> QuerySet:
    """Commitments that were assigned and not given up, each once."""
    rows = Commitment.objects.for_system("figures").filter(duplicate_of="")
    return rows.exclude(dossier__state__in=NOT_PURSUED)


def due_of_ours() -> QuerySet:
    return pursued().exclude(obligor=Obligor.FOREIGN)


def finished() -> QuerySet:
    return pursued().filter(dossier__state=State.DONE)


def high_level() -> QuerySet:
    return pursued().filter(is_high_level=True)


def notes() -> QuerySet:
    return ProgressNote.objects.all()


def promising_agreements() -> QuerySet:
    """Agreements from which commitments arise; a row is the agreement's dossier."""
    return Dossier.objects.for_system("figures").filter(Exists(_arising()), register=AGREEMENTS)


def _arising() -> QuerySet:
    # Not as a bare column: by its index SQLite would walk every promise of the nation for each agreement.
    promises = Link.objects.alias(of_register=Coalesce(F("source__register"), Value("")))
    return promises.filter(target=OuterRef("pk"), kind=Link.Kind.ARISES, of_register=Commitment.register)


DONE = Q(dossier__state=State.DONE)
DONE_IN_TIME = DONE & Q(done_date__lte=F("due_date"))

OBLIGOR = Breakdown("obligor", _("Bên có nghĩa vụ"), "obligor", lambda: dict(Obligor.choices))
LEAD = Breakdown("lead", _("Cơ quan chủ trì"), "lead_unit__name")
COMMITMENTS = _("cam kết")
DEADLINE = _("hạn của cam kết")
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}
DUE: dict[str, Any] = {"on": "due_date", "dated_by": DEADLINE, "breakdowns": (OBLIGOR, LEAD)}
# Open at the cut-off although the day had passed.
OVERDUE: dict[str, Any] = {
    "since": day_after(F("due_date")), "until": "done_date", "dated_by": _("từ sau hạn đến ngày hoàn thành"),
    "breakdowns": (OBLIGOR, LEAD),
}  # fmt: skip

ALL = (
    Indicator(
        "TT-03", _("Tỷ lệ cam kết hoàn thành đúng hạn"), "Commitments kept in time", "%", due_of_ours,
        part=DONE_IN_TIME, **DUE, **SHARE,
    ),
    Indicator("TT-04", _("Cam kết quá hạn"), "Overdue commitments", COMMITMENTS, due_of_ours, **OVERDUE),
    Indicator("KPI-B1", _("Tỷ lệ cam kết hoàn thành"), "Commitments kept", "%", due_of_ours, part=DONE, **DUE, **SHARE),
    Indicator(
        "KPI-B2", _("Tỷ lệ đúng hạn trong số đã hoàn thành"), "In time among those kept", "%", finished,
        on="done_date", dated_by=_("ngày hoàn thành"), part=DONE_IN_TIME, breakdowns=(OBLIGOR, LEAD), **SHARE,
    ),
    Indicator(
        "KPI-B3", _("Cam kết chậm, kể cả của phía bạn"), "Late commitments of both sides", COMMITMENTS, pursued,
        **OVERDUE,
    ),
    Indicator(
        "KPI-B4", _("Tỷ lệ báo cáo tiến độ đúng hạn"), "Progress notes in time", "%", notes, on="expected_by",
        dated_by=_("hạn báo cáo tiến độ"), part=Q(noted_on__lte=F("expected_by")), to_dossier="commitment__dossier",
        to_province="commitment__dossier__province", **SHARE,
    ),
    Indicator(
        "KPI-B7", _("Tỷ lệ thỏa thuận có ít nhất một cam kết hoàn thành"), "Agreements with a promise kept", "%",
        promising_agreements, since="event_date", dated_by=_("ngày ký thỏa thuận"),
        part=Exists(_arising().filter(source__state=State.DONE)), to_dossier="", to_province="province",
        register=AGREEMENTS, looks_at=(Commitment.register,), **SHARE,
    ),
    Indicator(
        "KPI-B8", _("Cam kết cấp cao đang thực hiện"), "High-level commitments under way", COMMITMENTS, high_level,
        since="start_date", until="done_date", dated_by=_("từ ngày bắt đầu đến ngày hoàn thành"),
        breakdowns=(OBLIGOR, LEAD),
    ),
)  # fmt: skip
