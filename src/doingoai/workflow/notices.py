"""Notices: what an officer finds under “Tin mới”; saying the same thing twice says it once."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.workflow import clock
from doingoai.workflow.models import Notice


def tell(officers: Iterable[Officer], dossier: Dossier, *, kind: str, text: str) -> None:
    """Leave a notice for each officer."""
    at = clock.now()
    rows = [Notice(officer=officer, dossier=dossier, kind=kind[:40], text=text[:400], at=at) for officer in officers]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def mark_read(officer: Officer, dossier: Dossier) -> None:
    """Opening a dossier reads the notices about it."""
    Notice.objects.filter(officer=officer, dossier=dossier, read_at=None).update(read_at=timezone.now())
