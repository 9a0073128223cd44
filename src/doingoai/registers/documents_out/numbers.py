"""Numbers of documents: one after the other for each body, family of documents and year, given only at issue.

Law: Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I, mục II.3 (from 01 on 1 January to 31 December); a Party body
counts through a congress term (Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from doingoai.documents import kind_of, layout_of
from doingoai.register_kit.house import letterhead_of
from doingoai.registers.documents_out.codes import Form
from doingoai.registers.documents_out.models import GivenNumber, NumberSeries, OutgoingDocument
from doingoai.workflow import clock

# The first year of each congress term of the Party: numbers run through a term. From XIV, the congress of January 2026.
TERMS = ((2026, "XIV"), (2021, "XIII"), (2016, "XII"), (2011, "XI"), (2006, "X"), (2001, "IX"))


def give_number(record: OutgoingDocument, on: dt.date) -> int:
    """Give the next number in the caller's transaction: a rolled-back issue gives its number back, without a gap."""
    body = record.issuer.living()
    key = {"body": body, "period": period_of(record.form, on), "family": family_of(record)}
    NumberSeries.objects.bulk_create([NumberSeries(**key)], ignore_conflicts=True)
    mine = NumberSeries.objects.filter(**key)
    mine.update(last=F("last") + 1)  # holds the row until commit: two issues at once wait for each other
    series = mine.get()
    GivenNumber.objects.create(series=series, serial=series.last, dossier=record.dossier, given_at=clock.now())
    return series.last


def void_number(record: OutgoingDocument, reason: str) -> None:
    """Mark the number as void; it stays in the book with the reason and is never given again."""
    given = GivenNumber.objects.filter(dossier=record.dossier, voided_at=None)
    given.update(voided_at=clock.now(), reason=reason[:300])


def last_issue(record: OutgoingDocument, on: dt.date) -> dt.date | None:
    """Return the day of the last number that another document was given in the same series."""
    rows = GivenNumber.objects.filter(
        series__body=record.issuer.living(), series__period=period_of(record.form, on),
        series__family=family_of(record),
    )  # fmt: skip
    last = rows.exclude(dossier=record.dossier).order_by("-serial").values_list("dossier", flat=True).first()
    issued = OutgoingDocument.objects.for_system("numbers").filter(pk=last)
    return issued.values_list("issued_on", flat=True).first()


def period_of(form: str, on: dt.date) -> str:
    """Return the year, or for a Party document the congress term, through which numbers run."""
    if form == Form.PARTY:
        return next((term for year, term in TERMS if on.year >= year), TERMS[-1][1])
    return str(on.year)


def family_of(record: OutgoingDocument) -> str:
    """Return the series in which a document is counted: its kind's own, or one for all where the body decided so."""
    return record.kind if letterhead_of(record.issuer).numbering == "by_kind" else "together"


def symbol_of(record: OutgoingDocument) -> str:
    """Return what follows the serial: "TTr-SNgV", "UBND-NgV" for a letter, "TTr/TU" for a Party document."""
    kind, own = kind_of(record.kind, layout_of(record.form).kinds), record.issuer.symbol
    declared = letterhead_of(record.issuer).symbol(record.kind, kind.abbreviation)
    if declared and not record.unit_symbol:
        return declared
    if record.form == Form.PARTY:
        return f"{kind.abbreviation or 'CV'}/{own}"
    parts = (own, record.unit_symbol) if not kind.typed else (kind.abbreviation, own)
    return "-".join(part for part in parts if part)


def number_text(record: OutgoingDocument) -> str:
    """Return the number as it is cited: "05/TTr-SNgV", "05-TTr/TU"."""
    joint = "-" if record.form == Form.PARTY else "/"
    return f"{record.serial:02d}{joint}{record.symbol}"
