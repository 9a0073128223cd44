"""Let an approval reach the lines: those waiting become approved, changes are carried into the lines that they change.

The acts on lines are the program's (role SYSTEM): an approved line follows from an approved version and from nothing
else. The ledger of each line names the programme, the paper and who recorded it.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from doingoai.organisations.models import Officer
from doingoai.organisations.system import system_officer
from doingoai.planning.programmes.lines import act, changed_by, pending
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.workflow.perform import perform


def decided_text(record: AnnualProgramme, paper: str, actor: Officer) -> str:
    """Say by which paper of which programme a line was decided, and who recorded it."""
    said = {"paper": paper, "number": record.dossier.number, "version": record.version_no, "who": actor}
    return _("%(paper)s; %(number)s, phiên bản %(version)s; người ghi: %(who)s") % said


def adopt(record: AnnualProgramme, *, rejected: Collection[str], said: str) -> None:
    """Decide every waiting line in the version that is being approved; `rejected` are codes that it leaves out."""
    system, waiting, number = system_officer(), pending(record), record.version_no
    known = changed_by(record, waiting)
    for line in waiting:
        if line.line_code in rejected:
            perform(line, act("refuse"), actor=system, note=said)
            continue
        changed = known.get(line.changes_code)
        if changed is not None:
            amended = {"change": line.dossier.number, "version_no": number}
            perform(changed, act("amend"), actor=system, note=said, **amended)
        perform(line, act("adopt"), actor=system, note=said, version_no=number)
