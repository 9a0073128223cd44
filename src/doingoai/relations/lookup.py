"""Find the document that a person means by a typed number: a dossier that he sees, or a public instrument."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.lib.text import fold
from doingoai.organisations.models import Officer
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.relations.cited import Shelf, mentions
from doingoai.relations.nodes import Node

_NUMBER = re.compile(r"\d.*[/-].*[^\W\d_]")  # "30/2020/nđ-cp", not the day "5/3/2020"
OFFERED = 5  # candidates that a refusal names
LOOKED_AT = 50


def find_document(typed: str, officer: Officer) -> Node:
    """Return the document of a number of a dossier, of a document, or a short name ("Quy chế 272").

    Raises ValidationError when there is none, or when several bear the number: then it names them.
    """
    number = " ".join(typed.split())
    own = Dossier.objects.visible_to(officer).filter(number__iexact=number).first()
    if own is not None:
        return Node(own)
    found: list[Dossier | Instrument] = [*_instruments(number), *_dossiers(number, officer)]
    if not found:
        raise ValidationError(
            _("Không tìm thấy văn bản “%s” trong danh mục và trong các hồ sơ bạn được xem. Kiểm tra số, ký hiệu.")
            % typed
        )
    if len(found) > 1:
        names = "; ".join(_told(each) for each in found[:OFFERED])
        raise ValidationError(
            _("Có %(count)d văn bản mang số này: %(names)s. Ghi thêm ngày ban hành, hoặc mã hồ sơ.")
            % {"count": len(found), "names": names}
        )
    return Node(found[0])


def _instruments(number: str) -> list[Instrument]:
    """Return the instruments of a number, with its day when that was typed too ("38-CT/TW ngày 21/7/2014").

    Typed without capitals it is no number to the parser: then the words that look like one are tried.
    """
    whole, said = instrument_lookup(number), [lookup for lookup, _day in mentions(number).numbers]
    alike = [instrument_lookup(word) for word in number.split() if _NUMBER.search(word)]
    shelf = Shelf.of([whole, *said, *alike])
    by_word = [] if said else [each for lookup in alike for each in shelf.numbered(lookup, None)]
    return shelf.numbered(whole, None) or shelf.cited_in(number) or by_word


def _dossiers(number: str, officer: Officer) -> list[Dossier]:
    """Return the visible dossiers whose own document bears the number.

    The search finds the words anywhere; a title that cites the number is not the document itself, so only what the
    register added to number and title counts.
    """
    wanted = fold(number)
    if not any(letter.isdigit() for letter in wanted):
        return []
    rows = Dossier.objects.visible_to(officer).matching(number)[:LOOKED_AT]
    return [row for row in rows if f" {wanted} " in f" {_own_words(row)} "]


def _own_words(dossier: Dossier) -> str:
    return dossier.search.removeprefix(fold(f"{dossier.number} {dossier.title}"))


def _told(subject: Dossier | Instrument) -> str:
    if isinstance(subject, Dossier) or subject.issued_on is None:
        return str(subject)
    return _("%(name)s ngày %(day)s") % {"name": subject, "day": f"{subject.issued_on:%d/%m/%Y}"}
