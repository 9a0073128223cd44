"""The days on which the tests of reports play, and classes as records behind figures."""

import pytest
import time_machine

from doingoai.reporting.tests.conftest import held  # noqa: F401 -- the same classes as in the tests of figures


@pytest.fixture
def mid_october():
    """The day after the cut-off of October 2026, before its deadline."""
    with time_machine.travel("2026-10-15 03:00Z"):
        yield
