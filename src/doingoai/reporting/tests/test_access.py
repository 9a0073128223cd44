"""Which figures a person may ask for: the ministry, an officer of a province, of a body, of a mission, of nowhere."""

import pytest

from doingoai.indicators.periods import Period
from doingoai.indicators.units import View
from doingoai.reporting.access import OutOfScope
from doingoai.reporting.figure import figure
from doingoai.reporting.report import report

Y2019, Y2026 = Period.parse("2019"), Period.parse("2026")


@pytest.mark.parametrize("asked", ["VN", "24", "27", "Bắc Giang"])
def test_officer_asks_for_the_nation_her_province_and_its_predecessors(two_years, fa_officer, asked):
    assert report(Y2019, asked, officer=fa_officer).lines


@pytest.mark.parametrize("view", View)
def test_code_of_the_time_is_hers_in_every_view(two_years, fa_officer, view):
    assert report(Y2019, "24", view, officer=fa_officer).lines


def test_officer_does_not_ask_for_another_province(two_years, fa_officer, outsider):
    with pytest.raises(OutOfScope, match="Đà Nẵng"):
        report(Y2026, "48", officer=fa_officer)
    with pytest.raises(OutOfScope, match="Bắc Giang"):
        report(Y2019, "24", View.AS_WAS, officer=outsider)
    with pytest.raises(OutOfScope):
        figure("DT-I01", Y2026, "24", officer=outsider)


def test_officer_of_one_body_asks_for_her_province(two_years, make_officer, make_body, province):
    officer = make_officer("REQUESTER", make_body("Sở Y tế", province=province), scope="body")
    assert report(Y2026, "24", officer=officer).lines
    assert figure("DT-I01", Y2026, "24", officer=officer).behind.count() == 0


def test_mission_abroad_asks_for_the_nation_only(two_years, make_officer, make_body):
    officer = make_officer("MISSION", make_body("Đại sứ quán", kind="mission"), scope="body")
    assert report(Y2026, "VN", officer=officer).lines
    with pytest.raises(OutOfScope):
        report(Y2026, "24", officer=officer)


def test_account_without_a_post_asks_for_nothing(two_years, django_user_model):
    nobody = django_user_model.objects.create_user("chua-co-chuc-danh", full_name="Chưa có chức danh")
    with pytest.raises(OutOfScope, match="chức danh"):
        report(Y2026, "VN", officer=nobody)


def test_total_counts_what_the_officer_may_not_open(two_years, fa_officer, ministry_officer):
    mine, all_of_it = (figure("DT-I01", Y2026, "VN", officer=who) for who in (fa_officer, ministry_officer))
    assert (mine.figure.value, mine.figure.rows, mine.behind.count()) == (2, 3, 2)
    assert (all_of_it.figure.value, all_of_it.figure.rows, all_of_it.behind.count()) == (2, 3, 3)


def test_restricted_record_is_counted_and_not_listed(held, unit, fa_officer, fa_head):
    held(unit("24", 2026), "2026-02-01", access_level=2)
    assert [figure("DT-I01", Y2026, "24", officer=who).behind.count() for who in (fa_officer, fa_head)] == [0, 1]
    assert figure("DT-I01", Y2026, "24", officer=fa_officer).figure.value == 1
