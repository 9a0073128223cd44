"""Where the reference files of the repository lie."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def reference() -> Path:
    """Return the folder data/reference of this repository."""
    return Path(__file__).resolve().parents[4] / "data" / "reference"
