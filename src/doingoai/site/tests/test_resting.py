"""When an instrument is replaced, its page names the rules and templates that rest on it."""

import pytest

from doingoai.reference.models import Instrument

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("number", "named"), [("72/2025/QH15", "national/quyet_dinh.txt"), ("70/2020/QH14", "A-R01")])
def test_page_of_an_instrument_names_what_rests_on_it(signed_in, fa_officer, number, named):
    instrument = Instrument.objects.get(number=number)
    page = signed_in(fa_officer).get(f"/van-ban/quan-he/{instrument.pk}/").content.decode()
    assert named in page
