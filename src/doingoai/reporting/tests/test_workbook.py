"""The workbook: real tables, formulas that give what they show, links, charts; also from bad data."""

import datetime as dt
import io
import shutil
import subprocess
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from doingoai.indicators.periods import Period
from doingoai.indicators.units import View
from doingoai.reporting.book import Book, BookColumn, Linked, Live
from doingoai.reporting.figure import figure
from doingoai.reporting.printed import Printed, Restated, Stated
from doingoai.reporting.report import report
from doingoai.reporting.tests.formulas import Computed
from doingoai.reporting.workbook import figure_workbook, report_workbook
from doingoai.workflow import clock

Y2019, Y2026, SITE = Period.parse("2019"), Period.parse("2026"), "https://doingoai.example"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


def opened(content, **how):
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def row_of(computed, table, code, **more):
    (found,) = [
        row for row in computed.rows(table) if row["Mã"] == code and all(row[key] == more[key] for key in more)
    ]  # fmt: skip
    return found


def charts_of(content):
    file = ZipFile(io.BytesIO(content))
    names = sorted(name for name in file.namelist() if name.startswith("xl/charts/chart"))
    return [etree.fromstring(file.read(name)) for name in names]


def every_cell(content):
    """Yield (sheet, cell, formula, value shown without computing) for each formula of a table's rows."""
    shown = opened(content, data_only=True)
    book = opened(content)
    computed = Computed(book)
    for sheet in book:
        for table in sheet.tables.values():
            for place, row in enumerate(computed.rows(table.name), start=2):
                for at, (column, formula) in enumerate(row.items(), start=1):
                    if isinstance(formula, str) and formula.startswith("="):
                        value = shown[sheet.title].cell(place, at).value
                        yield f"{sheet.title}!{place},{column}", computed.value(table.name, row, column), value


@pytest.mark.parametrize(
    ("period", "of"), [("2026", "VN"), ("2019", "VN"), ("2025", "VN"), ("2026", "24"), ("2026-03", "24")]
)
def test_every_formula_gives_what_the_file_shows(two_years, period, of):
    content = report_workbook(report(Period.parse(period), of))
    found = list(every_cell(content))
    plain = [(place, None if value == "" else value) for place, value, _shown in found]
    told = [(place, None if shown == "" else shown) for place, _value, shown in found]
    assert len(found) >= 50
    assert [pair for pair, other in zip(plain, told, strict=True) if not _same(pair, other)] == []


def _same(one, other):
    if one[1] is None or other[1] is None:
        return one == other
    return abs(Decimal(str(one[1])) - Decimal(str(other[1]))) < Decimal("0.000001")


def test_formulas_give_the_figures_of_the_report(two_years):
    found = report(Y2019, "VN")
    computed = Computed(opened(report_workbook(found)))
    for line in found.lines:
        row = row_of(computed, "SoLieu", line.figure.code)
        value, change = (computed.value("SoLieu", row, name) for name in ("2019", "Tăng/giảm %"))
        assert (value if value != "" else None, change if change != "" else None) == (
            line.figure.value, line.figure.change_pct,
        ), line.figure.code  # fmt: skip


def test_sheets_of_the_nation(two_years):
    content = report_workbook(report(Y2026, "VN"))
    book = opened(content)
    assert [(sheet.title, list(sheet.tables), sheet.freeze_panes) for sheet in book] == [
        ("Số liệu", ["SoLieu"], "D2"), ("Theo tỉnh", ["TheoTinh"], "C2"),
        ("Theo tỉnh, từng dòng", ["TheoTinhDoc"], "B2"), ("Xu hướng", ["XuHuong"], "C2"), ("Biểu đồ", [], None),
        ("Ghi chú", ["GhiChu"], "B2"),
    ]  # fmt: skip
    assert all(table.autoFilter for sheet in book for table in sheet.tables.values())


def test_bridge_from_the_provinces_to_the_nation(two_years):
    computed = Computed(opened(report_workbook(report(Y2026, "VN"))))
    row = row_of(computed, "TheoTinh", "DT-I01")
    assert len(row) == 3 + 34 + 4
    ends = ("Bắc Ninh", "Đà Nẵng", "Cộng các tỉnh", "Ngoài các tỉnh", "Tính ở nhiều nơi", "Toàn quốc")
    assert [computed.value("TheoTinh", row, name) for name in ends] == [2, 1, 3, 0, 1, 2]
    share = row_of(computed, "TheoTinh", "DT-I03")
    assert [computed.value("TheoTinh", share, name) for name in ends[2:5]] == [None, None, None]


