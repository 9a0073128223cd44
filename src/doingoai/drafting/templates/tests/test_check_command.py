"""`doingoai templates check` as an administrator calls it."""

from doingoai.site.cli import main


def test_our_own_templates_are_right(capsys):
    assert main(["templates", "check"]) == 0
    assert capsys.readouterr().out.startswith("Đúng cả: 13 mẫu văn bản")


def test_every_error_is_one_line_with_file_and_line(province, capsys):
    (province / "cong_van.txt").write_text("+++\ntitle = 1\n+++\n", encoding="utf-8")
    assert main(["templates", "check", str(province.parent)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "24/cong_van.txt:2: “title” phải là một dòng chữ trong dấu nháy kép.",
        "24/cong_van.txt:2: phần khai báo thiếu khóa “kind”; hãy thêm một dòng chữ trong dấu nháy kép.",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["templates", "check", str(tmp_path / "x")]) == 1
    assert "không có thư mục này" in capsys.readouterr().out
