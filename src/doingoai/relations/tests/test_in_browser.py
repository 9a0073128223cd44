"""The pages in a real browser: accessible in light and dark, nothing wider than the screen, nothing forbidden."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from doingoai.reference.models import Instrument
from doingoai.relations.derive import derive_from_reference
from tests.browser.conftest import page_of  # noqa: F401 -- a fixture

pytestmark = pytest.mark.browser


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(problem["id"], [node["target"] for node in problem["nodes"]]) for problem in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_are_accessible_and_fit(page_of, fa_officer, width, scheme):  # noqa: F811
    derive_from_reference()
    law = Instrument.objects.get(number="111/2011/NĐ-CP")
    page, troubles = page_of(fa_officer, width=width, color_scheme=scheme), []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    for path in ("/van-ban/quan-he/", f"/van-ban/quan-he/{law.pk}/"):
        page.goto(path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []
