"""A believable visit from Gwangyang in September 2026, and the changes that tests make to it."""

import datetime as dt
from typing import Any

from doingoai.dossiers.models import Dossier
from doingoai.norms.rule import Case, judge
from doingoai.registers.delegations_in.actions.proposal import Propose
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 8, 17)  # a Monday; the guests come on Tuesday 8 September, after the holidays of 1 and 2
ARRIVAL, DEPARTURE = dt.date(2026, 9, 8), dt.date(2026, 9, 10)
REASONS = {"*": "Đã giải trình"}
VISIT: dict[str, Any] = {
    "title": "Đoàn Thị trưởng thành phố Gwangyang",
    "guest_category": "KHACH_UBND",
    "visit_type": "LAM_VIEC",
    "inviter": "KHACH_DE_NGHI",
    "origin": "KR",
    "organisation": "Chính quyền thành phố Gwangyang",
    "head_name": "Jung In-hwa",
    "head_title": "Thị trưởng",
    "head_rank": "TINH_TRUONG",
    "guest_count": 3,
    "host_rank": "R04",
    "host_name": "Lê Văn Chủ",
    "arrive_on": ARRIVAL,
    "leave_on": DEPARTURE,
    "localities": "phường Kinh Bắc",
    "purpose": "Trao đổi hợp tác cảng biển, công nghiệp phụ trợ và giao lưu thanh niên.",
    "content": "Hội đàm với Ủy ban nhân dân tỉnh; thăm khu công nghiệp.",
    "sensitivity": "S0",
    "off_plan_reason": "Khách đề nghị sau khi duyệt kế hoạch",
    "cost_bearing": "VN_MOT_PHAN",
    "guest_class": "B",
    "budget_vnd": 85_000_000,
}


def at(day: dt.date) -> Any:
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(5), tzinfo=dt.UTC))


def guest(name: str = "Kim Min-su", **said: Any) -> dict[str, Any]:
    """Return a row of the guests' table with everything that the list asks for."""
    row = {
        "full_name": name, "part": "DOAN_VIEN", "sex": "M", "birth_date": dt.date(1979, 5, 1), "nationality": "KR",
        "passport_no": "M12345678", "title": "Trưởng phòng Hợp tác quốc tế",
    }  # fmt: skip
    return row | said


def item(time_from: dt.time = dt.time(9), hours: int = 1, **said: Any) -> dict[str, Any]:
    """Return a line of the programme: the talks with the Chair on the first day."""
    row = {
        "day": ARRIVAL, "time_from": time_from, "time_to": time_from.replace(hour=time_from.hour + hours),
        "kind": "HOI_DAM", "activity": "Hội đàm", "place": "Phòng khánh tiết", "chair": "Lê Văn Chủ",
        "chair_rank": "R04", "interpreter": "Đặng Thu Hà",
    }  # fmt: skip
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


def open_one(actor: Any, **changes: Any) -> IncomingDelegation:
    """Open a visit that the actor's own body hosts."""
    host = {} if {"lead_host", "lead_host_other"} & set(changes) else {"lead_host": actor.seat.body.pk}
    return perform(IncomingDelegation, Propose, actor=actor, **(VISIT | host | changes))
