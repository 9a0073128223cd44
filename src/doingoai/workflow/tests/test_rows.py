"""A table in a form: what is told of many errors, and how many rows a page may add."""

import pytest
from django import forms

from doingoai.workflow.rows import MOST, TOLD, Grid, RowsField


class Line(forms.Form):
    name = forms.CharField(label="Tên")


@pytest.mark.parametrize(("wrong", "told"), [(1, 1), (TOLD + 1, TOLD + 1), (TOLD + 2, TOLD + 1), (200, TOLD + 1)])
def test_errors_of_a_long_table_are_told_in_short(wrong, told):
    with pytest.raises(forms.ValidationError) as refusal:
        RowsField(Line).clean([{"name": ""}] * wrong)
    assert len(refusal.value.messages) == told


def test_rest_of_the_errors_is_counted():
    with pytest.raises(forms.ValidationError) as refusal:
        RowsField(Line).clean([{"name": ""}] * 200)
    assert refusal.value.messages[-1] == f"và {200 - TOLD} chỗ nữa; mỗi ô sai nói rõ trong bảng."


def test_page_may_add_rows_up_to_the_limit():
    management = Grid("members", [], Line(prefix="members-__prefix__")).management_form
    assert f'name="members-MAX_NUM_FORMS" value="{MOST}"' in str(management)
