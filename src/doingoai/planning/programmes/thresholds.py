"""R-KH-07: which changes of a supplement go beyond a note of the head of the foreign-affairs body. Figures are data."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from doingoai.norms.lookup import limit
from doingoai.planning.programmes.lines import STRUCK, changed_by, pending
from doingoai.workflow import clock


def beyond_note(programme: Any) -> list[str]:
    """Say which of the waiting changes need the full approval, each with its reason; none: a note is enough."""
    changes = pending(programme)
    known = changed_by(programme, changes)
    found = []
    for change in changes:
        reasons = _reasons(programme, change, known.get(change.changes_code))
        if reasons:
            found.append(f"{change.changes_code or change.line_code}: {', '.join(reasons)}")
    return found


def _reasons(programme: Any, change: Any, before: Any) -> list[str]:
    if before is None:
        return [_("dòng mới")]
    if change.change_kind == STRUCK:
        return []
    province, on = programme.dossier.province, clock.today()
    most_pct = limit("LIM_SUPPLEMENT_BUDGET_PCT", province=province, on=on)
    most_days = limit("LIM_SUPPLEMENT_SHIFT_DAYS", province=province, on=on)
    shift = max(abs((change.first_on - before.first_on).days), abs((change.last_on - before.last_on).days))
    dearer = change.budget_vnd * 100 > before.budget_vnd * (100 + most_pct)
    claims = (
        (_countries(change) != _countries(before), _("đổi nước")),
        (change.head_rank != before.head_rank, _("đổi cấp trưởng đoàn")),
        (dearer, _("dự toán tăng quá %d%%") % most_pct),
        (shift > most_days, _("dời quá %d ngày") % most_days),
    )
    return [said for holds, said in claims if holds]


def _countries(line: Any) -> set[str]:
    return {country.pk for country in line.countries.all()}
