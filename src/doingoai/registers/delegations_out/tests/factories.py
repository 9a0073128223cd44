"""A believable trip to Laos in October 2026, and the changes that tests make to it."""

import datetime as dt
from typing import Any

from doingoai.dossiers.models import Dossier
from doingoai.norms.rule import Case, judge
from doingoai.registers.delegations_out.actions.proposal import Propose
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 9, 1)
PURPOSE = "Làm việc với tỉnh Xiêng Khoảng về hợp tác nông nghiệp, đào tạo cán bộ và kết nối doanh nghiệp hai bên."
TRIP: dict[str, Any] = {
    "title": "Đoàn công tác của tỉnh tại Lào",
    "delegation_type": "THAM_CHINH_THUC",
    "channel": "NHA_NUOC",
    "topic": "NONG_NGHIEP",
    "sensitivity": "S0",
    "purpose": PURPOSE,
    "depart_on": dt.date(2026, 10, 12),
    "return_on": dt.date(2026, 10, 16),
    "plan_line": "DR-2026-003",
    "invited_by": "Chính quyền tỉnh Xiêng Khoảng",
    "funding": "NSNN_TINH",
    "budget_vnd": 620_000_000,
}


def at(day: dt.date) -> Any:
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def member(name: str = "Nguyễn Văn An", role: str = "THANH_VIEN", **said: Any) -> dict[str, Any]:
    """Return a row of the members' table: an official not managed by the Standing Committee."""
    row = {
        "full_name": name,
        "sex": "M",
        "role": role,
        "position": "Chuyên viên",
        "rank_group": "R14",
        "cadre_tier": "CO_QUAN",
        "sector": "NHA_NUOC",
        "task": "Theo dõi nội dung làm việc",
    }
    return row | said


def head(name: str = "Trần Thị Bình", **said: Any) -> dict[str, Any]:
    """Return the head of the delegation: a director whom the Standing Committee manages."""
    leading = {"sex": "F", "position": "Giám đốc Sở", "rank_group": "R10", "cadre_tier": "BTV"}
    return member(name, "TRUONG_DOAN", **(leading | said))


def stop(country: str = "LA", **said: Any) -> dict[str, Any]:
    """Return a row of the journey: the whole trip with one partner."""
    row = {
        "country": country,
        "city": "Phôn-xa-vẳn",
        "partner": "Chính quyền tỉnh Xiêng Khoảng",
        "date_from": TRIP["depart_on"],
        "date_to": TRIP["return_on"],
    }
    return row | said


def in_state(record: Any, state: str, **fields: Any) -> Any:
    """Put a dossier into a state without walking there, so that other dossiers may be looked up."""
    Dossier.objects.for_system("test").filter(pk=record.pk).update(state=state, **fields)
    record.dossier.refresh_from_db()
    return record


def findings(rule: Any, record: Any, *, on: dt.date = TODAY, actor: Any = None, **inputs: Any) -> list[str]:
    """Judge one rule on a record and return what it finds, as people read it."""
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=record.dossier.province)
    with at(on):
        return [finding.message for finding in judge([rule], case)]


def open_one(actor: Any, **changes: Any) -> OutgoingDelegation:
    """Open a draft of the actor's own body."""
    rows = {"members": [head(), member()], "stops": [stop()]}
    return perform(OutgoingDelegation, Propose, actor=actor, **(TRIP | rows | changes))