def test_63_provinces_of_old(two_years):
    computed = Computed(opened(report_workbook(report(Y2019, "VN"))))
    assert len(row_of(computed, "TheoTinh", "DT-I01")) == 3 + 63 + 4
    assert len([row for row in computed.rows("TheoTinhDoc") if row["Mã"] == "DT-I01"]) == 63


def test_filtered_rows_are_totalled(two_years):
    computed = Computed(opened(report_workbook(report(Y2026, "VN"))))
    rows = computed.rows("TheoTinhDoc")
    assert computed.total("TheoTinhDoc", "Mã số liệu") == len(rows)
    assert computed.total("TheoTinhDoc", "Hồ sơ") == sum(row["Hồ sơ"] for row in rows)


def test_change_of_a_unit_that_changed_its_ground_is_not_computed(two_years):
    computed = Computed(opened(report_workbook(report(Y2026, "VN"))))
    row = row_of(computed, "TheoTinhDoc", "DT-I02", **{"Mã tỉnh": "24"})
    assert row["Tăng/giảm %"] == "không so sánh được"
    computed = Computed(opened(report_workbook(report(Period.parse("2025"), "24", View.AS_WAS))))
    assert {row["Tăng/giảm %"] for row in computed.rows("SoLieu")} == {"không so sánh được"}


def test_codes_open_the_figures(two_years, settings):
    settings.SITE_URL = SITE
    sheet = opened(report_workbook(report(Y2026, "24")))["Số liệu"]
    links = {cell.value: cell.hyperlink.target for cell in sheet["A"][1:]}
    assert links["DT-I02.24.2026.T"] == f"{SITE}/bao-cao/s/DT-I02.24.2026.T/"
    sheet = opened(report_workbook(report(Y2026, "24")))["PL16 Đào tạo"]
    assert sheet["A2"].hyperlink.target == f"{SITE}/so/training/DT-T-0005/"


def test_province_has_its_records_by_register_and_by_figure(two_years):
    content = report_workbook(report(Y2026, "24"))
    book = opened(content)
    assert [sheet.title for sheet in book] == [
        "Số liệu", "Xu hướng", "Biểu đồ", "PL16 Đào tạo", "Hồ sơ theo chỉ tiêu", "Ghi chú",
    ]  # fmt: skip
    first = [cell.value for cell in book["PL16 Đào tạo"][2]]
    assert first[:7] == ["DT-T-0005", "Lớp lễ tân", "Địa phương", "01/02/2026 – 01/02/2026", "Lễ tân", 2, None]
    computed = Computed(book)
    assert [computed.total("So_training", name) for name in ("Mã hồ sơ", "Tổng lượt người")] == [2, 4]
    behind = [row for row in computed.rows("HoSo") if row["Mã chỉ tiêu"] == "DT-I02"]
    assert [(row["Mã hồ sơ"], row["Ngày"], row["Tính"]) for row in behind] == [
        ("DT-T-0006", dt.datetime(2026, 3, 1), 2), ("DT-T-0005", dt.datetime(2026, 2, 1), 2),
    ]  # fmt: skip


def test_province_lists_only_what_the_officer_may_see(held, unit, fa_officer):
    held(unit("24", 2026), "2026-02-01", title="Lớp mở", access_level=1)
    held(unit("24", 2026), "2026-02-01", title="Lớp hạn chế", access_level=2)
    book = opened(report_workbook(report(Y2026, "24", officer=fa_officer), fa_officer))
    assert [row["Tên lớp"] for row in Computed(book).rows("So_training")] == ["Lớp mở"]


def test_charts_are_drawn_from_the_cells(two_years):
    found = report(Y2026, "VN")
    drawn = [
        (chart.find(".//{*}plotArea")[1].tag.rpartition("}")[2], [node.text for node in chart.iter("{*}f")])
        for chart in charts_of(report_workbook(found))
    ]
    place = [line.figure.code for line in found.lines].index("DT-I01") + 2
    name = f"'Theo tỉnh'!$B${place}"
    assert drawn == [
        ("lineChart", ["'Xu hướng'!$B$2", "'Xu hướng'!$B$2", "'Xu hướng'!$D$1:$H$1", "'Xu hướng'!$D$2:$H$2"]),
        ("barChart", [name, name, "'Theo tỉnh'!$D$1:$AK$1", f"'Theo tỉnh'!$D${place}:$AK${place}"]),
    ]


