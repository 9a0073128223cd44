"""The signature value inside a file: its form, its digests, and the revocation data that the file brings along."""

from __future__ import annotations

from contextlib import suppress

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.utils import extract_message_digest

from doingoai.signing.certificates import STRONG_HASHES
from doingoai.signing.judging.objects import dictionary_at, entry

PADES = "/ETSI.CAdES.detached"
DETACHED = {PADES, "/adbe.pkcs7.detached"}
TIMESTAMP = "/ETSI.RFC3161"
_NAMES_SIGNER = {"signing_certificate", "signing_certificate_v2"}


def form_problem(signature: EmbeddedPdfSignature) -> str:
    """Return what is wrong with the signature value: one signer, what was signed is named, strong digests."""
    if len(signature.signed_data["signer_infos"]) != 1:
        return "Chữ ký không có đúng một người ký."
    attributes = signed_attributes(signature)
    if attributes and not {"content_type", "message_digest"} <= attributes:
        return "Chữ ký thiếu các thuộc tính bắt buộc."
    return weak_digest(signature.signed_data)


def looseness(signature: EmbeddedPdfSignature) -> str:
    """Return what simple programs leave out: the signature is sound, but not tied to its certificate as it must be.

    Basis: RFC 5652, 5.3 (attributes are optional); ETSI EN 319 142-1 (PAdES wants the signing certificate).
    """
    attributes = signed_attributes(signature)
    if not attributes:
        return "Chữ ký không kèm các thuộc tính được ký (thời gian, chứng thư), nên chưa đủ căn cứ theo chuẩn."
    if signature.sig_object.get("/SubFilter") == PADES and not attributes & _NAMES_SIGNER:
        return "Chữ ký không gắn với chứng thư của người ký như chuẩn PAdES đòi hỏi."
    return ""


def signed_attributes(signature: EmbeddedPdfSignature) -> set[str]:
    """Return the names of the attributes that the signer signed, empty when only the content was signed."""
    return {each["type"].native for each in signature.signer_info["signed_attrs"]}


def contradicted(reader: PdfFileReader, dictionary: generic.DictionaryObject, name: str) -> bool:
    """Return whether a signature of a kind that is not understood was plainly made over other bytes."""
    try:
        embedded = EmbeddedPdfSignature(reader, dictionary, name)
        return bool(extract_message_digest(embedded.signer_info) != embedded.compute_digest())
    except Exception:  # not even a signature of this form: nothing can be said
        return False


def weak_digest(signed: cms.SignedData) -> str:
    """Return a sentence when MD5, SHA-1 or another weak digest stands anywhere in the signature value."""
    signer = signed["signer_infos"][0]
    names = {signer["digest_algorithm"]["algorithm"].native}
    with suppress(ValueError):  # a mechanism without one takes the digest named above
        names.add(signer["signature_algorithm"].hash_algo)
    if signed["encap_content_info"]["content_type"].native == "tst_info":
        imprint = signed["encap_content_info"]["content"].parsed["message_imprint"]
        names.add(imprint["hash_algorithm"]["algorithm"].native)
    weak = sorted(str(name) for name in names if name not in STRONG_HASHES)
    return f"Chữ ký dùng thuật toán đã lỗi thời ({', '.join(weak).upper()})." if weak else ""


def token_of(signature: EmbeddedPdfSignature) -> cms.SignedData | None:
    """Return the time-stamp token on the signature, None when it has none."""
    unsigned = signature.signer_info["unsigned_attrs"]
    for attribute in unsigned if isinstance(unsigned, cms.CMSAttributes) else ():
        if attribute["type"].native == "signature_time_stamp_token":
            token: cms.SignedData = attribute["values"][0]["content"]
            return token
    return None


def brought_along(reader: PdfFileReader) -> tuple[list[bytes], list[bytes]]:
    """Return (certificates, revocation lists) of the security store (DSS); none is trusted yet."""
    store = dictionary_at(reader.root, "/DSS")
    return _streams(store, "/Certs", DecodePurpose.CERTIFICATE), _streams(store, "/CRLs", DecodePurpose.CRL)


def _streams(store: generic.DictionaryObject, key: str, purpose: DecodePurpose) -> list[bytes]:
    found = entry(store, key)
    objects = [each.get_object() for each in found] if isinstance(found, generic.ArrayObject) else []
    return [each.read_data(purpose) for each in objects if isinstance(each, generic.StreamObject)]
