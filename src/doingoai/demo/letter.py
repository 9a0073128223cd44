"""One outgoing letter of the demo as a value: what it says, to whom it goes, how far it and its recipients came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a recipient does with the letter: it "arrived" (nobody looked yet), "received", "assigned", "working", "done",
# "answered", "answering" (the answer waits for its head), "refused"; asked back, it "gave_back", "kept", was "asked".
# `handled` says so by key of the body; for a letter of the centre by code of the province.


@dataclass(frozen=True)
class Letter:
    """A letter. `ago` counts the working days since its draft; `end` is how far it came ("at:ROLE": waits there).

    `{place}`, `{year}` and `{next_year}` in the texts are the province in full, the year, the next one.
    """

    title: str
    text: str
    to: tuple[str, ...]  # keys of bodies, or a wording of its own
    ago: int
    end: str
    kind: str = "cong_van"
    issuer: str = "NGV"
    copies: tuple[tuple[str, str], ...] = ()  # (key of a body or wording, purpose)
    bases: str = ""
    reply: int = 0  # days from the draft to the answer that it asks for
    urgency: str = ""
    source: tuple[str, str, str] = ("", "", "")  # register, state and document of a dossier of the demo
    handled: Mapping[str, str] = field(default_factory=dict)
    answer: str = ""
    reason: str = ""  # of a refusal, recall, return, void number
