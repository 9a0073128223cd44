"""Rules about the programme: nobody and no room twice at once, hosts of fitting rank, no flag where none may be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.lib.text import fold
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.registers.delegations_in.codes import ItemKind
from doingoai.registers.delegations_in.models import Item
from doingoai.registers.delegations_in.protocol import Band, protocol_for, shows_flags
from doingoai.registers.delegations_in.rules.dossier import SOUND, TT05
from doingoai.registers.delegations_in.rules.looking import COMING, named, others, rows

ONCE: dict[str, Any] = {"chair": _("chủ trì"), "place": _("địa điểm"), "interpreter": _("phiên dịch")}


def twice_at_once(case: Case) -> Iterator[Violation]:
    """Chair, room or interpreter of two lines of this visit at one time."""
    for one, other in combinations(rows(case, "programme", Item), 2):
        for what, who in _shared(one, other):
            yield {"what": what, "who": who, "one": one, "other": other}


def busy_elsewhere(case: Case) -> Iterator[Violation]:
    """Chair, room or interpreter of a line is taken by another visit of the province."""
    mine = rows(case, "programme", Item)
    days = {item.day for item in mine}
    if not days:
        return
    coming = others(case).filter(dossier__state__in=COMING)
    theirs = Item.objects.filter(day__in=days, delegation__in=coming).order_by("pk")
    clashes = [(what, who, one, other) for one in mine for other in theirs for what, who in _shared(one, other)]
    for what, who, one, other in clashes:
        yield {"what": what, "who": who, "one": one, "where": named(case, [_Of(other.delegation_id)])}


class _Of:
    """The key of a visit, for `named`."""

    def __init__(self, pk: int) -> None:
        self.pk = pk


def _shared(one: Item, other: Item) -> list[tuple[Any, str]]:
    """Return what two lines at one time share: (label, name)."""
    if not one.overlaps(other):
        return []
    pairs = [(label, getattr(one, name), getattr(other, name)) for name, label in ONCE.items()]
    return [(label, mine) for label, mine, theirs in pairs if mine and fold(mine) == fold(theirs)]


def off_protocol(case: Case) -> Iterator[Violation]:
    """The host, who greets and who gives the banquet lie in the band for the guest's rank; R03 is above R04."""
    record = case.record
    row = protocol_for(record)
    if row is None:
        return
    asked: list[tuple[Any, str, Band | None]] = [(_("người tiếp cao nhất"), record.host_rank, row.host)]
    bands = {ItemKind.GREETING: row.greeting, ItemKind.BANQUET: row.banquet}
    lines = [item for item in rows(case, "programme", Item) if item.chair_rank]
    asked += [(item.get_kind_display(), item.chair_rank, bands.get(ItemKind(item.kind))) for item in lines]
    for what, rank, band in asked:
        if band is not None and not band.contains(rank):
            yield {"what": what, "side": _("cao hơn") if rank < band.highest else _("thấp hơn"), "band": band}


def flag_of_a_territory(case: Case) -> Violation | None:
    record = case.record
    if shows_flags(record) or not any(item.with_flags for item in rows(case, "programme", Item)):
        return None
    return {"name": record.particular.official_name, "warning": record.particular.warning}


def outside_the_days(case: Case) -> Violation | None:
    record = case.record
    found = [item for item in rows(case, "programme", Item) if not record.arrive_on <= item.day <= record.leave_on]
    return {"items": "; ".join(map(str, found))} if found else None


CLASH = Rule(
    "R-DV-08", _("Trùng {what} “{who}”: {one} và {other}."), SOUND, twice_at_once,
    remedy=_("Đổi giờ, đổi nơi hoặc đổi người của một trong hai mục."),
)  # fmt: skip
CLASH_OUTSIDE = Rule(
    "R-DV-08b", _("Trùng {what} “{who}” với đoàn khác: {one}; {where}."), SOUND, busy_elsewhere,
    remedy=_("Đổi giờ, đổi nơi hoặc đổi người."),
)  # fmt: skip
PROTOCOL = Rule(
    "R-DV-07", _("Chênh lệch cấp tiếp: {what} {side} mức {band}."), TT05, off_protocol, severity=Severity.WARN,
    field="host_rank", remedy=_("Đổi người tiếp, hoặc nêu lý do tiếp khác cấp."),
)  # fmt: skip
FLAGS = Rule(
    "R-DV-09", _("Chương trình có cờ, quốc ca của {name}. {warning}"), "Cách gọi và lễ tân của Bộ Ngoại giao",
    flag_of_a_territory, severity=Severity.WARN, remedy=_("Bỏ cờ, quốc ca; dùng tên chính thức."),
)  # fmt: skip
OUTSIDE_DAYS = Rule(
    "R-DV-08c", _("Mục nằm ngoài những ngày thăm: {items}."), SOUND, outside_the_days,
    remedy=_("Sửa ngày của mục, hoặc ngày của chuyến thăm."),
)  # fmt: skip
