"""Take a guidance document in from a path: what `doingoai guidance add` and seeds call. Pages post the same act."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from doingoai.organisations.models import Officer
from doingoai.planning.guidance.actions import Receive
from doingoai.planning.guidance.models import Guidance
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform


def add_guidance(path: Path, *, actor: Officer) -> Guidance:
    """Store the document with its points, citations and addressees, in the actor's body; return the record.

    Raises OSError when the file cannot be opened, and what `perform` raises: a refusal stores nothing.
    """
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    reasons = {EVERY_RULE: _("Nhập bằng lệnh")}
    return perform(Guidance, Receive, actor=actor, reasons=reasons, data={}, files={"file": upload})
