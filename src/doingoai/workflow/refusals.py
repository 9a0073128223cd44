"""Why an act was not done. Each carries what a person needs to read; pages, the API and imports show the same."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Record
from doingoai.norms.rule import Finding


class ActRefused(Exception):
    """An act was refused; nothing was written."""

    @property
    def messages(self) -> list[str]:
        return [str(self)]


class WrongState(ActRefused):
    """The dossier is not in a state from which the act is possible."""


class Undecided(ActRefused):
    """Nobody can be asked: no row of the matrix says who decides, or two say different things (R-QC-01, 05, 09)."""


class InvalidInputs(ActRefused):
    """What was typed is incomplete or impossible; `form` names the fields."""

    def __init__(self, form: forms.BaseForm) -> None:
        super().__init__(_("Dữ liệu nhập chưa hợp lệ."))
        self.form = form

    @property
    def messages(self) -> list[str]:
        found = []
        for name, errors in self.form.errors.items():
            label = self.form.fields[name].label if name in self.form.fields else ""
            found += [f"{label}: {error}" if label else str(error) for error in errors]
        return found


class RulesBroken(ActRefused):
    """Rules of law block the act, or a warning waits for a written reason."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = list(findings)

    @property
    def messages(self) -> list[str]:
        return [f"{finding.message} ({finding.rule.id}; {finding.rule.basis})" for finding in self.findings]


class Conflict(ActRefused):
    """Somebody else changed the dossier since it was shown; both versions are kept for the person to compare."""

    def __init__(self, record: Record) -> None:
        super().__init__(_("Hồ sơ vừa được người khác thay đổi. Hãy so sánh hai bản rồi lưu lại."))
        self.record = record
