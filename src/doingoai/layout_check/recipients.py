"""Rules of "Nơi nhận" (Phụ lục I, mục II.9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doingoai.layout_check import wordings as w
from doingoai.layout_check.finding import Case, Finding, at, joined, missing
from doingoai.layout_check.lettering import lettering
from doingoai.layout_check.model import Piece
from doingoai.parsing.folding import fold

_SILENT = ("hop_dong", "ban_ghi_nho", "ban_thoa_thuan", "bien_ban", "thu_cong", "giay", "phieu", "quy_che", "quy_dinh")
_LABEL = "nơi nhận"
_ARTICLE = re.compile(r"Điều\s+(\d+)\s*[.:]")
_AS_ABOVE = re.compile(r"[-–+\s]*nhu (?:tren|dieu (?P<article>\d+))\b")
_REGISTRY = re.compile(r"[-–+\s]*luu\s*:\s*(?:vt|van thu)\b")


def recipients(case: Case) -> Iterator[Finding]:
    """The recipients are listed at the left, in their letters and with their signs; the archive is the last."""
    closing = case.blocks.closing
    if closing.recipients_head is None:
        if case.kind is None or not case.kind.key.startswith(_SILENT):
            yield missing("TT-NOI-NHAN", "Cuối văn bản, bên trái", "“Nơi nhận:”", None)
        return
    yield from lettering(case, "TT-NOI-NHAN-CHU", (closing.recipients_head,), "Chữ “Nơi nhận”")
    items, archive = _until_archive(closing.recipients)
    sides = {line.place.side for line in closing.capacity}
    if closing.recipients_head.place.side == "right" and sides == {"left"}:
        message = "“Nơi nhận” đang ở bên phải, người ký ở bên trái."
        place = at(_LABEL, closing.recipients_head)
        yield Finding("TT-NOI-NHAN-CHO", place, "bên phải", "bên trái", message, None)
    yield from lettering(case, "TT-NOI-NHAN-MUC", [piece for item in items for piece in item], "Dòng nơi nhận")
    yield from _signs(case, closing.recipients_head, items)
    yield from _references(case, items)
    yield from _archived(case, items) if archive else ()
    if not archive:
        place = at(_LABEL, closing.recipients_head)
        message = "Nơi nhận không có dòng “Lưu: VT, …”."
        yield Finding("TT-NOI-NHAN-LUU", place, "không có", "“- Lưu: VT, …”", message, None)


def _until_archive(items: tuple[tuple[Piece, ...], ...]) -> tuple[tuple[tuple[Piece, ...], ...], bool]:
    """Return the items up to that of the archive; the drafter's initials may stand after it."""
    for index, item in enumerate(items):
        if w.ARCHIVE.match(fold(item[0].text)):
            return items[: index + 1], True
    return items, False


def _references(case: Case, items: tuple[tuple[Piece, ...], ...]) -> Iterator[Finding]:
    """ "Như trên" and "Như Điều 3" come first; the article exists."""
    articles = [int(match[1]) for p in case.blocks.text if (match := _ARTICLE.match(p.text.strip()))]
    for index, item in enumerate(items):
        match = _AS_ABOVE.match(fold(item[0].text))
        if match and index:
            message = f"“{item[0].text.strip()}” phải là dòng đầu của nơi nhận."
            place = at(_LABEL, item[0])
            yield Finding("TT-NOI-NHAN-CAU", place, f"dòng thứ {index + 1}", "dòng đầu", message, None, "WARN")
        if match and match["article"] and articles and int(match["article"]) not in articles:
            message = f"Văn bản không có Điều {match['article']} mà nơi nhận dẫn tới."
            found, expected = f"Điều {match['article']}", f"từ Điều {min(articles)} đến Điều {max(articles)}"
            yield Finding("TT-NOI-NHAN-CAU", at(_LABEL, item[0]), found, expected, message, None, "WARN")


def _archived(case: Case, items: tuple[tuple[Piece, ...], ...]) -> Iterator[Finding]:
    """The last item of a State document names the registry: "Lưu: VT, …"."""
    text = joined(items[-1])
    if case.is_state and not _REGISTRY.match(fold(text)):
        message = f"Dòng lưu ghi “{text}”; phải ghi “- Lưu: VT, đơn vị soạn thảo.”"
        place = at(_LABEL, items[-1][0])
        yield Finding("TT-NOI-NHAN-LUU", place, text, "“- Lưu: VT, …”", message, None, "WARN")


def _signs(case: Case, head: Piece, items: tuple[tuple[Piece, ...], ...]) -> Iterator[Finding]:
    if not head.text.rstrip().endswith(":"):
        message = "Sau chữ “Nơi nhận” phải có dấu hai chấm."
        yield Finding("TT-NOI-NHAN-CAU", at(_LABEL, head), "thiếu dấu hai chấm", "“Nơi nhận:”", message, None)
        return
    for index, item in enumerate(items, start=1):
        wrong = _wrong(item, is_last=index == len(items), is_state=case.is_state)
        if wrong:
            message = f"Dòng nơi nhận thứ {index} {wrong}."
            yield Finding("TT-NOI-NHAN-CAU", at(_LABEL, item[0]), wrong, "“- …;”, dòng cuối “- ….”", message, None)
            return


def _wrong(item: tuple[Piece, ...], *, is_last: bool, is_state: bool) -> str:
    text = joined(item)
    if not w.ITEM.match(text) and not item[0].listed:
        return "không có gạch đầu dòng"
    allowed = ((".",) if is_last else (";",)) if is_state else ((".", ",", ";") if is_last else (",", ";"))
    if text.endswith(allowed):
        return ""
    return "phải kết thúc bằng " + ("dấu chấm" if is_last else "dấu chấm phẩy" if is_state else "dấu phẩy")
