"""From the idea to the submission: screen, draft, ask for opinions, reconcile them, submit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.norms.lookup import due
from doingoai.norms.rule import Case, Rule
from doingoai.organisations.models import Officer
from doingoai.registers.agreements import duties, forms, rules
from doingoai.registers.agreements.codes import State
from doingoai.registers.agreements.models import Agreement, Consultation, partner_key
from doingoai.registers.agreements.violations import must_be_asked
from doingoai.workflow import clock
from doingoai.workflow.action import Action

BEFORE_SIGNING = frozenset(
    {
        State.IDEA, State.SCREENED, State.DRAFTING, State.CONSULTING, State.RECONCILING, State.PM_ESCALATED,
        State.SUBMITTED, State.RETURNED, State.APPROVED,
    }
)  # fmt: skip


class Open(Action):
    """Open the dossier of an agreement that somebody has in mind."""

    name, label, opens = "open", _("Mở hồ sơ"), True
    target: ClassVar[str | None] = State.IDEA
    Inputs = forms.AgreementInputs
    rules: ClassVar[tuple[Rule, ...]] = rules.IDENTITY

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.partner_key = partner_key(record.partner)
        record.dossier.title = inputs["title"]

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        parent = Dossier.objects.for_system("parent").filter(number=record.parent_number).first()
        if parent is not None:
            Link.objects.get_or_create(source=record.dossier, target=parent, kind=Link.Kind.FOLLOWS)


class Correct(Open):
    """Correct what was entered, until the text is submitted."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.IDEA, State.SCREENED, State.DRAFTING, State.RECONCILING, State.RETURNED})

    @classmethod
    def initial(cls, record: Agreement) -> dict[str, Any]:
        return {"title": record.dossier.title}


class EnterSigned(Open):
    """Enter an agreement that was signed before the system was used; spreadsheets of old agreements come in here."""

    name, label = "enter_signed", _("Ghi thỏa thuận đã ký trước đây")
    outcomes = frozenset({State.SIGNED, State.IN_FORCE, State.EXPIRED})
    Inputs, rules = forms.SignedAgreementInputs, (rules.LEVEL, rules.TERM, rules.ENTERED)

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        duties.settle_term(record)
        assert record.signed_date is not None  # the form asks for it
        record.dossier.event_date = record.signed_date
        record.dossier.due_on = record.next_due()

    @classmethod
    def target_of(cls, record: Agreement, inputs: Mapping[str, Any]) -> str:
        return state_after_signing(record)


class Screen(Action):
    """Find that this is an agreement in the sense of the law, with a level that may sign it."""

    name, label, tone = "screen", _("Sàng lọc đạt"), "primary"
    source, target = frozenset({State.IDEA}), State.SCREENED
    rules = (*rules.IDENTITY, rules.PLANNED)


class Draft(Action):
    """Begin drafting and negotiating."""

    name, label, tone = "draft", _("Soạn thảo, đàm phán"), "primary"
    source, target = frozenset({State.SCREENED}), State.DRAFTING


class Consult(Action):
    """Ask for written opinions on a complete dossier; a text that changed is asked about again."""

    name, label, tone = "consult", _("Gửi lấy ý kiến"), "primary"
    source = frozenset({State.DRAFTING, State.CONSULTING, State.RECONCILING, State.RETURNED, State.APPROVED})
    target, Inputs, rules = State.CONSULTING, forms.ConsultInputs, (rules.TEXTS,)

    @classmethod
    def initial(cls, record: Agreement) -> dict[str, Any]:
        """Propose those whom the law requires and who were not asked yet."""
        case = Case(record=record, inputs={}, actor=None, on=clock.today(), province=record.dossier.province)
        asked = set(record.consultations.values_list("addressee", flat=True))
        wanted = (row.item for row in must_be_asked(case) if row.item not in asked)
        return {"consultations": [{"addressee": item, "sent_on": clock.today()} for item in wanted]}

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = min(row.due_on for row in cls.asked(record, inputs))

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        Consultation.objects.bulk_create(cls.asked(record, inputs))

    @staticmethod
    def asked(record: Agreement, inputs: Mapping[str, Any]) -> list[Consultation]:
        rows = [{**row, "complete_on": row["complete_on"] or row["sent_on"]} for row in inputs["consultations"]]
        return [
            Consultation(agreement=record, due_on=duties.reply_due(record, row["complete_on"]), **row) for row in rows
        ]


class TakeReply(Action):
    """Record what a body answered."""

    name, label = "reply", _("Ghi ý kiến trả lời")
    source, Inputs = frozenset({State.CONSULTING, State.RECONCILING}), forms.ReplyInputs

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        others = record.consultations.filter(result="").exclude(pk=inputs["consultation"].pk)
        record.dossier.due_on = min(others.values_list("due_on", flat=True), default=None)

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = {name: value for name, value in inputs.items() if name != "consultation"}
        record.consultations.filter(pk=inputs["consultation"].pk).update(**said)


class Reconcile(Action):
    """Take up each opinion or explain why not."""

    name, label = "reconcile", _("Tiếp thu, giải trình")
    source, target = frozenset({State.CONSULTING, State.RECONCILING}), State.RECONCILING
    Inputs, rules = forms.ReconcileInputs, (rules.SILENCE,)

    @classmethod
    def initial(cls, record: Agreement) -> dict[str, Any]:
        rows = (row for row in record.opinions() if row.result and not row.handling)
        return {"handling": [{"consultation": row.pk, "handling": "ACCEPT"} for row in rows]}

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("AGR_S02", clock.today(), province=record.dossier.province)

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        for row in inputs["handling"]:
            said = {"handling": row["handling"], "explanation": row["explanation"]}
            record.consultations.filter(pk=row["consultation"].pk).update(**said)


class Escalate(Action):
    """Ask the Prime Minister when a body disagrees with an agreement of the province (Điều 19.4)."""

    name, label = "escalate", _("Xin ý kiến Thủ tướng")
    source, target, rules = frozenset({State.RECONCILING}), State.PM_ESCALATED, (rules.ESCALATED,)

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("AGR_D02", clock.today(), province=record.dossier.province)


class TakePmOpinion(Action):
    """Record the Prime Minister's written opinion."""

    name, label = "pm_opinion", _("Ghi ý kiến Thủ tướng")
    source = frozenset({State.PM_ESCALATED})
    Inputs = forms.of_record("pm_opinion", "pm_opinion_doc", needed=("pm_opinion", "pm_opinion_doc"))


class Submit(Action):
    """Submit the cleared text to whoever decides, with all opinions taken up."""

    name, label, tone, asks = "submit", _("Trình ký"), "primary", "approve"
    source = frozenset({State.DRAFTING, State.RECONCILING, State.PM_ESCALATED, State.RETURNED})
    target, Inputs, rules = State.SUBMITTED, forms.SubmitInputs, rules.BEFORE_DECISION

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.cleared_text_hash = inputs["cleared_text"].file_id
        record.dossier.due_on = None  # from here on the steps of the decision have their own days


class Cancel(Action):
    """Give the agreement up before it is signed, with the reason."""

    name, label, tone, needs_note, ends = "cancel", _("Dừng"), "danger", True, "approve"
    source, target = BEFORE_SIGNING, State.CANCELLED

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = None


def state_after_signing(record: Agreement) -> str:
    """Return the state of a signed agreement on the day of the act: in force, over, or waiting for its effect."""
    if record.expiry_date and record.expiry_date < clock.today():
        return State.EXPIRED
    begun = record.effective_date is not None and record.effective_date <= clock.today()
    return State.IN_FORCE if begun else State.SIGNED
