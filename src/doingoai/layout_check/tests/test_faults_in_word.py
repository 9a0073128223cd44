"""One fault at a time in a right Word file: exactly its rule answers."""

import unicodedata

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from doingoai.layout_check import check
from doingoai.layout_check.tests import edits as e
from doingoai.layout_check.tests.right import DOCUMENTS, word

FAULTS = (
    # the page
    ("plan", "TT-GIAY", e.page(page_width=215.9, page_height=279.4)),
    ("plan", "TT-HUONG", e.turned),
    ("plan", "TT-LE-TREN", e.page(top_margin=19)),
    ("plan", "TT-LE-TREN", e.page(top_margin=26)),
    ("plan", "TT-LE-DUOI", e.page(bottom_margin=15)),
    ("plan", "TT-LE-DUOI", e.page(bottom_margin=26)),
    ("plan", "TT-LE-TRAI", e.page(left_margin=25)),
    ("plan", "TT-LE-TRAI", e.page(left_margin=36)),
    ("plan", "TT-LE-PHAI", e.page(right_margin=10)),
    ("plan", "TT-LE-PHAI", e.page(right_margin=25)),
    # the letters
    ("plan", "TT-PHONG", e.font("Sở Ngoại vụ chủ trì", name="Arial")),
    ("plan", "TT-PHONG", e.font("KẾ HOẠCH", name="Liberation Serif")),
    ("plan", "TT-MAU", e.font("Sở Ngoại vụ chủ trì", red=True)),
    ("plan", "TT-UNICODE", e.say("Sở Ngoại vụ chủ trì", unicodedata.normalize("NFD", "Sở Ngoại vụ chủ trì"))),
    # the page number
    ("plan_with_annex", "TT-SO-TRANG", e.number_gone),
    ("plan", "TT-SO-TRANG-DAU", e.number_on_first_page),
    ("plan", "TT-SO-TRANG-VI-TRI", e.number_in_footer),
    ("plan", "TT-SO-TRANG-VI-TRI", e.number_at_left),
    ("plan", "TT-SO-TRANG-CHU", e.number_roman),
    ("plan", "TT-SO-TRANG-CHU", e.number_large),
    # nation and motto
    ("plan", "TT-QUOC-HIEU", e.remove("CỘNG HÒA XÃ HỘI")),
    ("plan", "TT-QUOC-HIEU-CHU", e.font("CỘNG HÒA XÃ HỘI", bold=False)),
    ("plan", "TT-QUOC-HIEU-CHU", e.font("CỘNG HÒA XÃ HỘI", size=14)),
    ("plan", "TT-QUOC-HIEU-CHU", e.say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("plan", "TT-TIEU-NGU", e.remove("Độc lập")),
    ("plan", "TT-TIEU-NGU-CHU", e.font("Độc lập", size=12)),
    ("plan", "TT-TIEU-NGU-CHU", e.font("Độc lập", italic=True)),
    ("plan", "TT-TIEU-NGU-CHU", e.say("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")),
    ("plan", "TT-TIEU-NGU-VIET", e.say("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc")),
    ("plan", "TT-TIEU-NGU-VIET", e.say("Tự do", "tự do")),
    ("plan", "TT-TIEU-NGU-KE", e.rule_gone("Độc lập")),
    ("plan", "TT-TIEU-NGU-KE", e.rule_gone("Độc lập", underline=True)),
    ("plan", "TT-TIEU-NGU-KE", e.rule_gone("Độc lập", dashes=True)),
    ("plan", "TT-TIEU-NGU-KE-DAI", e.rule_over_column("Độc lập")),
    # the bodies
    ("letter", "TT-CO-QUAN-CHU", e.font("SỞ NGOẠI VỤ", bold=False)),
    ("letter", "TT-CO-QUAN-CHU", e.say("SỞ NGOẠI VỤ", "Sở Ngoại vụ")),
    ("letter", "TT-CHU-QUAN-CHU", e.font("UBND TỈNH SÔNG LAM", bold=True)),
    ("letter", "TT-CHU-QUAN-CHU", e.font("UBND TỈNH SÔNG LAM", size=10)),
    ("letter", "TT-CO-QUAN", e.remove("UBND TỈNH SÔNG LAM", "SỞ NGOẠI VỤ")),
    ("letter", "TT-CO-QUAN-KE", e.rule_gone("SỞ NGOẠI VỤ")),
    ("letter", "TT-CO-QUAN-KE-DAI", e.rule_over_column("SỞ NGOẠI VỤ")),
    # number and date
    ("plan", "TT-SO", e.remove("Số: 05/KH-UBND")),
    ("plan", "TT-SO-HAI-CHAM", e.say("Số: 05", "Số 05")),
    ("plan", "TT-SO-KHONG", e.say("Số: 05", "Số: 5")),
    ("plan", "TT-SO-DANG", e.say("05/KH-UBND", "05-KH/UBND")),
    ("plan", "TT-SO-DANG", e.say("05/KH-UBND", "05/KH - UBND")),
    ("plan", "TT-SO-DANG", e.say("05/KH-UBND", "05/kh-ubnd")),
    ("plan", "TT-SO-CHU", e.font("Số: 05", size=14)),
    ("plan", "TT-SO-CHU", e.font("Số: 05", bold=True)),
    ("plan", "TT-KY-HIEU-LOAI", e.say("KH-UBND", "KHO-UBND")),
    ("letter", "TT-KY-HIEU-LOAI", e.say("SNgV-HTQT", "CV-SNgV")),
    ("plan", "TT-KY-HIEU-KHOP", e.say("KH-UBND", "BC-UBND")),
    ("plan", "TT-KY-HIEU-KHOP", e.say("KH-UBND", "UBND-NgV")),
    ("letter", "TT-KY-HIEU-KHOP", e.say("SNgV-HTQT", "KH-SNgV")),
    ("letter", "TT-KY-HIEU-CU", e.say("SNgV-HTQT", "SKHĐT-HTQT")),
    ("plan", "TT-NGAY", e.remove("ngày 05 tháng 3")),
    ("plan", "TT-NGAY-KHONG", e.say("ngày 05 tháng 3", "ngày 5 tháng 03")),
    ("plan", "TT-NGAY-KHONG", e.say("tháng 3 năm 2026", "tháng 1 năm 2026")),
    ("plan", "TT-NGAY-LICH", e.say("ngày 05 tháng 3", "ngày 31 tháng 4")),
    ("plan", "TT-NGAY-DANG", e.say("Sông Lam, ngày", "Sông Lam ngày")),
    ("plan", "TT-NGAY-DANG", e.say("ngày 05 tháng 3 năm 2026", "ngày 05/3/2026")),
    ("plan", "TT-NGAY-DANG", e.say("tháng 3 năm 2026", "tháng 3 năm 2026.")),
    ("plan", "TT-NGAY-CHU", e.font("ngày 05 tháng 3", italic=False)),
    # type, title, subject
    ("plan", "TT-TEN-LOAI", e.remove("KẾ HOẠCH")),
    ("plan", "TT-TEN-LOAI-CHU", e.say("KẾ HOẠCH", "Kế hoạch")),
    ("plan", "TT-TEN-LOAI-CHU", e.font("KẾ HOẠCH", bold=False)),
    ("plan", "TT-TEN-LOAI-CHU", e.align("KẾ HOẠCH", ALIGN.LEFT)),
    ("decision", "TT-TRICH-YEU", e.remove("Về việc cử đoàn")),
    ("decision", "TT-TRICH-YEU-CHU", e.font("Về việc cử đoàn", bold=False)),
    ("decision", "TT-TRICH-YEU-CHU", e.font("Về việc cử đoàn", italic=True)),
    ("decision", "TT-TRICH-YEU-KE", e.rule_gone("Về việc cử đoàn")),
    ("decision", "TT-VV-THUA", e.say("Về việc cử đoàn", "V/v cử đoàn")),
    ("letter", "TT-VV-CHU", e.font("V/v", bold=True)),
    ("letter", "TT-VV-CHU", e.font("V/v", size=14)),
    ("letter", "TT-TRICH-YEU", e.remove("V/v")),
    # addressees, bases, enacting words
    ("letter", "TT-KINH-GUI", e.remove("Kính gửi", "Các sở, ban", "Ủy ban nhân dân các xã", "Liên hiệp các")),
    ("letter", "TT-KINH-GUI-CHU", e.font("Kính gửi", bold=True)),
    ("letter", "TT-KINH-GUI-CAU", e.say("Kính gửi:", "Kính gửi")),
    ("letter", "TT-KINH-GUI-CAU", e.say("ngành tỉnh;", "ngành tỉnh,")),
    ("letter", "TT-KINH-GUI-CAU", e.say("hữu nghị tỉnh.", "hữu nghị tỉnh;")),
    ("letter_to_one", "TT-KINH-GUI-CAU", e.say("Bộ Ngoại giao.", "Bộ Ngoại giao")),
    ("decision", "TT-CAN-CU-CHU", e.font("Căn cứ Luật", italic=False)),
    ("decision", "TT-CAN-CU-CAU", e.say("năm 2025;", "năm 2025,")),
    ("decision", "TT-CAN-CU-CAU", e.say("tháng 10 năm 2026.", "tháng 10 năm 2026;")),
    ("plan", "TT-CAN-CU-CAU", e.say("tháng 11 năm 2020;", "tháng 11 năm 2020")),
    ("decision", "TT-QUYET-DINH", e.remove("QUYẾT ĐỊNH:")),
    ("decision", "TT-QUYET-DINH", e.font("QUYẾT ĐỊNH:", bold=False)),
    # running text
    ("plan", "TT-NOI-DUNG-CO", e.every_size(12)),
    ("plan", "TT-NOI-DUNG-CO", e.font("Sở Ngoại vụ chủ trì", size=15)),
    ("letter", "TT-NOI-DUNG-KIEU", e.font("Thực hiện Kế hoạch", italic=True)),
    ("plan", "TT-NOI-DUNG-DONG", e.every(60, line_spacing=2.0)),
    ("plan", "TT-NOI-DUNG-DONG", e.every(60, line_spacing=Pt(12))),
    ("plan", "TT-NOI-DUNG-DOAN", e.every(5, space_before=Pt(0), space_after=Pt(0))),
    ("plan", "TT-NOI-DUNG-LUI", e.every(60, first_line_indent=Mm(0))),
    ("plan", "TT-NOI-DUNG-DEU", e.every(60, alignment=ALIGN.LEFT)),
    ("plan", "TT-DE-MUC", e.font("I. MỤC ĐÍCH", bold=False)),
    ("plan", "TT-DE-MUC", e.say("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu")),
    ("plan", "TT-KET-THUC", e.say("./.", ".")),
    # the foot
    ("plan", "TT-KY", e.remove("TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("plan", "TT-KY-CHU", e.font("KT. CHỦ TỊCH", bold=False)),
    ("plan", "TT-KY-CHU", e.say("KT. CHỦ TỊCH", "KT. Chủ tịch")),
    ("plan", "TT-KY-DANG", e.say("TM. ỦY BAN", "T/M ỦY BAN")),
    ("plan", "TT-KY-DANG", e.say("KT. CHỦ TỊCH", "KT CHỦ TỊCH")),
    ("letter", "TT-KY-KT", e.say("PHÓ GIÁM ĐỐC", "GIÁM ĐỐC")),
    ("letter", "TT-KY-KT", e.remove("PHÓ GIÁM ĐỐC")),
    ("letter", "TT-KY-PHO", e.remove("KT. GIÁM ĐỐC")),
    ("letter", "TT-KY-TL", e.both(e.say("KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC"), e.remove("PHÓ GIÁM ĐỐC"))),
    ("letter", "TT-KY-TEN", e.remove("Nguyễn Văn A")),
    ("letter", "TT-KY-TEN-CHU", e.font("Nguyễn Văn A", bold=False)),
    ("letter", "TT-KY-TEN-CHU", e.say("Nguyễn Văn A", "NGUYỄN VĂN AN")),
    ("letter", "TT-KY-HOC-VI", e.say("Nguyễn Văn A", "TS. Nguyễn Văn An")),
    ("letter", "TT-NOI-NHAN-CHU", e.font("Nơi nhận", italic=False)),
    ("letter", "TT-NOI-NHAN-CHU", e.font("Nơi nhận", size=14)),
    ("letter", "TT-NOI-NHAN-MUC", e.font("- Như trên", size=13)),
    ("letter", "TT-NOI-NHAN-CAU", e.say("Nơi nhận:", "Nơi nhận")),
    ("letter", "TT-NOI-NHAN-CAU", e.say("- Như trên;", "- Như trên,")),
    ("letter", "TT-NOI-NHAN-CAU", e.say("HTQT.", "HTQT;")),
    ("letter", "TT-NOI-NHAN-CAU", e.say("- Như trên;", "Như trên;")),
    ("letter", "TT-NOI-NHAN", e.remove("Nơi nhận", "- Như trên", "UBND tỉnh (để", "- Lưu:")),
    # annexes
    ("plan_with_annex", "TT-PHU-LUC-DONG", e.remove("(Kèm theo")),
    ("plan_with_annex", "TT-PHU-LUC-CHU", e.font("Phụ lục", size=12)),
    ("two_annexes", "TT-PHU-LUC-SO", e.say("Phụ lục II", "Phụ lục 2")),
    ("plan_with_annex", "TT-BANG-DAU", e.head_not_repeated),
)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_right_word_file_gives_nothing(key):
    assert check(word(key), "a.docx").deviations == ()


@pytest.mark.parametrize(("key", "rule", "edit"), FAULTS, ids=lambda value: value if isinstance(value, str) else "")
def test_planted_fault_gives_its_rule_and_no_other(key, rule, edit):
    report = check(e.edited(word(key), edit), "a.docx")
    assert {deviation.rule for deviation in report.deviations} == {rule}, [d.message for d in report.deviations]
