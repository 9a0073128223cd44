"""The gate: a stand-alone marking is found in every dress, ordinary text about secrecy passes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.lib.secrecy import Hint, Level, Stamp, find_hint, find_stamp

MARKED = [
    ("MẬT", Level.MAT),
    ("TỐI MẬT", Level.TOI_MAT),
    ("TUYỆT MẬT", Level.TUYET_MAT),
    ("Tuyệt mật", Level.TUYET_MAT),
    ("Mật", Level.MAT),
    ("M Ậ T", Level.MAT),
    ("T Ố I   M Ậ T", Level.TOI_MAT),
    ("T U Y Ệ T  M Ậ T", Level.TUYET_MAT),
    ("M.Ậ.T", Level.MAT),
    ("**MẬT**", Level.MAT),
    ("# TỐI MẬT", Level.TOI_MAT),
    ("> _TUYỆT MẬT_", Level.TUYET_MAT),
    ("[MẬT]", Level.MAT),
    ("(TỐI MẬT)", Level.TOI_MAT),
    ("«MẬT»", Level.MAT),
    ("| MẬT |", Level.MAT),
    ("│ TỐI MẬT │", Level.TOI_MAT),
    ("| MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", Level.MAT),
    ("|MẬT|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|", Level.MAT),
    ("ỦY BAN NHÂN DÂN | TỐI MẬT", Level.TOI_MAT),
    ("TỈNH ỦY SÔNG LAM\tTUYỆT MẬT", Level.TUYET_MAT),
    ("Số: 12/BC-UBND          MẬT", Level.MAT),
    ("- MẬT -", Level.MAT),
    ("===== MẬT =====", Level.MAT),
    ("ĐỘ MẬT: MẬT", Level.MAT),
    ("Độ mật: Tối mật", Level.TOI_MAT),
    ("- Độ mật: Tuyệt mật.", Level.TUYET_MAT),
    ("Mức độ mật: Mật", Level.MAT),
    ("Độ mật: Mật; Độ khẩn: Hỏa tốc", Level.MAT),
    ("TUYỆT MẬT - Bản số: 02", Level.TUYET_MAT),
    ("Độ mật (nếu có): Mật", Level.MAT),
    ("| Độ mật | MẬT |", Level.MAT),
    ("\uff2d\u1eac\uff34", Level.MAT),
    ("M\u200bẬ\u200bT", Level.MAT),
    ("\ufeffMẬT", Level.MAT),
    ("TUYỆT\nMẬT", Level.TUYET_MAT),
    ("TỐI\nMẬT", Level.TOI_MAT),
    ("BÍ\n\nMẬT", Level.MAT),
    ("MẬT\nĐộ khẩn: Hỏa tốc", Level.MAT),
    ("Tài liệu thu hồi", Level.THU_HOI),
    ("(TÀI LIỆU THU HỒI SAU HỘI NGHỊ)", Level.THU_HOI),
    ("Tài liệu thu hồi sau khi họp xong", Level.THU_HOI),
]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(("text", "level"), MARKED)
def test_find_stamp_marking(text, level, form):
    stamp = find_stamp(unicodedata.normalize(form, f"Kính gửi: Bộ Ngoại giao\r\n\r\n{text}\r\nNội dung."))
    assert stamp is not None
    assert stamp.level == level


@pytest.mark.parametrize(
    "text",
    [
        "Tăng cường bảo mật thông tin.",
        "Mật độ dân số",
        "MẬT ĐỘ DÂN SỐ",
        "Luật Bảo vệ bí mật nhà nước",
        "BÍ MẬT NHÀ NƯỚC",
        "BẢO MẬT",
        "KHÔNG MẬT",
        "Không mật",
        "Độ mật: Không",
        "Độ mật: Thường",
        "Độ mật:",
        "Độ mật",
        "ĐỘ MẬT",
        "| STT | Độ mật | Ghi chú |",
        "| Mật | Tối mật | Tuyệt mật |",
        "| MẬT | TỐI MẬT | TUYỆT MẬT |",
        "| Văn bản | Mật |",
        "Tìm dòng chữ `TUYỆT MẬT|TỐI MẬT|MẬT` đứng riêng",
        "Độ mật: Mật/Tối mật/Tuyệt mật",
        "Văn bản có độ mật: tối mật phải gửi theo đường cơ mật.",
        "Có ba độ mật: Tuyệt mật, Tối mật và Mật.",
        "- Tuyệt mật;\n- Tối mật;\n- Mật.",
        "a) Tuyệt mật\nb) Tối mật\nc) Mật",
        "tài liệu thuộc danh mục\ntối mật.",
        "… về công tác bảo\nmật",
        "VỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT",
        "QUY CHẾ BẢO\nMẬT",
        "Độ\nMật",
        "Mật ong rừng",
        "MẬT MÃ",
        "Tài liệu thu hồi được gồm 12 bản.",
        "Tổng hợp tài liệu thu hồi",
        "MAT",
        "",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_find_stamp_ordinary_text_passes(text, form):
    assert find_stamp(unicodedata.normalize(form, text)) is None


def test_find_stamp_place_and_first_of_several():
    text = "UBND TỈNH\n\n  **TỐI MẬT**\nMẬT\n"
    stamp = find_stamp(text)
    assert stamp == Stamp(Level.TOI_MAT, 15, 22, 3)
    assert text[stamp.start : stamp.end] == "TỐI MẬT"


def test_find_stamp_place_in_decomposed_text_and_in_a_cell():
    text = unicodedata.normalize("NFD", "a\n| Số 1 | MẬT |")
    stamp = find_stamp(text)
    assert stamp is not None
    assert unicodedata.normalize("NFC", text[stamp.start : stamp.end]) == "MẬT"
    assert stamp.line == 2


@given(st.text("mậtốiuyệbảoưđộ |:\n-", max_size=60))
def test_find_stamp_needs_a_capital(text):
    assert find_stamp(text) is None or "độmật" in text.replace(" ", "").replace("-", "").replace(":", "")


@given(st.text(max_size=80))
def test_find_stamp_offsets_are_inside_the_text(text):
    stamp = find_stamp(f"{text}\nTỐI MẬT")
    assert stamp is not None
    assert 0 <= stamp.start < stamp.end <= len(text) + 8


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Công văn số 318/BNG-CNV-m ngày 07/4/2023", Hint("symbol", 12, 25, 1)),
        ("a\nSố: 12/2024/BC-BNG-m", Hint("symbol", 6, 22, 2)),
        ("\n  TUYET MAT \n", Hint("unaccented", 3, 12, 2)),
        ("**TOI MAT**", Hint("unaccented", 2, 9, 1)),
        ("Công văn số 318/BNG-CNV ngày 07/4/2023", None),
        ("318/BNG-CNV-moi", None),
        ("Toi mat", None),
        ("bí mật nhà nước", None),
    ],
)
def test_find_hint_table(text, hint):
    assert find_hint(text) == hint
    assert find_stamp(text) is None
