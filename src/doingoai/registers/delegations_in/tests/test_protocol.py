"""The protocol table: a province's row before the nation's, one of the kind of visit before any, within its days."""

import datetime as dt

import pytest

from doingoai.registers.delegations_in import protocol
from doingoai.registers.delegations_in.codes import HostRank
from doingoai.registers.delegations_in.protocol import Band, checklist, protocol_for, shows_flags

HEAD = (
    "guest_rank,visit_type,province,host_high,host_low,greet_high,greet_low,banquet_high,banquet_low,flowers,flags,car,"
    "gift_class,note,source,confidence,valid_from,valid_to"
)
ROWS = (
    "TINH_TRUONG,,,R04,R04,,,,,,,,,quốc gia,S,VERIFY,2018-01-01,",
    "TINH_TRUONG,XA_GIAO,,R03,R04,,,,,,,,,xã giao,S,VERIFY,2018-01-01,",
    "TINH_TRUONG,,24,R04,R09,,,,,,,,,của tỉnh,S,LOCAL,2026-01-01,2026-12-31",
)


@pytest.fixture
def table(settings, tmp_path):
    (tmp_path / "protocol").mkdir()
    (tmp_path / "protocol" / "hosts.csv").write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({}, "của tỉnh"),
        ({"visit_type": "XA_GIAO"}, "của tỉnh"),
        ({"arrive_on": dt.date(2027, 1, 5), "leave_on": dt.date(2027, 1, 6)}, "quốc gia"),
        ({"arrive_on": dt.date(2027, 1, 5), "leave_on": dt.date(2027, 1, 6), "visit_type": "XA_GIAO"}, "xã giao"),
        ({"head_rank": "DAI_SU"}, None),
    ],
)
def test_row_of_the_province_goes_first(said, note, propose, request):
    record = propose(**said)
    request.getfixturevalue("table")
    row = protocol_for(record)
    assert (row.note if row else None) == note


@pytest.mark.parametrize(("rank", "inside"), [("R03", False), ("R04", True), ("R09", True), ("R10", False)])
def test_band_holds_its_ends(rank, inside):
    assert Band(HostRank.R04, HostRank.R09).contains(rank) is inside


def test_every_row_of_the_table_is_read(propose):
    assert len(protocol._hosts(protocol._folder() / "hosts.csv")) == 12
    assert [point.code for point in checklist(propose())][:4] == ["THU_TU", "CHO_NGOI", "BIEN_TEN", "CAP_CO"]


@pytest.mark.parametrize(("origin", "shown"), [("KR", True), ("TW", False)])
def test_flags_are_left_out_for_a_territory(origin, shown, propose):
    record = propose(origin=origin)
    assert shows_flags(record) is shown
    assert ("CAP_CO" in [point.code for point in checklist(record)]) is shown
