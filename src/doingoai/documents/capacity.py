"""In what capacity a document is signed, as values: the lines of authority over the name, built and checked.

Basis: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I (TM., KT., TL., TUQ., Q.); Hướng dẫn 36-HD/VPTW (T/M, K/T, T/L).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from doingoai.documents.blocks import ContentError
from doingoai.documents.wording import capitals, clean

CAPACITIES: Mapping[str, str] = MappingProxyType(
    {
        "": "Ký trực tiếp",
        "TM": "Thay mặt tập thể",
        "KT": "Ký thay cấp trưởng",
        "TL": "Ký thừa lệnh",
        "TL_KT": "Ký thay người được giao ký thừa lệnh",
        "TUQ": "Ký thừa ủy quyền",
        "Q": "Quyền cấp trưởng",
    }
)

_PREFIXES = {
    "TM": ("TM.", "T/M"),
    "KT": ("KT.", "K/T"),
    "TL": ("TL.", "T/L"),
    "TUQ": ("TUQ.", "TUQ."),
    "Q": ("Q.", "Q."),
}
_PREFIXED = re.compile(r"(?P<mark>TUQ|T/?M|K/?T|T/?L)\b\.?\s+")
# A deputy minister is a "thứ trưởng".
_DEPUTY = re.compile(r"(?:PHÓ|THỨ TRƯỞNG)\b")
_UNIT_HEAD = re.compile(r"(?!PHÓ\b).*\b(?:TRƯỞNG|CHÁNH|GIÁM ĐỐC|CHỦ NHIỆM|CHỦ TỊCH|BÍ THƯ|TỔNG BIÊN TẬP)\b")


def authority_lines(capacity: str, *, organisation: str, head: str, own: str, party: bool = False) -> tuple[str, ...]:
    """Return the lines over the signature in capitals, e.g. ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC").

    `capacity` is a key of `CAPACITIES`; `organisation` the collective or body ("Ủy ban nhân dân"), `head` the title of
    its head, `own` that of whoever signs. A deputy who signs TM. of a State collective also signs KT.; in the Party
    his title stands directly below T/M. `TL_KT` is the deputy of the head of a unit that was given TL.
    Raises `ContentError` for an unknown capacity, a missing title, KT. without a deputy, TL. or TUQ. without the head
    of a unit. What Party documents print for TUQ. and Q. is not confirmed: as in the State's.
    """
    if capacity not in CAPACITIES:
        known = ", ".join(key for key in CAPACITIES if key)
        raise ContentError(f"Không có thẩm quyền ký “{capacity}”. Được dùng: {known} hoặc để trống khi ký trực tiếp.")
    organisation, head, own = (capitals(text).strip() for text in (organisation, head, own))
    lines = _lines(capacity, organisation=organisation, head=head, own=own, party=party)
    if not all(line.split(" ", 1)[-1] for line in lines):
        raise ContentError("Thiếu tên cơ quan hoặc chức vụ để ghi quyền hạn người ký; hãy điền đủ rồi thử lại.")
    check_authority(lines)
    return lines


def check_authority(lines: tuple[str, ...]) -> None:
    """Refuse lines of authority in which KT. is not followed by a deputy, or TL., TUQ. not by the head of a unit.

    Raises `ContentError`. Lines of the State (KT.) and of the Party (K/T) are read alike.
    """
    printed = [capitals(line).strip() for line in lines]
    for index, line in enumerate(printed):
        mark = _PREFIXED.match(line)
        if mark is None or (kind := mark["mark"].replace("/", "")) == "TM":
            continue
        below = printed[index + 1] if index + 1 < len(printed) else ""
        if kind == "KT" and not _DEPUTY.match(below):
            raise ContentError(f"Dưới “{line}” phải là chức vụ cấp phó (PHÓ …), không phải “{below}”.")
        if kind in ("TL", "TUQ") and not _UNIT_HEAD.match(_without_prefix(below)):
            raise ContentError(
                f"Dưới “{line}” phải là chức vụ người đứng đầu đơn vị (CHÁNH …, TRƯỞNG …), không phải “{below}”."
            )


def _lines(capacity: str, *, organisation: str, head: str, own: str, party: bool) -> tuple[str, ...]:
    marks = {key: forms[party] for key, forms in _PREFIXES.items()}
    if capacity == "TM":
        deputy = () if party or own == head else (f"{marks['KT']} {head}",)
        return (f"{marks['TM']} {organisation}", *deputy, own)
    if capacity == "Q":
        return (f"{marks['Q']} {head}",)
    # A Party office signs by order of the collective, an office of the State by order of its head.
    over = organisation if party else head
    by_order = {"KT": f"{marks['KT']} {head}", "TL": f"{marks['TL']} {over}", "TUQ": f"{marks['TUQ']} {over}"}
    if capacity == "TL_KT":
        unit_head = re.sub(r"^PHÓ\s+", "", own)
        return (by_order["TL"], f"{marks['KT']} {unit_head}", own)
    return (by_order[capacity], own) if capacity else (own,)


def _without_prefix(line: str) -> str:
    return _PREFIXED.sub("", clean(line), count=1)
