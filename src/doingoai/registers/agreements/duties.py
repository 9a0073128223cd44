"""Time limits of agreements: what is owed after signing and after an end (Điều 19.5, 34), by when a reply, the term.

How many days a limit has is data (data/norms/deadlines/agreements.csv, D01 … D08 of the law).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import due
from doingoai.registers.agreements.codes import Duty, EffectMode, Procedure, Regime, SigningLevel
from doingoai.registers.agreements.models import Agreement, Obligation
from doingoai.workflow import clock

Owed = tuple[tuple[Duty, str], ...]  # what is owed, under which time limit
PROVINCIAL: Owed = ((Duty.REPORT_PM, "AGR_D03"), (Duty.COPY_MOFA, "AGR_D03"))
SUBORDINATE: Owed = ((Duty.COPY_FA_FOCAL, "AGR_D08"),)
AT_SIGNING: dict[str, Owed] = {
    SigningLevel.PROV_COUNCIL: PROVINCIAL,
    SigningLevel.PROV_PC: PROVINCIAL,
    SigningLevel.DEPT: SUBORDINATE,
    SigningLevel.COMMUNE_BORDER: SUBORDINATE,
}


def after_signing(agreement: Agreement) -> list[Obligation]:
    """Return the duties that begin with the signature (A-R10), and that of taking its promises out of it."""
    by_law = AT_SIGNING.get(agreement.signing_level, ()) if agreement.regime == Regime.LAW70 else ()
    return _owed(agreement, (*by_law, (Duty.EXTRACT, "AGR_S04")), agreement.signed_date)


def after_end(agreement: Agreement) -> list[Obligation]:
    """Return the duty to notify the Ministry that an agreement of the province ends or is suspended (A-R18)."""
    told = agreement.is_provincial and agreement.regime == Regime.LAW70
    return _owed(agreement, ((Duty.NOTIFY_MOFA, "AGR_D04"),) if told else (), agreement.end_date)


def inheritance(agreement: Agreement, start: dt.date) -> list[Obligation]:
    """Return the duty of the heir of a body that is no more (A-R12)."""
    return _owed(agreement, ((Duty.INHERIT, "AGR_INHERIT"),), start)


def moved(agreement: Agreement) -> list[Obligation]:
    """Return the duties kept, unsaved with the days that follow from the signature and the end as they are now."""
    ended = after_end(agreement) if agreement.end_date else []
    rows = {row.kind: row for row in agreement.obligations.all()}  # of one that came twice, the last
    found = [(rows[each.kind], each.due_on) for each in (*after_signing(agreement), *ended) if each.kind in rows]
    for row, day in found:
        row.due_on = day
    return [row for row, _day in found]


def reply_due(agreement: Agreement, complete_on: dt.date) -> dt.date:
    """Return by when a body asked replies: D01 for the province, D05 in reduced procedure, D06 for the others."""
    normal = "AGR_D01" if agreement.is_provincial else "AGR_D06"
    key = "AGR_D05" if agreement.procedure == Procedure.REDUCED else normal
    return due(key, complete_on, province=agreement.dossier.province)


def settle_term(agreement: Agreement) -> None:
    """Fill in what follows from the text: effect on signature, the last day of a term counted in months."""
    if agreement.effect_mode == EffectMode.ON_SIGNATURE:
        agreement.effective_date = agreement.signed_date
    start = agreement.effective_date
    if agreement.term_months and start and agreement.expiry_date is None:
        agreement.expiry_date = months_later(start, agreement.term_months)
    if agreement.next_review_date is None:
        agreement.next_review_date = due("AGR_REVIEW", clock.today(), province=agreement.dossier.province)


def days(owed: Iterable[Obligation]) -> list[dt.date]:
    return [row.due_on for row in owed]


def _owed(agreement: Agreement, owed: Owed, start: dt.date | None) -> list[Obligation]:
    assert start is not None  # the form of the act asks for it
    province = agreement.dossier.province
    return [Obligation(agreement=agreement, kind=kind, due_on=due(key, start, province=province)) for kind, key in owed]
