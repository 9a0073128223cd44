"""One relation between two documents, each a public instrument or a dossier. Read through `visible_to` only: an edge
to a dossier that an officer may not see does not exist for him.
"""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.door import GuardedQuerySet
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.reference.models import Instrument
from doingoai.relations.kinds import RANK, Kind, words
from doingoai.relations.nodes import Node, split

ENDS = ("source", "target")
SHAPES = [(source, target) for source in ("dossier", "instrument") for target in ("dossier", "instrument")]


class RelationQuerySet(GuardedQuerySet):
    """Relations as an officer sees them."""

    def visible_to(self, officer: Officer) -> Self:
        """Keep the relations that stand, of which every end is an instrument or a dossier that the officer sees."""
        seen = Dossier.objects.visible_to(officer)
        clone = self.filter(withdrawn_at=None).select_related(
            *(f"{end}_{kind}" for end in ENDS for kind in ("dossier", "instrument"))
        )
        for end in ENDS:
            there = Exists(seen.filter(pk=OuterRef(f"{end}_dossier")))
            clone = clone.filter(Q(**{f"{end}_dossier__isnull": True}) | there)
        clone._door = "visible_to"
        return clone

    def onto(self, nodes: list[Node]) -> Self:
        return self.filter(at("target", nodes))

    def out_of(self, nodes: list[Node]) -> Self:
        return self.filter(at("source", nodes))


def at(end: str, nodes: list[Node]) -> Q:
    """Return the condition that one end of a relation is among nodes."""
    if len(nodes) == 1:  # equality lets the index give the order too
        return Q(**{f"{end}_{'dossier' if nodes[0].is_dossier else 'instrument'}": nodes[0].subject.pk})
    instruments, dossiers = split(nodes)
    return Q(**{f"{end}_instrument__in": instruments}) | Q(**{f"{end}_dossier__in": dossiers})


def _one_of(end: str) -> models.CheckConstraint:
    dossier, instrument = f"{end}_dossier__isnull", f"{end}_instrument__isnull"
    either = Q(**{dossier: True, instrument: False}) | Q(**{dossier: False, instrument: True})
    return models.CheckConstraint(condition=either, name=f"relation_one_{end}")


def _once(source: str, target: str) -> models.UniqueConstraint:
    """Null differs from null in a unique index, so each shape of relation has its own."""
    names = [f"source_{source}", f"target_{target}"]
    return models.UniqueConstraint(
        fields=[*names, "kind", "unit"], name=f"relation_once_{source[0]}{target[0]}",
        condition=Q(**{f"{name}__isnull": False for name in names}),
    )  # fmt: skip


class Relation(models.Model):
    """The source does `kind` to the target, or to a unit of it ("Điều 9 khoản 3").

    `effective_from` empty: since the source itself is in force. `effective_to` is the last day of a suspension.
    """

    class Origin(models.TextChoices):
        """Who says so; what was read and what follows from the reference is made again, what was typed stays."""

        TYPED = "typed", _("cán bộ ghi")
        READ = "read", _("đọc từ văn bản")
        REFERENCE = "reference", _("danh mục văn bản")

    # No index of their own: those below begin with them.
    source_dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="+", db_index=False)
    source_instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+", db_index=False)
    target_dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+", db_index=False)
    target_instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(_("quan hệ"), max_length=12, choices=Kind.choices)
    # The order in which relations are told: thousands may cite one law, a page reads the first of them by index.
    rank = models.GeneratedField(
        expression=Case(*(When(kind=kind, then=Value(rank)) for kind, rank in RANK.items()), default=Value(len(RANK))),
        output_field=models.SmallIntegerField(), db_persist=True,
    )  # fmt: skip
    unit = models.CharField(_("phần, điều, khoản"), max_length=120, blank=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    from_start = models.BooleanField(_("hủy bỏ: không có giá trị từ đầu"), default=False)
    surface = models.CharField(_("in trong văn bản"), max_length=300, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)
    created_by = models.ForeignKey("organisations.Officer", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    # Taken back as recorded wrongly: kept, so that it is known who did, and that reading again does not bring it back.
    withdrawn_by = models.ForeignKey("organisations.Officer", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=[f"{end}_{kind}", "rank", "id"], name=f"relation_{end}_{kind}")
            for end in ("source", "target")
            for kind in ("dossier", "instrument")
        ]
        constraints = [
            *(_one_of(end) for end in ENDS),
            *(_once(*shape) for shape in SHAPES),
            models.CheckConstraint(condition=~Q(source_dossier=F("target_dossier")), name="relation_dossier_other"),
            models.CheckConstraint(condition=~Q(source_instrument=F("target_instrument")), name="relation_law_other"),
            models.CheckConstraint(condition=Q(from_start=False) | Q(kind=Kind.REPEALS), name="relation_void_repeals"),
        ]
        verbose_name = _("quan hệ giữa văn bản")

    def __str__(self) -> str:
        return f"{words(self.kind, outward=True)} {self.unit} {self.target.name}".replace("  ", " ")

    @property
    def source(self) -> Node:
        return Node(self.source_dossier or self.source_instrument)  # type: ignore[arg-type]  # one of the two: a check

    @property
    def target(self) -> Node:
        return Node(self.target_dossier or self.target_instrument)  # type: ignore[arg-type]

    @property
    def since(self) -> dt.date | None:
        """The day from which it has effect; None when neither it nor its source has a known one."""
        return self.effective_from or self.source.starts
