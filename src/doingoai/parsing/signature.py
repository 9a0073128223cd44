"""The signature: capacity (TM., KT., TL., TUQ., Q.), post, name, and the time of an electronic signature.

Basis: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I; the Party writes T/M, K/T, T/L.
"""

from __future__ import annotations

import datetime
import re

from doingoai.parsing.document import Signature
from doingoai.parsing.folding import LOWER, UPPER, fold

CAPACITY = re.compile(
    rf"(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|Q)(?:[./]{{1,2}} ?| )(?=[{UPPER}]{{2}})(?=[^{LOWER}]+$)"
)
_POSTS = (
    "chu tich|pho chu tich|giam doc|pho giam doc|bi thu|pho bi thu|bo truong|thu truong|cuc truong|pho cuc truong|"
    "vu truong|pho vu truong|chanh van phong|pho chanh van phong|truong ban|pho truong ban|truong phong|"
    "pho truong phong|thu tuong|pho thu tuong|tong giam doc|chu nhiem|pho chu nhiem|truong doan|vien truong|"
    "tong bi thu|"
    "uy vien|chanh thanh tra|hieu truong|tu lenh|chinh uy|chi huy truong|thuong truc|tong lanh su|dai su|"
    "quyen giam doc|"
    "bi thu tinh uy|truong dai dien|chi cuc truong|chanh an|tong cuc truong"
)
_POST = re.compile(rf"(?:q\. ?|quyen )?(?:{_POSTS})(?:,? [a-z ,\-]{{2,60}})?")
_CELLS = re.compile(r" {3,}|\t+|\s*\|\s*|\n")
_RANK = (
    r"(?:(?:PGS|GS|TS|ThS|Ths|CN|BS|KS|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|"
    r"Đại tướng)[., ]{1,2})*"
)
_WORD = f"[{UPPER}][{LOWER}]*"
_NAME = re.compile(rf"{_RANK}(?P<first>{_WORD})(?:[ \-]{_WORD}){{1,5}}")
_SURNAMES = frozenset(
    [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
        "duong", "ly", "dinh", "lam", "trinh", "mai", "dao", "doan", "ha", "cao", "chu", "ta", "luong", "truong",
        "to", "vuong", "nong", "vi", "lo", "quang", "giang", "thao", "sung", "be", "hua", "trieu", "phung", "tong",
        "quach", "la", "kieu", "thai", "luc", "chau", "dam", "mac", "tu", "ninh", "tang", "doan", "khong",
        "nghiem", "thach", "danh", "kim", "son", "au", "dieu", "ma", "cu", "luu", "ton", "tieu", "bach", "giap",
        "vien", "han", "thieu", "cam", "hau",
    ]
)  # fmt: skip
_NOT_A_SURNAME = frozenset(
    [
        "so", "ban", "uy", "van", "co", "pho", "truong", "ky", "can", "dong", "nhu", "cac", "luu", "phong", "cuc",
        "vu", "gui", "noi", "thanh", "viet", "quoc",
    ]
)  # fmt: skip
_GLUED = re.compile(rf"(?<=[{UPPER}]{{2}}) ?(?=[{UPPER}][{LOWER}])")
_LONGEST_REST = 45
_SIGNED = re.compile(r"\(?(?:da ky|ky ten.*|da ky ten.*|chu ky.*|ky, dong dau.*|dau.*)\)?")
_MOMENTS = (
    re.compile(r"(?P<y>\d{4})[.\-/](?P<m>\d\d)[.\-/](?P<d>\d\d)[ T](?P<t>\d\d:\d\d:\d\d)\s*(?P<z>[+-]\d\d:?\d\d)?"),
    re.compile(r"(?P<d>\d\d)[.\-/](?P<m>\d\d)[.\-/](?P<y>\d{4})[ T](?P<t>\d\d:\d\d:\d\d)\s*(?P<z>[+-]\d\d:?\d\d)?"),
    re.compile(r"D:(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<t>\d{6})(?P<z>[+-]\d\d'?\d\d)?"),
)


def cells_of(text: str) -> list[str]:
    """Cut a flattened line into the cells of its columns."""
    return [cell for cell in (part.strip() for part in _CELLS.split(text)) if cell]


def is_post(cell: str) -> bool:
    """Tell a post in capitals ("PHÓ GIÁM ĐỐC")."""
    return cell.isupper() and len(cell) < 70 and _POST.fullmatch(fold(cell)) is not None


def is_name(cell: str) -> bool:
    """Tell the name of a person: two to six words with capitals, or all capitals after a usual surname."""
    if len(cell) > 50:
        return False
    match = _NAME.fullmatch(cell)
    if match:
        first = fold(match["first"])
        return first in _SURNAMES or first not in _NOT_A_SURNAME
    words = fold(cell).split()
    return cell.isupper() and 2 <= len(words) <= 5 and words[0] in _SURNAMES and not is_post(cell)


def read_signature(cells: list[str], stamps: list[str]) -> Signature:
    """Return the signature from the cells of the closing block, in their order."""
    signature = Signature(signed_at=_moment([*stamps, *cells]))
    capacities: list[str] = []
    for part in [part for cell in cells for part in _unglued(cell)]:
        cell = " ".join(part.strip(" .:*").split())
        if _SIGNED.fullmatch(fold(cell)) or not cell:
            continue
        if CAPACITY.match(cell):
            capacities.append(cell)
        elif is_post(cell):
            signature.post = cell
        elif (
            signature.post is None and capacities and cell.isupper() and len(cell) < _LONGEST_REST and not is_name(cell)
        ):
            capacities[-1] += " " + cell
        elif is_name(cell) and (capacities or signature.post or stamps) and signature.name is None:
            signature.name = cell
    _split_post(signature, capacities)
    signature.capacity = " / ".join(capacities) or None
    return signature


def _unglued(cell: str) -> list[str]:
    """Part a post from the name glued to it: "PHÓ CHỦ NHIỆMNguyễn Văn An"."""
    glued = _GLUED.search(cell)
    if glued and is_post(cell[: glued.start()]) and is_name(cell[glued.end() :]):
        return [cell[: glued.start()], cell[glued.end() :]]
    return [cell]


def _split_post(signature: Signature, capacities: list[str]) -> None:
    """Take the post off a capacity line that was flattened: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"."""
    if signature.post or not capacities:
        return
    words = capacities[-1].split(" ")
    for index in range(2, len(words)):
        tail = " ".join(words[index:])
        if is_post(tail) and words[index - 1] != "BAN":  # "T/M BAN BÍ THƯ" names a body, not the post of BÍ THƯ
            signature.post, capacities[-1] = tail, " ".join(words[:index])
            return


def _moment(cells: list[str]) -> str | None:
    for cell in cells:
        for pattern in _MOMENTS:
            match = pattern.search(cell)
            if match:
                return _iso_moment(match)
    return None


def _iso_moment(match: re.Match[str]) -> str | None:
    time = match["t"] if ":" in match["t"] else ":".join(re.findall("..", match["t"]))
    zone = (match["z"] or "+07:00").replace("'", "")
    zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    text = f"{match['y']}-{match['m']}-{match['d']}T{time}{zone}"
    try:
        return datetime.datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None
