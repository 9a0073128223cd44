"""The status codes of the exchange axis and which may follow which, as data.

Basis: Quyết định 28/2018/QĐ-TTg; codes and labels of public implementations (the legal text of each code is not
confirmed). Who refuses an illegal step is the caller.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class StatusCode(StrEnum):
    """What happened to a letter at its receiver; 13 is the sender's wish to take it back."""

    ARRIVED = "01"
    REFUSED = "02"
    REGISTERED = "03"
    ASSIGNED = "04"
    IN_WORK = "05"
    DONE = "06"
    TAKE_BACK = "13"
    TAKE_BACK_AGREED = "15"
    TAKE_BACK_REFUSED = "16"


@dataclass(frozen=True)
class Meaning:
    """The Vietnamese label of a code, when it is sent, and whether the sender of the letter sends it."""

    label: str
    sent_when: str
    by_sender: bool = False


MEANINGS: Mapping[StatusCode, Meaning] = MappingProxyType(
    {
        StatusCode.ARRIVED: Meaning("Đã đến", "Văn bản đã vào hệ thống của nơi nhận"),
        StatusCode.REFUSED: Meaning(
            "Từ chối tiếp nhận",
            "Văn thư nơi nhận từ chối (sai nơi nhận, không có chữ ký số); cũng dùng để từ chối yêu cầu thu hồi",
        ),
        StatusCode.REGISTERED: Meaning(
            "Đã tiếp nhận", "Văn bản đã vào sổ văn bản đến; cũng dùng để đồng ý với yêu cầu thu hồi"
        ),
        StatusCode.ASSIGNED: Meaning("Phân công", "Lãnh đạo đã phân công đơn vị hoặc người xử lý"),
        StatusCode.IN_WORK: Meaning("Đang xử lý", "Người được giao đang xử lý"),
        StatusCode.DONE: Meaning("Hoàn thành", "Đã xử lý xong, văn bản trả lời đã được liên kết"),
        StatusCode.TAKE_BACK: Meaning("Lấy lại", "Nơi gửi đề nghị lấy lại văn bản", by_sender=True),
        StatusCode.TAKE_BACK_AGREED: Meaning(
            "Đồng ý lấy lại hoặc cập nhật", "Nơi nhận đồng ý; bản đã nhận bị khóa, không bị xóa"
        ),
        StatusCode.TAKE_BACK_REFUSED: Meaning("Từ chối lấy lại hoặc cập nhật", "Nơi nhận từ chối và nêu lý do"),
    }
)

_AFTER_ARRIVAL = frozenset({StatusCode.REFUSED, StatusCode.REGISTERED, StatusCode.TAKE_BACK})
_NEXT: Mapping[StatusCode | None, frozenset[StatusCode]] = MappingProxyType(
    {
        None: frozenset({StatusCode.ARRIVED}),
        StatusCode.ARRIVED: _AFTER_ARRIVAL,
        StatusCode.REFUSED: frozenset(),
        StatusCode.REGISTERED: frozenset({StatusCode.ASSIGNED, StatusCode.IN_WORK, StatusCode.DONE}),
        StatusCode.ASSIGNED: frozenset({StatusCode.IN_WORK}),
        StatusCode.IN_WORK: frozenset({StatusCode.DONE}),
        StatusCode.DONE: frozenset(),
        StatusCode.TAKE_BACK: frozenset({StatusCode.TAKE_BACK_AGREED, StatusCode.TAKE_BACK_REFUSED}),
        StatusCode.TAKE_BACK_AGREED: frozenset(),
        # Back to what stood before the wish, and only an arrived letter can be wished back.
        StatusCode.TAKE_BACK_REFUSED: _AFTER_ARRIVAL,
    }
)


def next_codes(code: StatusCode | None) -> frozenset[StatusCode]:
    """Return the codes that may follow `code`; None is a letter of which nothing was heard yet."""
    return _NEXT[code]


def may_follow(code: StatusCode | None, following: StatusCode) -> bool:
    """True when `following` is a legal step after `code`."""
    return following in _NEXT[code]
