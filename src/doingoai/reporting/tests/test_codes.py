"""Codes of figures: written and read back alike, whatever the figure; anything else refused."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.units import View
from doingoai.register_kit.catalogue import indicators
from doingoai.reporting.codes import INITIALS, BadFigureCode, FigureCode, figure_code, parse_code

UNITS = st.just("VN") | st.integers(0, 99).map(lambda number: f"{number:02d}")
KEYS = st.sampled_from(["", *(f"-H{n}" for n in (1, 2)), *(f"-Q{n}" for n in range(1, 5)),
                        *(f"-{n:02d}" for n in range(1, 13))])  # fmt: skip
PERIODS = st.builds(
    lambda year, part, regime: Period.parse(f"{year}{part}", regime), st.integers(1990, 2100), KEYS,
    st.sampled_from(Regime),
)  # fmt: skip


@given(st.sampled_from(sorted(indicators())), UNITS, PERIODS, st.sampled_from(View))
def test_code_reads_back_as_what_it_was_written_from(code, unit, period, view):
    text = figure_code(code, unit, period, view)
    assert parse_code(text) == FigureCode(code, unit, period, view)
    assert parse_code(f" {text.lower()} ") == FigureCode(code, unit, period, view)


def test_two_figures_never_share_a_code():
    periods = [Period.parse(key, regime) for key in ("2026", "2026-H1", "2026-09") for regime in Regime]
    codes = [figure_code("DT-I01", unit, period, view) for unit in ("VN", "24") for period in periods for view in View]
    assert len(codes) == len(set(codes)) == 2 * len(periods) * len(View)


def test_code_as_it_is_printed():
    assert figure_code("DT-I01", "24", Period.parse("2026-09"), View.TODAY) == "DT-I01.24.2026-09.T"
    assert figure_code("KH-01", "VN", Period.parse("2019", Regime.STATISTICAL), View.AS_WAS) == "KH-01.VN.2019S.W"


def test_every_view_has_its_own_initial():
    assert len(set(INITIALS.values())) == len(View)


@pytest.mark.parametrize(
    "text",
    ["", "DT-I01", "DT-I01.24.2026-09", "DT-I01.24.2026-09.X", "DT-I01.2.2026.T", "DT-I01.24.2026-13.T", "..2026.T",
     "DT-I01.24.1800.T", "DT-I01.24.2026.T/../x", "DT-I01.24.2026.T.T", "DT-I01.２4.2026.T"],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(BadFigureCode, match=r"DT-I01\.24\.2026-09\.T"):
        parse_code(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        found = parse_code(text)
    except BadFigureCode:
        return
    assert figure_code(*found) == text.strip().upper()


@pytest.mark.parametrize(("place", "answer"), [("24", 200), ("VN", 200), ("48", 404)])
def test_printed_code_leads_to_the_figure_of_who_may_see_it(two_years, fa_officer, signed_in, place, answer):
    code = figure_code("DT-I01", place, Period.parse("2026-02", Regime.STATISTICAL), View.TODAY)
    page = signed_in(fa_officer).get(reverse("reporting:short", args=[code]), follow=True)
    assert page.redirect_chain == [
        (f"/bao-cao/chi-tieu/DT-I01/?year=2026&part=02&unit={place}&view=today&regime=STAT", 302)
    ]
    assert page.status_code == answer


def test_printed_code_that_is_none_is_not_found(fa_officer, signed_in):
    assert signed_in(fa_officer).get("/bao-cao/s/DT-I01.24.2026-13.T/").status_code == 404


def test_printed_code_asks_a_stranger_to_sign_in(client, db):
    assert client.get("/bao-cao/s/DT-I01.24.2026.T/").headers["Location"].startswith("/tai-khoan/vao/")
