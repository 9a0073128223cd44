"""LYK-I01 … LYK-I03: rounds sent and closed, and the share of bodies that answered in their own time."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.registers.opinion_rounds.codes import Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound

State = OpinionRound.State


def sent(period: Period) -> QuerySet:
    rows = OpinionRound.objects.for_system("figures").exclude(dossier__state=State.CANCELLED)
    return rows.filter(sent_on__range=period.range)


def closed(period: Period) -> QuerySet:
    return OpinionRound.objects.for_system("figures").filter(closed_on__range=period.range)


def asked(period: Period) -> QuerySet:
    """Bodies whose own day, as extended, fell in the period; a withdrawn question counts for nobody."""
    rows = OpinionRequest.objects.exclude(sent_on=None).exclude(state=Standing.WITHDRAWN)
    rows = rows.exclude(round__dossier__state=State.CANCELLED)
    return rows.annotate(until=Coalesce("extended_to", "due_on")).filter(until__range=period.range)


def in_time(rows: QuerySet) -> QuerySet:
    return rows.filter(state=Standing.ANSWERED)


ALL = (
    Indicator("LYK-I01", _("Đợt lấy ý kiến đã gửi"), "Rounds of opinions sent", _("đợt"), sent),
    Indicator("LYK-I02", _("Đợt lấy ý kiến đã kết thúc"), "Rounds of opinions closed", _("đợt"), closed),
    Indicator(
        "LYK-I03", _("Tỷ lệ cơ quan trả lời đúng hạn"), "Bodies that answered in time", "%", asked, Measure.SHARE,
        part=in_time, decimals=1, to_dossier="round__dossier", to_province="round__dossier__province",
    ),
)  # fmt: skip
