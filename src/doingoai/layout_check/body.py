"""Rules of the running text (Phụ lục I, mục II.6): letters, spacing, headings, the end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doingoai.layout_check.finding import Case, Finding, at
from doingoai.layout_check.forms import LETTERINGS
from doingoai.layout_check.lettering import share, wrong_sizes
from doingoai.layout_check.model import Piece
from doingoai.layout_check.wordings import has_letters

_LABELLED = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)/\-]|[IVXLC]+[.)\-]|"
    r"[a-zđ][.)]|\(?[ivx]+\)|[-–+•*]|Điều\s+\d+|Phần|Chương|Mục|Tiểu mục|Phụ lục)"
)
_OWN_LETTERS = re.compile(rf"{_LABELLED.pattern}|\s*[“\"‘']")  # headings and quotations
_ROMAN = re.compile(r"[IVXLC]+\.\s+\S")
_ARTICLE = re.compile(r"Điều\s+\d+\s*\.")
_CENTRED = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+)?[\dIVXLC]+\b")
_WITHOUT_END_MARK = ("bien_ban", "hop_dong", "ban_ghi_nho", "ban_thoa_thuan", "giay", "phieu", "thu_cong")
_UPSETTING, _MOSTLY, _NEARLY_ALL = 0.3, 0.5, 0.9
_LONG_PARAGRAPH, _LONG_HEADING = 85, 60  # a printed line of a PDF holds no more


def sizes(case: Case) -> Iterator[Finding]:
    """The running text is in the prescribed sizes."""
    wanted = LETTERINGS[case.form]["TT-NOI-DUNG-CO"]
    wrong: list[tuple[Piece, float]] = []
    for piece in case.blocks.text:
        runs = [run for run in piece.runs if any(letter.isalnum() for letter in run.text)]
        odd = wrong_sizes(runs, wanted)
        letters = sum(len(run.text) for run in runs)
        if odd and sum(len(run.text) for run in runs if round(run.size, 1) in odd) > _MOSTLY * letters:
            wrong.append((piece, odd[0]))
    if wrong:
        piece, size = wrong[0]
        expected = f"cỡ {wanted.low:g}–{wanted.high:g}"
        message = f"Nội dung có {len(wrong)} đoạn chữ cỡ {size:g}; quy định {expected}."
        yield Finding("TT-NOI-DUNG-CO", at("nội dung", piece), f"cỡ {size:g}", expected, message, piece.place.page)


def upright(case: Case) -> Iterator[Finding]:
    """The running text is upright, neither bold nor underlined; headings and labels may be bold."""
    prose = [
        p
        for p in _after_issuing(case)
        if has_letters(p) and not _OWN_LETTERS.match(p.text) and p.setting.align != "center"
    ]
    runs = [run for piece in prose for run in piece.inked]
    for attribute, told in (("italic", "nghiêng"), ("bold", "đậm"), ("underline", "gạch chân")):
        if share(runs, attribute) > _UPSETTING:
            piece = next(piece for piece in prose if share(piece.inked, attribute) > _UPSETTING)
            message = f"Phần lớn lời văn của nội dung đang {told}; quy định chữ đứng, không đậm."
            yield Finding("TT-NOI-DUNG-KIEU", at("nội dung", piece), told, "đứng, không đậm", message, piece.place.page)
            return
    yield from _one_odd(_after_issuing(case))


def _one_odd(text: Sequence[Piece]) -> Iterator[Finding]:
    """One long paragraph in other letters than the rest; a short one may be a heading or a note."""
    prose = [piece for piece in text if not _OWN_LETTERS.match(piece.text) and piece.setting.align != "center"]
    for attribute, told, pieces, least in (
        ("italic", "nghiêng", prose, _LONG_PARAGRAPH),
        ("bold", "đậm", prose, _LONG_PARAGRAPH),
        ("underline", "gạch chân", text, _LONG_HEADING),
    ):
        odd = [p for p in pieces if len(p.text) >= least and share(p.inked, attribute) > _NEARLY_ALL]
        if odd:
            message = f"Có đoạn lời văn đang {told}; quy định chữ đứng, không đậm."
            place, page = at("nội dung", odd[0]), odd[0].place.page
            yield Finding("TT-NOI-DUNG-KIEU", place, told, "đứng, không đậm", message, page, "WARN")
            return


def _after_issuing(case: Case) -> tuple[Piece, ...]:
    """Return the body without the sentence by which a body issues, in the letters of the bases above it."""
    text = case.blocks.text
    if not case.blocks.opening.bases or case.blocks.opening.enacting is not None:
        return text
    first = next((at for at, p in enumerate(text) if has_letters(p) and share(p.inked, "italic") < _MOSTLY), 0)
    return text[first:]


def headings(case: Case) -> Iterator[Finding]:
    """Roman headings are in bold capitals, the label of an article and the lines of chapters are bold."""
    for piece in case.blocks.text if case.is_state else ():
        wrong = _wrong_heading(piece)
        if wrong:
            message = f"Đề mục “{piece.text[:40]}” {wrong}."
            expected = "in hoa, đậm" if _ROMAN.match(piece.text) else "đậm"
            yield Finding("TT-DE-MUC", at("đề mục", piece), wrong, expected, message, piece.place.page)
            return


def _wrong_heading(piece: Piece) -> str:
    if not piece.inked or not piece.starts:
        return ""
    is_bold = piece.inked[0].bold
    if _ROMAN.match(piece.text):
        capital = piece.text.isupper() or len(piece.text) > 150
        return "" if is_bold and capital else ("không in hoa" if is_bold else "không đậm")
    if _ARTICLE.match(piece.text) or _CENTRED.match(piece.text):
        return "" if is_bold else "không đậm"
    return ""


def end_mark(case: Case) -> Iterator[Finding]:
    """The body ends with "./." unless a table ends it; records, contracts and slips have no such mark."""
    exempt = case.kind is not None and case.kind.key.startswith(_WITHOUT_END_MARK)
    lines = [piece for piece in case.blocks.text if has_letters(piece)]
    if not case.is_state or exempt or case.blocks.ends_in_table or not lines:
        return
    if not any(piece.text.rstrip().endswith("./.") for piece in lines[-2:]):
        last = lines[-1]
        found = f"“{last.text.rstrip()[-12:]}”"
        message = "Nội dung văn bản không kết thúc bằng dấu “./.”."
        yield Finding("TT-KET-THUC", at("cuối nội dung", last), found, "“./.”", message, last.place.page)


def is_labelled(piece: Piece) -> bool:
    """Tell a paragraph that a label or a dash opens."""
    return piece.listed or _LABELLED.match(piece.text) is not None
