"""QC-S1 … QC-S6 and R-QC-06, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.norms.rule import Case, judge
from doingoai.organisations.models import Body, Province
from doingoai.planning.regulations import rules
from doingoai.planning.regulations.tests.factories import TODAY, inherited, open_one
from doingoai.reference.models import Instrument


def broken(rule, record, *, on=TODAY, **inputs):
    """Return the messages of a rule for a regulation."""
    case = Case(record=record, inputs=inputs, actor=None, on=on, province=record.dossier.province)
    return [finding.message for finding in judge([rule], case)]


@pytest.mark.covers("QC-S1")
@pytest.mark.parametrize(("number", "count"), [("88-QĐ/TU", 1), ("89-QĐ/TU", 0)])
def test_number_of_an_issuer_on_a_day_is_known_once(number, count, fa_officer):
    first = inherited(fa_officer)
    assert broken(rules.ONCE, first) == []
    draft = open_one(fa_officer)
    draft.number, draft.issued_on, draft.issuer_name = number, first.issued_on, first.issuer_name
    assert len(broken(rules.ONCE, draft)) == count


@pytest.mark.covers("QC-S2")
@pytest.mark.parametrize(
    ("issued", "first", "last", "count"), [(5, 5, None, 0), (5, 4, None, 1), (5, 6, 6, 0), (5, 6, 5, 1)]
)
def test_days_are_in_order(issued, first, last, count, fa_officer):
    draft = open_one(fa_officer)
    draft.issued_on, draft.effective_from = dt.date(2026, 8, issued), dt.date(2026, 8, first)
    draft.effective_to = dt.date(2026, 8, last) if last else None
    assert len(broken(rules.DAYS, draft)) == count


@pytest.mark.covers("QC-S3")
def test_provincial_text_implements_something(fa_officer):
    draft = open_one(fa_officer)
    assert broken(rules.RESTS, draft) == []
    assert len(broken(rules.RESTS, draft, implements=[])) == 1
    draft.layer = "TW_DANG"
    assert broken(rules.RESTS, draft, implements=[]) == []


@pytest.mark.covers("QC-S4")
@pytest.mark.parametrize(
    ("layer", "code", "count"),
    [
        ("TINH_DANG", "TU", 0),
        ("TINH_DANG", "UBND", 1),
        ("TINH_NHA_NUOC", "UBND", 0),
        ("TINH_NHA_NUOC", "TU", 1),
        ("NGANH", "TU", 0),
    ],
)
def test_text_of_a_layer_has_its_issuer(layer, code, count, fa_officer):
    draft = open_one(fa_officer)
    draft.layer, draft.issuer = layer, Body.objects.get(code=f"{code}-24-202507")
    assert len(broken(rules.ISSUER, draft)) == count


@pytest.mark.covers("QC-S5")
def test_second_text_of_a_layer_and_territory_is_a_warning(fa_officer, province):
    first = inherited(fa_officer)
    assert broken(rules.BESIDE, first) == []
    draft = open_one(fa_officer)
    draft.effective_from = TODAY
    assert broken(rules.BESIDE, draft) == ["Quy chế 88-QĐ/TU cùng tầng, cùng địa bàn đang có hiệu lực."]
    assert broken(rules.BESIDE, draft, replaces=[first]) == []
    draft.territory = Province.objects.filter(successor=province).first()
    assert broken(rules.BESIDE, draft) == []


@pytest.mark.covers("QC-S6")
@pytest.mark.parametrize(("days", "count"), [(180, 0), (181, 1)])
def test_status_is_looked_up_within_its_days(days, count, fa_officer):
    record = inherited(fa_officer)
    assert len(broken(rules.STATUS, record, on=record.status_checked_on + dt.timedelta(days))) == count


@pytest.mark.covers("R-QC-06")
def test_instrument_that_ended_is_told_on_the_page(fa_officer, signed_in):
    record = inherited(fa_officer)
    assert broken(rules.BASE, record) == []
    Instrument.objects.filter(number="272-QĐ/TW").update(effective_to=dt.date(2026, 7, 31))
    assert broken(rules.BASE, record) == [
        "Quyết định 272-QĐ/TW mà quy chế cụ thể hóa đã hết hiệu lực; văn bản thay thế: …."
    ]
    page = signed_in(fa_officer).get(record.get_absolute_url())
    assert any("R-QC-06" in each["text"] for each in page.context["watch"])
