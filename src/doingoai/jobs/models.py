"""A job: long work that an officer asked for, how far it has come, and the file that came of it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import StoredFile
from doingoai.organisations.models import Officer

KEPT = dt.timedelta(days=7)


class Job(models.Model):
    """One piece of work; `attempts` counts how often it was taken: the mark by which a worker knows it as his."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ")
        RUNNING = "running", _("Đang làm")
        DONE = "done", _("Đã xong")
        FAILED = "failed", _("Không làm được")
        STOPPED = "stopped", _("Đã dừng")

    OPEN = frozenset({State.WAITING, State.RUNNING})

    kind = models.CharField(max_length=40)
    officer = models.ForeignKey(Officer, models.CASCADE, related_name="jobs")
    title = models.CharField(_("việc"), max_length=300)
    arguments = models.JSONField(default=dict)
    language = models.CharField(max_length=10, default="vi")
    back = models.CharField(max_length=1500, blank=True)  # the page from which it was asked
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=400, blank=True)
    result = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("tệp kết quả"), max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(_("yêu cầu lúc"), default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("việc dài")
        indexes = [
            models.Index(fields=["id"], name="job_open", condition=models.Q(state__in=["waiting", "running"])),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to come of it."""
        return self.state in self.OPEN

    @property
    def kept_until(self) -> dt.date | None:
        """The last day on which the result can be fetched."""
        return timezone.localdate(self.ended_at + KEPT) if self.ended_at else None
