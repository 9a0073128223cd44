"""What a report on paper says beyond the figures of the day: narrative, frozen figures, corrections, signature.

Plain values: whoever keeps reports (a register) fills them in; `paper` lays them out. Without any of it the paper
shows the live figures as a draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from doingoai.indicators.tallies import Number
from doingoai.reporting.wording import value_text

# RP-09: a number printed with “trên, gần, khoảng” keeps that word; it is never shown as exact.
QUALIFIERS = {"EXACT": "", "GT": "trên ", "LT": "gần ", "APPROX": "khoảng "}


@dataclass(frozen=True)
class Section:
    """A heading of the outline (domain §7.3) with its text; a line feed begins a paragraph.

    `number` as printed: "I", "1"; `level` 1 is a part, 2 a heading in it.
    """

    number: str
    heading: str
    text: str = ""
    level: int = 2


@dataclass(frozen=True)
class Source:
    """A number that another source gives for the same figure, kept beside it (RP-14: 94 or 96 missions)."""

    value: Number
    name: str
    qualifier: str = "EXACT"


@dataclass(frozen=True)
class Stated:
    """A figure as the report states it: frozen with its version, or typed from a named source.

    `num` of `den` is a share (RP-08); `source` is filled only for a number that no record stands behind.
    """

    code: str
    name: str
    unit: str
    value: Number | None
    previous: Number | None = None
    change_pct: Decimal | None = None
    decimals: int = 0
    records: int = 0
    num: int | None = None
    den: int | None = None
    qualifier: str = "EXACT"
    source: str = ""
    comment: str = ""
    others: tuple[Source, ...] = ()

    @property
    def text(self) -> str:
        """The value as printed, with its qualifier: "trên 1.000"."""
        return stated_text(self.value, self.decimals, self.qualifier)


@dataclass(frozen=True)
class Restated:
    """A figure that was corrected after the report had been submitted: what it said, what it is now, why, by whom."""

    code: str
    name: str
    old: Number | None
    new: Number | None
    reason: str
    who: str
    on: dt.date
    record: str = ""  # number of the dossier; "" for one that the reader may not see
    decimals: int = 0


@dataclass(frozen=True)
class Printed:
    """What one version of a report says; every part may be missing.

    `figures` by indicator code take the place of the live ones; `drawn` are the codes of the charts. `quality` is
    printed under the title ("số ước", "số sơ bộ", "số chính thức"). `frozen_at` and `version` are said in the notes.
    `body` issues the report (with `parent_body` over it), where that is not the office of whoever prints it: a report
    signed by the Chairman is the People's Committee's.
    """

    sections: tuple[Section, ...] = ()
    figures: Mapping[str, Stated] = field(default_factory=dict)
    restated: tuple[Restated, ...] = ()
    notes: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    title: str = ""
    quality: str = ""
    version: int | None = None
    frozen_at: dt.datetime | None = None
    body: str = ""
    parent_body: str = ""
    number: str = ""  # of the document, without its symbol
    symbol: str = ""
    issued_on: dt.date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()  # the lines over the signature: "TM. Ủy ban nhân dân", "Chủ tịch"
    signer: str = ""


DRAFT = Printed()
"""The figures of the day and nothing else."""


def stated_text(value: Number | None, decimals: int, qualifier: str) -> str:
    """Write a value with its qualifier. Raises KeyError for an unknown qualifier."""
    word = QUALIFIERS[qualifier]
    return value_text(value, decimals) if value is None else word + value_text(value, decimals)
