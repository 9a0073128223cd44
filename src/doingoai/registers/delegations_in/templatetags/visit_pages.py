"""What the page of a visit shows beside the kit's: the suggestion of protocol, papers with the guests' data."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.reference.models import Confidence
from doingoai.registers.delegations_in.documents import WITH_GUESTS
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.protocol import Protocol, checklist, protocol_for, shows_flags
from doingoai.registers.delegations_in.sight import sees_guests

register = template.Library()


@register.simple_tag
def protocol_of(record: IncomingDelegation) -> dict[str, Any]:
    """Return the protocol suggested for the visit and the points to settle."""
    row, done = protocol_for(record), set(record.protocol_done)
    return {
        "suggested": _suggested(row, record) if row else [],
        "source": row.source if row else "",
        "unsure": row is not None and row.confidence == Confidence.VERIFY,
        "warning": record.particular.warning if record.particular else "",
        "points": [(point.name, point.code in done) for point in checklist(record)],
    }


@register.simple_tag(takes_context=True)
def guest_papers(context: Any, record: IncomingDelegation) -> list[dict[str, Any]]:
    """Return the papers with the guests' data, for who may read them."""
    if not sees_guests(record, context["request"].user):
        return []
    number = record.dossier.number
    return [{"label": each.title, "url": reverse(f"delegations_in:{each.key}", args=[number])} for each in WITH_GUESTS]


def _suggested(row: Protocol, record: IncomingDelegation) -> list[tuple[str, Any]]:
    pairs = [
        (_("Người tiếp"), row.host),
        (_("Đón, tiễn"), row.greeting),
        (_("Chiêu đãi"), row.banquet),
        (_("Hoa"), row.flowers),
        (_("Cờ"), row.flags if shows_flags(record) else _("Không treo cờ, không cử quốc ca")),
        (_("Xe"), row.car),
        (_("Quà tặng"), row.gift_class),
        (_("Ghi chú"), row.note),
    ]
    return [(str(label), str(value)) for label, value in pairs if value]
