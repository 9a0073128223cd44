"""The commands that other people's scripts call: their exit codes, their JSON, their one clear line."""

import json
import runpy

import openpyxl
import pytest
from django.conf import settings

from doingoai.audit.models import Entry
from doingoai.dossiers.models import Dossier
from doingoai.registers.training.tests.factories import open_one
from doingoai.site import archive
from doingoai.site.cli import COMMANDS, main

SAMPLE = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG LAM                     Độc lập - Tự do - Hạnh phúc
Số: 318/KH-UBND          Sông Lam, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Triển khai công tác đối ngoại năm 2026

Căn cứ Kế hoạch số 188/KH-UBND ngày 01/02/2025 của Ủy ban nhân dân tỉnh;

1. Rà soát thỏa thuận đã ký.
2. Tổ chức lớp bồi dưỡng lễ tân.
"""


CONTRACT = {
    "doc_type", "number", "issuer", "place", "issued_on", "title", "addressees", "recipients", "signature", "points",
    "citations", "warnings",
}  # fmt: skip


@pytest.fixture
def run(capsys):
    """run("rules", "--json") → (exit code, standard output, standard error)"""

    def call(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_parse_prints_the_contract(run, sample):
    code, out, _err = run("parse", sample, "--json")
    document = json.loads(out)
    assert code == 0
    assert CONTRACT - set(document) == set()
    assert (document["doc_type"], document["number"], document["issued_on"]) == (
        "Kế hoạch",
        "318/KH-UBND",
        "2026-03-05",
    )
    assert [point["label"] for point in document["points"]] == ["1.", "2."]
    assert [(each["number"], each["issued_on"]) for each in document["citations"]] == [("188/KH-UBND", "2025-02-01")]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("rong.txt", b"", "không có nội dung"),
        ("gia-mao.docx", b"MZ\x90\x00" + b"\x00" * 200, "chương trình máy tính"),
        ("hong.pdf", b"%PDF-1.7\n", "hong.pdf"),
        ("mat.txt", "BỘ NGOẠI GIAO\nMẬT\n\n1. Nội dung.".encode(), "độ mật"),
    ],
)
def test_parse_refuses_with_one_line_and_two(run, tmp_path, name, content, word):
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = run("parse", path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert word.lower() in err.lower()


def test_parse_of_a_missing_file_says_so(run, tmp_path):
    code, _out, err = run("parse", tmp_path / "khong-co.txt")
    assert (code, "khong-co.txt" in err) == (2, True)


@pytest.mark.django_db
def test_rules_name_their_basis_and_tests(run):
    _code, out, _err = run("rules", "--json")
    rules = json.loads(out)
    assert {frozenset(rule) for rule in rules} == {
        frozenset({"id", "register", "basis", "severity", "confidence", "message_vi", "tests"})
    }
    talk = next(rule for rule in rules if rule["id"] == "DT-09")
    assert (talk["register"], talk["severity"]) == ("training", "WARN")
    assert len(talk["tests"]) > 0


@pytest.mark.django_db
def test_registers_are_those_of_the_list(run):
    _code, out, _err = run("registers", "--json")
    assert "training.approve" in next(each for each in json.loads(out) if each["key"] == "training")["actions"]


@pytest.mark.django_db
@pytest.mark.parametrize(("organiser", "role"), [("PROVINCE", "FA_HEAD"), ("MOFA", "MOFA_HEAD")])
def test_authority_explains_itself(run, organiser, role):
    fact = f"organiser={organiser}"
    _code, out, _err = run("authority", "explain", "training.approve", "--unit", "24", "--facts", fact, "--json")
    answer = json.loads(out)
    assert ([step["role"] for step in answer["steps"]], answer["problem"]) == ([role], None)


@pytest.mark.django_db
def test_authority_never_picks_silently(run):
    _code, out, _err = run("authority", "explain", "training.approve", "--unit", "24", "--json")
    answer = json.loads(out)
    assert (answer["steps"], "R-QC-01" in answer["problem"]) == ([], True)


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("--unit", "99"), ("--unit", "24", "--on", "31/02/2026")])
def test_authority_refuses_an_unknown_unit_or_day(run, words):
    code, _out, err = run("authority", "explain", "training.approve", *words)
    assert (code, err.count("\n")) == (2, 1)


@pytest.mark.django_db
def test_guidance_becomes_a_draft_plan_with_its_coverage(run, sample):
    code, out, _err = run("guidance", "add", sample, "--unit", "24")
    number = out.splitlines()[0]
    assert (code, "2 nội dung, 1 văn bản được dẫn" in out) == (0, True)
    code, out, _err = run("plan", "draft", number, "--unit", "24", "--json")
    plan = json.loads(out)
    assert (code, len(plan["tasks"])) == (0, 2)
    code, out, _err = run("plan", "coverage", plan["id"], "--json")
    assert code == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [("plan", "draft", "VBCD-24-2026-9999", "--unit", "24"), ("plan", "coverage", "KH-24-2026-9999")],
)
def test_unknown_document_or_plan_is_one_clear_line(run, words):
    code, _out, err = run(*words)
    assert (code, err.count("\n")) == (2, 1)


@pytest.mark.django_db
def test_export_comes_in_again(run, fa_officer, tmp_path):
    open_one(fa_officer)
    path = tmp_path / "so.xlsx"
    assert run("export", "training", path)[0] == 0
    code, out, _err = run("import", "training", path)
    assert (code, "0 dòng hợp lệ, 1 dòng đã có, 0 chỗ cần sửa." in out) == (0, True)


@pytest.mark.django_db
def test_import_writes_nothing_when_a_row_is_wrong(run, fa_officer, tmp_path):
    open_one(fa_officer)
    path = tmp_path / "so.xlsx"
    run("export", "training", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    good = [cell.value for cell in sheet[2]]
    good[0] = None
    sheet.append(good)
    sheet.append([*good[:8], "31/02/2026", *good[9:]])
    book.save(path)
    code, _out, err = run("import", "training", path, "--unit", "24")
    assert (code, Dossier.objects.for_system("t").count()) == (1, 1)
    assert "Dòng 4" in err
    assert run("import", "training", path, "--unit", "24", "--valid-rows")[0] == 1
    assert Dossier.objects.for_system("t").count() == 2


@pytest.mark.django_db
def test_ledger_verify_exits_zero_only_when_it_holds(run, fa_officer):
    open_one(fa_officer)
    assert run("ledger", "verify")[0] == 0
    Entry.objects.update(actor="kẻ khác")
    code, _out, err = run("ledger", "verify")
    assert (code, "bị sửa" in err) == (1, True)


@pytest.mark.django_db
def test_restore_refuses_over_dossiers_and_strange_files(run, fa_officer, tmp_path):
    open_one(fa_officer)
    strange = tmp_path / "la.tar.gz"
    strange.write_bytes(b"not an archive")
    assert run("restore", strange)[0] == 1
    assert run("restore", tmp_path / "khong-co")[0] == 1


def test_backup_into_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(archive.ArchiveError):
        archive.write(tmp_path / "khong-co" / "sao-luu")


def test_every_command_of_the_contract_exists():
    contract = {
        "parse", "guidance add", "plan draft", "plan coverage", "report", "figure", "rules", "registers",
        "authority explain", "import", "export", "world", "ledger verify", "backup", "restore", "jobs", "serve",
    }  # fmt: skip
    assert contract - set(COMMANDS) == set()
    commands = settings.PROJECT / "src" / "doingoai" / "site" / "commands"
    assert {module for module, *_rest in COMMANDS.values()} - {path.stem for path in commands.glob("*.py")} == set()


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        (["test", "-k", "training", "tests"], ["-k", "training", "tests"]),
        (["bench", "--dossiers", "20000"], ["--dossiers", "20000"]),
        (["run", "--port", "8001"], []),
    ],
)
def test_developer_tool_passes_arguments_on_as_they_stand(words, rest):
    assert runpy.run_path(str(settings.PROJECT / "dev"))["read"](words).rest == rest
