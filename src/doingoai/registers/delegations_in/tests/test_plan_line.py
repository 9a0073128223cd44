"""A visit and the line of the year's programme under which it was planned."""

import pytest

from doingoai.dossiers.models import Link
from doingoai.planning.programme_lines.tests import factories as programme
from doingoai.registers.delegations_in.actions import proposal
from doingoai.registers.delegations_in.rules import dossier
from doingoai.registers.delegations_in.tests.factories import TODAY, at, findings
from doingoai.workflow.perform import perform


@pytest.fixture
def line(fa_officer):
    """line(annex, approved) → a line of the programme"""

    def make(annex="PL2", *, approved=True):
        opened = programme.open_one(fa_officer, annex=annex)
        return programme.adopted(opened) if approved else opened

    return make


@pytest.mark.covers("R-DV-00b")
@pytest.mark.parametrize(
    ("annex", "approved", "problem"),
    [
        ("PL2", True, ""),
        ("PL2", False, "chưa được phê duyệt hoặc đã bị rút"),
        ("PL1", True, "không thuộc phụ lục đoàn vào"),
    ],
)
def test_line_is_an_approved_one_of_incoming_delegations(annex, approved, problem, line, propose):
    code = line(annex, approved=approved).line_code
    found = findings(dossier.PLAN_LINE, propose(plan_line=code, off_plan_reason=""))
    assert found == ([f"Dòng kế hoạch {code}: {problem}."] if problem else [])


def test_visit_is_linked_with_its_line_and_with_no_former_one(line, propose, requester):
    planned = line()
    record = propose(plan_line=planned.line_code, off_plan_reason="")
    links = Link.objects.filter(source=record.dossier, kind=Link.Kind.PLANNED)
    assert list(links.values_list("target", flat=True)) == [planned.pk]
    with at(TODAY):
        perform(record, proposal.Correct, actor=requester, plan_line="", off_plan_reason="Ngoài kế hoạch")
    assert links.count() == 0
