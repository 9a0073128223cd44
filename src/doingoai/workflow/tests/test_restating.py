"""What changes a figure of a closed period is told: corrected with a reason, or late; the rest leaves no trace."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.models import Dossier
from doingoai.indicators.closings import close, reopen
from doingoai.indicators.models import Cell, Restatement
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import check
from doingoai.norms.models import Waiver
from doingoai.registers.agreements.actions.proposal import EnterSigned
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as agreements
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import PLAN
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.perform_many import check_many, write_many
from doingoai.workflow.refusals import InvalidInputs

ROWS = [
    {"full_name": "Nguyễn Thị An", "sex": "F", "position_group": "LEADER", "position": "Giám đốc"},
    {"full_name": "Trần Văn Bình", "sex": "M", "position_group": "OFFICIAL", "position": "Chuyên viên"},
]
COUNTED_ANEW = dict.fromkeys(actions.COUNT_FIELDS)
MARCH = Period.parse("2026-03")
CLOSED_AT = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)
NOTE = "Nhập nhầm ngày kết thúc lớp"


@pytest.fixture(autouse=True)
def _in_april():
    with clock.acting_at(dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def hold(fa_officer, fa_head):
    """hold(**fields) → a class that was held in March, with two who attended"""

    def make(*, attendances=ROWS, **fields):
        record = perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN | fields)
        perform(record, actions.Submit, actor=fa_officer)
        perform(record, actions.Approve, actor=fa_head)
        return perform(record, actions.Hold, actor=fa_officer, attendances=attendances)

    return make


@pytest.fixture
def held(hold):
    return hold()


@pytest.fixture
def closed(province, held):
    """The report of March was submitted with the class in it."""
    return close(MARCH, province, report="BC-T-1", at=CLOSED_AT)


def told():
    """Return what was restated: (indicator, old, new)."""
    return list(Restatement.objects.order_by("indicator").values_list("indicator", "old", "new"))


def everything():
    kept = Dossier.objects.for_system("test").order_by("pk").values_list("pk", "version", "event_date")
    return list(kept), Cell.objects.count(), Restatement.objects.count(), Waiver.objects.count()


@pytest.mark.covers("RP-02")
def test_correction_without_a_reason_is_refused_and_nothing_is_written(closed, held, fa_officer):
    before = everything()
    with pytest.raises(InvalidInputs) as refusal:
        perform(held, actions.Rectify, actor=fa_officer, date_from=dt.date(2026, 2, 2), date_to=dt.date(2026, 2, 4))
    assert refusal.value.form.non_field_errors() == ["Hãy ghi lý do."]
    assert everything() == before


def test_reason_may_not_be_blanks(closed, held, fa_officer):
    with pytest.raises(InvalidInputs):
        perform(held, actions.Rectify, actor=fa_officer, note="  ", place="Huế")


def test_correction_of_a_closed_period_is_told_with_old_and_new_value(closed, held, fa_officer):
    days = {"date_from": dt.date(2026, 2, 2), "date_to": dt.date(2026, 2, 4)}
    perform(held, actions.Rectify, actor=fa_officer, note=NOTE, **days)
    assert told() == [
        ("DT-I01", Decimal(1), Decimal(0)),
        ("DT-I02", Decimal(2), Decimal(0)),
        ("DT-I03", Decimal(100), None),
        ("DT-I04", Decimal(0), None),
        ("DT-I05", Decimal(50), None),
    ]
    rows = Restatement.objects.values_list("closing__report", "dossier", "reason", "officer", "late", "at")
    assert set(rows) == {("BC-T-1", held.pk, NOTE, fa_officer.pk, False, clock.now())}
    assert list(Waiver.objects.values_list("rule", "reason")) == [("RP-02", NOTE)]
    assert held.dossier.state == "HELD"


def test_correction_that_changes_no_closed_figure_leaves_no_trace(closed, held, fa_officer):
    perform(held, actions.Rectify, actor=fa_officer, note="Ghi nhầm nơi", place="Huế", date_to=dt.date(2026, 3, 5))
    assert (held.place, held.dossier.event_date, told()) == ("Huế", dt.date(2026, 3, 5), [])
    assert Waiver.objects.count() == 0


def test_only_the_figures_that_change_are_told(closed, held, fa_officer):
    rows = [ROWS[0], ROWS[1] | {"sex": "F"}]
    perform(held, actions.Rectify, actor=fa_officer, note="Ghi nhầm giới tính", attendances=rows, **COUNTED_ANEW)
    assert told() == [("DT-I04", Decimal(0), Decimal(100))]


def test_correction_in_an_open_period_needs_its_note_and_restates_nothing(held, fa_officer):
    perform(held, actions.Rectify, actor=fa_officer, note=NOTE, date_to=dt.date(2026, 3, 20))
    assert told() == []


def test_record_moved_into_a_closed_period_is_told_there(hold, province, fa_officer):
    record = hold()
    close(Period.parse("2026-02"), province, report="BC-T-2", at=CLOSED_AT)
    days = {"date_from": dt.date(2026, 2, 2), "date_to": dt.date(2026, 2, 4)}
    perform(record, actions.Rectify, actor=fa_officer, note=NOTE, **days)
    assert told()[:2] == [("DT-I01", Decimal(0), Decimal(1)), ("DT-I02", Decimal(0), Decimal(2))]
    assert set(Restatement.objects.values_list("late", flat=True)) == {False}


def test_new_record_of_a_closed_period_is_late_and_needs_no_reason(closed, hold):
    late = hold(title="Lớp nhập sau", attendances=ROWS[:1])
    assert told()[:2] == [("DT-I01", Decimal(1), Decimal(2)), ("DT-I02", Decimal(2), Decimal(3))]
    rows = Restatement.objects.values_list("dossier", "late", "reason")
    assert set(rows) == {(late.pk, True, "Bổ sung kỳ trước: Ghi nhận đã tổ chức")}


def test_shared_code_put_right_is_told(hold, fa_officer):
    """One class under one national code counts once; another code makes two, though no row came or went."""
    record, other = hold(national_code="TQ-2026-01"), hold(title="Lớp thứ hai", national_code="TQ-2026-02")
    close(MARCH, None, report="BC-T-QG", at=CLOSED_AT)
    perform(other, actions.Rectify, actor=fa_officer, note="Cùng một lớp toàn quốc", national_code="TQ-2026-01")
    assert told() == [("DT-I01", Decimal(2), Decimal(1))]
    perform(record, actions.Rectify, actor=fa_officer, note="Lớp của riêng tỉnh", national_code="")
    rows = Restatement.objects.order_by("pk").values_list("indicator", "old", "new")
    assert list(rows)[1:] == [("DT-I01", Decimal(1), Decimal(2))]


def test_each_closed_report_is_told(closed, held, province, fa_officer):
    close(MARCH, None, report="BC-T-QG", at=CLOSED_AT)
    close(Period.parse("2026"), province, report="BC-T-NAM", at=CLOSED_AT)
    perform(held, actions.Rectify, actor=fa_officer, note="Ghi nhầm danh sách", attendances=ROWS[:1], **COUNTED_ANEW)
    rows = Restatement.objects.filter(indicator="DT-I02").order_by("closing__report")
    assert list(rows.values_list("closing__report", "old", "new")) == [
        ("BC-T-1", Decimal(2), Decimal(1)),
        ("BC-T-NAM", Decimal(2), Decimal(1)),
        ("BC-T-QG", Decimal(2), Decimal(1)),
    ]


def test_returned_report_moves_again(closed, held, fa_officer):
    reopen(report="BC-T-1", at=clock.now())
    perform(held, actions.Rectify, actor=fa_officer, note=NOTE, attendances=ROWS[:1], **COUNTED_ANEW)
    assert told() == []


def test_colleague_and_outsider_change_no_closed_figure(closed, held, auditor, outsider, signed_in):
    before = everything()
    with pytest.raises(NotAllowed):
        perform(held, actions.Rectify, actor=auditor, note=NOTE, date_to=dt.date(2026, 3, 20))
    assert signed_in(outsider).get(f"{held.get_absolute_url()}rectify/").status_code == 404
    assert everything() == before


def test_import_into_a_closed_period_tells_each_late_record(closed, committee, fa_officer):
    """Agreements entered together from a spreadsheet: each is told by itself, and the cells stay exact."""
    old = agreements.OLD | {"signing_body": committee.pk, "proposer": fa_officer.seat.body.pk}
    rows = [old | {"partner": name, "signed_date": dt.date(2026, 3, 2)} for name in ("Tỉnh bạn A", "Tỉnh bạn B")]
    found = check_many(Agreement, EnterSigned, rows, actor=fa_officer, reasons={"*": "Hồ sơ cũ"})
    records = write_many(EnterSigned, found.ready, actor=fa_officer)
    signed = Restatement.objects.filter(indicator="TT-01").order_by("pk")
    assert list(signed.values_list("dossier", "old", "new", "late")) == [
        (records[0].pk, 0, 1, True), (records[1].pk, 1, 2, True),
    ]  # fmt: skip
    assert check() == []
