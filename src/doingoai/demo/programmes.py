"""Annual programmes of the demo: the coming year's, on its way in three provinces, with clashes, late steps, warnings.

None is approved: the delegations of the demo name lines that their provinces keep on paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story
from doingoai.planning.programme_lines.actions import registering
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.planning.programmes.actions import preparing
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã rà soát, giải trình trong phiếu đăng ký."}
Line = dict[str, Any]
AIM = "thống nhất nội dung hợp tác, đầu mối và lộ trình thực hiện trong năm."
# Who leads, what: two lines to Korea about one topic, one trip too large, one study tour, one central delegation.
LINES: tuple[tuple[str, Line], ...] = (
    ("NGV", {"annex": "PL1", "title": "Đoàn cấp cao của tỉnh thăm, làm việc tại Lào", "countries": ["LA"],
             "partner": "Chính quyền tỉnh bạn", "head_rank": "R07", "head_position": "Phó Bí thư Thường trực",
             "member_count": 8, "day_count": 6, "topic": "CHINH_TRI", "month_from": 3, "month_to": 3,
             "budget_vnd": 620_000_000}),
    ("SCT", {"annex": "PL1", "title": "Đoàn xúc tiến thương mại tại Hàn Quốc", "countries": ["KR"],
             "partner": "Quỹ Giao lưu quốc tế Hanbit", "head_rank": "R10", "kind": "XUC_TIEN", "topic": "KINH_TE",
             "member_count": 12, "day_count": 7, "month_from": 4, "month_to": 4, "budget_vnd": 780_000_000,
             "exception_reason": "Có 5 doanh nghiệp tự túc đi cùng"}),
    ("SVHTTDL", {"annex": "PL1", "title": "Đoàn quảng bá du lịch tại Hàn Quốc", "countries": ["KR"],
                 "partner": "Hiệp hội Lữ hành Namdo", "head_rank": "R11", "kind": "XUC_TIEN", "topic": "KINH_TE",
                 "member_count": 6, "day_count": 5, "month_from": 6, "month_to": 6, "budget_vnd": 410_000_000}),
    ("SKHCN", {"annex": "PL1", "title": "Đoàn khảo sát trung tâm dữ liệu tại Xinh-ga-po", "countries": ["SG"],
               "partner": "Hiệp hội Doanh nghiệp Merli", "head_rank": "R11", "kind": "KHAO_SAT_HOC_TAP",
               "topic": "KHOA_HOC", "deliverable": "Đề án trung tâm dữ liệu của tỉnh", "member_count": 5,
               "day_count": 5, "month_from": 5, "month_to": 5, "budget_vnd": 260_000_000}),
    ("NGV", {"annex": "PL1", "title": "Tham gia đoàn Trung ương dự hội nghị cấp cao địa phương", "countries": ["JP"],
             "partner": "Bộ Ngoại giao", "head_rank": "R09", "kind": "THAM_GIA_DOAN_TW", "topic": "CHINH_TRI",
             "member_count": 2, "day_count": 4, "month_from": 10, "month_to": 10, "budget_vnd": 150_000_000}),
    ("NGV", {"annex": "PL2", "title": "Đoàn Thị trưởng thành phố kết nghĩa", "countries": ["KR"],
             "partner": "Chính quyền thành phố bạn", "head_name": "Thị trưởng thành phố bạn", "topic": "CHINH_TRI",
             "member_count": 12, "month_from": 9, "month_to": 9, "budget_vnd": 90_000_000}),
    ("NGV", {"annex": "PL3", "title": "Bản ghi nhớ hợp tác với tỉnh bạn của Lào", "countries": ["LA"],
             "partner": "Chính quyền tỉnh bạn", "kind": "DAM_PHAN_KY_KET", "topic": "NONG_NGHIEP", "month_from": 3,
             "month_to": 3, "budget_vnd": 0}),
    ("SCT", {"annex": "PL4", "title": "Diễn đàn kết nối nông sản", "countries": ["CN", "JP"],
             "partner": "Văn phòng Đối ngoại khu tự trị bạn", "kind": "HOI_NGHI_HOI_THAO", "topic": "NONG_NGHIEP",
             "month_from": 8, "month_to": 8, "budget_vnd": 350_000_000}),
    ("NGV", {"annex": "PL7", "title": "Bồi dưỡng cán bộ làm công tác đối ngoại", "kind": "DAO_TAO_BOI_DUONG",
             "topic": "KHAC", "month_from": 7, "month_to": 9, "budget_vnd": 120_000_000}),
)  # fmt: skip
# How far next year's programme has come, by province with full staff.
ENDS = ("party", "consulting", "called")


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every programme."""
    coming = stage.today.year + (stage.today.month >= 9)
    for code, end in zip(codes, ENDS, strict=False):
        yield _Programme(cast, code, coming, end).story()


