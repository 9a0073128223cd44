"""International agreements of the demo: old ones entered from files, new ones led from the idea to the signature."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.attachments.models import Attachment
from doingoai.demo.accords import INSTRUMENTS, LIGHT_NEW, LIGHT_OLD, NEW, OLD, PARTNERS, Accord, OldAccord
from doingoai.demo.cast import Cast
from doingoai.demo.names import person
from doingoai.demo.people import MERGER
from doingoai.demo.stage import Stage, Story, share
from doingoai.lib.workdays import months_later
from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.asides import AddComment, AttachFile
from doingoai.registers.agreements.actions import conclusion, lifetime, proposal
from doingoai.registers.agreements.models import Agreement
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã báo cáo và được đồng ý khi trình hồ sơ."}
DAY = dt.timedelta(days=1)
TEXT = "Bản ghi nhớ gồm bảy điều về mục đích, lĩnh vực, hình thức hợp tác, đầu mối, kinh phí và hiệu lực."
TWO_LANGUAGES = {"languages": ["vi", "en"], "prevailing_language": "vi", "partner_type": "LOCAL_GOV"}


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every agreement."""
    for place, code in enumerate(codes):
        for number, old in enumerate(OLD):
            yield _entered(cast, stage, code, old, partner=3 * place + number)
        for number, new in share(NEW, place):
            yield _Agreement(cast, code, new, partner=5 * place + number + 4).story(stage)
    for place, code in enumerate(light):
        if place % 2 == 0:
            yield _entered(cast, stage, code, LIGHT_OLD[place // 2 % 2], partner=place)
        if place % 8 == 1:
            yield _Agreement(cast, code, LIGHT_NEW[0], partner=place + 7).story(stage)


def _entered(cast: Cast, stage: Stage, code: str, old: OldAccord, *, partner: int) -> Story:
    """An agreement of earlier years, entered by the officer; extended, suspended or ended since."""
    rng = random.Random(f"agreements/{code}/{partner}")  # noqa: S311 -- the same in every demo
    country, name = PARTNERS[partner % len(PARTNERS)]
    signed = stage.ago(old.signed)
    yield stage.ago(old.entered)
    body = cast.body("UBND", code, on=signed)
    inputs = _opening(old.subject, old.sector, old.instrument, body, country, name) | {
        "proposer": body.pk, "signing_level": "PROV_PC", "signed_date": signed, "vn_signer": person(rng),
        "signer_title": "Chủ tịch", "foreign_signer": "Đại diện phía bạn", "effect_mode": "ON_SIGNATURE",
        "term_mode": "FIXED", "term_months": old.months, "expiry_date": months_later(signed, old.months),
        "quality": "B",
    }  # fmt: skip
    officer = cast.officer("FA_OFFICER", code)
    record = perform(Agreement, proposal.EnterSigned, actor=officer, reasons=REASONS, **inputs)
    cast.told.setdefault(("agreements", code), []).append(record)
    if not old.fate or record.dossier.state != Agreement.State.IN_FORCE:
        return
    yield stage.ago(90 + rng.randrange(60))
    chair = cast.officer("UBND_CHAIR", code)
    ended: dict[str, Any] = {"end_doc": f"{rng.randrange(100, 900)}/UBND-NgV", "end_date": clock.today()}
    if old.fate == "extending":
        perform(record, lifetime.Extend, actor=chair)
    elif old.fate == "suspended":
        perform(record, lifetime.Suspend, actor=chair, **ended)
    elif old.fate == "terminated":
        perform(record, lifetime.Terminate, actor=chair, end_ground="MUTUAL", **ended)


def _opening(subject: str, sector: str, instrument: str, body: Body, country: str, partner: str) -> dict[str, Any]:
    return TWO_LANGUAGES | {
        "title": f"{INSTRUMENTS[instrument]} về {subject} giữa {body.name} và {partner}",
        "title_foreign": f"{instrument} on cooperation with {partner}",
        "instrument": instrument,
        "framework": "FRAMEWORK" if sector == "PEOPLE" else "SPECIFIC",
        "sectors": [sector],
        "necessity": f"Mở rộng {subject}, khai thác thế mạnh của hai bên.",
        "signing_body": body.pk,
        "partner": partner[:1].upper() + partner[1:],
        "country": country,
    }


class _Agreement:
    """One new agreement of one province while its story is played."""

    def __init__(self, cast: Cast, code: str, accord: Accord, *, partner: int) -> None:
        self.cast, self.code, self.accord = cast, code, accord
        self.country, self.partner = PARTNERS[partner % len(PARTNERS)]
        self.rng = random.Random(f"agreements/{code}/{accord.subject}")  # noqa: S311 -- the same in every demo

    def story(self, stage: Stage) -> Story:
        accord, start = self.accord, stage.ago(self.accord.started)
        if start < MERGER:
            return
        yield start
        officer = self._proposer()
        inputs = self._inputs(officer)
        record = perform(Agreement, proposal.Open, actor=officer, reasons=REASONS, **inputs)
        if accord.end == "idea":
            return
        yield start + 2 * DAY
        perform(record, proposal.Screen, actor=self._officer("FA_OFFICER"), reasons=REASONS)
        perform(record, proposal.Draft, actor=officer)
        if accord.end == "drafting":
            perform(
                record, AddComment, actor=officer, text="Phía bạn đề nghị bổ sung điều khoản về trao đổi chuyên gia."
            )
            return
        yield start + 9 * DAY
        asked = "FA_FOCAL" if accord.level == "DEPT" else "MOFA"
        rows = [{"addressee": each, "sent_on": clock.today()} for each in (asked, "CONCERNED")]
        rows[1] |= {"body": self.cast.body("STP", self.code).pk}
        perform(record, proposal.Consult, actor=self._officer("FA_OFFICER"), reasons=REASONS, consultations=rows)
        yield start + 16 * DAY
        self._replied(record, asked, "AGREE")
        if accord.end == "consulting":
            return
        self._replied(record, "CONCERNED", "AGREE_WITH_COMMENT")
        yield start + 20 * DAY
        handling = [
            {"consultation": row.pk, "handling": "ACCEPT", "explanation": "Đã tiếp thu, sửa Điều 4."}
            for row in record.opinions()
        ]
        perform(record, proposal.Reconcile, actor=officer, reasons=REASONS, handling=handling)
        if accord.end != "reconciling":
            yield from self._concluded(record, start + 24 * DAY)

    def _concluded(self, record: Agreement, day: dt.date) -> Story:
        """From the submission to the signature and the duties that follow from it."""
        accord = self.accord
        yield day
        file = SimpleUploadedFile("Van-ban-trinh-ky.txt", f"{record.dossier.title}\n\n{TEXT}".encode())
        officer = self._officer("FA_OFFICER")
        perform(record, AttachFile, actor=officer, data={"kind": "Văn bản trình ký"}, files={"file": file})
        text = Attachment.objects.filter(dossier=record.dossier).latest("pk")
        lead = self.cast.body(accord.body, self.code)
        head = self._officer("FA_HEAD")
        perform(record, proposal.Submit, actor=head, reasons=REASONS, lead_unit=lead.pk, cleared_text=text.pk)
        if accord.end == "submitted":
            return
        yield day + 4 * DAY
        chair = self._officer("UBND_CHAIR")
        if accord.end in {"returned", "rejected"}:
            act = conclusion.Return if accord.end == "returned" else conclusion.Reject
            perform(record, act, actor=chair, note="Cần làm rõ nguồn kinh phí và cơ quan đầu mối thực hiện.")
            return
        decision = f"{self.rng.randrange(100, 3000)}/UBND-NgV"
        perform(record, conclusion.Approve, actor=chair, reasons=REASONS, decision_doc=decision)
        if accord.end == "approved":
            return
        yield day + 20 * DAY
        perform(record, conclusion.Sign, actor=self._officer("FA_OFFICER"), reasons=REASONS, signed_text=text.pk,
                decision_doc=decision, **self._signature(chair))  # fmt: skip
        self.cast.told.setdefault(("agreements", self.code), []).append(record)
        if accord.end == "in_force":
            yield day + 30 * DAY
            for duty in record.obligations.filter(done_on=None):
                paper = f"{self.rng.randrange(20, 900)}/BC-UBND"
                perform(record, lifetime.Discharge, actor=self._officer("FA_OFFICER"), reasons=REASONS,
                        obligation=duty.pk, done_on=clock.today(), document=paper)  # fmt: skip

    def _officer(self, role: str, *, body: str = "") -> Officer:
        return self.cast.officer(role, self.code, body=body)

    def _proposer(self) -> Officer:
        department = self.accord.body != "NGV"
        return self._officer("REQUESTER", body=self.accord.body) if department else self._officer("FA_OFFICER")

    def _inputs(self, officer: Officer) -> dict[str, Any]:
        accord = self.accord
        signing = {"DEPT": accord.body, "PROV_COUNCIL": "HDND"}.get(accord.level, "UBND")
        body = self.cast.body(signing, self.code)
        opening = _opening(accord.subject, accord.sector, accord.instrument, body, self.country, self.partner)
        assert officer.seat.body is not None  # everybody of the cast has a post
        return opening | {"signing_level": accord.level, "proposer": officer.seat.body.pk}

    def _replied(self, record: Agreement, addressee: str, result: str) -> None:
        row = record.consultations.get(addressee=addressee)
        said: dict[str, Any] = {"result": result, "opinion": "Thống nhất với dự thảo.", "replied_on": clock.today()}
        number = f"{self.rng.randrange(100, 5000)}/CV"
        perform(
            record,
            proposal.TakeReply,
            actor=self._officer("FA_OFFICER"),
            consultation=row.pk,
            reply_number=number,
            **said,
        )

    def _signature(self, chair: Officer) -> dict[str, Any]:
        return {
            "signed_date": clock.today(), "signed_place": self.cast.province(self.code).name, "occasion": "VISIT_IN",
            "vn_signer": chair.full_name, "signer_title": "Chủ tịch", "signer_capacity": "DECIDER",
            "foreign_signer": "Đại diện phía bạn", "foreign_signer_title": "Thị trưởng", "vn_rank": 3,
            "foreign_rank": 3,
            "originals_count": 2, "original_holder": "Văn phòng UBND", "effect_mode": "ON_SIGNATURE",
            "term_mode": "AUTO_RENEW", "term_months": 36,
        }  # fmt: skip
