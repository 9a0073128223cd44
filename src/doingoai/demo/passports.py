"""Passports of the demo: kept, handed out for the province's own delegations, late, lost, withdrawn, asked for."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.names import person
from doingoai.demo.people import MERGER
from doingoai.demo.stage import Stage, Story
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.register_kit.offered import offered
from doingoai.register_kit.offers import Journey, Traveller
from doingoai.registers.passports import clock as passport_clock
from doingoai.registers.passports.actions import custody, ending, issuing
from doingoai.registers.passports.models import Passport
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

DAY = dt.timedelta(days=1)
REASONS = {EVERY_RULE: "Đã đối chiếu hộ chiếu và quyết định bổ nhiệm."}
TITLES = {
    "R07": "Phó Bí thư Tỉnh ủy", "R08": "Ủy viên Ban Thường vụ", "R09": "Phó Chủ tịch UBND tỉnh", "R10": "Giám đốc sở",
    "R11": "Phó Giám đốc sở", "R12": "Chủ tịch UBND phường", "R13": "Trưởng phòng", "R14": "Chuyên viên",
}  # fmt: skip
DIPLOMATIC = ("R07", "R09")
# Days ago on which a passport goes out for a delegation that is about to leave, and how it comes back.
HANDOVERS = (
    (210, "in time"),
    (150, "late"),
    (110, "in time"),
    (62, "late"),
    (40, "never"),
    (18, "in time"),
    (3, "out"),
)
# What else lies in the cupboard: rank, department, how its story ends.
CUPBOARD = (
    ("R09", "UBND", "kept"), ("R10", "SCT", "kept"), ("R11", "SKHCN", "ends soon"), ("R13", "SVHTTDL", "left"),
    ("R14", "SCT", "lost"), ("R10", "SVHTTDL", "withdrawn"), ("R11", "SCT", "extended"),
    ("R13", "SKHCN", "told in time"),
)  # fmt: skip
REQUESTS = (("SCT", "asked"), ("SVHTTDL", "filed"), ("SKHCN", "issued"))


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every passport, and the clock that finds what is late."""
    for place, code in enumerate(codes):
        desk = _Desk(cast, code, random.Random(f"passports/{code}"))  # noqa: S311 -- the same in every demo
        for number, (days, end) in enumerate(HANDOVERS):
            yield desk.travels(stage.ago(days + place), end, number)
        for number, (rank, body, end) in enumerate(CUPBOARD):
            yield desk.lies(stage.ago(260 - 4 * number), rank, body, end)
        for number, (body, end) in enumerate(REQUESTS):
            yield desk.asked(stage.ago(24 - 7 * number), body, end)
    for number, code in enumerate(light):
        if number % 6 == 1:
            desk = _Desk(cast, code, random.Random(f"passports/{code}"))  # noqa: S311 -- the same in every demo
            yield desk.lies(max(MERGER, stage.ago(200 - number)), "R10", "NGV", "kept")
    yield _clock(stage)


def _clock(stage: Stage) -> Story:
    """Let the clock of the register serve a day of this week, as `doingoai jobs` would have."""
    yield stage.ago(4)
    passport_clock.on_day(clock.today())


