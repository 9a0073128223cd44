"""Programmes of 2027 on the way through the year, with lines of the register that they know by key only."""

import datetime as dt

from doingoai.norms.rule import Case, judge
from doingoai.planning.programmes.actions import approving, preparing
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.register_kit.catalogue import registers
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 9, 15)
REASONS = {"*": "Bản thử"}
PROGRAMME = {
    "title": "Kế hoạch hoạt động đối ngoại năm 2027",
    "year": 2027,
    "channel": "NHA_NUOC",
    "paper_kind": "ke_hoach",
    "aims": "Thống nhất quản lý hoạt động đối ngoại của tỉnh.",
}
TRIP = {
    "title": "Đoàn công tác của tỉnh thăm, làm việc tại Lào",
    "annex": "PL1",
    "year": 2027,
    "channel": "NHA_NUOC",
    "kind": "THAM_CHINH_THUC",
    "topic": "NONG_NGHIEP",
    "purpose": "Trao đổi hợp tác nông nghiệp, đào tạo cán bộ với hai tỉnh kết nghĩa.",
    "expected_result": "Ký biên bản hợp tác",
    "head_name": "Trần Văn Bình",
    "head_position": "Phó Bí thư Thường trực",
    "head_rank": "R07",
    "member_count": 8,
    "day_count": 6,
    "countries": ["LA"],
    "partner": "Chính quyền tỉnh Xiêng Khoảng",
    "month_from": 3,
    "month_to": 3,
    "funding": "NSNN_TINH",
    "budget_vnd": 620_000_000,
    "sensitivity": "S0",
}
VISIT = {
    "title": "Đoàn Thị trưởng Gwangyang",
    "annex": "PL2",
    "topic": "KINH_TE",
    "countries": ["KR"],
    "partner": "Thành phố Gwangyang",
    "head_name": "Thị trưởng Gwangyang",
    "month_from": 9,
    "month_to": 9,
    "budget_vnd": 80_000_000,
}


def at(day):
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor, **changes):
    """A programme that is being prepared."""
    return perform(AnnualProgramme, preparing.Prepare, actor=actor, **(PROGRAMME | changes))


def act(line, verb, actor, **inputs):
    """Let the register of lines do something; programmes know it through the catalogue only."""
    return perform(line, registers()["programme_lines"].verbs[verb], actor=actor, reasons=REASONS, **inputs)


def line(actor, **changes):
    """A registered line of the programme."""
    return act(registers()["programme_lines"].model, "enter", actor, **(TRIP | changes))


def compiled(officer, head):
    """A programme with a trip and a visit, compiled."""
    record = open_one(officer)
    perform(record, preparing.Call, actor=head)
    line(officer)
    line(officer, **VISIT)
    perform(record, preparing.CloseRegistration, actor=officer)
    return perform(record, preparing.Compile, actor=officer, reasons=REASONS)


def submitted(officer, head, finance, amount=700_000_000):
    """The same, with the money confirmed, submitted to the People's Committee."""
    record = compiled(officer, head)
    perform(record, preparing.ConfirmFunds, actor=finance, funds=[{"funding": "NSNN_TINH", "amount_vnd": amount}])
    paper = {"submission_number": "12/TTr-SNgV", "submission_on": TODAY}
    return perform(record, preparing.Submit, actor=officer, reasons=REASONS, **paper)


def approved(officer, head, finance, chair, btv, **changes):
    """The same, passed, endorsed and approved."""
    record = submitted(officer, head, finance)
    perform(record, preparing.Appraise, actor=head)
    perform(record, preparing.Pass, actor=chair, reasons=REASONS)
    perform(record, preparing.Endorse, actor=btv, party_number="88-CV/TU", party_on=TODAY)
    perform(record, approving.SendCentral, actor=officer, central_number="9/TTr-UBND", central_on=TODAY)
    paper = {"approval_number": "15/TTg-QHQT", "approved_on": TODAY, "approval_authority": "Thủ tướng Chính phủ"}
    return perform(record, approving.RecordApproval, actor=officer, **(paper | changes))


def issued(*officers):
    """The same, issued."""
    record = approved(*officers)
    return perform(record, approving.Issue, actor=officers[0], issue_number="3/KH-UBND", issued_on=TODAY)


def findings(rule, record, *, on=TODAY, actor=None, **inputs):
    """Judge one rule on a programme and return what it finds, as people read it."""
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=record.dossier.province)
    with at(on):
        return [finding.message for finding in judge([rule], case)]
