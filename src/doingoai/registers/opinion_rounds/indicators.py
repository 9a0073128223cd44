"""LYK-I01 … LYK-I03: rounds sent and closed, and the share of bodies that answered in their own time."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.registers.opinion_rounds.codes import Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound

State = OpinionRound.State


def sent() -> QuerySet:
    return OpinionRound.objects.for_system("figures").exclude(dossier__state=State.CANCELLED)


def closed() -> QuerySet:
    return OpinionRound.objects.for_system("figures")


def asked() -> QuerySet:
    """Bodies that were asked; a withdrawn question counts for nobody."""
    rows = OpinionRequest.objects.exclude(sent_on=None).exclude(state=Standing.WITHDRAWN)
    return rows.exclude(round__dossier__state=State.CANCELLED)


ALL = (
    Indicator(
        "LYK-I01", _("Đợt lấy ý kiến đã gửi"), "Rounds of opinions sent", _("đợt"), sent, on="sent_on",
        dated_by=_("ngày gửi"),
    ),
    Indicator(
        "LYK-I02", _("Đợt lấy ý kiến đã kết thúc"), "Rounds of opinions closed", _("đợt"), closed, on="closed_on",
        dated_by=_("ngày kết thúc"),
    ),
    Indicator(
        "LYK-I03", _("Tỷ lệ cơ quan trả lời đúng hạn"), "Bodies that answered in time", "%", asked,
        on=Coalesce("extended_to", "due_on"), dated_by=_("hạn trả lời của từng cơ quan, kể cả gia hạn"),
        measure=Measure.SHARE, part=Q(state=Standing.ANSWERED), decimals=1, to_dossier="round__dossier",
        to_province="round__dossier__province",
    ),
)  # fmt: skip
