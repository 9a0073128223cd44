"""Events that wait to be delivered (outbox); notices and saved filters that officers find on their pages."""

from __future__ import annotations

import datetime as dt

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


class Topic(models.TextChoices):
    """What a notice is about: for each, an officer says how it is to be mailed."""

    DECIDE = "decide", _("Chờ tôi quyết định, cho ý kiến")
    WORK = "work", _("Việc mới giao cho cơ quan tôi")
    DECIDED = "decided", _("Kết quả với hồ sơ của tôi")
    COMMENT = "comment", _("Trao đổi về hồ sơ của tôi")
    NEAR = "near", _("Sắp đến hạn")
    LATE = "late", _("Quá hạn")
    ESCALATION = "escalation", _("Việc quá hạn được báo lên tôi")
    REPORT = "report", _("Chế độ báo cáo")
    OTHER = "other", _("Tin khác của hệ thống")


class Notice(models.Model):
    """Something an officer should know; shown until read. Its own outbox: `routed_at` is when mail was decided."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="notices")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    topic = models.CharField(_("loại tin"), max_length=10, choices=Topic.choices, default=Topic.OTHER)
    kind = models.CharField(max_length=40)
    text = models.CharField(_("nội dung"), max_length=400)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    routed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["officer", "-at", "-id"], name="notice_newest"),
            models.Index(fields=["officer"], name="notice_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["id"], name="notice_unrouted", condition=models.Q(routed_at=None)),
        ]
        constraints = [
            # A reminder that runs twice says a thing once.
            models.UniqueConstraint(fields=["officer", "dossier", "kind", "text"], name="notice_once")
        ]


class Served(models.Model):
    """The last day on which the clock did a thing: what lies between it and today is caught up."""

    name = models.CharField(max_length=40, primary_key=True)
    day = models.DateField()

    @staticmethod
    def last(name: str) -> dt.date | None:
        """Return the last day served, None when it never was."""
        return Served.objects.filter(pk=name).values_list("day", flat=True).first()

    @staticmethod
    def mark(name: str, day: dt.date) -> None:
        """Keep that `day` was served; never goes back, whichever process comes last."""
        Served.objects.bulk_create([Served(name=name, day=day)], ignore_conflicts=True)
        Served.objects.filter(pk=name, day__lt=day).update(day=day)


class SavedView(models.Model):
    """A filter of a list that an officer gave a name; hers alone, and it shows only what she may see anyway."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="saved_views")
    register = models.CharField(max_length=40)
    name = models.CharField(_("tên bộ lọc"), max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["officer", "register", "name"], name="saved_view_once")]
