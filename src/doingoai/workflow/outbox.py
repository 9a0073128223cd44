"""Announce an act to those who listen: a row in the act's own transaction, delivered by `doingoai jobs`."""

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.workflow import clock
from doingoai.workflow.models import Event


def announce(key: str, dossier: Dossier, actor: Officer) -> None:
    """Leave the event `register.verb` for the subscribers."""
    Event.objects.create(key=key, dossier=dossier, actor=actor, at=clock.now())
