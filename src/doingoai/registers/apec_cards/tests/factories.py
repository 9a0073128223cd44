"""Real cases of APEC cards for tests, opened through perform()."""

import datetime as dt
from typing import Any

from doingoai.registers.apec_cards import actions
from doingoai.registers.apec_cards.models import ApecCard
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 4, 1)
REQUEST = {
    "received_on": dt.date(2026, 3, 30),
    "applicant_kind": "DOANH_NHAN",
    "applicant_name": "Lê Thị Hà",
    "position": "Phó Giám đốc",
    "position_since": dt.date(2024, 2, 1),
    "enterprise": "Công ty Cổ phần Thủy sản Sông Lam",
    "tax_code": "2900123456",
    "started_on": dt.date(2019, 3, 1),
    "partners": "Xuất khẩu tôm cho hai đối tác tại Nhật Bản và Hàn Quốc theo hợp đồng năm 2025.",
}


def at(day: dt.date) -> Any:
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor: Any, **changes: Any) -> ApecCard:
    """Open a case; a second one for the same person carries its reason."""
    reasons = {"*": "Hồ sơ đề nghị lần hai"}
    return perform(ApecCard, actions.Receive, actor=actor, reasons=reasons, **REQUEST | changes)
