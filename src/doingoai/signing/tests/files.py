"""PDF files to sign: a tiny one with a form and a picture, and one of our own documents."""

from __future__ import annotations

import zlib
from functools import cache
from io import BytesIO
from struct import pack

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from doingoai.documents import render_pdf
from doingoai.documents.tests.samples import PLAN
from doingoai.signing.engine.append import Order, append_signature
from doingoai.signing.engine.keys import signer_of_key
from doingoai.signing.tests.authority import NOW, Identity, LocalTimestamper, body, person, stamping

TEXT = b"BT /F1 14 Tf 72 700 Td (Dong y chi 100 trieu dong) Tj ET\n"
SHADOW = b"BT /F1 14 Tf 72 700 Td (Dong y chi 900 trieu dong) Tj ET\n"


@cache
def document() -> bytes:
    """Return one of our own documents, as laid out for signing."""
    return render_pdf(PLAN)


def _page(pdf: Pdf, font: pikepdf.Object, contents: bytes) -> Dictionary:
    resources = Dictionary(Font=Dictionary(F1=font))
    return Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=resources, Contents=pdf.make_stream(contents)
    )


@cache
def tiny() -> bytes:
    """Return a small PDF with every part that an attack of the tests touches.

    A page with a picture over its text, a font, a text field, document information, a shadow page that nothing shows,
    and contents that name an object which does not exist (9999).
    """
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page = pdf.make_indirect(_page(pdf, font, TEXT))
    pdf.pages.append(pikepdf.Page(page))
    page = pdf.pages[0].obj
    cover = Stream(pdf, b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
                   ColorSpace=Name.DeviceGray)  # fmt: skip
    page.Resources.XObject = Dictionary(Cover=pdf.make_indirect(cover))
    page.Contents = Array([page.Contents, pdf.make_stream(b"q 9 0 0 9 72 72 cm /Cover Do Q\n")])
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="SoTien", V="100", Rect=Array([72, 600, 172, 620]), P=page
    )
    field = pdf.make_indirect(field)
    page.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA="/F1 12 Tf 0 g")
    pdf.Root.PieceInfo = Dictionary(Shadow=pdf.make_indirect(_page(pdf, font, SHADOW)))
    pdf.docinfo["/Title"] = "To trinh"
    return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, static_id=True)
    return out.getvalue()


@cache
def scripted() -> bytes:
    """Return a PDF that runs a script when it is opened."""
    pdf = Pdf.open(BytesIO(tiny()))
    action = Dictionary(S=Name.JavaScript, JS="this.getField('SoTien').value = '900'")
    pdf.Root.OpenAction = pdf.make_indirect(action)
    return _saved(pdf)


NOWHERE = 99


@cache
def dangling() -> bytes:
    """Return a PDF whose page names the object NOWHERE, which no table knows: readers see nothing there."""
    pdf = Pdf.open(BytesIO(tiny()))
    late = pdf.make_stream(b"%late\n")
    pdf.pages[0].obj.Contents.append(late)
    data = _saved(pdf)
    number = int(data[: data.index(b"%late")].rsplit(b" 0 obj", 1)[0].rsplit(b"\n", 1)[1])
    assert data.count(b"%d 0 R" % number) == 1
    return data.replace(b"%d 0 R" % number, b"%d 0 R" % NOWHERE)


@cache
def with_picture() -> bytes:
    """Return an unsigned document that only shows a picture of a signature."""
    pdf = Pdf.open(BytesIO(tiny()))
    pdf.pages[0].obj.Contents.append(pdf.make_stream(b"q 90 0 0 40 300 80 cm /Cover Do Q\n"))
    return _saved(pdf)


@cache
def encrypted() -> bytes:
    """Return a PDF under a password."""
    pdf = Pdf.open(BytesIO(tiny()))
    out = BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user="khach"))
    return out.getvalue()


def signed_by(who: Identity, pdf: bytes, *, stamped: bool = False) -> bytes:
    """Return the file signed invisibly, as of NOW, without the checks before and after of `sign_pdf`."""
    timestamp = LocalTimestamper(stamping()) if stamped else None
    signer = signer_of_key(who.key, who.certificate, who.above)
    return append_signature(pdf, Order(signer, NOW, closes=False, reason="", shown=None, timestamp=timestamp))


@cache
def signed() -> bytes:
    """Return the tiny file signed by the person."""
    return signed_by(person(), tiny())


@cache
def signed_twice() -> bytes:
    """Return the tiny file signed by the person, then by the body with a time-stamp."""
    return signed_by(body(), signed(), stamped=True)


def png(width: int, height: int, rgba: bytes) -> bytes:
    """Return a picture of one colour with transparency."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + rgba * width for _row in range(height))
    head = pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
