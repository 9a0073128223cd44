"""A report set with typst in other ways than ours: other margins, grids, lines; right, and with one fault each."""

from pathlib import Path

import pytest
import typst

import doingoai.documents
from doingoai.layout_check import check

FONTS = Path(doingoai.documents.__file__).with_name("fonts")
RIGHT = (
    {},
    {"count": "1"},
    {"table": "1", "count": "2"},
    {"count": "30"},
    {"size": "14"},
    {"left": "30"},
    {"left": "35"},
)
FAULTS = (
    ({"left": "25"}, "TT-LE-TRAI"),
    ({"left": "38"}, "TT-LE-TRAI"),
    ({"right": "10"}, "TT-LE-PHAI"),
    ({"right": "25"}, "TT-LE-PHAI"),
    ({"top": "12"}, "TT-LE-TREN"),
    ({"top": "32"}, "TT-LE-TREN"),
    ({"bottom": "10"}, "TT-LE-DUOI"),
    ({"bottom": "40", "count": "20"}, "TT-LE-DUOI"),
    ({"size": "12"}, "TT-NOI-DUNG-CO"),
    ({"number": "none"}, "TT-SO-TRANG"),
    ({"first": "1"}, "TT-SO-TRANG-DAU"),
    ({"motto": "underline"}, "TT-TIEU-NGU-KE"),
    ({"fill": "#ff0000"}, "TT-MAU"),
    ({"end": "."}, "TT-KET-THUC"),
    ({"cap": "KT. GIÁM ĐỐC"}, "TT-KY-KT"),
    ({"symbol": "Số 61/BC-SNgV"}, "TT-SO-HAI-CHAM"),
    ({"symbol": "Số: 5/BC-SNgV"}, "TT-SO-KHONG"),
    ({"symbol": "Số: 61/KH-SNgV"}, "TT-KY-HIEU-KHOP"),
    ({"symbol": "Số: 61/BCC-SNgV"}, "TT-KY-HIEU-LOAI"),
)


def _report(options: dict[str, str]):
    source = Path(__file__).with_name("report_by_hand.typ")
    drawn = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=options)
    return check(drawn, "a.pdf")


@pytest.mark.parametrize("options", RIGHT, ids=str)
def test_right_report_gives_nothing(options):
    assert [deviation.message for deviation in _report(options).deviations] == []


@pytest.mark.parametrize(("options", "rule"), FAULTS, ids=str)
def test_fault_gives_its_rule_and_no_other(options, rule):
    assert {deviation.rule for deviation in _report(options).deviations} == {rule}


def test_other_face_and_number_at_the_foot_are_seen():
    assert "TT-PHONG" in {d.rule for d in _report({"font": "DejaVu Sans Mono"}).deviations}
    found = {d.rule for d in _report({"number": "bottom"}).deviations}
    assert found == {"TT-SO-TRANG-DAU", "TT-SO-TRANG-VI-TRI"}
