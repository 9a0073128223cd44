"""Signing: who first, what is locked, where the stamps stand, and that the original bytes never change."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pikepdf
import pypdfium2
import pytest

pytest.importorskip("pyhanko", reason="the extra [sign] is not installed")

from io import BytesIO

from pyhanko.sign.fields import MDPPerm

from doingoai.signing import SigningRefused, Space, Stamp, Verdict, sign_pdf, signature_space, stamp_time, verify_pdf
from doingoai.signing.judging.judge import judge
from doingoai.signing.loops import run_apart
from doingoai.signing.tests.authority import BODY, NOW, PERSON, LocalTimestamper, body, person, stamping, trust
from doingoai.signing.tests.files import document, encrypted, png, signed, tiny
from doingoai.signing.tests.foreign import signed_elsewhere
from doingoai.signing.tests.tampering import blanks_behind, flip_in_text

MM = 25.4 / 72
SEEN = datetime(2021, 8, 26, 8, 37, 45, tzinfo=UTC)
SEAL = png(60, 60, bytes((212, 0, 0, 200)))


@cache
def by_person() -> bytes:
    return sign_pdf(document(), person().credentials(), stamp=Stamp.person(PERSON), at=NOW, reason="Phê duyệt")


@cache
def by_both() -> bytes:
    stamp = Stamp.organisation(BODY, NOW, above=PERSON, image=SEAL)
    return sign_pdf(by_person(), body().credentials(), stamp=stamp, timestamp=LocalTimestamper(stamping()))


def boxes(pdf: bytes) -> list[tuple[float, ...]]:
    """Return (left, bottom, right, top) of each signature in millimetres, in the order of the fields."""
    file = pikepdf.open(BytesIO(pdf))
    fields = file.Root.AcroForm.Fields
    return [tuple(round(float(each) * MM, 1) for each in field.Rect) for field in fields if field.FT == "/Sig"]


def drawn_text(pdf: bytes) -> str:
    """Return the text of the first page with its stamps drawn."""
    file = pypdfium2.PdfDocument(pdf)
    page = file[0]
    pypdfium2.raw.FPDFPage_Flatten(page, 0)
    page = file[0]
    return page.get_textpage().get_text_range()


def test_person_then_body_is_valid_and_original_bytes_are_kept() -> None:
    assert by_person().startswith(document())
    assert by_both().startswith(by_person())
    found = verify_pdf(by_both(), trust=trust(), at=NOW)
    assert found.verdict is Verdict.VALID
    assert found.headline == (
        "Cả 2 chữ ký đều hợp lệ. Văn bản không bị thay đổi sau khi ký. Ký bởi Nguyễn Thị Ánh Tuyết "
        "(Ủy ban nhân dân tỉnh Sông Lam), lúc 15:30:00 ngày 20/11/2026; "
        "Ủy ban nhân dân tỉnh Sông Lam, lúc 15:30:00 ngày 20/11/2026."
    )
    assert [(each.closes, each.reason) for each in found.signatures] == [(False, "Phê duyệt"), (True, "")]
    assert found == judge(by_both(), trust(), NOW)


def test_signing_leaves_metadata_and_text_of_the_document_alone() -> None:
    before, after = (pikepdf.open(BytesIO(each)) for each in (document(), by_both()))
    assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
    assert dict(before.docinfo) == dict(after.docinfo)
    texts = [pypdfium2.PdfDocument(each)[0].get_textpage().get_text_range() for each in (document(), by_both())]
    assert texts[0] == texts[1]


def test_signature_is_pades_with_sha256() -> None:
    file = pikepdf.open(BytesIO(by_person()))
    value = file.Root.AcroForm.Fields[0].V
    assert (value.SubFilter, str(value.M)[:17]) == ("/ETSI.CAdES.detached", "D:20261120083000Z")
    from asn1crypto import cms

    signer = cms.ContentInfo.load(bytes(value.Contents))["content"]["signer_infos"][0]
    assert signer["digest_algorithm"]["algorithm"].native == "sha256"
    assert "signing_certificate_v2" in {each["type"].native for each in signer["signed_attrs"]}


def test_body_locks_the_file_for_everybody() -> None:
    file = pikepdf.open(BytesIO(by_both()))
    field = file.Root.AcroForm.Fields[1]
    rules = {str(each.TransformMethod): each.TransformParams.Action for each in field.V.Reference}
    assert (field.Lock.P, field.Lock.Action, rules) == (1, "/All", {"/FieldMDP": "/All"})
    with pytest.raises(SigningRefused, match="đã được cơ quan ký và khóa"):
        sign_pdf(by_both(), person().credentials(), stamp=None, at=NOW)


@pytest.mark.parametrize(
    ("file", "stamp", "words"),
    [
        (document, Stamp.organisation(BODY, NOW, above=PERSON), "phải ký số trước"),
        (document, Stamp.person("Trần Văn Không"), "Không tìm thấy chỗ ký phía trên tên “Trần Văn Không”"),
        (lambda: flip_in_text(signed()), None, "Không ký thêm lên tệp có chữ ký không hợp lệ"),
        (lambda: blanks_behind(signed()), None, "Không ký thêm lên tệp có chữ ký không hợp lệ"),
        (lambda: signed_elsewhere(tiny(), body(), certify=MDPPerm.NO_CHANGES), None, "đã được cơ quan ký và khóa"),
        (encrypted, None, "đặt mật khẩu"),
        (lambda: b"khong phai PDF", None, "không phải PDF"),
    ],
    ids=["body first", "unknown name", "altered", "appended", "certified", "encrypted", "no pdf"],
)
def test_signing_is_refused(file: object, stamp: Stamp | None, words: str) -> None:
    with pytest.raises(SigningRefused, match=words):
        sign_pdf(file(), person().credentials(), stamp=stamp, at=NOW)  # type: ignore[operator]


def test_signing_works_inside_a_running_loop() -> None:
    async def inside() -> bytes:
        return sign_pdf(tiny(), person().credentials(), stamp=None, at=NOW)

    assert judge(run_apart(inside), trust(), NOW).verdict is Verdict.VALID


@pytest.mark.parametrize(
    "answer", [b"", b"khong phai", b"\x30\x05\x30\x03\x02\x01\x02"], ids=["nothing", "noise", "refused"]
)
def test_time_stamp_that_is_none_is_refused(answer: bytes) -> None:
    with pytest.raises(SigningRefused, match="dấu thời gian"):
        sign_pdf(tiny(), person().credentials(), stamp=None, at=NOW, timestamp=lambda _request: answer)


def test_signature_space_lies_between_post_and_name() -> None:
    space = signature_space(document(), PERSON)
    assert space.page == 0
    assert (round(space.x + space.width / 2), round(space.width)) == (154, 50)
    assert 20 <= space.height <= 30
    assert signature_space(document(), f"  {PERSON} ") == space


def test_stamps_stand_where_the_rules_want_them() -> None:
    space = signature_space(document(), PERSON)
    hand, seal = boxes(by_both())
    assert hand == tuple(round(each, 1) for each in (space.x, space.y, space.x + space.width, space.y + space.height))
    left, bottom, right, top = seal
    assert (round(right - left), round(top - bottom)) == (36, 45)
    assert round((right - hand[0]) / (hand[2] - hand[0]), 2) == 0.33
    assert abs((top - 18) - (hand[1] + hand[3]) / 2) < 0.2


@pytest.mark.parametrize(
    ("stamp", "size", "words"),
    [
        (Stamp.copy("Văn phòng UBND tỉnh", SEEN), (70, 11), ("Văn phòng UBND tỉnh", "2021.08.26 15:37:45 +07:00")),
        (Stamp.copy("Văn phòng", SEEN, image=SEAL), (36, 45), ("Văn phòng", "2021.08.26 15:37:45 +07:00")),
        (Stamp.annex("05/KH-UBND", SEEN), (90, 7), ("05/KH-UBND, 2021.08.26 15:37:45 +07:00",)),
    ],
    ids=["copy", "copy with seal", "annex"],
)
def test_stamp_at_the_top_right_of_page_one(stamp: Stamp, size: tuple[int, int], words: tuple[str, ...]) -> None:
    signed_copy = sign_pdf(document(), body().credentials(), stamp=stamp, at=NOW)
    left, bottom, right, top = boxes(signed_copy)[0]
    assert (round(right - left), round(top - bottom)) == size
    assert (round(210 - right), round(297 - top)) == (10, 5)
    shown = drawn_text(signed_copy)
    assert [each in shown for each in words] == [True] * len(words)


def test_time_of_the_stamp_is_written_in_the_zone_of_vietnam() -> None:
    assert stamp_time(SEEN) == "2021.08.26 15:37:45 +07:00"


@pytest.mark.parametrize("image", [b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * (2 * 1024 * 1024)], ids=["gif", "large"])
def test_image_that_is_no_small_png_is_refused(image: bytes) -> None:
    with pytest.raises(SigningRefused, match=r"\.png|2 MB"):
        Stamp.person(PERSON, image=image)


def test_image_that_is_broken_is_refused() -> None:
    with pytest.raises(SigningRefused, match=r"tệp \.png hỏng"):
        sign_pdf(document(), person().credentials(), stamp=Stamp.person(PERSON, image=SEAL[:40]), at=NOW)


def test_space_is_a_plain_tuple_of_page_and_millimetres() -> None:
    assert Space(0, 1.0, 2.0, 3.0, 4.0) == (0, 1.0, 2.0, 3.0, 4.0)
