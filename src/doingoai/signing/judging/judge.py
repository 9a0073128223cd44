"""Judge all signatures of a file. Never raises for a bad file: whatever the parser stumbles on becomes words.

Order: is it a readable PDF; which signature fields are filled; each one (`one`); all together (`whole`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from doingoai.signing.headline import headline
from doingoai.signing.judging.baggage import damaged_store
from doingoai.signing.judging.chain import Anchors
from doingoai.signing.judging.covering import COVERED, covers_words
from doingoai.signing.judging.embedded import brought_along
from doingoai.signing.judging.findings import Findings
from doingoai.signing.judging.one import Field, examine
from doingoai.signing.judging.whole import problems_together, signature_fields, unsteady
from doingoai.signing.loops import run_apart
from doingoai.signing.trust import Trust
from doingoai.signing.verification import Signature, Verdict, Verification

_BAD_STRUCTURE = "Cấu trúc tệp hỏng hoặc không đúng chuẩn PDF, nên không thể coi chữ ký trong đó là hợp lệ."
# A file without these letters holds no signature; one with them that cannot be read is not called unsigned.
_SIGNED = b"ByteRange"
_WEIGHT = (Verdict.INVALID, Verdict.UNKNOWN, Verdict.VALID)

# pyHanko tells every failed check with its traceback; here failures are answers.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def judge(pdf: bytes, trust: Trust, at: datetime) -> Verification:
    """Return the verification of a file at a moment; use `verify_pdf`, which runs this with limits."""
    if not pdf.startswith(b"%PDF-"):
        signed = _SIGNED in pdf
        problem = "Tệp không phải PDF, hoặc có dữ liệu lạ trước phần đầu của PDF."
        return _answer(Verdict.INVALID if signed else Verdict.UNKNOWN, problem, readable=signed)
    try:
        return run_apart(lambda: _judged(pdf, trust, at))
    except (MemoryError, Exception):  # whatever a hostile file provokes in a parser is the file's fault
        if _SIGNED in pdf:
            return _answer(Verdict.INVALID, _BAD_STRUCTURE)
        return _answer(Verdict.UNKNOWN, "Không đọc được tệp PDF: tệp hỏng hoặc không đúng chuẩn.", readable=False)


async def _judged(pdf: bytes, trust: Trust, at: datetime) -> Verification:
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    if reader.encrypted:
        return _answer(Verdict.UNKNOWN, "Tệp được đặt mật khẩu (mã hóa) nên không kiểm tra được chữ ký.")
    fields, empty = signature_fields(reader)
    if not fields:
        stray = _SIGNED in pdf
        return _answer(Verdict.INVALID, "Chữ ký đã bị gỡ khỏi văn bản.") if stray else _answer(Verdict.UNSIGNED)
    anchors = Anchors(trust, *brought_along(reader))
    examined = [(field, *await _examined(pdf, reader, field, anchors, at)) for field in fields]
    examined.sort(key=lambda each: -1 if each[2] is None else each[2].signed_revision)
    read = [(field, embedded) for field, _findings, embedded in examined if embedded is not None]
    problems = list(
        problems_together(pdf, reader, [field for field, _ in read] if len(read) == len(fields) else fields, empty,
                          [embedded for _, embedded in read])
    )  # fmt: skip
    signatures = [found.signature(at_place, field.name) for at_place, (field, found, _) in enumerate(examined, start=1)]
    loose = damaged_store(anchors.certificates, (*trust.roots, *trust.intermediates))
    return _summed_up(_with_followers(signatures), problems, unsteady(reader) or loose or _covered(pdf, reader, read))


def _covered(pdf: bytes, reader: PdfFileReader, read: Sequence[tuple[Field, EmbeddedPdfSignature]]) -> str:
    """Return a sentence when a later signature is drawn over words; `read` is in the order of signing."""
    return COVERED if covers_words(pdf, reader, [field.dictionary for field, _ in read]) else ""


async def _examined(
    pdf: bytes, reader: PdfFileReader, field: Field, anchors: Anchors, at: datetime
) -> tuple[Findings, EmbeddedPdfSignature | None]:
    """Examine one signature; a parser that stumbles over it makes this one invalid, not the answer."""
    try:
        return await examine(pdf, reader, field, anchors, at)
    except Exception:
        facts = {"is_timestamp": field.is_timestamp}
        return Findings(broken=["Dữ liệu chữ ký bị hỏng hoặc không đúng chuẩn."], facts=facts), None


def _with_followers(signatures: Sequence[Signature]) -> list[Signature]:
    """Name what was lawfully added after each signature: the later signatures, else data for verification."""
    told = []
    for place, each in enumerate(signatures):
        later = [f"thêm {'dấu thời gian' if after.is_timestamp else 'chữ ký'} của {after.signer or 'người không rõ'}"
                 for after in signatures[place + 1 :]]  # fmt: skip
        added = tuple(later) or ("thêm dữ liệu kiểm chứng chữ ký",)
        told.append(each if each.covers_all or each.changes or not each.intact else replace(each, changes=added))
    return told


def _summed_up(signatures: Sequence[Signature], problems: Sequence[str], unsteady_words: str) -> Verification:
    verdicts = {each.verdict for each in signatures}
    if problems:
        verdicts.add(Verdict.INVALID)
    if unsteady_words or all(each.is_timestamp for each in signatures):
        verdicts.add(Verdict.UNKNOWN)
    only_stamps = (
        "" if any(not each.is_timestamp for each in signatures) else "Tệp chỉ có dấu thời gian, không có chữ ký."
    )
    notes = [each for each in (*problems, unsteady_words, only_stamps) if each]
    verdict = next(each for each in _WEIGHT if each in verdicts)
    # The headline names what decided: a broken signature before a missing list of another one.
    decisive = problems or [each.problems[0] for each in signatures if each.verdict is verdict and each.problems]
    words = headline(verdict, signatures, [*decisive, *notes])
    return Verification(verdict, words, tuple(signatures), tuple(notes))


def _answer(verdict: Verdict, problem: str = "", *, readable: bool = True) -> Verification:
    problems = (problem,) if problem else ()
    return replace(Verification(verdict, headline(verdict, (), problems)), problems=problems, readable=readable)
