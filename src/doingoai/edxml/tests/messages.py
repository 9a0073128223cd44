"""A letter and a status with every field filled, a foreign package from its file, and strategies for any of them."""

from __future__ import annotations

import base64
from datetime import date, datetime
from pathlib import Path

from hypothesis import strategies as st

from doingoai.edxml import (
    DOCUMENT_TYPES,
    Attachment,
    Business,
    BusinessType,
    Change,
    ChangedReceiver,
    Letter,
    Organ,
    Priority,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
    Status,
    StatusCode,
    Trace,
)
from doingoai.edxml.file_names import safe_name
from doingoai.edxml.moments import VIETNAM
from doingoai.edxml.texts import one_line, paragraphs

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nb\xe1\xba\xa3n scan"
SENDER = Organ(
    "H99.01",
    "Sở Ngoại vụ tỉnh Sông Lam",
    "UBND tỉnh Sông Lam",
    "Số 1 đường Ven Sông",
    "vt@songlam.example",
    "0239 1",
    "2",
    "w",
)
RECEIVER = Organ("000.00.02.G98", "Cục Ngoại vụ và Ngoại giao văn hóa")
SENT = datetime(2026, 11, 20, 16, 30, 5, tzinfo=VIETNAM)
FULL = Letter(
    sender=SENDER,
    receivers=(RECEIVER, Organ("H99.02.01", "Văn phòng UBND tỉnh Sông Lam")),
    code_number="188",
    code_notation="KH-UBND",
    document_id="H99.01,2026,188",
    subject="Kế hoạch hoạt động đối ngoại năm 2027 & phụ lục <01>",
    document_type=DOCUMENT_TYPES["Kế hoạch"],
    issued_on=date(2026, 11, 20),
    place="Sông Lam",
    content="Dòng một\nDòng hai",
    signer=Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Ánh"),
    due_on=date(2026, 12, 31),
    to_places=("Như trên", "Lưu: VT, NV"),
    priority=Priority.EXPRESS,
    sphere="Ngoại vụ",
    typer_notation="NTA",
    promulgation_amount=3,
    page_amount=12,
    appendixes=("Phụ lục I",),
    response_for=(ResponseFor("G98", "77/BNG-NVĐP", date(2026, 10, 1), "G98,2026,77"),),
    steering_type=0,
    traces=(Trace("H99.01", SENT),),
    business=Business(
        BusinessType.REPLACE,
        reason="Sai thời hạn",
        document_id="H99.01,2026,180",
        paper=1,
        staff=Staff("Văn thư", "Trần Văn Bình", "binh@songlam.example", "09"),
        change=Change(1, 0, (ChangedReceiver("G98", 1),)),
        replacements=(Replacement("H99.01,2026,180", ("G98", "H99.02.01")),),
    ),
    attachments=(Attachment("188 KH-UBND.pdf", "application/pdf", PDF, "Bản ký số"),),
)
STATUS = Status(
    response_for=ResponseFor("H99.01", "188/KH-UBND", date(2026, 11, 20), "H99.01,2026,188"),
    sender=RECEIVER,
    code=StatusCode.REGISTERED,
    timestamp=SENT,
    description="Đã vào sổ số 45",
    staff=Staff("Văn thư", "Lê Thị C", "c@bo.example", "08"),
)


def foreign(name: str, **facts: str) -> bytes:
    """Return the hand-made package `name` with its file (a small PDF) and other facts put in."""
    source = (Path(__file__).parent / "dialects" / name).read_text(encoding="utf-8")
    for key, value in {"PDF": base64.b64encode(PDF).decode(), **facts}.items():
        source = source.replace("{{" + key + "}}", value)
    return source.encode()


_LETTERS = st.one_of(
    st.sampled_from("ăâđêôơưĂÂĐÊÔƠƯạảấẽỹ&<>\"'/\\;,:{}[]%#@ \t\r\n\x00\x0b\u0301\u200b\u202e\ufffe"), st.characters()
)
ANY_TEXT = st.text(_LETTERS, max_size=30)
LINE = ANY_TEXT.map(one_line)
FILLED = LINE.filter(bool)
BLOCK = ANY_TEXT.map(paragraphs)
NUMBER = st.none() | st.integers(0, 999_999_999)
DATES = st.dates(date(1901, 1, 1), date(2999, 12, 31)).filter(lambda day: day != date(1970, 1, 1))
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2999, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=VIETNAM)
)
ORGAN_IDS = st.from_regex(r"[A-Z][0-9]{2}(\.[0-9]{2}){0,3}", fullmatch=True) | st.from_regex(
    r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}", fullmatch=True
)
ORGANS = st.builds(Organ, ORGAN_IDS, FILLED, LINE, LINE, LINE, LINE, LINE, LINE)
STAFF = st.builds(Staff, LINE, LINE, LINE, LINE)
RESPONSES = st.builds(ResponseFor, FILLED, LINE, st.none() | DATES, FILLED)
LISTS = st.lists(FILLED, max_size=3).map(tuple)
TYPES = st.sampled_from(["application/pdf", "text/plain", "image/png", "application/msword"])
NAMES = ANY_TEXT.map(lambda name: safe_name(name + ".pdf", otherwise="x.pdf"))
DATA = st.binary(min_size=1, max_size=300).filter(lambda data: not data.startswith(b"PK"))
FILES = st.lists(
    st.builds(Attachment, NAMES, TYPES, DATA, BLOCK), max_size=5, unique_by=lambda file: file.name.lower()
).map(tuple)
BUSINESS = st.builds(
    Business,
    st.sampled_from(BusinessType),
    reason=BLOCK.filter(bool),
    document_id=FILLED,
    paper=NUMBER,
    staff=STAFF,
    change=st.builds(
        Change, NUMBER, NUMBER, st.lists(st.builds(ChangedReceiver, FILLED, NUMBER), max_size=2).map(tuple)
    ),
    replacements=st.lists(st.builds(Replacement, FILLED, LISTS), min_size=1, max_size=2).map(tuple),
)
LETTERS = st.builds(
    Letter,
    sender=ORGANS,
    receivers=st.lists(ORGANS, min_size=1, max_size=3).map(tuple),
    code_number=FILLED.filter(lambda number: "/" not in number),
    code_notation=FILLED,
    document_id=FILLED,
    subject=FILLED,
    document_type=st.sampled_from(sorted(DOCUMENT_TYPES.values(), key=lambda kind: kind.name)),
    issued_on=DATES,
    place=FILLED,
    content=BLOCK,
    signer=st.builds(Signer, LINE, LINE, FILLED),
    due_on=st.none() | DATES,
    to_places=LISTS,
    priority=st.sampled_from(Priority),
    sphere=LINE,
    typer_notation=LINE,
    promulgation_amount=NUMBER,
    page_amount=NUMBER,
    appendixes=LISTS,
    response_for=st.lists(RESPONSES, max_size=2).map(tuple),
    steering_type=NUMBER,
    traces=st.lists(st.builds(Trace, FILLED, st.none() | MOMENTS), max_size=2).map(tuple),
    business=BUSINESS,
    attachments=FILES,
)
STATUSES = st.builds(
    Status,
    response_for=RESPONSES,
    sender=ORGANS,
    code=st.sampled_from(StatusCode),
    timestamp=MOMENTS,
    description=BLOCK.filter(bool),
    staff=STAFF,
)
