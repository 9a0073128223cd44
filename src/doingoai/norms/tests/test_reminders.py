"""The two columns that say when a time limit is recalled and to whom it goes; nonsense is refused by the loader."""

import shutil

import pytest
from django.conf import settings

from doingoai.norms.load import load_norms
from doingoai.norms.models import Deadline
from doingoai.norms.reminders import DEFAULT_DAYS, read_reminders, reminders_of


def test_row_without_days_has_those_of_the_domain():
    assert read_reminders("", "").days == DEFAULT_DAYS == (-5, -2, 0, 1)


@pytest.mark.parametrize(
    ("days", "escalation", "told"),
    [
        ("-5,-2,0,1", "", {}),
        ("-5,0", "FA_HEAD", {}),
        ("-2,0,1", "FA_HEAD", {1: ("FA_HEAD",)}),
        ("0,1,5,10", "UBND_CHAIR", {5: ("UBND_CHAIR",), 10: ("UBND_CHAIR",)}),
        ("0,1,5,10", "5:REQUESTER_HEAD,10:UBND_CHAIR", {5: ("REQUESTER_HEAD",), 10: ("UBND_CHAIR",)}),
        ("0,1,5", "5:FA_HEAD, 5:UBND_OFFICE", {5: ("FA_HEAD", "UBND_OFFICE")}),
    ],
)
def test_who_is_told_on_which_day_after_the_deadline(days, escalation, told):
    assert read_reminders(days, escalation).told == told


@pytest.mark.parametrize(
    ("days", "escalation", "said"),
    [
        ("-2,x,1", "", "is not a number"),
        ("0,-2,1", "", "ascending"),
        ("0,1,1", "", "ascending"),
        ("0,1", "BOSS", "is not a role"),
        ("0,1", "1:BOSS", "is not a role"),
        ("0,1", "5:FA_HEAD", "no reminder comes"),
        ("-2,0,1", "-2:FA_HEAD", "no reminder comes"),
        ("0,1", "1:FA_HEAD,", "is not a number"),
    ],
)
def test_nonsense_is_refused(days, escalation, said):
    with pytest.raises(ValueError, match=said):
        read_reminders(days, escalation)


@pytest.mark.django_db
def test_every_row_of_the_data_files_can_be_read():
    rows = Deadline.objects.all()
    assert [rule.key for rule in rows if not reminders_of(rule).days] == []


@pytest.mark.django_db
@pytest.mark.covers("R-DR-18")
def test_late_report_on_a_trip_goes_up_after_five_and_ten_working_days():
    rule = reminders_of(Deadline.objects.get(key="DR_REPORT", province_code=""))
    assert rule.told == {5: ("REQUESTER_HEAD",), 10: ("UBND_CHAIR",)}


@pytest.mark.django_db
def test_loader_names_the_row_that_makes_no_sense(tmp_path):
    shutil.copytree(settings.DATA / "norms", tmp_path / "norms")
    file = tmp_path / "norms" / "deadlines" / "training.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",FA_HEAD,", ",5:FA_HEAD,"), encoding="utf-8")
    with pytest.raises(ValueError, match="DT_REPORT: escalation '5:FA_HEAD'"):
        load_norms(tmp_path / "norms")
