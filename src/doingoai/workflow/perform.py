"""`perform`: the one door for change, and the life of every act on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.audit import ledger
from doingoai.authority import chain
from doingoai.authority.bodies import Undecidable
from doingoai.authority.decide import Decision, decide, decide_step
from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Record
from doingoai.dossiers.numbering import next_number
from doingoai.indicators.keeping import Watch, watching
from doingoai.lib.sorting import sort_key
from doingoai.lib.text import fold
from doingoai.norms.lookup import NormMissing
from doingoai.norms.models import Waiver
from doingoai.norms.rule import Case
from doingoai.organisations.models import Officer
from doingoai.workflow import clock, outbox
from doingoai.workflow.action import Action, facts_of
from doingoai.workflow.checks import clean_inputs, judge_act, no_norm, require_filled, waiver
from doingoai.workflow.refusals import Conflict, Undecided, WrongState
from doingoai.workflow.restating import follow_figures
from doingoai.workflow.snapshot import difference, snapshot

R = TypeVar("R", bound=Record)
NO_POST = gettext_lazy("Tài khoản chưa được giao chức danh nào nên chưa mở được hồ sơ.")


@transaction.atomic
def perform(
    record: R | type[R],
    action: type[Action],
    *,
    actor: Officer,
    version: int | None = None,
    note: str = "",
    reasons: Mapping[str, str] | None = None,
    **inputs: Any,
) -> R:
    """Let `actor` carry out `action`, or raise with the reason; the only writer of dossiers and records.

    In this order: state, authority, inputs, law, change, version, chain of decision, reach, figures, ledger, outbox;
    all in one transaction. `record` is a record, or for an act that opens one its class. `reasons` gives, by rule id,
    the written reason for each warning; `version` is the one that the person was shown.

    Raises WrongState, NotAllowed, InvalidInputs, RulesBroken, Undecided, Conflict; nothing is written then.
    """
    opened = open_record(record, actor) if isinstance(record, type) else record
    with watching(opened.dossier) as watch:
        try:
            return _carry_out(
                opened, action, actor, watch, version=version, note=note, reasons=reasons or {}, inputs=inputs
            )
        except NormMissing as missing:
            raise no_norm(action, inputs, str(missing), actor=actor, record=opened) from missing


def _carry_out(
    record: R,
    action: type[Action],
    actor: Officer,
    watch: Watch,
    *,
    version: int | None,
    note: str,
    reasons: Mapping[str, str],
    inputs: Mapping[str, Any],
) -> R:
    dossier, key, state = record.dossier, action_key(record, action), record.dossier.state
    _require_state(dossier, action)
    decision = decide_act(record, action, actor)
    decision.require()
    if version is not None and version != dossier.version:
        raise Conflict(record)
    values = clean_inputs(action, inputs, actor=actor, record=record, note=note)
    before = snapshot(record)
    if not action.aside:
        action.apply(record, values)
    require_filled(action, record)
    case = Case(record=record, inputs=values, actor=actor, on=clock.today(), province=dossier.province)
    waived = judge_act(action, case, reasons)
    taken = _hear(action, decision, actor, note)
    if not action.aside:
        _save(record, action.target_of(record, values) if taken else None, opened=dossier.pk is None)
    action.follow(record, values, actor)
    if not action.aside:
        reach.refresh(dossier, record.bodies_taking_part())
    if action.asks:
        asked = f"{dossier.register}.{action.asks}"
        try:
            chain.ask(asked, dossier=dossier, asked_by=actor, at=clock.now(), facts=facts_of(record))
        except Undecidable as problem:
            raise Undecided(str(problem)) from problem
    if action.ends:
        chain.fall(f"{dossier.register}.{action.ends}", dossier, clock.now())
    moved = dossier.state != state
    waived += follow_figures(watch, action, actor, moved=moved, note=note, reasons=reasons)
    Waiver.objects.bulk_create(waiver(finding, reason, dossier, key, actor) for finding, reason in waived)
    changes = difference(before, snapshot(record)) | {name: ["", said] for name, said in action.tells(values).items()}
    ledger.record(
        unit=dossier.unit, actor=actor.username, actor_name=actor.full_name, action=key, subject=dossier.key,
        changes=changes, rule=decision.rule, note=note, at=clock.now(),
    )  # fmt: skip
    outbox.announce(key, dossier, actor)
    return record


def action_key(record: Record | type[Record], action: type[Action]) -> str:
    """Return `register.verb`, the name of the act in matrix, ledger and API."""
    return f"{record.register}.{action.name}"


def may(record: Record | type[Record], action: type[Action], actor: Officer) -> Decision:
    """Tell whether the officer could carry out the act now, as far as state and authority go."""
    if isinstance(record, type):
        if actor.seat.body is None:
            return Decision(False, reason=str(NO_POST))
        record = open_record(record, actor)
    if not (action.opens or action.aside or record.dossier.state in action.source):
        return Decision(False, reason=_("Hồ sơ không ở trạng thái cho phép việc này."))
    return decide_act(record, action, actor)


def open_record(model: type[R], actor: Officer) -> R:
    """Return an unsaved record with its unsaved dossier, in the actor's body and province."""
    seat = actor.seat
    if seat.body is None:
        raise WrongState(str(NO_POST))
    dossier = Dossier(
        register=model.register,
        body=seat.body,
        province=seat.province,
        event_date=clock.today(),
        opened_by=actor,
    )
    return model(dossier=dossier)


