"""One gift, given or received, with what was done about it. Photos are files of the dossier."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Record
from doingoai.registers.gifts import codes

AMOUNT: dict[str, Any] = {"max_digits": 14, "decimal_places": 0, "validators": [MinValueValidator(0)]}


def _code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices.choices, **options)


class Gift(Record):
    """One gift. Its event date is the day on which it changed hands."""

    class State(models.TextChoices):
        GIVEN = "GIVEN", _("Đã tặng")
        RECEIVED = "RECEIVED", _("Tiếp nhận")
        DECLARED = "DECLARED", _("Đã kê khai")
        VALUED = "VALUED", _("Đã định giá")
        HANDLED = "HANDLED", _("Đã quyết định xử lý")
        CLOSED = "CLOSED", _("Đóng hồ sơ")
        CANCELLED = "CANCELLED", _("Hủy")

    register, prefix = "gifts", "QTG"
    FINAL = frozenset({State.CLOSED, State.CANCELLED})

    direction = _code(_("chiều"), codes.Direction, editable=False)
    category = _code(_("loại quà"), codes.Category)
    quantity = models.PositiveSmallIntegerField(_("số lượng"), default=1)
    est_value_vnd = models.DecimalField(_("trị giá ước tính một món (đồng)"), **AMOUNT)
    giver = models.CharField(_("bên tặng"), max_length=200)
    receiver = models.CharField(_("bên nhận"), max_length=200)
    occasion = models.CharField(_("dịp"), max_length=300)
    changed_hands_on = models.DateField(_("ngày tặng, nhận"))
    visit_number = models.CharField(_("thuộc đoàn (mã hồ sơ)"), max_length=40, blank=True)
    funding = _code(_("nguồn kinh phí"), codes.Funding, blank=True)
    purpose = _code(_("mục đích tặng"), codes.Purpose, blank=True)
    recipient = _code(_("tặng cho"), codes.Recipient, blank=True)
    budget_line = models.CharField(_("dự toán, mục chi"), max_length=120, blank=True)
    from_interested = models.BooleanField(_("bên tặng có việc cần người nhận giải quyết"), default=False)
    declare_due_on = models.DateField(_("hạn kê khai"), null=True, blank=True, editable=False)
    declared_on = models.DateField(_("ngày kê khai"), null=True, blank=True)
    appraised_value_vnd = models.DecimalField(_("trị giá theo định giá (đồng)"), null=True, blank=True, **AMOUNT)
    appraised_by = models.CharField(_("người định giá"), max_length=120, blank=True)
    handling = _code(_("cách xử lý"), codes.Handling, blank=True)
    decision_doc = models.CharField(_("văn bản quyết định xử lý"), max_length=120, blank=True)
    handled_on = models.DateField(_("ngày quyết định xử lý"), null=True, blank=True)
    keeper = models.CharField(_("nơi giữ, nơi nhận"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("quà tặng")

    @property
    def total_vnd(self) -> Decimal:
        """What all pieces are worth, as appraised once they are."""
        each = self.est_value_vnd if self.appraised_value_vnd is None else self.appraised_value_vnd
        return each * self.quantity

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        return str(_("Tổng trị giá (đồng)")) if name == "total_vnd" else name

    def search_words(self) -> str:
        return f"{self.giver} {self.receiver} {self.occasion} {self.visit_number}"

    def facts(self) -> list[dict[str, object]]:
        return [{"direction": self.direction, "interested": self.from_interested}]
