"""APEC cards of the demo: used and reported, owing a report, refused, asked about, waiting, to be revoked."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.names import person
from doingoai.demo.people import MERGER
from doingoai.demo.stage import Stage, Story, share
from doingoai.organisations.models import Officer
from doingoai.registers.apec_cards import actions
from doingoai.registers.apec_cards.models import ApecCard
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

DAY = dt.timedelta(days=1)
REASONS = {EVERY_RULE: "Cơ quan được hỏi đã trả lời bằng điện thoại, văn bản gửi sau."}
ENTERPRISES = (
    ("Công ty Cổ phần Thủy sản Sông Lam", "Xuất khẩu tôm, cá cho đối tác Nhật Bản theo hợp đồng khung ba năm."),
    ("Công ty TNHH Điện tử Phương Đông", "Gia công linh kiện cho hai tập đoàn Hàn Quốc, giao hàng hằng tháng."),
    ("Công ty Cổ phần Gỗ Trường Sơn", "Xuất khẩu đồ gỗ sang Hoa Kỳ và Canada."),
    ("Công ty TNHH May Hải Vân", "Đơn hàng may mặc dài hạn với đối tác Nhật Bản, Ô-xtrây-li-a."),
    ("Công ty Cổ phần Du lịch Biển Xanh", "Liên doanh lữ hành với đối tác Thái Lan, Xinh-ga-po."),
    ("Công ty Cổ phần Phần mềm An Bình", "Cung cấp dịch vụ phần mềm cho khách hàng Nhật Bản và Xinh-ga-po."),
    ("Công ty TNHH Cơ khí Thành Đạt", "Bán máy nông nghiệp sang Phi-líp-pin, Pê-ru."),
)
# Days ago on which the request came, and how far it has come.
CASES = (
    (560, "reported"), (520, "owing"), (410, "revoking"), (330, "revoked"), (150, "refused"), (60, "permitted"),
    (30, "deciding"), (24, "silent"), (6, "checked"), (2, "received"),
)  # fmt: skip
ASKED = (("THUE", "Thuế tỉnh"), ("HAI_QUAN", "Hải quan khu vực"), ("BAO_HIEM", "Bảo hiểm xã hội tỉnh"))


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every card."""
    for place, code in enumerate(codes):
        for number, (days, end) in share(CASES, place):
            yield _Case(cast, code, number).story(max(MERGER + DAY, stage.ago(days)), end)


