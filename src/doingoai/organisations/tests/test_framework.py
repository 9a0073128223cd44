"""Bodies of the framework: codes of the exchange axis come from the installation's file, again and again."""

import shutil

import pytest

from doingoai.organisations.framework import load_bodies
from doingoai.organisations.models import Body

pytestmark = pytest.mark.django_db


def test_codes_of_the_exchange_are_read_from_the_file(settings, tmp_path):
    shutil.copy(settings.DATA / "reference" / "bodies.csv", tmp_path)
    for organ_id in ("H05.03", "H05.04"):
        (tmp_path / "organ_codes.csv").write_text(f"code,organ_id,source\nNGV-24-202507,{organ_id},thử\n")
        load_bodies(tmp_path)
        assert Body.objects.get(code="NGV-24-202507").exchange_code == organ_id
    assert Body.objects.get(code="SCT-24-202507").exchange_code == "SCT-24-202507"
