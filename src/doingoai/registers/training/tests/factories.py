"""Real classes for tests, opened through perform()."""

import datetime as dt

from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.workflow.perform import perform

PLAN = {
    "title": "Lớp bồi dưỡng lễ tân đối ngoại",
    "topic": "PROTOCOL",
    "level": "BASIC",
    "mode": "ONSITE",
    "organiser": "PROVINCE",
    "place": "Bắc Ninh",
    "date_from": dt.date(2026, 3, 2),
    "date_to": dt.date(2026, 3, 4),
    "hours": 16,
}


def open_one(actor, **changes):
    """Open a class as `actor`; the conformance tests of every register call this."""
    return perform(TrainingClass, actions.Plan, actor=actor, **PLAN | changes)
