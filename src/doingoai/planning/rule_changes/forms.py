"""What people fill in: one form for each kind of change, drawn from one list of fields."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.conditions import CONDITIONS
from doingoai.authority.models import At, AuthorityRule, Kind
from doingoai.norms.models import Deadline, Severity
from doingoai.norms.reminders import read_reminders
from doingoai.organisations.roles import Role
from doingoai.planning.rule_changes.models import RuleChange, What
from doingoai.register_kit.facts import CLAIMS, act_name
from doingoai.web.forms import GuidedForm
from doingoai.workflow.inputs import RecordInputs
from doingoai.workflow.rows import RowsField

BLANK: list[tuple[str, Any]] = [("", "")]
SHARED = ("basis", "regulation", "confidence", "effective_from", "effective_to", "reason")
OF_KIND: dict[str, tuple[str, ...]] = {
    What.ROW: ("act", "key", "cases", "condition", "priority", "replaces"),
    What.LIMIT: ("key", "value", "unit"),
    What.DEADLINE: ("key", "name", "amount", "amount_unit", "reminders", "escalation_role"),
    What.REQUIREMENT: ("key", "item"),
    What.STRICTNESS: ("key", "severity"),
    What.END: ("key",),
}
OPTIONAL = frozenset(
    {"cases", "condition", "priority", "replaces", "reminders", "escalation_role", "regulation", "effective_to"}
)
KEYS: dict[str, Any] = {
    What.ROW: _("Mã dòng: để nguyên mã của dòng quốc gia (A09) nếu thay dòng đó, hoặc mã riêng của tỉnh (ĐP-12)."),
    What.LIMIT: _("Khóa của định mức đang có, ví dụ LIM_DAYS."),
    What.DEADLINE: _("Khóa của thời hạn đang có, ví dụ DR_REPORT."),
    What.REQUIREMENT: _("Khóa của danh mục yêu cầu đang có, ví dụ agreements.consult.DEPT."),
    What.STRICTNESS: _("Mã quy tắc, ví dụ R-DR-13."),
    What.END: _("Mã hồ sơ của thay đổi cần chấm dứt; từ ngày có hiệu lực, quy tắc quốc gia lại được áp dụng."),
}
CONDITION_CHOICES = [*BLANK, *((name, CLAIMS.get(name, name)) for name in CONDITIONS)]


def act_choices() -> list[tuple[str, str]]:
    """Return the decisions of the matrix, in words; read when a form is drawn."""
    acts = AuthorityRule.objects.filter(kind=Kind.DECIDE, province_code="").values_list("action", flat=True)
    return [("", ""), *sorted(((act, act_name(act)) for act in set(acts)), key=lambda pair: pair[1])]


class StepRow(GuidedForm, forms.Form):
    """One step of a row of the matrix."""

    sequence = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=20)
    kind = forms.ChoiceField(label=_("Loại bước"), choices=[*BLANK, *((k, k.label) for k in Kind if k != Kind.DO)])
    role = forms.ChoiceField(label=_("Vai trò"), choices=[*BLANK, *Role.choices])
    at = forms.ChoiceField(label=_("Ở đâu"), choices=[*BLANK, *At.choices], required=False)
    quorum = forms.IntegerField(label=_("Số người phải đồng ý"), min_value=1, max_value=30, required=False)
    sla_wd = forms.IntegerField(label=_("Số ngày làm việc"), min_value=1, max_value=250, required=False)
    organ = forms.CharField(label=_("Cơ quan nêu tên"), max_length=200, required=False)


class ChangeInputs(RecordInputs):
    """Every field of a change; each kind keeps its own (`OF_KIND`)."""

    what: ClassVar[str] = ""

    title = forms.CharField(label=_("Nội dung thay đổi"), max_length=500)
    act = forms.ChoiceField(label=_("Việc"), choices=act_choices)
    condition = forms.ChoiceField(label=_("Điều kiện"), choices=CONDITION_CHOICES)
    amount_unit = forms.ChoiceField(label=_("Đơn vị"), choices=[*BLANK, *Deadline.Unit.choices])
    severity = forms.ChoiceField(label=_("Mức"), choices=[*BLANK, *Severity.choices])
    steps = RowsField(StepRow, label=_("Các bước"), most=30)

    class Meta:
        model = RuleChange
        fields: ClassVar[tuple[str, ...]] = (
            "title", *dict.fromkeys(name for names in OF_KIND.values() for name in names), *SHARED,
        )  # fmt: skip
        help_texts: ClassVar[dict[str, Any]] = {
            "cases": _("Ví dụ rank=R10|R11;in_plan=yes. Để trống: mọi trường hợp."),
            "replaces": _("Mã các dòng quốc gia mà tỉnh cố ý thay, cách nhau bằng dấu phẩy."),
            "reminders": _("Ví dụ -5,-2,0,1."),
            "escalation_role": _("Một vai trò, hoặc từng ngày sau hạn: 5:REQUESTER_HEAD,10:UBND_CHAIR."),
            "regulation": _("Số, ký hiệu quy chế của tỉnh trong sổ Quy chế, nếu thay đổi dựa vào quy chế."),
            "effective_from": _("Từ ngày xác nhận trở đi; không áp dụng cho việc đã qua."),
        }

    field_order: tuple[str, ...] = (*Meta.fields[:7], "steps", *Meta.fields[7:])

    def prepare(self) -> None:
        """Leave the fields of this kind; what a kind has is needed, but for what may be left open."""
        what = self.what or (self.record.what if self.record is not None else What.LIMIT)
        mine = {"title", *OF_KIND[what], *SHARED, *(["steps"] if what == What.ROW else [])}
        for name in [name for name in self.fields if name not in mine]:
            del self.fields[name]
        for name, field in self.fields.items():
            field.required = name not in OPTIONAL
        self.fields["key"].help_text = KEYS[what]

    def clean(self) -> dict[str, Any]:
        """Refuse reminders that the clock could not read."""
        values = super().clean()
        try:
            read_reminders(values.get("reminders", ""), values.get("escalation_role", ""))
        except ValueError:
            self.add_error(
                "escalation_role" if values.get("escalation_role") else "reminders",
                _now("Ghi các ngày tăng dần, cách nhau bằng dấu phẩy; mỗi ngày báo lên phải là một ngày nhắc sau hạn."),
            )
        return values

    def clean_priority(self) -> int:
        """An empty priority is none above the others."""
        return self.cleaned_data["priority"] or 0


def inputs_for(kind: str) -> type[ChangeInputs]:
    """Return the form of one kind of change, without the fields of the others."""
    mine = {"title", *OF_KIND[kind], *SHARED, *(["steps"] if kind == What.ROW else [])}
    names = [*ChangeInputs.base_fields]
    dropped: dict[str, Any] = {name: None for name in names if name not in mine}
    meta = type("Meta", (ChangeInputs.Meta,), {"fields": tuple(n for n in ChangeInputs.Meta.fields if n in mine)})
    order = tuple(name for name in ChangeInputs.field_order if name in mine)
    return type(f"{kind.title()}Inputs", (ChangeInputs,), {"what": kind, "Meta": meta, "field_order": order, **dropped})
