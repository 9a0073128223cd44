"""What counts as copied from the report before: times may differ, a figure may not."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingoai.registers.reports.forward import copied, paragraphs

SENTENCE = "Trong {time}, tỉnh đã phối hợp với các cơ quan đón 12 đoàn với 61 lượt người."
TIMES = [
    "tháng 9", "Tháng 09", "tháng 10/2026", "tháng 9 năm 2026", "tháng 12 - 2026", "9/2026", "quý III", "Quý IV/2026",
    "quý 2 năm 2026", "năm 2026", "6 tháng đầu năm", "9 tháng đầu năm 2026", "ngày 15/8", "ngày 15/8/2026",
    "15/08/2026", "15-8-2026", "15.8.2026", "ngày 14 tháng 9", "ngày 14 tháng 9 năm 2026", "ngày 15/8 đến 14/9",
    "cùng kỳ 2025",
]  # fmt: skip
NO_TIMES = [
    "15/34 địa phương", "12/2026/QĐ-UBND", "2.026 lượt", "30 ngày", "8 tháng", "tháng 8,5", "ngày 30 lượt",
    "3/5 nhiệm vụ", "quý khách", "năm 12 đoàn", "1.8.2",
]  # fmt: skip
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
day = st.tuples(st.integers(1, 28), st.integers(1, 12), st.integers(2016, 2035))
figure = st.integers(0, 9_999_999).map(lambda number: f"{number:,}".replace(",", "."))
words = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ", min_size=1, max_size=7), min_size=8, max_size=20)


@pytest.mark.parametrize("now", TIMES)
@pytest.mark.parametrize("before", ["tháng 8", "ngày 01/01/2020"])
def test_another_time_is_no_other_paragraph(before, now):
    assert copied(SENTENCE.format(time=before), SENTENCE.format(time=now)) == [0]


@pytest.mark.parametrize("figure", NO_TIMES)
def test_what_only_looks_like_a_time_is_kept(figure):
    assert copied(SENTENCE.format(time="tháng 8"), SENTENCE.format(time=figure)) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Đã đón 15/34 địa phương đến làm việc trong tháng 8.", "Đã đón 16/34 địa phương đến làm việc trong tháng 9."),
        ("Mỗi ngày 20 người đến làm thủ tục tại cửa khẩu.", "Mỗi ngày 30 người đến làm thủ tục tại cửa khẩu."),
        (
            "Theo Quyết định 12/2026/QĐ-UBND của Ủy ban nhân dân.",
            "Theo Quyết định 11/2026/QĐ-UBND của Ủy ban nhân dân.",
        ),
        ("Kim ngạch trong tháng 8 đạt 7,02 tỷ đồng, tăng nhẹ.", "Kim ngạch trong tháng 9 đạt 7,03 tỷ đồng, tăng nhẹ."),
        ("Mỗi tháng hai đoàn đến thăm và làm việc tại tỉnh.", "Mỗi tháng ba đoàn đến thăm và làm việc tại tỉnh."),
    ],
)
def test_a_changed_figure_is_never_a_copy(before, now):
    assert copied(before, now) == []


def test_only_the_copied_paragraphs_are_told_wherever_they_stood():
    before = f"Mở đầu.\n\n{SENTENCE.format(time='tháng 8')}\nĐã mở 3 lớp bồi dưỡng cho cán bộ làm đối ngoại của xã."
    now = (
        "Đã mở 4 lớp bồi dưỡng cho cán bộ làm đối ngoại của xã.\n"
        f"   \n  {SENTENCE.format(time='tháng 9')}\nMở đầu.\nTrong kỳ không phát sinh."
    )
    assert (len(paragraphs(now)), copied(before, now)) == (4, [1])
    assert copied("", now) == []
    assert copied(now, "") == []


@PATIENT
@given(words, figure, day, day)
def test_new_dates_leave_a_copy(text, number, first, second):
    both = [
        f"{' '.join(text)} {number} lượt, từ ngày {d}/{m} đến ngày {d:02}/{m:02}/{y}, tháng {m} năm {y}, quý II/{y}."
        for d, m, y in (first, second)
    ]
    assert copied(*both) == [0]


@PATIENT
@given(words, figure, figure, day, day)
def test_another_figure_leaves_no_copy(text, number, other, first, second):
    both = [
        f"Tháng {m}/{y}: {' '.join(text)} {value} lượt, {value} người, tính đến {d}/{m}/{y}."
        for value, (d, m, y) in ((number, first), (other, second))
    ]
    assert copied(*both) == ([0] if number == other else [])


@PATIENT
@given(st.text())
def test_form_case_and_spaces_do_not_matter(text):
    long = f"Ủy ban nhân dân tỉnh đã chỉ đạo các cơ quan: {' '.join(text.split())}."
    other = unicodedata.normalize("NFD", long.replace(" ", "\u00a0  "))
    assert copied(long, other) == [0]
    assert copied(long.lower(), long) == copied(long, long) == [0]
