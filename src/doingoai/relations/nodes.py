"""A document as the relations know it: a public instrument of the reference, or a dossier that is a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from doingoai.dossiers.models import Dossier
from doingoai.reference.models import Instrument

Subject = Instrument | Dossier


@dataclass(frozen=True)
class Node:
    """One document; two nodes are equal when they are the same row."""

    subject: Subject

    @property
    def is_dossier(self) -> bool:
        return isinstance(self.subject, Dossier)

    @property
    def number(self) -> str:
        return self.subject.number

    @property
    def name(self) -> str:
        """How a sentence names it: "Nghị định 30/2020/NĐ-CP"; a dossier by its number and title."""
        return str(self.subject)

    @property
    def full_name(self) -> str:
        """Name and title, as a list names it."""
        return self.name if self.is_dossier else f"{self.name} {self.title}".strip()

    @property
    def title(self) -> str:
        return self.subject.title

    @property
    def starts(self) -> dt.date | None:
        """The day from which it is in force: as stated, else that of signing (domain 4.2); of a dossier its day."""
        if isinstance(self.subject, Dossier):
            return self.subject.event_date
        return self.subject.effective_from or self.subject.issued_on

    @property
    def ends(self) -> dt.date | None:
        """The last day in force that is stated for the document itself; a dossier ends by relations only."""
        return None if isinstance(self.subject, Dossier) else self.subject.effective_to

    @property
    def url(self) -> str:
        if isinstance(self.subject, Dossier):
            return self.subject.get_absolute_url()
        return reverse("relations:instrument", args=[self.subject.pk])


def split(nodes: list[Node]) -> tuple[list[int], list[int]]:
    """Return the keys of the instruments and of the dossiers among nodes."""
    return (
        [node.subject.pk for node in nodes if not node.is_dossier],
        [node.subject.pk for node in nodes if node.is_dossier],
    )