def _require_state(dossier: Dossier, action: type[Action]) -> None:
    if action.opens:
        if dossier.pk is not None:
            raise WrongState(_("Hồ sơ đã được mở."))
    elif not action.aside and dossier.state not in action.source:
        raise WrongState(
            _("Không thể “%(verb)s” khi hồ sơ %(number)s không còn ở trạng thái cho phép. Hãy tải lại trang.")
            % {"verb": action.label, "number": dossier.number}
        )


def decide_act(record: Record, action: type[Action], actor: Officer) -> Decision:
    """Ask the matrix, or the current step of a decision, whether the officer may carry out the act."""
    dossier, on = record.dossier, clock.today()
    if reason := action.refusal(record, actor):
        return Decision(False, reason=reason)
    if action.decision:
        asked = f"{dossier.register}.{action.decision}"
        return decide_step(asked, actor=actor, dossier=dossier, on=on, kinds=action.kinds)
    return decide(action_key(record, action), actor=actor, dossier=dossier, on=on, facts=facts_of(record))


def _hear(action: type[Action], decision: Decision, actor: Officer, note: str) -> bool:
    """Keep the voice of a decider; True when the state may move."""
    if not action.decision:
        return True
    taken = chain.hear(decision, actor=actor, agrees=action.agrees, note=note, at=clock.now())
    return taken or not action.agrees


def _save(record: Record, target: str | None, *, opened: bool) -> None:
    """Write record and dossier; a dossier that somebody else moved meanwhile raises Conflict."""
    dossier = record.dossier
    if target is not None and target != dossier.state:
        dossier.state, dossier.state_since = target, clock.now()
    dossier.is_open = record.is_going_on()
    if opened:
        number = next_number(dossier.register, record.prefix, dossier.province, dossier.event_date.year)
        dossier.number, dossier.opened_at = number, clock.now()
    dossier.search = fold(f"{dossier.number} {dossier.title} {record.search_words()}")
    dossier.sort_key = sort_key(dossier.title)[:200]
    record.full_clean(exclude=["dossier"], validate_unique=False, validate_constraints=False)
    if opened:
        dossier.version = 1
        dossier.save(force_insert=True)
        record.dossier = dossier
        record.save(force_insert=True)
        return
    _save_guarded(dossier, record)
    record.save(force_update=True)


def _save_guarded(dossier: Dossier, record: Record) -> None:
    """Update the dossier only if it still is the version that was read: no row locks, works on SQLite too."""
    names = (
        "title",
        "state",
        "state_since",
        "event_date",
        "due_on",
        "is_open",
        "access_level",
        "search",
        "sort_key",
    )
    values = {name: getattr(dossier, name) for name in names}
    mine = Dossier.objects.for_system("perform").filter(pk=dossier.pk, version=dossier.version)
    if mine.update(**values, version=F("version") + 1) != 1:
        raise Conflict(record)
    dossier.version += 1
