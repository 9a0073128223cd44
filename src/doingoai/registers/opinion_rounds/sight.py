"""Who reads which answers, who is told: the owner's side reads all, an asked body its own until the round closes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from doingoai.audit import ledger
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import NATION, body_place, province_place
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound
from doingoai.workflow import clock, notices
from doingoai.workflow.models import Topic
from doingoai.workflow.snapshot import Plain, difference, row

WORKERS = (
    Role.REQUESTER, Role.REQUESTER_HEAD, Role.FA_OFFICER, Role.FA_HEAD, Role.UBND_OFFICE, Role.PARTY_OFFICE,
    Role.POLICE, Role.BORDER, Role.FINANCE, Role.COMMUNE, Role.MOFA_LOCAL, Role.MOFA_HEAD, Role.MISSION,
)  # fmt: skip


def reads_all(record: OpinionRound, officer: Officer) -> bool:
    """Tell whether the officer may read every answer.

    The owner's body and those above it, whoever sees the owner's whole province, the centre unless it is itself
    asked; and after the round is closed everybody who sees it.
    """
    dossier, seat = record.dossier, officer.seat
    owner = (dossier.body, dossier.body.living(), *dossier.body.ancestors())
    if dossier.state == OpinionRound.State.CLOSED or any(body_place(body.pk) in seat.places for body in owner):
        return True
    if dossier.province is not None and seat.scope == province_place(dossier.province.living().pk):
        return True
    return seat.scope == NATION and not own_requests(record, officer)


def own_requests(record: OpinionRound, officer: Officer) -> list[OpinionRequest]:
    """Return the rows of the officer's own bodies, as they live today."""
    rows = record.requests.exclude(sent_on=None).select_related("body__successor") if record.pk else []
    return [each for each in rows if body_place(each.body.living().pk) in officer.seat.places]


def seen_requests(record: OpinionRound, officer: Officer) -> QuerySet[OpinionRequest]:
    """Return the rows whose answers the officer may read; every page and document of answers asks here."""
    rows = record.requests.select_related("body", "officer").prefetch_related("replies__question")
    if reads_all(record, officer):
        return rows
    return rows.filter(pk__in=[each.pk for each in own_requests(record, officer)])


def tell_bodies(record: OpinionRound, bodies: Iterable[Body], *, kind: str, text: str) -> None:
    """Leave a notice for those who deal with such questions in the bodies, and may read the dossier."""
    posts = valid_on(clock.today(), "holdings__") & Q(
        holdings__post__body__in=[body.living() for body in bodies],
        holdings__post__role__in=WORKERS,
        holdings__post__clearance__gte=record.dossier.access_level,
    )
    notices.tell(
        Officer.objects.filter(posts, is_active=True).distinct(), record.dossier, kind=kind, text=text, topic=Topic.WORK
    )


def told(request: OpinionRequest) -> Plain:
    """Return what a row says, with its replies by question, for its own ledger subject."""
    replies = {str(each.question.number): each.text for each in request.replies.select_related("question")}
    return row(request) | {"replies": replies}


def remember(record: OpinionRound, request: OpinionRequest, before: Plain, *, verb: str, actor: Officer) -> None:
    """Write what changed in a row to the ledger, under the row's own subject: the dossier's history never shows it."""
    dossier = record.dossier
    ledger.record(
        unit=dossier.unit, actor=actor.username, actor_name=actor.full_name, action=f"{dossier.register}.{verb}",
        subject=subject_of(request), changes=difference(before, told(request)), at=clock.now(),
    )  # fmt: skip


def subject_of(request: OpinionRequest) -> str:
    return f"{request.round.dossier.key}/{request.pk}"