class _Desk:
    """The officer of one province who keeps passports."""

    def __init__(self, cast: Cast, code: str, rng: random.Random) -> None:
        self.cast, self.code, self.rng = cast, code, rng
        self.known: set[str] = set()

    @property
    def keeper(self) -> Officer:
        return self.cast.officer("FA_OFFICER", self.code, turn=1)

    def travels(self, day: dt.date, end: str, number: int) -> Story:
        """A passport of somebody who leaves with a decided delegation; none when no delegation is about to leave."""
        yield day
        found = self._traveller(clock.today())
        if found is None:
            return
        journey, traveller = found
        body = int(traveller.key.rpartition("@B")[2])
        record = self._enter(traveller.full_name, traveller.rank, body)
        trip: dict[str, Any] = {
            "trip_number": journey.dossier.number,
            "out_on": clock.today(),
            "receiver": traveller.full_name,
        }
        perform(record, custody.HandOver, actor=self.keeper, reasons=REASONS, **trip)
        if end in {"never", "out"}:
            return
        yield journey.last + (4 if end == "in time" else 13) * DAY
        late = "Người giữ đi công tác tiếp ở phía Nam." if end == "late" else ""
        back: dict[str, Any] = {"in_on": clock.today(), "returned_by": traveller.full_name, "late_reason": late}
        if record.out_now() and clock.today() > record.handovers.get().due_on and not late:
            back["late_reason"] = "Nộp qua văn thư, đến sau hạn."
        perform(record, custody.TakeBack, actor=self.keeper, **back)

    def lies(self, day: dt.date, rank: str, body: str, end: str) -> Story:
        """A passport in the cupboard and what becomes of it."""
        yield day
        term = {"ends soon": 380, "extended": 340}.get(end, 1400)
        record = self._enter(person(self.rng), rank, self.cast.body(body, self.code).pk, days=term)
        if end == "extended":
            yield day + 200 * DAY
            until = record.valid_until
            assert until is not None  # it was entered with its day
            perform(record, custody.Extend, actor=self.keeper, extended_until=until + 730 * DAY)
        if end in {"left", "withdrawn"}:
            yield day + 225 * DAY
            left: dict[str, Any] = {
                "left_on": clock.today(),
                "left_reason": "NGHI_HUU" if end == "left" else "CHUYEN_CONG_TAC",
            }
            perform(record, ending.NoteLeft, actor=self.keeper, **left)
        if end == "withdrawn":
            yield day + 229 * DAY
            note = "Chuyển công tác ra ngoài tỉnh."
            back: dict[str, Any] = {"withdrawn_on": clock.today(), "returned_to": "Cục Lãnh sự"}
            perform(record, ending.Withdraw, actor=self.keeper, note=note, **back)
        if end in {"lost", "told in time"}:
            yield day + 218 * DAY
            today = clock.today()
            told: dict[str, Any] = {"ministry_told_on": today} | (
                {"immigration_told_on": today} if end == "told in time" else {}
            )
            note = "Thất lạc khi chuyển phòng làm việc." if end == "lost" else "Mất cùng hành lý tại sân bay."
            perform(record, ending.ReportLost, actor=self.keeper, lost_on=today, lost_note=note, **told)

    def asked(self, day: dt.date, body: str, end: str) -> Story:
        """A request as far as it has come."""
        yield day
        officer = self.cast.officer("REQUESTER", self.code, body=body)
        rank = "R14" if end == "asked" else "R11"
        decision = f"{self.rng.randrange(900, 1900)}/QĐ-UBND ngày {clock.today():%d/%m/%Y}"
        said: dict[str, Any] = {
            "kind": "CONG_VU",
            "holder_name": person(self.rng),
            "position": TITLES[rank],
            "rank_group": rank,
        }
        record = perform(Passport, issuing.Request, actor=officer, reasons=REASONS, decision_no=decision, **said)
        if end == "asked":
            return
        yield day + 2 * DAY
        papers: dict[str, Any] = {
            "papers": ["TO_KHAI", "ANH", "QUYET_DINH"],
            "filed_on": clock.today(),
            "issuer": "Cục Lãnh sự",
        }
        perform(record, issuing.File, actor=officer, reasons=REASONS, **papers)
        if end == "filed":
            return
        yield day + 8 * DAY
        today, keeper = clock.today(), self.cast.body("NGV", self.code).pk
        issued: dict[str, Any] = {"issued_on": today, "expires_on": today + 1800 * DAY, "custodian": keeper}
        perform(record, issuing.Issue, actor=officer, reasons=REASONS, passport_no=self._number(), **issued)

    def _enter(self, name: str, rank: str, body: int, *, days: int = 1400) -> Passport:
        today = clock.today()
        said: dict[str, Any] = {
            "kind": "NGOAI_GIAO" if rank in DIPLOMATIC else "CONG_VU", "holder_name": name, "rank_group": rank,
            "position": TITLES[rank], "body": body, "passport_no": self._number(),
            "issued_on": today - (1800 - days) * DAY, "expires_on": today + days * DAY,
        }  # fmt: skip
        return perform(Passport, issuing.Enter, actor=self.keeper, reasons=REASONS, **said)

    def _number(self) -> str:
        return f"{self.rng.choice('CDN')}{self.rng.randrange(1_000_000, 9_999_999)}"

    def _traveller(self, today: dt.date) -> tuple[Journey, Traveller] | None:
        """Return somebody who leaves soon, or is away, with a decided delegation and has no passport in the book."""
        home = self.cast.province(self.code)
        rows = Dossier.objects.for_system("demo").filter(register="delegations_out", province=home, is_open=True)
        for dossier in rows.select_related("province", "body").order_by("event_date", "pk"):
            journey = offered(Journey, dossier)
            if journey is None or not journey.decided or journey.private or journey.last < today:
                continue
            for each in journey.travellers:
                if each.rank in TITLES and "@B" in each.key and each.key not in self.known:
                    self.known.add(each.key)
                    return journey, each
        return None
