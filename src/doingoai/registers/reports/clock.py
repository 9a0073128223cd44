"""What the calendar brings: reports opened on their cut-off, and reminders until they are sent.

Before the deadline every register's reminders hold (`site.jobs`: five, two days before, on the day, the day after);
here are those of every few days after it, to the writers and their head.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.indicators.periods import Period
from doingoai.lib.dates import format_date
from doingoai.lib.held import held
from doingoai.norms.lookup import limit
from doingoai.organisations.models import Body, Province
from doingoai.organisations.roles import Role
from doingoai.organisations.seat import province_place
from doingoai.organisations.system import system_officer
from doingoai.registers.reports.actions.opening import OpenDue
from doingoai.registers.reports.codes import Level
from doingoai.registers.reports.definitions import Definition, definitions
from doingoai.registers.reports.models import PeriodicReport
from doingoai.workflow import notices
from doingoai.workflow.models import Topic
from doingoai.workflow.perform import perform

OWING = (Role.FA_OFFICER, Role.FA_HEAD)
OWING_NATION = (Role.MOFA_LOCAL, Role.MOFA_HEAD)


def on_day(today: dt.date) -> int:
    """Open what is owed and urge what is late; safe to repeat. Return how many reports were opened."""
    with held():
        count = sum(_open(*each) for each in list(owed(today)))
        for record in _late(today):
            _urge(record, today)
    return count


def owed(today: dt.date) -> Iterator[tuple[Definition, Period, Body]]:
    """Yield what should be open by now and is not: definition, period, and the body that reports."""
    first = today - dt.timedelta(days=int(limit("BC_OPEN_DAYS", province=None, on=today)))
    bodies = Body.objects.filter(is_focal=True).valid_on(today).select_related("province", "parent").order_by("pk")
    focal = {body.province_id: body for body in reversed(bodies)}  # of two, the one that was there first
    known = PeriodicReport.objects.for_system("owed").filter(period_to__gte=first).exclude(period_key="")
    opened = set(known.values_list("definition", "period_key", "place"))
    for definition in definitions():
        for period in definition.periods(first, today):
            for unit, body in focal.items():
                is_open = (definition.code, period.key, province_place(unit)) in opened
                if not is_open and _reports(definition, body.province, period):
                    yield definition, period, body


def _reports(definition: Definition, unit: Province | None, period: Period) -> bool:
    """Tell whether a unit owes such a report: one of its level, its own if it is a province's own, there on the day."""
    if unit is None:
        return definition.level == Level.NATION
    theirs = definition.province in {"", unit.code}
    return definition.level == Level.PROVINCE and theirs and unit.is_valid_on(period.end)


def _open(definition: Definition, period: Period, body: Body) -> bool:
    """Open one report; False when another process was first."""
    officer = system_officer()
    dossier = Dossier(
        register=PeriodicReport.register, body=body, province=body.province, event_date=period.end, opened_by=officer
    )
    try:
        with transaction.atomic():
            record = PeriodicReport(dossier=dossier)
            perform(record, OpenDue, actor=officer, definition=definition.code, period_key=period.key)
    except IntegrityError:
        return False
    return True


def _late(today: dt.date) -> list[PeriodicReport]:
    rows = PeriodicReport.objects.for_system("reminders").filter(
        dossier__state__in=PeriodicReport.OWED, sent_on=None, report_due__lt=today
    )
    return list(rows.select_related("dossier__body__successor", "dossier__province__successor"))


def _urge(record: PeriodicReport, today: dt.date) -> None:
    """Every few days after the deadline, tell who owes the report."""
    dossier = record.dossier
    assert record.report_due is not None  # only those with a deadline are late
    passed = (today - record.report_due).days
    if passed % int(limit("BC_URGE_DAYS", province=dossier.province, on=today)):
        return
    text = _("Quá hạn %(days)d ngày (hạn %(due)s), chưa gửi: %(title)s.")
    said = {"days": passed, "due": format_date(record.report_due), "title": dossier.title}
    roles = OWING_NATION if record.is_national else OWING
    notices.tell(
        notices.holders(dossier, roles), dossier, kind=f"late {today:%Y-%m-%d}", text=text % said, topic=Topic.REPORT
    )
