"""From which places a dossier is seen, and the upkeep of the rows that say so."""

from __future__ import annotations

from collections.abc import Iterable

from doingoai.dossiers.models import Dossier, Participant, Reach
from doingoai.organisations.models import Body
from doingoai.organisations.seat import NATION, body_place, province_place


def places(dossier: Dossier, taking_part: Iterable[Body]) -> set[str]:
    """Return the places that a dossier reaches.

    The centre; the dossier's province and the unit in which that lives today; its body, the bodies above it and the
    one that carries its duties today; and the same for every body that takes part.
    """
    found = {NATION}
    if dossier.province is not None:
        found |= {province_place(dossier.province.pk), province_place(dossier.province.living().pk)}
    for body in (dossier.body, *taking_part):
        found |= _of_body(body)
    for body in taking_part:
        if body.province is not None:
            found.add(province_place(body.province.living().pk))
    return found


def refresh(dossier: Dossier, taking_part: Iterable[tuple[Body, str]]) -> None:
    """Make the participants and the reach rows of a dossier say what the record says now."""
    pairs = {(body.pk, str(part)): body for body, part in taking_part}
    _refresh_participants(dossier, set(pairs))
    want = places(dossier, list(pairs.values()))
    rows = Reach.objects.filter(dossier=dossier)
    have = {row.place: row for row in rows}
    if set(have) - want:
        rows.exclude(place__in=want).delete()
    same = (dossier.register, dossier.access_level, dossier.event_date)
    if any((row.register, row.level, row.event_date) != same for row in have.values()):
        rows.update(register=dossier.register, level=dossier.access_level, event_date=dossier.event_date)
    Reach.objects.bulk_create(reach_rows(dossier, want - set(have)))


def reach_rows(dossier: Dossier, wanted: Iterable[str]) -> list[Reach]:
    """Return unsaved reach rows, one for each wanted place."""
    return [
        Reach(
            dossier=dossier,
            place=place,
            register=dossier.register,
            level=dossier.access_level,
            event_date=dossier.event_date,
        )
        for place in sorted(wanted)
    ]


def _refresh_participants(dossier: Dossier, want: set[tuple[int, str]]) -> None:
    have = {(row.body_id, row.part): row.pk for row in Participant.objects.filter(dossier=dossier)}
    gone = [pk for pair, pk in have.items() if pair not in want]
    if gone:
        Participant.objects.filter(pk__in=gone).delete()
    Participant.objects.bulk_create(
        [Participant(dossier=dossier, body_id=body, part=part) for body, part in sorted(want - set(have))]
    )


def _of_body(body: Body) -> set[str]:
    return {body_place(each.pk) for each in (body, body.living(), *body.ancestors())}
