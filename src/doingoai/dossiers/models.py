"""The dossier: the shared life of every case. What the law asks of one kind stands in that register's model."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.door import DossierQuerySet, RecordQuerySet
from doingoai.organisations.models import Body, Officer, Province
from doingoai.organisations.roles import Access
from doingoai.organisations.seat import NATION


class Dossier(models.Model):
    """One case: its register, place, number, title, state, dates, access level, version.

    `province` is the unit of the dossier's own time (null: the centre); it is never rewritten by a merger.
    `version` grows with every act; who saves on an older version is told what the other one did.
    """

    register = models.CharField(_("sổ"), max_length=40)
    number = models.CharField(_("mã hồ sơ"), max_length=40, unique=True)
    title = models.CharField(_("tên"), max_length=500)
    state = models.CharField(_("trạng thái"), max_length=30)
    state_since = models.DateTimeField(_("từ lúc"), default=timezone.now)
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+", verbose_name=_("địa phương"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan chủ trì"))
    event_date = models.DateField(_("ngày phát sinh"))
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    is_open = models.BooleanField(_("chưa kết thúc"), default=True)
    access_level = models.PositiveSmallIntegerField(_("mức truy cập"), choices=Access.choices, default=Access.INTERNAL)
    version = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(_("ngày mở"), default=timezone.now)
    opened_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    search = models.TextField(editable=False)  # folded: title, number and what the register adds
    sort_key = models.CharField(max_length=200, editable=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["register", "-event_date", "-id"], name="dossier_register_date"),
            models.Index(fields=["register", "state"], name="dossier_register_state"),
            models.Index(fields=["body", "due_on"], name="dossier_due", condition=models.Q(is_open=True)),
            models.Index(fields=["due_on"], name="dossier_reminded", condition=models.Q(is_open=True)),
        ]
        verbose_name = _("hồ sơ")

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def key(self) -> str:
        """The ledger's name of this dossier; outlives the row."""
        return f"{self.register}/{self.number}"

    @property
    def unit(self) -> str:
        """The ledger chain to which acts on this dossier belong."""
        return f"P{self.province_id}" if self.province_id else NATION

    def get_absolute_url(self) -> str:
        return reverse(f"{self.register}:detail", args=[self.number])


class Participant(models.Model):
    """A body that takes part in a dossier beside its owner, and therefore sees it."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COOPERATE = "cooperate", _("Phối hợp")
        CONSULTED = "consulted", _("Được lấy ý kiến")
        RECIPIENT = "recipient", _("Nơi nhận")
        INFORMED = "informed", _("Để biết")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="participants")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "body", "part"], name="participant_once")]


class Reach(models.Model):
    """One row for each place from which a dossier is seen; derived by `reach.refresh`, never typed.

    Register, level and date are copied so that a list of one place is one index range: an officer's page costs
    what the administrator's costs (docs/adr/0003).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="reach")
    place = models.CharField(max_length=12)
    register = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField()
    event_date = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "place"], name="reach_once")]
        indexes = [
            models.Index(fields=["place", "register", "-event_date", "-dossier"], name="reach_list"),
        ]


class Link(models.Model):
    """A dossier that refers to another: registers know each other only through these rows."""

    class Kind(models.TextChoices):
        SERVES = "serves", _("Phục vụ nhiệm vụ")
        IMPLEMENTS = "implements", _("Triển khai")
        ARISES = "arises", _("Phát sinh từ")
        FOLLOWS = "follows", _("Tiếp nối")
        PLANNED = "planned", _("Theo dòng kế hoạch")
        RELATES = "relates", _("Liên quan")

    source = models.ForeignKey(Dossier, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Dossier, models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=12, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once")]


class Comment(models.Model):
    """What an officer says beside a dossier; not part of the case's file."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="comments")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(_("nội dung"), max_length=4000)

    class Meta:
        ordering = ("at",)


class Counter(models.Model):
    """The last number given in a register, place and year."""

    register = models.CharField(max_length=40)
    place = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "place", "year"], name="counter_once")]


class Record(models.Model):
    """What the law asks to be kept of one kind of case, joined one-to-one to its dossier.

    A register's model names its `register` key, the `prefix` of its numbers, its states (`State`), those in which a
    case has ended (`FINAL`) and the related names of its child rows (`parts`).
    """

    register: ClassVar[str]
    prefix: ClassVar[str]
    parts: ClassVar[tuple[str, ...]] = ()
    State: ClassVar[type[models.TextChoices]]
    FINAL: ClassVar[frozenset[str]] = frozenset()

    dossier = models.OneToOneField(Dossier, models.PROTECT, primary_key=True, related_name="+")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.dossier)

    @cached_property
    def state_label(self) -> str:
        """The state in the words of the register (`State` is the register's TextChoices)."""
        return str(self.State(self.dossier.state).label)

    def get_absolute_url(self) -> str:
        return self.dossier.get_absolute_url()

    def is_going_on(self) -> bool:
        """Tell whether somebody still owes something on this case; a register where a duty outlives the end says so."""
        return self.dossier.state not in self.FINAL

    def search_words(self) -> str:
        """Words beside number and title by which people look for this case; registers add their own."""
        return ""

    def fields_in_rows(self) -> dict[str, str]:
        """What one form edits field by field though each stands in a row of its own: {field of the form: text}."""
        return {}

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        """Name such a field in the history of the dossier."""
        return name

    def masked_for(self, officer: Officer) -> dict[str, str]:
        """What this officer reads instead of a field that only few may read: {field: text}; registers override."""
        return {}

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Bodies that see the dossier beside its owner, each with its part; registers add their own."""
        return []
