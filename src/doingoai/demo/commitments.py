"""Commitments of the demo, most of them from agreements: kept, late, at risk, disputed, dropped, to be closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story, share
from doingoai.organisations.models import Officer
from doingoai.register_kit.asides import AttachFile
from doingoai.registers.commitments import actions
from doingoai.registers.commitments.models import Commitment
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã trao đổi với phía bạn và báo cáo lãnh đạo."}
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Promise:
    """One promise: its countable product, who leads, when it began and was due (days before today), how it stands."""

    title: str
    output: str
    kind: str
    lead: str
    began: int
    due: int
    end: str
    obligor: str = "VN"


PROMISES = (
    Promise("Tiếp nhận thực tập sinh nông nghiệp", "20 thực tập sinh", "TRAINING", "SKHCN", 320, 60, "done"),
    Promise("Tổ chức gian hàng chung tại hội chợ của địa phương bạn", "1 gian hàng", "TRADE", "SCT", 300, 40, "late"),
    Promise("Trao đổi đoàn nghệ thuật dân gian", "1 đoàn, 3 buổi biểu diễn", "CULTURE", "SVHTTDL", 260, 20, "partial"),
    Promise("Gửi danh mục dự án kêu gọi đầu tư", "1 danh mục 15 dự án", "INVEST", "SCT", 200, -9, "risk"),
    Promise("Mở chuyên trang giới thiệu hai địa phương", "1 chuyên trang", "PROMOTION", "SVHTTDL", 170, -6, "proposed"),
    Promise("Họp nhóm công tác chung định kỳ", "1 cuộc họp, biên bản", "MECHANISM", "NGV", 150, -70, "track"),
    Promise("Tài trợ thiết bị trường nghề", "1 xưởng thực hành", "FUNDING", "SKHCN", 230, -25, "foreign", "FOREIGN"),
    Promise("Khảo sát thị trường và gửi báo cáo khả thi", "1 báo cáo khả thi", "PROJECT", "SCT", 40, -50, "assigned"),
    Promise("Xây dựng bộ nhận diện du lịch chung", "1 bộ nhận diện", "PROMOTION", "SCT", 45, -80, "disputed"),
    Promise("Trao đổi chuyên gia quản lý đô thị", "4 chuyên gia", "INFO", "NGV", 280, 30, "dropped"),
    Promise("Chia sẻ dữ liệu khí tượng nông nghiệp", "1 bộ dữ liệu", "INFO", "SKHCN", 12, -120, "draft"),
)  # fmt: skip


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every commitment."""
    for place, code in enumerate(codes):
        for number, promise in share(PROMISES, place):
            yield _Commitment(cast, stage, code, promise, source=number).story()
    own = (Promise("Trao đổi danh mục nhu cầu hợp tác", "1 danh mục", "INFO", "NGV", 120, 15, "late"),)
    for code in light[:8:2]:
        yield _Commitment(cast, stage, code, own[0], source=0).story()


class _Commitment:
    """One commitment of one province while its story is played."""

    def __init__(self, cast: Cast, stage: Stage, code: str, promise: Promise, *, source: int) -> None:
        self.cast, self.stage, self.code, self.promise, self.source = cast, stage, code, promise, source

    def story(self) -> Story:
        promise, began = self.promise, self.stage.ago(self.promise.began)
        yield began
        record = perform(Commitment, actions.Open, actor=self._officer("FA_OFFICER"), reasons=REASONS, **self._inputs())
        if promise.end == "draft":
            return
        yield began + 3 * DAY
        perform(record, actions.Assign, actor=self._officer("FA_HEAD"), reasons=REASONS)
        if promise.end == "assigned":
            return
        yield began + 6 * DAY
        if promise.end == "disputed":
            note = "Nội dung thuộc chức năng của Sở Văn hóa, Thể thao và Du lịch."
            perform(record, actions.Dispute, actor=self._lead(), note=note)
            return
        perform(record, actions.Accept, actor=self._lead())
        yield from self._followed_up(record, began)

    def _followed_up(self, record: Commitment, began: dt.date) -> Story:
        promise, due = self.promise, self.stage.ago(self.promise.due)
        if promise.end == "dropped":
            yield began + 100 * DAY
            note = "Phía bạn đã giải thể cơ quan đầu mối."
            said: dict[str, Any] = {"drop_doc": "214/UBND-NgV", "partner_told_on": clock.today()}
            perform(record, actions.Drop, actor=self._officer("UBND_CHAIR"), reasons=REASONS, note=note, **said)
            return
        yield began + 30 * DAY
        self._report(record, 30)
        if promise.end in {"late", "risk", "foreign"}:
            yield min(due + 8 * DAY, self.stage.ago(5))
            self._urge(record)
            self._report(record, 40)
        elif promise.end in {"done", "partial", "proposed"}:
            yield min(due - 6 * DAY, self.stage.ago(7))
            yield from self._closed(record)

    def _closed(self, record: Commitment) -> Story:
        outcome = "DONE_PARTIAL" if self.promise.end == "partial" else "DONE"
        file = SimpleUploadedFile("bien-ban.txt", f"Biên bản ghi nhận: {self.promise.output}".encode())
        perform(record, AttachFile, actor=self._lead(), data={"kind": "Minh chứng"}, files={"file": file})
        perform(record, actions.ProposeClose, actor=self._lead(), reasons=REASONS, outcome=outcome,
                result=f"Đã thực hiện: {self.promise.output}.", done_date=clock.today())  # fmt: skip
        if self.promise.end != "proposed":
            yield clock.today() + 4 * DAY
            perform(record, actions.Close, actor=self._officer("FA_HEAD"), reasons=REASONS)

    def _report(self, record: Commitment, percent: int) -> None:
        text = "Đã thống nhất nội dung với phía bạn, đang chuẩn bị nguồn lực."
        perform(record, actions.ReportProgress, actor=self._lead(), reasons=REASONS, pct=percent, text=text)

    def _urge(self, record: Commitment) -> None:
        channel = "CO_QUAN_DAI_DIEN" if self.promise.obligor == "FOREIGN" else "CONG_VAN"
        target = "Cơ quan đại diện Việt Nam ở nước bạn" if self.promise.obligor == "FOREIGN" else str(record.lead_unit)
        perform(
            record,
            actions.Remind,
            actor=self._officer("FA_OFFICER"),
            urged_on=clock.today(),
            channel=channel,
            target=target,
        )

    def _inputs(self) -> dict[str, Any]:
        promise = self.promise
        found = self.cast.told.get(("agreements", self.code), [])
        source = found[self.source % len(found)].dossier.number if found else ""
        return {
            "title": promise.title, "output": promise.output, "kind": promise.kind, "obligor": promise.obligor,
            "source_type": "AGREEMENT" if source else "TALKS", "source_number": source,
            "clause_ref": "Điều 3" if source else "",
            "lead_unit": self.cast.body(promise.lead, self.code).pk, "start_date": clock.today(),
            "due_date": self.stage.ago(promise.due), "foreign_focal": "Bộ phận hợp tác quốc tế của đối tác",
        }  # fmt: skip

    def _lead(self) -> Officer:
        department = self.promise.lead != "NGV"
        return self._officer("REQUESTER", body=self.promise.lead) if department else self._officer("FA_OFFICER")

    def _officer(self, role: str, *, body: str = "") -> Officer:
        return self.cast.officer(role, self.code, body=body)
