"""Many issue at once: every number is given once, none is left out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from doingoai.organisations.models import Officer
from doingoai.registers.documents_out.actions import issuing
from doingoai.registers.documents_out.models import GivenNumber, OutgoingDocument
from doingoai.registers.documents_out.tests import factories
from doingoai.workflow.perform import perform

AT_ONCE, EACH = 6, 4


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_and_no_double_when_many_issue_at_once(fa_officer, fa_head):
    if connection.vendor == "sqlite":
        pytest.skip("threads share SQLite's memory; tests/test_many_at_once.py does this with processes on a file")
    waiting = [factories.approved(fa_officer, fa_head).pk for _each in range(AT_ONCE * EACH)]

    def issue(pks):
        try:
            officer = Officer.objects.get(pk=fa_officer.pk)
            for pk in pks:
                record = OutgoingDocument.objects.for_system("test").get(pk=pk)
                perform(record, issuing.Issue, actor=officer)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(issue, [waiting[at::AT_ONCE] for at in range(AT_ONCE)]))
    assert list(GivenNumber.objects.values_list("serial", flat=True)) == list(range(1, AT_ONCE * EACH + 1))
    numbers = set(OutgoingDocument.objects.for_system("test").values_list("serial", flat=True))
    assert numbers == set(range(1, AT_ONCE * EACH + 1))
