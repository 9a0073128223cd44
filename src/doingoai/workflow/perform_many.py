"""Open many dossiers at once: the same checks as `perform`, all of them before the first write, then written in bulk.

One officer opens dossiers of one register with one act; whatever is wrong in any row is told for every row. A table of
10,000 rows costs a few statements for each thousand instead of twenty for each row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from doingoai.audit import ledger
from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Participant, Reach, Record
from doingoai.dossiers.numbering import next_numbers
from doingoai.lib.held import held
from doingoai.lib.sorting import sort_key
from doingoai.lib.text import fold
from doingoai.norms.models import Waiver
from doingoai.norms.rule import Case, Finding
from doingoai.organisations.models import Officer
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.checks import clean_inputs, judge_act, require_filled, waiver
from doingoai.workflow.models import Event
from doingoai.workflow.perform import action_key, decide_act, open_record
from doingoai.workflow.refusals import ActRefused
from doingoai.workflow.restating import follow_opened
from doingoai.workflow.snapshot import difference, row

BATCH = 1000


@dataclass
class Ready:
    """A record that passed every check and waits to be written."""

    record: Record
    inputs: Mapping[str, Any]
    rule: str
    waived: list[tuple[Finding, str]]


@dataclass
class Checked:
    """What the checks of many rows found: those that are ready, and the refusal of each that is not, by position."""

    ready: list[Ready] = field(default_factory=list)
    refused: dict[int, ActRefused | NotAllowed] = field(default_factory=dict)


def check_many(
    model: type[Record],
    action: type[Action],
    rows: Sequence[Mapping[str, Any]],
    *,
    actor: Officer,
    reasons: Mapping[str, str] | None = None,
) -> Checked:
    """Check every row as `perform` would; write nothing."""
    found = Checked()
    with held():  # norms are read once for all rows
        for position, inputs in enumerate(rows):
            try:
                found.ready.append(_check(model, action, inputs, actor, reasons or {}))
            except (ActRefused, NotAllowed) as refusal:
                found.refused[position] = refusal
    return found


@transaction.atomic
def write_many(action: type[Action], ready: Sequence[Ready], *, actor: Officer) -> list[Record]:
    """Write what was checked: dossiers, records, child rows, reach, ledger, events; all or nothing."""
    for start in range(0, len(ready), BATCH):
        _write(action, ready[start : start + BATCH], actor)
    return [each.record for each in ready]


def _check(
    model: type[Record], action: type[Action], inputs: Mapping[str, Any], actor: Officer, reasons: Mapping[str, str]
) -> Ready:
    record = open_record(model, actor)
    values = clean_inputs(action, inputs, actor=actor, record=record, note="")
    action.apply(record, values)
    decision = decide_act(record, action, actor)
    decision.require()
    require_filled(action, record)
    dossier = record.dossier
    case = Case(record=record, inputs=values, actor=actor, on=clock.today(), province=dossier.province)
    waived = judge_act(action, case, reasons)
    dossier.state = action.target_of(record, values) or ""
    record.full_clean(exclude=["dossier"], validate_unique=False, validate_constraints=False)
    return Ready(record, values, decision.rule, waived)


def _write(action: type[Action], ready: Sequence[Ready], actor: Officer) -> None:
    records = [each.record for each in ready]
    _number(records)
    dossiers = Dossier.objects.bulk_create([record.dossier for record in records])
    for record, dossier in zip(records, dossiers, strict=True):
        record.dossier = dossier  # once more, now that it has a key
    type(records[0]).objects.bulk_create(records)
    for each in ready:
        action.follow(each.record, each.inputs, actor)
    _reach(records)
    follow_opened(action, [record.dossier for record in records], actor)
    _remember(action, ready, actor)


def _number(records: Sequence[Record]) -> None:
    """Give numbers by province and year, in the order of the rows."""
    groups: dict[tuple[Any, int], list[Record]] = {}
    for record in records:
        dossier = record.dossier
        groups.setdefault((dossier.province, dossier.event_date.year), []).append(record)
    for (province, year), members in groups.items():
        numbers = next_numbers(members[0].register, members[0].prefix, province, year, len(members))
        for record, number in zip(members, numbers, strict=True):
            dossier = record.dossier
            dossier.number, dossier.version, dossier.opened_at = number, 1, clock.now()
            dossier.state_since, dossier.is_open = clock.now(), record.is_going_on()
            dossier.search = fold(f"{number} {dossier.title} {record.search_words()}")
            dossier.sort_key = sort_key(dossier.title)[:200]


def _reach(records: Sequence[Record]) -> None:
    participants, rows = [], []
    for record in records:
        pairs = {(body.pk, str(part)): body for body, part in record.bodies_taking_part()}
        participants += [Participant(dossier=record.dossier, body_id=pk, part=part) for pk, part in sorted(pairs)]
        rows += reach.reach_rows(record.dossier, reach.places(record.dossier, list(pairs.values())))
    Participant.objects.bulk_create(participants)
    Reach.objects.bulk_create(rows)


def _remember(action: type[Action], ready: Sequence[Ready], actor: Officer) -> None:
    key = action_key(ready[0].record, action)
    by_unit: dict[str, list[Entry]] = {}
    waivers = []
    for each in ready:
        dossier = each.record.dossier
        entry = Entry(
            actor=actor.username, actor_name=actor.full_name, action=key, subject=dossier.key,
            changes=difference({}, row(each.record)), rule=each.rule, at=clock.now(),
        )  # fmt: skip
        by_unit.setdefault(dossier.unit, []).append(entry)
        waivers += [waiver(finding, reason, dossier, key, actor) for finding, reason in each.waived]
    for unit, entries in sorted(by_unit.items()):
        ledger.append_all(unit, entries)
    Waiver.objects.bulk_create(waivers)
    now = clock.now()
    Event.objects.bulk_create(Event(key=key, dossier=each.record.dossier, actor=actor, at=now) for each in ready)
