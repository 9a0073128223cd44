"""From when a document says it is in force, how far it is spread, and whom it is sent to by which channel."""

import pytest

from doingoai.parsing import parse

HEAD = "Số: 1/QĐ-UBND\nSông Lam, ngày 22 tháng 9 năm 2026\nQUYẾT ĐỊNH\nVề việc đón đoàn\n\n"
EFFECTS = [
    ("Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2026.", "date", "2026-10-01", None),
    ("Quyết định này có hiệu lực từ ngày 01/10/2026 và thay thế Quyết định số 2/QĐ-UBND.", "date", "2026-10-01", None),
    ("Quyết định này có hiệu lực kể từ ngày ký.", "signing", "2026-09-22", None),
    ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", "signing", "2026-09-22", None),
    ("Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.", "days", "2026-11-06", None),
    ("Quyết định này có hiệu lực thi hành sau 10 ngày, kể từ ngày ký.", "days", "2026-10-02", None),
    ("Quyết định này có hiệu lực sau 10 ngày làm việc kể từ ngày ký.", "days", None, None),
    ("Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 15/9/2026 và có hiệu lực từ ngày 25/9/2026.",
     "date", "2026-09-25", None),
    ("Nghị quyết này được thông qua ngày 15 tháng 9 năm 2026 và có hiệu lực kể từ ngày thông qua.",
     "passing", "2026-09-15", None),
    ("Quyết định này có hiệu lực từ ngày 01/10/2026 đến hết ngày 31/12/2030.", "date", "2026-10-01", "2030-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "first", "last"), EFFECTS)
def test_effect_is_read_with_its_rule(text, rule, first, last):
    effect = parse(f"{HEAD}Điều 1. Hiệu lực\n{text}").effective
    assert effect is not None
    assert (effect.rule, effect.effective_from, effect.effective_to) == (rule, first, last)
    assert text.startswith(effect.text[:40])


NONE = [
    "Quyết định số 2/QĐ-UBND có hiệu lực từ ngày 01/10/2026.",
    "Hồ sơ nhận trước ngày Quyết định này có hiệu lực được giải quyết theo quy định cũ.",
    "Quyết định này có hiệu lực cao.",
]


@pytest.mark.parametrize("text", NONE)
def test_effect_of_another_document_is_not_its_own(text):
    assert parse(f"{HEAD}Điều 1. Hiệu lực\n{text}").effective is None


def test_effect_of_an_annex_is_not_that_of_the_document():
    text = f"{HEAD}Điều 1. Ban hành Quy chế./.\n\nQUY CHẾ\nĐón đoàn\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n"
    assert parse(f"{text}Điều 1. Quy chế này có hiệu lực từ ngày 01/10/2026.").effective is None


def test_effect_without_a_date_of_signing_stays_open():
    effect = parse("QUYẾT ĐỊNH\nVề việc đón đoàn\n\nĐiều 1. Quyết định này có hiệu lực kể từ ngày ký.").effective
    assert effect is not None
    assert (effect.rule, effect.effective_from) == ("signing", None)


LEVELS = [
    ("Chỉ thị này được phổ biến đến chi bộ.", "chi bộ"),
    ("Kết luận này thay thế Kết luận 33 và được phổ biến đến cấp ủy cơ sở.", "cấp ủy cơ sở"),
    ("Tuyên truyền, phổ biến đến người dân.", None),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_dissemination_is_told_by_the_closing_sentence(text, level):
    assert parse(f"CHỈ THỊ\nvề đối ngoại\n\n1. Một.\n2. Hai.\n{text}").dissemination_level == level


def test_recipients_have_channel_purpose_and_archive():
    text = (
        "1. Một./.\nNơi nhận:\nGửi bản giấy:\n- Ban Bí thư (để báo cáo),\n- Bộ Ngoại giao,\nGửi bản giấy và điện tử:\n"
        "- Các đảng ủy trực thuộc,\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nHoàng Văn An"
    )
    found = [(each.text, each.purpose, each.channel, each.is_archive) for each in parse(text).recipients]
    assert found == [
        ("Ban Bí thư (để báo cáo)", "để báo cáo", "Gửi bản giấy", False),
        ("Bộ Ngoại giao", None, "Gửi bản giấy", False),
        ("Các đảng ủy trực thuộc", None, "Gửi bản giấy và điện tử", False),
        ("Lưu Văn phòng Tỉnh ủy", None, "Gửi bản giấy và điện tử", True),
    ]


def test_json_has_the_new_keys_beside_those_of_the_contract():
    told = parse(HEAD + "Điều 1. Đón đoàn.").as_json()
    assert {"annexes", "tables", "tasks", "references", "effective", "dissemination_level", "issuer_today"} <= set(told)
    assert {"doc_type", "number", "issuer", "place", "issued_on", "title", "addressees", "recipients", "signature",
            "points", "citations", "warnings"} <= set(told)  # fmt: skip
