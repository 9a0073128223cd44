"""Who deals with a document, until it is done or given back to its sender."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.organisations.models import Officer
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_in import forms
from doingoai.registers.documents_in.arrivals import tell_sender
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.workflow import notices
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic

State = IncomingDocument.State
OPEN = frozenset({State.RECEIVED, State.ASSIGNED, State.WORKING})


class Assign(Action):
    """Say which body and who deals with it."""

    name, label, tone = "assign", _("Phân công xử lý"), "primary"
    source, target = OPEN, State.ASSIGNED
    Inputs = forms.AssignInputs

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.reply_due or record.dossier.due_on

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        if record.assignee:
            text = _now("Bạn được phân công: %(named)s của %(sender)s") % {
                "named": record.named, "sender": record.sender,
            }  # fmt: skip
            notices.tell([record.assignee], record.dossier, kind="documents_in.assign", text=text, topic=Topic.WORK)
        tell_sender(record, StatusCode.ASSIGNED, actor)


class Work(Action):
    """Begin to deal with it."""

    name, label = "work", _("Bắt đầu xử lý")
    source, target = frozenset({State.RECEIVED, State.ASSIGNED}), State.WORKING

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        tell_sender(record, StatusCode.WORKING, actor)


class Finish(Action):
    """End the work: what was done, and by which document it was answered."""

    name, label = "finish", _("Hoàn thành")
    source, target = OPEN, State.DONE
    Inputs: ClassVar[type[Any]] = forms.FinishInputs

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        if answer := inputs["answer_number"]:
            Link.objects.get_or_create(source=answer, target=record.dossier, kind=Link.Kind.FOLLOWS)
        tell_sender(record, StatusCode.DONE, actor)


class BeAnswered(Action):
    """Be done, for the document that answers was sent."""

    name, label = "be_answered", _("Đã có văn bản trả lời")
    source, target = OPEN, State.DONE

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        record.result = record.result or _now("Đã trả lời bằng văn bản.")

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        tell_sender(record, StatusCode.DONE, actor)


class Reopen(Action):
    """Take the work up again: the answer was not enough, or a refusal was an error."""

    name, label, needs_note = "reopen", _("Xử lý lại"), True
    source, target = frozenset({State.DONE}), State.WORKING


class BeAskedBack(Action):
    """Hear that the sender wants the document back."""

    name, label = "be_asked_back", _("Nơi gửi đề nghị lấy lại")
    source, target = OPEN | {State.ARRIVED, State.DONE}, State.ASKED_BACK

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        record.state_before = record.dossier.state


class GiveBack(Action):
    """Agree: the copy is locked and stays readable for those who check."""

    name, label, tone = "give_back", _("Đồng ý cho lấy lại"), "primary"
    source, target = frozenset({State.ASKED_BACK}), State.GIVEN_BACK

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        tell_sender(record, StatusCode.RECALL_AGREED, actor)


class KeepIt(Action):
    """Refuse to give it back, with the reason; the work goes on where it was."""

    name, label, tone = "keep_it", _("Từ chối cho lấy lại"), "danger"
    source = frozenset({State.ASKED_BACK})
    outcomes = OPEN | {State.ARRIVED, State.DONE}
    Inputs = forms.ReasonInputs

    @classmethod
    def target_of(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> str | None:
        return record.state_before

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"reason": inputs["reason"]}

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        tell_sender(record, StatusCode.RECALL_REFUSED, actor, inputs["reason"])
