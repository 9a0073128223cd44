"""Annexes: where they begin, what they are called, whose they are; the body ends before them."""

import pytest

from doingoai.parsing import parse

HEAD = "UBND TỈNH SÔNG LAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\nSông Lam, ngày 05 tháng 01 năm 2027\n"
BODY = "KẾ HOẠCH\nĐối ngoại năm 2027\n1. Một.\n2. Hai./.\n"
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Cường\n"
NOTE = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2027 của UBND tỉnh)\n"

STARTS = {
    "capitals": ("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n" + NOTE, "PHỤ LỤC", "DANH MỤC NHIỆM VỤ"),
    "Roman": ("PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n" + NOTE, "PHỤ LỤC II", "DANH MỤC NHIỆM VỤ"),
    "with the word for number": ("PHỤ LỤC SỐ 02\nDANH MỤC\n" + NOTE, "PHỤ LỤC SỐ 02", "DANH MỤC"),
    "title on the same line": ("PHỤ LỤC I: DANH MỤC NHIỆM VỤ\n" + NOTE, "PHỤ LỤC I", "DANH MỤC NHIỆM VỤ"),
    "small letters": ("Phụ lục 1\nDanh mục nhiệm vụ năm 2027\n" + NOTE, "Phụ lục 1", "Danh mục nhiệm vụ năm 2027"),
    "small letters, same line": ("Phụ lục 03. Danh mục đoàn ra\n" + NOTE, "Phụ lục 03", "Danh mục đoàn ra"),
    "Markdown": ("## **PHỤ LỤC**\n\n**DANH MỤC**\n\n*" + NOTE.strip() + "*\n", "PHỤ LỤC", "DANH MỤC"),
    "attached document": ("QUY CHẾ\nVề đón đoàn\n" + NOTE.replace("Kèm", "Ban hành kèm"), "QUY CHẾ", "Về đón đoàn"),
    "title in two lines": ("DANH MỤC\nNHIỆM VỤ\nNĂM 2027\n" + NOTE, None, "DANH MỤC NHIỆM VỤ NĂM 2027"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STARTS)
@pytest.mark.parametrize("foot", [FOOT, ""], ids=["signed", "glued"])
def test_annex_is_cut_off_with_label_title_and_note(kind, foot):
    start, label, title = STARTS[kind]
    document = parse(HEAD + BODY + foot + start + "1. Ba.\n2. Bốn.\n")
    (annex,) = document.annexes
    assert (annex.label, annex.title, annex.parent, annex.relation) == (label, title, "12/KH-UBND", "parent")
    assert annex.note is not None
    assert "theo Kế hoạch số 12/KH-UBND" in annex.note
    assert [point.text for point in annex.points] == ["Ba.", "Bốn."]
    assert [point.text for point in document.points] == ["Một.", "Hai", "Ba.", "Bốn."]


def test_annex_without_a_note_belongs_to_the_document():
    (annex,) = parse(HEAD + BODY + FOOT + "PHỤ LỤC\nDANH MỤC\n1. Ba.").annexes
    assert (annex.parent, annex.note, annex.title) == ("12/KH-UBND", None, "DANH MỤC")


def test_orientation_glued_behind_a_letter_is_its_child():
    letter = "Kính gửi: Sở Ngoại vụ các tỉnh.\nXin gửi Định hướng (kèm theo)./."
    text = f"{letter} ĐỊNH HƯỚNG HÀNH ĐỘNG SAU HỘI NGHỊ\n1. Một.\n2. Hai."
    document = parse(text)
    (annex,) = document.annexes
    assert (annex.label, annex.title, annex.relation) == (None, "ĐỊNH HƯỚNG HÀNH ĐỘNG SAU HỘI NGHỊ", "parent")
    assert [point.text for point in annex.points] == ["Một.", "Hai."]
    assert document.addressees == ["Sở Ngoại vụ các tỉnh"]


def test_several_annexes_end_where_the_next_begins():
    text = HEAD + BODY + FOOT + "PHỤ LỤC I\nĐOÀN RA\n1. Ba.\nPHỤ LỤC II\nĐOÀN VÀO\n1. Bốn.\n2. Năm."
    first, second = parse(text).annexes
    assert (first.label, [point.text for point in first.points]) == ("PHỤ LỤC I", ["Ba."])
    assert (second.label, [point.text for point in second.points]) == ("PHỤ LỤC II", ["Bốn.", "Năm."])
    assert first.end <= second.start


def test_signature_and_recipients_are_those_before_the_annex():
    document = parse(HEAD + BODY + FOOT + "PHỤ LỤC\n" + NOTE + "1. Ba.\nNGƯỜI LẬP BIỂU\nTrần Văn Khác")
    assert document.signature.name == "Lê Văn Cường"
    assert [each.text for each in document.recipients] == ["Như trên", "Lưu: VT"]


SENTENCES = [
    "1. Thực hiện theo\nPhụ lục II kèm theo Kế hoạch này.\n2. Hai.",
    "1. Một.\nPhụ lục I kèm theo Nghị định này quy định mẫu văn bản.\n2. Hai.",
    "1. Một:\nNỘI DUNG CHÍNH\n2. Hai.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_mention_of_an_annex_in_the_body_begins_none(text):
    assert parse(f"{HEAD}KẾ HOẠCH\nĐối ngoại năm 2027\n{text}").annexes == []
