"""R-QC-09: which body carries today the duties of one that a rule or a dossier names by the name of its own time."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from doingoai.organisations.models import Body, Province


class Undecidable(LookupError):
    """Who decides cannot be said; the text tells people why and what to do."""


class BodyGone(Undecidable):
    """The body named is unknown, or was dissolved and nobody carries its duties."""


def living_on(body: Body, on: dt.date) -> Body:
    """Return the body itself while it exists on a day, else the one that carries its duties. Raises BodyGone."""
    carrier = body if body.is_valid_on(on) else body.living()
    if carrier.valid_to is not None and carrier.valid_to < on:
        raise BodyGone(
            _("“%(body)s” đã giải thể từ sau ngày %(day)s và chưa có cơ quan kế thừa; ghi cơ quan kế thừa (R-QC-09).")
            % {"body": body.name, "day": f"{carrier.valid_to:%d/%m/%Y}"}
        )
    return carrier


def body_named(name: str, *, province: Province | None, on: dt.date) -> Body:
    """Return the body that a name or a former name means on a day, in a province or at the centre. Raises BodyGone."""
    home = province.living() if province else None
    here = Q(province=None) | (Q(province=home) | Q(province__successor=home) if home else Q())
    called = Q(name__iexact=name) | Q(short_name__iexact=name) | Q(code=name) | Q(names__name__iexact=name)
    rows = Body.objects.filter(here, called).select_related("successor", "province").distinct()
    found = sorted(rows, key=lambda body: (body.province_id is None, body.valid_to is not None, body.pk))
    if not found:
        raise BodyGone(_("Không tìm thấy cơ quan “%s”; ghi đúng tên hoặc tên gọi cũ đã khai báo (R-QC-09).") % name)
    return living_on(found[0], on)
