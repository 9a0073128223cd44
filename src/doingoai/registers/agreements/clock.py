"""What the calendar brings: effect, renewal, expiry, heirs, health, and who is told in time.

`doingoai jobs` calls `on_day` once a day (`Register.daily`). Every change is an act of the account "Hệ thống", with its
row in the matrix and in the ledger: states are stored, not derived, so that lists and filters need no second truth.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Link
from doingoai.lib.held import held
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import deadline, limit
from doingoai.organisations.roles import Role
from doingoai.organisations.system import system_officer
from doingoai.registers.agreements.actions.conclusion import EnterIntoForce
from doingoai.registers.agreements.actions.lifetime import LIVING, Assess, Expire, Inherit, Renew
from doingoai.registers.agreements.codes import Duty, Health, State, TermMode
from doingoai.registers.agreements.models import Agreement, Consultation, Obligation
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import holders, tell
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict

Act = tuple[Agreement, type[Action], dict[str, Any]]
ALERTS = ("AGR_ALERT_LAST", "AGR_ALERT_SECOND", "AGR_ALERT_FIRST")  # the nearest first
IN_CHARGE = (Role.REQUESTER, Role.FA_OFFICER)


def on_day(today: dt.date) -> int:
    """Carry out what is due on `today` and tell who must know; safe to repeat. Return how many acts were done."""
    system, count = system_officer(), 0
    with held():
        for agreement, action, inputs in chain(_dated(today), _assessed(today)):
            with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
                perform(agreement, action, actor=system, **inputs)
                count += 1
        _alert_of_expiry(today)
        _alert_of_duties(today)
        _alert_of_silence(today)
    return count


def living() -> QuerySet[Agreement]:
    rows = Agreement.objects.for_system("calendar").filter(dossier__state__in=LIVING)
    return rows.select_related("dossier__body", "dossier__province__successor", "signing_body__successor", "lead_unit")


def _dated(today: dt.date) -> Iterator[Act]:
    """Yield the acts that a date alone decides."""
    waiting = Agreement.objects.for_system("calendar").filter(dossier__state=State.SIGNED, effective_date__lte=today)
    for agreement in waiting.select_related("dossier__body", "dossier__province__successor"):
        yield agreement, EnterIntoForce, {}
    over = living().filter(expiry_date__lt=today)
    renewing = Q(term_mode=TermMode.AUTO_RENEW, term_months__gt=0, dossier__state=State.IN_FORCE)
    yield from ((agreement, Renew, {}) for agreement in over.filter(renewing))
    yield from ((agreement, Expire, {}) for agreement in over.exclude(renewing))
    told = Obligation.objects.filter(agreement=OuterRef("pk"), kind=Duty.INHERIT)
    orphaned = living().filter(signing_body__valid_to__lt=today).exclude(Exists(told))
    yield from ((agreement, Inherit, {}) for agreement in orphaned.exclude(expiry_date__lt=today))


def _assessed(today: dt.date) -> Iterator[Act]:
    """Yield the agreements whose health is another than the one kept."""
    promised = Q(dossier__links_in__kind=Link.Kind.ARISES, dossier__links_in__source__register="commitments")
    rows = living().annotate(
        commitments=Count("dossier__links_in", filter=promised), last=Max("dossier__links_in__source__event_date")
    )
    for agreement in rows.exclude(expiry_date__lt=today, term_mode=TermMode.FIXED):
        found = health_of(agreement, today)
        if found != agreement.health:
            yield agreement, Assess, {"health": found}


def health_of(agreement: Any, today: dt.date) -> str:
    """A-R17: dormant or slow when nothing happened for long, a mere framework when nothing was promised."""

    def figure(key: str) -> int:
        return int(limit(key, province=agreement.dossier.province, on=today))

    signed = agreement.signed_date
    quiet_since = max(signed, agreement.last or signed)
    if months_later(quiet_since, figure("AGR_DORMANT_MONTHS")) <= today:
        return Health.DORMANT
    if not agreement.commitments and (today - signed).days > figure("AGR_EXTRACT_DAYS"):
        return Health.FRAMEWORK_ONLY
    return Health.SLOW if months_later(quiet_since, figure("AGR_SLOW_MONTHS")) <= today else Health.ACTIVE


def _alert_of_expiry(today: dt.date) -> None:
    """A-R13: 180, 90 and 30 days before the end; each once."""
    for agreement in living().filter(expiry_date__range=(today, today + dt.timedelta(days=400))):
        assert agreement.expiry_date is not None  # it lies in the range
        left = (agreement.expiry_date - today).days
        steps = (int(limit(key, province=agreement.dossier.province, on=today)) for key in ALERTS)
        step = next((days for days in steps if left <= days), None)
        if step is not None:
            text = _("%(number)s hết hiệu lực ngày %(day)s, còn không quá %(days)d ngày: gia hạn hay kết thúc?")
            said = {"number": agreement.dossier.number, "day": f"{agreement.expiry_date:%d/%m/%Y}", "days": step}
            tell(
                holders(agreement.dossier, IN_CHARGE),
                agreement.dossier,
                kind="expiry",
                text=text % said,
                topic=Topic.NEAR,
            )


def _alert_of_duties(today: dt.date) -> None:
    """A-R10, A-R18: a duty that is open after its day goes one level up."""
    late = Obligation.objects.filter(done_on=None, due_on__lt=today)
    for duty in late.select_related("agreement__dossier__body", "agreement__dossier__province__successor"):
        dossier = duty.agreement.dossier
        above = deadline("AGR_D03", province=dossier.province, on=today).escalation_role
        text = _("%(number)s: quá hạn “%(duty)s” từ ngày %(day)s.")
        said = {"number": dossier.number, "duty": duty, "day": f"{duty.due_on:%d/%m/%Y}"}
        tell(holders(dossier, (*IN_CHARGE, above)), dossier, kind="duty_late", text=text % said, topic=Topic.LATE)


def _alert_of_silence(today: dt.date) -> None:
    """S05: a body that does not answer in time is reminded."""
    silent = Consultation.objects.filter(result="", due_on__lt=today, agreement__dossier__state=State.CONSULTING)
    for row in silent.select_related("body", "agreement__dossier__body", "agreement__dossier__province__successor"):
        dossier = row.agreement.dossier
        text = _("%(number)s: %(who)s chưa trả lời, hạn %(day)s.")
        said = {"number": dossier.number, "who": row.who, "day": f"{row.due_on:%d/%m/%Y}"}
        tell(holders(dossier, IN_CHARGE), dossier, kind="silence", text=text % said, topic=Topic.LATE)
