"""From a table of figures follow records, and from the records the same figures, through the indicators' own rows."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.utils import timezone

from doingoai.audit import ledger
from doingoai.audit.models import Entry
from doingoai.demo.world.figures import PREFIX, load_figures
from doingoai.demo.world.stated import BadFigures
from doingoai.dossiers.models import Dossier
from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.recounting import check
from doingoai.organisations.models import Province
from doingoai.register_kit.catalogue import indicators
from doingoai.registers.training.models import Attendance, TrainingClass
from doingoai.reporting.report import report
from doingoai.site.cli import main

pytestmark = pytest.mark.django_db
HEAD = "indicator_code,name_vi,unit,value_2019,value_2020,change_stated\n"
TABLES = {
    "two_years": {
        "NAT-AGR-01": (40, 51), "NAT-DEL-01": (12, 9), "NAT-TRN-01": (4, 6), "NAT-TRN-02": (311, 402),
        "NAT-TRN-03": ("", "22.5"), "NAT-TRN-04": ("", "51.2"),
    },
    "one_year": {"NAT-AGR-01": ("", 3), "NAT-DEL-01": ("", 70)},
    "attendances_without_classes": {"NAT-TRN-02": ("", 290)},
    "classes_without_attendances": {"NAT-TRN-01": ("", 7)},
    "both_shares_in_both_years": {
        "NAT-TRN-01": (3, 3), "NAT-TRN-02": (500, 1000), "NAT-TRN-03": ("17.4", "20"), "NAT-TRN-04": ("40", "33.3"),
    },
}  # fmt: skip


def write(tmp_path, figures, *, changes=None):
    units = dict.fromkeys(("NAT-TRN-03", "NAT-TRN-04"), "%")
    rows = [
        f"{code},{code},{units.get(code, 'cái')},{first},{second},{(changes or {}).get(code, '')}"
        for code, (first, second) in figures.items()
    ]
    file = tmp_path / "so-lieu.csv"
    file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return file


def counted(code, year, regime=Regime.ND09):
    """Count a figure from the rows of its indicator, without the machinery of reports."""
    rows = indicators()[code].rows_in(Period(year, 1, 12, regime))
    if code in {"NAT-TRN-03", "NAT-TRN-04"}:
        share = Decimal(100 * rows.filter(sex="F").count()) / rows.count()
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if shared := {"NAT-AGR-01": "shared_code", "NAT-TRN-01": "national_code"}.get(code):
        return len({code or number for code, number in rows.values_list(shared, "dossier__number")})
    return rows.count()


@pytest.mark.parametrize("figures", TABLES.values(), ids=TABLES)
def test_figures_follow_from_the_records(tmp_path, figures):
    outcome = load_figures(write(tmp_path, figures), seed=1)
    assert outcome.warnings == []
    for code, values in figures.items():
        for year, value in zip((2019, 2020), values, strict=True):
            if value != "":
                assert (code, year, counted(code, year)) == (code, year, Decimal(value))
    assert list(ledger.verify()) == []


def test_figures_are_the_same_in_the_calendar_year(tmp_path):
    load_figures(write(tmp_path, TABLES["two_years"]), seed=1)
    for code in ("NAT-AGR-01", "NAT-DEL-01", "NAT-TRN-02"):
        assert counted(code, 2020, Regime.STATISTICAL) == counted(code, 2020)


def test_year_before_is_derived_from_the_stated_change(tmp_path):
    load_figures(write(tmp_path, {"NAT-AGR-01": ("", 118)}, changes={"NAT-AGR-01": "+18%"}), seed=1)
    assert (counted("NAT-AGR-01", 2019), counted("NAT-AGR-01", 2020)) == (100, 118)


# Rows of the national table as printed, of registers that are there and of one that is not yet.
NATIONAL_2019 = """indicator_code,name_vi,name_en,unit,value_2018,value_2019,change_stated,source_seed
NAT-MIS-01,Số cơ quan đại diện Việt Nam ở nước ngoài,Missions,cơ quan,,94,,003
NAT-MIS-01,Số cơ quan đại diện Việt Nam ở nước ngoài,Missions,cơ quan,,96,,004
NAT-DEL-01,Số đoàn công tác nước ngoài của địa phương được hỗ trợ,Outbound missions supported,đoàn,,800,,003
NAT-AGR-01,Số thỏa thuận quốc tế cấp địa phương được ký kết,Agreements signed,thỏa thuận,,232,+2%,003
NAT-AGR-01,Số thỏa thuận quốc tế cấp địa phương được ký kết,Agreements signed,thỏa thuận,,232,,004
NAT-TRN-01,"Số lớp đào tạo, bồi dưỡng cán bộ đối ngoại địa phương",Training classes,lớp,36,61,,003
NAT-TRN-02,"Số lượt lãnh đạo, cán bộ được đào tạo, bồi dưỡng",Participations,lượt người,4220,8534,+102%,003
NAT-TRN-03,Tỷ lệ nữ trong số lãnh đạo tham gia các lớp,Women among leaders,%,,20,,003
NAT-TRN-04,Tỷ lệ nữ trong số cán bộ tham gia các lớp,Women among officials,%,,45,,003
CTX-01,Tăng trưởng GDP,GDP growth,%,,7.02,,003
"""


def test_national_report_says_what_the_national_table_of_2019_says(tmp_path):
    file = tmp_path / "quoc-gia.csv"
    file.write_text(NATIONAL_2019, encoding="utf-8")
    outcome = load_figures(file, seed=1)
    assert outcome.warnings == ["NAT-MIS-01 năm 2019: có hai số 94 và 96; giữ số đầu."]
    assert [line for line in outcome.lines if "bỏ qua" in line] == [
        "NAT-MIS-01  Số cơ quan đại diện Việt Nam ở nước ngoài: bỏ qua (chưa có sổ)",
        "CTX-01      Tăng trưởng GDP: bỏ qua (bối cảnh)",
    ]
    said = {each["code"]: each for each in report(Period(2019, 1, 12), "VN").as_json()["figures"]}
    shown = ("value", "previous", "change_pct")
    assert {code: tuple(said[code][name] for name in shown) for code in said if code.startswith("NAT-")} == {
        "NAT-DEL-01": (800, 0, None),
        "NAT-AGR-01": (232, 227, 2.2),  # "tăng 2 %"
        "NAT-TRN-01": (61, 36, 69.4),
        "NAT-TRN-02": (8534, 4220, 102.2),  # "tăng 102 %"
        "NAT-TRN-03": (20.0, 20.0, 0.0),
        "NAT-TRN-04": (45.0, 45.0, 0.0),
    }
    assert check() == []  # the stored cells are what the records say


def test_year_of_which_no_province_is_known_is_left_out_and_said(tmp_path):
    file = tmp_path / "so-lieu.csv"
    file.write_text("indicator_code,name_vi,unit,value_1994,value_2019\nNAT-AGR-01,Ký,văn bản,4,6\n", encoding="utf-8")
    outcome = load_figures(file, seed=1)
    assert outcome.warnings == ["Năm 1994: không có danh mục địa phương của năm này; bỏ qua."]
    assert outcome.lines == ["NAT-AGR-01  Ký: năm 2019 nêu 6, dựng được 6"]


def test_number_of_which_nobody_can_have_the_records_is_refused_and_nothing_is_written(tmp_path):
    file = write(tmp_path, {"NAT-DEL-01": ("", 5), "NAT-TRN-02": ("", "99.999.999")})
    with pytest.raises(BadFigures, match="NAT-TRN-02 năm 2020: 99999999 quá lớn để dựng từng hồ sơ"):
        load_figures(file, seed=1)
    assert not Dossier.objects.for_system("test").exists()


def test_running_twice_does_not_double_and_keeps_the_ledger_whole(tmp_path):
    file = write(tmp_path, TABLES["two_years"])
    first, second = load_figures(file, seed=1), load_figures(file, seed=1)
    assert (second.removed, second.made) == (first.made, first.made)
    assert Dossier.objects.for_system("test").filter(number__startswith=PREFIX).count() == first.made
    assert counted("NAT-TRN-02", 2020) == 402
    assert Attendance.objects.count() == 311 + 402
    assert list(ledger.verify()) == []
    loads = Entry.objects.filter(action="world.load").values_list("subject", flat=True)
    assert len(loads) == len(set(loads)) == 2 * first.made  # no number is given twice


def test_another_file_replaces_the_figures(tmp_path):
    load_figures(write(tmp_path, TABLES["two_years"]), seed=1)
    load_figures(write(tmp_path, {"NAT-AGR-01": ("", 5)}), seed=1)
    assert (counted("NAT-AGR-01", 2019), counted("NAT-AGR-01", 2020), counted("NAT-TRN-01", 2020)) == (0, 5, 0)


def test_what_people_recorded_counts_towards_the_figure(tmp_path):
    file = write(tmp_path, {"NAT-TRN-01": ("", 7)})
    load_figures(file, seed=1)
    mine = TrainingClass.objects.for_system("test").first()
    Dossier.objects.for_system("test").filter(pk=mine.pk).update(number="DT-24-2020-0001")
    assert load_figures(file, seed=1).made == 6
    assert counted("NAT-TRN-01", 2020) == 7


def test_more_than_stated_is_said_and_nothing_is_added(tmp_path):
    load_figures(write(tmp_path, {"NAT-TRN-01": ("", 7)}), seed=1)
    Dossier.objects.for_system("test").filter(number__startswith=PREFIX).update(number=_plain_number())
    outcome = load_figures(write(tmp_path, {"NAT-TRN-01": ("", 4)}), seed=1)
    assert outcome.made == 0
    assert outcome.warnings[0] == "NAT-TRN-01 năm 2020: đã có 7, nhiều hơn số nêu 4."


def _plain_number():
    from django.db.models import Value
    from django.db.models.functions import Concat

    return Concat(Value("DT-"), "pk")


def test_dossiers_lie_in_provinces_of_their_own_day(tmp_path):
    load_figures(write(tmp_path, {"NAT-AGR-01": (80, 80)}), seed=1)
    rows = Dossier.objects.for_system("test").filter(number__startswith=PREFIX).select_related("province", "body")
    provinces = {row.province for row in rows}
    assert all(row.province.is_valid_on(row.event_date) and row.body.province == row.province for row in rows)
    assert len(provinces) > Province.objects.valid_on(timezone.localdate()).count() / 2


def test_same_seed_gives_the_same_titles_and_another_other_ones(tmp_path):
    def titles(seed):
        load_figures(write(tmp_path, {"NAT-DEL-01": ("", 30)}), seed=seed)
        rows = Dossier.objects.for_system("test").filter(number__startswith=PREFIX).order_by("pk")
        return list(rows.values_list("title", "event_date"))

    first = titles(1)
    assert titles(1) == first
    assert titles(2) != first


def test_command_tells_what_has_no_register_and_ends_well(tmp_path, capsys):
    file = write(tmp_path, {"NAT-AGR-01": ("", 2), "NAT-MIS-01": ("", 94), "CTX-01": ("", "7.02")})
    assert main(["world", "--figures", str(file)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "NAT-AGR-01  NAT-AGR-01: năm 2020 nêu 2, dựng được 2",
        "NAT-MIS-01  NAT-MIS-01: bỏ qua (chưa có sổ)",
        "CTX-01      CTX-01: bỏ qua (bối cảnh)",
        "Đã dựng 2 hồ sơ.",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Hãy nêu --figures TỆP.csv hoặc --dossiers SỐ_HỒ_SƠ."),
        (("--figures", "khong-co.csv"), "Không mở được tệp “khong-co.csv”"),
    ],
)
def test_command_of_wrong_use_ends_with_two_and_one_line(words, said, capsys):
    assert main(["world", *words]) == 2
    assert capsys.readouterr().err.startswith(said)
