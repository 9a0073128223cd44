"""An incoming document: who sent what, when it came, who deals with it by when; states are those of the exchange axis.

Law: Nghị định 30/2020/NĐ-CP, Chương III (registration, assignment, deadlines); Quyết định 28/2018/QĐ-TTg (states).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.reference.papers import StatusCode, Urgency

LEVELS = {Body.Kind.PEOPLES_COMMITTEE: "UBND", Body.Kind.PROVINCIAL_PARTY: "TU"}
MOST_SEARCHED = 100_000  # letters of one text that the search index takes


class Way(models.TextChoices):
    """How a document came."""

    SYSTEM = "system", _("Trong hệ thống")
    AXIS = "axis", _("Trục liên thông (edXML)")
    MAIL = "mail", _("Thư điện tử")
    PAPER = "paper", _("Bản giấy")


class IncomingDocument(Record):
    """One document in the book of one body."""

    class State(models.TextChoices):
        ARRIVED = "ARRIVED", _("Đã đến, chờ tiếp nhận")
        REFUSED = "REFUSED", _("Từ chối tiếp nhận")
        RECEIVED = "RECEIVED", _("Đã vào sổ")
        ASSIGNED = "ASSIGNED", _("Đã phân công")
        WORKING = "WORKING", _("Đang xử lý")
        DONE = "DONE", _("Hoàn thành")
        ASKED_BACK = "ASKED_BACK", _("Nơi gửi đề nghị lấy lại")
        GIVEN_BACK = "GIVEN_BACK", _("Đã cho lấy lại")

    # The codes of Quyết định 28/2018/QĐ-TTg that the sender is told.
    CODES: ClassVar[dict[str, StatusCode]] = {
        State.REFUSED: StatusCode.REFUSED,
        State.RECEIVED: StatusCode.RECEIVED,
        State.ASSIGNED: StatusCode.ASSIGNED,
        State.WORKING: StatusCode.WORKING,
        State.DONE: StatusCode.DONE,
        State.GIVEN_BACK: StatusCode.RECALL_AGREED,
    }

    register, prefix, parts = "documents_in", "VBDE", ("messages",)
    FINAL = frozenset({State.REFUSED, State.DONE, State.GIVEN_BACK})

    arrival_no = models.PositiveIntegerField(_("số đến"), null=True, blank=True)
    arrived_on = models.DateField(_("ngày đến"))
    way = models.CharField(_("đến bằng"), max_length=8, choices=Way.choices, default=Way.PAPER)
    sender = models.CharField(_("tác giả"), max_length=300)
    sender_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan gửi trong hệ thống")
    )
    document_number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    kind = models.CharField(_("loại văn bản"), max_length=60, default="Công văn")
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    urgency = models.CharField(_("độ khẩn"), max_length=12, choices=Urgency.choices, blank=True)
    reply_due = models.DateField(_("hạn trả lời"), null=True, blank=True)
    signature = models.CharField(_("chữ ký số"), max_length=300, blank=True)
    verdict = models.CharField(max_length=10, blank=True, editable=False)  # of `signing.Verdict`

    assigned_to = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị xử lý")
    )
    assignee = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xử lý")
    )
    instruction = models.TextField(_("ý kiến chỉ đạo"), blank=True)
    result = models.TextField(_("kết quả xử lý"), blank=True)
    state_before = models.CharField(max_length=12, blank=True, editable=False)

    # How it came: the line of Nơi nhận in this installation, or the message of another one.
    delivery = models.PositiveBigIntegerField(null=True, blank=True, editable=False, db_index=True)
    message_id = models.CharField(_("mã trao đổi"), max_length=120, blank=True, editable=False)
    from_code = models.CharField(max_length=60, blank=True, editable=False)

    fresh_text: str | None = None  # read in this act and not stored yet

    class Meta:
        verbose_name = _("văn bản đến")
        indexes = [models.Index(fields=["message_id"], name="incoming_message", condition=~models.Q(message_id=""))]

    def search_words(self) -> str:
        said = f"{self.document_number} {self.kind} {self.sender} {self.signer}"
        text = self.fresh_text
        if text is None:
            text = IncomingText.objects.filter(document=self.pk).values_list("text", flat=True).first() or ""
        return f"{said} {text[:MOST_SEARCHED]}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        return [(self.assigned_to, Participant.Part.LEAD)] if self.assigned_to else []

    def facts(self) -> list[dict[str, object]]:
        """Whose book it is: a committee's and a Party committee's are kept by their offices."""
        return [{"level": LEVELS.get(Body.Kind(self.dossier.body.kind), "CQ")}]

    @property
    def last_told(self) -> str:
        """The state of which the sender was last told."""
        return self.messages.values_list("code", flat=True).last() or ""

    @property
    def named(self) -> str:
        """ "Công văn số 12/SCT-QLTM": how an answer names the document."""
        return f"{self.kind} số {self.document_number}" if self.document_number else self.kind


class IncomingText(models.Model):
    """The text as it was read from the file; apart from the record, so that lists stay light."""

    document = models.OneToOneField(IncomingDocument, models.CASCADE, primary_key=True, related_name="text")
    text = models.TextField()


class Message(models.Model):
    """A state that the sender's system is to be told; `sent_at` once its package has left."""

    document = models.ForeignKey(IncomingDocument, models.CASCADE, related_name="messages")
    code = models.CharField(_("trạng thái"), max_length=4, choices=StatusCode.choices)
    at = models.DateTimeField(_("lúc"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("đã báo lúc"), null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("báo trạng thái")

    def __str__(self) -> str:
        return self.code


class ArrivalSeries(models.Model):
    """The last arrival number (số đến) of a body in a year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="arrival_series_once")]
