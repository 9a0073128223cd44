"""What rests on instruments beside cases, norms and the matrix: the rules of the registers and the templates."""

from __future__ import annotations

from django.utils.translation import gettext as _

from doingoai.drafting.templates import Templates, bases_of
from doingoai.register_kit.catalogue import registers, rules
from doingoai.register_kit.house import house_of
from doingoai.relations.dependants import Text


def cited_texts() -> list[Text]:
    """Return (name, text, address) of every rule, and of every line of a national template that cites something."""
    of_rules = [(f"{rule.id} ({registers()[key].title})", str(rule.basis), "") for key, rule in rules()]
    return [*of_rules, *_lines(house_of(None).templates)]


def _lines(templates: Templates) -> list[Text]:
    texts = {(each.file, number): text for each in templates.documents.values() for number, text in each.lines}
    places = sorted({place for cited in bases_of(templates).values() for place in cited})
    return [
        (_("Mẫu %(file)s, dòng %(line)d") % {"file": file, "line": line}, texts[file, line], "")
        for file, line in places
    ]
