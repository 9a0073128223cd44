"""The life of a delegation of power: drafted, signed by its giver, in force, ended by time, leaving, revocation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import AuthorityRule, Kind
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.dated import valid_on
from doingoai.organisations.models import Officer
from doingoai.planning.authorisations import effect, rules
from doingoai.planning.authorisations.models import PARTS_OF_POWER, PowerGiven
from doingoai.register_kit.facts import act_name
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs, RecordInputs

State = PowerGiven.State
PAPER = ("document", "document_on", "first_day", "last_day")
FIELDS = ("giver", "receiver", "officer", "act", "subject", "conditions", *PAPER, "sub_delegation")


def act_choices() -> list[tuple[str, str]]:
    """Return the decisions that can be given away, in words; read when a form is drawn."""
    rows = AuthorityRule.objects.filter(kind=Kind.DECIDE, province_code="")
    acts = {*rows.values_list("action", flat=True), *PARTS_OF_POWER}
    return [("", ""), *sorted(((act, act_name(act)) for act in acts), key=lambda pair: pair[1])]


class PaperInputs(RecordInputs):
    """The paper and what it gives."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500)
    act = forms.ChoiceField(label=_("Việc được ủy quyền"), choices=act_choices)

    class Meta:
        model = PowerGiven
        fields: ClassVar[tuple[str, ...]] = ("title", *FIELDS)
        help_texts: ClassVar[dict[str, Any]] = {
            "officer": _("Chỉ chọn khi ủy quyền đích danh; khi đó để trống vai trò nhận."),
            "sub_delegation": _("Mặc định người nhận không được ủy quyền lại."),
        }

    field_order: tuple[str, ...] = Meta.fields

    def prepare(self) -> None:
        """Offer the officers who hold a post in the province today, and the one who stands."""
        province = self.record.dossier.province if self.record is not None else self.actor.seat.province
        here = Q(holdings__post__body__province=province.living() if province else None)
        seated = Officer.objects.filter(here & valid_on(clock.today(), "holdings__"), is_active=True)
        standing = Q(pk=self.record.officer_id) if self.record is not None else Q(pk=None)
        field: Any = self.fields["officer"]
        field.queryset = Officer.objects.filter(Q(pk__in=seated.values("pk")) | standing)


class Draft(Action):
    """Draft the delegation of a power."""

    name, label, opens = "draft", _("Lập văn bản ủy quyền"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs: ClassVar[type[Any]] = PaperInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.RECEIVER, rules.OTHER, rules.DAYS)

    @classmethod
    def initial(cls, record: PowerGiven) -> dict[str, Any]:
        return {} if record.pk is None else {"title": record.dossier.title}

    @classmethod
    def apply(cls, record: PowerGiven, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.first_day


class Correct(Draft):
    """Correct the draft."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.DRAFT})


class Submit(Action):
    """Ask the giver to sign."""

    name, label, tone = "submit", _("Trình ký"), "primary"
    source, target, asks = frozenset({State.DRAFT}), State.SUBMITTED, "issue"
    rules: ClassVar[tuple[Rule, ...]] = rules.ALL


class Issue(Action):
    """Sign: the power is given, on its days, and `decide` knows it."""

    name, label, tone = "issue", _("Ký ủy quyền"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.IN_FORCE, "issue"
    rules: ClassVar[tuple[Rule, ...]] = rules.ALL

    @classmethod
    def apply(cls, record: PowerGiven, inputs: Mapping[str, Any]) -> None:
        record.given_on, record.over_on = clock.today(), record.last_day + effect.DAY
        record.dossier.due_on = due("UQ_RENEW", record.last_day, province=record.dossier.province)

    @classmethod
    def follow(cls, record: PowerGiven, inputs: Mapping[str, Any], actor: Officer) -> None:
        if record.dossier.state == State.IN_FORCE:
            effect.give(record, actor)


class Return(Action):
    """Send the draft back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.DRAFT, "issue", False


class Withdraw(Action):
    """Take the draft back."""

    name, label, tone, needs_note = "withdraw", _("Rút"), "danger", True
    source, target, ends = frozenset({State.DRAFT, State.SUBMITTED}), State.WITHDRAWN, "issue"


class Revoke(Action):
    """Take the power back from today on; what was signed under it stays valid."""

    name, label, tone, needs_note = "revoke", _("Thu hồi ủy quyền"), "danger", True
    source, target = frozenset({State.IN_FORCE}), State.REVOKED

    @classmethod
    def apply(cls, record: PowerGiven, inputs: Mapping[str, Any]) -> None:
        record.over_on, record.dossier.due_on = clock.today(), None

    @classmethod
    def follow(cls, record: PowerGiven, inputs: Mapping[str, Any], actor: Officer) -> None:
        effect.end(record, clock.today(), revoked=True)


class LapseInputs(Inputs):
    """The first day without the power."""

    over_on = forms.DateField(label=_("Không còn từ ngày"))


class Expire(Action):
    """Record that the term is over; done by the calendar."""

    name, label, source, target = "expire", _("Hết thời hạn"), frozenset({State.IN_FORCE}), State.EXPIRED
    Inputs: ClassVar[type[Any]] = LapseInputs

    @classmethod
    def apply(cls, record: PowerGiven, inputs: Mapping[str, Any]) -> None:
        record.over_on, record.dossier.due_on = inputs["over_on"], None

    @classmethod
    def follow(cls, record: PowerGiven, inputs: Mapping[str, Any], actor: Officer) -> None:
        effect.end(record, inputs["over_on"])


class Lapse(Expire):
    """End the power because its giver has left the office; done by the calendar, renewed by the successor."""

    name, label, target = "lapse", _("Người ủy quyền thôi chức vụ"), State.LAPSED


class Renew(Action):
    """Ask the one who holds the office now for a new paper over the same power."""

    name, label, tone = "renew", _("Gia hạn bằng văn bản mới"), "primary"
    source, target, asks = frozenset({State.EXPIRED, State.LAPSED}), State.SUBMITTED, "issue"
    rules: ClassVar[tuple[Rule, ...]] = rules.ALL

    class Inputs(RecordInputs):
        class Meta:
            model = PowerGiven
            fields = PAPER