def test_empty_report_is_a_workbook_too(unit):
    book = opened(report_workbook(report(Period.parse("2026-03"), "24")))
    assert [sheet.title for sheet in book] == ["Số liệu", "Hồ sơ theo chỉ tiêu", "Ghi chú"]
    assert [cell.value for cell in book["Hồ sơ theo chỉ tiêu"][2]] == [None] * 6


def test_stated_figures_and_corrections(two_years):
    stated = Stated("DT-I02", "Lượt người", "lượt người", Decimal("1000.00"), Decimal("800.00"), Decimal("25.0"),
                    qualifier="GT", comment="=Mở thêm lớp")  # fmt: skip
    typed = Stated("NV-06", "Kiều hối", "triệu USD", 94, source="Ngân hàng Nhà nước")
    restated = Restated("DT-I01", "Lớp bồi dưỡng", Decimal("3.00"), 2, "Trùng", "Nguyễn Văn B", dt.date(2026, 12, 19))
    printed = Printed(figures={"DT-I02": stated, "NV-06": typed}, restated=(restated,))
    book = opened(report_workbook(report(Y2026, "24"), None, printed))
    computed = Computed(book)
    row = row_of(computed, "SoLieu", "DT-I02")
    assert (row["2026"], row["2025"], computed.value("SoLieu", {**row, "Giải trình": ""}, "Tăng/giảm %")) == (
        1000,
        800,
        25,
    )
    cell = next(cell for cell in book["Số liệu"]["N"] if cell.value == "=Mở thêm lớp")
    assert (cell.data_type, row["Mức"]) == ("s", "trên")
    assert (row_of(computed, "SoLieu", "NV-06")["Mã số liệu"], row_of(computed, "SoLieu", "NV-06")["Nguồn"]) == (
        "NV-06", "Ngân hàng Nhà nước",
    )  # fmt: skip
    assert list(computed.rows("DinhChinh")[0].values())[2:] == [
        3,
        2,
        None,
        "Trùng",
        "Nguyễn Văn B",
        dt.datetime(2026, 12, 19),
    ]


def test_table_of_bad_data_is_still_a_table():
    columns = [BookColumn("Tên [a] #1", "name"), BookColumn("tên [A] #1"), BookColumn("", "number", "average")]
    with Book("Thử") as book:
        rows = [["x" * 40_000, Linked("=1+1", ""), None], ["=cmd()", None, 10**16], [True, Live("=1", None), 5]]
        book.table("A" * 40, "Bang", columns, rows)
        book.table("a" * 40, "Bang2", columns, [])
    found = opened(book.content)
    first = found.worksheets[0]
    assert [sheet.title for sheet in found] == ["A" * 31, "a" * 27 + " (2)"]
    assert [cell.value for cell in first[1]] == ["Tên [a] #1", "tên [A] #1 (2)", "Cột"]
    assert (len(first["A2"].value), first["B2"].data_type, first["A3"].data_type) == (32_767, "s", "s")
    assert (first["C3"].value, first["C4"].value) == (str(10**16), 5)


def test_records_behind_a_figure(two_years):
    book = opened(figure_workbook(figure("DT-I02", Y2026, "24")))
    computed = Computed(book)
    assert (book.sheetnames, computed.total("HoSo", "Mã hồ sơ"), computed.total("HoSo", "Tính")) == (["DT-I02"], 2, 4)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_the_same(two_years, tmp_path):
    content = report_workbook(report(Y2019, "VN"))
    source = tmp_path / "so-lieu.xlsx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    back = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"),
            str(source.with_suffix(".ods"))]  # fmt: skip
    subprocess.run(back, check=True, capture_output=True, timeout=180)
    ours, theirs = (
        opened(content, data_only=True),
        opened((tmp_path / "again" / source.name).read_bytes(), data_only=True),
    )
    for sheet in ("Số liệu", "Theo tỉnh", "Theo tỉnh, từng dòng"):
        for row, other in zip(ours[sheet].values, theirs[sheet].values, strict=False):
            assert [value if value != "" else None for value in row] == [
                value if value != "" else None for value in other[: len(row)]
            ]
