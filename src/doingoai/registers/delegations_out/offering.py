"""What others may know of a delegation: when it is abroad, where, who; for passports and the calendar."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.offers import Journey, Traveller
from doingoai.registers.delegations_out.codes import DelegationType
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules.looking import GOING


def journey(dossier: Dossier) -> Journey:
    """Return the journey of a delegation; transit is not a visit."""
    rows = OutgoingDelegation.objects.for_system("offers").prefetch_related("members", "stops")
    record = rows.get(pk=dossier.pk)
    return Journey(
        dossier=dossier,
        first=record.actual_depart_on or record.depart_on,
        last=record.actual_return_on or record.return_on,
        decided=dossier.state in GOING,
        private=record.is_private,
        countries=frozenset(stop.country_id for stop in record.stops.all() if not stop.is_transit),
        travellers=tuple(Traveller(each.person_key, each.full_name, each.senior_rank) for each in record.members.all()),
    )


# Decided trips on duty; where somebody spends a private journey is nobody's calendar.
TRIP = Occasion(
    key="trip", name=_("Đoàn ra"), first="depart_on", last="return_on", people="member_names",
    country="stops.country", partner="invited_by", place="countries",
    only=Q(dossier__state__in=GOING) & ~Q(delegation_type=DelegationType.PRIVATE),
)  # fmt: skip
