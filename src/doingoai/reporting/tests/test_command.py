"""doingoai report and figure: text, JSON, files, and one line on standard error for a wrong question."""

import json

import openpyxl
import pytest

from doingoai.reporting.command import figure_command, report_command, text_table


def test_report_as_text(two_years, capsys):
    assert report_command(period="2019", unit="bac ninh") == 0
    text = capsys.readouterr().out
    assert text.startswith(
        "Số liệu đối ngoại: Bắc Ninh (24), năm 2019\nKỳ 15/12/2018–14/12/2019. Theo đơn vị hiện nay.\n"
    )
    line = next(line for line in text.splitlines() if line.startswith("DT-I02"))
    assert line.split("  ")[-1].strip() == "2"
    assert "+150,0" in line


def test_report_as_json_is_nothing_but_json(two_years, capsys, tmp_path):
    files = {form: str(tmp_path / f"bao-cao.{form}") for form in ("docx", "pdf", "xlsx")}
    assert report_command(period="2019", unit="VN", json=True, **files) == 0
    assert json.loads(capsys.readouterr().out)["period"] == "2019"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bao-cao.docx", "bao-cao.pdf", "bao-cao.xlsx"]
    assert (tmp_path / "bao-cao.pdf").read_bytes().startswith(b"%PDF")
    assert openpyxl.load_workbook(tmp_path / "bao-cao.xlsx").sheetnames == [
        "Số liệu", "Theo tỉnh", "Theo tỉnh, từng dòng", "Xu hướng", "Biểu đồ", "Ghi chú",
    ]  # fmt: skip


def test_figure_as_json_is_the_list_of_its_records(two_years, capsys):
    assert figure_command(code="NAT-TRN-02", period="2019", unit="VN", json=True) == 0
    records = json.loads(capsys.readouterr().out)
    assert [(each["number"], each["event_date"], each["weight"]) for each in records] == [
        ("DT-T-0003", "2019-06-01", 2), ("DT-T-0002", "2019-05-01", 3),
    ]  # fmt: skip
    assert records[0]["url"] == "/so/training/DT-T-0003/"


def test_figure_as_text_shows_numerator_and_denominator(two_years, capsys):
    assert figure_command(code="DT-I03", period="2019", unit="24", view="as_was") == 0
    text = capsys.readouterr().out
    assert text.startswith("DT-I03 Tỷ lệ nữ trong lãnh đạo dự lớp: 50,0 %, từ 1 hồ sơ\nBắc Giang (24), năm 2019")
    assert text.rstrip().endswith("1/2")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "2019-13", "unit": "VN"}, "không phải kỳ báo cáo"),
        ({"period": "2019", "unit": "99"}, "Không có tỉnh, thành phố “99”"),
        ({"period": "2026", "unit": "27"}, "hãy hỏi Bắc Ninh (24)"),
        ({"period": "2019", "unit": "VN", "view": "x"}, "as_was, today, like_for_like"),
        ({"period": "2019", "unit": "VN", "docx": "/khong/co/bao-cao.docx"}, "Không ghi được"),
    ],
)
def test_wrong_question_is_one_line_and_exit_two(two_years, capsys, asked, said):
    assert report_command(**asked) == 2
    out, problem = capsys.readouterr()
    assert (out, problem.count("\n"), said in problem) == ("", 1, True)


@pytest.mark.parametrize("code", ["", "XX-01", "LS-01"])
def test_unknown_figure_is_one_line_and_exit_two(two_years, capsys, code):
    assert figure_command(code=code, period="2019", unit="VN") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_text_table_cuts_what_is_too_long():
    table = text_table(["Tên", "Số"], [["x" * 80, "1.730"]], frozenset({1}))
    assert table.splitlines()[2] == "x" * 59 + "…  1.730"
