"""Packages as foreign producers write them (hand-made after public implementations) are read with good will."""

from __future__ import annotations

import codecs
from datetime import date, datetime

import pytest

from doingoai.edxml import (
    Attachment,
    Business,
    BusinessType,
    DocumentType,
    Letter,
    Organ,
    Priority,
    ResponseFor,
    Signer,
    Staff,
    Status,
    StatusCode,
    Trace,
    read,
)
from doingoai.edxml.moments import VIETNAM
from doingoai.edxml.tests.messages import PDF, foreign

SENT = datetime(2026, 11, 20, 16, 30, 5, tzinfo=VIETNAM)


def letter_of(name: str) -> Letter:
    found = read(foreign(name))
    assert isinstance(found, Letter)
    return found


def test_letter_of_the_axis_kit_with_its_spelling_is_read() -> None:
    found = letter_of("sdk_bussiness.xml")
    assert found == Letter(
        sender=Organ("000.00.01.H99", "Sở Ngoại vụ tỉnh Sông Lam", "UBND tỉnh Sông Lam"),
        receivers=(Organ("G98", "Bộ A"), Organ("H98.05")),
        code_number="188",
        code_notation="KH-UBND",
        document_id="000.00.01.H99,2026/11/20,188/KH-UBND",
        subject="V/v phối hợp tiếp đoàn <Nhật Bản> & cộng sự",
        document_type=DocumentType("Công văn", 2, 18),
        issued_on=date(2026, 11, 20),
        place="Sông Lam",
        signer=Signer("TM.", "Giám đốc", "Lê Văn D"),
        to_places=("Như trên",),
        steering_type=0,
        traces=(Trace("000.00.01.H99", SENT),),
        business=Business(
            BusinessType.RECALL,
            "Gửi nhầm",
            "000.00.01.H99,2026/11/19,187/KH-UBND",
            paper=0,
            staff=Staff(staff="Trần B"),
        ),
        attachments=(Attachment("Công văn 188.pdf", "application/pdf", PDF, "Bản ký số"),),
    )
    assert found.warnings == (
        "Độ khẩn “9” (thẻ Priority) không có trong quy định nên coi là thường.",
        "Không đọc được số “hai” (thẻ PageAmount) nên để trống. Hãy đối chiếu với tệp văn bản.",
        "Chữ ký số của gói tin không được kiểm tra ở đây; hãy kiểm tra chữ ký trên tệp văn bản.",
    )
    assert (found.sender.canonical_id, found.code) == ("H99.01", "188/KH-UBND")


def test_letter_of_a_local_axis_is_read() -> None:
    found = letter_of("edoc_local.xml")
    assert found == Letter(
        sender=Organ("H99.DN.001", "Công ty Hữu nghị"),
        receivers=(Organ("H99.01"),),
        code_number="12",
        code_notation="CTHN",
        document_id="H99.DN.001,2026/11/21,12/CTHN",
        subject="Xin tham gia hội chợ",
        document_type=DocumentType("Công văn", 2, 18),
        issued_on=date(2026, 11, 21),  # 17:00 UTC is midnight in Vietnam
        signer=Signer("Trực tiếp", "GĐ", "Phạm E"),
        page_amount=1,
        appendixes=("Danh sách",),
        traces=(Trace("H99.DN.001", datetime(2026, 11, 20, 8, tzinfo=VIETNAM)),),
        attachments=(Attachment("don.pdf", "application/pdf", PDF),),
    )
    assert found.warnings == (
        "Gói tin không có mã văn bản (thẻ DocumentId); tạm dùng “H99.DN.001,2026/11/21,12/CTHN”.",
        "Tệp đính kèm “trong.pdf” không có nội dung nên không được nhận.",
    )


def test_letter_without_namespace_business_and_half_of_its_particulars_is_read() -> None:
    found = letter_of("no_namespace.xml")
    assert (found.sender, found.receivers) == (Organ("G98"), ())
    assert (found.code_number, found.code_notation) == ("77", "BNG-NVĐP")
    assert (found.subject, found.content) == ("Về việc góp ý dự thảo", "Về việc góp ý\n dự thảo")
    assert (found.business, found.priority, found.document_type) == (Business(), Priority.NORMAL, DocumentType(""))
    assert found.response_for == (
        ResponseFor("H99.01", "188/KH-UBND", date(2026, 11, 20)),
        ResponseFor("H99.02", document_id="H99.02,2026,5"),
    )
    assert found.attachments == (Attachment("mot.pdf", "application/pdf", PDF),)
    assert found.warnings == (
        "Không đọc được ngày “2026/13/45” (thẻ PromulgationDate) nên để trống. Hãy đối chiếu với tệp văn bản.",
        "Gói tin có nêu tệp “hai.pdf” nhưng không kèm nội dung. Hãy hỏi lại cơ quan gửi.",
        "Gói tin không nêu nơi nhận (thẻ To). Hãy kiểm tra xem văn bản có gửi cho cơ quan mình không.",
        "Gói tin không có trích yếu (thẻ Subject). Hãy lấy trích yếu từ tệp văn bản.",
    )


