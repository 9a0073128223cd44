"""Files: bytes are kept once, by their SHA-256, and never change; an attachment names one in a dossier."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer


class StoredFile(models.Model):
    """Immutable bytes, addressed by content."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    path = models.CharField(max_length=120)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256


class Attachment(models.Model):
    """A file in a dossier, under the name that it came with."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    kind = models.CharField(_("loại giấy tờ"), max_length=60, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("tệp đính kèm")

    def __str__(self) -> str:
        return self.name
