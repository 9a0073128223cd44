"""Lines for tests: trips of 2027, registered by the foreign-affairs body for a department or for itself."""

import datetime as dt

from doingoai.norms.rule import Case, judge
from doingoai.planning.programme_lines.actions import deciding, registering
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 9, 15)
REASONS = {"*": "Bản thử"}
PURPOSE = "Trao đổi hợp tác nông nghiệp, đào tạo cán bộ với hai tỉnh kết nghĩa."
TRIP = {
    "title": "Đoàn công tác của tỉnh thăm, làm việc tại Lào",
    "annex": "PL1",
    "year": 2027,
    "channel": "NHA_NUOC",
    "kind": "THAM_CHINH_THUC",
    "topic": "NONG_NGHIEP",
    "purpose": PURPOSE,
    "expected_result": "Ký biên bản hợp tác; đón 20 học viên trong năm",
    "head_name": "Trần Văn Bình",
    "head_position": "Phó Bí thư Thường trực",
    "head_rank": "R07",
    "member_count": 8,
    "day_count": 6,
    "countries": ["LA"],
    "place_text": "Xiêng Khoảng, Hủa Phăn",
    "partner": "Chính quyền tỉnh Xiêng Khoảng",
    "month_from": 3,
    "month_to": 3,
    "funding": "NSNN_TINH",
    "budget_vnd": 620_000_000,
    "sensitivity": "S0",
}
TALKS = {
    "title": "Thỏa thuận hợp tác với tỉnh Xiêng Khoảng",
    "annex": "PL3",
    "kind": "DAM_PHAN_KY_KET",
    "head_name": "",
    "head_position": "",
    "head_rank": "",
    "member_count": None,
    "day_count": None,
}


def at(day):
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor, **changes):
    """A registered line of the actor's own body."""
    return perform(ProgrammeLine, registering.Enter, actor=actor, reasons=REASONS, **(TRIP | changes))


def adopted(line, version_no=0):
    """The same line, approved as the programme does it."""
    from doingoai.organisations.system import system_officer

    return perform(line, deciding.Adopt, actor=system_officer(), version_no=version_no)


def findings(rule, record, *, on=TODAY, actor=None, **inputs):
    """Judge one rule on a line and return what it finds, as people read it."""
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=record.dossier.province)
    return [finding.message for finding in judge([rule], case)]
