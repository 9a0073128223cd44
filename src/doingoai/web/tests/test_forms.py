"""Guided forms."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template.loader import render_to_string

from doingoai.web.forms import DateText, GuidedForm, MomentText, NumberText


class Visit(GuidedForm, forms.Form):
    groups = (("Chuyến đi", "Như quyết định cử đoàn.", ("leaves_on", "people")),)
    people = forms.IntegerField(label="Số người", min_value=1)
    leaves_on = forms.DateField(label="Ngày đi", help_text="Mốc tính hạn báo cáo.")
    starts_at = forms.DateTimeField(label="Giờ họp", required=False)
    cost = forms.DecimalField(label="Kinh phí", required=False)
    secret = forms.IntegerField(label="Mã", required=False, widget=forms.HiddenInput)
    place = forms.CharField(label="Nơi đến", required=False)


def test_fields_get_the_written_form_of_their_kind():
    kinds = {name: type(field.widget) for name, field in Visit().fields.items()}
    assert kinds == {
        "people": NumberText,
        "leaves_on": DateText,
        "starts_at": MomentText,
        "cost": NumberText,
        "secret": forms.HiddenInput,
        "place": forms.TextInput,
    }


def test_date_field_says_why_and_how():
    html = str(Visit()["leaves_on"])
    assert all(
        part in html
        for part in ('type="text"', 'placeholder="dd/mm/yyyy"', "required", 'aria-describedby="id_leaves_on_helptext"')
    )
    assert Visit()["leaves_on"].help_text == "Mốc tính hạn báo cáo. Ví dụ 25/02/2026."


def test_values_are_read_the_vietnamese_way():
    form = Visit({"people": "1.200", "leaves_on": "05/02/2026", "starts_at": "05/02/2026 8:30", "cost": "1.234,5"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["people"] == 1200
    assert form.cleaned_data["leaves_on"] == date(2026, 2, 5)
    assert form.cleaned_data["starts_at"].replace(tzinfo=None) == datetime(2026, 2, 5, 8, 30)
    assert form.cleaned_data["cost"] == Decimal("1234.5")


def test_initial_values_are_shown_the_vietnamese_way():
    form = Visit(initial={"leaves_on": date(2026, 2, 5), "cost": Decimal("1234.5")})
    assert 'value="05/02/2026"' in str(form["leaves_on"])
    assert 'value="1.234,5"' in str(form["cost"])


def test_text_box_starts_small_unless_its_author_chose_a_size():
    class Notes(GuidedForm, forms.Form):
        note = forms.CharField(widget=forms.Textarea)
        minutes = forms.CharField(widget=forms.Textarea(attrs={"rows": 20}))

    assert [field.widget.attrs["rows"] for field in Notes().fields.values()] == ["3", 20]


def test_fieldsets_follow_the_groups_and_end_with_the_rest():
    drawn = [(group.title, [field.name for field in group.fields]) for group in Visit().fieldsets()]
    assert drawn == [("Chuyến đi", ["leaves_on", "people"]), ("", ["starts_at", "cost", "place"])]


def test_group_with_an_unknown_field_is_refused():
    class Wrong(Visit):
        groups = (("Sai", "", ("nothing",)),)

    with pytest.raises(KeyError, match="nothing"):
        list(Wrong().fieldsets())


def test_rejected_form_keeps_what_was_typed_and_links_each_error_to_its_field():
    html = render_to_string("web/components/form.html", {"form": Visit({"people": "0", "leaves_on": "31/02/2026"})})
    assert 'value="31/02/2026"' in html
    assert '<a href="#id_leaves_on">' in html
    assert 'aria-describedby="id_leaves_on_helptext id_leaves_on_error"' in html
    assert 'id="id_leaves_on_error"' in html
    assert "có 2 chỗ cần sửa" in html


def test_file_form_is_sent_with_its_files():
    class Upload(GuidedForm, forms.Form):
        paper = forms.FileField()

    assert 'enctype="multipart/form-data"' in render_to_string("web/components/form.html", {"form": Upload()})
