"""Files as other programs sign them: pyHanko's own defaults, with any certificate, digest and kind of signature."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from doingoai.signing.engine.keys import signer_of_key
from doingoai.signing.engine.stamper import CalledTimestamper
from doingoai.signing.tests.authority import Identity, LocalTimestamper
from doingoai.signing.tests.tampering import value_of, with_value


def signed_elsewhere(
    pdf: bytes,
    who: Identity,
    *,
    field: str = "Signature1",
    digest: str = "sha256",
    kind: SigSeedSubFilter = SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    certify: MDPPerm | None = None,
    box: tuple[int, int, int, int] | None = None,
    stamped: LocalTimestamper | None = None,
) -> bytes:
    """Return the file signed with whatever the other program allows; the claimed time is that of the machine."""
    permission = {"certify": True, "docmdp_permissions": certify} if certify else {}
    signer = PdfSigner(
        PdfSignatureMetadata(field_name=field, md_algorithm=digest, subfilter=kind, **permission),
        signer_of_key(who.key, who.certificate, who.above),
        timestamper=CalledTimestamper(stamped) if stamped else None,
        new_field_spec=SigFieldSpec(field, box=box),
    )
    return _apart(lambda: signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue())


def stamped_document(pdf: bytes, who: Identity) -> bytes:
    """Return the file with a document time-stamp."""
    stamper = PdfTimeStamper(CalledTimestamper(LocalTimestamper(who)))
    return _apart(lambda: stamper.timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), "sha256").getvalue())


def _apart(work: Callable[[], bytes]) -> bytes:
    """Do the work in a thread of its own: where tests in a browser ran before, this one has a running event loop."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        return worker.submit(work).result()


def with_store(pdf: bytes, *lists: bytes) -> bytes:
    """Return the file with revocation lists in a document security store (B-LT)."""
    from asn1crypto import crl

    out = BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, crls=[crl.CertificateList.load(each) for each in lists], force_write=True)
    assert "/DSS" in PdfFileReader(BytesIO(out.getvalue())).root
    return out.getvalue()


def with_token_of(pdf: bytes, other: bytes) -> bytes:
    """Return the file with the time-stamp of another signature in place of its own."""
    message, source = (cms.ContentInfo.load(value_of(each)) for each in (pdf, other))
    taken = source["content"]["signer_infos"][0]["unsigned_attrs"]
    message["content"]["signer_infos"][0]["unsigned_attrs"] = taken.copy()
    return with_value(pdf, message.dump(force=True))
