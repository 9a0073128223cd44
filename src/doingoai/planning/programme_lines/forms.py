"""What is typed about a line: the proposal, the change of an approved line, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.organisations.roles import Role
from doingoai.planning.programme_lines import codes
from doingoai.planning.programme_lines.models import CHANGEABLE, ProgrammeLine
from doingoai.planning.programme_lines.orientation import served
from doingoai.reference.activity import Annex
from doingoai.reference.models import Country
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs

WHAT = (
    "annex",
    "year",
    "channel",
    "also_channel",
    "title",
    "kind",
    "topic",
    "purpose",
    "expected_result",
    "deliverable",
)
WHO = ("lead", "co_units", "head_name", "head_position", "head_rank", "member_count", "day_count")
WHERE = ("countries", "place_text", "partner", "quarter", "month_from", "month_to")
MONEY = ("funding", "budget_vnd", "sensitivity", "exception_reason", "orientation")
CHANGE = ("change_kind", "change_reason_code", "change_reason", "changes_code")
NOT_OF_RECORD = frozenset({"title", "lead", "co_units", "countries", "quarter"})
FOR_ALL = frozenset({Role.FA_OFFICER, Role.FA_HEAD})  # they enter lines for any body of the province
GROUPS = (
    (_("Nội dung"), "", WHAT),
    (_("Cơ quan, đoàn"), _("Đoàn ra, đoàn vào: ghi tên trưởng đoàn, hoặc cấp trưởng đoàn khi chưa rõ tên."), WHO),
    (_("Nước, đối tác, thời gian"), _("Ghi quý, hoặc từ tháng đến tháng."), WHERE),
    (_("Kinh phí, mức nhạy cảm"), "", MONEY),
)


class LineFields(RecordInputs):
    """Fields that the proposal of a line and the change of an approved one share."""

    title = forms.CharField(label=_("Tên đoàn, hoạt động"), max_length=500)
    co_units = forms.ModelMultipleChoiceField(Body.objects.all(), label=_("Cơ quan phối hợp"), required=False)
    countries = forms.ModelMultipleChoiceField(Country.objects.all(), label=_("Nước"), required=False)
    quarter = forms.ChoiceField(
        label=_("Quý"), choices=[("", ""), *codes.Quarter.choices], required=False,
        help_text=_("Để trống khi ghi tháng."),
    )  # fmt: skip
    month_from = forms.IntegerField(label=_("Từ tháng"), min_value=1, max_value=12, required=False)
    month_to = forms.IntegerField(label=_("Đến tháng"), min_value=1, max_value=12, required=False)

    class Meta:
        model = ProgrammeLine
        fields: ClassVar[tuple[str, ...]] = CHANGEABLE

    near: ClassVar[tuple[str, ...]] = ("co_units",)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        self._clean_window(said)
        for name, problem in self._gaps(said):
            if name not in self.errors:
                self.add_error(name, problem)
        return said

    def annex_of(self, said: Mapping[str, Any]) -> str:
        """Return the annex: typed, or that of the line being changed."""
        return said.get("annex") or (self.record.annex if self.record else "")

    def _clean_window(self, said: dict[str, Any]) -> None:
        first, last = said.get("month_from"), said.get("month_to")
        if first is None and last is None and said.get("quarter"):
            last = 3 * int(said["quarter"])
            first = last - 2
        first, last = first or last, last or first
        if first is None or last is None:
            if not {"month_from", "month_to"} & set(self.errors):
                self.add_error("month_from", _now("Ghi quý, hoặc từ tháng đến tháng."))
            return
        if last < first:
            self.add_error("month_to", _now("Tháng cuối trước tháng đầu; một dòng nằm trong một năm."))
        said["month_from"], said["month_to"] = first, last

    def _gaps(self, said: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Name what the annex asks for and is not there (B.3)."""
        annex = self.annex_of(said)
        gaps = []
        if annex in codes.LED and not (said.get("head_name") or said.get("head_rank")):
            gaps.append(("head_name", _now("Đoàn ra, đoàn vào cần tên trưởng đoàn hoặc cấp trưởng đoàn.")))
        if annex in codes.ABROAD:
            gaps += [
                (name, _now("Phụ lục PL1 đến PL4 cần nước và đối tác."))
                for name in ("countries", "partner")
                if not said.get(name)
            ]
        if annex == Annex.OUTGOING:
            gaps += [
                (name, _now("Đoàn ra cần số người và số ngày."))
                for name in ("member_count", "day_count")
                if not said.get(name)
            ]
        return gaps


