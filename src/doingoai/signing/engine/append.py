"""Append one PAdES signature to a PDF; whether that is allowed, and what it shows, was decided in `signing`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    enumerate_sig_fields,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

from doingoai.signing.engine.stamper import CalledTimestamper
from doingoai.signing.loops import run_apart
from doingoai.signing.space import POINTS_PER_MM, Space
from doingoai.signing.timestamps import Timestamper


@dataclass(frozen=True)
class Shown:
    """The drawn stamp (a PDF of one page) and where it goes."""

    drawing: bytes
    place: Space


@dataclass(frozen=True)
class Order:
    """One signature to make: `closes` locks the file, `moment` is what the signer's machine claims."""

    signer: Signer
    moment: datetime
    closes: bool
    reason: str
    shown: Shown | None
    timestamp: Timestamper | None


class _Untouched(IncrementalPdfFileWriter):
    """Appends the signature and nothing else: the document's information and metadata stay as they were signed."""

    def _update_meta(self) -> None:
        return


def append_signature(pdf: bytes, order: Order) -> bytes:
    """Return the file with one more revision; works inside a running event loop too."""
    return run_apart(lambda: _append(pdf, order))


async def _append(pdf: bytes, order: Order) -> bytes:
    writer = _Untouched(BytesIO(pdf), strict=True)
    name = f"ChuKySo{1 + sum(1 for _ in enumerate_sig_fields(writer.prev))}"
    with TemporaryDirectory() as folder:
        signer = PdfSigner(
            PdfSignatureMetadata(
                field_name=name,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                reason=order.reason or None,
            ),
            order.signer,
            timestamper=CalledTimestamper(order.timestamp) if order.timestamp else None,
            stamp_style=_style(order.shown, Path(folder) / "stamp.pdf"),
            new_field_spec=_field(name, order),
        )
        return await _signed(signer, writer, order.moment)


async def _signed(signer: PdfSigner, writer: IncrementalPdfFileWriter, moment: datetime) -> bytes:
    """The steps of pyHanko's own `async_sign_pdf`, with the moment that the stamp shows as the claimed time."""
    session = signer.init_signing_session(writer)
    session.system_time = moment
    reserved = await session.estimate_signature_container_size(validation_info=None)
    prepared = session.prepare_tbs_document(validation_info=None, bytes_reserved=reserved)
    digest, output = prepared.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=moment)
    done = await prepared.perform_signature(document_digest=digest.document_digest, pdf_cms_signed_attrs=attributes)
    await done.post_signature_processing(output)
    output.seek(0)
    return bytes(output.read())


def _field(name: str, order: Order) -> SigFieldSpec:
    """An approval signature that closes carries a lock (ISO 32000-2, 12.8.2.2 and 12.8.6): no changes, all fields.

    A certification would say the same but must be the first signature of a file; the organisation signs last.
    """
    lock = {"field_mdp_spec": FieldMDPSpec(FieldMDPAction.ALL), "doc_mdp_update_value": MDPPerm.NO_CHANGES}
    if order.shown is None:
        return SigFieldSpec(name, **(lock if order.closes else {}))  # type: ignore[arg-type]
    place = order.shown.place
    left, bottom = place.x * POINTS_PER_MM, place.y * POINTS_PER_MM
    right, top = left + place.width * POINTS_PER_MM, bottom + place.height * POINTS_PER_MM
    return SigFieldSpec(name, on_page=place.page, box=(left, bottom, right, top), **(lock if order.closes else {}))  # type: ignore[arg-type]


def _style(shown: Shown | None, file: Path) -> StaticStampStyle | None:
    if shown is None:
        return None
    file.write_bytes(shown.drawing)
    return StaticStampStyle(
        background=ImportedPdfPage(str(file)),
        background_layout=SimpleBoxLayoutRule(
            margins=Margins(0, 0, 0, 0), x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID
        ),
        border_width=0,
    )
