"""Incoming delegations of the demo and the gifts that changed hands, from the proposal to the closed case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from doingoai.authority.models import Kind, Step
from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story, share
from doingoai.organisations.models import Officer
from doingoai.registers.commitments.actions import Open
from doingoai.registers.commitments.models import Commitment
from doingoai.registers.delegations_in.actions import decision, preparing, proposal, visit
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.gifts import actions as gifts
from doingoai.registers.gifts.models import Gift
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã giải trình trong tờ trình của cơ quan đón."}
DAY = dt.timedelta(days=1)
SPEAKS = {Kind.APPRAISE: decision.Appraise, Kind.OPINION: decision.GiveOpinion, Kind.DECIDE: decision.Decide}
CENTRAL = {"CENTRAL", "MOFA_HEAD"}
NAMES = {
    "KR": ("Kim Min-su", "Lee Ji-won", "Park Su-bin", "Choi Dong-hyun"),
    "JP": ("Sato Kenji", "Tanaka Yumi", "Ito Hiroshi", "Mori Aiko"),
    "LA": ("Khamphan Sisoulath", "Bounmy Vongsa", "Somchit Keola", "Noy Phommachan"),
    "IT": ("Marco Bellini", "Giulia Ferrari", "Luca Conti", "Anna Greco"),
    "FR": ("Pierre Lambert", "Claire Moreau", "Luc Bernard", "Sophie Petit"),
    "CN": ("Li Wei", "Wang Fang", "Zhang Min", "Chen Jie"),
    "TW": ("Lin Chih-ming", "Huang Mei-ling", "Wu Chia-hao", "Tsai Yi-ting"),
}


@dataclass(frozen=True)
class Visit:
    """One visit. `came` counts the days since the arrival (negative: still to come); `end` is how far it came."""

    title: str
    country: str
    organisation: str
    head_title: str
    rank: str
    category: str
    host: str
    came: int
    end: str
    kind: str = "LAM_VIEC"
    inviter: str = "KHACH_DE_NGHI"
    body: str = "NGV"
    days: int = 2
    sensitivity: str = "S0"


VISITS = (
    Visit("Đoàn Thị trưởng thành phố Hanbit", "KR", "Chính quyền thành phố Hanbit", "Thị trưởng", "TINH_TRUONG",
          "KHACH_UBND", "R04", 68, "closed", inviter="CHU_TICH", days=3),
    Visit("Đoàn Đại sứ quán Italia", "IT", "Đại sứ quán Italia tại Việt Nam", "Đại sứ", "DAI_SU", "DOAN_NGOAI_GIAO",
          "R04", 40, "followed", kind="XA_GIAO", days=1),
    Visit("Đoàn Sở Công Thương tỉnh bạn", "LA", "Sở Công Thương tỉnh bạn", "Phó Giám đốc Sở", "LANH_DAO_SO",
          "KHACH_SO_NGANH", "R10", 33, "late", body="SCT", inviter="CO_QUAN"),
    Visit("Đoàn truyền hình Estuaire", "FR", "Kênh truyền hình Estuaire", "Trưởng nhóm", "KHAC", "BAO_CHI", "R10", 25,
          "reported", kind="KHAO_SAT", days=3),
    Visit("Đoàn Hiệp hội Doanh nghiệp Hokuto", "JP", "Hiệp hội Doanh nghiệp vùng Hokuto", "Chủ tịch Hiệp hội",
          "LANH_DAO_DN", "DOANH_NGHIEP", "R09", 3, "visiting", days=5),
    Visit("Đoàn Phó Tỉnh trưởng tỉnh bạn", "LA", "Chính quyền tỉnh bạn", "Phó Tỉnh trưởng", "PHO_TINH_TRUONG",
          "KHACH_UBND", "R09", -2, "ready"),
    Visit("Đoàn Văn phòng Đối ngoại khu tự trị bạn", "CN", "Văn phòng Đối ngoại khu tự trị bạn", "Chủ nhiệm",
          "LANH_DAO_SO", "KHACH_UBND", "R09", -9, "preparing"),
    Visit("Đoàn Hiệp hội Nông nghiệp Đài Loan", "TW", "Hiệp hội Nông nghiệp", "Hội trưởng", "LANH_DAO_DN",
          "DOANH_NGHIEP", "R09", -16, "at:MOFA_HEAD", sensitivity="S1"),
    Visit("Đoàn Tổng lãnh sự Hàn Quốc", "KR", "Tổng lãnh sự quán Hàn Quốc", "Tổng lãnh sự", "TONG_LANH_SU",
          "DOAN_NGOAI_GIAO", "R04", -20, "at:UBND_CHAIR", kind="XA_GIAO", days=1),
    Visit("Đoàn chuyên gia đô thị Nantes", "FR", "Viện Quy hoạch Estuaire", "Trưởng nhóm chuyên gia", "KHAC",
          "CHUYEN_GIA_HOC_GIA", "R10", -24, "submitted", kind="KHAO_SAT", body="SCT", inviter="CO_QUAN"),
    Visit("Đoàn Phòng Thương mại vùng Hokuto", "JP", "Phòng Thương mại vùng Hokuto", "Chủ tịch", "LANH_DAO_DN",
          "DOANH_NGHIEP", "R09", 12, "cancelled"),
    Visit("Đoàn Quỹ Giao lưu quốc tế Hanbit", "KR", "Quỹ Giao lưu quốc tế Hanbit", "Giám đốc", "KHAC", "GIAO_LUU_ND",
          "R10", -30, "draft", body="SVHTTDL", inviter="CO_QUAN"),
)  # fmt: skip


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every visit: all in the first province, every third in the others, the first in a few more."""
    for place, code in enumerate(codes):
        for number, each in share(VISITS, place):
            yield _Reception(cast, code, each, number).story(stage)
    for number, code in enumerate(light):
        if number % 8 == 1:
            yield _Reception(cast, code, VISITS[1], number).story(stage)


