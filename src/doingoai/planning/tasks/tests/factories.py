"""Tasks for tests, given by hand."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.organisations.models import Body
from doingoai.planning.tasks import actions
from doingoai.planning.tasks.models import Task
from doingoai.workflow.perform import perform

TASK = {
    "title": "Rà soát toàn bộ thỏa thuận quốc tế đã ký",
    "kind": "CO_THOI_HAN",
    "due_on": dt.date(2026, 6, 30),
    "cycle": "1",
    "product_kind": "BAO_CAO",
    "product": "Báo cáo rà soát",
    "theme": "THOA_THUAN_QT",
}


def open_one(actor, **changes):
    """Give a task to the department of justice of the test province."""
    lead = Body.objects.get(code="STP-24-202507")
    return perform(Task, actions.Assign, actor=actor, **{**TASK, "lead": lead.pk, **changes})


def evidence():
    return {"file": SimpleUploadedFile("bao-cao.txt", "Báo cáo kết quả rà soát".encode())}
