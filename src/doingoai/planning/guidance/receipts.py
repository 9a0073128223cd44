"""Receipts of a document: which ones wait for an officer's word, and the notice that a new one has come."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.lib.dates import format_date
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import body_place
from doingoai.planning.guidance.models import Guidance, Receipt
from doingoai.workflow import clock, notices
from doingoai.workflow.models import Topic


def open_receipts(record: Guidance, actor: Officer) -> list[Receipt]:
    """Return the receipts of the officer's own body that wait for its word."""
    rows = record.receipts.filter(received_on=None).select_related("body__successor") if record.pk else []
    return [row for row in rows if body_place(row.body.living().pk) in actor.seat.places]


def tell_recipients(record: Guidance, bodies: list[Body]) -> None:
    """Leave a notice for those who deal with guidance in the bodies that it was sent to."""
    posts = valid_on(clock.today(), "holdings__") & Q(
        holdings__post__body__in=bodies, holdings__post__role__in=[Role.FA_OFFICER, Role.FA_HEAD]
    )
    text = _("Văn bản chỉ đạo mới: %(name)s. Hạn ban hành kế hoạch: %(due)s.") % {
        "name": record.short_name,
        "due": format_date(record.response_due) if record.response_due else "",
    }
    officers = Officer.objects.filter(posts, is_active=True).distinct()
    notices.tell(officers, record.dossier, kind="guidance.send", text=text, topic=Topic.WORK)