class _Reception:
    """One visit of one province while its story is played."""

    def __init__(self, cast: Cast, code: str, told: Visit, number: int) -> None:
        self.cast, self.code, self.told, self.number = cast, code, told, number

    def story(self, stage: Stage) -> Story:
        told, came = self.told, stage.ago(self.told.came)
        left = came + (told.days - 1) * DAY
        yield came - 34 * DAY
        record = perform(
            IncomingDelegation, proposal.Propose, actor=self._host(), reasons=REASONS, **self._proposal(came, left)
        )
        if told.end == "draft":
            return
        yield came - 33 * DAY
        perform(record, proposal.Submit, actor=self._host(), reasons=REASONS)
        if told.end == "submitted":
            return
        if told.category == "BAO_CHI":
            permit: dict[str, Any] = {
                "kind": "BAO_CHI",
                "number": f"{100 + self.number}/GP-BNG",
                "issued_on": clock.today(),
            }
            perform(record, preparing.Arrange, actor=self._host(), supports=[permit])
        yield came - 31 * DAY
        presenter = self._host() if told.body != "NGV" else self._officer("FA_OFFICER")
        perform(record, decision.Present, actor=presenter, reasons=REASONS)
        yield from self._decided(record, came - 30 * DAY)
        if record.dossier.state == IncomingDelegation.State.PERMITTED:
            yield from self._prepared(record, came)
        if record.dossier.state == IncomingDelegation.State.READY:
            yield from self._received(record, came, left)

    def _decided(self, record: IncomingDelegation, day: dt.date) -> Story:
        """Let everybody speak in turn until the permission, or until the one at whom the case waits."""
        stop = self.told.end.removeprefix("at:")
        while step := Step.objects.filter(dossier=record.dossier, outcome=Step.Outcome.CURRENT).first():
            if step.role == stop:
                return
            yield day
            day += DAY
            officer = self._officer(step.role, body=self.told.body if step.role == "REQUESTER_HEAD" else "")
            paper = {} if step.kind == Kind.APPRAISE else self._paper(step, officer)
            perform(record, SPEAKS[Kind(step.kind)], actor=officer, reasons=REASONS, **paper)

    def _prepared(self, record: IncomingDelegation, came: dt.date) -> Story:
        yield came - 18 * DAY
        if self.told.inviter in {"CHU_TICH", "CO_QUAN"}:
            perform(record, preparing.Invite, actor=self._host(), invited_on=clock.today(), reasons=REASONS)
        yield came - 15 * DAY
        perform(record, preparing.Prepare, actor=self._host())
        if self.told.end == "cancelled":
            yield came - 9 * DAY
            said: dict[str, Any] = {"note": "Đối tác đề nghị lùi sang năm sau.", "stop_reason": "PHIA_KHACH"}
            perform(record, proposal.Cancel, actor=self._officer("FA_HEAD"), reasons=REASONS, **said)
            return
        perform(record, preparing.SetGuests, actor=self._host(), guests=self._guests())
        perform(record, preparing.SetProgramme, actor=self._host(), programme=[self._talks(came)], reasons=REASONS)
        perform(record, preparing.SetCosts, actor=self._host(), costs=self._costs(), reasons=REASONS)
        yield came - 8 * DAY
        notice: dict[str, Any] = {"to": "CONG_AN", "number": f"{40 + self.number}/TB-SNgV", "sent_on": clock.today()}
        perform(record, preparing.Notify, actor=self._host(), **notice)
        perform(record, preparing.Tick, actor=self._host(), protocol_done=["THU_TU", "PHIEN_DICH"])
        if self.told.end == "preparing":
            return
        yield came - 5 * DAY
        approved: dict[str, Any] = {
            "programme_approved_on": clock.today(),
            "programme_approved_by": self._leader().full_name,
        }
        perform(record, preparing.Ready, actor=self._officer("FA_OFFICER"), reasons=REASONS, **approved)

    def _received(self, record: IncomingDelegation, came: dt.date, left: dt.date) -> Story:
        if self.told.end == "ready":
            return
        yield came
        perform(record, visit.Arrive, actor=self._host(), actual_arrive_on=came, residence_declared_on=came)
        if self.told.end == "visiting":
            return
        yield left
        done: dict[str, Any] = {"actual_leave_on": left, "actual_guest_count": len(NAMES[self.told.country])}
        perform(record, visit.End, actor=self._host(), reasons=REASONS, **done)
        yield from self._gift(record, came)
        if self.told.end == "late":
            return
        yield left + 4 * DAY
        perform(record, visit.Report, actor=self._host(), reasons=REASONS, **self._results())
        if self.told.end == "reported":
            return
        yield left + 7 * DAY
        perform(record, visit.AcceptReport, actor=self._officer("FA_OFFICER"))
        if self.told.end == "closed":
            self._promise(record, left)
            yield left + 20 * DAY
            perform(record, visit.Close, actor=self._officer("FA_OFFICER"), reasons=REASONS, gifts_declared=True)

    def _gift(self, record: IncomingDelegation, came: dt.date) -> Story:
        """A gift came with every visit; of one nobody has declared it yet."""
        told: dict[str, Any] = {
            "title": "Bình gốm có chữ của thành phố bạn", "category": "MY_NGHE", "est_value_vnd": 2_500_000,
            "giver": self.told.organisation, "receiver": self._leader().full_name, "occasion": self.told.title,
            "changed_hands_on": came, "visit_number": record.dossier.number,
        }  # fmt: skip
        gift = perform(Gift, gifts.Receive, actor=self._officer("FA_OFFICER"), **told)
        if self.told.end == "late":
            return
        yield came + 3 * DAY
        perform(gift, gifts.Declare, actor=self._officer("FA_OFFICER"), declared_on=clock.today(), reasons=REASONS)
        if self.told.end != "closed":
            return
        value: dict[str, Any] = {"appraised_value_vnd": 2_200_000, "appraised_by": "Bộ phận tài chính"}
        perform(gift, gifts.Appraise, actor=self._officer("FA_OFFICER"), **value)
        yield came + 9 * DAY
        handled: dict[str, Any] = {"handling": "TRUNG_BAY", "decision_doc": "31/QĐ-SNgV", "handled_on": clock.today()}
        perform(gift, gifts.Handle, actor=self._officer("FA_HEAD"), reasons=REASONS, **handled)
        perform(gift, gifts.Complete, actor=self._officer("FA_OFFICER"), keeper="Phòng truyền thống của tỉnh")

    def _promise(self, record: IncomingDelegation, left: dt.date) -> None:
        told: dict[str, Any] = {
            "title": "Nhận 10 cán bộ trẻ của hai bên thực tập mỗi năm", "output": "10 cán bộ thực tập",
            "source_type": "VISIT", "source_number": record.dossier.number, "kind": "TRAINING", "obligor": "BOTH",
            "start_date": left, "due_date": left + 300 * DAY, "lead_unit": self.cast.body("NGV", self.code).pk,
        }  # fmt: skip
        perform(Commitment, Open, actor=self._officer("FA_OFFICER"), reasons=REASONS, **told)

    def _officer(self, role: str, *, body: str = "") -> Officer:
        return self.cast.officer(role, "" if role in CENTRAL else self.code, body=body)

    def _host(self) -> Officer:
        return (
            self._officer("FA_OFFICER") if self.told.body == "NGV" else self._officer("REQUESTER", body=self.told.body)
        )

    def _leader(self) -> Officer:
        return self._officer("UBND_CHAIR" if self.told.host in {"R04", "R09"} else "FA_HEAD")

    def _proposal(self, came: dt.date, left: dt.date) -> dict[str, Any]:
        told = self.told
        names = NAMES[told.country]
        return {
            "title": told.title, "guest_category": told.category, "visit_type": told.kind, "inviter": told.inviter,
            "origin": told.country, "organisation": told.organisation, "head_name": names[0],
            "head_title": told.head_title, "head_rank": told.rank, "guest_count": len(names), "host_rank": told.host,
            "host_name": self._leader().full_name, "lead_host": self.cast.body(told.body, self.code).pk,
            "arrive_on": came, "leave_on": left, "entry_point": "Cửa khẩu quốc tế Nội Bài",
            "localities": self.cast.province(self.code).name,
            "purpose": "Trao đổi hợp tác giữa hai bên và thăm một số cơ sở của tỉnh.",
            "content": "Làm việc với cơ quan chủ trì; thăm cơ sở; trao đổi kế hoạch năm tới.",
            "sensitivity": told.sensitivity, "off_plan_reason": "Khách đề nghị sau khi duyệt kế hoạch năm",
            "cost_bearing": "VN_MOT_PHAN", "guest_class": "B", "budget_vnd": 60_000_000,
        }  # fmt: skip

    def _guests(self) -> list[dict[str, Any]]:
        """The last guest of a visit in preparation has no passport number yet."""
        names = NAMES[self.told.country]
        rows = [
            {
                "full_name": name, "part": "DOAN_VIEN" if number else "TRUONG_DOAN", "sex": "F" if number % 2 else "M",
                "birth_date": dt.date(1970 + 3 * number, 5, 10 + number), "nationality": self.told.country,
                "passport_no": f"X{self.number:02d}{number}4{number}7{number}",
                "title": "Thành viên đoàn" if number else self.told.head_title,
            }
            for number, name in enumerate(names)
        ]  # fmt: skip
        if self.told.end == "preparing":
            rows[-1]["passport_no"] = ""
        return rows

    def _talks(self, day: dt.date) -> dict[str, Any]:
        return {
            "day": day, "time_from": dt.time(9), "time_to": dt.time(10, 30), "kind": "HOI_DAM",
            "activity": "Hội đàm, làm việc", "place": "Phòng khánh tiết", "chair": self._leader().full_name,
            "chair_rank": self.told.host, "interpreter": "Phiên dịch Sở Ngoại vụ", "in_charge": "Phòng Lễ tân",
        }  # fmt: skip

    def _costs(self) -> list[dict[str, Any]]:
        return [
            {"kind": "AN", "people": 4, "days": self.told.days, "unit_vnd": 900_000},
            {"kind": "CHO_O", "part": "TRUONG_DOAN", "people": 1, "days": self.told.days, "unit_vnd": 2_000_000},
        ]

    def _paper(self, step: Step, officer: Officer) -> dict[str, Any]:
        number = f"{300 + 7 * self.number + step.sequence}/{'CV-TU' if step.role == 'TTTU' else 'CV'}"
        paper = {
            "number": number, "issued_on": clock.today(), "signer": officer.full_name, "capacity": "CHINH_DANH",
        }  # fmt: skip
        return paper | ({"kind": "Y_KIEN"} if step.kind == Kind.OPINION else {})

    def _results(self) -> dict[str, Any]:
        promised = self.told.end == "closed"
        return {
            "results": "Hai bên trao đổi cởi mở về công nghiệp phụ trợ, du lịch và giao lưu thanh niên.",
            "assessment": "Đạt mục đích đề ra.", "actual_cost_vnd": 52_000_000, "no_commitment": not promised,
            "promises": "Nhận cán bộ trẻ thực tập." if promised else "",
        }  # fmt: skip
