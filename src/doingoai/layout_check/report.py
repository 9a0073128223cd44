"""What the check hands back: deviations with place, rule and remedy, and their JSON form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Form = Literal["STATE", "PARTY"]
Severity = Literal["ERROR", "WARN"]


@dataclass(frozen=True)
class Deviation:
    """One departure from the prescribed layout; WARN where the rule itself is not confirmed in every detail."""

    rule: str
    basis: str
    severity: Severity
    place: str
    page: int | None
    found: str
    expected: str
    message: str
    remedy: str

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return vars(self).copy()


@dataclass(frozen=True)
class Report:
    """The deviations in reading order; `form` is None where no official document was recognised.

    `notes` say what the file's format cannot tell and was therefore not checked.
    """

    file: str
    kind: Literal["docx", "pdf"]
    form: Form | None
    pages: int | None
    deviations: tuple[Deviation, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Return the dictionary that `doingoai document check --json` prints."""
        return {
            "file": self.file,
            "form": self.form,
            "kind": self.kind,
            "pages": self.pages,
            "deviations": [deviation.as_json() for deviation in self.deviations],
            "notes": list(self.notes),
        }
