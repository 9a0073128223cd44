"""Type and TypeDetail of QCVN 102:2016/BTTTT for the Vietnamese names of document types, both ways.

Type 1 (normative) and 2 (administrative) and the order of the details in `INFERRED` are not confirmed by a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from doingoai.lib.text import fold

NORMATIVE, ADMINISTRATIVE = 1, 2
OTHER_PAPER = 27


@dataclass(frozen=True)
class DocumentType:
    """The codes and the name of a type; a foreign package may lack the codes (None)."""

    name: str
    type: int | None = None
    detail: int | None = None


def _numbered(kind: int, *names: str) -> Mapping[str, DocumentType]:
    return MappingProxyType({name: DocumentType(name, kind, at) for at, name in enumerate(names, start=1)})


NORMATIVE_TYPES = _numbered(
    NORMATIVE,
    *("Hiến pháp", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết", "Nghị quyết liên tịch", "Nghị định", "Quyết định"),
    *("Thông tư", "Thông tư liên tịch", "Chỉ thị", "Bộ luật"),
    "Văn bản quy phạm pháp luật của đơn vị hành chính - kinh tế đặc biệt",
)

_NUMBERED = _numbered(
    ADMINISTRATIVE,
    *("Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn"),
    *("Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng"),
    *("Công văn", "Công điện", "Bản ghi nhớ", "Bản cam kết", "Bản thỏa thuận", "Giấy chứng nhận"),
    *("Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu"),
)
_OTHER_PAPERS = ("Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công")

DOCUMENT_TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {**_NUMBERED, **{name: DocumentType(name, ADMINISTRATIVE, OTHER_PAPER) for name in _OTHER_PAPERS}}
)
"""Administrative types by their name in Nghị định 30/2020/NĐ-CP; papers without a number of their own share 27."""

INFERRED = frozenset(
    {"Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", *_OTHER_PAPERS}
)
"""Names whose TypeDetail was inferred from the order of the list: confirm it with the axis before the first letter."""

_BY_FOLDED = {
    (kind, fold(name)): found
    for kind, table in ((NORMATIVE, NORMATIVE_TYPES), (ADMINISTRATIVE, DOCUMENT_TYPES))
    for name, found in table.items()
}
_BY_CODES = {
    (found.type, found.detail): found
    for table in (NORMATIVE_TYPES, _NUMBERED)  # the papers that share 27 are known by their name only
    for found in table.values()
}


def document_type(name: str, *, normative: bool = False) -> DocumentType:
    """Return the type called `name`, whatever its capitals and marks; another paper (27) when it is not listed."""
    found = _BY_FOLDED.get((NORMATIVE if normative else ADMINISTRATIVE, fold(name)))
    return found or DocumentType(name, ADMINISTRATIVE, OTHER_PAPER)


def type_name(kind: int | None, detail: int | None) -> str:
    """Return the name for the two codes, "" when they name no one type."""
    found = _BY_CODES.get((kind, detail))
    return found.name if found else ""
