"""AB-01: what the Chair decided about APEC cards, by outcome; LS-16 of the catalogue: cards that were permitted."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator
from doingoai.registers.apec_cards.codes import Applicant, OutcomeKind
from doingoai.registers.apec_cards.models import Outcome


def outcomes() -> QuerySet:
    return Outcome.objects.all()


def granted() -> QuerySet:
    return outcomes().filter(kind=OutcomeKind.GRANTED)


APPLICANT = Breakdown("applicant", _("Người đề nghị"), "card__applicant_kind", lambda: dict(Applicant.choices))
OUTCOME = Breakdown("outcome", _("Kết quả"), "kind", lambda: dict(OutcomeKind.choices))
OF_OUTCOME: dict[str, Any] = {
    "on": "on", "to_dossier": "card__dossier", "to_province": "card__dossier__province",
    "source": _("Quyết định 09/2023/QĐ-TTg"),
}  # fmt: skip

DECISIONS = Indicator(
    "AB-01", _("Quyết định về thẻ ABTC"), "Decisions on APEC cards", _("quyết định"), outcomes,
    dated_by=_("ngày cho phép, từ chối hoặc thu hồi"), breakdowns=(OUTCOME, APPLICANT), **OF_OUTCOME,
)  # fmt: skip
PERMITTED = Indicator(
    "LS-16", _("Thẻ ABTC được cho phép"), "APEC cards permitted", _("thẻ"), granted, dated_by=_("ngày cho phép"),
    breakdowns=(APPLICANT,), **OF_OUTCOME,
)  # fmt: skip
ALL = (DECISIONS, PERMITTED)
