"""Files that are no documents, damaged, locked, hostile or secret: one clear refusal each; large ones in time."""

import io
import json
import time
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from doingoai.documents import render_docx, render_pdf
from doingoai.documents.tests.samples import PLAN
from doingoai.layout_check import check
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests import officer as o
from doingoai.layout_check.tests.right import DOCUMENTS, pdf, word
from doingoai.reading import Unreadable
from doingoai.site.cli import main


def _locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("letter"))) as file:
        file.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return stream.getvalue()


def _entities() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("letter"))) as right, zipfile.ZipFile(stream, "w") as archive:
        for name in right.namelist():
            data = right.read(name)
            is_main = name == "word/document.xml"
            archive.writestr(name, b'<!DOCTYPE a [<!ENTITY b "c">]>' + data.split(b"?>", 1)[1] if is_main else data)
    return stream.getvalue()


def _picture_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(stream)
    return stream.getvalue()


REFUSED = (
    ("empty", b"", "a.docx"),
    ("unsupported", b"not a document at all, only some words", "a.txt"),
    ("disguised", b"not a document at all, only some words", "a.pdf"),
    ("encrypted", _locked_pdf(), "a.pdf"),
    ("zip_bomb", _bomb(), "a.docx"),
    ("damaged", _entities(), "a.docx"),
    ("damaged", pdf("letter")[:600], "a.pdf"),
    ("scanned", _picture_pdf(), "a.pdf"),
)


@pytest.mark.parametrize(("code", "data", "name"), REFUSED, ids=lambda v: v if isinstance(v, str) else "")
def test_hostile_file_is_refused(code, data, name):
    with pytest.raises(Unreadable) as refusal:
        check(data, name)
    assert refusal.value.code == code


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_word_file_is_refused(share):
    data = word("letter")
    with pytest.raises(Unreadable):
        check(data[: int(len(data) * share)], "a.docx")


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Tài liệu thu hồi"])
def test_secrecy_stamp_stops_the_check(mark):
    file = o.letter(o.shape)
    file.tables[0].rows[1].cells[0].add_paragraph(mark)
    with pytest.raises(Unreadable) as refusal:
        check(o.saved(file), "a.docx")
    assert refusal.value.code == "secret"
    assert "61/SNgV" not in refusal.value.message_vi


def test_words_about_secrets_do_not_stop_the_check():
    file = o.letter(o.shape)
    o.body(file, "Các cơ quan thực hiện quy định về bảo vệ bí mật nhà nước, bảo mật thông tin.")
    assert check(o.saved(file), "a.docx").form == "STATE"


def test_paper_that_is_no_official_document_is_told_so():
    file = o.blank()
    o.body(file, o.TEXT)
    report = check(o.saved(file), "a.docx")
    assert (report.form, [deviation.rule for deviation in report.deviations]) == (None, ["TT-THE-THUC"])


def test_twenty_pages_in_word_take_a_second_at_most():
    data = render_docx(replace(PLAN, blocks=PLAN.blocks * 36, annexes=()))
    start = time.perf_counter()
    report = check(data, "a.docx")
    assert (time.perf_counter() - start < 1.0, report.deviations) == (True, ())
    assert 18 <= report.pages <= 26


def test_three_hundred_pages_are_checked():
    long = replace(PLAN, blocks=PLAN.blocks * 520, annexes=())
    assert check(render_docx(long), "a.docx").deviations == ()
    report = check(render_pdf(long), "a.pdf")
    assert (report.pages >= 280, report.deviations) == (True, ())


def _run(tmp_path, capsys, data, name, *options):
    path = tmp_path / name
    path.write_bytes(data)
    code = main(["document", "check", str(path), *options])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_command_says_nothing_wrong_and_leaves_with_0(tmp_path, capsys):
    code, out, err = _run(tmp_path, capsys, word("letter"), "a.docx")
    assert (code, err) == (0, "")
    assert out.splitlines()[1] == "Không thấy sai lệch nào so với thể thức được kiểm tra."


def test_command_lists_deviations_and_leaves_with_1(tmp_path, capsys):
    wrong = e.edited(word("letter"), e.say("PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"))
    code, out, _ = _run(tmp_path, capsys, wrong, "a.docx")
    assert code == 1
    assert out.splitlines()[1] == (
        "1. chức vụ: “KT. GIÁM ĐỐC” — Dưới “KT. GIÁM ĐỐC” phải là chức vụ cấp phó của người ký. — "
        "Dưới dòng “KT. (chức vụ cấp trưởng)” ghi chức vụ cấp phó của người ký. "
        "(TT-KY-KT, Nghị định 30/2020/NĐ-CP, Điều 13)"
    )


def test_command_gives_json(tmp_path, capsys):
    code, out, _ = _run(tmp_path, capsys, e.edited(word("letter"), e.say("./.", ".")), "a.docx", "--json")
    told = json.loads(out)
    assert (code, list(told)) == (1, ["file", "form", "kind", "pages", "deviations", "notes"])
    assert [deviation["rule"] for deviation in told["deviations"]] == ["TT-KET-THUC"]


@pytest.mark.parametrize(("data", "name"), [(b"%PDF-1.7 nothing", "a.pdf"), (b"", "a.docx")])
def test_command_refuses_in_one_line_and_leaves_with_2(tmp_path, capsys, data, name):
    code, out, err = _run(tmp_path, capsys, data, name)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_command_refuses_a_missing_file(tmp_path, capsys):
    code = main(["document", "check", str(tmp_path / "none.docx")])
    assert (code, capsys.readouterr().err.count("\n")) == (2, 1)


def test_every_right_document_names_its_form():
    assert {check(word(key), "a.docx").form for key in DOCUMENTS} == {"STATE"}
