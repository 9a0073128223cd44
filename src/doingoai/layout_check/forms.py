"""The lettering that each form prescribes for each block, as ranges.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I (STATE); Hướng dẫn 36-HD/VPTW (PARTY). None: the form does not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from doingoai.layout_check.report import Form

SIZE_TOLERANCE = 0.25
LENGTH_TOLERANCE = 0.5


@dataclass(frozen=True)
class Lettering:
    """Type sizes from `low` to `high` points; `capitals` False asks for a line not all in capitals."""

    low: float
    high: float
    bold: bool | None = False
    italic: bool | None = False
    capitals: bool | None = None
    underline: bool | None = None
    centred: bool = False

    def told(self) -> str:
        """Return the prescription in Vietnamese."""
        words = [_size(self.low, self.high)]
        words += _word(self.capitals, "chữ in hoa", "chữ thường") + _word(self.italic, "nghiêng", "đứng")
        words += _word(self.bold, "đậm", "không đậm") + _word(self.underline, "gạch chân", "không gạch chân")
        return ", ".join([*words, *(["canh giữa"] if self.centred else [])])


def _word(wanted: bool | None, yes: str, no: str) -> list[str]:
    return [] if wanted is None else [yes if wanted else no]


def _size(low: float, high: float) -> str:
    return f"cỡ {low:g}" if low == high else f"cỡ {low:g}–{high:g}"


@dataclass(frozen=True)
class Limits:
    """The page and the running text of a form; ranges in millimetres and points, None where it does not say."""

    top: tuple[float, float]
    bottom: tuple[float, float]
    left: tuple[float, float]
    right: tuple[float, float]
    page_number: tuple[float, float] | None
    line: tuple[float, float] | None
    between: float | None
    first_lines: tuple[float, ...]


LIMITS: dict[Form, Limits] = {
    "STATE": Limits((20, 25), (20, 25), (30, 35), (15, 20), (13, 14), (1.0, 1.5), 6, (10, 12.7)),
    "PARTY": Limits((20, 20), (20, 20), (30, 30), (15, 15), None, None, None, ()),
}

LETTERINGS: dict[Form, dict[str, Lettering]] = {
    "STATE": {
        "TT-QUOC-HIEU-CHU": Lettering(12, 13, bold=True, capitals=True),
        "TT-TIEU-NGU-CHU": Lettering(13, 14, bold=True, capitals=False),
        "TT-CHU-QUAN-CHU": Lettering(12, 13, capitals=True),
        "TT-CO-QUAN-CHU": Lettering(12, 13, bold=True, capitals=True),
        "TT-SO-CHU": Lettering(13, 13),
        "TT-NGAY-CHU": Lettering(13, 14, italic=True, capitals=False),
        "TT-KHAN": Lettering(13, 14, bold=True, capitals=True),
        "TT-TEN-LOAI-CHU": Lettering(13, 14, bold=True, capitals=True, underline=False, centred=True),
        "TT-TRICH-YEU-CHU": Lettering(13, 14, bold=True, capitals=False, underline=False, centred=True),
        "TT-VV-CHU": Lettering(12, 13, capitals=False, underline=False),
        "TT-KINH-GUI-CHU": Lettering(13, 14, capitals=False, underline=False),
        "TT-CAN-CU-CHU": Lettering(13, 14, italic=True),
        "TT-QUYET-DINH": Lettering(13, 14, bold=True, capitals=True, centred=True),
        "TT-NOI-DUNG-CO": Lettering(13, 14),
        "TT-KY-CHU": Lettering(13, 14, bold=True, capitals=True),
        "TT-KY-TEN-CHU": Lettering(13, 14, bold=True, capitals=False),
        "TT-NOI-NHAN-CHU": Lettering(12, 12, bold=True, italic=True, capitals=False, underline=False),
        "TT-NOI-NHAN-MUC": Lettering(11, 11),
        "TT-PHU-LUC-CHU": Lettering(14, 14, bold=True, centred=True),
        "TT-PHU-LUC-TEN": Lettering(13, 14, bold=True, capitals=True, centred=True),
        "TT-PHU-LUC-DONG": Lettering(13, 14, bold=None, italic=True),
    },
    "PARTY": {
        "TT-QUOC-HIEU-CHU": Lettering(15, 15, bold=True, capitals=True),
        "TT-CHU-QUAN-CHU": Lettering(14, 14, capitals=True),
        "TT-CO-QUAN-CHU": Lettering(14, 14, bold=True, capitals=True),
        "TT-SO-CHU": Lettering(14, 14),
        "TT-NGAY-CHU": Lettering(14, 14, italic=True, capitals=False),
        "TT-TEN-LOAI-CHU": Lettering(15, 16, bold=True, capitals=True, centred=True),
        "TT-TRICH-YEU-CHU": Lettering(14, 15, bold=True, capitals=False, centred=True),
        "TT-VV-CHU": Lettering(12, 12, italic=True, capitals=False),
        "TT-KINH-GUI-CHU": Lettering(14, 15, italic=True, capitals=False),
        "TT-CAN-CU-CHU": Lettering(14, 15, italic=None),
        "TT-NOI-DUNG-CO": Lettering(14, 15),
        "TT-KY-CHU": Lettering(14, 14, bold=True, capitals=True),
        "TT-KY-TEN-CHU": Lettering(14, 14, bold=True, capitals=False),
        "TT-NOI-NHAN-CHU": Lettering(14, 14, bold=None, italic=None, capitals=False, underline=True),
        "TT-NOI-NHAN-MUC": Lettering(12, 12),
    },
}
