"""Number and date, the files, the signatures; a number that was given in error is voided and stays in the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms as django_forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.registers.documents_out import forms, rules
from doingoai.registers.documents_out.issue import put_files, put_signed
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.numbers import give_number, number_text, symbol_of, void_number
from doingoai.registers.documents_out.recipients import spread
from doingoai.registers.documents_out.relating import relate
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs

State = OutgoingDocument.State


class Issue(Action):
    """Give number and date, lay the document out for good, make a recipient of everyone whom it goes to."""

    name, label, tone = "issue", _("Phát hành, lấy số"), "primary"
    source, target = frozenset({State.APPROVED}), State.ISSUED
    Inputs, rules = forms.IssueInputs, (rules.ORDER, rules.RECIPIENT)

    @classmethod
    def apply(cls, record: OutgoingDocument, inputs: Mapping[str, Any]) -> None:
        """Draw the number here, for search and ledger show it; what refuses the issue later rolls the draw back."""
        record.issued_on = inputs["issued_on"] or clock.today()
        record.dossier.event_date, record.dossier.due_on = record.issued_on, record.reply_due
        record.serial = give_number(record, record.issued_on)
        record.symbol = symbol_of(record)
        record.document_number = number_text(record)
        record.message_id = f"{record.issuer.exchange_code}.{record.issued_on.year}.{record.dossier.number}"

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        spread(record)
        put_files(record, actor)
        relate(record, actor)


class Sign(Action):
    """Sign the issued PDF with a certificate; whoever signs brings it, nothing of it is kept."""

    name, label, tone = "sign", _("Ký số"), "primary"
    source = frozenset({State.ISSUED})
    Inputs: ClassVar[type[Any]] = forms.SignInputs
    help: ClassVar[str | Promise] = _(
        "Người có thẩm quyền ký trước, cơ quan ký sau. Tệp gốc không đổi: chữ ký được thêm vào sau."
    )

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        put_signed(record, inputs["signed"], actor)


class AttachSigned(Sign):
    """Take in the issued PDF as it was signed with the office's own tool."""

    name, label, tone = "attach_signed", _("Nạp bản đã ký số"), "neutral"
    Inputs = forms.SignedFileInputs
    help = ""


class Void(Action):
    """Void a number before the document went out; the number stays in the book with the reason."""

    name, label, tone = "void", _("Hủy số"), "danger"
    source, target = frozenset({State.ISSUED}), State.VOIDED

    class Inputs(Inputs):
        reason = django_forms.CharField(label=_("Lý do hủy số"), max_length=300)

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"reason": inputs["reason"]}

    @classmethod
    def follow(cls, record: OutgoingDocument, inputs: Mapping[str, Any], actor: Officer) -> None:
        void_number(record, inputs["reason"])
