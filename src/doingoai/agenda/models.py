"""A feed: the address under which an officer's calendar can be fetched by a calendar program, until it is revoked."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer


class Feed(models.Model):
    """One address of one officer. Of its token only the SHA-256 is kept: who reads the table cannot read the calendar.

    `filters` are those of the page from which it was made (`asked.FILTERS`), name → list of values.
    """

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="feeds")
    name = models.CharField(_("tên nguồn lịch"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    filters = models.JSONField(_("bộ lọc"), default=dict)
    created_at = models.DateTimeField(_("tạo lúc"), default=timezone.now)
    last_used_at = models.DateTimeField(_("dùng gần nhất"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("nguồn lịch")

    def __str__(self) -> str:
        return self.name