class _Case:
    """One applicant while the story is played."""

    def __init__(self, cast: Cast, code: str, number: int) -> None:
        self.cast, self.code, self.number = cast, code, number
        self.rng = random.Random(f"apec/{code}/{number}")  # noqa: S311 -- the same in every demo

    @property
    def officer(self) -> Officer:
        return self.cast.officer("FA_OFFICER", self.code, turn=1)

    def story(self, day: dt.date, end: str) -> Story:
        yield day
        record = perform(ApecCard, actions.Receive, actor=self.officer, **self._request(end))
        if end == "received":
            return
        yield day + 2 * DAY
        perform(record, actions.CheckDossier, actor=self.officer, is_adult=True, may_leave=True)
        if end == "checked":
            return
        rows: list[dict[str, Any]] = [{"kind": kind, "body_name": name} for kind, name in ASKED]
        rows.append({"kind": "CONG_AN", "body": self.cast.body("CA", self.code).pk})
        perform(record, actions.Consult, actor=self.officer, asked=rows)
        yield from self._answers(record, day, end)
        if end != "silent":
            yield from self._decided(record, day, end)

    def _answers(self, record: ApecCard, day: dt.date, end: str) -> Story:
        yield day + 5 * DAY
        document = f"{self.rng.randrange(100, 999)}/CV ngày {clock.today():%d/%m/%Y}"
        good: dict[str, Any] = {"result": "DAT", "document": document}
        police = record.checks.get(kind="CONG_AN").pk
        perform(record, actions.Answer, actor=self.cast.officer("POLICE", self.code), check_row=police, **good)
        for kind, _name in ASKED[: 1 if end == "silent" else 3]:
            row = record.checks.get(kind=kind).pk
            perform(record, actions.RecordAnswer, actor=self.officer, check_row=row, answered_on=clock.today(), **good)

    def _decided(self, record: ApecCard, day: dt.date, end: str) -> Story:
        yield day + 9 * DAY
        refused = end == "refused"
        proposal: dict[str, Any] = {"proposal": "TU_CHOI" if refused else "CHO_PHEP"}
        proposal["proposal_note"] = "Giữ chức vụ chưa đủ 12 tháng." if refused else "Đủ điều kiện theo quy định."
        perform(record, actions.Present, actor=self.officer, reasons=REASONS, **proposal)
        if end == "deciding":
            return
        yield day + 11 * DAY
        perform(record, actions.Appraise, actor=self.cast.officer("FA_HEAD", self.code))
        yield day + 14 * DAY
        chair, today, paper = self.cast.officer("UBND_CHAIR", self.code), clock.today(), f"{70 + self.number}/UBND-NV"
        if refused:
            said: dict[str, Any] = {
                "refusal_no": paper,
                "refused_on": today,
                "refusal_reason": "Giữ chức vụ chưa đủ 12 tháng.",
            }
            perform(record, actions.Refuse, actor=chair, **said)
            return
        permission: dict[str, Any] = {
            "permission_no": paper,
            "permitted_on": today,
            "permitted_until": today + 90 * DAY,
        }
        perform(record, actions.Permit, actor=chair, reasons=REASONS, **permission)
        if end != "permitted":
            yield from self._used(record, day, end)

    def _used(self, record: ApecCard, day: dt.date, end: str) -> Story:
        yield day + 35 * DAY
        today = clock.today()
        card: dict[str, Any] = {"card_no": f"VNM{self.rng.randrange(1_000_000, 9_999_999)}", "card_issued_on": today}
        perform(record, actions.EnterCard, actor=self.officer, card_expires_on=today + 1825 * DAY, **card)
        first = record.dossier.due_on
        assert first is not None  # the card is valid for five years
        if end == "reported":
            yield first - 5 * DAY
            said: dict[str, Any] = {"year": first.year, "received_on": clock.today(), "trips": self.rng.randrange(1, 9)}
            perform(record, actions.TakeUseReport, actor=self.officer, text="Gặp đối tác, dự hội chợ.", **said)
        if end in {"revoking", "revoked"}:
            yield day + 170 * DAY
            ground: dict[str, Any] = {
                "ground": "NO_THUE" if end == "revoking" else "THOI_VIEC",
                "ground_on": clock.today(),
            }
            perform(record, actions.FindGround, actor=self.officer, **ground)
        if end == "revoked":
            yield day + 174 * DAY
            paper: dict[str, Any] = {"revocation_no": f"{90 + self.number}/UBND-NV", "revoked_on": clock.today()}
            perform(record, actions.Revoke, actor=self.cast.officer("UBND_CHAIR", self.code), **paper)

    def _request(self, end: str) -> dict[str, Any]:
        today = clock.today()
        enterprise, partners = ENTERPRISES[(self.number + int(self.code)) % len(ENTERPRISES)]
        return {
            "received_on": today,
            "applicant_kind": "DOANH_NHAN",
            "applicant_name": person(self.rng),
            "position": self.rng.choice(("Phó Giám đốc", "Giám đốc kinh doanh", "Tổng Giám đốc")),
            "position_since": today - (210 if end == "refused" else 790) * DAY,
            "enterprise": enterprise,
            "tax_code": f"{self.code}00{self.rng.randrange(100_000, 999_999)}",
            "started_on": today - self.rng.randrange(900, 4000) * DAY,
            "partners": partners,
        }
