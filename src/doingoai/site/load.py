"""Load every data file of the project in the order in which they depend on each other; safe to repeat."""

from __future__ import annotations

from django.conf import settings

from doingoai.authority.load import load_matrix
from doingoai.norms.load import load_norms
from doingoai.organisations.framework import load_bodies
from doingoai.organisations.load import load_places
from doingoai.reference.load import load_reference


def load_all() -> dict[str, int]:
    """Load places, reference facts, norms and the authority matrix; return how many rows of each."""
    data = settings.DATA
    counts = load_places(data / "reference") | load_reference(data / "reference") | load_norms(data / "norms")
    return counts | {"bodies": load_bodies(data / "reference"), "authority": load_matrix(data / "authority")}
