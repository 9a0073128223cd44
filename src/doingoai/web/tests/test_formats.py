"""Input formats: the day stands first, in both languages."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

BOTH = pytest.mark.parametrize("language", ["vi", "en"])


@BOTH
@pytest.mark.parametrize("written", ["05/02/2026", "5/2/2026", "05-02-2026", "05.02.2026", "2026-02-05"])
def test_date_is_read_with_the_day_first(language, written):
    with translation.override(language):
        assert forms.DateField().clean(written) == date(2026, 2, 5)


@BOTH
def test_date_that_is_only_american_is_refused(language):
    with translation.override(language), pytest.raises(forms.ValidationError):
        forms.DateField().clean("02/25/2026")


@BOTH
def test_moment_is_read_with_the_day_first(language):
    with translation.override(language):
        assert forms.DateTimeField().clean("05/02/2026 14:30").replace(tzinfo=None) == datetime(2026, 2, 5, 14, 30)


@BOTH
@pytest.mark.parametrize(("written", "value"), [("1.234.567,50", "1234567.50"), ("12,5", "12.5"), ("1234", "1234")])
def test_number_is_read_with_dots_for_thousands(language, written, value):
    with translation.override(language):
        assert forms.DecimalField(localize=True).clean(written) == Decimal(value)
