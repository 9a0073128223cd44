"""Examine one signature of a file, from its bytes to the root of its chain; what the file does as a whole: `whole`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.generic_cms import cms_basic_validation, validate_tst_signed_data
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel, TimestampSignatureStatus

from doingoai.signing.judging.baggage import damaged
from doingoai.signing.judging.chain import ANY_USAGE, Anchors, look_at_chain, look_at_signer
from doingoai.signing.judging.changes import POLICY, words_for_changes
from doingoai.signing.judging.embedded import DETACHED, TIMESTAMP, contradicted, form_problem, looseness, weak_digest
from doingoai.signing.judging.findings import Findings
from doingoai.signing.judging.geometry import range_problem
from doingoai.signing.judging.times import judged_token, signing_time

_OTHER_CONTENT = "Nội dung đã bị sửa sau khi ký, hoặc chữ ký được lấy từ văn bản khác."
_COVERED = {SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION}


@dataclass(frozen=True)
class Field:
    """A filled signature field: its name, its dictionary, and where the signature dictionary starts in the file."""

    name: str
    dictionary: generic.DictionaryObject
    signature: generic.DictionaryObject
    position: object

    @property
    def is_timestamp(self) -> bool:
        return str(self.signature.get("/Type", "/Sig")) == "/DocTimeStamp"


async def examine(
    pdf: bytes, reader: PdfFileReader, field: Field, anchors: Anchors, at: datetime
) -> tuple[Findings, EmbeddedPdfSignature | None]:
    """Return the findings on one signature, and the signature when its form could be read."""
    findings = Findings(facts={"is_timestamp": field.is_timestamp, "reason": str(field.signature.get("/Reason", ""))})
    problem = range_problem(pdf, *_raw(field))
    if problem:
        findings.broken.append(problem)
        return findings, None
    kind = str(field.signature.get("/SubFilter", ""))
    if kind not in ({TIMESTAMP} if field.is_timestamp else DETACHED):
        findings.missing.append(f"Loại chữ ký “{kind.lstrip('/') or 'không ghi'}” không được hỗ trợ kiểm tra.")
        findings.broken += [_OTHER_CONTENT] if contradicted(reader, field.dictionary, field.name) else []
        return findings, None
    embedded = EmbeddedPdfSignature(reader, field.dictionary, field.name)
    problem = weak_digest(embedded.signed_data) if field.is_timestamp else form_problem(embedded)
    if problem:
        findings.broken.append(problem)
    _look_at_bytes(embedded, findings)
    await (_judge_stamp if field.is_timestamp else _judge_signer)(embedded, anchors, findings, at)
    return findings, embedded


def _raw(field: Field) -> tuple[list[object], bytes, object]:
    byte_range = field.signature.raw_get("/ByteRange")
    contents = field.signature.raw_get("/Contents", decrypt=generic.EncryptedObjAccess.RAW)
    numbers = list(byte_range) if isinstance(byte_range, generic.ArrayObject) else []
    return numbers, getattr(contents, "original_bytes", b""), field.position


def _look_at_bytes(embedded: EmbeddedPdfSignature, findings: Findings) -> None:
    """Write down how much of the file is covered and what came after; broken when that is more than signatures."""
    embedded.compute_integrity_info(diff_policy=POLICY)
    closes = embedded.docmdp_level is MDPPerm.NO_CHANGES
    findings.facts.update(covers_all=embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE, closes=closes)
    if embedded.coverage not in _COVERED:
        findings.broken.append("Chữ ký không bao trùm trọn phiên bản văn bản mà nó xác nhận.")
        return
    after = embedded.diff_result
    if not isinstance(after, DiffResult):
        changes = words_for_changes(embedded.reader, embedded.signed_revision)
        findings.facts["changes"] = changes
        findings.broken.append(f"Văn bản đã bị thay đổi sau khi ký ({', '.join(changes) or 'nội dung'}).")
    elif closes and after.modification_level > ModificationLevel.LTA_UPDATES:
        findings.broken.append("Văn bản đã khóa khi ký nhưng sau đó vẫn bị ghi thêm.")
    elif not embedded.summarise_integrity_info()["docmdp_ok"]:
        findings.broken.append("Văn bản bị ghi thêm trái với quyền mà người ký cho phép.")


async def _judge_signer(embedded: EmbeddedPdfSignature, anchors: Anchors, findings: Findings, at: datetime) -> None:
    stamped = await signing_time(embedded, anchors, findings, at)
    moment = stamped or at
    status = await cms_basic_validation(
        embedded.signed_data,
        raw_digest=embedded.compute_digest(),
        validation_context=anchors.context(moment),
        key_usage_settings=ANY_USAGE,
    )
    _require_intact(status["intact"], status["valid"], findings)
    baggage = damaged(embedded.signed_data, anchors.certificates_known)
    findings.missing += filter(None, [looseness(embedded), baggage])
    claimed = findings.facts.get("signed_at")
    look_at_signer(status["signing_cert"].dump(), findings, moment, claimed)
    trusted = status["intact"] and status["valid"] and status["trust_problem_indic"] is None
    look_at_chain(status["validation_path"], trusted, anchors, findings, moment)


async def _judge_stamp(embedded: EmbeddedPdfSignature, anchors: Anchors, findings: Findings, at: datetime) -> None:
    values = await validate_tst_signed_data(embedded.signed_data, anchors.context(at), embedded.compute_digest)
    status = TimestampSignatureStatus(**values)
    _require_intact(status.intact, status.valid, findings)
    judged_token(status, anchors, findings)
    findings.missing += filter(None, [damaged(embedded.signed_data, anchors.certificates_known)])
    findings.facts.update(signer=findings.facts.get("time_authority", ""), trusted=status.trusted)


def _require_intact(digest: bool, signature: bool, findings: Findings) -> None:
    findings.facts["intact"] = bool(digest and signature)
    if not signature:
        findings.broken.append("Giá trị chữ ký sai: không phải do khóa của chứng thư này tạo ra.")
    elif not digest:
        findings.broken.append(_OTHER_CONTENT)
