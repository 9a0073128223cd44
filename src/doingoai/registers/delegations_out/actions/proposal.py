"""The proposal: drafted, corrected, submitted in time, received or sent back for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_out import codes, rules
from doingoai.registers.delegations_out.forms import ProposalInputs
from doingoai.registers.delegations_out.models import Cost, Member, OutgoingDelegation, Stop
from doingoai.registers.delegations_out.row_forms import CostRow, MemberRow, StopRow
from doingoai.registers.delegations_out.rules.dossier import filing_day, filing_key, is_urgent
from doingoai.registers.delegations_out.rules.plan import line_of
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = OutgoingDelegation.State
UNDECIDED = frozenset({State.DRAFT, State.SUBMITTED, State.SUPPLEMENT, State.RECEIVED, State.DECIDING})
DECIDED = frozenset({State.APPROVED, State.PREPARING})


class Propose(Action):
    """Draft the dossier of a delegation."""

    name, label, opens = "propose", _("Lập hồ sơ đoàn ra"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs = ProposalInputs

    @classmethod
    def initial(cls, record: OutgoingDelegation) -> dict[str, Any]:
        if record.pk is None:
            return {}
        return {
            "title": record.dossier.title,
            "co_units": [body.pk for body in record.co_units.all()],
            "stops": rows_of(record.stops.all(), StopRow),
            "members": rows_of(record.members.all(), MemberRow),
            "costs": rows_of(record.costs.all(), CostRow),
        }

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        members, stops = inputs["members"], inputs["stops"]
        leader = next((Member.of_row(record, row) for row in members if row["role"] == codes.MemberRole.HEAD), None)
        record.head_name, record.head_rank = (leader.full_name, leader.senior_rank) if leader else ("", "")
        side = codes.PlanSide.IN if record.plan_line else codes.PlanSide.OFF
        record.plan_side = "" if record.is_private else side
        record.member_names = ", ".join(row["full_name"] for row in members)
        record.member_count = len(members)
        names = [row["country"].name for row in stops if not row["is_transit"]]
        record.countries = ", ".join(dict.fromkeys(names))[:400]
        record.day_count = (record.return_on - record.depart_on).days + 1
        record.dossier.title = inputs["title"]
        cls.set_days(record, inputs)

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.co_units.set(inputs["co_units"])
        Cost.objects.bulk_create(Cost(delegation=record, **row) for row in inputs["costs"])
        Stop.objects.bulk_create(Stop(delegation=record, **row) for row in inputs["stops"])
        Member.objects.bulk_create(Member.of_row(record, row) for row in inputs["members"])
        record.forget_rows()

    @classmethod
    def set_days(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        """Set the day of the dossier and the day to keep: the planned return, the filing before departure."""
        dossier = record.dossier
        dossier.event_date = record.return_on
        key = filing_key(record, inputs["members"])
        dossier.due_on = due(key, record.depart_on, province=dossier.province)


class Correct(Propose):
    """Correct the dossier before it is received."""

    name, label, opens, target = "correct", _("Sửa hồ sơ"), False, None
    source = frozenset({State.DRAFT, State.SUPPLEMENT, State.POSTPONED})

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        for rows in (record.stops, record.members, record.costs):
            rows.all().delete()
        super().follow(record, inputs, actor)


class Submit(Action):
    """Hand the complete dossier in; late filing is a warning and is counted."""

    name, label, tone = "submit", _("Nộp hồ sơ"), "primary"
    source, target = frozenset({State.DRAFT, State.SUPPLEMENT, State.POSTPONED}), State.SUBMITTED
    rules = rules.AT_SUBMISSION

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        today = clock.today()
        record.submitted_on = today
        record.is_urgent = is_urgent(record, today)
        record.dossier.due_on = due("DR_RECEIVE", today, province=record.dossier.province)

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        """Tie the delegation to its line of the programme, and to no other."""
        line, mine = line_of(record), Link.objects.filter(source=record.dossier, kind=Link.Kind.PLANNED)
        if line is None:
            mine.delete()
            return
        mine.exclude(target=line.dossier).delete()
        Link.objects.get_or_create(source=record.dossier, target=line.dossier, kind=Link.Kind.PLANNED)


class Receive(Action):
    """Accept the dossier as complete; the clock of the appraisal starts."""

    name, label, tone = "receive", _("Tiếp nhận"), "primary"
    source, target = frozenset({State.SUBMITTED}), State.RECEIVED

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("DR_APPRAISE", clock.today(), province=record.dossier.province)


class RequestSupplement(Action):
    """Ask the unit for what is missing, with the reason."""

    name, label, needs_note = "request_supplement", _("Yêu cầu bổ sung"), True
    source, target = frozenset({State.SUBMITTED, State.RECEIVED}), State.SUPPLEMENT

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = filing_day(record)


class Cancel(Action):
    """Give the trip up before it was decided."""

    name, label, tone, needs_note = "cancel", _("Hủy đoàn"), "danger", True
    source, target, ends = UNDECIDED | {State.POSTPONED}, State.CANCELLED, "decide"


class Postpone(Action):
    """Put the trip off; with new dates it is handed in and decided again."""

    name, label, needs_note = "postpone", _("Hoãn"), True
    source, target, ends = (UNDECIDED - {State.DRAFT}) | DECIDED, State.POSTPONED, "decide"

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = None


def rows_of(rows: Iterable[Model], form: type[Any]) -> list[dict[str, Any]]:
    """Return child rows as their form shows them."""
    return [model_to_dict(row, list(form.base_fields)) for row in rows]
