"""“Việc của tôi”: decisions that wait for me, what is late, what comes, what I should know. One query each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.authority.models import Authorisation, Step
from doingoai.dossiers.models import Dossier, Participant
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.news import newest
from doingoai.web.markup import badge, deadline, link
from doingoai.web.tables import Heading, Row, Table

SOON = dt.timedelta(days=14)
SHOWN = 50
NEWEST = 10


# Parts of a body that give it work: it leads, or its opinion is waited for.
ON_THE_DESK = (Participant.Part.LEAD, Participant.Part.CONSULTED)


def desk_of(officer: Officer, today: dt.date) -> dict[str, Any]:
    """Return the tables and counts of the officer's desk."""
    waiting = waiting_for(officer, today)
    late, soon, going = own_work(officer, today)
    return {
        "waiting": steps_table(waiting),
        "late": work_table(_("Quá hạn"), late, _("Không có việc quá hạn")),
        "soon": work_table(_("Đến hạn trong 14 ngày"), soon, _("Chưa có việc nào sắp đến hạn")),
        "going": work_table(_("Đang xử lý"), going[:NEWEST], _("Chưa có hồ sơ đang xử lý")),
        "notices": [{"text": said.text, "url": said.url, "at": said.notice.at} for said in newest(officer)],
        "counts": {"waiting": len(waiting), "late": len(late), "soon": len(soon), "going": len(going)},
    }


def waiting_for(officer: Officer, today: dt.date) -> list[Step]:
    """Return the current steps at which this officer may speak, the most urgent first."""
    pairs = Q(pk=None)
    for role, place in officer.seat.roles:
        pairs |= Q(role=role, place=place)
    for given in _authorisations(officer, today):
        pairs |= Q(role=given.giver, action=given.action, place__in=officer.seat.places)
    rows = Step.objects.filter(pairs, outcome=Step.Outcome.CURRENT)
    rows = rows.exclude(asked_by=officer).exclude(dossier__opened_by=officer).exclude(voices__officer=officer)
    return list(rows.select_related("dossier__body", "asked_by").order_by("due_on", "pk")[:SHOWN])


def own_work(officer: Officer, today: dt.date) -> tuple[list[Dossier], list[Dossier], list[Dossier]]:
    """Return the open dossiers of the officer's body: late, due soon, the others newest first."""
    seat = officer.seat
    if seat.body is None:
        return [], [], []
    mine = Dossier.objects.visible_to(officer).filter(is_open=True).select_related("body")
    mine = mine.filter(
        Q(body=seat.body) | Q(participants__body=seat.body, participants__part__in=ON_THE_DESK)
    ).distinct()
    dated = mine.filter(due_on__lt=today + SOON).order_by("due_on", "pk")[: 2 * SHOWN]
    late = [each for each in dated if each.due_on and each.due_on < today]
    soon = [each for each in dated if each.due_on and each.due_on >= today]
    later = mine.filter(Q(due_on=None) | Q(due_on__gte=today + SOON)).order_by("-state_since", "-pk")
    return late[:SHOWN], soon[:SHOWN], list(later[:SHOWN])


def steps_table(steps: list[Step]) -> Table:
    headings = [
        Heading("number", _("Mã hồ sơ")),
        Heading("title", _("Tên"), kind="title"),
        Heading("kind", _("Việc cần làm")),
        Heading("asked", _("Người trình")),
        Heading("due", _("Hạn"), kind="date"),
        Heading("basis", _("Căn cứ")),
    ]
    rows = [
        Row(
            [
                step.dossier.number,
                link(step.dossier.get_absolute_url(), step.dossier.title),
                badge(step.get_kind_display(), "info"),
                step.asked_by,
                deadline(step.due_on),
                step.basis,
            ],
            url=step.dossier.get_absolute_url(),
        )
        for step in steps
    ]
    return Table(_("Chờ tôi quyết định"), headings, rows, empty_title=_("Không có hồ sơ nào chờ bạn"))


def work_table(caption: str, dossiers: list[Dossier], nothing: str) -> Table:
    headings = [
        Heading("number", _("Mã hồ sơ")),
        Heading("title", _("Tên"), kind="title"),
        Heading("register", _("Sổ")),
        Heading("due", _("Hạn"), kind="date"),
        Heading("state", _("Trạng thái"), kind="state"),
    ]
    rows = [Row(_work_cells(dossier), url=dossier.get_absolute_url()) for dossier in dossiers]
    return Table(caption, headings, rows, empty_title=nothing)


def _work_cells(dossier: Dossier) -> list[Any]:
    register = registers()[dossier.register]
    label = dict(register.model.State.choices)[dossier.state]
    state = badge(label, register.tones.get(dossier.state, "neutral"))
    return [dossier.number, dossier.title, register.title, deadline(dossier.due_on), state]


def _authorisations(officer: Officer, today: dt.date) -> list[Authorisation]:
    given = Q(officer=officer) | Q(officer=None, receiver__in=officer.seat.role_names)
    rows = Authorisation.objects.filter(given).valid_on(today)
    return list(rows.filter(Q(revoked_on=None) | Q(revoked_on__gt=today)))
