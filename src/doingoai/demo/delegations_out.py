"""Outgoing delegations of the demo, from the draft to the closed case, each driven by who must speak next."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from doingoai.authority.models import Kind, Step
from doingoai.demo.cast import Cast
from doingoai.demo.names import persons
from doingoai.demo.people import MERGER
from doingoai.demo.stage import Stage, Story, share
from doingoai.demo.trips import DESTINATIONS, FORMER, LIGHT, PROFILES, TRIPS, Trip
from doingoai.organisations.models import Officer
from doingoai.register_kit.asides import AddComment
from doingoai.registers.delegations_out.actions import beside, decision, journey, proposal
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã giải trình trong tờ trình của đơn vị."}
# Who drafts and who hands in, by proposing body; a department's officer and head where nothing is said.
PROPOSERS = {
    "NGV": ("FA_OFFICER", "FA_HEAD"),
    "VPUB": ("UBND_OFFICE", "UBND_OFFICE"),
    "VPTU": ("PARTY_OFFICE", "PARTY_OFFICE"),
    "XA": ("COMMUNE", "COMMUNE"),
    "HDND": ("UBND_OFFICE", "UBND_OFFICE"),
}
SPEAKS = {Kind.APPRAISE: decision.Appraise, Kind.OPINION: decision.GiveOpinion, Kind.DECIDE: decision.Decide}
PAPERS = {"UBND_CHAIR": "QĐ-UBND", "TTTU": "CV/TU", "BTV": "CV/TU", "CENTRAL": "VPCP-QHQT", "MOFA_HEAD": "BNG-NVĐP"}
EMBASSIES = {"JP": "dai-su-quan", "LA": "dai-su-quan-2"}
DAY = dt.timedelta(days=1)


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every delegation."""
    for place, code in enumerate(codes):
        for number, trip in share(TRIPS, place):
            yield _Delegation(cast, code, trip, place=place, number=number).story(stage)
        if code != "22":  # Quảng Ninh took nobody over
            for number, trip in enumerate(FORMER):
                yield _Delegation(cast, code, trip, place=place, number=number + 40, former=True).story(stage)
    for number, code in enumerate(light):
        if number % 6 == 0:
            trip = LIGHT[number // 6 % len(LIGHT)]
            yield _Delegation(cast, code, trip, place=number, number=number).story(stage)


class _Delegation:
    """One trip of one province while its story is played."""

    def __init__(self, cast: Cast, code: str, trip: Trip, *, place: int, number: int, former: bool = False) -> None:
        self.cast, self.code, self.trip, self.former, self.number = cast, code, trip, former, number
        self.rng = random.Random(f"delegations/{code}/{number}")  # noqa: S311 -- the same in every demo
        self.country, self.city, self.partner = DESTINATIONS[(5 * number + 3 * place) % len(DESTINATIONS)]

    def story(self, stage: Stage) -> Story:
        trip, departure = self.trip, stage.ago(self.trip.left)
        back = departure + (trip.days - 1) * DAY
        yield max(departure - 52 * DAY, MERGER) if departure > MERGER else departure - 52 * DAY
        record = perform(
            OutgoingDelegation,
            proposal.Propose,
            actor=self._proposer(0),
            reasons=REASONS,
            **self._proposal(departure, back),
        )
        if trip.end == "draft":
            return
        yield departure - 46 * DAY
        perform(record, proposal.Submit, actor=self._proposer(1), reasons=REASONS)
        if trip.end == "submitted":
            return
        yield departure - 45 * DAY
        officer = self._officer("FA_OFFICER", turn=self.number)
        if trip.end == "supplement":
            note = "Thiếu bản dịch thư mời và chương trình làm việc theo từng ngày."
            perform(record, proposal.RequestSupplement, actor=officer, note=note)
            return
        perform(record, proposal.Receive, actor=officer)
        yield departure - 43 * DAY
        consulted = clock.today() - 3 * DAY if trip.sensitivity == "S0" else None
        if self.number % 4 == 0:
            asked = {"who": "Sở Tài chính", "sent_on": clock.today() - 2 * DAY, "replied_on": clock.today(),
                     "content": "Thống nhất mức dự toán; đề nghị thanh toán theo thực tế."}  # fmt: skip
            perform(record, beside.RecordConsults, actor=officer, consults=[asked])
        perform(record, decision.Present, actor=officer, reasons=REASONS, sensitivity=trip.sensitivity,
                mission_consulted_on=consulted, mission_support=self.rng.randrange(3) > 0)  # fmt: skip
        yield from self._decided(record, departure - 42 * DAY)
        if record.dossier.state == OutgoingDelegation.State.APPROVED:
            yield from self._travelled(record, departure, back)

    def _decided(self, record: OutgoingDelegation, day: dt.date) -> Story:
        """Let everybody speak in turn until the decision, or until the one at whom the case waits."""
        stop = self.trip.end.removeprefix("at:")
        while step := Step.objects.filter(dossier=record.dossier, outcome=Step.Outcome.CURRENT).first():
            if step.role == stop:
                return
            yield day
            day += 2 * DAY
            officer = self._officer(step.role, body=self.trip.body if step.role == "REQUESTER_HEAD" else "")
            inputs = {} if step.kind == Kind.APPRAISE else self._paper(step, officer)
            perform(record, SPEAKS[Kind(step.kind)], actor=officer, reasons=REASONS, **inputs)

    def _travelled(self, record: OutgoingDelegation, departure: dt.date, back: dt.date) -> Story:
        yield departure - 12 * DAY
        if self.trip.end == "cancelled":
            note = "Đối tác đề nghị lùi thời gian vô hạn định."
            perform(record, decision.Revoke, actor=self._officer("UBND_CHAIR"), note=note)
            return
        actor, today = self._proposer(0), clock.today()
        perform(record, journey.Prepare, actor=actor, all_checked=True, briefed_on=today, mission_consulted_on=today,
                mission_support=record.mission_support, passports_ready_on=today,
                briefing="Lưu ý an ninh, kê khai quà tặng, nội dung phát biểu đã duyệt.")  # fmt: skip
        self._answered(record)
        yield departure
        perform(record, journey.Depart, actor=self._proposer(0), actual_depart_on=departure, reasons=REASONS)
        yield back + DAY
        perform(record, journey.ComeBack, actor=self._proposer(0), actual_return_on=back, reasons=REASONS)
        if self.trip.end == "late":
            return
        yield back + self.rng.randrange(5, 13) * DAY
        perform(record, journey.Report, actor=self._proposer(0), reasons=REASONS, **self._results())
        self.cast.told.setdefault("trips", []).append(record)
        if self.trip.end == "reported":
            return
        yield back + 15 * DAY
        officer = self._officer("FA_OFFICER", turn=self.number)
        perform(record, journey.AcceptReport, actor=officer)
        if self.number % 5 == 0:
            perform(
                record,
                AddComment,
                actor=officer,
                text="Báo cáo nêu rõ đầu mối và thời hạn, đã đưa cam kết vào sổ theo dõi.",
            )
        if self.trip.end != "followed":
            yield back + 24 * DAY
            perform(record, journey.Close, actor=self._officer("FA_OFFICER"), reasons=REASONS,
                    passports_back_on=back + 4 * DAY, gifts_declared=True,
                    party_reported_on=back + 5 * DAY)  # fmt: skip

    def _answered(self, record: OutgoingDelegation) -> None:
        """Let the embassies that have an officer in the demo answer."""
        if login := EMBASSIES.get(self.country):
            perform(
                record, beside.ReplyOfMission, actor=self.cast.login(login), supports=True,
                text="Đại sứ quán sẽ cử cán bộ cùng dự buổi làm việc; đề nghị gửi danh sách và nội dung trước 5 ngày.",
                contacts=f"{self.partner}: bộ phận hợp tác quốc tế.",
            )  # fmt: skip

    def _officer(self, role: str, *, body: str = "", turn: int = 0) -> Officer:
        code = "" if role in {"CENTRAL", "MOFA_HEAD"} else self.code
        return self.cast.officer(role, code, body=body, turn=turn, former=self.former if code else False)

    def _proposer(self, place: int) -> Officer:
        role = PROPOSERS.get(self.trip.body, ("REQUESTER", "REQUESTER_HEAD"))[place]
        own = self.trip.body if role.startswith("REQUESTER") else ""
        return self._officer(role, body=own, turn=self.number if role == "FA_OFFICER" else 0)

    def _proposal(self, departure: dt.date, back: dt.date) -> dict[str, Any]:
        trip, country = self.trip, self.cast.country(self.country)
        plan = f"KH-{departure.year}-{self.number + 1:03d}"
        budget = self.rng.randrange(120, 900) * 1_000_000
        return {
            "title": f"Đoàn công tác tại {self.city} ({country.name}): {trip.aim}",
            "delegation_type": trip.kind,
            "channel": {"party": "DANG", "council": "DAN_CU"}.get(trip.profile, "NHA_NUOC"),
            "topic": trip.topic,
            "sensitivity": trip.sensitivity,
            "purpose": f"Làm việc với {self.partner} để {trip.aim}; thống nhất đầu mối và lộ trình thực hiện.",
            "depart_on": departure,
            "return_on": back,
            "plan_line": "" if trip.off_plan else plan,
            "plan_budget_vnd": "" if trip.off_plan else budget,
            "off_plan_reason": trip.off_plan,
            "off_plan_note": "Thư mời đến sau khi kế hoạch năm được duyệt." if trip.off_plan else "",
            "project_paper": f"Chương trình làm việc tại {self.city}, {trip.days} ngày",
            "invited_by": self.partner,
            "invited_on": departure - 70 * DAY,
            "invitation_language": "tiếng Anh",
            "invitation_translated": True,
            "funding": "DOANH_NGHIEP" if trip.profile == "enterprise" else "NSNN_TINH",
            "budget_vnd": budget,
            "stops": [{"country": country.pk, "city": self.city, "partner": self.partner,
                       "date_from": departure, "date_to": back}],
            "members": self._members(),
            "costs": self._costs(budget),
        }  # fmt: skip

    def _costs(self, budget: int) -> list[dict[str, Any]]:
        """Share the estimate out; every sixth delegation asks for dearer rooms than the norm, and says so."""
        people, days = len(PROFILES[self.trip.profile]), self.trip.days
        room = 95 if self.number % 6 == 5 else 80
        shares = (("TIEN_AN_TIEU_VAT", 75, budget // 5), ("TIEN_O", room, budget // 4), ("VE_MAY_BAY", "", budget // 2))
        rest = ("DI_LAI_TAI_NUOC_NGOAI", "", budget - sum(amount for _kind, _price, amount in shares))
        return [
            {"kind": kind, "country_group": "II" if price else "", "people": people, "days": days, "unit_usd": price,
             "amount_vnd": amount}
            for kind, price, amount in (*shares, rest)
        ]  # fmt: skip

    def _members(self) -> list[dict[str, Any]]:
        lines = PROFILES[self.trip.profile]
        sexes = "".join(self.rng.choices("FM", k=len(lines)))
        return [
            {
                "full_name": name, "sex": sex, "role": line.role, "position": line.position, "rank_group": line.rank,
                "cadre_tier": line.tier, "sector": line.sector, "party_member": line.rank < "R14",
                "task": "Phụ trách chung" if line.role == "TRUONG_DOAN" else "Chuẩn bị nội dung, ghi biên bản",
                "is_unit_head": line.heads_unit, "acting_person": "Phó Giám đốc thường trực" if line.heads_unit else "",
            }
            for line, sex, name in zip(lines, sexes, persons(self.rng, sexes), strict=True)
        ]  # fmt: skip

    def _paper(self, step: Step, officer: Officer) -> dict[str, Any]:
        symbol = PAPERS.get(step.role, "CV")
        paper = {"number": f"{self.rng.randrange(40, 4000)}/{symbol}", "issued_on": clock.today()}
        kind = "CHU_TRUONG" if self.trip.off_plan else "Y_KIEN"
        return paper | {"signer": officer.full_name, "capacity": "CHINH_DANH", "kind": kind}

    def _results(self) -> dict[str, Any]:
        promised = self.rng.randrange(2) == 0
        return {
            "results": f"Đã làm việc với {self.partner}; hai bên thống nhất nhóm công tác và lịch trao đổi.",
            "assessment": "Đạt mục tiêu đề ra.",
            "contacts": f"{self.partner}, bộ phận hợp tác quốc tế.",
            "commitments": "Gửi danh mục dự án kêu gọi đầu tư trong 60 ngày." if promised else "",
            "no_commitment": not promised,
            "actual_cost_vnd": self.rng.randrange(90, 700) * 1_000_000,
        }
