"""What hangs on a visit: guests, programme, notices, help with entry, permits, costs, papers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.roles import Role
from doingoai.reference.models import Country
from doingoai.registers.delegations_in import codes
from doingoai.registers.delegations_in.models.visit import IncomingDelegation

MASK = "•••"


class PersonalText(models.CharField):
    """Personal data of a guest: ledger, history and API name it and never show it."""

    is_secret = True


class PersonalDay(models.DateField):
    """A day of birth: as `PersonalText`."""

    is_secret = True


def _visit(name: str) -> models.ForeignKey:
    return models.ForeignKey(IncomingDelegation, models.CASCADE, related_name=name)


def _code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices.choices, **options)


class Guest(models.Model):
    """One guest. Passport number and day of birth are read only by those who process the dossier (domain §2.4)."""

    delegation = _visit("guests")
    full_name = models.CharField(_("họ và tên"), max_length=120)
    part = _code(_("vai trò"), codes.GuestPart)
    sex = models.CharField(_("giới tính"), max_length=1, choices=codes.Sex.choices, blank=True)
    birth_date = PersonalDay(_("ngày sinh"), null=True, blank=True)
    nationality = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quốc tịch")
    )
    passport_no = PersonalText(_("số hộ chiếu"), max_length=30, blank=True)
    title = models.CharField(_("chức vụ"), max_length=200, blank=True)
    entry_status = models.CharField(_("thị thực, tình trạng nhập cảnh"), max_length=120, blank=True)
    is_overseas_vietnamese = models.BooleanField(_("kiều bào"), default=False)
    diet = models.CharField(_("ăn uống, tôn giáo, sức khỏe"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("khách")

    def __str__(self) -> str:
        return self.full_name

    @property
    def masked_passport(self) -> str:
        """The number as everybody sees it: its last two characters."""
        return f"{MASK}{self.passport_no[-2:]}" if self.passport_no else ""

    def missing(self) -> list[str]:
        """Name what the list still lacks of this guest (R-DV-04)."""
        wanted = {
            _("quốc tịch"): self.nationality_id, _("chức vụ"): self.title, _("số hộ chiếu"): self.passport_no,
        }  # fmt: skip
        return [str(label) for label, value in wanted.items() if not value]


class Item(models.Model):
    """One line of the programme."""

    delegation = _visit("programme")
    day = models.DateField(_("ngày"))
    time_from = models.TimeField(_("từ"))
    time_to = models.TimeField(_("đến"))
    kind = _code(_("loại"), codes.ItemKind)
    activity = models.CharField(_("nội dung"), max_length=300)
    place = models.CharField(_("địa điểm"), max_length=200)
    chair = models.CharField(_("chủ trì"), max_length=120, blank=True)
    chair_rank = models.CharField(_("cấp chủ trì"), max_length=3, choices=codes.HostRank.choices, blank=True)
    our_side = models.CharField(_("thành phần ta"), max_length=500, blank=True)
    their_side = models.CharField(_("thành phần bạn"), max_length=500, blank=True)
    interpreter = models.CharField(_("phiên dịch"), max_length=120, blank=True)
    in_charge = models.CharField(_("phụ trách"), max_length=120, blank=True)
    vehicle = models.CharField(_("xe"), max_length=120, blank=True)
    dress = models.CharField(_("trang phục"), max_length=120, blank=True)
    gift = models.CharField(_("quà tặng"), max_length=200, blank=True)
    backup = models.CharField(_("dự phòng"), max_length=200, blank=True)
    with_flags = models.BooleanField(_("có cờ, quốc ca"), default=False)

    class Meta:
        ordering = ("day", "time_from", "pk")
        verbose_name = _("mục chương trình")

    def __str__(self) -> str:
        return f"{self.day:%d/%m} {self.time_from:%H:%M} {self.activity}"

    def overlaps(self, other: Item) -> bool:
        """Tell whether both go on at one moment."""
        return self.day == other.day and self.time_from < other.time_to and other.time_from < self.time_to


class Notice(models.Model):
    """A notice to police, border guard, Ministry or commune; `programme_version` is the programme that it told."""

    delegation = _visit("notices")
    to = _code(_("nơi nhận"), codes.Notified)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    sent_on = models.DateField(_("ngày gửi"))
    replied_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    reply = models.CharField(_("trả lời"), max_length=500, blank=True)
    programme_version = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("sent_on", "pk")
        verbose_name = _("thông báo")

    def __str__(self) -> str:
        return f"{self.get_to_display()}, số {self.number} ngày {self.sent_on:%d/%m/%Y}"


class Support(models.Model):
    """Help with entry, or the permit that the law of the sector asks for."""

    delegation = _visit("supports")
    kind = _code(_("loại"), codes.SupportKind)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày"))
    valid_to = models.DateField(_("có giá trị đến"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        ordering = ("issued_on", "pk")
        verbose_name = _("hỗ trợ nhập cảnh, giấy phép")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Permit(models.Model):
    """A permit for a border or restricted area (row A24); without a number it has only been asked for."""

    delegation = _visit("permits")
    area = _code(_("khu vực"), codes.Area)
    places = models.CharField(_("địa điểm"), max_length=300)
    filed_on = models.DateField(_("ngày nộp đơn"))
    number = models.CharField(_("số giấy phép"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày cấp"), null=True, blank=True)
    valid_to = models.DateField(_("có giá trị đến"), null=True, blank=True)

    class Meta:
        ordering = ("filed_on", "pk")
        verbose_name = _("giấy phép vào khu vực")

    def __str__(self) -> str:
        return f"{self.get_area_display()}: {self.number or _('chưa cấp')}"


class Cost(models.Model):
    """One line of the cost: so many people, so many days, at so much for each."""

    delegation = _visit("costs")
    kind = _code(_("khoản"), codes.CostKind)
    part = _code(_("cho"), codes.GuestPart, blank=True)
    people = models.PositiveSmallIntegerField(_("số người"))
    days = models.PositiveSmallIntegerField(_("số ngày, lần"))
    unit_vnd = models.DecimalField(_("mức chi (đồng)"), max_digits=12, decimal_places=0)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("khoản chi")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def amount(self) -> Decimal:
        return self.people * self.days * self.unit_vnd


class Paper(models.Model):
    """A paper by which somebody gave an opinion or permitted the visit."""

    delegation = _visit("papers")
    kind = _code(_("loại"), codes.PaperKind)
    role = models.CharField(_("cấp"), max_length=20, choices=Role.choices)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày"))
    signer = models.CharField(_("người ký"), max_length=100)
    capacity = models.CharField(_("thẩm quyền ký"), max_length=10, choices=codes.Capacity.choices)

    class Meta:
        ordering = ("issued_on", "pk")
        verbose_name = _("văn bản")

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"
