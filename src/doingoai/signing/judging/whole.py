"""What the signatures of one file must be together: each once, in order, and nothing hidden before, between, behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from doingoai.signing.judging.changes import adds_verification_data
from doingoai.signing.judging.geometry import ends_like_pdf, stray_signatures
from doingoai.signing.judging.objects import dictionary_at, entry
from doingoai.signing.judging.one import Field

# A later signature that draws over more than this can hide what was signed before (square points; about 110 x 110 mm).
_LARGEST_STAMP = 312.0 * 312.0
_SCRIPTED = "Tài liệu có mã lệnh hoặc biểu mẫu động nên nội dung hiển thị có thể khác nội dung đã ký."


def signature_fields(reader: PdfFileReader) -> tuple[list[Field], list[generic.Reference]]:
    """Return the filled signature fields, and the references of the empty ones; raises ValueError for a bad one."""
    filled, empty = [], []
    for name, value, reference in enumerate_sig_fields(reader):
        dictionary = reference.get_object()
        if value is None:
            empty.append(reference.reference)
            continue
        home = dictionary.raw_get("/V")
        signature = home.get_object()
        if not isinstance(home, generic.IndirectObject) or not isinstance(signature, generic.DictionaryObject):
            raise ValueError("signature is not an object of its own")
        filled.append(Field(name, dictionary, signature, reader.xrefs[home.reference]))
    return filled, empty


def problems_together(
    pdf: bytes,
    reader: PdfFileReader,
    fields: Sequence[Field],
    empty: Sequence[generic.Reference],
    signatures: Sequence[EmbeddedPdfSignature],
) -> Iterator[str]:
    """Yield what makes the file as a whole invalid."""
    positions = [field.position for field in fields]
    if len(set(positions)) != len(positions):
        yield "Một chữ ký được dùng cho nhiều ô chữ ký."
    elif stray_signatures(pdf, [each for each in positions if isinstance(each, int)]):
        yield "Có chữ ký đã bị gỡ khỏi văn bản hoặc được chép thêm vào tệp."
    if not signatures:
        return
    revisions = [each.signed_revision for each in signatures]
    if len(set(revisions)) != len(revisions):
        yield "Các chữ ký không được ký lần lượt."
    if any(reader.xrefs.get_introducing_revision(each) > min(revisions) for each in empty):
        yield "Sau khi ký, văn bản bị thêm ô chữ ký trống có thể che nội dung."
    first = min(revisions)
    if any(_drawn(field.dictionary) > _LARGEST_STAMP for field, each in zip(fields, signatures, strict=False)
           if each.signed_revision > first):  # fmt: skip
        yield "Hình của chữ ký sau quá lớn, có thể che nội dung đã ký trước."
    yield from _tail_problem(pdf, reader, signatures)


def _tail_problem(pdf: bytes, reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]) -> Iterator[str]:
    """After the last signature only data for its verification (DSS) may stand, as a proper revision."""
    last = max(signatures, key=lambda each: each.signed_revision)
    if last.byte_range[2] + last.byte_range[3] == len(pdf):
        return
    after = last.diff_result
    harmless = isinstance(after, DiffResult) and after.modification_level <= ModificationLevel.LTA_UPDATES
    if not (harmless and adds_verification_data(reader, last.signed_revision) and ends_like_pdf(pdf)):
        yield "Có dữ liệu được ghi thêm vào sau chữ ký cuối cùng."


def _drawn(dictionary: generic.DictionaryObject) -> float:
    """Return the area of all appearances of a field, in square points."""
    kids = entry(dictionary, "/Kids")
    below = [each.get_object() for each in kids] if isinstance(kids, generic.ArrayObject) else []
    widgets = [dictionary, *below]
    return sum(_area(each["/Rect"]) for each in widgets if "/Rect" in each)


def _area(box: Sequence[float]) -> float:
    left, bottom, right, top = (float(each) for each in box)
    return abs(right - left) * abs(top - bottom)


def unsteady(reader: PdfFileReader) -> str:
    """Return a sentence when scripts or dynamic forms can change what the signed pages show."""
    root = reader.root
    runs = entry(dictionary_at(root, "/OpenAction"), "/S") == "/JavaScript" or "/AA" in root
    scripts = "/JavaScript" in dictionary_at(root, "/Names")
    form = dictionary_at(root, "/AcroForm")
    # With NeedAppearances the reader draws the fields anew, with whatever fonts the form names by then.
    dynamic = "/XFA" in form or bool(entry(form, "/NeedAppearances"))
    return _SCRIPTED if runs or scripts or dynamic else ""
