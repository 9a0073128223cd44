"""The report as a value: figures over the merger, the national table beside it, what the rules have to say."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.dossiers.models import Dossier
from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import recount
from doingoai.indicators.units import View
from doingoai.register_kit.catalogue import registers
from doingoai.reporting.catalogue import BadCode, annex_of, indicator_of, missing_codes
from doingoai.reporting.figure import figure, records_json
from doingoai.reporting.report import report
from doingoai.reporting.rules import remarks
from doingoai.workflow import clock

KEYS = ["code", "name_vi", "name_en", "unit", "value", "previous", "change_pct", "rows"]
Y2019, Y2026 = Period.parse("2019"), Period.parse("2026")
EVERY_INDICATOR = [
    pytest.param(register, indicator, id=indicator.code)
    for register in registers().values()
    for indicator in register.indicators
]


@pytest.fixture(autouse=True)
def at_the_end_of_2026():
    with clock.acting_at(dt.datetime(2026, 12, 20, tzinfo=dt.UTC)):
        yield


def figures(found):
    return {
        entry["code"]: (entry["value"], entry["previous"], entry["change_pct"], entry["rows"])
        for entry in found["figures"]
    }


def test_national_report_in_the_form_that_scripts_read(two_years):
    found = report(Y2019, "VN").as_json()
    entry = next(each for each in found["figures"] if each["code"] == "DT-I02")
    assert entry == {
        "code": "DT-I02",
        "name_vi": "Lượt người được bồi dưỡng",
        "name_en": "Attendances at training",
        "unit": "lượt người",
        "value": 5,
        "previous": 2,
        "change_pct": 150.0,
        "rows": 2,
    }
    assert {key: found[key] for key in ("period", "unit", "view", "period_from", "period_to", "previous_period")} == {
        "period": "2019",
        "unit": "VN",
        "view": "as_was",
        "period_from": "2018-12-15",
        "period_to": "2019-12-14",
        "previous_period": "2018",
    }
    assert all(list(each)[: len(KEYS)] == KEYS for each in found["figures"])


def test_national_table_is_beside_the_own_codes_in_a_national_report_only(two_years):
    national = figures(report(Y2019, "VN").as_json())
    for own, code in [("DT-I01", "NAT-TRN-01"), ("DT-I02", "NAT-TRN-02"), ("DT-I03", "NAT-TRN-03")]:
        assert national[own] == national[code]
    same = {each["code"]: each.get("same_as") for each in report(Y2019, "VN").as_json()["figures"]}
    assert (same["NAT-TRN-01"], same["DT-I01"]) == ("DT-I01", None)
    assert not any(code.startswith("NAT-") for code in figures(report(Y2019, "27").as_json()))


@pytest.mark.covers("DT-06", "RP-08", "ADM-04")
@pytest.mark.parametrize(
    ("asked", "view", "classes", "women_leaders"),
    [
        ("24", None, (2, 1, 100.0, 2), (33.3, 100.0, -66.7, 2)),
        ("24", View.AS_WAS, (1, 1, 0.0, 1), (50.0, 100.0, -50.0, 1)),
        ("27", None, (1, 0, None, 1), (0.0, None, None, 1)),
        ("48", None, (0, 0, None, 0), (None, None, None, 0)),
    ],
)
def test_year_before_the_merger(two_years, asked, view, classes, women_leaders):
    found = figures(report(Y2019, asked, view).as_json())
    assert (found["DT-I01"], found["DT-I03"]) == (classes, women_leaders)


@pytest.mark.covers("DT-07", "RP-12")
def test_class_of_the_ministry_is_one_for_the_nation(two_years):
    assert [figures(report(Y2026, unit).as_json())["DT-I01"][0] for unit in ("VN", "24", "48")] == [2, 2, 1]


def test_report_names_the_figures_that_no_register_computes(two_years):
    missing = report(Y2019, "VN").as_json()["missing"]
    computed = {indicator.code for register in registers().values() for indicator in register.indicators}
    assert missing == missing_codes()
    assert "LS-01" in missing
    assert not computed & set(missing)


def test_codes_mean_one_thing_each():
    codes = [code for case in EVERY_INDICATOR for code in (case.values[1].code, *case.values[1].national)]
    assert len(codes) == len(set(codes))
    assert indicator_of("nat-trn-01") is indicator_of("DT-I01")


@pytest.mark.parametrize(("code", "said"), [("XX-01", "không có trong danh mục"), ("LS-01", "chưa có sổ nào tính")])
def test_unknown_code_is_refused_with_those_that_are(code, said):
    with pytest.raises(BadCode, match=f"{said}.*DT-I01"):
        indicator_of(code)


def test_annex_is_that_of_the_catalogue():
    assert annex_of(registers()["training"]) == ("PL16", "Đào tạo")


def opened(register, request):
    """Open a dossier as the register's own tests do; return its key, or none while there is no such test yet."""
    try:
        made_by = import_module(f"{register.model.__module__.rpartition('.')[0]}.tests.factories")
        open_one = getattr(made_by, f"open_{register.key}", None) or made_by.open_one
    except (ModuleNotFoundError, AttributeError):
        return 0
    return open_one(request.getfixturevalue(getattr(made_by, "PROPOSER", "fa_officer"))).pk


