"""What every form of an act has: choices from nearby, fields needed in a case, days that have come."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError

from doingoai.attachments.models import Attachment
from doingoai.organisations.models import Body
from doingoai.registers.training.actions import Plan
from doingoai.registers.training.models import Attendance, TrainingClass
from doingoai.registers.training.tests.factories import PLAN, open_one
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, visible_dossier
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs


class Example(Inputs):
    body = forms.ModelChoiceField(Body.objects.all(), required=False)
    file = forms.ModelChoiceField(Attachment.objects.all(), required=False)
    attendance = forms.ModelChoiceField(Attendance.objects.all(), required=False)
    day = forms.DateField(required=False)
    paid = forms.BooleanField(required=False)
    source = forms.CharField(required=False)
    near = ("body", "file", "attendance")
    past = ("day",)
    needed_when = {"source": lambda said: said.get("paid")}


@pytest.fixture
def record(fa_officer):
    return open_one(fa_officer)


def test_choices_are_those_of_the_province_and_of_the_record(record, fa_officer):
    own = Attendance.objects.create(training=record, full_name="A", sex="F", position_group="LEADER")
    Attendance.objects.create(training=open_one(fa_officer), full_name="B", sex="F", position_group="LEADER")
    form = Example(actor=fa_officer, record=record)
    assert {body.province.code for body in form.fields["body"].queryset} == {"24"}
    assert list(form.fields["attendance"].queryset) == [own]
    assert Example(actor=fa_officer).fields["attendance"].queryset.count() == 0


def test_officer_of_the_centre_is_offered_the_bodies_of_the_dossiers_province(record, ministry_officer):
    form = Example(actor=ministry_officer, record=record)
    assert {body.province.code for body in form.fields["body"].queryset} == {"24"}
    assert {body.province for body in Example(actor=ministry_officer).fields["body"].queryset} == {None}


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({}, []),
        ({"paid": "on"}, ["source"]),
        ({"paid": "on", "source": "Ngân sách"}, []),
        ({"day": clock.today()}, []),
        ({"day": clock.today() + dt.timedelta(days=1)}, ["day"]),
    ],
)
def test_needed_in_a_case_and_days_that_have_come(record, fa_officer, data, wrong):
    assert list(Example(data, actor=fa_officer, record=record).errors) == wrong


def test_number_of_a_dossier_that_is_not_seen_is_not_found(record, fa_officer, outsider):
    number = record.dossier.number
    assert visible_dossier(f" {number} ", fa_officer) == record.dossier
    for officer, register in ((outsider, ""), (fa_officer, "agreements")):
        with pytest.raises(ValidationError):
            visible_dossier(number, officer, register=register)


def test_what_the_model_asks_of_a_field_is_told_at_the_field(fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        perform(TrainingClass, Plan, actor=fa_officer, **PLAN | {"hours": 0})
    assert list(refusal.value.form.errors) == ["hours"]
    assert perform(TrainingClass, Plan, actor=fa_officer, **PLAN | {"hours": 4}).hours == 4
