"""Two verbs that registers of documents put among their `actions`: say how a document relates to another, and take
that back. They stand beside the case: possible in any state, no field of it changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.organisations.models import Officer
from doingoai.relations.kinds import ACTS, Kind
from doingoai.relations.lookup import find_document
from doingoai.relations.models import Relation
from doingoai.relations.nodes import Node
from doingoai.workflow import clock, inputs
from doingoai.workflow.action import Action


class RelateInputs(inputs.Inputs):
    """Which relation, to which document, to which part of it, from when."""

    needed_when: ClassVar = {"effective_from": lambda said: said.get("kind") in ACTS and not said.get("from_start")}

    kind = forms.ChoiceField(label=gettext_lazy("Văn bản này"), choices=Kind.choices)
    number = forms.CharField(
        label=gettext_lazy("Văn bản kia"), max_length=120,
        help_text=gettext_lazy("Số, ký hiệu (30/2020/NĐ-CP), tên gọi tắt (Quy chế 272) hoặc mã hồ sơ."),
    )  # fmt: skip
    unit = forms.CharField(
        label=gettext_lazy("Phần, điều, khoản của văn bản kia"), max_length=120, required=False,
        help_text=gettext_lazy("Ví dụ Điều 9 khoản 3. Để trống: toàn bộ văn bản."),
    )  # fmt: skip
    effective_from = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ"), required=False,
        help_text=gettext_lazy("Cần có khi thay thế, bãi bỏ, ngưng hiệu lực, sửa đổi: ngày việc đó có hiệu lực."),
    )  # fmt: skip
    effective_to = forms.DateField(label=gettext_lazy("Ngưng hiệu lực đến hết ngày"), required=False)
    from_start = forms.BooleanField(label=gettext_lazy("Hủy bỏ: không có giá trị từ đầu"), required=False)
    remark = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def clean_number(self) -> Node:
        found = find_document(self.cleaned_data["number"], self.actor)
        if self.record is not None and found == Node(self.record.dossier):
            raise ValidationError(_("Văn bản không có quan hệ với chính nó."))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        kind, since, until = said.get("kind"), said.get("effective_from"), said.get("effective_to")
        if until and kind != Kind.SUSPENDS:
            self.add_error("effective_to", _("Chỉ ghi khi ngưng hiệu lực."))
        elif until and since and until < since:
            self.add_error("effective_to", _("Ngày cuối trước ngày đầu: sửa một trong hai ngày."))
        if said.get("from_start") and kind != Kind.REPEALS:
            self.add_error("from_start", _("Chỉ đánh dấu khi bãi bỏ, hủy bỏ."))
        return said


class Relate(Action):
    """Say that this document is based on, implements, amends, replaces … another one."""

    name, label, aside = "relate", gettext_lazy("Ghi quan hệ với văn bản khác"), True
    Inputs = RelateInputs

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"relation": f"{Kind(inputs['kind']).label} {inputs['number'].name} {inputs['unit']}".strip()}

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        subject = inputs["number"].subject
        end = "target_dossier" if inputs["number"].is_dossier else "target_instrument"
        said = {name: inputs[name] for name in ("effective_from", "effective_to", "from_start")}
        Relation.objects.for_system("one relation of a kind").update_or_create(
            source_dossier=record.dossier, **{end: subject}, kind=inputs["kind"], unit=inputs["unit"],
            defaults={
                **said, "origin": Relation.Origin.TYPED, "note": inputs["remark"], "created_by": actor,
                "created_at": clock.now(), "withdrawn_at": None, "withdrawn_by": None,
            },
        )  # fmt: skip


class UnrelateInputs(inputs.Inputs):
    """Which relations of this document are taken back."""

    relations = forms.ModelMultipleChoiceField(
        Relation.objects.none(), label=gettext_lazy("Quan hệ cần bỏ"), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        chosen = self.fields["relations"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = own_relations(self.record, self.actor)


class Unrelate(Action):
    """Take back relations that were recorded wrongly; the reason stands in the ledger, the rows are kept unseen."""

    name, label, tone, aside, needs_note = "unrelate", gettext_lazy("Bỏ quan hệ ghi sai"), "danger", True, True
    Inputs = UnrelateInputs

    @classmethod
    def refusal(cls, record: Any, actor: Officer) -> str:
        there = own_relations(record, actor).exists()
        return "" if there else _("Văn bản này chưa ghi quan hệ nào mà bạn thấy.")

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        wrong = [row.pk for row in inputs["relations"]]
        own_relations(record, actor).filter(pk__in=wrong).update(withdrawn_at=clock.now(), withdrawn_by=actor)


def own_relations(record: Any, actor: Officer) -> Any:
    """Return the relations that start from the record's document, as far as the actor sees their other end."""
    rows = Relation.objects.visible_to(actor)
    if record is None or record.dossier.pk is None:
        return rows.none()
    return rows.filter(source_dossier=record.dossier).order_by("pk")


RELATING: tuple[type[Action], ...] = (Relate, Unrelate)
