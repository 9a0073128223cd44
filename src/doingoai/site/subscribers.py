"""Who listens to which act. What a verb is (asks, decides, refuses) says who is told: a register names nobody here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.authority.decide import PARTY
from doingoai.authority.models import Step, Voice
from doingoai.dossiers.models import Comment, Participant
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import body_place
from doingoai.register_kit.catalogue import registers
from doingoai.workflow import notices
from doingoai.workflow.action import Action
from doingoai.workflow.models import Event, Topic
from doingoai.workflow.recipients import STAFF, Posts, meant_by, own_place, speakers

Listener = Callable[[Event], None]
GIVES_WORK = frozenset({"assign", "reassign", "arbitrate", "consult"})  # verbs that give an open case to bodies
CHANGES = frozenset({"amend", "approve_supplement", "call", "cancel", "postpone", "revoke"})
TELLS_ITSELF = frozenset({"opinion_rounds.cancel"})  # in other words for each body
ON_THE_DESK = (Participant.Part.LEAD, Participant.Part.CONSULTED)


def tell_deciders(event: Event) -> None:
    """Tell those who may speak at a step that it has reached them; each step once."""
    steps = list(Step.objects.filter(dossier=event.dossier, outcome=Step.Outcome.CURRENT).select_related("dossier"))
    able = speakers(steps, event.at.date()) if steps else {}
    for step in steps:
        text = _("%(what)s: %(title)s") % {"what": step.get_kind_display(), "title": event.dossier.title}
        notices.tell(able[step.pk], event.dossier, kind=f"step {step.pk}", text=text, topic=Topic.DECIDE)


def tell_proposers(event: Event) -> None:
    """Tell who opened the dossier, and who asked for the decision, what was decided on it or asked back, and why."""
    said = {"verb": _label(event), "title": event.dossier.title, "who": event.actor.full_name}
    text = _("%(verb)s: %(title)s (%(who)s)") % said
    if reason := _reason(event):
        text = _("%(said)s. Lý do: %(reason)s") % {"said": text, "reason": reason}
    notices.tell(_proposers(event), event.dossier, kind=_kind(event), text=text, topic=Topic.DECIDED)


def tell_comment(event: Event) -> None:
    """Tell who opened the dossier and whoever spoke about it before that somebody spoke again."""
    spoke = Comment.objects.filter(dossier=event.dossier, at__lte=event.at).order_by("pk").select_related("officer")
    talking = [comment.officer for comment in spoke]
    others = [who for who in (*_opener(event), *talking) if who.pk != event.actor_id]
    text = _("%(who)s trao đổi về %(title)s") % {"who": event.actor.full_name, "title": event.dossier.title}
    notices.tell(dict.fromkeys(others), event.dossier, kind=_kind(event), text=text, topic=Topic.COMMENT)


def tell_body(event: Event) -> None:
    """Tell the bodies to which an act of somebody else gave work: the one that owns the case, leads or is asked."""
    if event.dossier.is_open:
        rows = Participant.objects.filter(dossier=event.dossier, part__in=ON_THE_DESK)
        _tell_bodies(event, rows, Topic.WORK)


def tell_taking_part(event: Event) -> None:
    """Tell every body that takes part what was changed, put off or called off."""
    _tell_bodies(event, Participant.objects.filter(dossier=event.dossier), Topic.OTHER)


SUBSCRIBERS: dict[str, tuple[Listener, ...]] = {"*.comment": (tell_comment,)}  # by `register.verb` or `*.verb`


def listeners(key: str) -> tuple[Listener, ...]:
    """Return the functions that listen to an act: those named for it, and those that follow from what the verb is."""
    named = SUBSCRIBERS.get(key, ()) + SUBSCRIBERS.get(f"*.{key.partition('.')[2]}", ())
    verb = _verb(key)
    return named + (_by_nature(key, verb) if verb else ())


def _by_nature(key: str, verb: type[Action]) -> tuple[Listener, ...]:
    found: list[Listener] = []
    if verb.asks or (verb.decision and verb.agrees):
        found.append(tell_deciders)
    if verb.decision or (verb.needs_note and not verb.opens):
        found.append(tell_proposers)
    if verb.opens or verb.name in GIVES_WORK:
        found.append(tell_body)
    if verb.name in CHANGES and key not in TELLS_ITSELF:
        found.append(tell_taking_part)
    return tuple(found)


def _verb(key: str) -> type[Action] | None:
    name, _point, verb = key.partition(".")
    register = registers().get(name)
    return register.verbs.get(verb) if register else None


def _label(event: Event) -> str:
    verb = _verb(event.key)
    return str(verb.label) if verb else event.key


def _proposers(event: Event) -> Iterable[Officer]:
    """Return who opened the dossier and who last asked for a decision on it, but not the one who acts now."""
    last = Step.objects.filter(dossier=event.dossier, asked_at__lte=event.at).select_related("asked_by").last()
    found = [*_opener(event), *([last.asked_by] if last else [])]
    return dict.fromkeys(officer for officer in found if officer.pk != event.actor_id)


def _opener(event: Event) -> list[Officer]:
    return [event.dossier.opened_by] if event.dossier.opened_by else []


def _reason(event: Event) -> str:
    """Return why a decider said no; what a Party body said stays with those who may read it (domain §2.5)."""
    verb = _verb(event.key)
    if verb is None or verb.agrees:
        return ""
    said = Voice.objects.filter(step__dossier=event.dossier, officer=event.actor, agrees=False, at__lte=event.at)
    voice = said.order_by("pk").select_related("step").last()
    return voice.note.strip() if voice and voice.step.role not in PARTY else ""


def _tell_bodies(event: Event, taking_part: QuerySet[Participant], topic: str) -> None:
    """Tell the owning body and those that take part, but not the one in which the officer who acted sits."""
    dossier = event.dossier
    rows = taking_part.select_related("body__successor")
    bodies = {body.pk: body for body in (dossier.body.living(), *(row.body.living() for row in rows))}
    others = [body for body in bodies.values() if body_place(body.pk) not in event.actor.seat.places]
    text = _("%(verb)s: %(title)s") % {"verb": _label(event), "title": dossier.title}
    notices.tell(_staff(others, event), dossier, kind=_kind(event), text=text, topic=topic)


def _kind(event: Event) -> str:
    """Name the act in the notice: one that is done again is told again."""
    return f"{event.pk} {event.key}"


def _staff(bodies: list[Body], event: Event) -> list[Officer]:
    roles = (*STAFF, *meant_by(Role.REQUESTER_HEAD))
    posts = Posts(roles, [own_place(body) for body in bodies], event.at.date())
    level = event.dossier.access_level
    return [who for body in bodies for who in posts.holding(roles, own_place(body), level=level)]
