"""The page of a programme: lines by annex, clashes, money, and only what the reader may see."""

import pytest

from doingoai.planning.programmes.tests import factories
from doingoai.planning.programmes.tests.factories import line


def page(client, record):
    answer = client.get(record.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_shows_lines_by_annex_with_money_and_clashes(officers, signed_in):
    record = factories.compiled(*officers[:2])
    line(officers[0], head_name="Lê Thị Hoa", month_from=4, month_to=4)
    shown = page(signed_in(officers[0]), record)
    for said in ("PL1 Đoàn ra", "PL2 Đoàn vào", "DR-2027-001", "DV-2027-001", "Cùng nước, cùng chủ đề (R-KH-03)",
                 "vượt số xác nhận", "1.320.000.000"):  # fmt: skip
        assert said in shown


def test_page_of_an_issued_programme_shows_execution_and_versions(officers, signed_in):
    shown = page(signed_in(officers[0]), factories.issued(*officers))
    assert "Kế hoạch và thực hiện" in shown
    assert "15/TTg-QHQT" in shown


def test_consulted_body_reads_no_lines_of_other_bodies(officers, treasury, signed_in):
    from doingoai.planning.programmes.actions import preparing
    from doingoai.workflow.perform import perform

    record = factories.compiled(*officers[:2])
    perform(record, preparing.Consult, actor=officers[0], bodies=[treasury.pk])
    assert "DR-2027-001" not in page(signed_in(officers[2]), record)


@pytest.mark.parametrize("more", [1, 3])
def test_page_takes_as_many_queries_for_many_lines_as_for_few(officers, signed_in, django_assert_max_num_queries, more):
    record = factories.compiled(*officers[:2])
    for number in range(more):
        line(officers[0], head_name=f"Người {number}")
    client = signed_in(officers[0])
    page(client, record)
    with django_assert_max_num_queries(64):
        page(client, record)
