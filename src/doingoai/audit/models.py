"""The ledger: append-only entries, each chained by a keyed hash to the one before it in the same unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChainHead(models.Model):
    """The last entry of a unit's chain; locked while an entry is appended."""

    unit = models.CharField(max_length=12, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """One act: who, what, on which dossier, which fields changed, by which rule of authority.

    The subject is a text key and the actor's name is copied: the entry outlives the rows it speaks of.
    """

    unit = models.CharField(max_length=12)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("lúc"))
    actor = models.CharField(_("tài khoản"), max_length=60)
    actor_name = models.CharField(_("người thực hiện"), max_length=200)
    action = models.CharField(_("việc"), max_length=80)
    subject = models.CharField(_("hồ sơ"), max_length=80, db_index=True)
    changes = models.JSONField(_("thay đổi"), default=dict)
    rule = models.CharField(_("theo quy tắc"), max_length=60, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ("-at", "-seq")
        constraints = [models.UniqueConstraint(fields=["unit", "seq"], name="ledger_unit_seq")]
        verbose_name = _("nhật ký")

    def __str__(self) -> str:
        return f"{self.unit}#{self.seq} {self.action}"
