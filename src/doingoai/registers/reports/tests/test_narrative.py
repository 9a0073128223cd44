"""The drafted narrative: golden texts from figures, tasks and dossiers; what the readers may not know stays out."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier, Link
from doingoai.indicators.figures import change_pct
from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.recounting import recount
from doingoai.organisations.roles import Access
from doingoai.planning.tasks import actions
from doingoai.planning.tasks.tests.factories import open_one
from doingoai.reference.load import read_rows
from doingoai.reference.work import Theme
from doingoai.register_kit.catalogue import indicators, model_of, registers
from doingoai.registers.reports.definitions import headings
from doingoai.registers.reports.material import Material, Notable, Promise, Work, following, gather
from doingoai.registers.reports.narrative import NOTHING, SEALED, Paragraph, draft, write
from doingoai.reporting.report import report
from doingoai.workflow import clock
from doingoai.workflow.perform import perform

SEPTEMBER = Period.parse("2026-09")


@pytest.fixture(autouse=True)
def after_the_cut_off():
    with clock.acting_at(dt.datetime(2026, 9, 16, 9, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def empty(province):
    """The report of Bắc Ninh for September 2026, without a record."""
    return report(SEPTEMBER, "24")


def with_figures(found, **values):
    """Put (value, previous) in the place of figures: with_figures(found, DR_01=(12, 10))."""
    said = {code.replace("_", "-"): pair for code, pair in values.items()}
    lines = []
    for line in found.lines:
        now, before = said.get(line.figure.code, (0, 0))
        figure = replace(line.figure, value=now, previous=before, change_pct=change_pct(now, before), rows=now)
        lines.append(replace(line, figure=figure))
    return replace(found, lines=tuple(lines))


def written(found, material=None, outline="CHUNG"):
    return write(found, material or Material(), headings(outline))


def work(title="Rà soát thỏa thuận", due="2026-09-10", **fields):
    values = {"number": "NV-24-2026-0001", "theme": "THOA_THUAN_QT", "body": "Sở Tư pháp", **fields}
    return Work(title=title, due=dt.date.fromisoformat(due) if due else None, **values)


def test_without_data_every_heading_says_so(empty):
    found = written(empty)
    assert list(found) == [heading.key for heading in headings("CHUNG")]
    assert set(found.values()) == {Paragraph(NOTHING)}


def test_figures_become_sentences_with_the_change_since_last_year(empty):
    found = written(with_figures(empty, DR_01=(12, 10), DR_02=(1061, 1061), DR_05=(3, 0), DR_06=(1_500_000, 2_000_000)))
    assert found["I.5"] == Paragraph(
        "Trong kỳ, tỉnh Bắc Ninh đã cử 12 đoàn ra, tăng 20,0% so với cùng kỳ (10 đoàn), với 1.061 lượt người, bằng "
        "cùng kỳ. 3 đoàn được cơ quan đại diện Việt Nam ở nước ngoài hỗ trợ, cùng kỳ không phát sinh. Kinh phí đã sử "
        "dụng cho các đoàn ra là 1.500.000 đồng, giảm 25,0% so với cùng kỳ (2.000.000 đồng).",
        ("DR-01", "DR-02", "DR-05", "DR-06"),
    )
    assert found["II"] == Paragraph(
        "Chỉ tiêu tăng so với cùng kỳ (1): Số đoàn ra (tăng 20,0%).\n"
        "Chỉ tiêu giảm so với cùng kỳ (1): Kinh phí đoàn ra đã dùng (giảm 25,0%).",
        ("DR-01", "DR-06"),
    )


def test_shares_stocks_and_figures_that_fell_to_nothing(empty):
    found = written(with_figures(empty, TT_01=(0, 2), TT_02=(9, 0), TT_03=(80, 75), DR_08=(0, 4)))
    assert found["I.6"] == Paragraph(
        "Thỏa thuận quốc tế ký mới: không có (cùng kỳ 2 văn bản). Đến cuối kỳ, 9 thỏa thuận quốc tế còn hiệu lực, cùng "
        "kỳ không có. Tỷ lệ cam kết đến hạn được hoàn thành đúng hạn đạt 80,0%, cùng kỳ 75,0%.",
        ("TT-01", "TT-02", "TT-03"),
    )
    assert found["I.5"].text == "Đoàn được đi theo ngoại lệ: không có (cùng kỳ 4 đoàn)."


def test_figures_left_to_the_annex_are_not_told(empty):
    found = written(with_figures(empty, KPI_A1=(4, 2), NVKH_07=(3, 1)))
    assert (found["I.1"].text, found["I.6"].text, found["II"].text) == (NOTHING, NOTHING, NOTHING)


@pytest.mark.covers("RP-10")
def test_nothing_is_compared_on_other_ground(empty):
    elsewhere = replace(empty, territory=replace(empty.territory, incomparable="địa giới đã thay đổi"))
    found = written(with_figures(elsewhere, DR_01=(12, 10), DR_02=(61, 50), DR_05=(0, 2)))
    assert found["I.1"].text == "Số liệu không so sánh được với tháng 9 năm 2025: địa giới đã thay đổi."
    assert found["I.5"].text == "Trong kỳ, tỉnh Bắc Ninh đã cử 12 đoàn ra, với 61 lượt người."
    assert found["II"].text == NOTHING


@pytest.mark.covers("RP-13")
def test_the_nation_tells_its_denominator(db):
    nation = replace(report(SEPTEMBER, "VN"), reporting=28, units=34)
    found = written(with_figures(nation, DT_I01=(3, 3), DT_I02=(90, 60)))
    assert found["I.1"].text == "Số liệu tổng hợp từ 28/34 tỉnh, thành phố có hồ sơ trong kỳ."
    assert found["I.15"].text == (
        "Trong kỳ, cả nước đã có 3 lớp bồi dưỡng về công tác đối ngoại, bằng cùng kỳ, với 90 lượt người dự, tăng 50,0% "
        "so với cùng kỳ (60 lượt người)."
    )


def test_tasks_stand_under_the_heading_of_their_theme_by_their_stage(empty):
    material = Material(
        works=(
            work("Việc đã xong", done_on=dt.date(2026, 9, 8)),
            work("Việc xong sau ngày chốt", "2026-09-30", done_on=dt.date(2026, 9, 15)),
            work("Việc trễ", "2026-09-13"),
            work("Việc đến hạn ngày chốt", "2026-09-14"),
            work("Việc tạm dừng", "2026-09-01", suspended=True, waits_for="Nghị định mới về lễ tân"),
            work("Việc không có lĩnh vực", "", theme=""),
            work("Việc kỳ sau", "2026-10-14", theme="DOAN_RA"),
        )
    )
    found = written(empty, material)
    assert found["I.6"].text == (
        "Nhiệm vụ đã hoàn thành (1): Việc đã xong (Sở Tư pháp, ngày 08/09/2026).\n"
        "Nhiệm vụ đang thực hiện (2): Việc xong sau ngày chốt (Sở Tư pháp, hạn 30/09/2026); "
        "Việc đến hạn ngày chốt (Sở Tư pháp, hạn 14/09/2026).\n"
        "Nhiệm vụ quá hạn (1): Việc trễ (Sở Tư pháp, hạn 13/09/2026).\n"
        "Nhiệm vụ tạm dừng (1): Việc tạm dừng (Sở Tư pháp, hạn 01/09/2026)."
    )
    assert found["I.1"].text == "Nhiệm vụ đang thực hiện (1): Việc không có lĩnh vực (Sở Tư pháp)."
    assert found["II"].text == (
        "Kết quả: 1 nhiệm vụ đã hoàn thành trong kỳ.\n"
        "Hạn chế: nhiệm vụ quá hạn (1): Việc trễ (Sở Tư pháp, hạn 13/09/2026).\n"
        "Nguyên nhân: nhiệm vụ “Việc tạm dừng” chờ Nghị định mới về lễ tân."
    )
    assert found["III"].text == (
        "Nhiệm vụ đến hạn trong tháng 10 năm 2026 (2): Việc xong sau ngày chốt (Sở Tư pháp, hạn 30/09/2026); "
        "Việc kỳ sau (Sở Tư pháp, hạn 14/10/2026).\nHoàn thành dứt điểm 1 nhiệm vụ đã quá hạn."
    )
    assert found["IV"].text == "Đề nghị sớm ban hành, hướng dẫn: Nghị định mới về lễ tân (nhiệm vụ “Việc tạm dừng”)."


def test_long_lists_name_five_and_count_the_rest(empty):
    found = written(empty, Material(works=tuple(work(f"Việc {place}") for place in range(1, 8))))
    each = "; ".join(f"Việc {place} (Sở Tư pháp, hạn 10/09/2026)" for place in range(1, 6))
    assert found["I.6"].text == f"Nhiệm vụ quá hạn (7): {each} và 2 nhiệm vụ khác."


def test_an_estimate_calls_nothing_late_before_its_day(empty):
    early = replace(empty, made_on=dt.date(2026, 9, 9))
    found = written(early, Material(works=(work(due="2026-09-10"), work("Việc trễ", "2026-09-08"))))
    assert found["II"].text == "Hạn chế: nhiệm vụ quá hạn (1): Việc trễ (Sở Tư pháp, hạn 08/09/2026)."


def test_overdue_commitments_with_what_stands_in_the_way_and_what_is_proposed(empty):
    promise = Promise(
        "CK-24-2026-0001", "Gửi danh mục dự án", "Sở Công Thương", dt.date(2026, 8, 1), "Chưa có kinh phí.",
        "Đề nghị bố trí kinh phí năm 2027.",
    )  # fmt: skip
    found = written(with_figures(empty, TT_04=(3, 3)), Material(promises=(promise,)))
    assert found["II"] == Paragraph(
        "Hạn chế: cam kết quá hạn (3): Gửi danh mục dự án (Sở Công Thương, hạn 01/08/2026) và 2 cam kết khác.\n"
        "Nguyên nhân: cam kết “Gửi danh mục dự án”: Chưa có kinh phí.",
        ("TT-04",),
    )
    assert found["IV"].text == "Đề nghị bố trí kinh phí năm 2027 (cam kết “Gửi danh mục dự án”, CK-24-2026-0001)."
    unnamed = written(with_figures(empty, TT_04=(3, 3)))
    assert unnamed["II"].text == "Hạn chế: cam kết quá hạn: 3."


@pytest.mark.covers("RP-11")
def test_notable_dossiers_are_named_and_secret_work_is_only_referred_to(empty):
    notable = {"training": (Notable("DT-1", "Lớp lễ tân", dt.date(2026, 9, 1), "NV-24-2026-0007"),)}
    material = Material(notable=notable, sealed=frozenset({"training"}))
    found = written(with_figures(empty, DT_I01=(1, 1), DT_I02=(9, 9)), material)
    assert found["I.15"].text.splitlines()[1:] == [
        "Tiêu biểu: Lớp lễ tân (DT-1, ngày 01/09/2026, phục vụ NV-24-2026-0007).",
        SEALED,
    ]


def test_a_statistical_report_only_tells_figures(empty):
    found = written(with_figures(empty, DR_01=(12, 10)), Material(works=(work(),)), "SO-LIEU")
    assert found["II"].text == "Chỉ tiêu tăng so với cùng kỳ (1): Số đoàn ra (tăng 20,0%)."
    assert found["I.1"].text.splitlines()[0].startswith("Trong kỳ, tỉnh Bắc Ninh đã cử 12 đoàn ra")


@pytest.mark.parametrize(
    ("period", "after"),
    [("2026-12", "2027-01"), ("2026-Q4", "2027-Q1"), ("2026-H1", "2026-H2"), ("2026", "2027")],
)
def test_the_next_period(period, after):
    assert following(Period.parse(period, Regime.STATISTICAL)) == Period.parse(after, Regime.STATISTICAL)


def test_every_sentence_and_theme_of_the_data_is_known(settings):
    folder = settings.DATA / "reports"
    for row in read_rows(folder / "sentences.csv"):
        assert row["code"] in indicators()
        if row["sentence"]:
            found = {name for name in indicators() if f"{{{name}}}" in row["sentence"]}
            assert row["code"] in found
            assert row["sentence"].format_map({"unit": "tỉnh", **dict.fromkeys(found, Blank())})
    keys = {(heading.outline, heading.key) for heading in headings("CHUNG") + headings("DANG")}
    for row in read_rows(folder / "themes.csv"):
        assert row["theme"] in Theme.values
        assert (row["outline"], row["heading"]) in keys


class Blank:
    def __format__(self, spec):
        assert spec in ("", "+")
        return ""


@pytest.fixture
def trained(ministry, province):
    """trained("2026-09-01", 3, access_level=…) → a class held in Bắc Ninh with so many who attended"""
    model = model_of("training")
    rows = model._meta.get_field("attendances").related_model

    def make(day, many, **fields):
        on = dt.date.fromisoformat(day)
        number = Dossier.objects.for_system("test").filter(register="training").count() + 1
        dossier = Dossier.objects.create(
            register="training", number=f"DT-24-2026-{number:04}", title=f"Lớp {many} người", state="HELD",
            body=ministry, province=province, event_date=on, search="", sort_key="", **fields,
        )  # fmt: skip
        record = model.objects.create(
            dossier=dossier, topic="PROTOCOL", level="BASIC", mode="ONSITE", organiser="PROVINCE", place="Hội trường",
            date_from=on, date_to=on, hours=8, participants_total=many,
        )  # fmt: skip
        rows.objects.bulk_create(
            rows(training=record, full_name=f"Học viên {each}", sex="F", province=province, position_group="OFFICIAL")
            for each in range(many)
        )
        reach.refresh(dossier, [])
        recount(registers()["training"].indicators)
        return dossier

    return make


def test_the_largest_dossiers_that_everyone_may_know_are_named(trained, fa_head):
    held = [trained(f"2026-09-{day:02}", many) for day, many in ((1, 2), (2, 9), (3, 5), (4, 8), (5, 1), (6, 7))]
    trained("2026-09-07", 50, access_level=Access.RESTRICTED)
    trained("2026-09-08", 60, access_level=Access.PERSONAL)
    task = open_one(fa_head)
    Link.objects.create(source=held[1], target=task.dossier, kind=Link.Kind.SERVES)
    found = gather(report(SEPTEMBER, "24"))
    assert [(each.title, each.on.day, each.task) for each in found.notable["training"]] == [
        ("Lớp 2 người", 1, ""),
        ("Lớp 9 người", 2, task.dossier.number),
        ("Lớp 5 người", 3, ""),
        ("Lớp 8 người", 4, ""),
        ("Lớp 7 người", 6, ""),
    ]
    assert found.sealed == {"training"}


def test_tasks_of_the_period_are_read_with_what_they_wait_for(fa_head):
    with clock.acting_at(dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)):
        late = open_one(fa_head, title="Việc trễ", due_on=dt.date(2026, 9, 10))
        secret = open_one(fa_head, title="Việc hạn chế", due_on=dt.date(2026, 9, 11))
        gone = open_one(fa_head, title="Việc hủy", due_on=dt.date(2026, 9, 12))
        perform(gone, actions.Cancel, actor=fa_head, amended_by="Kế hoạch 12/KH-UBND", note="Điều chỉnh kế hoạch")
        Dossier.objects.for_system("test").filter(pk=secret.pk).update(access_level=Access.RESTRICTED)
    found = gather(report(SEPTEMBER, "24")).works
    assert [(each.title, each.theme, each.body, each.due) for each in found] == [
        ("Việc trễ", "THOA_THUAN_QT", late.dossier.body.name, dt.date(2026, 9, 10))
    ]
    assert gather(report(SEPTEMBER, "48")).works == ()
    assert gather(report(SEPTEMBER, "VN")).works == ()
    assert gather(report(Period.parse("2026-08"), "24")).works == ()


def test_a_finished_task_is_told_in_its_period_only(fa_head):
    with clock.acting_at(dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)):
        task = open_one(fa_head)
    model_of("tasks").objects.for_system("test").filter(pk=task.pk).update(completed_on=dt.date(2026, 9, 2))
    september, october = (gather(report(Period.parse(key), "24")).works for key in ("2026-09", "2026-10"))
    assert [each.done_on for each in september] == [dt.date(2026, 9, 2)]
    assert october == ()


def test_the_draft_is_vietnamese_and_costs_the_same_however_many_dossiers(trained, fa_head):
    counts = []
    for many in (1, 6):
        for _each in range(many):
            trained("2026-09-02", 3)
            open_one(fa_head)
        found = report(SEPTEMBER, "24")
        with override("en"), CaptureQueriesContext(connection) as queries:
            drafted = draft(found, "CHUNG")
        counts.append(len(queries))
        assert drafted["I.15"].text.startswith("Trong kỳ, tỉnh Bắc Ninh đã có")
    assert counts == [5, 5]
