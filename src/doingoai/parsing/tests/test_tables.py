"""Tables in every form in which they arrive, and the tasks in them whatever the order and the words of the columns."""

import pytest

from doingoai.parsing import parse

TOP = "KẾ HOẠCH\nĐối ngoại năm 2027\n1. Một:\n"

# (rows, [no, task, lead, cooperating, deadline, product])
TASKS = {
    "six columns": (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm\n"
        "1 | Lập kế hoạch | Sở Ngoại vụ | Sở Tài chính | 30/6/2027 | Kế hoạch",
        [("1", "Lập kế hoạch", "Sở Ngoại vụ", "Sở Tài chính", "30/6/2027", "Kế hoạch")],
    ),
    "other order and words": (
        "STT | Đơn vị thực hiện | Kết quả đầu ra | Nội dung công việc | Tiến độ hoàn thành\n"
        "1 | Sở Ngoại vụ | Báo cáo | Rà soát thỏa thuận | Quý II",
        [("1", "Rà soát thỏa thuận", "Sở Ngoại vụ", None, "Quý II", "Báo cáo")],
    ),
    "no column of numbers": (
        "| Đầu việc | Đầu mối | Hạn hoàn thành |\n|---|:-:|---|\n| Tổ chức tập huấn | Sở Nội vụ | Tháng 8 |",
        [(None, "Tổ chức tập huấn", "Sở Nội vụ", None, "Tháng 8", None)],
    ),
    "head of two rows": (
        "TT | Nhiệm vụ | Đơn vị thực hiện |  | Thời gian\n |  | Chủ trì | Phối hợp | \n"
        "1 | Đón đoàn | Sở Ngoại vụ | Công an tỉnh | Tháng 3",
        [("1", "Đón đoàn", "Sở Ngoại vụ", "Công an tỉnh", "Tháng 3", None)],
    ),
    "row of column numbers": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\n(1) | (2) | (3) | (4)\n1 | Đón đoàn | Sở Ngoại vụ | Tháng 3",
        [("1", "Đón đoàn", "Sở Ngoại vụ", None, "Tháng 3", None)],
    ),
    "headings over groups": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\nI | Chính trị | | \n1 | Thăm Lào | Sở Ngoại vụ | Quý I\n"
        "II. KINH TẾ\n2 | Gặp gỡ Nhật Bản | Sở Tài chính | Quý II\nTổng cộng | 2 | | ",
        [("1", "Thăm Lào", "Sở Ngoại vụ", None, "Quý I", None),
         ("2", "Gặp gỡ Nhật Bản", "Sở Tài chính", None, "Quý II", None)],
    ),
    "head repeated on the next page": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Thăm Lào | Sở Ngoại vụ | Quý I\n"
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\n2 | Thăm Nga | Sở Ngoại vụ | Quý II",
        [("1", "Thăm Lào", "Sở Ngoại vụ", None, "Quý I", None), ("2", "Thăm Nga", "Sở Ngoại vụ", None, "Quý II", None)],
    ),
    "row broken by a page": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Thăm Lào và | Sở Ngoại vụ | Quý I\n | làm việc tại Viêng Chăn | | ",
        [("1", "Thăm Lào và làm việc tại Viêng Chăn", "Sở Ngoại vụ", None, "Quý I", None)],
    ),
    "lead merged over two rows": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Thăm Lào | Sở Ngoại vụ | Quý I\n2 | Thăm Nga | | Quý II",
        [("1", "Thăm Lào", "Sở Ngoại vụ", None, "Quý I", None), ("2", "Thăm Nga", "Sở Ngoại vụ", None, "Quý II", None)],
    ),
    "two products of one task": (
        "TT | Nhiệm vụ | Chủ trì | Thời hạn | Sản phẩm\n1 | Lập hồ sơ | Sở Văn hóa | Quý I | Hồ sơ\n"
        " | | | Quý II | Tờ trình",
        [("1", "Lập hồ sơ", "Sở Văn hóa", None, "Quý I; Quý II", "Hồ sơ; Tờ trình")],
    ),
    "both bodies in one column": (
        "TT | Nhiệm vụ | Cơ quan chủ trì, phối hợp | Thời hạn\n"
        "1 | Thăm Lào | Sở Ngoại vụ (chủ trì), Công an tỉnh (phối hợp) | Quý I",
        [("1", "Thăm Lào", "Sở Ngoại vụ", "Công an tỉnh", "Quý I", None)],
    ),
    "tabs": (
        "STT\tCông việc\tNgười phụ trách\tThời hạn\n1\tThăm Lào\tSở Ngoại vụ\tQuý I",
        [("1", "Thăm Lào", "Sở Ngoại vụ", None, "Quý I", None)],
    ),
    "columns of spaces": (
        "TT   Nhiệm vụ            Chủ trì          Thời hạn\n"
        "1    Thăm và làm việc    Sở Ngoại vụ      Quý I\n"
        "     tại Lào             Thành phố\n"
        "2    Thăm Nga            Sở Tài chính     Quý II",
        [("1", "Thăm và làm việc tại Lào", "Sở Ngoại vụ Thành phố", None, "Quý I", None),
         ("2", "Thăm Nga", "Sở Tài chính", None, "Quý II", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TASKS)
def test_task_table_gives_its_tasks(kind):
    rows, expected = TASKS[kind]
    document = parse(f"{TOP}{rows}\n2. Hai.")
    found = [(t.no, t.task, t.lead, t.cooperating, t.deadline, t.product) for t in document.tasks]
    assert found == expected
    assert [point.text for point in document.points] == ["Một:", "Hai."]


def test_task_keeps_the_heading_of_its_group():
    rows, _ = TASKS["headings over groups"]
    assert [task.group for task in parse(TOP + rows).tasks] == ["I Chính trị", "II. KINH TẾ"]


def test_task_points_at_its_row():
    rows, _ = TASKS["six columns"]
    document = parse(TOP + rows)
    assert document.text[document.tasks[0].start : document.tasks[0].end].startswith("1 | Lập kế hoạch")


OTHERS = {
    "figures": "STT | Chỉ tiêu | Năm 2025 | Năm 2026\n1 | Số đoàn ra | 12 | 15",
    "agenda": "TT | Thời gian | Nội dung | Chủ trì\n1 | 8h00 - 8h30 | Khai mạc | Chủ tịch\n2 | 08:30 | Tham luận | Sở",
    "rates": "STT | Nội dung chi | Đơn vị tính | Mức chi\n1 | Giải khát | đồng/người | 40.000",
    "members": "TT | Họ và tên | Chức vụ | Cơ quan\n1 | Lê Văn Cường | Chủ tịch | UBND tỉnh",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_table_gives_rows_but_no_task(kind):
    document = parse(f"{TOP}{OTHERS[kind]}\n2. Hai.")
    assert document.tasks == []
    (table,) = document.tables
    assert (len(table.head), len(table.rows)) == (4, len(OTHERS[kind].split("\n")) - 1)


def test_table_has_caption_head_and_rows():
    text = f"{TOP}Bảng 1. Kết quả\nTT | Chỉ tiêu | Số\n1 | Đoàn ra | 5\n2. Hai."
    document = parse(text)
    assert document.tables[0].as_json() == {
        "title": "Bảng 1. Kết quả", "head": ["TT", "Chỉ tiêu", "Số"], "rows": [["1", "Đoàn ra", "5"]],
        "start": text.index("TT |"), "end": text.index("\n2. Hai"),
    }  # fmt: skip
    assert [point.text for point in document.points] == ["Một:", "Hai."]


def test_caption_between_two_tables_parts_them():
    text = f"{TOP}TT | Chỉ tiêu | Số\n1 | Đoàn ra | 5\nBảng 2. Đoàn vào\nTT | Nước | Số\n1 | Lào | 7"
    assert [(table.title, table.rows) for table in parse(text).tables] == [
        (None, [["1", "Đoàn ra", "5"]]), ("Bảng 2. Đoàn vào", [["1", "Lào", "7"]]),
    ]  # fmt: skip


def test_rows_are_no_points_and_their_ratios_no_citations():
    rows = "TT | Nội dung | Số\n1. | Vụ/tàu/người | 12/202/1.730\na) | Tỉnh | 28/63\nI. TỔNG HỢP\n2. | Khác | 5/KH"
    document = parse(f"{TOP}{rows}\n2. Hai.")
    assert [point.text for point in document.points] == ["Một:", "Hai."]
    assert document.citations == []
