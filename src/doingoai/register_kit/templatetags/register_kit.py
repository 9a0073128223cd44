"""Template tags of the kit: what a page asks about another register than its own."""

from django import template

from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.workflow.perform import may

register = template.Library()


@register.simple_tag
def may_open(key: str, officer: Officer) -> bool:
    """Tell whether the officer could open a dossier in the register; False where it is not installed."""
    other = registers().get(key)
    return other is not None and may(other.model, other.opening, officer).allowed
