"""An outgoing document: what it says, who signs it, to whom it goes, and how far each recipient has come with it.

Law: Nghị định 30/2020/NĐ-CP (form, numbers, registration, dispatch); Quyết định 28/2018/QĐ-TTg (states of exchange).
"""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.documents import LAYOUTS
from doingoai.dossiers.models import Dossier, Participant, Record
from doingoai.organisations.models import Body
from doingoai.reference.papers import SETTLED, StatusCode, Urgency
from doingoai.registers.documents_out.codes import Capacity, Channel, Circulation, Form

MOST_LETTERS = 200_000  # about a hundred pages
# Every kind of both forms, each once; which of them a form knows is checked when the draft is saved.
KIND_CHOICES = list({kind.key: kind.name for form in LAYOUTS.values() for kind in form.kinds.values()}.items())


class OutgoingDocument(Record):
    """One document from its draft to what became of it at each recipient."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        SUBMITTED = "SUBMITTED", _("Đang trình ký")
        APPROVED = "APPROVED", _("Đã duyệt, chờ phát hành")
        ISSUED = "ISSUED", _("Đã phát hành")
        SENT = "SENT", _("Đã gửi")
        RECALLING = "RECALLING", _("Đang thu hồi")
        RECALLED = "RECALLED", _("Đã thu hồi")
        REPLACED = "REPLACED", _("Đã được thay thế")
        VOIDED = "VOIDED", _("Đã hủy số")
        CANCELLED = "CANCELLED", _("Đã bỏ dự thảo")

    register, prefix, parts = "documents_out", "VBDI", ("deliveries",)
    FINAL = frozenset({State.RECALLED, State.REPLACED, State.VOIDED, State.CANCELLED})
    WITH_NUMBER = frozenset({State.ISSUED, State.SENT, State.RECALLING, State.RECALLED, State.REPLACED, State.VOIDED})

    form = models.CharField(_("thể thức"), max_length=12, choices=Form.choices, default=Form.STATE)
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=KIND_CHOICES, default="cong_van")
    issuer = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan ban hành"))
    addressees = models.TextField(_("kính gửi"), blank=True)
    bases = models.TextField(_("căn cứ"), blank=True)
    content = models.TextField(_("nội dung"), validators=[MaxLengthValidator(MOST_LETTERS)])
    urgency = models.CharField(_("độ khẩn"), max_length=12, choices=Urgency.choices, blank=True)
    circulation = models.CharField(_("chỉ dẫn lưu hành"), max_length=20, choices=Circulation.choices, blank=True)
    reply_due = models.DateField(_("hạn trả lời"), null=True, blank=True)

    capacity = models.CharField(_("quyền hạn ký"), max_length=6, choices=Capacity.choices, blank=True)
    organisation = models.CharField(_("ký thay mặt"), max_length=120, blank=True)
    head_post = models.CharField(_("chức vụ người đứng đầu"), max_length=120)
    own_post = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer = models.CharField(_("họ tên người ký"), max_length=100)
    unit_symbol = models.CharField(_("ký hiệu đơn vị soạn thảo"), max_length=20, blank=True)
    archive_note = models.CharField(_("lưu"), max_length=60, default="VT")

    answers = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("trả lời văn bản đến")
    )
    replaces = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thay thế văn bản")
    )

    serial = models.PositiveIntegerField(_("số"), null=True, blank=True, editable=False)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True, editable=False)
    document_number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    message_id = models.CharField(_("mã trao đổi"), max_length=120, blank=True, editable=False, db_index=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("bản phát hành"),
    )  # fmt: skip
    signature = models.CharField(_("chữ ký số"), max_length=300, blank=True)
    verdict = models.CharField(max_length=10, blank=True, editable=False)  # of `signing.Verdict`

    class Meta:
        verbose_name = _("văn bản đi")

    def search_words(self) -> str:
        return f"{self.document_number} {self.get_kind_display()} {self.issuer} {self.addressees} {self.content}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """The body that issues sees what is submitted to it; recipients see their own incoming document instead."""
        return [] if self.issuer_id == self.dossier.body_id else [(self.issuer, Participant.Part.LEAD)]

    def is_going_on(self) -> bool:
        """A document that was sent is done when nobody owes a receipt or an answer any more."""
        if self.dossier.state != self.State.SENT:
            return super().is_going_on()
        return bool(self.reply_due) and any(not each.is_settled for each in self.deliveries.all())

    def facts(self) -> list[dict[str, object]]:
        levels = {Body.Kind.PEOPLES_COMMITTEE: "UBND", Body.Kind.PROVINCIAL_PARTY: "TU"}
        level = levels.get(Body.Kind(self.issuer.kind), "CQ") if self.issuer_id else "CQ"
        focal = self.issuer_id is not None and self.issuer.is_focal
        where = "province" if self.dossier.province_id else "nation"
        return [{"level": level, "focal": "yes" if focal else "no", "level_of": where}]

    @property
    def short_name(self) -> str:
        """ "Tờ trình 12/TTr-SNgV": how another document names this one."""
        return f"{self.get_kind_display()} {self.document_number}".strip()


class Delivery(models.Model):
    """One line of Nơi nhận, or one of those that "Như trên" stands for: a recipient with its channel and state."""

    document = models.ForeignKey(OutgoingDocument, models.CASCADE, related_name="deliveries")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("nơi nhận"), max_length=300)
    purpose = models.CharField(_("để"), max_length=40, blank=True)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan nhận")
    )
    channel = models.CharField(_("hình thức"), max_length=10, choices=Channel.choices, default=Channel.ELECTRONIC)
    # A line that stands for others ("Như trên") is printed and not sent; what it stands for is sent and not printed.
    is_printed = models.BooleanField(default=True)
    is_pointer = models.BooleanField(default=False)
    code = models.CharField(_("trạng thái"), max_length=4, choices=StatusCode.choices, blank=True)
    code_at = models.DateTimeField(_("lúc"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    packed_at = models.DateTimeField(null=True, blank=True)  # when its edXML package left for another system

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("nơi nhận")

    def __str__(self) -> str:
        return f"{self.text} ({self.purpose})" if self.purpose else self.text

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing more is expected of this recipient: who only has to know is done when it has it."""
        has_it = self.code in (StatusCode.RECEIVED, StatusCode.ASSIGNED, StatusCode.WORKING)
        only_knows = bool(self.purpose) or not self.document.reply_due
        return self.is_pointer or self.code in SETTLED or (has_it and only_knows)

    def days_since(self, today: dt.date) -> int:
        """Return the days since its last change of state, 0 before it was sent."""
        return (today - self.code_at.date()).days if self.code_at else 0


class DeliveryEvent(models.Model):
    """A change of a recipient's state; `key` makes a message that comes twice count once."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="events")
    code = models.CharField(max_length=4, choices=StatusCode.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("pk",)  # as they were heard: clocks of other systems differ


class NumberSeries(models.Model):
    """The last number that a body gave to one family of documents in one year (a Party body: in one term)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    family = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "period", "family"], name="number_series_once")]


class GivenNumber(models.Model):
    """A number that was given: it is used, or void with the reason, and never given again."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    serial = models.PositiveIntegerField()
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("series", "serial")
        constraints = [models.UniqueConstraint(fields=["series", "serial"], name="number_given_once")]
