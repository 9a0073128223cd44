"""An agreement at any point of its life, made through the same acts as in the office."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.attachments.models import Attachment
from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.asides import AttachFile
from doingoai.registers.agreements.actions import conclusion, proposal
from doingoai.registers.agreements.models import Agreement
from doingoai.workflow.clock import acting_at
from doingoai.workflow.perform import perform

MONDAY = dt.date(2026, 2, 9)  # the last working week before Tết 2026
REASONS = {"*": "Lý do thử nghiệm"}
OPENING = {
    "title": "Bản ghi nhớ về hợp tác hữu nghị giữa Ủy ban nhân dân tỉnh Bắc Ninh và tỉnh Minamihara",
    "instrument": "MOU",
    "framework": "FRAMEWORK",
    "languages": ["vi", "ja"],
    "prevailing_language": "vi",
    "title_foreign": "友好協力に関する覚書",
    "sectors": ["PEOPLE", "EDUCATION"],
    "necessity": "Mở rộng giao lưu hữu nghị, đào tạo nhân lực.",
    "signing_level": "PROV_PC",
    "partner": "Tỉnh Minamihara",
    "partner_type": "LOCAL_GOV",
    "country": "JP",
}
SIGNATURE = {
    "signed_date": dt.date(2026, 4, 14),
    "signed_place": "Bắc Ninh",
    "occasion": "VISIT_IN",
    "decision_doc": "120/UBND-NgV",
    "vn_signer": "Trần Quốc Hưởng",
    "signer_title": "Chủ tịch",
    "signer_capacity": "DECIDER",
    "foreign_signer": "Sato Kenji",
    "foreign_signer_title": "Thống đốc",
    "vn_rank": 3,
    "foreign_rank": 3,
    "originals_count": 2,
    "original_holder": "Văn phòng UBND tỉnh",
    "effect_mode": "ON_SIGNATURE",
    "term_mode": "AUTO_RENEW",
    "term_months": 60,
}
OLD = {
    **OPENING,
    **{name: SIGNATURE[name] for name in ("vn_signer", "effect_mode", "term_mode", "term_months")},
    "signed_date": dt.date(2019, 5, 20),
    "quality": "B",
}


def on(day: dt.date) -> AbstractContextManager[None]:
    """Let the acts inside the block happen at nine in the morning of a day."""
    return acting_at(dt.datetime.combine(day, dt.time(9), ZoneInfo("Asia/Ho_Chi_Minh")))


def opened(team: SimpleNamespace, **changes: Any) -> Agreement:
    inputs = OPENING | {"signing_body": team.committee, "proposer": team.officer.seat.body} | changes
    return perform(Agreement, proposal.Open, actor=team.officer, reasons=REASONS, **inputs)


def attached(record: Agreement, team: SimpleNamespace, text: str = "Dự thảo") -> Attachment:
    file = SimpleUploadedFile(f"{text}.txt", text.encode())
    perform(record, AttachFile, actor=team.officer, data={"kind": "Dự thảo"}, files={"file": file})
    return Attachment.objects.filter(dossier=record.dossier).last()


def drafted(team: SimpleNamespace, **changes: Any) -> Agreement:
    record = opened(team, **changes)
    perform(record, proposal.Screen, actor=team.officer, reasons=REASONS)
    perform(record, proposal.Draft, actor=team.officer)
    return record


def consulted(team: SimpleNamespace, asked: tuple[str, ...] = ("MOFA",), **changes: Any) -> Agreement:
    """The opinions are asked for on the day of the act."""
    record = drafted(team, **changes)
    today = changes.get("sent_on", MONDAY)
    rows = [{"addressee": each, "sent_on": today, "complete_on": today} for each in asked]
    perform(record, proposal.Consult, actor=team.officer, reasons=REASONS, consultations=rows)
    return record


def answered(record: Agreement, team: SimpleNamespace, result: str = "AGREE", *, to: str = "MOFA") -> Agreement:
    row = record.consultations.filter(addressee=to).last()
    said = {"replied_on": MONDAY, "reply_number": "15/BNG-NVĐP", "result": result, "opinion": "Nội dung ý kiến"}
    return perform(record, proposal.TakeReply, actor=team.officer, consultation=row.pk, **said)


def reconciled(team: SimpleNamespace, result: str = "AGREE", **changes: Any) -> Agreement:
    record = consulted(team, **changes)
    for row in record.consultations.all():
        answered(record, team, result, to=row.addressee)
    rows = [{"consultation": row.pk, "handling": "EXPLAIN", "explanation": "Đã làm rõ"} for row in record.opinions()]
    return perform(record, proposal.Reconcile, actor=team.officer, reasons=REASONS, handling=rows)


def submitted(team: SimpleNamespace, record: Agreement | None = None, **changes: Any) -> Agreement:
    record = record or reconciled(team, **changes)
    text = attached(record, team, "Văn bản trình ký")
    inputs = {"lead_unit": team.officer.seat.body.pk, "cleared_text": text.pk}
    return perform(record, proposal.Submit, actor=team.head, reasons=REASONS, **inputs)


def approved(team: SimpleNamespace, record: Agreement | None = None, **changes: Any) -> Agreement:
    return perform(submitted(team, record, **changes), conclusion.Approve, actor=team.chair, reasons=REASONS)


def signed(team: SimpleNamespace, record: Agreement | None = None, **changes: Any) -> Agreement:
    """Signed in the cleared text on 14 April 2026, five years, renewing itself."""
    with on(MONDAY):
        record = record or approved(team)
    text = Attachment.objects.get(dossier=record.dossier, name="Văn bản trình ký.txt")
    with on(changes.get("signed_date", SIGNATURE["signed_date"])):
        inputs = SIGNATURE | {"signed_text": text.pk} | changes
        return perform(record, conclusion.Sign, actor=team.officer, reasons=REASONS, **inputs)


def open_one(actor: Officer, **changes: Any) -> Agreement:
    """An old agreement, entered as spreadsheets enter it; the conformance tests of every register call this."""
    committee = Body.objects.get(province=actor.seat.province, kind="peoples_committee", valid_to=None)
    inputs = OLD | {"signing_body": committee.pk, "proposer": actor.seat.body.pk} | changes
    return perform(Agreement, proposal.EnterSigned, actor=actor, reasons=REASONS, **inputs)


def entered(team: SimpleNamespace, **changes: Any) -> Agreement:
    return open_one(team.officer, **changes)
