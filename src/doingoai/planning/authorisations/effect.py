"""The row that `decide` reads: written when the paper is issued, ended with it. Written nowhere else."""

from __future__ import annotations

import datetime as dt

from doingoai.authority.models import Authorisation
from doingoai.organisations.models import Officer
from doingoai.planning.authorisations.models import PowerGiven

DAY = dt.timedelta(days=1)


def give(paper: PowerGiven, signer: Officer) -> None:
    """Write the power of an issued paper; a renewed one gets a row of its own, earlier days stay as they were."""
    province = paper.dossier.province
    Authorisation.objects.create(
        giver=paper.giver, receiver="" if paper.officer_id else paper.receiver, officer=paper.officer,
        province=province.living() if province else None, body=signer.seat.body, action=paper.act,
        document=paper.document, sub_delegation=paper.sub_delegation, valid_from=paper.first_day,
        valid_to=paper.last_day, origin=paper.dossier.key,
    )  # fmt: skip


def end(paper: PowerGiven, over_on: dt.date, *, revoked: bool = False) -> None:
    """End the power on the day before `over_on`; of a revoked one the row says so, and ends on that day."""
    rows = Authorisation.objects.filter(origin=paper.dossier.key, valid_to__gte=over_on, revoked_on=None)
    if revoked:
        rows.update(revoked_on=over_on)
    else:
        rows.filter(valid_from__gte=over_on).update(revoked_on=over_on)
        rows.filter(valid_from__lt=over_on).update(valid_to=over_on - DAY)
