"""A state that another system reports of a document that was sent from here."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from doingoai.edxml import Status, canonical_organ_id
from doingoai.organisations.present import works_here
from doingoai.organisations.system import system_officer
from doingoai.reference.papers import StatusCode
from doingoai.register_kit.catalogue import model_of, registers
from doingoai.registers.documents_in.refused import PackageRefused
from doingoai.workflow import clock
from doingoai.workflow.perform import perform


def hear_status(status: Status) -> None:
    """Tell our document what its recipient says, in the caller's transaction; the same message counts once.

    Raises PackageRefused for a document that was not sent from here, for a body to which it was not sent, and for a
    state that cannot follow the last one (Quyết định 28/2018/QĐ-TTg).
    """
    wanted = status.response_for.document_id
    record = (
        model_of("documents_out")
        .objects.for_system("exchange")
        .filter(message_id=wanted)
        .exclude(message_id="")
        .first()
    )
    if record is None:
        raise PackageRefused(
            _("Trạng thái nói về văn bản “%(id)s” (%(code)s), nhưng hệ thống này không gửi văn bản nào như vậy.")
            % {"id": wanted, "code": status.response_for.code}
        )
    lines = [each for each in record.deliveries.select_related("body") if _speaks_for(status, each)]
    if not lines:
        raise PackageRefused(
            _("%(who)s (%(code)s) không phải là nơi nhận điện tử của văn bản %(number)s nên không được báo trạng thái.")
            % {"who": status.sender.name, "code": status.sender.organ_id, "number": record.document_number}
        )
    for line in lines:
        _hear(record, line, status)


def _speaks_for(status: Status, line: Any) -> bool:
    """A body that works here reports by its own acts: a package in its name is not believed."""
    if line.is_pointer or not line.code or line.body is None or works_here(line.body):
        return False
    return canonical_organ_id(line.body.living().exchange_code) == status.sender.canonical_id


def _hear(record: Any, line: Any, status: Status) -> None:
    key = hashlib.sha256("\n".join((*status.key, str(line.pk))).encode()).hexdigest()
    if line.code == status.code or line.events.filter(key=key).exists() or _crossed(line.code, status):
        return
    before = line.get_code_display()
    perform(
        record, registers()["documents_out"].verbs["take_status"], actor=system_officer(), delivery=line.pk,
        code=str(status.code), at=min(status.timestamp or clock.now(), clock.now()), by=status.sender.name[:200],
        note_text=status.description[:300], key=key,
    )  # fmt: skip
    line.refresh_from_db()
    if line.code != status.code:
        raise PackageRefused(
            _("Trạng thái “%(new)s” của %(who)s không thể theo sau “%(old)s” (văn bản %(number)s).")
            % {
                "new": StatusCode(status.code).label, "who": status.sender.name, "old": before,
                "number": record.document_number,
            },
            may_come_later=True,
        )  # fmt: skip


def _crossed(code: str, status: Status) -> bool:
    """A recipient that has not read the recall yet still reports its work: that does not answer the recall."""
    answers = {StatusCode.RECALL_AGREED, StatusCode.RECALL_REFUSED}
    return code == StatusCode.RECALL_ASKED and status.code not in answers
