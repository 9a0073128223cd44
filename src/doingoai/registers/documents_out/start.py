"""What a new draft begins with: a document of another dossier, a template, the letter that it answers, its signer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from doingoai.documents import OfficialDocument
from doingoai.dossiers.models import Dossier, Record
from doingoai.drafting.prose import text_of
from doingoai.drafting.templates import Recipient, Signer
from doingoai.lib.dates import format_date
from doingoai.lib.text import within_sentence
from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.house import letterhead_of
from doingoai.registers.documents_out.codes import Capacity, Form
from doingoai.registers.documents_out.filling import filled_template, row_of

Values = dict[str, Any]
PARTY_BODIES = frozenset({Body.Kind.PROVINCIAL_PARTY, Body.Kind.PARTY_OFFICE})


def proposed(actor: Officer, asked: Mapping[str, Any]) -> Values:
    """Return the first values of a draft, from what the address of the page names; unknown names give nothing."""
    values = _signer(actor.seat.body)
    if number := asked.get("source_number"):
        values |= _of_dossier(actor, str(number), str(asked.get("document", "")))
    if number := asked.get("answers_number"):
        values |= _answer(actor, str(number))
    if number := asked.get("replaces_number"):
        values |= _copy(actor, str(number))
    if key := asked.get("template"):
        source = _visible(actor, str(asked.get("source_number", "")))
        values |= filled_template(str(key), actor, source)
    return values


def _signer(body: Body | None) -> Values:
    """Propose the first signer of the body's letterhead, and its usual lines of Nơi nhận."""
    if body is None:
        return {}
    letterhead = letterhead_of(body)
    signer = next(iter(letterhead.signers), Signer("Thủ trưởng cơ quan"))
    return {
        "issuer": body,
        "form": Form.PARTY if body.kind in PARTY_BODIES else Form.STATE,
        "capacity": signer.capacity or (Capacity.TM if signer.organisation else ""),
        "organisation": signer.organisation,
        "head_post": signer.head or signer.title,
        "deliveries": [row for row in map(row_of, letterhead.recipients) if row],
    }


def _of_dossier(actor: Officer, number: str, key: str) -> Values:
    """Take over a document that another register builds from its record, as text to be worked on."""
    record = _record(actor, number)
    register = registers().get(record.register) if record is not None else None
    document = next((each for each in register.documents if each.key == key), None) if register else None
    if record is None or document is None:
        return {}
    with override("vi"):  # an official document is Vietnamese, whatever the language of the page
        return _values(document.build(record, {}))


def _values(content: OfficialDocument) -> Values:
    return {
        "title": content.title,
        "form": content.layout,
        "kind": content.kind,
        "addressees": "\n".join(content.addressees),
        "bases": "\n".join(content.bases),
        "content": text_of(content.blocks, content.annexes),
        "deliveries": [row for line in content.recipients if (row := row_of(Recipient(line)))],
    }


def _answer(actor: Officer, number: str) -> Values:
    record = _record(actor, number)
    if record is None or record.register != "documents_in":
        return {}
    named = f"{record.kind} số {record.document_number}" if record.document_number else within_sentence(record.kind)
    day = f" ngày {format_date(record.issued_on)}" if record.issued_on else ""
    about = f"{named}{day} của {record.sender} về {within_sentence(record.dossier.title)}"
    return {
        "kind": "cong_van",
        "title": f"Trả lời {named}",
        "addressees": record.sender,
        "content": f"Phúc đáp {about}, {record.dossier.body} có ý kiến như sau:\n\n1. ",
        "deliveries": [{"text": "Như trên", "purpose": "", "channel": "electronic"}],
    }


def _copy(actor: Officer, number: str) -> Values:
    record = _record(actor, number)
    if record is None or record.register != "documents_out":
        return {}
    names = (
        "form", "kind", "issuer", "addressees", "bases", "content", "urgency", "circulation", "capacity",
        "organisation", "head_post", "own_post", "signer", "unit_symbol", "archive_note",
    )  # fmt: skip
    rows = record.deliveries.filter(is_printed=True).values("text", "purpose", "body", "channel")
    return {name: getattr(record, name) for name in names} | {
        "title": record.dossier.title, "deliveries": list(rows),
    }  # fmt: skip


def _visible(actor: Officer, number: str) -> Dossier | None:
    return Dossier.objects.visible_to(actor).filter(number=number).first() if number else None


def _record(actor: Officer, number: str) -> Any:
    dossier = _visible(actor, number)
    register = registers().get(dossier.register) if dossier else None
    if dossier is None or register is None:
        return None
    model: type[Record] = register.model
    return model.objects.visible_to(actor).filter(pk=dossier.pk).first()
