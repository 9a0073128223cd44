"""The case from which a commitment arises, read through the catalogue: this register knows no other by name."""

from __future__ import annotations

import datetime as dt

from doingoai.dossiers.models import Dossier, Record
from doingoai.norms.lookup import deadline, limit
from doingoai.reference.calendar import work_calendar
from doingoai.register_kit.catalogue import registers
from doingoai.registers.commitments.models import Commitment


def source_of(commitment: Commitment) -> Record | None:
    """Return the record behind the source's number; None when the source is a paper outside the system."""
    found = Dossier.objects.for_system("source").filter(number=commitment.source_number or None).first()
    if found is None or found.register not in registers():
        return None
    model = registers()[found.register].model
    return model.objects.for_system("source").select_related("dossier").get(pk=found.pk)


def end_of_source(commitment: Commitment) -> dt.date | None:
    """Return the day on which the agreement behind the commitment ends, where its register keeps one."""
    return getattr(source_of(commitment), "expiry_date", None)


def note_due_after(commitment: Commitment, start: dt.date) -> dt.date:
    """Return by when the next progress note is owed: at the end of the review period, and some working days more.

    Monthly while the agreement behind it is about to end, quarterly for the high level, else half-yearly.
    """
    province, end = commitment.dossier.province, end_of_source(commitment)
    days = int(limit("CK_ENDING_DAYS", province=province, on=start))
    key = "CK_REVIEW_HIGH" if commitment.is_high_level else "CK_REVIEW"
    if end is not None and (end - start).days <= days:
        key = "CK_REVIEW_ENDING"
    period = work_calendar().add_months(start, deadline(key, province=province, on=start).amount)
    return work_calendar().add_working_days(period, deadline("CK_NOTE", province=province, on=start).amount)
