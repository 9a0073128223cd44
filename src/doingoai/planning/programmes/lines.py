"""The lines of a programme, read through the catalogue: the register `programme_lines` is known by key only.

A programme lists the lines of its year, province and channel, and those of another channel that name it too
(`also_channel`); it decides, pays and counts only the former.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.catalogue import model_of, registers

LINES = "programme_lines"
STANDING = ("APPROVED", "RUNNING")  # approved and not carried out yet
IN_FORCE = (*STANDING, "DONE")
EVER_APPROVED = (*STANDING, "DONE", "POSTPONED", "CANCELLED", "CARRIED")
STRUCK = "HUY"  # the change that strikes a line out
JOINED = "THAM_GIA_DOAN_TW"  # a delegation of the centre, not of the province


def act(name: str) -> Any:
    """Return a verb of the register of lines."""
    return registers()[LINES].verbs[name]


def _of(programme: Any, rows: Any) -> QuerySet[Any]:
    mine = Q(channel=programme.channel) | Q(also_channel=programme.channel)
    found = rows.filter(mine, year=programme.year, dossier__province=programme.dossier.province)
    return found.select_related("dossier__body").prefetch_related("countries").order_by("annex", "line_code")


def listed(programme: Any, *, seen_by: Officer | None = None) -> list[Any]:
    """Return every activity that the programme lists, those given up before the approval left out.

    With `seen_by` only those that this officer may see: what is shown to a person.
    """
    rows = model_of(LINES).objects
    found = _of(programme, rows.visible_to(seen_by) if seen_by else rows.for_system("programme"))
    return [line for line in found.filter(changes_code="") if line.dossier.state != "REJECTED" and not _gone(line)]


def own(programme: Any) -> list[Any]:
    """Return the activities that the programme itself decides and pays."""
    return [line for line in listed(programme) if line.channel == programme.channel]


def pending(programme: Any) -> list[Any]:
    """Return the registered lines that wait for the next approval: originals first, supplements afterwards."""
    rows = model_of(LINES).objects.for_system("programme").filter(dossier__state="PROPOSED", channel=programme.channel)
    found = _of(programme, rows).exclude(registered_on=None)
    return list(found.exclude(change_kind="") if programme.has_version else found.filter(change_kind=""))


def planned(programme: Any) -> list[Any]:
    """Return the programme's own activities as they would stand after the next approval, changes in their place."""
    waiting = pending(programme)
    changes = {change.changes_code: change for change in waiting if change.changes_code}
    standing = [line for line in own(programme) if line.dossier.state in IN_FORCE]
    after = [changes.get(line.line_code, line) for line in standing]
    return [line for line in after if line.change_kind != STRUCK] + [line for line in waiting if not line.changes_code]


def changed_by(programme: Any, changes: list[Any]) -> dict[str, Any]:
    """Return the approved lines that some changes name, by code."""
    codes = {change.changes_code for change in changes if change.changes_code}
    return {line.line_code: line for line in own(programme) if line.line_code in codes}


def budget(lines: list[Any]) -> Decimal:
    return sum((line.budget_vnd for line in lines), Decimal(0))


def leads_of(programme: Any) -> list[Body]:
    """Return the bodies that lead a line of the programme, each once."""
    rows = _of(programme, model_of(LINES).objects.for_system("programme")).filter(dossier__state__in=EVER_APPROVED)
    return list(Body.objects.filter(pk__in=rows.order_by().values("dossier__body")))


def _gone(line: Any) -> bool:
    """Given up before anybody approved it."""
    return line.dossier.state == "CANCELLED" and line.approved_on is None
