"""What stands beside the trip: its estimate, who was asked, which exceptions were granted, what missions answered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Officer
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models.delegation import OutgoingDelegation


class Cost(models.Model):
    """A line of the estimate; norms are in US dollars for one person and day, sums in đồng."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="costs")
    kind = models.CharField(_("khoản chi"), max_length=24, choices=codes.CostKind.choices)
    country_group = models.CharField(_("nhóm nước"), max_length=3, choices=codes.CountryGroup.choices, blank=True)
    people = models.PositiveSmallIntegerField(_("số người"), default=1)
    days = models.PositiveSmallIntegerField(_("số ngày"), default=1)
    unit_usd = models.DecimalField(_("đơn giá (USD/người/ngày)"), max_digits=9, decimal_places=2, null=True, blank=True)
    amount_vnd = models.DecimalField(_("thành tiền (đồng)"), max_digits=14, decimal_places=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("khoản chi")

    def __str__(self) -> str:
        return self.get_kind_display()


class Consult(models.Model):
    """A body outside the chain of decision that was asked about the trip; its answer is read by those who decide."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="consults")
    who = models.CharField(_("cơ quan được hỏi"), max_length=200)
    sent_on = models.DateField(_("ngày gửi"))
    replied_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    content = models.TextField(_("nội dung trả lời"), max_length=2000, blank=True)

    class Meta:
        ordering = ("sent_on", "pk")
        verbose_name = _("ý kiến được hỏi")

    def __str__(self) -> str:
        return self.who


class GrantedException(models.Model):
    """A rule from which the delegation was freed: by whom, by which paper, why."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="exceptions")
    rule = models.CharField(_("quy tắc"), max_length=20)
    role = models.CharField(_("cấp cho phép"), max_length=20, choices=Role.choices)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày"))
    reason = models.TextField(_("lý do"), max_length=1000)

    class Meta:
        ordering = ("issued_on", "pk")
        verbose_name = _("ngoại lệ")

    def __str__(self) -> str:
        return f"{self.rule}: {self.number}"


class MissionReply(models.Model):
    """What a Vietnamese mission wrote about a decided delegation: an answer, contacts, chances to use."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="mission_replies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan đại diện"))
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người trả lời"))
    replied_on = models.DateField(_("ngày"))
    text = models.TextField(_("trả lời, đề nghị"), max_length=2000)
    contacts = models.TextField(_("đầu mối, cơ hội hợp tác"), max_length=2000, blank=True)
    supports = models.BooleanField(_("hỗ trợ đoàn"), default=False)

    class Meta:
        ordering = ("replied_on", "pk")
        verbose_name = _("trả lời của cơ quan đại diện")

    def __str__(self) -> str:
        return str(self.body)
