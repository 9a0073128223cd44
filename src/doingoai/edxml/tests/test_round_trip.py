"""What is written is read back the same: letters and statuses of any text, any files, any dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from doingoai.edxml import Attachment, Letter, Organ, Status, read, write_letter, write_status
from doingoai.edxml.tests.messages import ANY_TEXT, FULL, LETTERS, PDF, STATUS, STATUSES

PATIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PATIENT
@given(LETTERS)
def test_letter_is_read_back_as_written(letter: Letter) -> None:
    found = read(write_letter(letter))
    assert isinstance(found, Letter)
    assert (found, found.warnings) == (letter, ())


@PATIENT
@given(STATUSES)
def test_status_is_read_back_as_written(status: Status) -> None:
    found = read(write_status(status))
    assert isinstance(found, Status)
    assert (found, found.warnings, found.key) == (status, (), status.key)


@PATIENT
@given(ANY_TEXT, st.binary(max_size=40))
def test_any_text_and_file_name_is_stable_after_one_trip(text: str, data: bytes) -> None:
    letter = replace(
        FULL,
        subject="a" + text,
        content=text,
        sender=Organ("H99.01", "b" + text, address=text),
        attachments=(Attachment(text, "application/pdf", b"x" + data, text), Attachment(text, "application/pdf", PDF)),
    )
    once = read(write_letter(letter))
    assert isinstance(once, Letter)
    assert read(write_letter(once)) == once
    assert len({file.name.lower() for file in once.attachments}) == 2


def test_full_letter_and_status_are_read_back() -> None:
    assert read(write_letter(FULL)) == FULL
    assert read(write_status(STATUS)) == STATUS


def test_same_letter_gives_same_bytes() -> None:
    assert write_letter(FULL) == write_letter(replace(FULL))


def test_written_letter_has_the_form_of_the_standard() -> None:
    data = write_letter(FULL)
    head = b"<?xml version='1.0' encoding='UTF-8'?>\n<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">"
    assert data.startswith(head + b'<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">')
    root = etree.fromstring(data)
    names = [etree.QName(element).localname for element in root.iter() if len(element)]
    assert names == [
        *("edXML", "edXMLEnvelope", "edXMLHeader", "MessageHeader", "From", "To", "To", "Code", "PromulgationInfo"),
        *("DocumentType", "SignerInfo", "ToPlaces", "OtherInfo", "Appendixes", "ResponseFor", "TraceHeaderList"),
        *("TraceHeader", "Business", "BusinessDocumentInfo", "ReceiverList", "Receiver", "StaffInfo"),
        *("ReplacementInfoList", "ReplacementInfo", "OrganIdList", "edXMLBody", "edXMLManifest", "Reference"),
        *("AttachmentEncoded", "Attachment"),
    ]
    assert {etree.QName(element).namespace for element in root.iter()} == {"http://www.mic.gov.vn/TBT/QCVN_102_2016"}
    assert root.findtext(".//{*}PromulgationDate") == "2026/11/20"
    assert root.findtext(".//{*}Timestamp") == "2026/11/20 16:30:05"


def test_moment_of_another_zone_is_written_in_vietnamese_time() -> None:
    assert STATUS.timestamp is not None
    elsewhere = replace(STATUS, timestamp=STATUS.timestamp.astimezone(UTC).replace(microsecond=7))
    assert write_status(elsewhere) == write_status(STATUS)
    assert elsewhere.key == STATUS.key


def test_key_is_the_same_for_both_forms_of_a_code_and_differs_by_every_part() -> None:
    again = replace(STATUS, sender=Organ("G98.02", "Tên khác"), description="khác")
    assert again.key == STATUS.key == ("G98.02", "H99.01,2026,188", "03", "2026-11-20T16:30:05+07:00")
    others = [
        replace(STATUS, sender=Organ("G98.03")),
        replace(STATUS, response_for=replace(STATUS.response_for, document_id="x")),
        replace(STATUS, code=STATUS.code.DONE),
        replace(STATUS, timestamp=None),
    ]
    assert len({STATUS.key, *(other.key for other in others)}) == 5
    assert FULL.key == ("H99.01", "H99.01,2026,188")
