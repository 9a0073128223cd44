"""Where each of the 34 units stands in the grid of tiles: column, row, and a short name for narrow screens.

Places only; names, kinds and dates of the units are reference data and come with the values.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """A tile of the grid."""

    column: int
    row: int
    short: str
    name: str


# By the province code in force since 1 July 2025.
PLACES = {
    "08": Place(3, 0, "TQ", "Tuyên Quang"),
    "04": Place(4, 0, "CB", "Cao Bằng"),
    "12": Place(1, 1, "LCh", "Lai Châu"),
    "15": Place(2, 1, "LCa", "Lào Cai"),
    "19": Place(3, 1, "TNg", "Thái Nguyên"),
    "20": Place(4, 1, "LS", "Lạng Sơn"),
    "11": Place(0, 2, "ĐB", "Điện Biên"),
    "14": Place(1, 2, "SL", "Sơn La"),
    "25": Place(2, 2, "PT", "Phú Thọ"),
    "01": Place(3, 2, "HN", "Hà Nội"),
    "24": Place(4, 2, "BN", "Bắc Ninh"),
    "22": Place(5, 2, "QN", "Quảng Ninh"),
    "37": Place(3, 3, "NB", "Ninh Bình"),
    "33": Place(4, 3, "HY", "Hưng Yên"),
    "31": Place(5, 3, "HP", "Hải Phòng"),
    "38": Place(3, 4, "TH", "Thanh Hóa"),
    "40": Place(3, 5, "NA", "Nghệ An"),
    "42": Place(4, 6, "HT", "Hà Tĩnh"),
    "44": Place(4, 7, "QT", "Quảng Trị"),
    "46": Place(5, 8, "Huế", "Huế"),
    "48": Place(5, 9, "ĐNg", "Đà Nẵng"),
    "51": Place(6, 10, "QNg", "Quảng Ngãi"),
    "52": Place(6, 11, "GL", "Gia Lai"),
    "66": Place(6, 12, "ĐL", "Đắk Lắk"),
    "68": Place(5, 13, "LĐ", "Lâm Đồng"),
    "56": Place(6, 13, "KH", "Khánh Hòa"),
    "80": Place(3, 14, "TNi", "Tây Ninh"),
    "75": Place(4, 14, "ĐNa", "Đồng Nai"),
    "91": Place(2, 15, "AG", "An Giang"),
    "82": Place(3, 15, "ĐT", "Đồng Tháp"),
    "79": Place(4, 15, "HCM", "Hồ Chí Minh"),
    "92": Place(2, 16, "CT", "Cần Thơ"),
    "86": Place(3, 16, "VL", "Vĩnh Long"),
    "96": Place(2, 17, "CM", "Cà Mau"),
}


class Archipelago(NamedTuple):
    """Islands in the sea east of the unit that they belong to; `dots` are (x of 60, y pixels) in its box."""

    column: int
    row: int
    kind: str
    name: str
    unit: str
    dots: tuple[tuple[int, int], ...]


ARCHIPELAGOS = (
    Archipelago(
        7,
        8,
        "Quần đảo",
        "Hoàng Sa",
        "Đà Nẵng",
        ((16, 13), (24, 7), (30, 15), (39, 9), (45, 16), (35, 21), (21, 20)),
    ),
    Archipelago(
        7,
        13,
        "Quần đảo",
        "Trường Sa",
        "Khánh Hòa",
        ((8, 18), (15, 8), (22, 15), (30, 6), (37, 17), (44, 10), (52, 19), (56, 7), (28, 22)),
    ),
)
