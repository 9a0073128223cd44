"""Attacks that append to a signed file: each takes the signed bytes and returns the attacked ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from doingoai.signing.tests.files import SHADOW

Writer = IncrementalPdfFileWriter


def updated(pdf: bytes, change: Callable[[Writer], None]) -> bytes:
    """Return the file with one more revision, written by the library that everybody uses."""
    writer = Writer(BytesIO(pdf), strict=False)
    change(writer)
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def page_of(writer: Writer) -> DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def swap_text(writer: Writer) -> None:
    """The stream of the page is written again with other words."""
    stream = page_of(writer)["/Contents"].raw_get(0)
    writer.objects[(stream.generation, stream.idnum)] = generic.StreamObject(stream_data=SHADOW)


def add_text(writer: Writer) -> None:
    page = page_of(writer)
    page["/Contents"] = ArrayObject([*page["/Contents"], writer.add_object(generic.StreamObject(stream_data=SHADOW))])
    writer.update_container(page)


def add_note(writer: Writer) -> None:
    box = ArrayObject([NumberObject(each) for each in (60, 690, 400, 720)])
    note = DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): box, pdf_name("/Contents"): pdf_string("900 trieu"),
    })  # fmt: skip
    page = page_of(writer)
    page["/Annots"] = ArrayObject([*page["/Annots"], writer.add_object(note)])
    writer.update_container(page)


def change_value(writer: Writer) -> None:
    """A form value, which pyHanko's default policy lets through."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/V"] = pdf_string("900")
    writer.update_container(field)


def add_field(writer: Writer) -> None:
    field = DictionaryObject({
        pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): pdf_string("Moi"), pdf_name("/V"): pdf_string("900"),
    })  # fmt: skip
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(writer.add_object(field))
    writer.update_container(fields)


def change_title(writer: Writer) -> None:
    """The title in the document information, which pyHanko's default policy lets through."""
    information = writer.trailer["/Info"]
    information["/Title"] = pdf_string("Quyet dinh")
    writer.mark_update(writer.trailer.raw_get("/Info"))


def swap_font(writer: Writer) -> None:
    """Shadow attack "replace": the letters of the signed text get other shapes."""
    font = page_of(writer)["/Resources"]["/Font"]["/F1"]
    font["/BaseFont"] = pdf_name("/Symbol")
    writer.update_container(font)


def uncover(writer: Writer) -> None:
    """Shadow attack "hide": the picture that lay over the text vanishes."""
    cover = page_of(writer)["/Resources"]["/XObject"].raw_get("/Cover")
    empty = generic.StreamObject(DictionaryObject({pdf_name("/Type"): pdf_name("/XObject")}), stream_data=b"")
    writer.objects[(cover.generation, cover.idnum)] = empty


def show_shadow(writer: Writer) -> None:
    """Shadow attack "hide and replace": the page tree now leads to the page that was hidden in the signed file."""
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject([writer.root["/PieceInfo"].raw_get("/Shadow")])
    writer.update_container(pages)


def drop_signature(writer: Writer) -> None:
    form = writer.root["/AcroForm"]
    form["/Fields"] = ArrayObject([form["/Fields"].raw_get(0)])
    writer.update_container(form)


def copy_signature(writer: Writer) -> None:
    """A second field shows the value of the first."""
    fields = writer.root["/AcroForm"]["/Fields"]
    value = fields[-1].raw_get("/V")
    twin = DictionaryObject({
        pdf_name("/FT"): pdf_name("/Sig"), pdf_name("/T"): pdf_string("BanSao"), pdf_name("/V"): value,
    })  # fmt: skip
    fields.append(writer.add_object(twin))
    writer.update_container(fields)


def cover_with_empty_field(writer: Writer) -> None:
    """An empty signature field whose appearance hides the text; pyHanko's default policy lets it through."""
    append_signature_field(writer, SigFieldSpec("Che", box=(60, 690, 400, 720), empty_field_appearance=True))


def new_root(writer: Writer) -> None:
    root = DictionaryObject({key: writer.root.raw_get(key) for key in writer.root})
    root[pdf_name("/Lang")] = pdf_string("en")
    writer.trailer["/Root"] = writer.add_object(root)


def change_signature(writer: Writer) -> None:
    """The signature dictionary is written again, with the name of somebody else."""
    signature = writer.root["/AcroForm"]["/Fields"][-1]["/V"]
    signature["/Name"] = pdf_string("Nguoi khac")
    writer.update_container(signature)


def change_metadata(writer: Writer) -> None:
    """XMP metadata appear after signing, with a title of their own."""
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="Quyet dinh"/></rdf:RDF></x:xmpmeta>'
    )
    kind = DictionaryObject({pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")})
    writer.root["/Metadata"] = writer.add_object(generic.StreamObject(kind, stream_data=packet))
    writer.update_root()


UPDATES = (
    swap_text, add_text, add_note, change_value, add_field, change_title, swap_font, uncover, show_shadow,
    drop_signature, copy_signature, cover_with_empty_field, new_root, change_signature, change_metadata,
)  # fmt: skip


def last_table(pdf: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])


def raw_revision(pdf: bytes, number: int, written: bytes, *, free: bool = False) -> bytes:
    """Return the file with one object (or one freed number) appended by hand, with its own table and trailer."""
    trailer = pdf[pdf.rindex(b"trailer") :] if b"trailer" in pdf else b""
    size = int(re.findall(rb"/Size (\d+)", trailer or pdf)[-1])
    root, information = (re.findall(rb"/%s (\d+ \d+ R)" % key, trailer or pdf)[-1] for key in (b"Root", b"Info"))
    position = len(pdf) + 1
    entry = b"0000000000 00001 f\r\n" if free else b"%010d 00000 n\r\n" % position
    table = position + len(written)
    return (
        pdf + b"\n" + written + b"xref\n%d 1\n" % number + entry
        + b"trailer\n<< /Size %d /Root %s /Info %s " % (max(size, number + 1), root, information)
        + b"/Prev %d >>\n" % last_table(pdf)
        + b"startxref\n%d\n%%%%EOF\n" % table
    )  # fmt: skip
