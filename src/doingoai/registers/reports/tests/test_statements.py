"""Numbers typed by hand or given by several sources: where they are allowed, how they stand, what is decided."""

from decimal import Decimal

import pytest

from doingoai.registers.reports import aftermath
from doingoai.registers.reports.actions import opening, sending, writing
from doingoai.registers.reports.models import PeriodicReport
from doingoai.registers.reports.tests import factories
from doingoai.registers.reports.workspace import printed
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]
SAID = {"source": "Ngân hàng Nhà nước, Báo cáo 12/2026", "reason": "Không có sổ nào của hệ thống đếm"}


def state(report, actor, code, number, **more):
    return perform(report, writing.StateFigure, actor=actor, code=code, printed=number, **SAID | more)


@pytest.mark.covers("BC-R02")
def test_only_what_the_catalogue_allows_is_typed(fa_officer):
    report = factories.compiled(fa_officer)
    with pytest.raises(RulesBroken, match=r"Số đoàn ra \(DR-01\) được tính từ hồ sơ nên không nhập tay"):
        state(report, fa_officer, "DR-01", "12")
    state(report, fa_officer, "NV-06", "hơn 1.000")
    figure = report.figures.get(code="NV-06")
    assert (figure.value, figure.source, figure.source_text) == (1000, "TYPED", SAID["source"])
    assert printed(figure) == "trên 1.000"
    perform(report, writing.Refresh, actor=fa_officer)
    assert report.figures.get(code="NV-06").value == 1000


@pytest.mark.parametrize("number", ["nhiều", "1.73", ""])
def test_what_is_no_number_is_told(number, fa_officer):
    report = factories.compiled(fa_officer)
    with pytest.raises(InvalidInputs) as refusal:
        state(report, fa_officer, "NV-06", number)
    assert list(refusal.value.form.errors) == ["printed"]


def test_source_and_reason_are_needed(fa_officer):
    report = factories.compiled(fa_officer)
    with pytest.raises(InvalidInputs) as refusal:
        state(report, fa_officer, "NV-06", "12", source="", reason="")
    assert set(refusal.value.form.errors) == {"source", "reason"}


@pytest.mark.covers("RP-08")
def test_a_share_follows_from_its_parts(fa_officer):
    report = factories.compiled(fa_officer)
    with pytest.raises(InvalidInputs):
        state(report, fa_officer, "BM-I03", "33,3")
    with pytest.raises(RulesBroken, match="33,3"):
        state(report, fa_officer, "BM-I03", "33", num=1, den=3)
    state(report, fa_officer, "BM-I03", "33,3", num=1, den=3)
    figure = report.figures.get(code="BM-I03")
    assert (figure.value, figure.num, figure.den, figure.decimals) == (Decimal("33.3"), 1, 3, 1)


@pytest.mark.covers("RP-14")
def test_two_sources_wait_for_one_decision(fa_officer):
    report = factories.compiled(fa_officer)
    state(report, fa_officer, "NV-06", "94")
    state(report, fa_officer, "NV-06", "96", source="Cục Thống kê, 03/2026")
    with pytest.raises(RulesBroken, match="NV-06"):
        perform(report, sending.Submit, actor=fa_officer)
    second = report.statements.get(printed="96")
    perform(report, writing.Decide, actor=fa_officer, choice=f"NV-06:{second.pk}", reason="Số mới hơn")
    assert report.figures.get(code="NV-06").value == 96
    kept = report.statements.values_list("printed", "chosen", "decision_reason")
    assert list(kept) == [("94", False, "Số mới hơn"), ("96", True, "Số mới hơn")]
    states = [row.cells[-1] for row in aftermath.statements_table(report).rows]
    assert ["không chọn" in states[0], "được chọn" in states[1]] == [True, True]
    assert perform(report, sending.Submit, actor=fa_officer).dossier.state == "REVIEW"


def test_the_ministry_decides_between_records_and_a_source(ministry_officer):
    report = perform(PeriodicReport, opening.Open, actor=ministry_officer, definition="QG-THANG", period_key="2026-10")
    perform(report, writing.Compile, actor=ministry_officer)
    state(report, ministry_officer, "DR-05", "96")
    own = report.figures.get(code="DR-05")
    assert (own.value, own.source) == (0, "RECORDS")  # beside the computed one until somebody decides
    with pytest.raises(RulesBroken, match="DR-05"):
        perform(report, sending.Submit, actor=ministry_officer)
    said = report.statements.get()
    perform(report, writing.Decide, actor=ministry_officer, choice=f"DR-05:{said.pk}", reason="Theo Cục Lễ tân")
    chosen = report.figures.get(code="DR-05")
    assert (chosen.value, chosen.records_value, chosen.source) == (96, 0, "CHOSEN")
    perform(report, writing.Decide, actor=ministry_officer, choice="DR-05:records", reason="Nguồn kia đã đính chính")
    back = report.figures.get(code="DR-05")
    assert (back.value, back.source, back.qualifier) == (0, "RECORDS", "EXACT")
