"""What is typed about an incoming document: the file or the paper, who deals with it, what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import checked_bytes
from doingoai.dossiers.models import Dossier
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Body, Officer
from doingoai.reading import Unreadable
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.reading_in import Read, read_in
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier

FIELDS = (
    "arrived_on", "way", "sender", "document_number", "issued_on", "kind", "signer", "urgency", "reply_due",
)  # fmt: skip


class EnterInputs(RecordInputs):
    """A document that came on paper."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    past = ("arrived_on", "issued_on")

    class Meta:
        model = IncomingDocument
        fields = ("title", *FIELDS)

    field_order = ("title", *FIELDS)


class ReceiveInputs(Inputs):
    """A file; sender, number, date, title and deadline are read from it."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_(
            "Số, ngày, tác giả, trích yếu và hạn trả lời được đọc từ tệp để bạn đối chiếu; tệp gốc được giữ nguyên. "
            "Không đưa tài liệu có dấu chỉ độ mật."
        ),
    )
    arrived_on = forms.DateField(label=_("Ngày đến"), required=False, help_text=_("Để trống: hôm nay."))
    past = ("arrived_on",)

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        self.content = checked_bytes(upload)
        try:
            self.found = read_in(self.content[0], upload.name)
        except Unreadable as unreadable:
            raise ValidationError(unreadable.message_vi, code=unreadable.code) from unreadable
        return upload

    def clean(self) -> dict[str, Any]:
        found: Read | None = getattr(self, "found", None)
        return {**super().clean(), "content": getattr(self, "content", None), "found": found}


class ArriveInputs(RecordInputs):
    """What the exchange hands over: by the program itself, never by a page."""

    title = forms.CharField(max_length=500)
    body = forms.ModelChoiceField(Body.objects.all())
    file = forms.ModelChoiceField(Attachment.objects.all(), required=False)
    text = forms.CharField(required=False)
    verdict = forms.CharField(max_length=10, required=False)
    delivery = forms.IntegerField(required=False)
    message_id = forms.CharField(max_length=120, required=False)
    from_code = forms.CharField(max_length=60, required=False)

    class Meta:
        model = IncomingDocument
        fields = (
            "way", "sender", "sender_body", "document_number", "issued_on", "kind", "signer", "urgency", "reply_due",
            "signature",
        )  # fmt: skip


class AssignInputs(RecordInputs):
    """Who deals with it, and how."""

    needed = ("assigned_to",)
    near = ("assigned_to",)

    class Meta:
        model = IncomingDocument
        fields = ("assigned_to", "assignee", "instruction", "reply_due")
        help_texts = {"assignee": _("Người của cơ quan mình; đơn vị khác tự phân công người của họ.")}

    def prepare(self) -> None:
        assignee = self.fields["assignee"]
        assert isinstance(assignee, forms.ModelChoiceField)
        chosen = str(self.data.get("assigned_to") or self.record.assigned_to_id or "")
        bodies = [self.record.dossier.body_id, *([int(chosen)] if chosen.isdecimal() else [])]
        today = valid_on(clock.today(), "holdings__")
        rows = Officer.objects.filter(today, holdings__post__body__in=bodies, is_active=True)
        assignee.queryset = rows.distinct()
        self.fields["assigned_to"].initial = self.record.assigned_to or self.record.dossier.body


class FinishInputs(RecordInputs):
    """What was done, and the document that answers."""

    answer_number = forms.CharField(
        label=_("Văn bản trả lời"), max_length=40, required=False,
        help_text=_("Mã hồ sơ văn bản đi; để trống nếu không phải trả lời bằng văn bản."),
    )  # fmt: skip
    needed = ("result",)

    class Meta:
        model = IncomingDocument
        fields = ("result",)

    def clean_answer_number(self) -> Dossier | None:
        number = self.cleaned_data["answer_number"]
        return visible_dossier(number, self.actor, register="documents_out") if number else None


class ReasonInputs(Inputs):
    """Why; the sender reads it."""

    reason = forms.CharField(label=_("Lý do (nơi gửi sẽ đọc)"), max_length=300)
