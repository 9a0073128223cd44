"""Tasks of the demo: done, late, extended, waiting for a word; and some that were assigned by letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story
from doingoai.organisations.models import Officer
from doingoai.planning.tasks import actions
from doingoai.planning.tasks.models import Task
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã báo cáo lãnh đạo phụ trách."}
DAY = dt.timedelta(days=1)
# How the task of each point of the yearly orientation goes on, and how many days ago it was due.
ENDS = {
    "1.a": "done", "1.b": "late", "2.a": "done", "2.b": "running", "3.a": "late", "3.b": "extended", "3.c": "running",
    "4.a": "claimed", "4.b": "asked", "5.a": "running", "5.b": "untouched", "6.a": "running", "6.b": "suspended",
}  # fmt: skip
DUES = {
    "done": 150, "late": 25, "running": -12, "extended": 40, "claimed": -5, "asked": -3, "untouched": -8,
    "suspended": -20,
}  # fmt: skip
# Who works on the tasks of a body that has no officer with the role of a department.
WORKERS = {
    "NGV": "FA_OFFICER", "VPUB": "UBND_OFFICE", "VPTU": "PARTY_OFFICE", "STC": "FINANCE", "CA": "POLICE",
    "BDBP": "BORDER",
}  # fmt: skip
LETTERS = (
    ("TU", "Cho ý kiến về định hướng quan hệ với các địa phương đối tác giai đoạn mới", -10),
    ("TTT", "Kiểm tra việc thực hiện quy chế quản lý thống nhất hoạt động đối ngoại tại ba cơ quan", -13),
    ("XA", "Cập nhật đầu mối đón tiếp các đoàn giao lưu hữu nghị", 4),
    ("HDND", "Chuẩn bị nội dung giám sát việc thực hiện thỏa thuận quốc tế", -9),
)


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the stories of tasks that were given by letter, beside every plan."""
    for place, code in enumerate(codes):
        for key, title, due in LETTERS[: 4 - place]:
            yield _by_letter(cast, code, key, title, stage.ago(40), stage.ago(due))
    for mission in ("EMB-JP", "EMB-LA"):
        title = "Đề xuất địa phương nước ngoài phù hợp để kết nối với các tỉnh, thành phố trong nước"
        yield _by_letter(cast, "", mission, title, stage.ago(35), stage.ago(-11))


def _by_letter(cast: Cast, code: str, key: str, title: str, day: dt.date, due: dt.date) -> Story:
    yield day
    actor = cast.officer("UBND_OFFICE" if code else "MOFA_LOCAL", code)
    basis = "Thông báo kết luận giao ban công tác đối ngoại"
    perform(Task, actions.Assign, actor=actor, reasons=REASONS, title=title, lead=cast.body(key, code).pk, due_on=due,
            kind="CO_THOI_HAN", cycle="3", product_kind="BAO_CAO", product="Báo cáo kết quả", basis=basis)  # fmt: skip


def task_stories(cast: Cast, stage: Stage, plan: Any, code: str) -> Iterator[Story]:
    """Yield how each task of a plan that was just issued goes on."""
    seen: set[str] = set()
    for planned in plan.tasks.select_related("task__dossier__body").prefetch_related("clauses"):
        points = [clause.number_path for clause in planned.clauses.all()]
        if points and points[0] in ENDS and points[0] not in seen:
            seen.add(points[0])
            yield _Task(cast, stage, code, planned.task).story(ENDS[points[0]])


class _Task:
    """One task of one province while its story is played."""

    def __init__(self, cast: Cast, stage: Stage, code: str, record: Task) -> None:
        self.cast, self.stage, self.code, self.record = cast, stage, code, record
        self.key = record.dossier.body.code.partition("-")[0]
        assert record.dossier.due_on is not None  # every task of the orientation has its day
        self.due = record.dossier.due_on

    def story(self, end: str) -> Story:
        if end == "untouched":
            return
        if end == "suspended":
            yield self.stage.ago(60)
            waits = "Thông tư hướng dẫn chương trình bồi dưỡng"
            perform(self.record, actions.Suspend, actor=self._officer("FA_OFFICER"), reasons=REASONS, blocked_by=waits)
            return
        yield min(self.due - 60 * DAY, self.stage.ago(30))
        self._report(30 if end == "late" else 55)
        if end == "late":
            yield self.stage.ago(6)
            self._report(45, delay_cause="Cơ quan phối hợp gửi số liệu chậm.", request="Đôn đốc các cơ quan phối hợp.")
        if end == "done":
            yield self.due - 8 * DAY
            self._claim()
            yield self.due - 5 * DAY
            head = "FA_HEAD" if self.key == "NGV" else "FA_OFFICER"
            perform(self.record, actions.Confirm, actor=self._officer(head), quality="TOT")
        elif end == "claimed":
            yield self.stage.ago(4)
            self._claim()
        elif end in {"asked", "extended"}:
            yield self.due - 8 * DAY if end == "extended" else self.stage.ago(4)
            perform(self.record, actions.AskExtension, actor=self._worker(), reasons=REASONS,
                    new_due=self.stage.ago(-45), reason="Đối tác đề nghị lùi lịch làm việc.")  # fmt: skip
            if end == "extended":
                yield self.due - 4 * DAY
                perform(self.record, actions.Extend, actor=self._officer("FA_HEAD"))

    def _report(self, percent: int, **more: Any) -> None:
        text = "Đã hoàn thành bước chuẩn bị, đang lấy ý kiến các cơ quan liên quan."
        perform(self.record, actions.Report, actor=self._worker(), reasons=REASONS, percent=percent, text=text, **more)

    def _claim(self) -> None:
        file = SimpleUploadedFile("bao-cao-ket-qua.txt", f"Báo cáo kết quả: {self.record.dossier.title}".encode())
        perform(self.record, actions.Claim, actor=self._worker(), reasons=REASONS,
                data={"product_record": "Báo cáo kèm theo hồ sơ"}, files={"file": file})  # fmt: skip

    def _worker(self) -> Officer:
        role = WORKERS.get(self.key, "REQUESTER")
        return self._officer(role, body=self.key if role == "REQUESTER" else "")

    def _officer(self, role: str, *, body: str = "") -> Officer:
        return self.cast.officer(role, self.code, body=body)
