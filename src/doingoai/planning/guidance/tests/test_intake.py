"""From a file to the record: text, fields, points, citations, original bytes; a refusal stores nothing."""

import datetime as dt

import pytest

from doingoai.attachments.models import Attachment, StoredFile
from doingoai.attachments.store import read
from doingoai.dossiers.models import Dossier
from doingoai.planning.guidance import extract
from doingoai.planning.guidance.intake import add_guidance
from doingoai.planning.guidance.models import Kind, Obligation
from doingoai.planning.guidance.tests import factories
from doingoai.workflow.refusals import InvalidInputs


@pytest.fixture
def received(ministry_officer):
    return factories.received(ministry_officer)


def test_fields_are_read_from_the_document(received):
    read_fields = (received.document_number, received.issued_on, received.response_due, received.dossier.province)
    assert read_fields == ("715/CNV-ĐP", dt.date(2026, 3, 2), dt.date(2026, 4, 15), None)
    assert received.dossier.state == "RECEIVED"


def test_points_become_clauses_with_paths_and_parents(received):
    found = [(clause.number_path, str(clause.parent or "")) for clause in received.clauses.all()]
    assert found == [("1", ""), ("2", ""), ("2.i", "2"), ("2.ii", "2"), ("3", "")]


def test_offsets_point_into_the_stored_text(received):
    text = received.source.text
    assert {text[clause.start : clause.end].strip()[:2] for clause in received.clauses.all()} == {
        "1.",
        "2.",
        "(i",
        "3.",
    }


def test_known_citations_are_joined_with_the_reference(received):
    joined = {each.number: str(each.instrument or "") for each in received.citations.exclude(number="")}
    assert joined == {"33-KL/TW": "Kết luận 33-KL/TW", "15-CT/TW": "Chỉ thị 15-CT/TW", "9999/QĐ-TTg": ""}


def test_original_bytes_are_kept(received):
    attachment = Attachment.objects.get(dossier=received.dossier)
    assert read(attachment.file) == factories.TEXT.encode()


def test_word_file_gives_the_same_points(fa_officer):
    record = factories.received(fa_officer, name="dinh-huong.docx", data=factories.docx_bytes())
    assert [clause.number_path for clause in record.clauses.all()] == ["1", "2", "2.i", "2.ii", "3"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("mat.txt", ("TỐI MẬT\n" + factories.TEXT).encode(), "dấu chỉ độ mật"),
        ("rong.txt", b"   ", "không có nội dung"),
        ("gia.docx", b"MZ\x90\x00 chuong trinh", "không được nhận"),
    ],
)
def test_refused_file_leaves_nothing_behind(ministry_officer, name, data, message):
    with pytest.raises(InvalidInputs) as refusal:
        factories.received(ministry_officer, name=name, data=data)
    assert message in " ".join(refusal.value.messages)
    assert (Dossier.objects.for_system("test").count(), StoredFile.objects.count()) == (0, 0)


def test_command_reads_a_path(tmp_path, fa_officer):
    path = tmp_path / "dinh-huong.md"
    path.write_text(factories.TEXT, encoding="utf-8")
    record = add_guidance(path, actor=fa_officer)
    assert (record.dossier.province.code, record.clauses.count()) == ("24", 5)


@pytest.mark.parametrize(
    ("text", "has_points", "expected"),
    [
        ("Rà soát các thỏa thuận đã ký", False, Obligation.BAT_BUOC),
        ("Xem xét thành lập hội hữu nghị", False, Obligation.KHUYEN_KHICH),
        ("MỤC ĐÍCH, YÊU CẦU", True, Obligation.KHONG),
        ("NHIỆM VỤ TRỌNG TÂM", True, Obligation.KHONG),
        ("NHIỆM VỤ TRỌNG TÂM", False, Obligation.BAT_BUOC),
        ("Tổ chức thực hiện", True, Obligation.KHONG),
        ("Đẩy mạnh hội nhập, cụ thể:", True, Obligation.BAT_BUOC),
        ("", False, Obligation.KHONG),
    ],
)
def test_obligation_is_guessed_from_the_words(text, has_points, expected):
    assert extract.obligation_of(text, has_points=has_points) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("định hướng giai đoạn 2027 - 2030", (dt.date(2027, 1, 1), dt.date(2030, 12, 31))),
        ("kế hoạch năm 2026", (dt.date(2026, 1, 1), dt.date(2026, 12, 31))),
        ("giai đoạn 2030-2027", (None, None)),
        ("không năm nào", (None, None)),
    ],
)
def test_period_is_read_from_the_title(title, expected):
    assert extract.period_of(title) == expected


@pytest.mark.parametrize(
    ("doc_type", "title", "expected"),
    [
        ("Chỉ thị", "về tăng cường", Kind.CHI_THI),
        ("Công văn", "Định hướng hành động", Kind.DINH_HUONG_HOI_NGHI),
        ("Công văn", "về việc báo cáo", Kind.CONG_VAN_HUONG_DAN),
        ("", "", Kind.KHAC),
    ],
)
def test_kind_is_guessed(doc_type, title, expected):
    assert extract.kind_of(doc_type, title) == expected


def test_points_under_a_telling_heading_give_no_work():
    points = [
        {"label": "I.", "path": "I", "text": "MỤC ĐÍCH", "start": 0, "end": 9, "points": [
            {"label": "1.", "path": "I.1", "text": "Nâng cao nhận thức", "start": 10, "end": 30, "points": []}]},
        {"label": "II.", "path": "II", "text": "NHIỆM VỤ", "start": 31, "end": 40, "points": [
            {"label": "1.", "path": "1", "text": "Rà soát thỏa thuận", "start": 41, "end": 60, "points": []}]},
    ]  # fmt: skip
    found = [(row["number_path"], row["obligation"]) for row in extract._clauses(points)]
    assert found == [("I", "KHONG"), ("I.1", "KHONG"), ("II", "KHONG"), ("II.1", "BAT_BUOC")]
