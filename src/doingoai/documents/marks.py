"""Marks that a document may carry: urgency, circulation, kind of copy. Marks of secrecy are not among them.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10, II.11 and the part on copies; sizes of the frames in millimetres.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from doingoai.documents.blocks import ContentError


@dataclass(frozen=True)
class Urgency:
    """A mark of urgency and the size of its frame in millimetres."""

    text: str
    width: float
    height: float = 8


URGENCIES: Mapping[str, Urgency] = MappingProxyType(
    {
        "khan": Urgency("KHẨN", 20),
        "thuong_khan": Urgency("THƯỢNG KHẨN", 40),
        "hoa_toc": Urgency("HỎA TỐC", 30),
    }
)

CIRCULATIONS: Mapping[str, str] = MappingProxyType(
    {
        "xem_xong_tra_lai": "XEM XONG TRẢ LẠI",
        "luu_hanh_noi_bo": "LƯU HÀNH NỘI BỘ",
    }
)

COPIES: Mapping[str, str] = MappingProxyType({"sao_y": "Sao y", "trich_sao": "Trích sao", "sao_luc": "Sao lục"})


def urgency_of(key: str) -> Urgency:
    """Return the mark called `key`; raise `ContentError` when there is none."""
    try:
        return URGENCIES[key]
    except KeyError:
        raise ContentError(_unknown("mức độ khẩn", key, URGENCIES)) from None


def circulation_of(key: str) -> str:
    """Return the words of the note called `key`; raise `ContentError` when there are none."""
    try:
        return CIRCULATIONS[key]
    except KeyError:
        raise ContentError(_unknown("chỉ dẫn phạm vi lưu hành", key, CIRCULATIONS)) from None


def copy_of(key: str) -> str:
    """Return the form of copy called `key`; raise `ContentError` when there is none."""
    try:
        return COPIES[key]
    except KeyError:
        raise ContentError(_unknown("hình thức sao", key, COPIES)) from None


def _unknown(what: str, key: str, known: Mapping[str, object]) -> str:
    return f"Không có {what} “{key}”. Được dùng: {', '.join(known)}."
