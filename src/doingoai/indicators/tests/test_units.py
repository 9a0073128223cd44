"""Which units' rows make a unit's figure, in the three views, before, during and after the merger of 2025."""

import datetime as dt

import pytest

from doingoai.indicators.periods import Period
from doingoai.indicators.units import BadUnit, View, areas, territory

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def asked(atlas):
    """asked("24", "2019", View.TODAY) → (name, units now, units before, comparable)"""
    names = {row.pk: f"{row.name} {row.valid_from:%Y}" for row in atlas.rows}

    def ask(text, key, view=None):
        found = territory(atlas, text, Period.parse(key), view=view, today=TODAY)
        now, before = ({names[pk] for pk in ground.flows} if ground else None for ground in (found.now, found.before))
        return found.name, now, before, found.comparable

    return ask


GIANG, NINH, NEW = "Bắc Giang 2008", "Bắc Ninh 2008", "Bắc Ninh 2025"


@pytest.mark.covers("ADM-03", "ADM-04", "RP-10")
@pytest.mark.parametrize(
    ("text", "key", "view", "expected"),
    [
        ("24", "2019", View.AS_WAS, ("Bắc Giang", {GIANG}, {GIANG}, True)),
        ("27", "2019", View.AS_WAS, ("Bắc Ninh", {NINH}, {NINH}, True)),
        ("24", "2025", View.AS_WAS, ("Bắc Ninh", {NEW}, {GIANG}, False)),
        ("27", "2025", View.AS_WAS, ("Bắc Ninh", {NINH}, {NINH}, False)),
        ("24", "2026", View.AS_WAS, ("Bắc Ninh", {NEW}, {NEW}, False)),  # 2025 was half a year
        ("24", "2027", View.AS_WAS, ("Bắc Ninh", {NEW}, {NEW}, True)),
        ("24", "2026-Q4", View.AS_WAS, ("Bắc Ninh", {NEW}, {NEW}, True)),
        ("24", "2019", View.TODAY, ("Bắc Ninh", {GIANG, NINH, NEW}, {GIANG, NINH, NEW}, True)),
        ("27", "2019", View.TODAY, ("Bắc Ninh", {GIANG, NINH, NEW}, {GIANG, NINH, NEW}, True)),
        ("24", "2019", View.LIKE_FOR_LIKE, ("Bắc Giang", {GIANG}, {GIANG}, True)),
        ("24", "2025", View.LIKE_FOR_LIKE, ("Bắc Ninh", {GIANG, NINH, NEW}, {GIANG, NINH, NEW}, True)),
        ("24", "2025-H1", View.LIKE_FOR_LIKE, ("Bắc Giang", {GIANG}, {GIANG}, True)),
        ("01", "2025", View.AS_WAS, ("Hà Nội", {"Hà Nội 2008", "Hà Nội 2025"}, {"Hà Nội 2008"}, True)),
    ],
)
def test_unit_in_a_view(asked, text, key, view, expected):
    assert asked(text, key, view) == expected


@pytest.mark.parametrize(
    ("text", "key", "view"),
    [
        ("VN", "2019", View.AS_WAS),
        ("vn", "2026", View.AS_WAS),
        ("24", "2026", View.TODAY),  # a unit of today: the growth of 2026 is on current ground (ADM-04)
        ("24", "2019", View.TODAY),
        ("bac ninh", "2019", View.TODAY),
        ("27", "2019", View.AS_WAS),  # a unit that is no more
        ("Bắc Giang", "2019", View.AS_WAS),
        ("thành phố Huế", "2019", View.TODAY),
        ("TP. Hồ Chí Minh", "2026", View.TODAY),
        ("1", "2026", View.TODAY),
    ],
)
def test_view_when_nobody_names_one(atlas, text, key, view):
    assert territory(atlas, text, Period.parse(key), today=TODAY).view == view


def test_name_means_the_unit_of_the_time(asked):
    assert asked("Bắc Ninh", "2019", View.AS_WAS)[1] == {NINH}
    assert asked("tỉnh Bắc Ninh", "2027", View.AS_WAS)[1] == {NEW}


def test_change_of_kind_is_no_change_of_ground(asked):
    assert asked("46", "2025", View.AS_WAS)[3] is True  # Thừa Thiên Huế, thành phố Huế twice
    assert asked("75", "2027", View.AS_WAS)[1:] == ({"Đồng Nai 2026", "Đồng Nai 2025"},) * 2 + (True,)


@pytest.mark.covers("ADM-01")
@pytest.mark.parametrize(
    ("text", "key", "view", "said"),
    [
        ("99", "2026", None, "Viết VN, mã hai chữ số"),
        ("Bắc Nink", "2026", None, "Viết VN, mã hai chữ số"),
        ("27", "2026", None, r"30/06/2025.*Bắc Ninh \(24\)"),
        ("27", "2025", View.LIKE_FOR_LIKE, r"Bắc Ninh \(24\)"),
        ("24", "2005", View.AS_WAS, "Không có đơn vị"),
    ],
)
def test_unit_that_was_not_there_is_refused_with_a_proposal(atlas, text, key, view, said):
    with pytest.raises(BadUnit, match=said):
        territory(atlas, text, Period.parse(key), view=view, today=TODAY)


def test_notes_say_what_was_joined_and_why_nothing_is_compared(atlas):
    today = territory(atlas, "24", Period.parse("2026"), today=TODAY)
    assert today.notes == ("Số liệu trước 01/07/2025 cộng từ: Bắc Giang (24), Bắc Ninh (27).",)
    then = territory(atlas, "24", Period.parse("2025"), view=View.AS_WAS, today=TODAY)
    assert then.incomparable == "mã 24 khi đó là Bắc Giang"
    after = territory(atlas, "24", Period.parse("2026"), view=View.AS_WAS, today=TODAY)
    assert after.incomparable == "địa giới đã thay đổi"
    ended = territory(atlas, "27", Period.parse("2019"), view=View.TODAY, today=TODAY)
    assert ended.notes[0] == "Bắc Ninh (27) nay thuộc Bắc Ninh (24)."


@pytest.mark.covers("ADM-07")
@pytest.mark.parametrize(
    ("key", "view", "many"),
    [
        ("2019", View.AS_WAS, 63),
        ("2019", View.TODAY, 34),
        ("2019", View.LIKE_FOR_LIKE, 63),
        ("2026", View.AS_WAS, 34),
        ("2026", View.LIKE_FOR_LIKE, 34),
        ("2025", View.AS_WAS, 34 + 52),  # 11 units merely go on; 52 ended in the middle, 23 began
    ],
)
def test_nation_is_broken_down_into_the_units_of_the_view(atlas, key, view, many):
    assert len(areas(atlas, Period.parse(key), view=view, today=TODAY)) == many


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("key", ["2019", "2025", "2025-H1", "2026", "2026-H1"])
def test_no_unit_is_in_two_areas(atlas, view, key):
    for stock in (False, True):
        found = [
            pk for area in areas(atlas, Period.parse(key), view=view, today=TODAY) for pk in area.ground.of(stock=stock)
        ]
        assert len(found) == len(set(found))


@pytest.mark.covers("ADM-09")
def test_stock_of_the_predecessors_is_the_successors(atlas):
    found = territory(atlas, "24", Period.parse("2025"), view=View.AS_WAS, today=TODAY)
    assert (len(found.now.flows), len(found.now.stocks)) == (1, 3)
