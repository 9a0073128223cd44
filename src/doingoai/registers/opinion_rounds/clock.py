"""What the calendar brings: silence after a body's own day; reminders, also after it where an answer must come."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.utils.translation import gettext as _

from doingoai.lib.dates import format_date
from doingoai.lib.held import held
from doingoai.norms.lookup import deadline, limit
from doingoai.organisations.system import system_officer
from doingoai.reference.calendar import work_calendar
from doingoai.registers.opinion_rounds.actions.taking_up import Lapse, overdue
from doingoai.registers.opinion_rounds.codes import Silence
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.registers.opinion_rounds.sight import tell_bodies
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict


def on_day(today: dt.date) -> int:
    """Apply the rules of silence and remind; safe to repeat. Return how many acts were done."""
    rows = OpinionRound.objects.for_system("calendar").select_related("dossier__body", "dossier__province__successor")
    count = 0
    with held():
        for record in rows.filter(dossier__state__in=OpinionRound.OPEN):
            if record.dossier.state == OpinionRound.State.SENT and (overdue(record) or not record.waiting()):
                with suppress(Conflict):  # somebody acted on it this very moment; tomorrow is soon enough
                    perform(record, Lapse, actor=system_officer())
                    count += 1
            _remind(record, today)
    return count


def _remind(record: OpinionRound, today: dt.date) -> None:
    for row in record.waiting():
        if row.deadline and _is_day(record, row.deadline, today):
            text = _("Chưa trả lời, hạn %(day)s: %(title)s.")
            said = {"day": format_date(row.deadline), "title": record.dossier.title}
            tell_bodies(record, [row.body], kind=f"remind {today}", text=text % said)


def _is_day(record: OpinionRound, until: dt.date, today: dt.date) -> bool:
    """Tell whether today is a day of reminding: those of LYK_ANSWER, then every LYK_URGE_DAYS where it must answer."""
    calendar, province = work_calendar(), record.dossier.province
    passed = (today - until).days
    if passed > 0:
        every = int(limit("LYK_URGE_DAYS", province=province, on=today))
        return record.silence == Silence.MUST_ANSWER and (passed == 1 or passed % every == 0)
    offsets = [int(each) for each in deadline("LYK_ANSWER", province=province, on=today).reminders.split(",") if each]
    return any(calendar.add_working_days(today, -each) == until for each in offsets if each < 0) or passed == 0
