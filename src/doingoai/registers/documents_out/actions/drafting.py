"""From the first draft to the decision that the document goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.registers.documents_out import forms, rules
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.recipients import keep_lines
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = OutgoingDocument.State
ROW = {"text": "text", "purpose": "purpose", "body": "body_id", "channel": "channel"}


class Draft(Action):
    """Write a document, from a template, for a dossier, or as the answer to one that came in."""

    name, label, opens = "draft", _("Soạn văn bản"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs: ClassVar[type[Any]] = forms.DraftInputs

    @classmethod
    def initial(cls, record: OutgoingDocument) -> dict[str, Any]:
        saved = record.dossier.pk is not None
        lines = [each for each in record.deliveries.all() if each.is_printed] if saved else []
        links = record.dossier.links_out.all() if saved else []
        served = next((each.target.number for each in links if each.kind == Link.Kind.ARISES), "")
        return {
            "title": record.dossier.title,
            "deliveries": [{name: getattr(each, path) for name, path in ROW.items()} for each in lines],
            "source_number": served,
            "answers_number": record.answers.number if record.answers else "",
            "replaces_number": record.replaces.number if record.replaces else "",
        }

    @classmethod
    def apply(cls, record: OutgoingDocument, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.answers, record.replaces = inputs["answers_number"], inputs["replaces_number"]
        record.dossier.title = inputs["title"]
        record.dossier.event_date = clock.today()

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        keep_lines(record, inputs["deliveries"])
        for dossier, kind in ((inputs["source_number"], Link.Kind.ARISES), (record.answers, Link.Kind.FOLLOWS)):
            if dossier is not None:
                Link.objects.get_or_create(source=record.dossier, target=dossier, kind=kind)


class Correct(Draft):
    """Go on writing the draft."""

    name, label, opens, target = "correct", _("Sửa dự thảo"), False, None
    source = frozenset({State.DRAFT})


class Submit(Action):
    """Submit the draft to those who decide and sign."""

    name, label, tone = "submit", _("Trình ký"), "primary"
    source, target, asks = frozenset({State.DRAFT}), State.SUBMITTED, "approve"
    rules: ClassVar[tuple[Rule, ...]] = (rules.EXPIRED, rules.OPEN, rules.RECIPIENT)


class Withdraw(Action):
    """Take the draft back before it is decided."""

    name, label = "withdraw", _("Rút lại")
    source, target, ends = frozenset({State.SUBMITTED}), State.DRAFT, "approve"


class Approve(Action):
    """Agree that the document goes out as it is laid out."""

    name, label, tone = "approve", _("Duyệt ký"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.APPROVED, "approve"


class Return(Action):
    """Send the draft back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.DRAFT, "approve", False


class Cancel(Action):
    """Give the draft up; no number was taken."""

    name, label, tone, needs_note = "cancel", _("Bỏ dự thảo"), "danger", True
    source, target, ends = frozenset({State.DRAFT, State.SUBMITTED, State.APPROVED}), State.CANCELLED, "approve"
