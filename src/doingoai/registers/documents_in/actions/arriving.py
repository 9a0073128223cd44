"""How a document comes in: read from a file, typed from paper, handed over by the exchange; accepted or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import store
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.parsing import parse
from doingoai.reference.papers import StatusCode
from doingoai.register_kit.signed import verified_if_signed
from doingoai.registers.documents_in import forms, rules
from doingoai.registers.documents_in.arrivals import arrival_number, tell_sender
from doingoai.registers.documents_in.models import IncomingDocument, IncomingText, Way
from doingoai.relations.found import relate_citations
from doingoai.workflow import clock, notices
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic

State = IncomingDocument.State
RECEIVERS = (Role.REQUESTER, Role.FA_OFFICER, Role.UBND_OFFICE, Role.PARTY_OFFICE, Role.MOFA_LOCAL, Role.COMMUNE)


class Receive(Action):
    """Enter a document from its file into the book."""

    name, label, opens, target = "receive", _("Vào sổ từ tệp"), True, State.RECEIVED
    Inputs: ClassVar[type[Any]] = forms.ReceiveInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.TWICE,)

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        found = inputs["found"]
        for name, value in found.fields.items():
            setattr(record, name, value)
        record.arrived_on = inputs["arrived_on"] or clock.today()
        record.way = Way.MAIL
        record.sender = record.sender or _now("(chưa đọc được)")
        record.dossier.title = found.title or inputs["file"].name
        record.fresh_text = found.text
        if said := verified_if_signed(inputs["content"][0]):
            record.signature, record.verdict = said.headline[:300], said.verdict
        set_dates(record)

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        enter_in_book(record)
        data, media_type = inputs["content"]
        Attachment.objects.create(
            dossier=record.dossier, file=store(data, media_type), name=inputs["file"].name[:200], kind=_now("Bản gốc"),
            officer=actor, at=clock.now(),
        )  # fmt: skip
        keep_text(record, actor)


class Enter(Action):
    """Enter a document that came on paper into the book."""

    name, label, opens = "enter", _("Vào sổ văn bản giấy"), True
    target: ClassVar[str | None] = State.RECEIVED
    Inputs: ClassVar[type[Any]] = forms.EnterInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.TWICE, rules.DATES)

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]
        set_dates(record)

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        enter_in_book(record)


class Correct(Enter):
    """Correct what was read or typed; the arrival number stays."""

    name, label, opens, target = "correct", _("Đối chiếu, sửa"), False, None
    source = frozenset({State.RECEIVED, State.ASSIGNED, State.WORKING})


class Arrive(Action):
    """Come in by the exchange; nobody has accepted it yet."""

    name, label, opens, target = "arrive", _("Văn bản đến hệ thống"), True, State.ARRIVED
    Inputs: ClassVar[type[Any]] = forms.ArriveInputs

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        dossier = record.dossier
        dossier.body, dossier.province = inputs["body"], inputs["body"].province
        dossier.title = inputs["title"]
        record.way = Way.SYSTEM if record.delivery else Way.AXIS
        record.fresh_text = inputs["text"]
        record.arrived_on = dossier.event_date = clock.today()
        dossier.due_on = due("VBDEN_REGISTER", record.arrived_on, province=dossier.province)

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        if attachment := inputs["file"]:
            Attachment.objects.create(
                dossier=record.dossier, file=attachment.file, name=attachment.name, kind=_now("Bản gốc"),
                officer=actor, at=clock.now(),
            )  # fmt: skip
        keep_text(record, actor)
        text = _now("Văn bản đến: %(named)s của %(sender)s") % {"named": record.named, "sender": record.sender}
        notices.tell(
            notices.holders(record.dossier, RECEIVERS),
            record.dossier,
            kind="documents_in.arrive",
            text=text,
            topic=Topic.WORK,
        )


class Accept(Action):
    """Enter a document that the exchange brought into the book; the sender is told."""

    name, label, tone = "accept", _("Tiếp nhận, vào sổ"), "primary"
    source, target = frozenset({State.ARRIVED}), State.RECEIVED
    rules = (rules.TWICE,)

    @classmethod
    def apply(cls, record: IncomingDocument, inputs: Mapping[str, Any]) -> None:
        set_dates(record)

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        enter_in_book(record)
        tell_sender(record, StatusCode.RECEIVED, actor)


class Refuse(Action):
    """Refuse a document that does not belong here, or is not signed; the sender is told why."""

    name, label, tone = "refuse", _("Từ chối tiếp nhận"), "danger"
    source, target = frozenset({State.ARRIVED}), State.REFUSED
    Inputs = forms.ReasonInputs

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"reason": inputs["reason"]}

    @classmethod
    def follow(cls, record: IncomingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        tell_sender(record, StatusCode.REFUSED, actor, inputs["reason"])


def set_dates(record: IncomingDocument) -> None:
    """Set the day in the book, and the deadline: the one that the document names, else the usual one."""
    dossier = record.dossier
    dossier.event_date = record.arrived_on
    dossier.due_on = record.reply_due or due("VBDEN_HANDLE", record.arrived_on, province=dossier.province)


def enter_in_book(record: IncomingDocument) -> None:
    """Give the arrival number, once; in `follow`, for what is only checked (a trial import) must not take one."""
    if record.arrival_no is None:
        record.arrival_no = arrival_number(record)
        record.save(update_fields=["arrival_no"])


def keep_text(record: IncomingDocument, actor: Officer) -> None:
    """Keep the text that was read in this act, searchable already through `search_words`, and relate what it cites."""
    if record.fresh_text:
        IncomingText.objects.create(document=record, text=record.fresh_text)
        relate_citations(record.dossier, parse(record.fresh_text), actor=actor)