def test_letter_without_a_date_says_so() -> None:
    found = read(foreign("sdk_bussiness.xml").replace(b"20/11/2026", b""))
    assert isinstance(found, Letter)
    assert (found.issued_on, found.warnings[2]) == (
        None,
        "Gói tin không có ngày ban hành (thẻ PromulgationDate). Hãy lấy ngày từ tệp văn bản.",
    )


def test_status_inside_soap_is_read() -> None:
    assert read(foreign("soap_status.xml")) == Status(
        response_for=ResponseFor("000.00.01.H99", "188/KH-UBND", date(2026, 11, 20), "000.00.01.H99,2026,188"),
        sender=Organ("G98", "Bộ A"),
        code=StatusCode.REGISTERED,
        timestamp=SENT,
        description="Đã đến",
        staff=Staff("Văn thư"),
    )


def test_status_inside_the_message_header_is_read() -> None:
    found = read(foreign("status_in_header.xml"))
    assert isinstance(found, Status)
    assert (found.code, found.timestamp, found.description) == ("16", None, "Đã\nchuyển lãnh đạo")
    assert found.warnings == (
        "Không đọc được thời điểm “hôm qua” (thẻ Timestamp) nên để trống. Hãy đối chiếu với tệp văn bản.",
    )


@pytest.mark.parametrize(
    "written",
    [
        codecs.BOM_UTF8 + foreign("soap_status.xml"),
        b"\n \t" + foreign("soap_status.xml"),
        codecs.BOM_UTF8 * 2 + foreign("soap_status.xml"),
        foreign("soap_status.xml").decode().encode("utf-16"),
        foreign("soap_status.xml").decode().encode("utf-16-le"),
        foreign("soap_status.xml").decode().encode("utf-16-be"),
        foreign("soap_status.xml").replace(b"\n", b"\r\n"),
        foreign("soap_status.xml").replace(b"<edXML:From>", b"<!-- a --><?b c?><edXML:From>"),
        foreign("soap_status.xml").replace(b"edXML:", b"x:").replace(b"xmlns:edXML", b"xmlns:x"),
    ],
    ids=["mark", "space before", "two marks", "utf-16", "utf-16-le", "utf-16-be", "crlf", "comments", "other prefix"],
)
def test_form_of_the_file_does_not_matter(written: bytes) -> None:
    assert read(written) == read(foreign("soap_status.xml"))


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("2026/11/05", date(2026, 11, 5)),
        ("2026-11-05", date(2026, 11, 5)),
        ("05/11/2026", date(2026, 11, 5)),
        ("5-11-2026", date(2026, 11, 5)),
        ("5.11.2026", date(2026, 11, 5)),
        ("20261105", date(2026, 11, 5)),
        ("2026-11-05T00:00:00+07:00", date(2026, 11, 5)),
        ("2026-11-05T23:30:00-0500", date(2026, 11, 6)),
        ("05/11/2026 00:00:00", date(2026, 11, 5)),
        ("0001-01-01T00:00:00", None),
        ("1970/01/01", None),
        ("11/25/2026", None),
        ("2026-11-05x", None),
        ("2026-11-05T25:00:00", None),
        ("9999-12-31T23:00:00Z", None),
        ("ngày 5", None),
    ],
)
def test_dates_are_read_in_every_form(form: str, day: date | None) -> None:
    data = foreign("sdk_bussiness.xml").replace(b"20/11/2026", form.encode())
    found = read(data)
    assert isinstance(found, Letter)
    assert found.issued_on == day


@pytest.mark.parametrize(("number", "kind"), [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("", 0)])
def test_business_type_is_read(number: str, kind: int) -> None:
    data = foreign("sdk_bussiness.xml").replace(b"DocType>1<", f"DocType>{number}<".encode())
    found = read(data)
    assert isinstance(found, Letter)
    assert found.business.type == kind
