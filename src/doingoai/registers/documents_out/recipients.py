"""Nơi nhận: the lines as typed, whom each means, and what "Như trên" stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from doingoai.lib.text import fold
from doingoai.organisations.models import Body
from doingoai.organisations.named import bodies_named
from doingoai.registers.documents_out.codes import Channel
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.registers.documents_out.paper import lines_of

# "Như trên" stands for the addressees, "Như Điều 3" for those whom the article names: neither is a recipient.
POINTERS = ("nhu tren", "nhu dieu")
ABOVE = "Như trên"


def keep_lines(record: OutgoingDocument, rows: Iterable[Mapping[str, Any]]) -> None:
    """Replace the lines of a draft; a line without a body is given the one that bears its name."""
    kept = [row for row in rows if row["text"].strip()]
    named = bodies_named((row["text"] for row in kept), province=record.dossier.province)
    Delivery.objects.filter(document=record).delete()
    Delivery.objects.bulk_create(
        Delivery(
            document=record, position=position, text=row["text"].strip(" -;."), purpose=row["purpose"].strip("() "),
            body=row["body"] or _only(named[row["text"]]), channel=row["channel"] or Channel.ELECTRONIC,
            is_pointer=fold(row["text"]).startswith(POINTERS),
        )
        for position, row in enumerate(kept)
    )  # fmt: skip


def spread(record: OutgoingDocument) -> None:
    """Make a recipient of everyone whom the document goes to: "Như trên" and groups become lines of their own.

    Called once, at issue; the lines that are printed stay as they were typed.
    """
    lines = list(record.deliveries.all())
    named = bodies_named(
        [*lines_of(record.addressees), *(each.text for each in lines)], province=record.dossier.province
    )
    taken = {each.body_id for each in lines if each.body_id}
    fresh: list[Delivery] = []
    for line in lines:
        meant = _above(record, named) if line.is_pointer else [(line.text, body) for body in named[line.text][1:]]
        if not line.is_pointer and len(named[line.text]) > 1:
            line.is_pointer = True
            meant = [(line.text, body) for body in named[line.text]]
        fresh += [_unprinted(line, text, body) for text, body in meant if body is None or body.pk not in taken]
        taken |= {body.pk for _text, body in meant if body}
    Delivery.objects.bulk_update(lines, ["is_pointer"])
    Delivery.objects.bulk_create(fresh)


def _above(record: OutgoingDocument, named: Mapping[str, list[Body]]) -> list[tuple[str, Body | None]]:
    found: list[tuple[str, Body | None]] = []
    for text in lines_of(record.addressees):
        found += [(text, body) for body in named[text]] or [(text, None)]
    return found


def _unprinted(line: Delivery, text: str, body: Body | None) -> Delivery:
    return Delivery(
        document=line.document, position=line.position, text=body.name if body else text, purpose=line.purpose,
        body=body, channel=line.channel, is_printed=False,
    )  # fmt: skip


def _only(bodies: list[Body]) -> Body | None:
    return bodies[0] if len(bodies) == 1 else None
