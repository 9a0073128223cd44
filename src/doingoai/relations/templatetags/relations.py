"""`{% relations_of record %}`: state, drawing and table of relations, on the page of a dossier that is a document."""

from __future__ import annotations

from typing import Any

from django import template

from doingoai.dossiers.models import Record
from doingoai.relations.nodes import Node
from doingoai.relations.panel import panel_of
from doingoai.workflow import clock

register = template.Library()


@register.inclusion_tag("relations/panel.html", takes_context=True)
def relations_of(context: template.Context, record: Record) -> dict[str, Any]:
    """Draw the relations of a record's document as the officer of the page sees them."""
    return {"panel": panel_of(Node(record.dossier), context["request"].user, clock.today()), "dossier": True}
