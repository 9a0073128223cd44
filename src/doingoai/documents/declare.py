"""What a register declares for each official document that it can produce."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from doingoai.documents.content import OfficialDocument


@dataclass(frozen=True)
class Document:
    """A document of a register, e.g. Document("submission", _("Tờ trình"), build=submission).

    `build(record, facts)` turns a record, and the facts that the record does not hold (number, date, signer),
    into content; it writes nothing.
    """

    key: str
    title: str | Promise
    build: Callable[[Any, Mapping[str, Any]], OfficialDocument]
