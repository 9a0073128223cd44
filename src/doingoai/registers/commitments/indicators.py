"""TT-03, TT-04 and KPI-B1 … B8: are promises kept, and in time? What the foreign side owes is no unit's failure.

KPI-B5 (mean days) and KPI-B6 (a ratio of two sums) need measures that indicators do not have yet.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.registers.commitments.codes import Obligor, State
from doingoai.registers.commitments.models import Commitment, ProgressNote

NOT_PURSUED = (State.DRAFT, State.NO_LONGER_FIT, State.CANCELLED)


def pursued() -> QuerySet:
    """Commitments that were assigned and not given up, each once."""
    rows = Commitment.objects.for_system("figures").filter(duplicate_of="")
    return rows.exclude(dossier__state__in=NOT_PURSUED)


def due(period: Period) -> QuerySet:
    return pursued().filter(due_date__range=period.range).exclude(obligor=Obligor.FOREIGN)


def done(rows: QuerySet) -> QuerySet:
    return rows.filter(dossier__state=State.DONE)


def done_in_time(rows: QuerySet) -> QuerySet:
    return done(rows).filter(done_date__lte=F("due_date"))


def finished(period: Period) -> QuerySet:
    return done(pursued()).filter(done_date__range=period.range)


def overdue(period: Period) -> QuerySet:
    """Open at the cut-off although the day had passed."""
    unfinished = Q(done_date=None) | Q(done_date__gt=period.end)
    return pursued().filter(unfinished, due_date__lt=period.end)


def overdue_of_ours(period: Period) -> QuerySet:
    return overdue(period).exclude(obligor=Obligor.FOREIGN)


def notes(period: Period) -> QuerySet:
    return ProgressNote.objects.filter(expected_by__range=period.range)


def notes_in_time(rows: QuerySet) -> QuerySet:
    return rows.filter(noted_on__lte=F("expected_by"))


def promising_agreements(period: Period) -> QuerySet:
    """Agreements from which commitments arise, signed until the cut-off; a row is the agreement's dossier."""
    rows = Dossier.objects.for_system("figures").filter(register="agreements", event_date__lte=period.end)
    return rows.filter(Exists(_arising()))


def with_one_kept(rows: QuerySet) -> QuerySet:
    return rows.filter(Exists(_arising().filter(source__state=State.DONE)))


def high_level(period: Period) -> QuerySet:
    unfinished = Q(done_date=None) | Q(done_date__gt=period.end)
    return pursued().filter(unfinished, is_high_level=True, start_date__lte=period.end)


def _arising() -> QuerySet:
    return Link.objects.filter(target=OuterRef("pk"), kind=Link.Kind.ARISES, source__register=Commitment.register)


COMMITMENTS = _("cam kết")
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}

ALL = (
    Indicator(
        "TT-03", _("Tỷ lệ cam kết hoàn thành đúng hạn"), "Commitments kept in time", "%", due,
        part=done_in_time, **SHARE,
    ),
    Indicator("TT-04", _("Cam kết quá hạn"), "Overdue commitments", COMMITMENTS, overdue_of_ours, stock=True),
    Indicator("KPI-B1", _("Tỷ lệ cam kết hoàn thành"), "Commitments kept", "%", due, part=done, **SHARE),
    Indicator(
        "KPI-B2", _("Tỷ lệ đúng hạn trong số đã hoàn thành"), "In time among those kept", "%", finished,
        part=done_in_time, **SHARE,
    ),
    Indicator(
        "KPI-B3", _("Cam kết chậm, kể cả của phía bạn"), "Late commitments of both sides", COMMITMENTS, overdue,
        stock=True,
    ),
    Indicator(
        "KPI-B4", _("Tỷ lệ báo cáo tiến độ đúng hạn"), "Progress notes in time", "%", notes, part=notes_in_time,
        to_dossier="commitment__dossier", to_province="commitment__dossier__province", **SHARE,
    ),
    Indicator(
        "KPI-B7", _("Tỷ lệ thỏa thuận có ít nhất một cam kết hoàn thành"), "Agreements with a promise kept", "%",
        promising_agreements, part=with_one_kept, to_dossier="", to_province="province", stock=True, **SHARE,
    ),
    Indicator(
        "KPI-B8", _("Cam kết cấp cao đang thực hiện"), "High-level commitments under way", COMMITMENTS, high_level,
        stock=True,
    ),
)  # fmt: skip
