"""The table of tasks: what each cell takes, and how a wrong one is named by row and column."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from doingoai.planning.plans import actions
from doingoai.planning.plans.entries import Due, read_due
from doingoai.planning.plans.tests import factories
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(fa_officer):
    return factories.open_one(fa_officer)


def saved(plan, actor, *, row, **cells):
    """Save the table with cells of one row changed (counted from 1)."""
    data = factories.edited(plan)
    data["tasks"][row - 1] |= cells
    return perform(plan, actions.Edit, actor=actor, **data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/06/2027", Due(on=dt.date(2027, 6, 30))),
        ("20 ngày làm việc", Due(span_wd=20)),
        ("15 nlv", Due(span_wd=15)),
        ("Quý II/2027", Due(on=dt.date(2027, 6, 30))),
        ("quý 4 năm 2026", Due(on=dt.date(2026, 12, 31))),
        ("tháng 2/2028", Due(on=dt.date(2028, 2, 29))),
        ("năm 2027", Due(on=dt.date(2027, 12, 31))),
    ],
)
def test_deadline_is_read_as_offices_write_it(text, expected):
    assert read_due(text) == expected


@pytest.mark.parametrize("text", ["2030-2026", "2026-2050", "khi có chỉ đạo", "31/02/2027", "tháng 13/2027"])
def test_deadline_that_is_none_is_refused(text):
    with pytest.raises(ValidationError):
        read_due(text)


@pytest.mark.covers("R-CT-02")
@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"lead": "Sở Ngoại vụ; Sở Tư pháp"}, "Dòng 3, Cơ quan chủ trì: ghi hai cơ quan; chỉ được một (R-CT-02)."),
        ({"lead": "SNgV, STP, STC"}, "Dòng 3, Cơ quan chủ trì: ghi 3 cơ quan; chỉ được một (R-CT-02)."),
        (
            {"lead": "các sở, ngành"},
            "Dòng 3, Cơ quan chủ trì: “các sở, ngành” không phải một cơ quan; ghi đúng một cơ quan chủ trì, nơi khác "
            "ghi ở phối hợp (R-CT-02).",
        ),
        (
            {"lead": "Sở Hàng hải"},
            "Dòng 3, Cơ quan chủ trì: không có cơ quan “Sở Hàng hải” trong tỉnh vào ngày này; xem danh sách tên bên "
            "dưới bảng.",
        ),
        (
            {"part_of": "NV-24-2026-9999"},
            "Dòng 3, Thuộc nhiệm vụ: không tìm thấy nhiệm vụ “NV-24-2026-9999” trong phạm vi bạn được xem.",
        ),
        ({"clauses": "2.i, 7"}, "Dòng 3, Nội dung: không có nội dung “7” trong văn bản mà kế hoạch triển khai."),
        (
            {"start_on": "01/03/2026", "due": "01/02/2026"},
            "Dòng 3, Thời hạn: 01/02/2026 trước ngày bắt đầu 01/03/2026.",
        ),
        ({"co_units": "SNgV; STP"}, "Dòng 3, Cơ quan phối hợp: ghi lại cơ quan chủ trì; bỏ ở cột này."),
        ({"due": "2026-2050"}, "Dòng 3, Thời hạn: “2026-2050” không phải một khoảng năm của kế hoạch."),
        ({"code": "NV-01"}, "Dòng 1, Mã: “NV-01” đã dùng cho dòng khác."),
        ({"title": ""}, "Dòng 3, Nhiệm vụ: Trường này là bắt buộc."),
    ],
)
def test_wrong_cell_is_named_by_row_and_column(plan, fa_officer, cells, message):
    with pytest.raises(InvalidInputs) as refusal:
        saved(plan, fa_officer, row=3, **cells)
    assert refusal.value.messages == [f"Nhiệm vụ: {message}"]


@pytest.mark.parametrize("text", ["2.i, 3", "điểm 2(i); 3.", "2.I,3"])
def test_points_are_written_in_many_ways(plan, fa_officer, text):
    saved(plan, fa_officer, row=1, clauses=text)
    assert [str(clause) for clause in plan.tasks.first().clauses.all()] == ["2.i", "3"]


def test_point_of_two_documents_needs_its_number(plan, fa_officer):
    other = factories.confirmed(fa_officer, document_number="25-CT/TW", clauses=factories.CLAUSES[:1])
    perform(plan, actions.AddGuidance, actor=fa_officer, guidance=other.dossier.number)
    with pytest.raises(InvalidInputs) as refusal:
        saved(plan, fa_officer, row=1, clauses="1")
    assert "có ở hơn một văn bản; ghi kèm số" in refusal.value.messages[0]
    saved(plan, fa_officer, row=1, clauses="25-CT/TW:1")
    assert plan.tasks.first().clauses.get().guidance == other


def test_working_days_are_counted_from_the_start(plan, fa_officer):
    saved(plan, fa_officer, row=1, start_on="16/03/2026", due="10 ngày làm việc")
    assert plan.tasks.first().due_on == dt.date(2026, 3, 30)


def test_new_row_gets_the_next_free_code_and_gone_rows_are_deleted(plan, fa_officer):
    data = factories.edited(plan)
    kept = data["tasks"][1:3]
    perform(plan, actions.Edit, actor=fa_officer, **{**data, "tasks": [*kept, {"title": "Việc mới của tỉnh"}]})
    assert [(task.code, task.title[:8]) for task in plan.tasks.all()] == [
        ("NV-02", "Cải thiệ"), ("NV-03", "Rà soát "), ("NV-01", "Việc mới"),
    ]  # fmt: skip


def test_saving_takes_the_proposals_over(plan, fa_officer):
    saved(plan, fa_officer, row=1)
    assert set(plan.tasks.values_list("proposed", flat=True)) == {""}


def test_period_that_ends_before_it_begins_is_named(plan, fa_officer):
    data = {**factories.edited(plan), "period_to": dt.date(2025, 1, 1)}
    with pytest.raises(InvalidInputs) as refusal:
        perform(plan, actions.Edit, actor=fa_officer, **data)
    assert refusal.value.messages == ["Đến ngày: 01/01/2025 trước ngày bắt đầu 01/01/2026."]


def test_one_product_for_several_years_is_proposed_as_one_a_year(plan, fa_officer):
    saved(plan, fa_officer, row=3, due="2026–2028", title="Báo cáo thường niên về hội nhập.")
    rows = plan.tasks.filter(title__startswith="Báo cáo thường niên").values_list("code", "title", "due_on", "proposed")
    assert list(rows) == [
        ("NV-03", "Báo cáo thường niên về hội nhập (năm 2026)", dt.date(2026, 12, 31), "title,due"),
        ("NV-07", "Báo cáo thường niên về hội nhập (năm 2027)", dt.date(2027, 12, 31), "title,due"),
        ("NV-08", "Báo cáo thường niên về hội nhập (năm 2028)", dt.date(2028, 12, 31), "title,due"),
    ]


@pytest.mark.parametrize(
    ("target", "measured"),
    [("10 doanh nghiệp", (10, "doanh nghiệp")), ("1.200 lượt", (1200, "lượt")), ("tăng số đoàn", (None, ""))],
)
def test_target_with_a_number_is_measurable(plan, fa_officer, target, measured):
    saved(plan, fa_officer, row=1, target=target)
    row = plan.tasks.first()
    assert (row.target_value, row.target_unit) == measured


def test_indicator_of_a_target_is_one_that_a_register_counts(plan, fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        saved(plan, fa_officer, row=1, target_indicator="XX-99")
    assert "không có trong danh mục" in refusal.value.messages[0]
    saved(plan, fa_officer, row=1, target_indicator="tt-01")
    assert plan.tasks.first().target_indicator == "TT-01"
