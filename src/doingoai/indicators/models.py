"""What is stored of figures: cells that add up to them, closed periods, and what was corrected after the closing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.indicators.periods import Period, Regime
from doingoai.organisations.models import Officer, Province


class Cell(models.Model):
    """What changed in one indicator of one unit in a half-month; the figure is the sum of its cells.

    Rows are only added, negative ones for what was taken back, and now and then put together (`cells.compact`): two
    officers never wait for each other. `span` is 1 for a half-month; for stocks there are also sums of whole years
    (24), so that a stock is found without reading every half-month since the beginning. `unit` is the key of the
    province, 0 for rows of no province.
    """

    indicator = models.CharField(max_length=12)
    unit = models.IntegerField()
    slot = models.IntegerField()  # `dates.slot_of`
    span = models.SmallIntegerField()
    count = models.IntegerField()  # rows
    total = models.DecimalField(max_digits=24, decimal_places=2)  # sum of a SUM
    part = models.IntegerField()  # numerator of a SHARE; rows that stand alone of a DISTINCT
    single = models.IntegerField()  # dossiers whose rows all lie here

    class Meta:
        # The sums stand in the index too: a national table reads it alone.
        indexes = [
            models.Index(
                fields=["indicator", "span", "slot", "unit", "count", "part", "total", "single"], name="cell_place"
            )
        ]


class Shared(models.Model):
    """Rows that may not simply be added: those of one shared case, and those of a dossier that lies in several places.

    `key` begins with “=” for a value of the indicator's `of`, with “#” for the key of a dossier.
    """

    indicator = models.CharField(max_length=12)
    unit = models.IntegerField()
    slot = models.IntegerField()
    key = models.CharField(max_length=120)
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["indicator", "slot"], name="shared_place")]


class Standing(models.Model):
    """What a dossier adds to an indicator that also looks at dossiers linked to it.

    Only for those: when the other dossier changes, what stood here before it did is known no more.
    """

    indicator = models.CharField(max_length=12)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    unit = models.IntegerField()
    first = models.IntegerField()
    last = models.IntegerField(null=True)
    key = models.CharField(max_length=120)
    count = models.IntegerField()
    total = models.DecimalField(max_digits=24, decimal_places=2)
    part = models.IntegerField()
    single = models.SmallIntegerField()  # 1: all that the dossier adds stands in this row

    class Meta:
        indexes = [models.Index(fields=["dossier", "indicator"], name="standing_place")]


class Closing(models.Model):
    """A period whose figures a unit has submitted: whoever changes one of them leaves a restatement.

    A report that was returned and sent again has several; what was restated meanwhile stays with the earlier one.
    """

    report = models.CharField(_("báo cáo"), max_length=40, db_index=True)  # number of the report's dossier
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="+")
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")  # null: the nation
    regime = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    first_month = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    first_slot = models.IntegerField()
    last_slot = models.IntegerField(db_index=True)
    closed_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=models.Q(reopened_at=None), name="closing_once")
        ]

    @property
    def period(self) -> Period:
        return Period(self.year, self.first_month, self.months, Regime(self.regime))


class Restatement(models.Model):
    """A figure of a closed period that a later act changed: old and new value, why, who, when (RP-02, BC-03)."""

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="restatements")
    indicator = models.CharField(_("chỉ tiêu"), max_length=12)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name=_("hồ sơ"))
    old = models.DecimalField(_("đã báo cáo"), max_digits=24, decimal_places=2, null=True)
    new = models.DecimalField(_("nay là"), max_digits=24, decimal_places=2, null=True)
    late = models.BooleanField(_("bổ sung kỳ trước"), default=False)  # the dossier had not been counted at all
    reason = models.TextField(_("lý do"))
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người thực hiện"))
    at = models.DateTimeField(_("lúc"))
    on = models.DateField(_("ngày"))

    class Meta:
        ordering = ("at", "pk")
