"""The catalogue of indicators on its page: every one that is counted, and every one that waits."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.register_kit.catalogue import registers
from doingoai.reporting.catalogue import missing_codes

PAGE = "/bao-cao/chi-tieu/"


def test_every_indicator_stands_on_the_page_with_what_it_means(fa_officer, signed_in):
    page = signed_in(fa_officer).get(PAGE)
    rows = {row.key: list(row.cells) for table in page.context["tables"] for row in table.rows}
    declared = [indicator for register in registers().values() for indicator in register.indicators]
    assert list(rows) == [indicator.code for indicator in declared]
    for indicator in declared:
        name, codes, unit, dated_by, added, breakdowns, source, version = rows[indicator.code]
        assert (name, unit, dated_by, version) == (
            indicator.name,
            indicator.unit,
            indicator.dated_by,
            indicator.version,
        )
        assert codes.split(", ") == [indicator.code, *indicator.national]
        assert breakdowns == "; ".join(str(by.label).lower() for by in indicator.breakdowns)
        assert all((str(added), str(source)))


def test_additivity_is_said_in_words(fa_officer, signed_in):
    page = signed_in(fa_officer).get(PAGE)
    said = {row.key: str(row.cells[4]) for table in page.context["tables"] for row in table.rows}
    assert said["DT-I01"] == "việc chung của nhiều nơi tính một lần"
    assert said["DT-I02"] == "cộng được"
    assert said["DT-I03"] == "chia tổng tử số cho tổng mẫu số"
    assert said["TT-02"] == "việc chung của nhiều nơi tính một lần; số cuối kỳ, không cộng các kỳ"


def test_codes_that_no_register_counts_are_named(fa_officer, signed_in):
    page = signed_in(fa_officer).get(PAGE)
    assert [row.key for row in page.context["missing"].rows] == missing_codes()
    assert "Vụ việc bảo hộ công dân phát sinh" in page.content.decode()


def test_code_leads_to_the_figure_of_the_question(fa_officer, signed_in):
    html = signed_in(fa_officer).get(PAGE, {"year": "2019", "unit": "24"}).content.decode()
    assert 'href="/bao-cao/chi-tieu/DT-I01/?year=2019&amp;unit=24"' in html
    assert 'href="/bao-cao/?year=2019&amp;unit=24"' in html


def test_who_may_read_it(client, outsider, ministry_officer, signed_in):
    assert client.get(PAGE).status_code == 302
    assert [signed_in(who).get(PAGE).status_code for who in (outsider, ministry_officer)] == [200, 200]


def test_page_reads_no_records(fa_officer, signed_in):
    client = signed_in(fa_officer)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as caught:
        client.get(PAGE)
    assert not [query for query in caught if "indicators_" in query["sql"] or "dossiers_dossier" in query["sql"]]
