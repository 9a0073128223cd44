"""Figures of delegations: which rows they count, at the boundaries of the period."""

import datetime as dt

import pytest

from doingoai.indicators.periods import Period
from doingoai.registers.delegations_out import indicators
from doingoai.registers.delegations_out.models import GrantedException
from doingoai.registers.delegations_out.tests.factories import head, in_state, member, stop

OCTOBER = Period.parse("2026-10")  # 15 September to 14 October
BY_CODE = {indicator.code: indicator for indicator in indicators.ALL}
FIRST, LAST = dt.date(2026, 9, 15), dt.date(2026, 10, 14)
OFF = {"plan_line": "", "off_plan_reason": "LOI_MOI_SAU_KE_HOACH", "off_plan_note": "Thư mời"}


@pytest.fixture
def ended(propose):
    """ended(day, state, **fields) → a delegation that came back on that day"""

    def make(day=LAST, state="RETURNED", after=None, **fields):
        record = propose(**fields)
        type(record).objects.for_system("test").filter(pk=record.pk).update(actual_return_on=day, **(after or {}))
        return in_state(record, state, event_date=day)

    return make


@pytest.mark.parametrize(
    ("day", "state", "counted"),
    [
        (FIRST, "RETURNED", 1),
        (LAST, "CLOSED", 1),
        (FIRST - dt.timedelta(days=1), "CLOSED", 0),
        (LAST + dt.timedelta(days=1), "CLOSED", 0),
        (LAST, "ABROAD", 0),
        (LAST, "CANCELLED", 0),
    ],
)
def test_delegation_counts_where_it_ended(day, state, counted, ended):
    ended(day, state)
    assert BY_CODE["DR-01"].rows_in(OCTOBER).count() == counted


@pytest.mark.parametrize(
    ("kind", "figures"),
    [
        ("THAM_CHINH_THUC", (1, 0, 0)),
        ("THAM_GIA_DOAN_TW", (0, 1, 0)),
        ("VIEC_RIENG", (0, 0, 1)),
    ],
)
def test_central_and_private_trips_are_figures_of_their_own(kind, figures, ended):
    ended(delegation_type=kind)
    counted = (BY_CODE["DR-01"], BY_CODE["DR-11"], BY_CODE["DR-10"])
    assert tuple(each.rows_in(OCTOBER).count() for each in counted) == figures
    assert BY_CODE["DR-02"].rows_in(OCTOBER).count() == 2 * figures[0]


def test_person_trips_count_members_and_lead_to_their_dossier(ended):
    record = ended(members=[head(), member(), member("Vũ Thị Chi", sex="F")])
    rows = BY_CODE["DR-02"].rows_in(OCTOBER)
    assert rows.count() == 3
    assert set(rows.values_list("delegation__dossier__number", "delegation__dossier__province")) == {
        (record.dossier.number, record.dossier.province_id)
    }


@pytest.mark.parametrize(
    ("indicator", "fields", "after", "part"),
    [
        (BY_CODE["DR-03"], OFF, {}, 1),
        (BY_CODE["DR-03"], {}, {}, 0),
        (BY_CODE["DR-04"], {}, {"reported_on": LAST, "report_due_on": LAST}, 1),
        (BY_CODE["DR-04"], {}, {"reported_on": LAST, "report_due_on": FIRST}, 0),
        (BY_CODE["DR-04"], {}, {"report_due_on": LAST}, 0),
    ],
)
def test_shares(indicator, fields, after, part, ended):
    ended(after=after, **fields)
    rows = indicator.rows_in(OCTOBER)
    assert (indicator.with_part(rows).count(), rows.count()) == (part, 1)


@pytest.mark.parametrize(
    ("indicator", "after", "counted"),
    [
        (BY_CODE["DR-05"], {"mission_support": True}, 1),
        (BY_CODE["DR-05"], {}, 0),
        (BY_CODE["DR-08"], {"exception_reason": "DAM_PHAN"}, 1),
        (BY_CODE["DR-08"], {}, 0),
    ],
)
def test_supported_and_excepted_delegations(indicator, after, counted, ended):
    ended(after=after)
    assert indicator.rows_in(OCTOBER).count() == counted


@pytest.mark.parametrize(
    ("code", "fields", "after", "counted"),
    [
        ("DR-12", {"members": [head(rank_group="R09")]}, {}, 1),
        ("DR-12", {}, {}, 0),
        ("DR-14", {}, {"commitments": "Tiếp nhận 20 cán bộ"}, 1),
        ("DR-14", {}, {}, 0),
        ("DR-15", {}, {"is_urgent": True}, 1),
        ("DR-15", {}, {}, 0),
    ],
)
def test_delegations_of_a_kind(code, fields, after, counted, ended):
    ended(after=after, **fields)
    assert BY_CODE[code].rows_in(OCTOBER).count() == counted


def test_exceptions_are_counted_by_rule(ended):
    for state in ("CLOSED", "DRAFT"):
        record = ended(state=state)
        GrantedException.objects.create(
            delegation=record, rule="R-DR-06", role="TTTU", number="9-TB/TU", issued_on=FIRST, reason="Cần"
        )
    assert list(BY_CODE["DR-16"].rows_in(OCTOBER).values_list("rule", flat=True)) == ["R-DR-06"]


def test_delegation_counts_once_in_each_country_and_not_in_transit(ended):
    ended(stops=[stop(), stop("TH"), stop("TH", city="Khon Kaen"), stop("SG", is_transit=True)])
    rows = BY_CODE["DR-17"].rows_in(OCTOBER)
    assert sorted(rows.values_list("country", flat=True)) == ["LA", "TH", "TH"]
    assert rows.values("delegation__dossier__number").distinct().count() == 1


def test_people_of_other_provinces_are_counted_there(ended):
    ended(members=[head(), member("Lò Văn Ba", unit_name="Sở bạn", is_external=True)])
    assert BY_CODE["DR-02"].rows_in(OCTOBER).count() == 1


def test_sums_of_days_and_agreements(ended):
    ended(after={"agreements_signed": 2})
    assert [(BY_CODE[code].measure, BY_CODE[code].of) for code in ("DR-09", "DR-13")] == [
        ("sum", "agreements_signed"), ("sum", "day_count"),
    ]  # fmt: skip
    row = BY_CODE["DR-13"].rows_in(OCTOBER).get()
    assert (row.day_count, row.agreements_signed) == (5, 2)


def test_supported_delegations_are_the_national_figure():
    assert BY_CODE["DR-05"].national == ("NAT-DEL-01",)
