"""What a line lets other registers know: whether an activity was planned, when, where, how large (`PlannedLine`)."""

from __future__ import annotations

from doingoai.dossiers.models import Dossier
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.register_kit.offers import PlannedLine


def planned(dossier: Dossier) -> PlannedLine:
    """Return the line as it is approved today: with every change that a supplement carried into it."""
    line = ProgrammeLine.objects.for_system("offers").get(pk=dossier.pk)
    return PlannedLine(
        dossier=dossier,
        annex=line.annex,
        approved=line.is_approved,
        year=line.year,
        first=line.first_on,
        last=line.last_on,
        countries=frozenset(line.countries.values_list("pk", flat=True)),
        topics=frozenset({line.topic}),
        head_rank=line.head_rank,
        members=line.member_count,
        days=line.day_count,
        budget_vnd=line.budget_vnd,
    )
