"""By when each step of the year is due (B.5): fixed days of the year before, or so many working days from today."""

from __future__ import annotations

import datetime as dt

from doingoai.norms.lookup import due
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow import clock

State = AnnualProgramme.State
# State → the time limit that the dossier's date to keep is then.
DUTIES = {
    State.PREPARED: "KH_CALL",
    State.CALLED: "KH_REGISTER",
    State.REGISTERED: "KH_COMPILE",
    State.COMPILED: "KH_UBND",
    State.CONSULTING: "KH_OPINION",
    State.SUBMITTED: "KH_UBND",
    State.PARTY: "KH_BTV",
    State.PARTY_AGREED: "KH_TW",
    State.CENTRAL: "KH_APPROVE",
    State.APPROVED: "KH_ISSUE",
    State.ISSUED: "KH_CLOSE",
    State.SUPPLEMENTING: "KH_CLOSE",
    State.SUPPLEMENT_SUBMITTED: "KH_SUPPLEMENT",
}
FROM_TODAY = frozenset({"KH_COMPILE", "KH_OPINION", "KH_ISSUE", "KH_SUPPLEMENT"})


def due_in(record: AnnualProgramme, state: str) -> dt.date | None:
    """Return the day by which the step that follows `state` is due; None once nothing is."""
    key = DUTIES.get(State(state))
    if key is None:
        return None
    if key == "KH_REGISTER" and record.register_by:
        return record.register_by
    year = record.year + (key == "KH_CLOSE")
    start = clock.today() if key in FROM_TODAY else dt.date(year, 1, 1)
    return due(key, start, province=record.dossier.province)
