"""Template tags of the kit: what a page asks about another register than its own."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.signed import TONES
from doingoai.signing import Verdict
from doingoai.workflow.perform import may

register = template.Library()


@register.simple_tag
def may_open(key: str, officer: Officer) -> bool:
    """Tell whether the officer could open a dossier in the register; False where it is not installed."""
    other = registers().get(key)
    return other is not None and may(other.model, other.opening, officer).allowed


@register.simple_tag
def signature_message(record: Any) -> SafeString:
    """Say first what the signatures of the document are worth (`signature`, `verdict`); nothing for an unsigned one."""
    if not record.signature:
        return SafeString("")
    said = {"text": record.signature, "tone": TONES[Verdict(record.verdict)] if record.verdict else "info"}
    return SafeString(render_to_string("web/components/message.html", said))
