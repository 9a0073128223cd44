"""Facts about the world as dated rows with a source: countries, missions, legal instruments, calendar days."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How sure a fact or a rule is; what is not confirmed may warn, never block."""

    CONFIRMED = "CONFIRMED", _("Đã xác nhận")
    VERIFY = "VERIFY", _("Chờ xác minh")
    LOCAL = "LOCAL", _("Tỉnh đã ban hành")


class Country(models.Model):
    """A country or territory by the name that the Ministry uses."""

    code = models.CharField(_("mã"), max_length=2, primary_key=True)
    name = models.CharField(_("tên"), max_length=100)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=100)
    region = models.CharField(_("khu vực"), max_length=60, blank=True)
    # a territory whose naming needs care; the Ministry is then asked.
    special_wording = models.BooleanField(_("cần thận trọng về cách gọi"), default=False)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("nước, vùng lãnh thổ")

    def __str__(self) -> str:
        return self.name


class Mission(models.Model):
    """A Vietnamese mission abroad."""

    code = models.CharField(_("mã"), max_length=20, primary_key=True)
    name = models.CharField(_("tên"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200)
    kind = models.CharField(_("loại"), max_length=30)
    country = models.ForeignKey(Country, models.PROTECT, related_name="missions")
    city = models.CharField(_("thành phố"), max_length=80, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)

    class Meta:
        ordering = ("name",)
        verbose_name = _("cơ quan đại diện")

    def __str__(self) -> str:
        return self.name


class Instrument(models.Model):
    """A law, decree, directive, conclusion …: what guidance cites and rules rest on."""

    number = models.CharField(_("số, ký hiệu"), max_length=80)
    kind = models.CharField(_("loại"), max_length=60)
    title = models.CharField(_("trích yếu"), max_length=500, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("hết hiệu lực"), null=True, blank=True)
    replaced_by = models.CharField(_("được thay thế bởi"), max_length=80, blank=True)
    aliases = models.CharField(_("tên gọi tắt"), max_length=300, blank=True)  # "Quy chế 272|Quyết định 272"
    confidence = models.CharField(max_length=10, choices=Confidence.choices, default=Confidence.CONFIRMED)
    source = models.CharField(_("nguồn"), max_length=300, blank=True)
    # Folded number: looked up by what people and parsers write, with or without a leading zero.
    lookup = models.CharField(max_length=80, db_index=True, editable=False)

    class Meta:
        ordering = ("-issued_on", "number")
        constraints = [models.UniqueConstraint(fields=["number", "issued_on"], name="instrument_number_date")]
        verbose_name = _("văn bản")

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class CalendarDay(models.Model):
    """A day that is not what its weekday says: holiday, substitute day off, swapped work day."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Ngày lễ")
        SUBSTITUTE = "substitute", _("Nghỉ bù")
        SWAP_OFF = "swap_off", _("Nghỉ hoán đổi")
        SWAP_WORK = "swap_work", _("Làm việc bù")

    date = models.DateField(_("ngày"), primary_key=True)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=100)
    source = models.CharField(_("nguồn"), max_length=200)

    class Meta:
        ordering = ("date",)
        verbose_name = _("ngày nghỉ, ngày làm bù")

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"
