"""A register as a table: what goes out comes in again, everything wrong is told at once, nothing half-written."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.audit.ledger import verify
from doingoai.exchange.sheets_in import read_sheet
from doingoai.exchange.sheets_out import write_sheet
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.transfer import export_rows, preview, sheet_columns, write
from doingoai.registers.training.models import TrainingClass

HEADER = [
    "Tên lớp",
    "Chuyên đề",
    "Trình độ",
    "Hình thức",
    "Đơn vị tổ chức",
    "Địa điểm",
    "Từ ngày",
    "Đến ngày",
    "Số giờ",
]
GOOD = ["Lớp lễ tân", "Lễ tân", "Cơ bản", "Trực tiếp", "Địa phương", "Bắc Ninh", "02/03/2026", "04/03/2026", 16]
BAD = ["", "Không có", "Cơ bản", "Trực tiếp", "Địa phương", "Bắc Ninh", "31/02/2026", "04/03/2026", "x"]


def book(*rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.fixture
def training():
    return registers()["training"]


def test_good_rows_are_opened_with_number_and_ledger(training, fa_officer):
    found = preview(training, read_sheet(book(HEADER, GOOD, GOOD)), fa_officer)
    assert [problem.message for problem in found.problems] == []
    done = write(training, found, fa_officer)
    assert [record.dossier.number for record in done] == ["DT-24-2026-0001", "DT-24-2026-0002"]
    assert TrainingClass.objects.visible_to(fa_officer).count() == 2
    assert list(verify()) == []


def test_every_bad_cell_of_every_row_is_named(training, fa_officer):
    found = preview(training, read_sheet(book(HEADER, BAD, GOOD, BAD)), fa_officer)
    assert {(problem.row, problem.column) for problem in found.problems} == {
        (row, column) for row in (2, 4) for column in ("Chuyên đề", "Từ ngày", "Số giờ")
    }
    assert len(found.ready) == 1


def test_export_comes_in_again_unchanged(training, fa_officer, make_body, province):
    write(training, preview(training, read_sheet(book(HEADER, GOOD)), fa_officer), fa_officer)
    stream = io.BytesIO()
    rows = list(export_rows(training, TrainingClass.objects.visible_to(fa_officer).newest_first(), fa_officer))
    write_sheet(stream, sheet_columns(training), rows, title="Sổ")
    again = preview(training, read_sheet(stream.getvalue()), fa_officer)
    assert (again.known, again.ready, again.problems) == ([2], [], [])


def test_unknown_column_stops_the_import(training, fa_officer):
    found = preview(training, read_sheet(book([*HEADER, "Cột lạ"], [*GOOD, 1])), fa_officer)
    assert [problem.message for problem in found.problems] == [
        "Không có cột nào tên: “Cột lạ”. Hãy sửa lại tên cột theo tệp mẫu, hoặc xoá cột đó."
    ]


def test_page_previews_then_writes(training, fa_officer, signed_in):
    client = signed_in(fa_officer)
    upload = SimpleUploadedFile("lop.xlsx", book(HEADER, GOOD))
    shown = client.post("/so/training/nhap/", {"file": upload})
    assert (shown.status_code, TrainingClass.objects.visible_to(fa_officer).count()) == (200, 0)
    done = client.post("/so/training/nhap/", {"digest": shown.context["digest"], "write": "1"})
    assert (done.status_code, TrainingClass.objects.visible_to(fa_officer).count()) == (302, 1)


def test_page_writes_nothing_when_a_row_is_wrong(training, fa_officer, signed_in):
    upload = SimpleUploadedFile("lop.xlsx", book(HEADER, GOOD, BAD))
    answer = signed_in(fa_officer).post("/so/training/nhap/", {"file": upload, "write": "1"})
    assert (answer.status_code, TrainingClass.objects.visible_to(fa_officer).count()) == (422, 0)


def test_auditor_may_not_import(auditor, signed_in):
    assert signed_in(auditor).get("/so/training/nhap/").status_code == 403


def test_export_shows_only_what_is_seen(training, fa_officer, outsider, signed_in):
    write(training, preview(training, read_sheet(book(HEADER, GOOD)), fa_officer), fa_officer)
    answer = signed_in(outsider).get("/so/training/xuat/")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert sheet.max_row == 1
