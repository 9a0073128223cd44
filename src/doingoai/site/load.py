"""Load every data file of the project in the order in which they depend on each other; safe to repeat."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from doingoai.authority.load import load_matrix
from doingoai.drafting.templates import load_templates
from doingoai.norms.load import load_norms
from doingoai.organisations.framework import load_bodies
from doingoai.organisations.load import load_places
from doingoai.reference.load import load_reference
from doingoai.relations.derive import derive_from_reference


def load_all() -> dict[str, int]:
    """Load places, reference facts, norms, relations, bodies, the matrix; read every template. Return how many of each.

    Raises `BrokenTemplates`, with file and line, when a template of the installation is wrong.
    """
    data = settings.DATA
    counts = load_places(data / "reference") | load_reference(data / "reference") | load_norms(data / "norms")
    counts |= {"relations": derive_from_reference(), "bodies": load_bodies(data / "reference")}
    return counts | {
        "authority": load_matrix(data / "authority"),
        "templates": len(load_templates(*_templates()).documents),
    }


def _templates() -> list[Path]:
    """Return the folders of templates, ours first: whichever holds a broken file is told at set-up."""
    folders = sorted(path for path in (settings.DATA / "templates").iterdir() if path.is_dir())
    return sorted(folders, key=lambda path: path.name != "national")
