"""What the owner of a round types: the round, whom it asks, extensions, reminders, how opinions were taken up."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.registers.opinion_rounds import codes
from doingoai.registers.opinion_rounds.bodies import BodyField, known_around
from doingoai.registers.opinion_rounds.given_rows import GivenRowsField, Shown
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound
from doingoai.registers.opinion_rounds.sight import seen_requests
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier
from doingoai.workflow.rows import RowsField

WHAT = ("asked", "basis", "subject_number", "draft_text", "questions")
WHOM = ("answer_by", "answer_wd", "silence", "silence_basis", "requests")
ROUND_FIELDS = ("asked", "basis", "subject_number", "draft_text", "answer_by", "answer_wd", "silence", "silence_basis")
AREA = forms.Textarea(attrs={"rows": 2})
Standing = codes.Standing


class QuestionRow(forms.Form):
    text = forms.CharField(label=_("Câu hỏi"), max_length=2000, widget=AREA)


class RequestRow(forms.Form):
    """One body to be asked; without a day of its own the round's deadline holds."""

    body = BodyField(Body.objects.all(), label=_("Cơ quan"))
    due_on = forms.DateField(label=_("Hạn riêng (dd/mm/yyyy)"), required=False)


class RoundInputs(RecordInputs):
    title = forms.CharField(label=_("Tên đợt lấy ý kiến"), max_length=500)
    questions = RowsField(QuestionRow, label=_("Câu hỏi, theo thứ tự"), most=50)
    requests = RowsField(RequestRow, label=_("Cơ quan được lấy ý kiến"), most=300)

    class Meta:
        model = OpinionRound
        fields = ROUND_FIELDS

    field_order = ("title", *WHAT, *WHOM)
    groups = ((_("Hỏi gì"), "", ("title", *WHAT)), (_("Hỏi ai, đến khi nào"), "", WHOM))

    def prepare(self) -> None:
        home = self.record.dossier.province if self.record is not None else self.actor.seat.province
        self.known = known_around(home)
        self.bodies = list({body.pk: body for same in self.known.values() for body in same}.values())  # suggestions
        self.fields["answer_wd"].help_text = _("Để trống cả hai: theo thời hạn mặc định.")
        self.fields["subject_number"].help_text = _("Mã của hồ sơ mà đợt này phục vụ, ví dụ KH-24-2026-0001.")

    def _set_up_row(self, row: forms.BaseForm) -> None:
        if "body" in row.fields:
            row.fields["body"].known = self.known  # type: ignore[attr-defined]  # the field of RequestRow

    def clean_subject_number(self) -> str:
        number = self.cleaned_data["subject_number"].strip()
        if not number or (self.record is not None and number == self.record.subject_number):
            return number
        return visible_dossier(number, self.actor).number


class SendInputs(RecordInputs):
    class Meta:
        model = OpinionRound
        fields = ("letter_number", "sent_on")

    past = ("sent_on",)

    def prepare(self) -> None:
        self.fields["sent_on"].help_text = _("Để trống nếu gửi hôm nay.")


def read_by(form: Inputs, rows: QuerySet[OpinionRequest]) -> QuerySet[OpinionRequest]:
    """Narrow rows to those that the officer may read: a form is also shown to whoever may not send it."""
    return rows.filter(pk__in=seen_requests(form.record, form.actor).values("pk"))


class OneRequest(Inputs):
    """Inputs about one body of the round."""

    request = forms.ModelChoiceField(OpinionRequest.objects.select_related("body"), label=_("Cơ quan"))
    near = ("request",)
    standings: ClassVar[tuple[str, ...]] = (Standing.WAITING,)

    def prepare(self) -> None:
        field = self.fields["request"]
        assert isinstance(field, forms.ModelChoiceField) and field.queryset is not None
        field.queryset = self.choices(read_by(self, field.queryset))

    def choices(self, rows: QuerySet[OpinionRequest]) -> QuerySet[OpinionRequest]:
        return rows.filter(state__in=self.standings)


class ExtendInputs(OneRequest):
    extended_to = forms.DateField(label=_("Gia hạn đến"))
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class WithdrawInputs(OneRequest):
    standings = (Standing.WAITING, Standing.SILENT)


class UrgeInputs(Inputs):
    requests = forms.ModelMultipleChoiceField(
        OpinionRequest.objects.select_related("body__successor"), label=_("Cơ quan chưa trả lời"),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    near = ("requests",)

    def prepare(self) -> None:
        field = self.fields["requests"]
        assert isinstance(field, forms.ModelMultipleChoiceField) and field.queryset is not None
        field.queryset = read_by(self, field.queryset).filter(state=Standing.WAITING)
        field.initial = [each.pk for each in field.queryset]


class TakeUpRow(forms.Form):
    """How one opinion was taken up; `revision` is the wording that was read."""

    opinion = forms.CharField(label=_("Ý kiến"), required=False, widget=Shown)
    handling = forms.ChoiceField(label=_("Xử lý"), choices=[("", "–"), *codes.Handling.choices], required=False)
    explanation = forms.CharField(
        label=_("Nội dung tiếp thu, giải trình"), max_length=4000, required=False, widget=forms.Textarea
    )
    request = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class TakeUpInputs(Inputs):
    opinions = GivenRowsField(TakeUpRow, label=_("Ý kiến có nội dung"), least=1)

    def prepare(self) -> None:
        rows = seen_requests(self.record, self.actor).filter(state__in=codes.SPOKEN, stance__in=codes.TO_HANDLE)
        shown = ("handling", "explanation", "revision")
        self.fields["opinions"].initial = [
            {name: getattr(row, name) for name in shown} | {"request": row.pk, "opinion": _whole(row)} for row in rows
        ]

    def clean_opinions(self) -> list[dict[str, Any]]:
        rows = [each for each in self.cleaned_data["opinions"] if each["handling"]]
        known = {each.pk: each for each in self.record.requests.filter(state__in=codes.SPOKEN).select_related("body")}
        for each in rows:
            request = known.get(each["request"])
            if request is None:
                raise ValidationError(_now("Có dòng không phải ý kiến của đợt này. Hãy tải lại trang."))
            if request.revision != each["revision"]:
                raise ValidationError(_now("%s vừa sửa ý kiến. Hãy tải lại trang để đọc ý kiến mới.") % request)
        return rows


def _whole(row: OpinionRequest) -> str:
    return "\n".join(filter(None, (f"{row.body}: {row.get_stance_display()}.", row.told(), row.file_name)))


class AskAgainInputs(Inputs):
    draft_text = forms.CharField(label=_("Dự thảo sau tiếp thu"), required=False, widget=forms.Textarea)
    to = forms.ChoiceField(label=_("Hỏi lại"), choices=codes.Again.choices, initial=codes.Again.EVERYONE)
