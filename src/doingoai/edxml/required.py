"""What a message must have before it may leave: all gaps are told at once.

Basis: QCVN 102:2016/BTTTT. Read packages need far less: see `letter_in.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from doingoai.edxml.message import Letter, Status
from doingoai.edxml.organ_ids import is_organ_id, is_own_code
from doingoai.edxml.parts import BusinessType, Organ
from doingoai.edxml.refusal import not_edxml
from doingoai.edxml.statuses import StatusCode
from doingoai.edxml.texts import one_line

_ID_FORM = "đúng dạng, ví dụ H99.01.02"


def require_letter(letter: Letter) -> None:
    """Raise NotEdxml (incomplete) with everything that is missing."""
    kind = letter.document_type
    _refuse(
        [
            *_organ(letter.sender, "cơ quan gửi"),
            *([] if letter.receivers else ["nơi nhận"]),
            *(gap for receiver in letter.receivers for gap in _organ(receiver, f"nơi nhận “{receiver.name}”")),
            *_blank("số văn bản", letter.code_number),
            *_blank("ký hiệu văn bản", letter.code_notation),
            *([] if letter.issued_on else ["ngày ban hành"]),
            *_blank("địa danh ban hành", letter.place),
            *_blank("tên loại văn bản", kind.name),
            *([] if kind.type is not None and kind.detail is not None else ["mã loại văn bản"]),
            *_blank("trích yếu", letter.subject),
            *_blank("họ tên người ký", letter.signer.full_name),
            *_blank("mã văn bản (DocumentId)", letter.document_id),
            *_business(letter),
            *(f"nội dung của tệp “{file.name}”" for file in letter.attachments if not file.data),
        ]
    )


def require_status(status: Status) -> None:
    """Raise NotEdxml (incomplete) with everything that is missing; a refusal to give back needs its reason."""
    refused = status.code is StatusCode.TAKE_BACK_REFUSED
    _refuse(
        [
            *_organ(status.sender, "cơ quan gửi trạng thái"),
            *_blank("mã định danh của cơ quan ban hành văn bản", status.response_for.organ_id),
            *_blank("mã văn bản (DocumentId)", status.response_for.document_id),
            *([] if status.timestamp else ["thời điểm"]),
            *(_blank("lý do từ chối", status.description) if refused else ()),
        ]
    )


def _organ(organ: Organ, who: str) -> list[str]:
    known = is_organ_id(organ.organ_id) or is_own_code(organ.organ_id)
    gaps = [] if known else [f"mã định danh của {who} ({_ID_FORM})"]
    return [*gaps, *_blank(f"tên của {who}", organ.name)]


def _business(letter: Letter) -> Iterable[str]:
    """A receiver who does not know which letter is meant, or why, cannot carry the order out."""
    business = letter.business
    if business.type is BusinessType.NEW:
        return
    yield from _blank("lý do thu hồi, cập nhật hoặc thay thế", business.reason)
    if business.type is BusinessType.REPLACE:
        if not any(one_line(replaced.document_id) for replaced in business.replacements):
            yield "văn bản bị thay thế"
    else:
        yield from _blank("mã văn bản được thu hồi hoặc cập nhật", business.document_id)


def _blank(what: str, value: str) -> list[str]:
    return [] if one_line(value) else [what]


def _refuse(gaps: list[str]) -> None:
    if gaps:
        raise not_edxml("incomplete", what="; ".join(gaps))
