"""Invented Vietnamese names of persons; whoever bears one of them is not meant."""

from __future__ import annotations

import random

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Đoàn", "Lương", "Trịnh", "Mai", "Tạ", "Cao", "Hà", "Vi", "Nông", "Thái", "Châu", "Quách", "Lâm",
)  # fmt: skip
MIDDLE = {
    "F": ("Thị", "Thu", "Ngọc", "Thanh", "Minh", "Hồng", "Bích", "Kim", "Diệu", "Phương", "Khánh", "Mai"),
    "M": ("Văn", "Hữu", "Đức", "Quang", "Xuân", "Minh", "Công", "Đình", "Anh", "Thế", "Trọng", "Gia"),
}
GIVEN = {
    "F": (
        "An", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Huệ", "Hương", "Lan", "Liên", "Linh", "Loan", "Mai",
        "My", "Nga", "Ngân", "Nhung", "Oanh", "Phượng", "Quyên", "Sương", "Tâm", "Thảo", "Thơm", "Thúy", "Trang", "Vân",
        "Xuân", "Yến",
    ),
    "M": (
        "Bách", "Bình", "Chiến", "Cường", "Dũng", "Đạt", "Điệp", "Giang", "Hải", "Hào", "Hiếu", "Hòa", "Hoàn", "Hưng",
        "Khang", "Khôi", "Lâm", "Lộc", "Long", "Nam", "Nghĩa", "Phong", "Quân", "Sơn", "Tài", "Thái", "Thành", "Thắng",
        "Tiến", "Trung", "Tùng", "Việt",
    ),
}  # fmt: skip


def person(rng: random.Random, sex: str = "") -> str:
    """Return a full name of the given sex ("F" or "M"), of any when none is given."""
    sex = sex or rng.choice("FM")
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE[sex])} {rng.choice(GIVEN[sex])}"


def persons(rng: random.Random, sexes: str) -> list[str]:
    """Return one name for each letter of `sexes`, all different, as in one class or one delegation."""
    found: dict[str, None] = {}
    for sex in sexes:
        name = person(rng, sex)
        while name in found:
            name = f"{rng.choice(FAMILY)} {rng.choice(MIDDLE[sex])} {rng.choice(GIVEN[sex])} {rng.choice(GIVEN[sex])}"
        found[name] = None
    return list(found)
