"""Who listens to which act: one table, read by the delivery of events. A name is `register.verb` or `*.verb`."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from doingoai.register_kit.catalogue import registers
from doingoai.workflow import notices
from doingoai.workflow.models import Event


def tell_proposer(event: Event) -> None:
    """Tell the officer who opened the dossier what was decided on it."""
    dossier = event.dossier
    if dossier.opened_by_id in (None, event.actor_id):
        return
    register = registers().get(dossier.register)
    verb = register.verbs.get(event.key.partition(".")[2]) if register else None
    text = _("%(verb)s: %(title)s (%(who)s)") % {
        "verb": verb.label if verb else event.key,
        "title": dossier.title,
        "who": event.actor.full_name,
    }
    assert dossier.opened_by is not None  # its key is set
    notices.tell([dossier.opened_by], dossier, kind=event.key, text=text)


def tell_comment(event: Event) -> None:
    """Tell the officer who opened the dossier that somebody spoke about it."""
    if event.dossier.opened_by_id not in (None, event.actor_id):
        assert event.dossier.opened_by is not None  # its key is set
        text = _("%(who)s trao đổi về %(title)s") % {"who": event.actor.full_name, "title": event.dossier.title}
        notices.tell([event.dossier.opened_by], event.dossier, kind=event.key, text=text)


SUBSCRIBERS: dict[str, tuple[Callable[[Event], None], ...]] = {
    "*.approve": (tell_proposer,),
    "*.return": (tell_proposer,),
    "*.reject": (tell_proposer,),
    "*.comment": (tell_comment,),
}


def listeners(key: str) -> tuple[Callable[[Event], None], ...]:
    """Return the functions that listen to an act."""
    return SUBSCRIBERS.get(key, ()) + SUBSCRIBERS.get(f"*.{key.partition('.')[2]}", ())