class _Programme:
    """One programme of one province while its story is played."""

    def __init__(self, cast: Cast, code: str, year: int, end: str) -> None:
        self.cast, self.code, self.year, self.end = cast, code, year, end
        self.lines: list[ProgrammeLine] = []

    def story(self) -> Story:
        yield self._day(8, 24)
        officer = self._officer("FA_OFFICER")
        title = f"Kế hoạch hoạt động đối ngoại năm {self.year}"
        said: Line = {"title": title, "year": self.year, "channel": "NHA_NUOC"}
        record = perform(AnnualProgramme, preparing.Prepare, actor=officer, paper_kind="ke_hoach", **said)
        yield self._day(9, 1)
        perform(record, preparing.Call, actor=self._officer("FA_HEAD"))
        yield from self._registered()
        if self.end == "called":
            return  # the registration should have been closed: late
        yield self._day(10, 2)
        perform(record, preparing.CloseRegistration, actor=self._officer("FA_OFFICER"))
        yield self._day(10, 14)
        tour = next(line for line in self.lines if line.kind == "KHAO_SAT_HOC_TAP")
        why = "Năm trước đã có đoàn khảo sát cùng nội dung; dùng báo cáo của đoàn đó."
        perform(tour, registering.Reject, actor=self._officer("FA_OFFICER"), note=why)
        yield self._day(10, 20)
        perform(record, preparing.Compile, actor=self._officer("FA_OFFICER"), reasons=REASONS)
        yield self._day(10, 22)
        asked = [self.cast.body(key, self.code).pk for key in ("STC", "CA")]
        perform(record, preparing.Consult, actor=self._officer("FA_OFFICER"), bodies=asked)
        yield self._day(10, 29)
        finance = self._officer("FINANCE")
        money = [{"funding": "NSNN_TINH", "amount_vnd": 3_000_000_000, "document": "Công văn của Sở Tài chính"}]
        perform(record, preparing.ConfirmFunds, actor=finance, funds=money)
        perform(record, preparing.Opine, actor=finance, agrees="yes", text="Thống nhất; chi trong dự toán được giao.")
        if self.end == "consulting":
            return  # the police have not answered
        yield self._day(11, 5)
        perform(record, preparing.Opine, actor=self._officer("POLICE"), agrees="yes", text="Thống nhất với dự thảo.")
        yield from self._submitted(record)

    def _registered(self) -> Story:
        """Each body registers its lines; the last one comes after the deadline."""
        for number, (key, line) in enumerate(LINES):
            yield self._day(9, 8 + 2 * number) if number < len(LINES) - 1 else self._day(10, 1)
            actor = self._officer("FA_HEAD") if key == "NGV" else self._officer("REQUESTER_HEAD", key)
            opened = perform(ProgrammeLine, registering.Enter, actor=actor, reasons=REASONS, **self._line(line))
            self.lines.append(opened)

    def _submitted(self, record: AnnualProgramme) -> Story:
        yield self._day(11, 10)
        paper: Line = {"submission_number": "112/TTr-SNgV", "submission_on": clock.today()}
        perform(record, preparing.Submit, actor=self._officer("FA_OFFICER"), reasons=REASONS, **paper)
        yield self._day(11, 12)
        perform(record, preparing.Appraise, actor=self._officer("FA_HEAD"))
        yield self._day(11, 16)
        perform(record, preparing.Pass, actor=self._officer("UBND_CHAIR"), reasons=REASONS)

    def _line(self, line: Line) -> Line:
        whole: Line = {
            "year": self.year, "channel": "NHA_NUOC", "kind": "THAM_CHINH_THUC", "funding": "NSNN_TINH",
            "sensitivity": "S0", "purpose": f"Làm việc với đối tác để {AIM}", "countries": [],
            "expected_result": "Biên bản làm việc; danh mục việc phải làm, có đầu mối và thời hạn",
        }  # fmt: skip
        return whole | line

    def _officer(self, role: str, body: str = "") -> Any:
        return self.cast.officer(role, self.code, body=body)

    def _day(self, month: int, day: int) -> dt.date:
        """A day of the year before the programme's."""
        return dt.date(self.year - 1, month, day)