@pytest.mark.parametrize(("register", "indicator"), EVERY_INDICATOR)
def test_records_behind_every_figure_are_as_many_as_it_says(register, indicator, two_years, request, province):
    """Whatever a register counts: in each state of its case, nationally and in a province, the drill-down agrees."""
    mine = Dossier.objects.for_system("test").filter(pk=opened(register, request))
    for state in register.model.State.values:
        mine.update(state=state, event_date=dt.date(2026, 3, 3))
        recount([indicator])
        for unit in ("VN", province.code):
            found = figure(indicator.code, Y2026, unit)
            behind = records_json(found)
            assert (found.behind.count(), len(behind)) == (found.figure.rows, found.figure.rows)
            if indicator.measure in (Measure.COUNT, Measure.SUM):
                assert sum(Decimal(str(each["weight"])) for each in behind) == found.figure.value
            if indicator.measure == Measure.SHARE:
                assert sum(each["part"] for each in behind) == found.figure.part


@pytest.mark.parametrize(("register", "indicator"), EVERY_INDICATOR)
def test_every_share_is_a_percentage_and_the_reverse(register, indicator):
    assert (indicator.unit == "%") is (indicator.measure == Measure.SHARE)
    assert (indicator.part is not None) is (indicator.measure == Measure.SHARE)


def test_report_costs_the_same_for_one_province_as_for_many(held, unit):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            report(Y2026, "VN")
        return len(caught)

    held(unit("24", 2026), "2026-02-01", attended="Ff")
    alone = queries()
    for code in ("01", "04", "22", "48", "79", "92", "96"):
        held(unit(code, 2026), "2026-02-01", attended="Ff")
    assert (alone, queries()) == (7, 7)  # the units; flows, stocks and what is shared, in two periods


def said(found, rule):
    return [text for each, text in remarks(found) if each.id == rule]


@pytest.mark.covers("RP-07")
def test_leap_is_remarked_and_a_small_change_is_not(held, unit):
    for day in ("2018-05-01", "2018-06-01", "2019-05-01", "2019-06-01"):
        held(unit("24", 2019), day)
    assert said(report(Y2019, "VN"), "RP-07") == []
    for month in (7, 8, 9):
        held(unit("24", 2019), f"2019-{month:02d}-01")
    assert said(report(Y2019, "VN"), "RP-07") == [
        "Lớp bồi dưỡng (DT-I01) thay đổi +150,0 % so với cùng kỳ: cần giải trình."
    ]
    held(unit("24", 2020), "2020-02-01")
    assert said(report(Period.parse("2020"), "VN"), "RP-07") == [
        "Lớp bồi dưỡng (DT-I01) thay đổi −80,0 % so với cùng kỳ: cần giải trình."
    ]


@pytest.mark.covers("RP-10")
def test_other_ground_is_remarked_and_nothing_compared(two_years):
    period = Period.parse("2025")
    assert said(report(period, "24"), "RP-10") == []
    found = report(period, "24", View.AS_WAS)
    assert said(found, "RP-10") == ["Không so sánh được với năm 2024: mã 24 khi đó là Bắc Giang."]
    assert found.as_json()["comparable"] is False
    assert {each["change_pct"] for each in found.as_json()["figures"]} == {None}


@pytest.mark.covers("RP-12")
def test_case_shared_by_provinces_is_remarked(two_years):
    assert said(report(Y2019, "VN"), "RP-12") == []
    assert said(report(Y2026, "VN"), "RP-12") == [
        "Lớp bồi dưỡng (DT-I01): các tỉnh 3, ngoài các tỉnh 0, tính ở nhiều nơi 1; toàn quốc 2."
    ]


@pytest.mark.covers("RP-06")
def test_breakdown_that_does_not_add_up_is_remarked(two_years):
    found = report(Y2026, "VN")
    assert said(found, "RP-06") == []
    twice = replace(found, areas=(*found.areas, *(area for area in found.areas if area.code == "24")))
    assert (
        said(twice, "RP-06")[0]
        == "Lượt người được bồi dưỡng (DT-I02): cộng các tỉnh 10, ngoài các tỉnh 0, khác tổng 6."
    )


@pytest.mark.covers("RP-13", "ADM-07")
def test_denominator_is_that_of_the_last_day(two_years, held, unit):
    assert said(report(Y2019, "VN"), "RP-13") == ["2/63 tỉnh, thành phố có hồ sơ trong kỳ."]
    assert said(report(Y2026, "VN"), "RP-13") == ["2/34 tỉnh, thành phố có hồ sơ trong kỳ."]
    found = report(Y2026, "VN")
    assert said(replace(found, reporting=34), "RP-13") == []


def test_period_that_runs_is_said_to_be_an_estimate(two_years):
    assert [report(Period.parse(key), "VN").is_open for key in ("2026", "2027-01")] == [False, True]