class ProposeInputs(LineFields):
    """A line of the programme, original or a supplement."""

    lead = forms.ModelChoiceField(
        Body.objects.all(), label=_("Cơ quan chủ trì"), required=False, help_text=_("Để trống: cơ quan của bạn.")
    )

    class Meta(LineFields.Meta):
        fields = tuple(name for name in (*WHAT, *WHO, *WHERE, *MONEY, *CHANGE) if name not in NOT_OF_RECORD)
        help_texts = {
            "orientation": _("Ví dụ VBCD-24-2026-0001: 2.iii, 3; NV-24-2026-0004."),
            "kind": _("Đoàn tham gia đoàn Trung ương không tính là đoàn của tỉnh."),
            "changes_code": _("Mã dòng đã duyệt cần thay đổi, ví dụ DR-2027-014."),
            "also_channel": _("Khi hai kênh cùng ghi một hoạt động: một dòng, một cơ quan chủ trì."),
        }

    field_order = (*WHAT, *WHO, *WHERE, *MONEY, *CHANGE)
    near = ("lead", "co_units")
    groups = (
        *GROUPS,
        (_("Bổ sung, điều chỉnh"), _("Chỉ ghi khi chương trình năm đã được duyệt."), CHANGE),
    )

    def prepare(self) -> None:
        """A body registers for itself; the foreign-affairs body for every one."""
        seat, lead = self.actor.seat, self.fields["lead"]
        assert isinstance(lead, forms.ModelChoiceField) and lead.queryset is not None
        own = Body.objects.filter(pk__in=[seat.body.pk] if seat.body else [])
        lead.queryset = lead.queryset | own if seat.role_names & FOR_ALL else own

    def clean_orientation(self) -> str:
        self.served = served(self.cleaned_data["orientation"], self.actor)
        return self.cleaned_data["orientation"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        own = self.record.dossier.body if self.record else self.actor.seat.body
        lead = said.get("lead") or own
        if lead in (said.get("co_units") or []):
            self.add_error("co_units", _now("Cơ quan chủ trì không ghi lại ở phối hợp."))
        if said.get("also_channel") and said["also_channel"] == said.get("channel"):
            self.add_error("also_channel", _now("Kênh thứ hai trùng kênh chính."))
        return said | {"lead": lead, "served": getattr(self, "served", None)}


class ChangeInputs(LineFields):
    """An approved line as it should become, and why."""

    change_kind = forms.ChoiceField(
        label=_("Loại thay đổi"), choices=[("", ""), *codes.ChangeKind.choices[1:]],
        help_text=_("Chọn thay đổi chính; các ô khác sửa theo đề nghị."),
    )  # fmt: skip
    change_reason_code = forms.ChoiceField(label=_("Nhóm lý do"), choices=[("", ""), *codes.ChangeReason.choices])
    change_reason = forms.CharField(
        label=_("Lý do thay đổi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ("change_kind", "change_reason_code", "change_reason", "title", *CHANGEABLE)


class CodeInputs(Inputs):
    """The code of another line."""

    code = forms.CharField(label=_("Mã dòng kia"), max_length=20, help_text=_("Ví dụ DR-2027-014."))

    def clean_code(self) -> ProgrammeLine:
        typed = self.cleaned_data["code"]
        if isinstance(typed, ProgrammeLine):
            return typed
        rows = ProgrammeLine.objects.visible_to(self.actor).filter(line_code=typed.strip(), home=self.record.home)
        found = rows.exclude(pk=self.record.pk).select_related("dossier__body").first()
        if found is None:
            raise ValidationError(_now("Không tìm thấy dòng “%s” khác dòng này.") % typed)
        if found.dossier.state != ProgrammeLine.State.PROPOSED:
            raise ValidationError(_now("Dòng “%s” không còn ở trạng thái dự kiến nên không nhập được.") % typed)
        return found


class VersionInputs(Inputs):
    """The version of the programme in which the line was decided."""

    version_no = forms.IntegerField(min_value=0)


class AmendInputs(Inputs):
    """The approved change that is carried into the line, and the version in which it was approved."""

    change = forms.CharField(max_length=40)
    version_no = forms.IntegerField(min_value=1)

    def clean_change(self) -> ProgrammeLine:
        rows = ProgrammeLine.objects.for_system("amend").filter(dossier__number=self.cleaned_data["change"])
        found = rows.filter(changes_code=self.record.line_code, home=self.record.home).first()
        if found is None:
            raise ValidationError(_now("Không tìm thấy đề nghị thay đổi dòng này."))
        return found


class DoneInputs(RecordInputs):
    """When the activity was over, what it cost, what came of it."""

    class Meta:
        model = ProgrammeLine
        fields = ("done_on", "actual_cost_vnd", "result")

    needed: ClassVar[tuple[str, ...]] = ("done_on",)
    past = ("done_on",)


class ReasonInputs(RecordInputs):
    """Why an approved activity was not carried out."""

    class Meta:
        model = ProgrammeLine
        fields = ("outcome_reason",)

    needed: ClassVar[tuple[str, ...]] = ("outcome_reason",)


class RectifyInputs(rectify.RectifyInputs, DoneInputs):
    """The same, put right."""

    class Meta(DoneInputs.Meta):
        """Nothing is added."""
