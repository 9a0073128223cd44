"""Packages from other systems: a letter opens a document in the book of each addressee, a state goes to our own letter.

Law: Quyết định 28/2018/QĐ-TTg. Folders of packages are in `site.commands.exchange`; what leaves is in `words` and in
`registers.documents_out.packages`.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.authority.decide import NotAllowed
from doingoai.edxml import BusinessType, Letter, NotEdxml, Organ, Priority, Status, StatusCode, read
from doingoai.organisations.models import Body
from doingoai.organisations.system import system_officer
from doingoai.reference import papers as lists
from doingoai.registers.documents_in.actions.arriving import Arrive
from doingoai.registers.documents_in.addressed import bodies_here, body_by_code
from doingoai.registers.documents_in.arrivals import tell_sender
from doingoai.registers.documents_in.asked_back import known, take_back
from doingoai.registers.documents_in.heard import hear_status
from doingoai.registers.documents_in.models import IncomingDocument, Way
from doingoai.registers.documents_in.papers import Papers, checked_papers, keep
from doingoai.registers.documents_in.refused import PackageRefused, answers_to
from doingoai.registers.documents_in.related import relate
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import ActRefused

URGENCIES = {
    Priority.URGENT: lists.Urgency.URGENT, Priority.VERY_URGENT: lists.Urgency.VERY_URGENT,
    Priority.EXPRESS: lists.Urgency.MOST_URGENT, Priority.EXPRESS_TIMED: lists.Urgency.MOST_URGENT,
}  # fmt: skip


def take_package(data: bytes, name: str) -> list[IncomingDocument]:
    """Take in one package and return the documents that it brought or asks back; none for a state.

    The same message twice opens nothing twice. Raises PackageRefused in plain Vietnamese; nothing is kept then. Its
    answers leave with the next sending once `refused.keep_answers` has kept them.
    """
    try:
        message = read(data)
    except NotEdxml as problem:
        raise PackageRefused(f"{name}: {problem}") from problem
    if isinstance(message, Status):
        return _take_status(message)
    return _take_letter(message)


def _take_status(status: Status) -> list[IncomingDocument]:
    try:
        with transaction.atomic():
            if status.code is StatusCode.TAKE_BACK:
                return take_back(status.sender, status.response_for.document_id, reason=status.description)
            hear_status(status)
            return []
    except (ActRefused, NotAllowed) as problem:
        raise PackageRefused(_told_why(problem)) from problem


def _take_letter(letter: Letter) -> list[IncomingDocument]:
    here = bodies_here(letter.receivers)
    organs = [Organ(body.exchange_code, body.name) for body in here] or list(letter.receivers)
    try:
        if not here:
            raise PackageRefused(_misdirected(letter))
        if letter.business.type is BusinessType.RECALL:
            meant = letter.business.document_id or letter.document_id
            with transaction.atomic():
                return take_back(letter.sender, meant, reason=letter.business.reason, bodies=here)
        return _arrived(letter, here)
    except PackageRefused as refused:
        refused.answers = tuple(answers_to(letter, organs, refused.message_vi))
        raise
    except (ValidationError, ActRefused, NotAllowed) as problem:
        why = _told_why(problem)
        raise PackageRefused(why, answers_to(letter, organs, why)) from problem


def _arrived(letter: Letter, here: list[Body]) -> list[IncomingDocument]:
    """Open a document for each addressee; files are read before the transaction, which holds up other writers."""
    _refuse_silent_update(letter, here)
    fresh = any(known(letter.sender, letter.document_id, body) is None for body in here)
    papers = checked_papers(letter) if fresh else Papers()
    with transaction.atomic():
        # Two receivers may hold the same message at once: the second waits here, then finds the document.
        list(Body.objects.select_for_update(no_key=True).filter(pk__in=[body.pk for body in here]).order_by("pk"))
        return [known(letter.sender, letter.document_id, body) or _open(letter, body, papers) for body in here]


def _open(letter: Letter, body: Body, papers: Papers) -> IncomingDocument:
    record = perform(
        IncomingDocument, Arrive, actor=system_officer(), body=body, way=Way.AXIS, text=papers.text,
        signature=papers.signature, **_told(letter),
    )  # fmt: skip
    keep(record, papers)
    relate(record, letter)
    tell_sender(record, lists.StatusCode.ARRIVED, system_officer())
    return record


def _told(letter: Letter) -> dict[str, Any]:
    """Return what the package says of the document, as the form of `Arrive` takes it."""
    return {
        "title": (letter.subject or letter.code or letter.document_id)[:500],
        "sender": (letter.sender.name or letter.sender.organ_id)[:300],
        "sender_body": body_by_code(letter.sender.organ_id),
        "document_number": letter.code[:80],
        "issued_on": letter.issued_on,
        "kind": (letter.document_type.name or _("Công văn"))[:60],
        "signer": letter.signer.full_name[:120],
        "urgency": URGENCIES.get(letter.priority, ""),
        "reply_due": letter.due_on,
        "message_id": letter.document_id,
        "from_code": letter.sender.canonical_id,
    }


def _refuse_silent_update(letter: Letter, here: list[Body]) -> None:
    """An update under the id of the letter that it changes would be taken for the same letter sent twice."""
    update = letter.business.type is BusinessType.UPDATE and letter.business.document_id == letter.document_id
    if update and any(known(letter.sender, letter.document_id, body) for body in here):
        raise PackageRefused(
            _(
                "Văn bản %(number)s đã đến trước đó; bản cập nhật không được ghi đè lên bản đã nhận. "
                "Đề nghị nơi gửi gửi văn bản thay thế."
            )
            % {"number": letter.code}
        )


def _misdirected(letter: Letter) -> str:
    named = "; ".join(f"{organ.name} ({organ.organ_id})" for organ in letter.receivers[:5])
    if not named:
        return _("Gói edXML không ghi nơi nhận nào. Đề nghị nơi gửi bổ sung nơi nhận rồi gửi lại.")
    return _(
        "Không có nơi nhận nào của gói edXML làm việc trên hệ thống này: %(named)s. "
        "Hãy chuyển gói edXML đến đúng hệ thống, hoặc đề nghị nơi gửi kiểm tra mã định danh nơi nhận."
    ) % {"named": named}


def _told_why(problem: Exception) -> str:
    messages = getattr(problem, "messages", None) or [str(problem)]
    return " ".join(str(message) for message in messages)
