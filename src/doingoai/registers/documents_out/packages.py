"""Documents on their way to other systems as edXML packages: which wait, what each is, which have left.

Law: Quyết định 28/2018/QĐ-TTg. What a package says is in `letters`; folders of packages are in
`site.commands.exchange`; what other systems send is taken in by `registers.documents_in.packages`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from doingoai.edxml import write_letter
from doingoai.organisations.present import works_here
from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_out.actions.sending import TakeStatus
from doingoai.registers.documents_out.codes import Channel
from doingoai.registers.documents_out.deliveries import waits_for_package
from doingoai.registers.documents_out.letters import letter_of
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


def package_of(delivery: Delivery) -> tuple[str, bytes]:
    """Return the name and the bytes of the package for one recipient; while it is asked back, the recall.

    The same recipient in the same state gives the same name and bytes, so that sending again sends nothing new.
    Raises NotEdxml (incomplete), which names everything that is missing.
    """
    letter = letter_of(delivery)
    kind = ".thu-hoi" if delivery.code == StatusCode.RECALL_ASKED else ""
    return f"{safe(f'{letter.document_id}-{letter.receivers[0].organ_id}')}{kind}.edxml", write_letter(letter)


def waiting_packages() -> Iterator[Delivery]:
    """Yield the recipients for whom a package waits, letters before recalls, in the order of sending.

    Among them may be recipients without a body, to whom no package can be addressed.
    """
    records = OutgoingDocument.objects.for_system("exchange").select_related("issuer__parent", "file__file")
    letters = records.filter(deliveries__in=_electronic().filter(code=StatusCode.SENT, packed_at=None))
    for record in letters.distinct().order_by("sent_at", "pk").iterator(chunk_size=50):
        yield from waits_for_package(record)
    asked = _asked_back().filter(packed_at__lt=F("code_at")).order_by("code_at", "pk")
    yield from asked.select_related("body", "document__issuer__parent")


def mark_packed(delivery: Delivery, at: dt.datetime) -> None:
    """Note that the package has left. `at` is a moment before it was made: a recall after it still has to go."""
    Delivery.objects.filter(pk=delivery.pk).update(packed_at=at)


def settle_unsent() -> int:
    """End the recall at recipients whose package never left: there is nothing to give back. Return how many."""
    silent = _asked_back().filter(packed_at=None).exclude(body=None)
    answered = silent.exclude(events__code__in=set(StatusCode.values) - {StatusCode.SENT, StatusCode.RECALL_ASKED})
    unsent = [each for each in answered.select_related("body") if not works_here(each.body)]
    for each in unsent:
        record = OutgoingDocument.objects.for_system("exchange").get(deliveries=each.pk)
        perform(
            record, TakeStatus, actor=system_officer(), delivery=each.pk, code=StatusCode.RECALL_AGREED,
            at=clock.now(), note_text=_("Gói edXML chưa gửi đi nên không phải lấy lại."),
            key=f"unsent:{each.pk}:{each.code_at}",
        )  # fmt: skip
    return len(unsent)


def safe(text: str) -> str:
    """Return a text as it may stand in the name of a file on any system."""
    return _OUTSIDE_NAMES.sub("_", text)[:190]


def _electronic() -> QuerySet[Delivery]:
    return Delivery.objects.filter(is_pointer=False).exclude(channel=Channel.PAPER)


def _asked_back() -> QuerySet[Delivery]:
    return _electronic().filter(code=StatusCode.RECALL_ASKED, document__dossier__state=OutgoingDocument.State.RECALLING)
