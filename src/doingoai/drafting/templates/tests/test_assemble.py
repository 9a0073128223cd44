"""A draft under a letterhead: who signs, where the recipients come from."""

from dataclasses import replace

import pytest

from doingoai.documents.content import Paragraph
from doingoai.drafting.templates.assemble import document_of
from doingoai.drafting.templates.fill import Filled
from doingoai.drafting.templates.template import Letterhead, Recipient, Signer

HEAD = Signer("Chủ tịch", organisation="Ủy ban nhân dân")
DEPUTY = Signer("Phó Chủ tịch", capacity="KT", head="Chủ tịch", organisation="Ủy ban nhân dân")
LETTERHEAD = Letterhead(
    "UBND",
    ("Ủy ban nhân dân", "tỉnh Sông Lam"),
    symbols={"mac_dinh": "{{loai}}-UBND"},
    contact={"phone": "024 1234"},
    recipients=(Recipient("Lưu: VT"),),
    signers=(HEAD, DEPUTY),
)
DRAFT = Filled("quyet_dinh", "ND30_2020", "Về việc cử đoàn", "Một dòng.")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (DRAFT, ("TM. Ủy ban nhân dân", "Chủ tịch")),
        (replace(DRAFT, capacity="KT"), ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
        (replace(DRAFT, issuing_authority="Chủ tịch Ủy ban nhân dân tỉnh"), ("Chủ tịch",)),
        (replace(DRAFT, issuing_authority="Ủy ban nhân dân tỉnh"), ("TM. Ủy ban nhân dân", "Chủ tịch")),
        (replace(DRAFT, layout="PARTY"), ("T/M Ủy ban nhân dân", "Chủ tịch")),
    ],
)
def test_the_authority_of_the_signature(draft, expected):
    assert document_of(draft, LETTERHEAD).signature.authority == expected


@pytest.mark.parametrize(
    ("signer", "expected"),
    [
        (Signer("Giám đốc", capacity="Q"), ("Q. Giám đốc",)),
        (Signer("Trưởng phòng", capacity="TL", head="Giám đốc"), ("TL. Giám đốc", "Trưởng phòng")),
        (Signer("Trưởng phòng", capacity="TUQ", head="Giám đốc"), ("TUQ. Giám đốc", "Trưởng phòng")),
    ],
)
def test_other_capacities(signer, expected):
    assert document_of(DRAFT, LETTERHEAD, signer=signer).signature.authority == expected


def test_the_letterhead_heads_the_document():
    document = document_of(DRAFT, LETTERHEAD, name="Nguyễn Văn A", number=7)
    assert (document.body, document.symbol, document.number) == ("Ủy ban nhân dân\ntỉnh Sông Lam", "QĐ-UBND", 7)
    assert (document.recipients, document.contact.phone) == (("Lưu: VT",), "024 1234")
    assert document.blocks == (Paragraph("Một dòng."),)


def test_recipients_of_the_draft_go_before_those_of_the_letterhead():
    draft = replace(DRAFT, recipients=(Recipient("Như Điều 3", "giấy"),))
    assert document_of(draft, LETTERHEAD).recipients == ("Như Điều 3",)
