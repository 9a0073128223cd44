"""Events that wait to be delivered (outbox); notices and saved filters that officers find on their pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer


class Event(models.Model):
    """An act that happened; written in its transaction, delivered later to the subscribers."""

    key = models.CharField(max_length=80)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    actor = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["id"], name="event_waiting", condition=models.Q(delivered_at=None))]


class Notice(models.Model):
    """Something an officer should know; shown until read."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="notices")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    text = models.CharField(_("nội dung"), max_length=400)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at",)
        constraints = [
            # A reminder that runs twice says a thing once.
            models.UniqueConstraint(fields=["officer", "dossier", "kind", "text"], name="notice_once")
        ]


class SavedView(models.Model):
    """A filter of a list that an officer gave a name; hers alone, and it shows only what she may see anyway."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="saved_views")
    register = models.CharField(max_length=40)
    name = models.CharField(_("tên bộ lọc"), max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["officer", "register", "name"], name="saved_view_once")]
