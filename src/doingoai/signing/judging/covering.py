"""Whether the picture of a later signature lies over words that an earlier one signed (the "sneaky" attack).

PDFium reads the words; it is loaded only where a later signature draws something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from doingoai.signing.judging.objects import entry

COVERED = "Hình của chữ ký sau nằm đè lên chữ đã được ký trước; hãy mở văn bản xem có chữ nào bị che hoặc bị thay."
_MAX_PAGES = 2000

Box = tuple[float, float, float, float]


def covers_words(pdf: bytes, reader: PdfFileReader, fields: Sequence[generic.DictionaryObject]) -> bool:
    """Return whether a signature field, all but the first in the order of signing, is drawn over a letter of a page.

    A seal that touches an earlier signature is where it belongs: over its left third, and so over the post and name
    beside it (Nghị định 30/2020/NĐ-CP, Điều 33).
    """
    boxes = {place: box for field in fields[1:] for place, box in _boxes(field)}
    if not boxes:
        return False
    first = dict(_boxes(fields[0]))
    before = list(_on_pages(reader, first))
    drawn = [each for each in _on_pages(reader, boxes) if not any(_touch(each, other) for other in before)]
    return bool(drawn) and _letters_under(pdf, drawn)


def _touch(one: tuple[int, Box], other: tuple[int, Box]) -> bool:
    (page, (left, bottom, right, top)), (other_page, box) = one, other
    return page == other_page and left < box[2] and box[0] < right and bottom < box[3] and box[1] < top


def _boxes(field: generic.DictionaryObject) -> Iterator[tuple[object, Box]]:
    """Yield (reference, rectangle) of the field and its widgets, but of those that draw nothing."""
    kids = entry(field, "/Kids")
    for each in [field, *(kid.get_object() for kid in (kids if isinstance(kids, generic.ArrayObject) else ()))]:
        corners = [float(side) for side in each["/Rect"]] if "/Rect" in each else [0.0] * 4
        left, right = sorted(corners[0::2])
        bottom, top = sorted(corners[1::2])
        if left < right and bottom < top and each.container_ref is not None:
            yield each.container_ref, (left, bottom, right, top)


def _on_pages(reader: PdfFileReader, boxes: dict[object, Box]) -> Iterator[tuple[int, Box]]:
    for number in range(min(int(reader.root["/Pages"]["/Count"]), _MAX_PAGES)):
        shown = entry(reader.find_page_for_modification(number)[0].get_object(), "/Annots")
        for each in shown if isinstance(shown, generic.ArrayObject) else ():
            place = each.get_object().container_ref
            if place in boxes:
                yield number, boxes[place]


def _letters_under(pdf: bytes, places: Sequence[tuple[int, Box]]) -> bool:
    import pypdfium2  # noqa: PLC0415 -- 40 ms that most files do not need

    document = pypdfium2.PdfDocument(pdf)
    return any(document[page].get_textpage().get_text_bounded(*box).strip() for page, box in places)
