"""The proposal: drafted, corrected, submitted in time, received or sent back for what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.delegations_out import codes, rules
from doingoai.registers.delegations_out.forms import MemberRow, ProposalInputs, StopRow
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation, Stop
from doingoai.registers.delegations_out.rules.dossier import filing_key, is_urgent
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
            "stops": [model_to_dict(row, list(StopRow.base_fields)) for row in record.stops.all()],
            "members": [model_to_dict(row, list(MemberRow.base_fields)) for row in record.members.all()],
        }

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        members, stops = inputs["members"], inputs["stops"]
        heads = [row["full_name"] for row in members if row["role"] == codes.MemberRole.HEAD]
        record.head_name = heads[0] if heads else ""
        record.member_names = ", ".join(row["full_name"] for row in members)
        record.member_count = len(members)
        names = [row["country"].name for row in stops if not row["is_transit"]]
        record.countries = ", ".join(dict.fromkeys(names))[:400]
        record.day_count = (record.return_on - record.depart_on).days + 1
        record.dossier.title = inputs["title"]
        cls.set_days(record, inputs)

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
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
        record.stops.all().delete()
        record.members.all().delete()
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
