"""What others add to a delegation without moving it: bodies that were asked, exceptions, what a mission answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body, Holding, Officer
from doingoai.registers.delegations_out.actions.proposal import UNDECIDED, State, rows_of
from doingoai.registers.delegations_out.forms import LIFTED_BY, ExceptionInputs, MissionReplyInputs
from doingoai.registers.delegations_out.models import Consult, GrantedException, MissionReply, OutgoingDelegation
from doingoai.registers.delegations_out.row_forms import ConsultRow
from doingoai.workflow import clock, inputs
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import tell
from doingoai.workflow.rows import RowsField

# A mission answers from the decision on until the report is accepted.
ANSWERED = frozenset({State.APPROVED, State.PREPARING, State.ABROAD, State.RETURNED, State.REPORTED})


class RecordConsults(Action):
    """Keep which bodies outside the chain of decision were asked, and what they answered."""

    name, label = "consult", _("Ghi ý kiến các cơ quan được hỏi")
    source = frozenset({State.RECEIVED, State.DECIDING})

    class Inputs(inputs.Inputs):
        consults = RowsField(ConsultRow, label=_("Cơ quan được hỏi"), least=1, most=60)

    @classmethod
    def initial(cls, record: OutgoingDelegation) -> dict[str, Any]:
        return {"consults": rows_of(record.consults.all(), ConsultRow)}

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.consults.all().delete()
        Consult.objects.bulk_create(Consult(delegation=record, **row) for row in inputs["consults"])


class GrantException(Action):
    """Free this delegation from a rule by a paper of whoever may do so; the reason is kept and counted."""

    name, label, Inputs = "grant_exception", _("Cho ngoại lệ"), ExceptionInputs
    source = UNDECIDED | {State.POSTPONED}
    help = _("Ngoại lệ theo quy định: ghi văn bản của cấp có thẩm quyền và lý do. Ngoại lệ được thống kê theo quy tắc.")

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        role = next(role for role in LIFTED_BY[inputs["rule"]] if role in actor.seat.role_names)
        names = ("rule", "number", "issued_on", "reason")
        GrantedException.objects.create(delegation=record, role=role, **{name: inputs[name] for name in names})


class ReplyOfMission(Action):
    """Answer a decided delegation from the mission in the country: help, contacts, chances to use."""

    name, label, tone, Inputs = "mission_reply", _("Trả lời của cơ quan đại diện"), "primary", MissionReplyInputs
    source = ANSWERED

    @classmethod
    def apply(cls, record: OutgoingDelegation, inputs: Mapping[str, Any]) -> None:
        record.mission_support = record.mission_support or inputs["supports"]

    @classmethod
    def follow(cls, record: OutgoingDelegation, inputs: Mapping[str, Any], actor: Officer) -> None:
        names, body = ("text", "contacts", "supports"), actor.seat.body
        assert body is not None  # a mission's officer sits in it
        MissionReply.objects.create(
            delegation=record, body=body, officer=actor, replied_on=clock.today(),
            **{name: inputs[name] for name in names},
        )  # fmt: skip


def tell_missions(record: OutgoingDelegation) -> None:
    """Tell the officers of the missions in the countries visited that the delegation was decided."""
    bodies = [body for body, _part in record.bodies_taking_part() if body.kind == Body.Kind.MISSION]
    if not bodies:
        return
    seated = Holding.objects.filter(post__body__in=bodies).valid_on(clock.today())
    officers = Officer.objects.filter(pk__in=seated.values("officer"), is_active=True)
    said = {
        "title": record.dossier.title,
        "first": f"{record.depart_on:%d/%m/%Y}",
        "last": f"{record.return_on:%d/%m/%Y}",
    }
    text = _now("%(title)s đến nước của cơ quan đại diện, từ %(first)s đến %(last)s.") % said
    tell(officers, record.dossier, kind="delegation_coming", text=text, topic=Topic.WORK)
