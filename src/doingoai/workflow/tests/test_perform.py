"""The one door: nothing is written when an act is refused, the second of two writers is told, a table is cleaned."""

import pytest

from doingoai.audit.models import Entry
from doingoai.dossiers.models import Counter, Dossier, Reach
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow import outbox
from doingoai.workflow.models import Event
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import Conflict, InvalidInputs, WrongState


def everything():
    counts = [model.objects.count() for model in (Entry, Reach, Event, Counter)]
    return [*counts, Dossier.objects.for_system("test").count()]


def test_refused_opening_leaves_nothing(fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        open_one(fa_officer, title="", topic="UNKNOWN")
    assert sorted(refusal.value.form.errors) == ["title", "topic"]
    assert everything() == [0, 0, 0, 0, 0]


def test_failure_after_the_change_rolls_everything_back(fa_officer, monkeypatch):
    record = open_one(fa_officer)
    before = everything()

    def broken(*_arguments):
        raise RuntimeError("disk full")

    monkeypatch.setattr(outbox, "announce", broken)
    with pytest.raises(RuntimeError):
        perform(record, actions.Submit, actor=fa_officer)
    assert everything() == before
    assert TrainingClass.objects.visible_to(fa_officer).get().dossier.state == "PLANNED"


def test_second_of_two_writers_is_told(fa_officer):
    opened = open_one(fa_officer)
    mine = TrainingClass.objects.visible_to(fa_officer).get()
    perform(opened, actions.Correct, actor=fa_officer, place="Đà Nẵng")
    with pytest.raises(Conflict):
        perform(mine, actions.Correct, actor=fa_officer, version=1, place="Huế")
    with pytest.raises(Conflict):  # also when the page did not say which version it showed
        perform(mine, actions.Correct, actor=fa_officer, place="Huế")
    assert TrainingClass.objects.visible_to(fa_officer).get().place == "Đà Nẵng"


def test_code_that_names_one_field_leaves_the_others(fa_officer):
    record = open_one(fa_officer)
    perform(record, actions.Correct, actor=fa_officer, place="Huế")
    assert (record.place, record.hours, record.dossier.title) == ("Huế", 16, "Lớp bồi dưỡng lễ tân đối ngoại")


def test_ledger_keeps_before_and_after(fa_officer):
    perform(open_one(fa_officer), actions.Correct, actor=fa_officer, place="Huế")
    assert Entry.objects.get(action="training.correct").changes == {"place": ["Bắc Ninh", "Huế"]}


def test_verb_of_another_state_is_refused(fa_officer):
    with pytest.raises(WrongState):
        perform(open_one(fa_officer), actions.Report, actor=fa_officer)


def test_officer_without_a_post_opens_nothing(db):
    from doingoai.organisations.models import Officer

    with pytest.raises(WrongState):
        open_one(Officer.objects.create_user("khong-chuc-danh", full_name="A"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"full_name": "", "sex": "F", "position_group": "LEADER"}, "Dòng 2, Họ và tên: Trường này là bắt buộc."),
        ({"full_name": "B", "sex": "X", "position_group": "LEADER"}, "Dòng 2, Giới tính:"),
    ],
)
def test_error_in_a_table_names_row_and_column(fa_officer, fa_head, row, message):
    record = open_one(fa_officer)
    perform(record, actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=fa_head)
    good = {"full_name": "A", "sex": "F", "position_group": "LEADER"}
    with pytest.raises(InvalidInputs) as refusal:
        perform(record, actions.Hold, actor=fa_officer, attendances=[good, row])
    assert any(message in each for each in refusal.value.messages)


@pytest.mark.covers("SEC-01")
@pytest.mark.parametrize(("text", "refused"), [("MẬT\nLớp lễ tân", True), ("Lớp về bảo mật thông tin", False)])
def test_stamp_of_secrecy_in_a_field_stores_nothing(fa_officer, text, refused):
    if not refused:
        assert open_one(fa_officer, place=text).place == text
        return
    with pytest.raises(InvalidInputs) as refusal:
        open_one(fa_officer, place=text)
    assert list(refusal.value.form.errors) == ["place"]
    assert everything() == [0, 0, 0, 0, 0]
