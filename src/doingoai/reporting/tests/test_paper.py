"""The report on paper: codes that open the records, narrative, stated figures, annexes, charts; files read back."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from doingoai.documents import ContentError
from doingoai.indicators.periods import Period
from doingoai.indicators.units import View
from doingoai.reporting import paper
from doingoai.reporting.printed import Printed, Restated, Section, Source, Stated
from doingoai.reporting.report import report
from doingoai.workflow import clock

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Y2026, SITE = Period.parse("2026"), "https://doingoai.example"


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


class Word:
    """A Word file read back: its words, the cells of its tables, where its links lead."""

    def __init__(self, content):
        self.file = ZipFile(io.BytesIO(content))
        self.body = etree.fromstring(self.file.read("word/document.xml"))
        rels = etree.fromstring(self.file.read("word/_rels/document.xml.rels"))
        self._targets = {rel.get("Id"): rel.get("Target") for rel in rels}

    @property
    def text(self):
        return "\n".join("".join(node.itertext()) for node in self.body.iter(f"{W}p"))

    @property
    def tables(self):
        return [
            [[cell_text(cell) for cell in row.iterfind(f"{W}tc")] for row in table.iterfind(f"{W}tr")]
            for table in self.body.iter(f"{W}tbl")
        ]

    def row(self, start):
        """Return the only row of all tables whose first cell begins so."""
        (found,) = [row for table in self.tables for row in table if row[0].startswith(start)]
        return found

    @property
    def links(self):
        return {"".join(link.itertext()): self._targets[link.get(f"{R}id")] for link in self.body.iter(f"{W}hyperlink")}

    @property
    def targets(self):
        return {self._targets[link.get(f"{R}id")] for link in self.body.iter(f"{W}hyperlink")}

    @property
    def pictures(self):
        return [place.get("descr") for place in self.body.iter("{*}docPr")]


def cell_text(cell):
    return "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in cell.iter(f"{W}t", f"{W}br"))


def word(unit, printed=None, period=Y2026, officer=None, view=None):
    found = report(period, unit, view)
    return Word(paper.docx(found, officer, printed) if printed else paper.docx(found, officer))


def test_every_figure_carries_the_code_that_opens_its_records(two_years, settings, client):
    settings.SITE_URL = SITE
    printed = word("24")
    assert printed.row("Lượt người được bồi dưỡng") == [
        "Lượt người được bồi dưỡng\nDT-I02.24.2026.T", "lượt người", "4", "0", "–", "2",
    ]  # fmt: skip
    assert printed.links["DT-I02.24.2026.T"] == f"{SITE}/bao-cao/s/DT-I02.24.2026.T/"
    shown = {"".join(code.split("\n")) for table in printed.tables for row in table for code in row}
    codes = [line.figure.code for line in report(Y2026, "24").lines]
    assert [code for code in codes if not any(f"{code}.24.2026.T" in text for text in shown)] == []


def test_code_leads_to_the_page_of_the_figure(two_years, settings, fa_officer, signed_in):
    settings.SITE_URL = SITE
    path = word("24").links["DT-I02.24.2026.T"].removeprefix(SITE)
    page = signed_in(fa_officer).get(path, follow=True)
    assert (page.status_code, page.context["code"]) == (200, "DT-I02")


def test_without_an_address_of_the_site_the_code_stands_alone(two_years, settings):
    settings.SITE_URL = ""
    printed = word("24")
    assert printed.links == {}
    assert printed.row("Lớp bồi dưỡng")[0] == "Lớp bồi dưỡng\nDT-I01.24.2026.T"


def test_pdf_opens_the_same_figures(two_years, settings):
    settings.SITE_URL = SITE
    found = report(Y2026, "24")
    pdf = pikepdf.open(io.BytesIO(paper.pdf(found)))
    opened = {str(mark["/A"]["/URI"]) for page in pdf.pages for mark in page.get("/Annots", [])}
    assert opened == word("24").targets
    assert {f"{SITE}/bao-cao/s/DT-I02.24.{year}.T/" for year in (2025, 2026)} <= opened


def test_share_shows_its_numerator_and_denominator(two_years):
    assert word("24").row("Tỷ lệ lãnh đạo trong người dự")[2] == "25,0\n1/4"


def test_province_of_the_nation_opens_its_own_figure(two_years, settings):
    settings.SITE_URL = SITE
    printed = word("VN")
    (table,) = [table for table in printed.tables if "DT-I01" in table[0]]
    place = table[0].index("DT-I01")
    named = {row[1]: row[place] for row in table[1:]}
    assert (len(named), named["Bắc Ninh 24"], named["Đà Nẵng 48"], named["Toàn quốc"]) == (35, "2", "1", "2")
    assert f"{SITE}/bao-cao/s/DT-I01.48.2026.W/" in printed.targets


def test_unit_that_ended_in_the_period_has_no_link_of_its_successor(two_years, settings, held, unit):
    settings.SITE_URL = SITE
    held(unit("24", 2019), "2025-05-01")
    held(unit("24", 2025), "2025-09-01")
    printed = word("VN", period=Period.parse("2025"))
    targets = [target for target in printed.targets if target.endswith("DT-I01.24.2025.W/")]
    (table,) = [table for table in printed.tables if "DT-I01" in table[0]]
    units = [row[1] for row in table if row[1].endswith(" 24")]
    assert (len(targets), units) == (1, ["Bắc Giang (đến 30/06/2025) 24", "Bắc Ninh 24"])


def test_records_stand_in_the_columns_of_the_annex(two_years):
    (table,) = [table for table in word("24").tables if "Nữ lãnh đạo" in table[0]]
    assert table[0] == [
        "TT", "Tên lớp", "Đơn vị tổ chức", "Thời gian", "Nội dung", "Tổng lượt người", "Lãnh đạo", "Nữ", "Nữ lãnh đạo",
        "Cấp xã", "Kinh phí (đồng)",
    ]  # fmt: skip
    assert table[1] == [
        "1", "Lớp lễ tân\nDT-T-0005", "Địa phương", "01/02/2026 – 01/02/2026", "Lễ tân", "2", "–", "–", "–", "–", "–",
    ]  # fmt: skip


def test_annex_lists_what_the_officer_sees_and_nothing_restricted(held, unit, fa_officer):
    held(unit("24", 2026), "2026-02-01", title="Lớp mở", access_level=1)
    held(unit("24", 2026), "2026-02-01", title="Lớp hạn chế", access_level=2)
    text = word("24", officer=fa_officer).text
    assert ("Lớp mở" in text, "Lớp hạn chế" in text) == (True, False)


def test_long_name_is_cut_in_the_annex_and_the_rest_stays(held, unit):
    held(unit("24", 2026), "2026-02-01", title="Lớp " + "bồi dưỡng " * 49)
    row = next(row for table in word("24").tables for row in table if "DT-T-0001" in "".join(row))
    assert row[1].split("\n") == [("Lớp " + "bồi dưỡng " * 49)[:239] + "…", "DT-T-0001"]


def test_long_list_says_how_many_there_are(held, unit, monkeypatch):
    monkeypatch.setattr("doingoai.reporting.annexes.MOST_LISTED", 2)
    for _number in range(3):
        held(unit("24", 2026), "2026-02-01")
    assert "Liệt kê 2 trên 3 hồ sơ; đủ trong tệp Excel." in word("24").text


def test_empty_report_has_no_charts_and_no_annex(unit):
    printed = word("24", period=Period.parse("2026-03"))
    assert (printed.pictures, "Phụ lục" in printed.text) == ([], False)
    assert printed.row("Tỷ lệ lãnh đạo trong người dự")[2:5] == ["–", "–", "–"]


def test_nation_is_drawn_as_trend_map_and_bars(two_years):
    pictures = word("VN").pictures
    assert len(pictures) == 3
    assert pictures[0] == (
        "Xu hướng một số chỉ tiêu. Lớp bồi dưỡng (DT-I01), lớp: 2022 0, 2023 0, 2024 0, 2025 0, 2026 2."
    )
    assert pictures[1].startswith("Lớp bồi dưỡng (DT-I01) theo tỉnh, thành phố hiện nay, năm 2026. ")
    assert "Bắc Ninh 2," in pictures[1]
    assert "(vạch đứng: năm 2025)" in pictures[2]


def test_nation_of_63_provinces_is_printed_whole(two_years):
    printed = word("VN", period=Period.parse("2019"))
    (table,) = [table for table in printed.tables if "DT-I01" in table[0]]
    assert len(table) == 1 + 63 + 1
    assert printed.pictures[2].count(", ") >= 63


SECTIONS = (
    Section("I", "Kết quả", level=1),
    Section("1", "Lãnh đạo, chỉ đạo", "Đã ban hành kế hoạch.\nĐã kiểm tra."),
    Section("II.", "Đánh giá", "Ổn định.", level=1),
)


def test_narrative_is_the_report_and_the_figures_its_annex(two_years):
    printed = word("24", Printed(sections=SECTIONS, title="Công tác đối ngoại năm 2026", quality="số chính thức",
                                 number="12", symbol="BC-UBND", issued_on=dt.date(2026, 12, 18),
                                 authority=("TM. Ủy ban nhân dân", "Chủ tịch"), signer="Trần Văn A"))  # fmt: skip
    lines = printed.text.split("\n")
    assert [lines[lines.index(text) + 1] for text in ("I. KẾT QUẢ", "1. Lãnh đạo, chỉ đạo", "II. ĐÁNH GIÁ")] == [
        "1. Lãnh đạo, chỉ đạo", "Đã ban hành kế hoạch.", "Ổn định./.",
    ]  # fmt: skip
    assert lines.index("Ổn định./.") < lines.index("Trần Văn A") < lines.index("BIỂU SỐ LIỆU, NĂM 2026")
    assert "Số: 12/BC-UBND" in lines
    assert "(số chính thức)" in printed.text


def test_stated_figure_stands_in_place_of_the_live_one(two_years):
    stated = Stated("DT-I02", "Lượt người được bồi dưỡng", "lượt người", Decimal("1000.00"), Decimal("800.00"),
                    Decimal("25.0"), records=7, qualifier="GT", comment="Mở thêm lớp cấp xã.")  # fmt: skip
    printed = word("24", Printed(figures={"DT-I02": stated}))
    assert printed.row("Lượt người được bồi dưỡng")[2:] == ["trên 1.000", "800", "+25,0", "7"]
    assert "- Lượt người được bồi dưỡng (DT-I02): Mở thêm lớp cấp xã." in printed.text


@pytest.mark.parametrize(
    ("qualifier", "text"), [("GT", "trên 94"), ("LT", "gần 94"), ("APPROX", "khoảng 94"), ("EXACT", "94")]
)
def test_typed_figure_names_its_source_and_keeps_its_word(two_years, settings, qualifier, text):
    settings.SITE_URL = SITE
    stated = Stated("NV-06", "Kiều hối", "triệu USD", 94, qualifier=qualifier, source="Ngân hàng Nhà nước",
                    others=(Source(96, "Báo cáo 004"),))  # fmt: skip
    printed = word("24", Printed(figures={"NV-06": stated}))
    assert printed.row("Kiều hối") == ["Kiều hối\nNV-06", "triệu USD", text, "–", "–", "–"]
    assert "NV-06" not in printed.links
    assert "- Kiều hối (NV-06): số nhập tay, nguồn: Ngân hàng Nhà nước." in printed.text
    assert f"- Kiều hối (NV-06): báo cáo lấy {text}; nguồn khác: 96 (Báo cáo 004)." in printed.text
    assert "trừ số có ghi nguồn" in printed.text


def test_leap_that_is_explained_asks_for_no_explanation(held, unit):
    for day in ("2025-02-01", "2026-02-01", "2026-03-01", "2026-04-01"):
        held(unit("24", int(day[:4])), day)
    asks = "- Lớp bồi dưỡng (DT-I01) thay đổi +200,0 % so với cùng kỳ: cần giải trình."
    assert asks in word("24").text
    stated = Stated("DT-I01", "Lớp bồi dưỡng", "lớp", 3, 1, Decimal("200.0"), records=3, comment="Mở thêm lớp.")
    explained = word("24", Printed(figures={"DT-I01": stated})).text
    assert (asks in explained, "- Lớp bồi dưỡng (DT-I01): Mở thêm lớp." in explained) == (False, True)


def test_report_of_the_committee_bears_its_name(two_years, fa_officer):
    printed = Printed(
        body="Ủy ban nhân dân tỉnh Bắc Ninh", symbol="BC-UBND", authority=("TM. Ủy ban nhân dân", "Chủ tịch")
    )
    lines = word("24", printed, officer=fa_officer).text.split("\n")
    assert lines[0] == "ỦY BAN NHÂN DÂNTỈNH BẮC NINH"
    assert "SỞ NGOẠI VỤ" not in " ".join(lines[:3])


def test_correction_is_told_with_reason_and_hand(two_years):
    restated = Restated(
        "DT-I01", "Lớp bồi dưỡng", 3, 2, "Trùng hồ sơ", "Nguyễn Văn B", dt.date(2026, 12, 19), "DT-T-0007"
    )
    printed = word("24", Printed(restated=(restated, replace(restated, old=None, record=""))))
    rows = [row for table in printed.tables for row in table if row[0] == "Lớp bồi dưỡng (DT-I01)"]
    assert rows == [
        ["Lớp bồi dưỡng (DT-I01)", "3", "2", "DT-T-0007", "Trùng hồ sơ", "Nguyễn Văn B, 19/12/2026"],
        ["Lớp bồi dưỡng (DT-I01)", "–", "2", "–", "Trùng hồ sơ", "Nguyễn Văn B, 19/12/2026"],
    ]


def test_frozen_version_says_when_it_was_frozen(two_years):
    at = dt.datetime(2026, 12, 18, 3, 5, tzinfo=dt.UTC)
    assert (
        "- Phiên bản 2, số liệu chốt lúc 10:05 ngày 18/12/2026; phụ lục"
        in word("24", Printed(version=2, frozen_at=at)).text
    )


def test_other_ground_is_said_and_nothing_compared(two_years):
    printed = word("24", period=Period.parse("2025"), view=View.AS_WAS)
    assert printed.row("Lớp bồi dưỡng")[4] == "không so sánh được"


def test_narrative_marked_as_a_state_secret_is_refused(two_years):
    with pytest.raises(ContentError):
        word("24", Printed(sections=(Section("1", "Tình hình", "MẬT\nNội dung"),)))


def test_paper_costs_the_same_for_one_record_as_for_many(held, unit):
    def queries():
        found = report(Y2026, "24")
        with CaptureQueriesContext(connection) as caught:
            paper.document(found, None)
        return len(caught)

    held(unit("24", 2026), "2026-02-01", attended="Ff")
    alone = queries()
    for _number in range(20):
        held(unit("24", 2026), "2026-02-01", attended="Ff")
    assert queries() == alone
