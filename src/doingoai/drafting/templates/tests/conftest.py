"""A province's folder of templates, written into a temporary place."""

from pathlib import Path

import pytest

FRONT = """+++
title = "Công văn thử"
kind = "cong_van"
subject = "về {{VIEC}}"
addressees = ["{{NOI}}"]
bases = ["Căn cứ Luật Thỏa thuận quốc tế số 70/2020/QH14 ngày 13 tháng 11 năm 2020"]
recipients = ["Như trên", { text = "Lưu: VT", channel = "giấy" }]

[fields.VIEC]
label = "Việc"
required = true

[fields.NOI]
label = "Kính gửi"
kind = "long"

[fields.DAI]
label = "Nội dung"
kind = "long"

[rows.DOAN]
label = "Thành viên"
[rows.DOAN.columns]
ho_ten = "Họ tên"
chuc_vu = "Chức vụ"
+++
"""
LETTERHEAD = """[bodies.foreign_affairs]
name_lines = ["Sở Ngoại vụ"]
parent_lines = ["Ủy ban nhân dân {{dia_phuong}}"]
[bodies.foreign_affairs.symbols]
cong_van = "SNgV-HTQT"
mac_dinh = "{{loai}}-SNgV"
[[bodies.foreign_affairs.signers]]
capacity = "KT"
head = "Giám đốc"
title = "Phó Giám đốc"
"""


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Return the folder of a province with one letterhead and one template."""
    folder = tmp_path / "24"
    folder.mkdir()
    (folder / "letterhead.toml").write_text(LETTERHEAD, encoding="utf-8")
    (folder / "cong_van.txt").write_text(
        FRONT + "Thực hiện {{VIEC}}, {{co_quan}} đề nghị:\n{{DAI}}\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def national() -> Path:
    """Return the folder of our own templates."""
    return Path(__file__).resolve().parents[5] / "data" / "templates" / "national"
