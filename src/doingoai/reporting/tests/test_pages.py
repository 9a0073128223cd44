"""The pages as three officers see them, and the same figures as files."""

import datetime as dt
import io
import json
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.workflow import clock

INDEX, FIGURE = "/bao-cao/", "/bao-cao/chi-tieu/DT-I01/"
OF_2026 = {"year": "2026"}


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


def text_of(docx):
    """Return the words of a Word file's body."""
    from lxml import etree

    body = etree.fromstring(ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    return " ".join(node.text or "" for node in body.iter("{*}t"))


def text_of_pdf(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_officer_sees_her_province_first(two_years, fa_officer, signed_in):
    page = signed_in(fa_officer).get(INDEX, OF_2026)
    assert page.context["heading"] == "Bắc Ninh (24), năm 2026"
    table = {str(title): table for title, table in page.context["groups"]}["Đào tạo, bồi dưỡng"]
    assert [row.key for row in table.rows] == ["DT-I01", "DT-I02", "DT-I03", "DT-I04", "DT-I05"]
    assert 'href="/bao-cao/chi-tieu/DT-I01/?year=2026&amp;unit=24&amp;regime=ND09">2</a>' in page.content.decode()


def test_ministry_sees_the_nation_as_a_map_whose_tiles_lead_to_the_provinces(two_years, ministry_officer, signed_in):
    page = signed_in(ministry_officer).get(INDEX, OF_2026 | {"picture": "DT-I02"})
    assert page.context["heading"] == "Toàn quốc, năm 2026"
    rows = {name: (now, before) for name, now, before in page.context["picture"]["rows"]}
    assert (len(rows), rows["Bắc Ninh"], rows["Đà Nẵng"], rows["Huế"]) == (34, (4, 0), (2, 0), (0, 0))
    assert "/bao-cao/chi-tieu/DT-I02/?year=2026&amp;unit=48&amp;view=today" in page.content.decode()


def test_province_officer_sees_no_other_provinces_figures(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    page = client.get(FIGURE, OF_2026 | {"unit": "VN"})
    assert (page.status_code, page.context["areas"], page.context["bridge"]) == (200, None, None)
    assert "Đà Nẵng" not in page.content.decode()
    assert "Số liệu tính từ 3 hồ sơ, trong đó 1 hồ sơ ngoài phạm vi bạn được xem." in page.content.decode()
    for url in (FIGURE, f"{FIGURE}tai/json/", f"{INDEX}tai/json/"):
        assert client.get(url, OF_2026 | {"unit": "48"}).status_code == 404


def test_ministry_sees_how_the_provinces_come_to_the_nation(two_years, ministry_officer, signed_in):
    page = signed_in(ministry_officer).get(FIGURE, OF_2026 | {"unit": "VN"})
    assert page.context["bridge"] == {"units": "3", "outside": "0", "twice": "1", "national": "2"}
    assert page.context["hidden"] == 0


def test_outsider_is_refused_the_records_too(two_years, outsider, signed_in):
    client = signed_in(outsider)
    page = client.get(FIGURE, OF_2026 | {"unit": "VN"})
    assert [row.url for row in page.context["table"].rows] == ["/so/training/DT-T-0004/"]


def test_three_views_of_a_province_in_the_year_of_the_merger(held, unit, fa_officer, signed_in):
    held(unit("24", 2019), "2024-05-01")
    held(unit("27", 2019), "2025-05-01")
    held(unit("24", 2025), "2025-09-01")
    client, asked = signed_in(fa_officer), {"year": "2025", "unit": "24"}
    pages = {view: client.get(FIGURE, asked | {"view": view}) for view in ("as_was", "today", "like_for_like")}
    values = {view: dict(page.context["meta"]) for view, page in pages.items()}
    assert {view: (said["Giá trị"], said["Tăng, giảm %"]) for view, said in values.items()} == {
        "as_was": ("1 lớp", "không so sánh được"),
        "today": ("2 lớp", "+100,0"),
        "like_for_like": ("2 lớp", "+100,0"),
    }
    assert "Không so sánh được với năm 2024: mã 24 khi đó là Bắc Giang." in pages["as_was"].content.decode()
    assert [(row.cells[0], row.cells[2]) for row in pages["today"].context["areas"].rows] == [
        ("Bắc Giang (đến 30/06/2025)", "0"), ("Bắc Ninh (đến 30/06/2025)", "1"), ("Bắc Ninh", "1"),
    ]  # fmt: skip


def test_trend_is_five_periods_and_a_gap_where_the_unit_was_not(held, unit, fa_officer, signed_in):
    held(unit("24", 2026), "2026-02-01")
    page = signed_in(fa_officer).get(FIGURE, {"year": "2026", "unit": "24", "view": "as_was"})
    assert page.context["trend"]["rows"] == [
        ("năm 2022", None), ("năm 2023", None), ("năm 2024", None), ("năm 2025", 0), ("năm 2026", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "heading"),
    [("", "năm 2026"), ("H1", "6 tháng đầu năm 2026"), ("Q1", "quý I năm 2026"), ("03", "tháng 3 năm 2026")],
)
def test_every_kind_of_period_has_its_page(two_years, fa_officer, signed_in, part, heading):
    page = signed_in(fa_officer).get(INDEX, OF_2026 | {"part": part})
    assert page.context["heading"] == f"Bắc Ninh (24), {heading}"


def test_statistical_regime_counts_calendar_months(held, unit, fa_officer, signed_in):
    held(unit("24", 2025), "2025-12-20")
    client = signed_in(fa_officer)
    spans = [
        client.get(INDEX, OF_2026 | {"part": "01", "regime": regime}).context["span"] for regime in ("ND09", "STAT")
    ]
    assert spans == ["15/12/2025–14/01/2026", "01/01/2026–31/01/2026"]


@pytest.mark.parametrize("asked", [{"year": "1900"}, {"part": "Q9"}, {"unit": "48"}, {"view": "x"}, {"regime": "x"}])
def test_answer_that_cannot_be_read_is_shown_at_its_field(two_years, fa_officer, signed_in, asked):
    client = signed_in(fa_officer)
    page = client.get(INDEX, asked)
    assert (page.status_code, "groups" in page.context) == (200, False)
    assert 'class="error"' in page.content.decode()
    assert client.get(f"{INDEX}tai/json/", asked).status_code == 404


def test_retired_unit_of_a_later_period_is_explained(two_years, fa_officer, signed_in):
    page = signed_in(fa_officer).get(INDEX, {"year": "2026", "unit": "27"})
    assert "với năm 2026 hãy hỏi Bắc Ninh (24)" in page.content.decode()


def test_unknown_code_is_not_found(two_years, fa_officer, signed_in):
    assert signed_in(fa_officer).get("/bao-cao/chi-tieu/LS-01/", OF_2026).status_code == 404


def test_stranger_is_asked_to_sign_in(client):
    assert client.get(INDEX).status_code == 302


@pytest.mark.covers("RP-15")
def test_numbers_are_written_the_vietnamese_way(held, unit, fa_officer, signed_in):
    held(unit("24", 2026), "2026-02-01", attended="f" * 1000 + "m" * 730)
    text = signed_in(fa_officer).get(INDEX, OF_2026).content.decode()
    assert ">1.730</a>" in text
    assert ">57,8</a>" in text


@pytest.mark.parametrize("url", [INDEX, FIGURE])
def test_page_costs_the_same_for_one_record_as_for_many(held, unit, ministry_officer, signed_in, url):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(url, OF_2026 | {"unit": "VN"})
        return len(caught)

    client = signed_in(ministry_officer)
    held(unit("24", 2026), "2026-02-01", attended="Ff")
    client.get(url, OF_2026)
    alone = queries()
    for code in ("01", "48", "79", "92"):
        held(unit(code, 2026), "2026-02-01", attended="Ff")
    assert queries() == alone


def test_long_list_is_turned_page_by_page(held, unit, fa_officer, signed_in):
    for _number in range(51):
        held(unit("24", 2026), "2026-02-01")
    client = signed_in(fa_officer)
    pages = [client.get(FIGURE, OF_2026 | {"unit": "24", "page": page}).context for page in ("1", "2", "x")]
    assert [len(page["table"].rows) for page in pages] == [50, 1, 50]
    assert (pages[0]["pages"]["has_next"], pages[1]["pages"]["has_next"], pages[1]["pages"]["has_previous"]) == (
        True,
        False,
        True,
    )


def fetch(client, form, url=f"{INDEX}tai/", **asked):
    return client.get(f"{url}{form}/", OF_2026 | asked)


def test_report_as_word_and_pdf(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    word, pdf = fetch(client, "docx", unit="24"), fetch(client, "pdf", unit="24")
    assert word["Content-Disposition"] == 'attachment; filename="so-lieu-bac-ninh-24-nam-2026.docx"'
    for text in (text_of(word.content), text_of_pdf(pdf.content)):
        assert "BÁO CÁO" in text
        assert "Số liệu công tác đối ngoại năm 2026" in text
        assert "từ ngày 15/12/2025 đến ngày 14/12/2026" in text
        assert "ĐÀO TẠO (PL16), BẮC NINH (24), NĂM 2026" in text
        assert "DT-T-0005" in text
        assert "DT-T-0004" not in text  # Đà Nẵng's


def test_national_paper_has_the_provinces_in_its_annex(two_years, ministry_officer, signed_in):
    text = text_of(fetch(signed_in(ministry_officer), "docx", unit="VN").content)
    assert "SỐ LIỆU THEO TỈNH, THÀNH PHỐ, NĂM 2026" in text
    assert "Lớp bồi dưỡng (DT-I01): các tỉnh 3, ngoài các tỉnh 0, tính ở nhiều nơi 1; toàn quốc 2." in text


def test_paper_never_lists_restricted_records(held, unit, fa_head, signed_in):
    held(unit("24", 2026), "2026-02-01", title="Lớp mở", access_level=1)
    held(unit("24", 2026), "2026-02-01", title="Lớp hạn chế", access_level=2)
    text = text_of(fetch(signed_in(fa_head), "docx", unit="24").content)
    assert ("Lớp mở" in text, "Lớp hạn chế" in text) == (True, False)


def test_title_like_a_formula_stays_text(held, unit, fa_officer, signed_in):
    held(unit("24", 2026), "2026-02-01", title='=HYPERLINK("x")')
    client = signed_in(fa_officer)
    book = openpyxl.load_workbook(io.BytesIO(fetch(client, "xlsx", f"{FIGURE}tai/", unit="24").content))
    assert (book.worksheets[0]["B2"].value, book.worksheets[0]["B2"].data_type) == ('=HYPERLINK("x")', "s")
    assert "'=HYPERLINK" in fetch(client, "csv", f"{FIGURE}tai/", unit="24").content.decode()


def test_figures_and_records_as_csv_and_json(two_years, fa_officer, signed_in):
    client = signed_in(fa_officer)
    assert "DT-I02;" not in fetch(client, "csv", unit="24").content.decode()
    assert "DT-I02,Lượt người được bồi dưỡng" in fetch(client, "csv", unit="24").content.decode()
    assert fetch(client, "json", unit="24").json()["unit"] == "24"
    records = json.loads(fetch(client, "json", f"{FIGURE}tai/", unit="24").content)
    assert [record["number"] for record in records] == ["DT-T-0006", "DT-T-0005"]
    assert fetch(client, "exe", unit="24").status_code == 404
    assert fetch(client, "docx", f"{FIGURE}tai/", unit="24").status_code == 404
