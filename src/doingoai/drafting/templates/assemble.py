"""A filled (and perhaps edited) draft under the letterhead of its body becomes an `OfficialDocument`."""

from dataclasses import replace
from datetime import date

from doingoai.documents.content import Contact, OfficialDocument, Signature
from doingoai.documents.layout import LAYOUTS
from doingoai.drafting.prose.reading import read_prose
from doingoai.drafting.templates.fill import Filled
from doingoai.drafting.templates.template import Letterhead, Signer


def document_of(
    filled: Filled,
    letterhead: Letterhead,
    *,
    signer: Signer | None = None,
    name: str = "",
    number: int | None = None,
    issued_on: date | None = None,
) -> OfficialDocument:
    """Return the document; `signer` is by default the letterhead's first of the draft's capacity, `name` who signs.

    Nơi nhận that the draft does not name are those of the letterhead. Raises `ContentError` for an unknown kind.
    """
    prose = read_prose(filled.body)
    return OfficialDocument(
        kind=filled.kind,
        layout=filled.layout,
        body="\n".join(letterhead.name_lines),
        parent_body="\n".join(letterhead.parent_lines),
        symbol=letterhead.symbol(filled.kind, LAYOUTS[filled.layout].kinds[filled.kind].abbreviation),
        place=letterhead.place,
        number=number,
        issued_on=issued_on,
        title=filled.title,
        issuing_authority=filled.issuing_authority,
        addressees=filled.addressees,
        bases=filled.bases,
        blocks=prose.blocks,
        annexes=prose.annexes,
        recipients=tuple(each.text for each in filled.recipients or letterhead.recipients),
        signature=_signature(filled, letterhead, signer, name),
        contact=Contact(**letterhead.contact) if any(letterhead.contact.values()) else None,
    )


def _signature(filled: Filled, letterhead: Letterhead, signer: Signer | None, name: str) -> Signature:
    fitting = [each for each in letterhead.signers if each.capacity == filled.capacity]
    chosen = signer or next(iter(fitting), letterhead.signers[0])
    head = (chosen.head or chosen.title).lower()
    if filled.issuing_authority.lower().startswith(head):
        chosen = replace(chosen, organisation="")  # the head decides in his own name, not on behalf of the collective
    return Signature(chosen.authority(party=filled.layout == "PARTY"), name)
