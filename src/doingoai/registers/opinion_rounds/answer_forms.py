"""The form of an answer: what one's own body says, and what the owner types in when it came on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import checked_bytes
from doingoai.registers.opinion_rounds import codes
from doingoai.registers.opinion_rounds.forms import OneRequest
from doingoai.registers.opinion_rounds.given_rows import GivenRowsField, Shown
from doingoai.registers.opinion_rounds.models import OpinionRequest
from doingoai.registers.opinion_rounds.sight import own_requests
from doingoai.workflow.inputs import ActInputs, Inputs


class AnswerRow(forms.Form):
    """What is said on one question."""

    question = forms.CharField(label=_("Câu hỏi"), required=False, widget=Shown)
    text = forms.CharField(label=_("Trả lời"), max_length=4000, required=False, widget=forms.Textarea)
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)


class _Said(ActInputs):
    """What both forms ask: stance, text, replies by question, number of the document, its file."""

    def prepare(self) -> None:
        super().prepare()
        questions = list(self.record.questions.all())
        self.by_number = {each.number: each for each in questions}
        if not questions:
            del self.fields["answers"]
            return
        own = self.standing()
        said = {each.question_id: each.text for each in own.replies.all()} if own else {}
        self.fields["answers"].initial = [
            {"number": each.number, "question": f"{each.number}. {each.text}", "text": said.get(each.pk, "")}
            for each in questions
        ]

    def standing(self) -> OpinionRequest | None:
        """Return the row whose present answer the form shows first."""
        return None

    def clean_answers(self) -> dict[int, str]:
        rows = [each for each in self.cleaned_data["answers"] if each["text"]]
        if any(each["number"] not in self.by_number for each in rows):
            raise ValidationError(_now("Chỉ trả lời các câu hỏi của đợt lấy ý kiến."))
        return {self.by_number[each["number"]].pk: each["text"] for each in rows}

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        self.content = checked_bytes(upload) if upload else None
        return upload

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "content": getattr(self, "content", None)}


class AnswerInputs(_Said, Inputs):
    stance = forms.ChoiceField(label=_("Ý kiến"), choices=[("", "–"), *codes.Stance.choices])
    text = forms.CharField(label=_("Nội dung ý kiến"), max_length=20000, required=False, widget=forms.Textarea)
    answers = GivenRowsField(AnswerRow, label=_("Trả lời từng câu hỏi"))
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản trả lời"), max_length=80, required=False)
    file = forms.FileField(
        label=_("Tệp văn bản trả lời"), required=False,
        help_text=_("Chỉ cơ quan bạn và cơ quan lấy ý kiến đọc được cho tới khi đợt lấy ý kiến kết thúc."),
    )  # fmt: skip

    def standing(self) -> OpinionRequest | None:
        return next(iter(own_requests(self.record, self.actor)), None)

    def prepare(self) -> None:
        super().prepare()
        own = self.standing()
        for name in ("stance", "text", "document_number"):
            self.fields[name].initial = getattr(own, name, "")


class RecordAnswerInputs(_Said, OneRequest):
    """An answer that came on paper; what a body said in the system itself is changed by that body only."""

    stance, text, answers = (AnswerInputs.base_fields[name] for name in ("stance", "text", "answers"))
    answered_on = forms.DateField(label=_("Ngày trả lời"))
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản trả lời"), max_length=80)
    file = forms.FileField(label=_("Bản chụp văn bản trả lời"), required=False)
    past, field_order = ("answered_on",), ("request", "answered_on", "document_number", "stance", "text", "answers")

    def choices(self, rows: QuerySet[OpinionRequest]) -> QuerySet[OpinionRequest]:
        silent = (codes.Standing.WAITING, codes.Standing.SILENT)
        return rows.filter(Q(state__in=silent) | Q(state__in=codes.SPOKEN, on_paper=True))
