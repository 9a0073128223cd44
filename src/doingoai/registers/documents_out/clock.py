"""What the clock does for sent documents: reminds whoever sent them of recipients that say nothing."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from doingoai.norms.lookup import due
from doingoai.organisations.roles import Role
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.workflow import notices
from doingoai.workflow.models import Topic

SILENT = (StatusCode.SENT, StatusCode.ARRIVED)
SENDERS = (Role.REQUESTER, Role.FA_OFFICER, Role.MOFA_LOCAL)


def remind_recipients(today: dt.date) -> int:
    """Tell the senders, once for each document and day, which recipients have not accepted it in time."""
    waiting = OutgoingDocument.objects.for_system("reminders").filter(
        dossier__state=OutgoingDocument.State.SENT, deliveries__code__in=SILENT, deliveries__is_pointer=False
    )
    count = 0
    for record in waiting.distinct().prefetch_related("deliveries"):
        late = [each for each in record.deliveries.all() if is_silent(each, record, today)]
        if not late or any(each.reminded_on == today for each in late):
            continue
        names = ", ".join(each.text for each in late[:5])
        text = _("%(count)d nơi chưa tiếp nhận %(number)s: %(names)s") % {
            "count": len(late), "number": record.document_number, "names": names,
        }  # fmt: skip
        notices.tell(
            notices.holders(record.dossier, SENDERS),
            record.dossier,
            kind="documents_out.silent",
            text=text,
            topic=Topic.LATE,
        )
        Delivery.objects.filter(pk__in=[each.pk for each in late]).update(reminded_on=today)
        count += 1
    return count


def is_silent(delivery: Delivery, record: OutgoingDocument, today: dt.date) -> bool:
    """Tell whether a recipient has not accepted the document within the time that is usual (VB_RECEIPT)."""
    if delivery.is_pointer or delivery.code not in SILENT or delivery.code_at is None:
        return False
    return today > due("VB_RECEIPT", delivery.code_at.date(), province=record.dossier.province)
