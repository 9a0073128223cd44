"""The time in force and its end: duties, reviews, renewal, amendment, suspension, termination. See also `clock`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.lib.workdays import months_later
from doingoai.organisations.models import Officer
from doingoai.registers.agreements import duties, forms, rules
from doingoai.registers.agreements.actions.proposal import Correct
from doingoai.registers.agreements.codes import EndGround, State
from doingoai.registers.agreements.models import Agreement, Obligation
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action

ENDED = frozenset({State.EXPIRED, State.TERMINATED, State.WITHDRAWN, State.SUPERSEDED})
LIVING = frozenset({State.IN_FORCE, State.AMENDING, State.EXTENDING, State.SUSPENDED})


class Discharge(Action):
    """Record that a duty was done, by which paper."""

    name, label = "discharge", _("Đã thực hiện nghĩa vụ")
    source = Agreement.SIGNED | ENDED
    Inputs, rules = forms.DischargeInputs, (rules.LATE_DUTY, rules.LATE_NOTICE)

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        alive = record.dossier.state not in record.FINAL
        record.dossier.due_on = record.next_due(alive=alive, without=[inputs["obligation"]])

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = {"done_on": inputs["done_on"], "document": inputs["document"]}
        record.obligations.filter(pk=inputs["obligation"].pk).update(**said)


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a signed agreement; the days of its duties follow.

    The state stays, but for one: an agreement that had expired and whose term is not over after all is in force again.
    """

    source, outcomes = Agreement.SIGNED | ENDED, frozenset({State.IN_FORCE})
    Inputs, rules = forms.RectifyInputs, (rules.LEVEL, rules.DAYS, rules.TERM)

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        duties.settle_term(record)
        assert record.signed_date is not None  # the form asks for it
        record.dossier.event_date = record.signed_date
        moved = duties.moved(record)
        open_days = duties.days(row for row in moved if row.done_on is None)
        alive = (cls.target_of(record, inputs) or record.dossier.state) not in record.FINAL
        record.dossier.due_on = record.next_due(*open_days, alive=alive, without=moved)

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        super().follow(record, inputs, actor)
        Obligation.objects.bulk_update(duties.moved(record), ["due_on"])

    @classmethod
    def target_of(cls, record: Agreement, inputs: Mapping[str, Any]) -> str | None:
        over = record.expiry_date is not None and record.expiry_date < clock.today()
        return State.IN_FORCE if record.dossier.state == State.EXPIRED and not over else None


class Review(Action):
    """Look at how the agreement is carried out, at least once a year, and set the next review."""

    name, label = "review", _("Rà soát")
    source, rules = LIVING, (rules.NEXT_REVIEW,)
    Inputs = forms.of_record("next_review_date", "rename_note", "public_summary", needed=("next_review_date",))

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.next_due()


class Assess(Action):
    """Keep how lively the agreement is (A-R17); done by the calendar."""

    name, label, source = "assess", _("Đánh giá sức khỏe thực hiện"), LIVING
    Inputs = forms.of_record("health", needed=("health",))


class Inherit(Action):
    """Give the heir of a body that is no more the duty to tell the foreign side (A-R12); done by the calendar."""

    name, label, source = "inherit", _("Giao việc kế thừa"), LIVING

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = record.next_due(*duties.days(duties.inheritance(record, clock.today())))

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        Obligation.objects.bulk_create(duties.inheritance(record, clock.today()))


class Amend(Action):
    """Let an amendment be prepared; it is an agreement of its own that names this one."""

    name, label, source, target = "amend", _("Cho sửa đổi, bổ sung"), frozenset({State.IN_FORCE}), State.AMENDING


class Extend(Action):
    """Let an extension be prepared, before the term is over (A-R13)."""

    name, label, source, target = "extend", _("Cho gia hạn"), frozenset({State.IN_FORCE}), State.EXTENDING


class Resume(Action):
    """Go on in force: amended, extended to a new day, or after a suspension."""

    name, label = "resume", _("Tiếp tục hiệu lực")
    source, target = frozenset({State.AMENDING, State.EXTENDING, State.SUSPENDED}), State.IN_FORCE
    Inputs = forms.of_record("expiry_date")

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = record.next_due()


class Renew(Action):
    """Begin the next term of an agreement that renews itself; done by the calendar."""

    name, label, source = "renew", _("Tự động gia hạn"), LIVING

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        assert record.expiry_date is not None and record.term_months is not None  # the calendar renews only such
        while record.expiry_date < clock.today():
            record.expiry_date = months_later(record.expiry_date, record.term_months)
        record.dossier.due_on = record.next_due()


class Expire(Action):
    """Record that the term is over; done by the calendar."""

    name, label, source, target = "expire", _("Hết hạn"), LIVING, State.EXPIRED
    rules = (rules.TERM_OVER,)

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = record.next_due(alive=False)


class Suspend(Action):
    """Suspend the effect, by a paper of the decider; the Ministry is told within fifteen days (Điều 34)."""

    name, label = "suspend", _("Tạm đình chỉ")
    source, target = frozenset({State.IN_FORCE}), State.SUSPENDED
    Inputs = forms.of_record("end_doc", "end_date", needed=("end_doc", "end_date"))

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        alive = cls.target not in record.FINAL
        record.dossier.due_on = record.next_due(*duties.days(duties.after_end(record)), alive=alive)

    @classmethod
    def follow(cls, record: Agreement, inputs: Mapping[str, Any], actor: Officer) -> None:
        Obligation.objects.bulk_create(duties.after_end(record))


class Terminate(Suspend):
    """End the agreement."""

    name, label, tone, source, target = "terminate", _("Chấm dứt hiệu lực"), "danger", LIVING, State.TERMINATED
    Inputs = forms.of_record(*forms.END, needed=forms.END)


class Withdraw(Suspend):
    """Withdraw the Vietnamese side."""

    name, label, tone, source, target = "withdraw", _("Rút khỏi"), "danger", LIVING, State.WITHDRAWN
    Inputs = Terminate.Inputs


class Supersede(Suspend):
    """Record that another agreement replaced this one."""

    name, label, source, target = "supersede", _("Được thay thế"), LIVING, State.SUPERSEDED
    Inputs = forms.SupersedeInputs

    @classmethod
    def apply(cls, record: Agreement, inputs: Mapping[str, Any]) -> None:
        record.end_ground = EndGround.REPLACED
        super().apply(record, inputs)
