"""What a citation is cited for: the relation, its direction, and the document in whose title it stands.

The cue is looked for between the citation before (or the beginning of the clause) and this one; the last cue wins,
but a preamble line ("Căn cứ …") keeps its own, and a list passes on what its first item has.
"""

from __future__ import annotations

import re

from doingoai.parsing.citation import Citation
from doingoai.parsing.citing.issuers import read_issuer
from doingoai.parsing.folding import Copy
from doingoai.parsing.relating.cues import Cue, cue_after, cue_before

_REACH = 260
_LIST_GAP = re.compile(r"(?: |,|;|va|hoac|cung|voi|cac|so|[()])*")
_LIST_END = re.compile(r"(?:,|;| va| hoac| cung voi)(?: cac| so)* ?$")
_PREAMBLE = re.compile(
    r"\W{0,4}(?:(?P<based_on>can cu)|(?P<proposal>theo de nghi|xet de nghi|xet to trinh|xet bao cao))\b"
)
_TITLE_BEGINS = re.compile(
    r" ?\)? ?(?:ve(?: viec)?|ban hanh|quy dinh|phe duyet|huong dan|sua doi|bo sung|trien khai|thuc hien|thay the|"
    r"bai bo|"
    r"duoc|bi|dinh chinh|cu the hoa|thi hanh|so ket|tong ket|dinh chi|tra loi|bao cao|ket qua)\b"
)
_DIRECTION = re.compile(r"(?:chi dao|y kien) cua ")


def relate(copy: Copy, found: list[Citation]) -> None:
    """Set `relation`, `reverse` and `nested_in` of the citations, which stand in the order of the text."""
    previous: Citation | None = None
    for citation in found:
        citation.directed_by = directed_by(copy, citation.start)
        cue = _cue(copy, citation, previous)
        citation.relation, citation.reverse = cue.code, cue.reverse
        previous = citation


def directed_by(copy: Copy, start: int) -> str | None:
    """Return who gave the instruction that the cited letter carries: "ý kiến chỉ đạo của X tại Công văn …"."""
    if not copy.folded.endswith(" tai ", 0, start):
        return None
    begin = max(0, start - _REACH)
    leads = list(_DIRECTION.finditer(copy.folded, begin, start))
    if not leads:
        return None
    issuer = read_issuer(copy, leads[-1].end())
    return issuer[0] if issuer and copy.folded[issuer[1] : start].strip() == "tai" else None


def _cue(copy: Copy, citation: Citation, previous: Citation | None) -> Cue:
    after = previous.end if previous else 0
    if previous and _LIST_GAP.fullmatch(copy.folded, after, citation.start) and not _explains(copy, previous, citation):
        citation.nested_in = previous.nested_in
        return Cue(previous.relation, previous.reverse)
    begin = max(after, citation.start - _REACH)
    sentence = max(
        copy.text.rfind("\n", begin, citation.start) + 1, copy.text.rfind(". ", begin, citation.start) + 1, begin
    )
    clause = max(sentence, copy.text.rfind("; ", begin, citation.start) + 1)
    same_sentence = previous is not None and sentence <= begin == after
    # "X về … được sửa đổi bởi Y": what stands in the title of X is told of X.
    nested = same_sentence and clause <= begin and _TITLE_BEGINS.match(copy.folded, after) is not None
    told = cue_before(copy.text, clause, stop=citation.start, limit=citation.start + len(citation.type))
    if previous and same_sentence and (nested or (told and told.reverse)):
        citation.nested_in = previous.number or previous.target
        if told:
            return told
    # "Thực hiện A, B và ý kiến chỉ đạo của X tại C": the instruction goes on with the list.
    listed = _LIST_END.search(copy.folded, after, citation.start) or citation.directed_by
    if previous and same_sentence and told is None and listed:
        citation.nested_in = previous.nested_in
        return Cue(previous.relation, previous.reverse)
    return cue_after(copy.text, citation.end) or _preamble(copy, citation, nested=nested) or told or Cue("refers")


def _explains(copy: Copy, previous: Citation, citation: Citation) -> bool:
    """Tell "Quyết định số 1 (Tờ trình số 2)": what stands in brackets is cited beside the first, not with it."""
    return "(" in copy.text[previous.end : citation.start]


def _preamble(copy: Copy, citation: Citation, *, nested: bool) -> Cue | None:
    """Return the relation of a line of the preamble: there the block decides, not the last verb."""
    if nested:
        return None
    line = copy.text.rfind("\n", 0, citation.start) + 1
    match = _PREAMBLE.match(copy.folded, line) if line < citation.start else None
    return Cue(match.lastgroup or "based_on") if match and citation.start - line < _REACH else None
