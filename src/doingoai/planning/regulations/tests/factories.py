"""Real regulations for tests, opened through perform()."""

import datetime as dt

from doingoai.planning.regulations import actions
from doingoai.planning.regulations.models import Regulation
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

TODAY = dt.date(2026, 8, 3)
# Example A.8 no. 1 of the domain file.
TEXT = {
    "title": "Ban hành Quy chế quản lý thống nhất các hoạt động đối ngoại trên địa bàn tỉnh",
    "layer": "TINH_DANG",
    "doc_type": "QUYET_DINH",
    "scope": "Hoạt động đối ngoại của các cơ quan, tổ chức, địa phương trong tỉnh",
    "implements": "272-QĐ/TW; 33-KL/TW",
}
OLD = TEXT | {
    "title": "Quy chế đối ngoại của tỉnh cũ",
    "number": "88-QĐ/TU",
    "issued_on": dt.date(2019, 3, 4),
    "effective_from": dt.date(2019, 3, 4),
    "signing_capacity": "TM",
    "issuer_name": "Ban Thường vụ Tỉnh ủy",
    "status_checked_on": dt.date(2026, 7, 1),
    "status_source": "Công báo tỉnh",
}
SIGNED = {
    "number": "215-QĐ/TU",
    "issued_on": dt.date(2026, 9, 14),
    "signer": "Nguyễn Văn Bí",
    "signing_capacity": "TM",
    "effective_from": dt.date(2026, 9, 14),
}


def at(day):
    """Let acts happen at noon of a day."""
    return clock.acting_at(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))


def open_one(actor, **changes):
    """Open a draft; the conformance tests of every register call this."""
    with at(TODAY):
        return perform(Regulation, actions.Draft, actor=actor, **TEXT | changes)


def inherited(actor, *, reasons=None, **changes):
    """Enter a regulation that is in force already."""
    with at(TODAY):
        return perform(Regulation, actions.Enter, actor=actor, reasons=reasons, **OLD | changes)
