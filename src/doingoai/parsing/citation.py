"""The values that the citations give: a place that cites another document, and a place that points into this one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Candidate:
    """A document of the register that a citation may mean."""

    number: str
    issued_on: str
    term: int | None


@dataclass
class Citation:
    """One place where the text cites another document; `number` is canonical, `surface` as printed.

    `kind`: numbered, law, congress, plenum, alias or anaphora. `target` is the number of the earlier citation
    that an alias or anaphora stands for, or that of a law cited by name; `target_issued_on` is its date where known.
    `candidates` are the documents of the register that fit when neither date nor term tells; `issuer_today` is
    what an issuer that changed is called now (`issuer_scope`: for this part of its work).
    `issued_on` is only a full, valid date; less is in `date_partial`.
    `relation` is one of `cues.CODES`; `reverse`: the cited document does it (to `nested_in`, or to this one);
    `nested_in` is the number of the document in whose title, or of which, the citation speaks.
    """

    type: str
    kind: str
    start: int
    end: int
    surface: str
    number: str | None = None
    name: str | None = None
    alias: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    date_precision: str | None = None
    date_partial: str | None = None
    effective_from: str | None = None
    canonical_type: str | None = None
    subtype: str | None = None
    family: str | None = None
    year: int | None = None
    term: int | None = None
    units: list[str] = field(default_factory=list)
    unit_paths: list[str] = field(default_factory=list)
    relation: str = "refers"
    reverse: bool = False
    nested_in: str | None = None
    directed_by: str | None = None
    defines_alias: str | None = None
    target: str | None = None
    target_issued_on: str | None = None
    candidates: list[Candidate] = field(default_factory=list)
    issuer_today: str | None = None
    issuer_scope: str | None = None
    secrecy_hint: bool = False
    in_footnote: bool = False
    confidence: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: the keys of the contract first, then what helps a reader to judge."""
        first = ("type", "number", "name", "alias", "issuer", "issued_on", "start", "end", "surface")
        values = vars(self) | {"candidates": [vars(each).copy() for each in self.candidates]}
        return {key: values[key] for key in first} | {key: values[key] for key in values if key not in first}


@dataclass(frozen=True)
class Reference:
    """A place that points into this document ("khoản 2 Điều 5 Quy chế này"): canonical path, and where that point is.

    `target` is the start of the point in the text, None when no such point was found.
    """

    path: str
    surface: str
    start: int
    end: int
    target: int | None = None
