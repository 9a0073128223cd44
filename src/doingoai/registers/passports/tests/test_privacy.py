"""Who reads the number of a passport whole, and that nothing else lets it out."""

import io

import openpyxl
import pypdfium2
import pytest
from django.core import serializers
from django.db import connection
from django.urls import reverse

from doingoai.audit.models import Entry
from doingoai.exchange.sheets_in import read_sheet
from doingoai.exchange.sheets_out import write_sheet
from doingoai.organisations.roles import Access
from doingoai.register_kit.transfer import preview, sheet_columns, write
from doingoai.registers.passports.actions import custody, issuing
from doingoai.registers.passports.models import Passport
from doingoai.registers.passports.register import REGISTER
from doingoai.registers.passports.tests.conftest import OUT
from doingoai.registers.passports.tests.factories import TODAY, at
from doingoai.workflow.models import Notice
from doingoai.workflow.perform import perform

DOCUMENTS = ("sending", "introduction", "handover")


def sheet_text(client, path):
    """Return every cell of the first sheet of a workbook that a page hands out."""
    answer = client.get(path)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return " ".join(str(cell) for row in rows for cell in row)


def pdf_text(client, path):
    document = pypdfium2.PdfDocument(client.get(path).content)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def outputs(client, record):
    """Yield what every page, file and call gives of a passport, by name."""
    page = record.get_absolute_url()
    number = record.dossier.number
    for path in (
        page, "/so/passports/", "/so/passports/so-theo-doi/?tu=01/01/2027&den=31/12/2027",
        "/so/passports/nop-lai-cham/?tu=01/01/2027&den=31/12/2027",
        "/tim/?q=Nguyễn Văn An", "/api/so/passports", f"/api/so/passports/{number}", "/so/passports/xuat/?dang=csv",
        reverse("agenda:agenda"),
        *(f"{page}{verb}/" for verb in REGISTER.verbs),
    ):  # fmt: skip
        answer = client.get(path)
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield path, data.decode()
    yield "xlsx", sheet_text(client, "/so/passports/xuat/")
    for key in DOCUMENTS:
        yield key, pdf_text(client, f"{page}van-ban/{key}/?dang=pdf")


def who_lets_it_out(client, record):
    """Name the outputs in which the number stands whole."""
    return [name for name, text in outputs(client, record) if record.passport_no in text]


@pytest.mark.parametrize("reader", ["inspector", "requester", "chair"])
def test_no_output_tells_the_number_to_who_does_not_keep_the_passport(reader, out, request, signed_in):
    client = signed_in(request.getfixturevalue(reader))
    assert client.get(out.get_absolute_url()).status_code == 200
    assert out.number_shown in client.get(out.get_absolute_url()).content.decode()
    assert who_lets_it_out(client, out) == []


def test_nobody_finds_a_passport_by_its_number(out, keeper, signed_in):
    client, number = signed_in(keeper), out.dossier.number
    for words in (out.passport_no, out.passport_no[1:]):
        assert number not in client.get("/so/passports/", {"q": words}).content.decode()
        assert number not in client.get("/tim/", {"q": words}).content.decode()
    assert number in client.get("/so/passports/", {"q": "Nguyễn Văn An"}).content.decode()


def test_who_keeps_the_passport_reads_it_where_the_work_needs_it(out, keeper, signed_in):
    assert who_lets_it_out(signed_in(keeper), out) == [
        out.get_absolute_url(), "/so/passports/so-theo-doi/?tu=01/01/2027&den=31/12/2027",
        "/so/passports/xuat/?dang=csv", "xlsx", "handover",
    ]  # fmt: skip


def test_outsider_and_the_uncleared_see_no_passport(out, outsider, auditor, signed_in):
    for officer in (outsider, auditor):
        assert signed_in(officer).get(out.get_absolute_url()).status_code == 404
    assert out.dossier.access_level == Access.RESTRICTED


def test_no_table_holds_the_number(out):
    number = out.passport_no
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')
            assert [row for row in cursor.fetchall() if number in str(row)] == [], name
    assert number not in serializers.serialize("json", Entry.objects.all())


def test_ledger_and_notices_carry_the_mask(out, keeper):
    with at(OUT):
        perform(out, custody.Rectify, actor=keeper, note="Sai số", passport_no="C7654388")
    entry = Entry.objects.filter(subject=out.dossier.key, action="passports.rectify").get()
    assert entry.changes["number_shown"] == ["C•••••" + entry.changes["number_shown"][0][-2:], "C•••••88"]
    assert Notice.objects.filter(text__contains="7654388").count() == 0


def test_only_who_reads_the_number_gets_it_from_the_record(kept, keeper, fa_officer, inspector, requester, make_officer,
                                                          foreign_affairs):  # fmt: skip
    rule_admin = make_officer("RULE_ADMIN", foreign_affairs, clearance=3)  # in the same body, and keeps no passport
    assert [kept.masked_for(each) for each in (keeper, fa_officer)] == [{}, {}]
    mask = {"passport_no": kept.number_shown}
    assert [kept.masked_for(each) for each in (inspector, requester, rule_admin)] == [mask, mask, mask]


def test_numbers_come_in_whole_and_go_out_whole_only_to_the_keeper(kept, keeper, requester):
    rows = [["", "", *[None] * (len(sheet_columns(REGISTER)) - 2)]]
    place = {column.key: position for position, column in enumerate(sheet_columns(REGISTER))}
    for key, value in {
        "kind": "Hộ chiếu công vụ", "holder_name": "Trần Thị Bình", "position": "Phó Giám đốc",
        "rank_group": "Phó giám đốc sở và tương đương", "passport_no": "C5550001", "issued_on": "10/01/2026",
        "expires_on": "10/01/2031",
    }.items():  # fmt: skip
        rows[0][place[key]] = value
    rows.append(list(rows[0]))
    with at(TODAY):
        twice = preview(REGISTER, workbook(rows), keeper)
        assert [(problem.row, problem.message) for problem in twice.problems] == [
            (3, "Hộ chiếu C•••••01 đã có trong tỉnh: dòng khác của tệp này. (HC-S1; Toàn vẹn hồ sơ hộ chiếu)")
        ]
        found = preview(REGISTER, workbook(rows[:1]), keeper)
        assert found.problems == []
        record = write(REGISTER, found, keeper)[0]
    assert (record.passport_no, record.dossier.state, record.custodian) == ("C5550001", "KEPT", keeper.seat.body)
    entry = Entry.objects.get(subject=record.dossier.key)
    assert (entry.changes["number_shown"], "C5550001" in str(entry.changes)) == (["", "C•••••01"], False) or (
        entry.changes["number_shown"] == [None, "C•••••01"] and "C5550001" not in str(entry.changes)
    )


def workbook(rows):
    stream = io.BytesIO()
    write_sheet(stream, sheet_columns(REGISTER), rows, title="x")
    return read_sheet(stream.getvalue())


def test_anonymised_passport_shows_no_number(kept):
    kept.drop_number()
    assert (kept.passport_no, kept.number_shown, kept.number_print) == ("", "", None)
    assert Passport.objects.for_system("test").filter(pk=kept.pk).count() == 1
    assert issuing.Enter in REGISTER.actions
