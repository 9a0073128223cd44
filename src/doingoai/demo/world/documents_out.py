"""Made-up outgoing documents at random: most of them sent, some on their way. Numbers are not those of a real book."""

from __future__ import annotations

import datetime as dt
import random

from doingoai.demo.names import person
from doingoai.demo.world.batch import Draft, new_dossier
from doingoai.demo.world.land import Land
from doingoai.organisations.models import Province
from doingoai.reference.papers import StatusCode
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument

State = OutgoingDocument.State
TITLES = (
    "phối hợp đón tiếp đoàn công tác nước ngoài",
    "cung cấp số liệu phục vụ báo cáo công tác đối ngoại",
    "góp ý dự thảo thỏa thuận hợp tác",
    "đôn đốc thực hiện cam kết quốc tế",
    "cử cán bộ tham gia đoàn công tác",
    "giới thiệu đối tác và thông tin thị trường",
    "báo cáo kết quả chuyến công tác nước ngoài",
)
KINDS = ("cong_van", "cong_van", "cong_van", "bao_cao", "to_trinh", "thong_bao")
STATES = (State.SENT,) * 8 + (State.DRAFT, State.SUBMITTED, State.APPROVED, State.ISSUED)
CODES = (StatusCode.DONE, StatusCode.DONE, StatusCode.RECEIVED, StatusCode.ARRIVED)


def at_random(rng: random.Random, land: Land, day: dt.date, province: Province) -> Draft:
    """Return one document of a body of the province, with one recipient."""
    body = rng.choice((land.focal(province), *land.departments(province)))
    state, recipient = rng.choice(STATES), rng.choice(land.departments(province))
    record = OutgoingDocument(
        dossier=new_dossier(OutgoingDocument, rng.choice(TITLES), state=state, body=body, day=day),
        kind=rng.choice(KINDS),
        issuer=body,
        addressees=recipient.name,
        content="Đề nghị quý cơ quan phối hợp thực hiện.\n\n1. Nội dung thứ nhất.\n2. Nội dung thứ hai.",
        head_post="Giám đốc",
        signer=person(rng),
    )
    sent = state == State.SENT
    if state in OutgoingDocument.WITH_NUMBER:
        record.serial = rng.randrange(1, 4000)
        record.symbol = body.symbol
        record.document_number = f"{record.serial:02d}/{body.symbol}"
        record.issued_on = day
    line = Delivery(
        position=0, text=recipient.name, body=recipient, code=rng.choice(CODES) if sent else "",
        code_at=record.dossier.state_since if sent else None,
    )  # fmt: skip
    return Draft(record, children=[line])
