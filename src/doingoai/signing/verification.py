"""What was found about the signatures of a file: plain values, ready for a page, for JSON and for a log."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """The display states of official-documents.md §5.3, and a file without signatures."""

    UNSIGNED = "unsigned"
    VALID = "valid"
    UNKNOWN = "unknown"
    INVALID = "invalid"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Verdict.UNSIGNED: "chưa ký số",
    Verdict.VALID: "hợp lệ",
    Verdict.UNKNOWN: "không đủ thông tin",
    Verdict.INVALID: "không hợp lệ",
}


class Revocation(StrEnum):
    """Not published: no place to ask is named and no list of the issuer is at hand; a `Signature` says unknown."""

    GOOD = "good"
    REVOKED = "revoked"
    REVOKED_LATER = "revoked_later"
    NOT_PUBLISHED = "not_published"
    UNKNOWN = "unknown"


class TimeSource(StrEnum):
    AUTHORITY = "authority"
    CLAIMED = "claimed"
    NONE = "none"


@dataclass(frozen=True)
class Signature:
    """One signature or document time-stamp, in the order of signing (`order` counts from 1).

    `intact`: the signed bytes are as they were. `covers_all`: nothing follows it in the file but what
    `changes` lists. `signed_at` is the authority's time, or only what the signer's machine claimed: see `time_source`.
    `chain`: names from the signer to the root, as far as it leads to a trusted one. `problems`: what decided the
    verdict, the worst first, then what a reader of a valid signature must still know (revocation not checked).
    """

    order: int
    field: str
    is_timestamp: bool = False
    verdict: Verdict = Verdict.INVALID
    intact: bool = False
    covers_all: bool = False
    changes: tuple[str, ...] = ()
    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    chain: tuple[str, ...] = ()
    trusted: bool = False
    revocation: Revocation = Revocation.UNKNOWN
    signed_at: datetime | None = None
    time_source: TimeSource = TimeSource.NONE
    time_authority: str = ""
    closes: bool = False
    reason: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """The answer for one file. `readable` is false when it is no PDF at all; `headline` is for the first screen."""

    verdict: Verdict
    headline: str
    signatures: tuple[Signature, ...] = ()
    problems: tuple[str, ...] = ()
    readable: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values; times as ISO 8601."""
        answer = asdict(self)
        answer["label"] = self.verdict.label
        for signature in answer["signatures"]:
            moment = signature["signed_at"]
            signature["signed_at"] = moment.isoformat() if moment else None
        return answer

    @classmethod
    def from_json(cls, answer: dict[str, Any]) -> Verification:
        """Read what `as_json` wrote."""
        return cls(
            verdict=Verdict(answer["verdict"]),
            headline=answer["headline"],
            signatures=tuple(_signature(each) for each in answer["signatures"]),
            problems=tuple(answer["problems"]),
            readable=answer["readable"],
        )


def _signature(values: dict[str, Any]) -> Signature:
    moment = values["signed_at"]
    lists = {name: tuple(values[name]) for name in ("changes", "chain", "problems")}
    return replace(
        Signature(**{**values, **lists}),
        verdict=Verdict(values["verdict"]),
        revocation=Revocation(values["revocation"]),
        time_source=TimeSource(values["time_source"]),
        signed_at=datetime.fromisoformat(moment) if moment else None,
    )
