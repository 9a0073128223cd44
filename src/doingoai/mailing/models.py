"""How an officer wants to be told; the outbox of mails and what each carries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.mailing.cadence import DEFAULTS, Cadence, next_digest, next_moment
from doingoai.organisations.models import Officer
from doingoai.reference.calendar import work_calendar
from doingoai.workflow.models import Notice

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MORNING, EVENING = 7, 20


def _hour(label: StrOrPromise, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, default=default, validators=[MaxValueValidator(23)])


class Preference(models.Model):
    """What an officer chose; one who never did has the defaults, unsaved."""

    officer = models.OneToOneField(Officer, models.CASCADE, primary_key=True, related_name="+")
    cadences = models.JSONField(default=dict)  # {topic: cadence}; a topic that is not in it keeps its default
    digest_hour = _hour(_("giờ gửi thư tổng hợp"), MORNING)
    quiet_from = _hour(_("không gửi thư từ"), EVENING)
    quiet_until = _hour(_("đến"), MORNING)
    working_days_only = models.BooleanField(_("chỉ gửi vào ngày làm việc"), default=True)
    language = models.CharField(_("ngôn ngữ của thư"), max_length=5, choices=settings.LANGUAGES, default="vi")

    def cadence(self, topic: str) -> str:
        """Return how the notices of a topic are mailed."""
        return self.cadences.get(topic, DEFAULTS[topic])

    def moment(self, cadence: str, now: dt.datetime) -> dt.datetime:
        """Return when a mail of this cadence is to leave, for a notice of `now`."""
        calendar = work_calendar() if self.working_days_only else None
        if cadence == Cadence.NOW:
            return next_moment(now, (self.quiet_from, self.quiet_until), calendar)
        return next_digest(now, self.digest_hour, monday=cadence == Cadence.WEEKLY, calendar=calendar)


class Mail(models.Model):
    """One mail to one officer; its text is written when it leaves, from what is still true and visible then.

    `attempts` is the mark by which a process knows a mail as its own; while SENDING, `not_before` is when another
    may take it over.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        FAILED = "failed", _("Chưa gửi được, sẽ thử lại")
        GIVEN_UP = "given_up", _("Đã thôi gửi sau nhiều lần lỗi")
        DROPPED = "dropped", _("Không cần gửi nữa")

    PENDING = frozenset({State.WAITING, State.SENDING, State.FAILED})

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="mails")
    cadence = models.CharField(_("cách gửi"), max_length=6, choices=Cadence.choices)
    due_at = models.DateTimeField(_("giờ gửi"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [
            models.Index(
                fields=["not_before", "id"], name="mail_pending",
                condition=models.Q(state__in=["waiting", "sending", "failed"]),
            )
        ]  # fmt: skip
        constraints = [
            # Notices of one moment travel together, and two processes that route at once make one mail.
            models.UniqueConstraint(fields=["officer", "cadence", "due_at"], name="mail_once")
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.due_at}"


class Item(models.Model):
    """A notice in a mail: in one mail only."""

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="items")
    notice = models.OneToOneField(Notice, models.CASCADE, related_name="+")
