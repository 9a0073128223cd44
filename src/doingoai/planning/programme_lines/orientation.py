"""What a line serves, as people type it: "VBCD-24-2026-0001: 2.iii, 3; NV-24-2026-0004".

A number of a guidance document, with points after a colon, or of a task. Other registers are known by key only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import model_of
from doingoai.workflow.inputs import visible_dossier

KINDS = {"guidance": Link.Kind.IMPLEMENTS, "tasks": Link.Kind.SERVES}


@dataclass
class Served:
    """The points of guidance and the dossiers (guidance, tasks) that a line serves."""

    clauses: list[Any] = field(default_factory=list)
    dossiers: list[Dossier] = field(default_factory=list)


def served(text: str, officer: Officer) -> Served:
    """Read what was typed. Raises ValidationError that names what was not found."""
    found = Served()
    for part in filter(None, (each.strip() for each in text.split(";"))):
        number, _colon, paths = part.partition(":")
        dossier = visible_dossier(number, officer)
        if dossier.register not in KINDS:
            raise ValidationError(_("“%s” không phải văn bản chỉ đạo hay nhiệm vụ.") % number.strip())
        found.dossiers.append(dossier)
        found.clauses += _clauses(dossier, [each.strip() for each in paths.split(",") if each.strip()])
    return found


def tie(record: Any, found: Served) -> None:
    """Keep points and links as they were read; links made by hand to other dossiers stay."""
    record.clauses.set(found.clauses)
    own = Link.objects.filter(source=record.dossier, target__register__in=KINDS, kind__in=KINDS.values())
    own.exclude(target__in=found.dossiers).delete()
    rows = [Link(source=record.dossier, target=each, kind=KINDS[each.register]) for each in found.dossiers]
    Link.objects.bulk_create(rows, ignore_conflicts=True)


def _clauses(dossier: Dossier, paths: list[str]) -> list[Any]:
    if not paths:
        return []
    if dossier.register != "guidance":
        raise ValidationError(_("“%s” là nhiệm vụ, không có mục để ghi sau dấu hai chấm.") % dossier.number)
    document = model_of("guidance").objects.for_system("orientation").get(pk=dossier.pk)
    known = {each.number_path: each for each in document.clauses.all()}
    for path in paths:
        if path not in known:
            raise ValidationError(_("%(number)s không có mục “%(path)s”.") % {"number": dossier.number, "path": path})
    return [known[path] for path in paths]
